//! What is particular to a PostgreSQL server.

use crate::places::Database;
use restride_store::PostgresStore;
use restride_testkit::store::Opened;

async fn open() -> Opened<PostgresStore> {
    let database = Database::new().await;
    let store = PostgresStore::open(&database.options)
        .await
        .expect("a store");
    Opened {
        store,
        end: Box::pin(async move { database.drop_it().await }),
    }
}

restride_testkit::store_keeps_its_promises!(open);
