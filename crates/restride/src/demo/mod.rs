//! `restride demo`: a made-up runner in a folder of its own, to look around in.

use crate::arguments::DemoOptions;
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::{Shell, Work, is_there};
use crate::{config, say};
use jiff::civil::Date;
use restride_app::demo;

/// Writes the made-up journal into an empty place.
pub(crate) fn run(shell: &Shell<'_>, options: &DemoOptions) -> Result<(), Failure> {
    let Some(folder) = &shell.journal.data else {
        return Err(Failure::new(
            "--data: expected a folder for the made-up journal, found nothing",
        )
        .hint(
            "such as: restride demo --data ./demo; a demo never goes where your own journal is",
        ));
    };
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let config = config::read(shell.journal)?;
    let is_empty = folder
        .read_dir()
        .map_or(true, |mut files| files.next().is_none());
    if is_there(&config) || !is_empty {
        return Err(
            Failure::new(format!("{} is not empty", folder.display())).hint(
                "a demo goes into a new folder: the made-up entries must not mix with real ones",
            ),
        );
    }
    let mut work = Work::at(&pack, config)?;
    let today = match &options.today {
        Some(text) => day(text)?,
        None => work.now().date(),
    };
    if today > work.now().date() {
        return Err(Failure::new(format!("--today: {today} has not come yet")));
    }
    let kept = work.run(async |desk| demo::keep(desk, today).await)?;
    let mut page = Page::default();
    page.line(
        0,
        &words.words.filled(
            "log.demo.written",
            &[
                ("entries", &kept.to_string()),
                ("folder", &folder.display().to_string()),
                ("today", &today.to_string()),
            ],
        ),
    );
    say::result(&page.finish())
}

fn day(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| {
        Failure::new(format!(
            "--today: expected a day such as 2026-11-24, found \"{text}\""
        ))
    })
}
