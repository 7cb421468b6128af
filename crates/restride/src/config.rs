//! Where the journal is: options first, then the environment, then the convention of the system.

use crate::arguments::JournalOptions;
use crate::failure::Failure;
use etcetera::{AppStrategy as _, AppStrategyArgs, choose_app_strategy};
use restride_app::store::RunnerId;
use restride_store::Location;
use std::env;
use uuid::Uuid;

/// The variable with the folder of the journal.
pub(crate) const DATA: &str = "RESTRIDE_DATA";
/// The variable with the database of a host.
pub(crate) const DATABASE: &str = "RESTRIDE_DATABASE";
/// The variable with the id of the runner.
pub(crate) const RUNNER: &str = "RESTRIDE_RUNNER";

/// Where the journal is, and whose it is; `None` when it was not said.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) location: Location,
    pub(crate) runner: Option<RunnerId>,
}

/// Reads options and environment.
pub(crate) fn read(options: &JournalOptions) -> Result<Config, Failure> {
    let location = location(options, variable)?;
    let runner = options.runner.clone().or_else(|| variable(RUNNER));
    let runner = runner.map(|text| runner_id(&text)).transpose()?;
    if matches!(location, Location::Postgres(_)) && runner.is_none() {
        return Err(
            Failure::new("--runner: expected the id of a runner, found nothing")
                .hint("a database holds the journals of many: say whose with --runner ID"),
        );
    }
    Ok(Config { location, runner })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the binary reads the environment, here and nowhere else but for the clock and the terminal"
)]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn location(
    options: &JournalOptions,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Location, Failure> {
    if let Some(folder) = &options.data {
        return Ok(Location::Folder(folder.clone()));
    }
    if let Some(url) = &options.database {
        return database(url, "--database");
    }
    match (variable(DATA), variable(DATABASE)) {
        (Some(_), Some(_)) => Err(Failure::new(format!(
            "{DATA} and {DATABASE} are both set, and only one can hold the journal"
        ))
        .hint("unset one of them, or give --data or --database")),
        (Some(folder), None) => Ok(Location::Folder(folder.into())),
        (None, Some(url)) => database(&url, DATABASE),
        (None, None) => by_convention(),
    }
}

/// A password may be part of it: it is never printed.
fn database(url: &str, name: &str) -> Result<Location, Failure> {
    match url.parse() {
        Ok(location @ Location::Postgres(_)) => Ok(location),
        Ok(Location::Memory | Location::Folder(_)) => Err(Failure::new(format!(
            "{name}: expected postgres://user@host/database"
        ))
        .hint("for a journal in a folder, give --data DIR")),
        Err(error) => Err(Failure::new(format!("{name}: {error}"))),
    }
}

fn by_convention() -> Result<Location, Failure> {
    let names = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "Restride".to_owned(),
        app_name: "Restride".to_owned(),
    };
    choose_app_strategy(names)
        .map(|strategy| Location::Folder(strategy.data_dir()))
        .ok()
        .ok_or_else(|| {
            Failure::new("this system does not say where programs keep their data")
                .hint("give a folder with --data DIR")
        })
}

fn runner_id(text: &str) -> Result<RunnerId, Failure> {
    Uuid::try_parse(text).ok().map(RunnerId).ok_or_else(|| {
        Failure::new(format!(
            "--runner: expected the id of a runner (a UUID), found \"{text}\""
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn check(data: Option<&str>, set: &[(&str, &str)], expected: &str) {
        let options = JournalOptions {
            data: data.map(PathBuf::from),
            ..JournalOptions::default()
        };
        let variable = |name: &str| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let found = match location(&options, variable) {
            Ok(location) => location.to_string(),
            Err(failure) => failure.what().to_owned(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn an_option_comes_before_a_variable_and_two_places_are_refused() {
        check(Some("here"), &[(DATA, "there")], "here");
        check(None, &[(DATA, "there")], "there");
        check(
            None,
            &[(DATABASE, "postgres://u:secret@h/d")],
            "postgres://u@h:5432/d",
        );
        check(
            None,
            &[(DATABASE, "some/folder")],
            "RESTRIDE_DATABASE: expected postgres://user@host/database",
        );
        check(
            None,
            &[(DATA, "there"), (DATABASE, "postgres://h/d")],
            "RESTRIDE_DATA and RESTRIDE_DATABASE are both set, and only one can hold the journal",
        );
    }
}
