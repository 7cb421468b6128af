//! What is particular to a PostgreSQL server.

use crate::places::{Database, add};
use restride_app::store::{Position, Store as _, StoreError};
use restride_store::{AnyStore, NEWEST_SCHEMA, PostgresStore};
use restride_testkit::store::{Opened, runner, second, wait};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, raw_sql};

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

/// A store on a new database, and what the database is told before it is opened again.
async fn reopened_after(sql: &str) -> (Database, Result<PostgresStore, StoreError>) {
    let database = Database::new().await;
    PostgresStore::open(&database.options)
        .await
        .expect("a store")
        .close()
        .await;
    database.tell(sql).await;
    let opened = PostgresStore::open(&database.options).await;
    (database, opened)
}

#[test]
fn programs_that_open_an_empty_database_at_once_migrate_it_once() {
    wait(async {
        for _ in 0..3 {
            let database = Database::new().await;
            let open = |_program| {
                let options = database.options.clone();
                tokio::spawn(async move {
                    let store = PostgresStore::open(&options).await.expect("a store");
                    store.add_runner(runner(1)).await.expect("added");
                    store.close().await;
                })
            };
            let programs: Vec<_> = (0..6).map(open).collect();
            for program in programs {
                program.await.expect("a program that ends well");
            }
            database.drop_it().await;
        }
    });
}

#[test]
fn a_database_of_a_newer_program_is_refused() {
    wait(async {
        let (database, opened) = reopened_after("UPDATE schema_version SET version = 9").await;
        let newer = StoreError::Newer {
            found: 9,
            known: NEWEST_SCHEMA,
        };
        assert_eq!(opened.map(|_store| ()), Err(newer));
        database.drop_it().await;
    });
}

#[test]
fn a_database_that_would_lose_what_it_acknowledged_is_refused() {
    wait(async {
        let database = Database::new().await;
        let sql = format!(
            "ALTER DATABASE {} SET synchronous_commit = off",
            database.name
        );
        database.tell(&sql).await;
        let opened = PostgresStore::open(&database.options)
            .await
            .map(|_store| ());
        let Err(StoreError::Other(why)) = opened else {
            panic!("{opened:?}");
        };
        assert!(why.contains("synchronous_commit is off"), "{why}");
        database.drop_it().await;
    });
}

#[test]
fn a_read_only_database_can_be_read_and_says_so_on_writing() {
    wait(async {
        let database = Database::new().await;
        let store = PostgresStore::open(&database.options)
            .await
            .expect("a store");
        add(&store, 1, [1]).await.expect("appended");
        store.close().await;
        let sql = format!(
            "ALTER DATABASE {} SET default_transaction_read_only = on",
            database.name
        );
        database.tell(&sql).await;
        let store = PostgresStore::open(&database.options)
            .await
            .expect("a store");
        let rows = store.read(runner(1), Position(0), 9).await.expect("rows");
        assert_eq!(rows.len(), 1);
        assert_eq!(add(&store, 1, [2]).await, Err(StoreError::ReadOnly));
        let refused = store.put_file(runner(1), b"a run", second(0)).await;
        assert_eq!(refused, Err(StoreError::ReadOnly));
        store.close().await;
        database.drop_it().await;
    });
}

#[test]
fn connections_that_broke_are_replaced_without_an_error() {
    wait(async {
        let database = Database::new().await;
        let store = PostgresStore::open(&database.options)
            .await
            .expect("a store");
        for round in 0..5 {
            // Several connections lie idle when they are cut.
            let appends = (0..6).map(|number| {
                let store = store.clone();
                tokio::spawn(async move { add(&store, 1, [round * 6 + number]).await })
            });
            for append in appends.collect::<Vec<_>>() {
                append.await.expect("no panic").expect("appended");
            }
            database
                .tell(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()",
                )
                .await;
        }
        assert_eq!(store.position(runner(1)).await, Ok(Position(30)));
        let rows = store.read(runner(1), Position(0), 99).await.expect("rows");
        assert_eq!(rows.len(), 30);
        store.close().await;
        database.drop_it().await;
    });
}

#[test]
fn a_runner_who_is_held_by_others_for_too_long_is_busy_and_others_are_not() {
    wait(async {
        let database = Database::new().await;
        let store = PostgresStore::open(&database.options)
            .await
            .expect("a store");
        for number in [1, 2] {
            store.add_runner(runner(number)).await.expect("added");
        }
        let mut holder = database.options.connect().await.expect("a connection");
        let held = format!(
            "BEGIN; SELECT 1 FROM runner WHERE runner = '{}' FOR UPDATE",
            runner(1)
        );
        raw_sql(AssertSqlSafe(held))
            .execute(&mut holder)
            .await
            .expect("held");
        let append = async |who: u128| add(&store, who, [1]).await;
        append(2).await.expect("appended");
        assert_eq!(append(1).await, Err(StoreError::Busy));
        raw_sql("COMMIT")
            .execute(&mut holder)
            .await
            .expect("let go");
        append(1).await.expect("appended");
        holder.close().await.expect("an orderly end");
        store.close().await;
        database.drop_it().await;
    });
}

#[test]
fn a_role_that_may_only_read_and_add_is_enough_once_the_tables_are_there() {
    wait(async {
        let database = Database::new().await;
        let owner = PostgresStore::open(&database.options)
            .await
            .expect("a store");
        owner.close().await;
        let role = format!("{}_role", database.name);
        let grant = format!(
            "DROP ROLE IF EXISTS {role}; CREATE ROLE {role} LOGIN; \
             GRANT SELECT ON schema_version TO {role}; \
             GRANT SELECT, INSERT ON runner, journal_entry, journal_file TO {role}; \
             GRANT UPDATE (position) ON runner TO {role}"
        );
        database.tell(&grant).await;
        let options = database.options.clone().username(&role);
        let store = PostgresStore::open(&options).await.expect("a store");
        add(&store, 1, [1, 2]).await.expect("appended");
        add(&store, 1, [3]).await.expect("appended");
        let hash = store
            .put_file(runner(1), b"a run", second(0))
            .await
            .expect("kept");
        let kept = store.file(runner(1), &hash).await.expect("read");
        assert_eq!(kept.as_deref(), Some(b"a run".as_slice()));
        assert!(!store.check().await.expect("a check").is_damaged());
        store.close().await;
        database
            .tell(&format!("DROP OWNED BY {role}; DROP ROLE {role}"))
            .await;
        database.drop_it().await;
    });
}

#[test]
fn a_server_that_is_not_there_is_named_without_the_password() {
    let location = "postgres://ann:secret@127.0.0.1:1/runners";
    let location = location.parse().expect("a location");
    let opened = wait(AnyStore::open(&location)).map(|_store| ());
    let Err(StoreError::Unavailable(why)) = opened else {
        panic!("{opened:?}");
    };
    assert!(!why.contains("secret"), "{why}");
}
