//! The four questions of a week.

use super::{june, numbers};
use restride_core::diary::weeks;
use restride_core::journal::Journal;
use restride_testkit::journal::Pen;
use serde_json::json;

#[test]
fn four_answers_add_up_and_a_week_without_answers_is_not_there() {
    let mut pen = Pen::new("2026-06-07T20:00:00+02:00");
    let week = |answers: [&str; 4]| {
        let [participation, training, performance, symptoms] = answers;
        json!({"participation": participation, "training": training, "performance": performance, "symptoms": symptoms})
    };
    let cases = [
        (["none", "none", "none", "none"], 0, false),
        (["slight", "moderate", "none", "severe"], 50, false),
        (["none", "none", "moderate", "none"], 17, true),
        (["severe", "severe", "severe", "severe"], 100, true),
    ];
    for (answers, total, is_substantial) in cases {
        let entry = pen.entry("weekly_answers", &week(answers));
        let journal = Journal::from_entries([entry]);
        let all = weeks(&journal.fold(), &numbers());
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].day, all[0].total), (june(7), total));
        assert_eq!(all[0].is_substantial, is_substantial, "{answers:?}");
    }
    assert!(weeks(&Journal::default().fold(), &numbers()).is_empty());
}
