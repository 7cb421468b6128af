//! The body in text: three small figures with the numbers of the list at the places.
//!
//! A picture helps to point; the list says the same in words and is always there, also for a place that has no spot
//! here. Beside a list the figures are smaller.

use super::wrap::WIDTH;
use Figure::{Back, Front, Side};

/// The question whose values are drawn.
pub(super) const QUESTION: &str = "sites";

/// A figure, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Front,
    Side,
    Back,
}

/// Where the number of a value begins: the row of the drawing, and the column in its figure, from 0.
#[derive(Debug, Clone, Copy)]
struct Spot {
    value: &'static str,
    figure: Figure,
    row: usize,
    column: usize,
}

const fn spot(value: &'static str, figure: Figure, row: usize, column: usize) -> Spot {
    Spot {
        value,
        figure,
        row,
        column,
    }
}

/// Every place that the body has room for.
const SPOTS: [Spot; 13] = [
    spot("groin_front", Front, 4, 5),
    spot("groin_deep", Front, 5, 8),
    spot("pubic", Front, 6, 12),
    spot("thigh_front", Front, 9, 4),
    spot("thigh_inner", Front, 9, 9),
    spot("knee", Front, 11, 6),
    spot("below_knee", Front, 13, 7),
    spot("lateral", Side, 5, 7),
    spot("thigh_outer", Side, 9, 7),
    spot("low_back", Back, 2, 14),
    spot("buttock", Back, 5, 14),
    spot("sit_bone", Back, 7, 14),
    spot("thigh_back", Back, 9, 14),
];

/// Columns of each figure, the gap behind it included.
const COLUMNS: [usize; 3] = [26, 22, 24];

