//! The one that writes. Appends that wait while a group is made durable become the next group: one flush of the disk
//! answers them all, and each of them is told only afterwards.

use super::connection::{LARGEST_LOG, PATIENCE, begin, connect};
use super::fault::fault;
use super::folder::beside;
use super::queries;
use crate::append::{Line, is_refusal};
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, Position, Receipt, RunnerId, StoreError};
use sqlx::{Connection as _, SqliteConnection};
use std::path::PathBuf;
use tokio::sync::{mpsc, oneshot};

/// The most changes in one group.
const LARGEST_GROUP: usize = 256;

/// The write-ahead log is cut back once it has grown to this.
const LOG_TO_CUT: u64 = LARGEST_LOG / 4;

/// What is to be written.
#[derive(Debug)]
pub(super) enum Change {
    AddRunner,
    Append {
        expect: Expect,
        lines: Vec<Line>,
        files: Vec<PackedFile>,
        arrival: i64,
    },
}

type Answer = Result<Receipt, StoreError>;

#[derive(Debug)]
struct Job {
    runner: RunnerId,
    change: Change,
    answer: oneshot::Sender<Answer>,
}

#[derive(Debug)]
enum Message {
    Job(Job),
    /// Write what was handed in, close the file, and say so.
    Close(oneshot::Sender<()>),
}

/// Where changes are handed in. When every clone is gone, what was handed in is written and the file is closed.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    messages: mpsc::Sender<Message>,
}

impl Writer {
    /// Starts writing on this connection, in a task of the current runtime.
    pub(super) fn start(database: PathBuf, connection: SqliteConnection) -> Self {
        let (messages, waiting) = mpsc::channel(LARGEST_GROUP);
        tokio::spawn(write_all(Desk::new(database, connection), waiting));
        Self { messages }
    }

    /// A writer of what is only read: every change is refused.
    pub(super) fn none() -> Self {
        Self {
            messages: mpsc::channel(1).0,
        }
    }

    /// Writes a change; it is durable when this returns. The receipt says something for appends only.
    pub(super) async fn write(&self, runner: RunnerId, change: Change) -> Answer {
        let (answer, answered) = oneshot::channel();
        let job = Job {
            runner,
            change,
            answer,
        };
        let gone = || StoreError::Unavailable("it was closed".to_owned());
        let sent = self.messages.send(Message::Job(job)).await;
        sent.map_err(|_closed| gone())?;
        answered.await.map_err(|_closed| gone())?
    }

    /// Writes what was handed in by whichever clone and closes the file. Nothing can be written afterwards.
    pub(super) async fn close(&self) {
        let (close, closed) = oneshot::channel();
        if self.messages.send(Message::Close(close)).await.is_ok() {
            // An error means that someone else closed it.
            drop(closed.await);
        }
    }
}

async fn write_all(mut desk: Desk, mut waiting: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(LARGEST_GROUP);
    let mut closing = Vec::new();
    while waiting.recv_many(&mut messages, LARGEST_GROUP).await > 0 {
        let mut group = Vec::with_capacity(messages.len());
        for message in messages.drain(..) {
            match message {
                Message::Job(job) => group.push(job),
                Message::Close(close) => {
                    // What was sent before still comes.
                    waiting.close();
                    closing.push(close);
                }
            }
        }
        let answers = desk.write(&group).await;
        for (job, answer) in group.into_iter().zip(answers) {
            // Who gave up waiting is not told.
            drop(job.answer.send(answer));
        }
    }
    desk.close().await;
    for close in closing {
        close.send(()).ok();
    }
}

/// The connection that writes.
struct Desk {
    database: PathBuf,
    /// `None` after an error that leaves the state of a connection open; a new one is made then.
    connection: Option<SqliteConnection>,
    /// The size of the write-ahead log at which it is cut back next.
    log_to_cut: u64,
}

impl Desk {
    const fn new(database: PathBuf, connection: SqliteConnection) -> Self {
        Self {
            database,
            connection: Some(connection),
            log_to_cut: LOG_TO_CUT,
        }
    }

