//! Durable appends per second with eight writers, on each database, beside the least that the same driver can do: one
//! `INSERT` per row, each with a commit of its own, by eight connections at once.
//!
//! `cargo bench -p restride-store`. PostgreSQL is measured when `RESTRIDE_TEST_POSTGRES` names a server.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark measures time, prints its figures and stops when something fails"
)]

use jiff::Timestamp;
use restride_app::store::{Expect, RunnerId, Store as _};
use restride_store::{AnyStore, Location};
use restride_testkit::store::{pain, wait};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection, SqliteConnection, query, raw_sql};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use uuid::Uuid;

const WRITERS: u64 = 8;
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_secs(4);

/// What the bare loop writes into: the columns and keys of an entry, and nothing else.
const SQLITE_TABLE: &str = "CREATE TABLE bare (runner BLOB NOT NULL, position INTEGER NOT NULL, \
     id BLOB NOT NULL, text TEXT NOT NULL, PRIMARY KEY (runner, position), UNIQUE (runner, id)) \
     STRICT, WITHOUT ROWID";
const POSTGRES_TABLE: &str = "DROP TABLE IF EXISTS bare; CREATE TABLE bare (runner UUID NOT NULL, \
     position BIGINT NOT NULL, id UUID NOT NULL, text TEXT NOT NULL, \
     PRIMARY KEY (runner, position), UNIQUE (runner, id))";
const INSERT: &str = "INSERT INTO bare (runner, position, id, text) VALUES ($1, $2, $3, $4)";

/// Numbers that no two entries share.
static NUMBER: AtomicU64 = AtomicU64::new(1);

/// One of the eight.
enum Writer {
    BareSqlite(SqliteConnection),
    BarePostgres(PgConnection),
    Store(AnyStore, RunnerId),
}

/// The bare `INSERT` of an entry, on a connection of either database.
macro_rules! insert {
    ($connection:ident, $number:ident, $entry:ident) => {{
        let insert = query(INSERT)
            .bind(Uuid::from_u128(1))
            .bind($number.cast_signed())
            .bind($entry.id().uuid())
            .bind($entry.to_json());
        insert.execute($connection).await.expect("written");
    }};
}

impl Writer {
    /// Writes one entry; it is durable afterwards.
    async fn write(&mut self) {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let entry = pain(number, 3);
        match self {
            Self::BareSqlite(connection) => insert!(connection, number, entry),
            Self::BarePostgres(connection) => insert!(connection, number, entry),
            Self::Store(store, runner) => {
                let now = Timestamp::UNIX_EPOCH;
                store
                    .append(*runner, Expect::Anything, &[entry], now)
                    .await
                    .expect("appended");
            }
        }
    }
}

/// What a round gave.
#[derive(Clone, Copy)]
struct Figures {
    per_second: f64,
    /// 99 of 100 were not slower.
    slow: Duration,
}

/// Lets the writers write until the round is over.
async fn round(writers: Vec<Writer>) -> Figures {
    let start = Instant::now();
    let tasks: Vec<_> = writers
        .into_iter()
        .map(|mut writer| {
            tokio::spawn(async move {
                let mut took = Vec::new();
                while start.elapsed() < ROUND {
                    let before = Instant::now();
                    writer.write().await;
                    took.push(before.elapsed());
                }
                took
            })
        })
        .collect();
    let mut took = Vec::new();
    for task in tasks {
        took.extend(task.await.expect("a writer that ends well"));
    }
    let seconds = start.elapsed().as_secs_f64();
    took.sort_unstable();
    let count = u32::try_from(took.len()).expect("a count of a few seconds");
    Figures {
        per_second: f64::from(count) / seconds,
        slow: took[took.len() * 99 / 100],
    }
}

/// Rounds of the bare loop, of a runner per writer and of one runner for all, taken in turns; the best of each counts.
async fn compare(name: &str, store: &AnyStore, bare: impl AsyncFn() -> Vec<Writer>) {
    let of_store = |runners: u64| {
        let writer = |writer: u64| {
            let runner = RunnerId(Uuid::from_u128(1 + u128::from(writer % runners)));
            Writer::Store(store.clone(), runner)
        };
        (0..WRITERS).map(writer).collect::<Vec<_>>()
    };
    let mut best: [Option<Figures>; 3] = [None; 3];
    for _ in 0..ROUNDS {
        let rounds = [bare().await, of_store(WRITERS), of_store(1)];
        for (best, writers) in best.iter_mut().zip(rounds) {
            let figures = round(writers).await;
            if best.is_none_or(|best| best.per_second < figures.per_second) {
                *best = Some(figures);
            }
        }
    }
    let [bare, each, one] = best.map(|best| best.expect("at least one round"));
    println!("{name}, {WRITERS} writers, durable writes, best of {ROUNDS} rounds of {ROUND:?}");
    let line = |what: &str, figures: Figures| {
        println!(
            "    {what:<28} {:>7.0}/s   99 % within {:>6.1} ms   {:>5.2} of the bare loop",
            figures.per_second,
            figures.slow.as_secs_f64() * 1000.0,
            figures.per_second / bare.per_second
        );
    };
    line("bare INSERT and commit", bare);
    line("append, a runner each", each);
    line("append, all one runner", one);
}

/// One connection for each writer of the bare loop.
async fn bare<C: Connection>(
    options: &impl ConnectOptions<Connection = C>,
    writer: impl Fn(C) -> Writer,
) -> Vec<Writer> {
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        let connection = options.connect().await.expect("a connection");
        writers.push(writer(connection));
    }
    writers
}

async fn sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Folder(folder.path().join("data"));
    let store = AnyStore::open(&location).await.expect("a store");
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("bare.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_mins(1));
    let mut first = options.connect().await.expect("a connection");
    raw_sql(SQLITE_TABLE)
        .execute(&mut first)
        .await
        .expect("a table");
    let bare = async || bare(&options, Writer::BareSqlite).await;
    compare("SQLite", &store, bare).await;
    store.close().await;
}

async fn postgres(url: &str) {
    let options: PgConnectOptions = url.parse().expect("a PostgreSQL URL");
    let mut first = options.connect().await.expect("a server");
    let name = "restride_bench";
    raw_sql("DROP DATABASE IF EXISTS restride_bench WITH (FORCE)")
        .execute(&mut first)
        .await
        .expect("dropped");
    raw_sql("CREATE DATABASE restride_bench TEMPLATE template0 ENCODING 'UTF8'")
        .execute(&mut first)
        .await
        .expect("created");
    let options = options.database(name);
    let location = Location::Postgres(Box::new(options.clone()));
    let store = AnyStore::open(&location).await.expect("a store");
    let mut table = options.connect().await.expect("a server");
    raw_sql(POSTGRES_TABLE)
        .execute(&mut table)
        .await
        .expect("a table");
    let bare = async || bare(&options, Writer::BarePostgres).await;
    compare("PostgreSQL", &store, bare).await;
    store.close().await;
    raw_sql("DROP DATABASE restride_bench WITH (FORCE)")
        .execute(&mut first)
        .await
        .expect("dropped");
}

fn main() {
    // `cargo test` starts benchmarks too, to see that they start.
    if std::env::args().all(|argument| argument != "--bench") {
        return;
    }
    wait(async {
        sqlite().await;
        match std::env::var("RESTRIDE_TEST_POSTGRES") {
            Ok(url) => postgres(&url).await,
            Err(_) => println!("PostgreSQL: not measured, RESTRIDE_TEST_POSTGRES names no server"),
        }
    });
}
