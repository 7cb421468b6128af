//! Where it comes from, what it is for, and who reviewed it.

use super::Shown;
use crate::assess::page::Page;

pub(super) fn sources(page: &mut Page, shown: &Shown<'_>) {
    if shown.result.sources.is_empty() {
        return;
    }
    page.heading(&shown.label("sources_title"));
    for source in &shown.result.sources {
        let marks: Vec<String> = source.marks.iter().map(|mark| shown.mark(mark)).collect();
        page.item(
            1,
            &format!("{}: {} ({})", source.id, source.title, marks.join("; ")),
        );
    }
}

pub(super) fn intended_use(page: &mut Page, shown: &Shown<'_>) {
    let result = shown.result;
    page.heading(&shown.words.line("urgency.intended_use.name"));
    page.line(1, &shown.label("not_advice"));
    page.line(1, &result.intended_use);
    match &result.reviewed_by {
        Some(clinician) => page.line(1, &shown.filled("reviewed_by", "clinician", clinician)),
        None => page.line(1, &shown.label("not_reviewed")),
    }
    page.line(
        1,
        &shown.words.filled(
            "ui.result.knowledge_line",
            &[
                ("version", &result.knowledge.version),
                ("hash", &result.knowledge.hash),
            ],
        ),
    );
}
