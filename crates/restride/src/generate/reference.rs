//! The command line as a page and as a manual.

use crate::arguments::Arguments;
use crate::failure::Failure;
use clap::{Command, CommandFactory as _};
use std::fmt::Write as _;

/// Columns of the help texts: the same wherever they are generated.
const WIDTH: usize = 100;

/// The whole command line, laid out without looking at a terminal.
pub(super) fn command() -> Command {
    let mut command = Arguments::command()
        .term_width(WIDTH)
        .disable_help_subcommand(true);
    command.build();
    command
}

/// The help of every command and subcommand, hidden ones left out.
pub(super) fn markdown(command: &Command) -> String {
    let mut out = "<!-- Written by `cargo xtask generate`: change crates/restride/src/arguments.rs instead. -->\n\n\
                   # Commands and options\n"
        .to_owned();
    add(&mut out, command, command.get_name());
    out
}

fn add(out: &mut String, command: &Command, path: &str) {
    let help = command
        .clone()
        .bin_name(path)
        .render_long_help()
        .to_string();
    let help: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    write!(out, "\n## {path}\n\n```text\n{}\n```\n", help.join("\n")).ok();
    for inner in command
        .get_subcommands()
        .filter(|inner| !inner.is_hide_set())
    {
        add(out, inner, &format!("{path} {}", inner.get_name()));
    }
}

/// The manual pages of the program and of every command that is not hidden, by file name. They carry the version and no
/// date, so that they change only with the command line.
pub(super) fn manuals(command: &Command) -> Result<Vec<(String, String)>, Failure> {
    let mut pages = Vec::new();
    add_manual(&mut pages, command)?;
    Ok(pages)
}

fn add_manual(pages: &mut Vec<(String, String)>, command: &Command) -> Result<(), Failure> {
    let manual = clap_mangen::Man::new(command.clone()).date("");
    let mut page = Vec::new();
    manual
        .render(&mut page)
        .map_err(|error| Failure::new(format!("cannot write the manual: {error}")))?;
    pages.push((
        manual.get_filename(),
        String::from_utf8_lossy(&page).into_owned(),
    ));
    for inner in command
        .get_subcommands()
        .filter(|inner| !inner.is_hide_set())
    {
        add_manual(pages, inner)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_that_is_not_hidden_has_its_section() {
        let page = markdown(&command());
        for path in [
            "restride",
            "restride assess",
            "restride assess next",
            "restride evaluate",
            "restride knowledge show",
            "restride simulate",
            "restride completions",
        ] {
            assert!(page.contains(&format!("\n## {path}\n")), "{path}");
            assert!(page.contains(&format!("\nUsage: {path}")), "{path}");
        }
        assert!(!page.contains("restride generate\n"), "{page}");
        assert!(
            page.lines()
                .all(|line| line.chars().count() <= 100 || line.starts_with("<!--"))
        );
    }

    #[test]
    fn the_manuals_have_no_date_and_every_page_they_name_is_there() {
        let pages = manuals(&command()).unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&"restride.1") && names.contains(&"restride-assess-next.1"));
        for (name, page) in &pages {
            let title = page.lines().find(|line| line.starts_with(".TH")).unwrap();
            assert!(!title.contains("20"), "{name}: {title}");
            for line in page.lines().filter(|line| line.ends_with("(1)")) {
                let named = line.replace('\\', "").replace("(1)", ".1");
                assert!(names.contains(&named.as_str()), "{name} names {named}");
            }
        }
    }
}
