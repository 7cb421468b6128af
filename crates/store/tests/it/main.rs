//! What every store promises, on each of them, and what is particular to one.

mod backup;
mod check;
mod faults;
mod memory {
    use restride_store::MemoryStore;
    use restride_testkit::store::Opened;

    async fn open() -> Opened<MemoryStore> {
        Opened {
            store: MemoryStore::default(),
            end: Box::pin(async {}),
        }
    }

    restride_testkit::store_keeps_its_promises!(open);
}
mod places;
mod postgres;
mod sqlite;