    /// Writes a group and gives each job its answer, in order.
    async fn write(&mut self, group: &[Job]) -> Vec<Answer> {
        if group.is_empty() {
            return Vec::new();
        }
        let error = match self.commit(group).await {
            Ok(answers) => {
                self.cut_log().await;
                return answers;
            }
            Err(error) => error,
        };
        let is_everyones = matches!(
            error,
            StoreError::Busy
                | StoreError::Full
                | StoreError::ReadOnly
                | StoreError::Unavailable(_)
                | StoreError::Newer { .. }
        );
        if is_everyones || group.len() == 1 {
            return group.iter().map(|_job| Err(error.clone())).collect();
        }
        // One change that cannot be written must not cost the others.
        let mut answers = Vec::with_capacity(group.len());
        for job in group {
            let alone = self.commit(std::slice::from_ref(job)).await;
            answers.push(alone.and_then(|mut answers| {
                let only = answers.pop();
                only.unwrap_or_else(|| Err(StoreError::Other("no answer".to_owned())))
            }));
        }
        answers
    }

    /// Writes a group in one transaction. Refusals are answers; an error means that nothing of the group is written.
    async fn commit(&mut self, group: &[Job]) -> Result<Vec<Answer>, StoreError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(&self.database).await?,
        };
        let done = transact(&mut connection, group).await;
        // After anything but an orderly end a new connection starts from what is on the disk.
        if done.is_ok() || matches!(done, Err(StoreError::Busy)) {
            self.connection = Some(connection);
        }
        done
    }

    /// Moves the write-ahead log into the database and cuts it back when it grew. Readers may forbid it; then the next
    /// try comes when it grew further.
    async fn cut_log(&mut self) {
        let log = std::fs::metadata(beside(&self.database, "-wal"));
        let size = log.map_or(0, |log| log.len());
        if size < self.log_to_cut {
            return;
        }
        self.log_to_cut = size + LOG_TO_CUT;
        let Some(connection) = &mut self.connection else {
            return;
        };
        if truncate_log(connection).await {
            self.log_to_cut = LOG_TO_CUT;
        }
    }

    async fn close(self) {
        if let Some(connection) = self.connection {
            // Nothing is lost when this fails: what was acknowledged is in the write-ahead log.
            drop(connection.close().await);
        }
    }
}

/// Cuts the write-ahead log back; false when someone reads what it holds.
async fn truncate_log(connection: &mut SqliteConnection) -> bool {
    // Do not make writers wait for readers.
    let sql = "PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE)";
    let cut = sqlx::raw_sql(sql).fetch_all(&mut *connection).await;
    let patience = format!("PRAGMA busy_timeout = {}", PATIENCE.as_millis());
    let restored = sqlx::raw_sql(sqlx::AssertSqlSafe(patience))
        .execute(connection)
        .await;
    let was_busy = |rows: &[sqlx::sqlite::SqliteRow]| {
        use sqlx::Row as _;
        let last = rows.last();
        last.and_then(|row| row.try_get::<i64, _>(0).ok()) != Some(0)
    };
    restored.is_ok() && cut.is_ok_and(|rows| !was_busy(&rows))
}

async fn transact(
    connection: &mut SqliteConnection,
    group: &[Job],
) -> Result<Vec<Answer>, StoreError> {
    let mut transaction = begin(connection).await?;
    let mut answers = Vec::with_capacity(group.len());
    for job in group {
        match apply(&mut transaction, job).await {
            Ok(receipt) => answers.push(Ok(receipt)),
            // It is refused before anything of it is written.
            Err(refusal) if is_refusal(&refusal) => answers.push(Err(refusal)),
            Err(error) => {
                // The error is the news; the transaction ends with the connection if not here.
                drop(transaction.rollback().await);
                return Err(error);
            }
        }
    }
    transaction.commit().await.map_err(fault)?;
    Ok(answers)
}

async fn apply(connection: &mut SqliteConnection, job: &Job) -> Answer {
    let runner = job.runner;
    match &job.change {
        Change::AddRunner => {
            queries::add_runner(connection, runner).await?;
            Ok(Receipt {
                position: Position::default(),
                appended: Vec::new(),
            })
        }
        Change::Append {
            expect,
            lines,
            files,
            arrival,
        } => queries::append_with(connection, runner, *expect, lines, files, *arrival).await,
    }
}
