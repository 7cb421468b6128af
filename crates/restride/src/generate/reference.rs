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

/// The manual page. It carries the version and no date, so that it changes only with the command line.
pub(super) fn manual(command: &Command) -> Result<String, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone())
        .date("")
        .render(&mut page)
        .map_err(|error| Failure::new(format!("cannot write the manual: {error}")))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
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
    fn the_manual_has_no_date() {
        let manual = manual(&command()).unwrap();
        let title = manual.lines().find(|line| line.starts_with(".TH")).unwrap();
        assert!(!title.contains("20"), "{title}");
        assert!(manual.contains("knowledge"));
    }
}