/// The outlines: front, side (the front of the body is on the right), back.
const OUTLINES: &str = r"
     |             |            |     |              |      :      |
    /               \          /       \            /       :       \
   /        .        \        (         |          /        :        \
  |                   |      (          |         |         :         |
  | \               / |     (           |         |         |         |
  |   \           /   |     (           |         |         |         |
  |     \       /     |      \          |         |         |         |
  |       \   /       |       \        |          |  .______|______.  |
  |        \_/        |        |       |          |         |         |
  |         |         |        |       |          |         |         |
   |        |        |         |       |           |        |        |
    |      | |      |           |      )            |      | |      |
    |      | |      |           |      )            |      | |      |
     |     | |     |           (     |               |     | |     |
     |_____| |_____|            |____\__             |_____| |_____|
";

/// The figures, with the position (from 1) of each of `values` at its place. Values without a place are left out.
/// `names` stand below the figures.
pub(super) fn figure(values: &[String], names: &[String]) -> String {
    let mut rows: Vec<Vec<char>> = OUTLINES
        .trim_matches('\n')
        .lines()
        .map(|line| format!("{line:WIDTH$}").chars().collect())
        .collect();
    for (position, value) in values.iter().enumerate() {
        let Some(spot) = SPOTS.iter().find(|spot| spot.value == value) else {
            continue;
        };
        let digits = (position + 1).to_string();
        let place = rows
            .get_mut(spot.row)
            .and_then(|row| row.get_mut(start(spot)..start(spot) + digits.len()));
        if let Some(place) = place {
            place.copy_from_slice(&digits.chars().collect::<Vec<_>>());
        }
    }
    rows.push(
        COLUMNS
            .iter()
            .zip(names)
            .flat_map(|(columns, name)| format!("{name:^columns$}").chars().collect::<Vec<_>>())
            .collect(),
    );
    let lines: Vec<String> = rows
        .iter()
        .map(|row| row.iter().collect::<String>().trim_end().to_owned())
        .collect();
    lines.join("\n") + "\n"
}

/// Columns of the small drawing.
pub(super) const SMALL_WIDTH: usize = 36;

/// Columns of each small figure, the gap behind it included.
const SMALL_COLUMNS: [usize; 3] = [14, 9, 13];

/// The small outlines: front, side, back.
const SMALL: [[&str; 3]; 13] = [
    [" |         |", " |    |", " |    :    |"],
    [" |         |", " /    \\", " |    :    |"],
    ["/           \\", "(     |", "/     :     \\"],
    ["|\\         /|", "(     |", "|     |     |"],
    ["| \\       / |", "(     |", "|     |     |"],
    ["|  \\     /  |", "|     |", "|     |     |"],
    ["|   \\___/   |", "|     |", "|  .__|__.  |"],
    ["|     |     |", "|     |", "|     |     |"],
    ["|     |     |", "|     |", "|     |     |"],
    ["|     |     |", "|     |", "|     |     |"],
    [" |   | |   |", " |   |", " |   | |   |"],
    [" |   | |   |", " |   |", " |   | |   |"],
    [" |___| |___|", " |___|__", " |___| |___|"],
];

/// Value, row and column of every place in the small drawing.
const SMALL_SPOTS: [(&str, usize, usize); 13] = [
    ("groin_front", 3, 3),
    ("groin_deep", 4, 4),
    ("pubic", 6, 6),
    ("thigh_front", 8, 2),
    ("thigh_inner", 8, 4),
    ("knee", 10, 2),
    ("below_knee", 11, 2),
    ("lateral", 4, 16),
    ("thigh_outer", 8, 16),
    ("low_back", 1, 31),
    ("buttock", 4, 31),
    ("sit_bone", 6, 30),
    ("thigh_back", 8, 31),
];

/// The rows of a small drawing that stands beside the list of `values`, with `names` below.
pub(super) fn beside(values: &[String], names: &[String]) -> Vec<String> {
    let joined = |parts: &mut dyn Iterator<Item = String>| parts.collect::<String>();
    let mut rows: Vec<String> = SMALL
        .iter()
        .map(|outlines| {
            let parts = outlines.iter().zip(SMALL_COLUMNS);
            joined(&mut parts.map(|(outline, columns)| format!("{outline:columns$}")))
        })
        .collect();
    for (position, value) in values.iter().enumerate() {
        let digits = (position + 1).to_string();
        let spot = SMALL_SPOTS.iter().find(|(place, ..)| place == value);
        if let Some((_, row, column)) = spot
            && let Some(row) = rows.get_mut(*row)
            && row.is_char_boundary(column + digits.len())
        {
            row.replace_range(*column..column + digits.len(), &digits);
        }
    }
    let names = names.iter().zip(SMALL_COLUMNS);
    rows.push(joined(&mut names.map(|(name, columns)| {
        let width = columns - 1;
        format!("{name:^width$} ")
    })));
    rows.iter().map(|row| row.trim_end().to_owned()).collect()
}

/// The column of the drawing where a spot's number begins.
fn start(spot: &Spot) -> usize {
    let before = match spot.figure {
        Front => 0,
        Side => 1,
        Back => 2,
    };
    COLUMNS.iter().take(before).sum::<usize>() + spot.column
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::knowledge;

    fn values() -> Vec<String> {
        let knowledge = knowledge();
        let sites = knowledge.question(QUESTION).unwrap();
        knowledge.questions[sites].kind.values().to_vec()
    }

    fn names() -> Vec<String> {
        ["front", "side", "back"].map(ToOwned::to_owned).to_vec()
    }

    #[test]
    fn every_site_of_the_pack_stands_once_in_the_figure() {
        let drawing = figure(&values(), &names());
        let numbers: Vec<usize> = drawing
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        assert_eq!(
            sorted,
            (1..=values().len()).collect::<Vec<_>>(),
            "{drawing}"
        );
    }

    #[test]
    fn every_site_of_the_pack_stands_once_in_the_small_figure() {
        let drawing = beside(&values(), &names());
        let empty = beside(&[], &names());
        assert!(
            drawing
                .iter()
                .all(|row| row.is_ascii() && row.len() <= SMALL_WIDTH)
        );
        assert!(
            drawing.len() <= values().len() + 1,
            "it fits beside the list"
        );
        let drawing = drawing.join("\n");
        let mut numbers: Vec<usize> = drawing
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect();
        numbers.sort_unstable();
        let all: Vec<usize> = (1..=values().len()).collect();
        assert_eq!(numbers, all, "{drawing}");
        for (outline, letter) in empty.join("\n").chars().zip(drawing.chars()) {
            assert!(
                outline == letter || [' ', '_'].contains(&outline),
                "{drawing}"
            );
        }
    }

    #[test]
    fn a_number_never_hides_a_line_that_joins_two_parts() {
        let empty = figure(&[], &names());
        let full = figure(&values(), &names());
        for (bare, drawn) in empty.lines().zip(full.lines()) {
            for (outline, letter) in bare.chars().zip(drawn.chars()) {
                assert!(outline == letter || [' ', '_'].contains(&outline), "{full}");
            }
        }
    }

    #[test]
    fn the_figure_is_plain_text_of_at_most_76_columns() {
        let drawing = figure(&values(), &names());
        assert!(drawing.is_ascii());
        assert!(drawing.lines().all(|line| line.len() <= WIDTH), "{drawing}");
    }

    #[test]
    fn a_place_that_the_body_lacks_is_left_out_and_keeps_the_other_numbers() {
        let values = ["elbow".to_owned(), "lateral".to_owned()];
        let drawing = figure(&values, &names());
        assert!(drawing.contains('2') && !drawing.contains('1'), "{drawing}");
    }
}
