//! Where journals are kept: a data folder, a PostgreSQL server, or nowhere.

use sqlx::postgres::PgConnectOptions;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// A place for journals. What it prints never holds a password.
///
/// # Example
///
/// ```
/// use restride_store::Location;
///
/// let location: Location = "postgres://ann:secret@db.example.org/runners".parse()?;
/// assert_eq!(location.to_string(), "postgres://ann@db.example.org:5432/runners");
/// assert!(!format!("{location:?}").contains("secret"));
/// assert_eq!("/var/lib/restride".parse::<Location>()?.to_string(), "/var/lib/restride");
/// # Ok::<(), restride_store::LocationError>(())
/// ```
#[derive(Clone)]
pub enum Location {
    /// In memory, for as long as the program runs: `memory:`.
    Memory,
    /// A data folder with an SQLite database in it.
    Folder(PathBuf),
    /// A PostgreSQL database: `postgres://user:password@host:port/database`.
    Postgres(Box<PgConnectOptions>),
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => formatter.write_str("memory:"),
            Self::Folder(folder) => folder.display().fmt(formatter),
            Self::Postgres(options) => {
                let user = options.get_username();
                write!(formatter, "postgres://{user}@")?;
                match options.get_socket() {
                    Some(socket) => socket.display().fmt(formatter)?,
                    None => formatter.write_str(options.get_host())?,
                }
                let database = options.get_database().unwrap_or(user);
                write!(formatter, ":{}/{database}", options.get_port())
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Location({self})")
    }
}

impl FromStr for Location {
    type Err = LocationError;

    /// Reads `memory:`, a URL of PostgreSQL, or the path of a folder.
    fn from_str(text: &str) -> Result<Self, LocationError> {
        if text == "memory:" {
            return Ok(Self::Memory);
        }
        let Some((scheme, _)) = text.split_once("://") else {
            return match text {
                "" => Err(LocationError::Empty),
                folder => Ok(Self::Folder(folder.into())),
            };
        };
        match scheme {
            "postgres" | "postgresql" => text
                .parse()
                .map(|options| Self::Postgres(Box::new(options)))
                .map_err(|error| LocationError::Postgres(error.to_string())),
            other => Err(LocationError::Unknown(other.to_owned())),
        }
    }
}

/// Why a text is no [`Location`]. It does not repeat the text, which can hold a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocationError {
    /// There is no text.
    Empty,
    /// A URL of another kind.
    Unknown(String),
    /// A PostgreSQL URL that cannot be read.
    Postgres(String),
}

impl fmt::Display for LocationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const EXPECTED: &str = "expected a folder, or postgres://user:password@host:5432/database";
        match self {
            Self::Empty => write!(formatter, "nothing is given; {EXPECTED}"),
            Self::Unknown(scheme) => write!(formatter, "{scheme}:// is not known; {EXPECTED}"),
            Self::Postgres(why) => write!(formatter, "{why}; {EXPECTED}"),
        }
    }
}

impl std::error::Error for LocationError {}
