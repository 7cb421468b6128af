//! A PostgreSQL server that crashes while it is written to.

use super::load::{Batch, Ledger, WRITERS, append, look, look_and_ask_again};
use restride_app::store::StoreError;
use restride_core::journal::Appended;
use restride_store::PostgresStore;
use restride_testkit::store::wait;
use std::cell::{Cell, RefCell};
use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tokio::task::{LocalSet, spawn_local};
use tokio::time::sleep;

/// Where the program is that starts a server: `cargo xtask`, which says so to the tests that it runs.
const STARTER: &str = "RESTRIDE_TEST_POSTGRES_STARTER";

/// Crashes of the server.
const CRASHES: u64 = 8;

/// How long a writer waits before it asks again.
const PAUSE: Duration = Duration::from_millis(50);

/// How often something is looked at that others do.
const LOOK: Duration = Duration::from_millis(5);

/// The longest that writers may have to wait for the server after a crash, on a busy machine.
const LONGEST_GAP: Duration = Duration::from_secs(20);

/// A server of our own. It ends when this is dropped.
struct Server {
    program: Child,
    /// What the program says.
    lines: Receiver<String>,
}

impl Server {
    /// Starts a server; returns its address as well.
    fn start(starter: &str) -> (Self, String) {
        let mut program = Command::new(starter)
            .arg("postgres")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program that starts a server can be started");
        let stream = program.stdout.take().expect("its output is piped");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let server = Self { program, lines };
        let address = server
            .lines
            .iter()
            .find(|line| line.starts_with("postgres://"));
        (server, address.expect("the server starts"))
    }

    /// Ends the server without notice and starts it again; returns when it has ended.
    async fn crash(&mut self) {
        let input = self.program.stdin.as_mut().expect("its input is piped");
        input.write_all(b"restart\n").expect("it listens");
        // Others go on writing meanwhile.
        while !self.lines.try_iter().any(|line| line == "restarted") {
            sleep(LOOK).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.program.stdin.take());
        drop(self.program.wait());
    }
}

/// What the writers and the one who crashes the server know of each other.
#[derive(Default)]
struct Shared {
    ledger: RefCell<Ledger>,
    is_over: Cell<bool>,
    /// Appends that were asked for again and were there already.
    known: Cell<u64>,
    /// Errors that writers met.
    errors: Cell<u64>,
}

#[test]
fn no_acknowledged_entry_is_lost_when_the_server_crashes_and_asking_again_makes_no_second() {
    let starter = env::var_os(STARTER).unwrap_or_else(|| {
        panic!("{STARTER} is not set; `cargo xtask test` sets it, `cargo xtask postgres` shows it")
    });
    let (mut server, address) = Server::start(&starter.to_string_lossy());
    wait(LocalSet::new().run_until(async {
        let options = address.parse().expect("an address");
        let store = PostgresStore::open(&options).await.expect("the store opens");
        let shared = Rc::new(Shared::default());
        shared.ledger.borrow_mut().begin(1, 0..WRITERS);
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| spawn_local(keep_writing(store.clone(), writer, Rc::clone(&shared))))
            .collect();
        let mut longest = Duration::ZERO;
        for crash in 0..CRASHES {
            sleep(Duration::from_millis(200 + 100 * (crash % 4))).await;
            server.crash().await;
            longest = longest.max(gap(&shared).await);
        }
        shared.is_over.set(true);
        for writer in writers {
            writer.await.expect("writers do not panic");
        }
        let mut ledger = shared.ledger.take();
        let found = look(&store, &ledger).await.expect("the store can be read");
        found.assert_sound("after all crashes");
        println!(
            "{CRASHES} crashes of the server: {} appends acknowledged, 0 lost; {} errors, {} were there when asked for \
             again; the longest gap took {longest:?}",
            found.kept,
            shared.errors.get(),
            shared.known.get()
        );
        assert!(found.kept > 10 * CRASHES, "the writers have written");
        assert!(shared.errors.get() > 0 || longest > PAUSE, "the crashes were felt");
        look_and_ask_again(&store, &mut ledger).await;
        store.close().await;
    }));
}

/// Appends one batch after the other; asks again for one until it is acknowledged.
async fn keep_writing(store: PostgresStore, writer: u64, shared: Rc<Shared>) {
    for number in 0.. {
        let batch = Batch {
            trial: 1,
            writer,
            number,
        };
        let appended = loop {
            if shared.is_over.get() {
                return;
            }
            match append(&store, batch).await {
                Ok(appended) => break appended,
                Err(StoreError::Unavailable(_) | StoreError::Busy) => {
                    shared.errors.set(shared.errors.get() + 1);
                    sleep(PAUSE).await;
                }
                Err(other) => panic!("writer {writer}: {other}"),
            }
        };
        if appended.contains(&Appended::Known) {
            shared.known.set(shared.known.get() + 1);
        }
        shared.ledger.borrow_mut().acknowledge(batch);
    }
}

/// Waits until something is acknowledged again, and says how long it took.
#[expect(
    clippy::disallowed_methods,
    reason = "the time that it takes is what is tested"
)]
async fn gap(shared: &Shared) -> Duration {
    let before = shared.ledger.borrow().count();
    let crashed = Instant::now();
    while shared.ledger.borrow().count() == before {
        assert!(crashed.elapsed() < LONGEST_GAP, "the store recovers");
        sleep(LOOK).await;
    }
    crashed.elapsed()
}
