//! What is particular to a data folder.

use crate::places::folder;
use restride_store::SqliteStore;
use restride_testkit::store::Opened;

async fn open() -> Opened<SqliteStore> {
    let folder = folder();
    let store = SqliteStore::open(folder.path()).await.expect("a store");
    Opened {
        store,
        end: Box::pin(async move { folder.close().expect("an orderly end") }),
    }
}

restride_testkit::store_keeps_its_promises!(open);
