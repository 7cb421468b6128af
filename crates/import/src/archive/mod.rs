//! Archives: zip files of activities, as accounts hand them out.
//!
//! An [`Archive`] is an index: it is made once, and then any number of workers read entries by it at the same time, each
//! through an [`EntryReader`] of its own. Archives inside the archive are opened as well; their entries are listed like the others.
//! Names of entries are shown and compared, never used as paths.
//!
//! ```
//! use std::io::Cursor;
//! use restride_import::archive::{Archive, MemorySpool};
//! use restride_import::Limits;
//!
//! let empty_zip = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
//! let spool = MemorySpool::default();
//! let archive = Archive::index(Cursor::new(&empty_zip), &spool, Limits::default())?;
//! assert_eq!(archive.entries().len(), 0);
//! # Ok::<(), restride_import::Refusal>(())
//! ```

mod account;
mod bounded;
mod directory;
mod garmin;
mod index;
mod reader;
mod spool;
mod strava;
mod told;

pub use account::{Account, AccountKind};
pub use index::{Archive, Entry};
pub use reader::EntryReader;
pub use spool::{MemorySpool, ReadSeek, Spool};
pub use told::{Told, ToldShoe};
