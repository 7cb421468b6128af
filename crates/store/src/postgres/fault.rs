//! What PostgreSQL's errors mean for whoever asked. Codes: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.

use restride_app::store::StoreError;
use sqlx::Error;

/// The meaning of an error.
#[expect(clippy::needless_pass_by_value, reason = "the shape of `map_err`")]
pub(super) fn fault(error: Error) -> StoreError {
    match &error {
        Error::Database(database) => {
            let code = database.code().unwrap_or_default();
            by_code(&code, database.message())
        }
        Error::Io(_)
        | Error::Tls(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed
        | Error::BeginFailed
        // What a connection says that broke in the middle of an answer.
        | Error::Protocol(_) => StoreError::Unavailable(error.to_string()),
        Error::ColumnDecode { .. } | Error::Decode(_) => StoreError::Damaged(error.to_string()),
        _ => StoreError::Other(error.to_string()),
    }
}

fn by_code(code: &str, message: &str) -> StoreError {
    match code {
        // No room for tables or for the write-ahead log.
        "53100" => StoreError::Full,
        // A standby, or a database set to reading only.
        "25006" => StoreError::ReadOnly,
        // Cancelled for taking too long, lock not available, serialization failure, deadlock.
        "57014" | "55P03" | "40001" | "40P01" => StoreError::Busy,
        // Data or index corrupted.
        "XX001" | "XX002" => StoreError::Damaged(message.to_owned()),
        // Too many connections, out of memory, idle in a transaction for too long.
        "53300" | "53200" | "25P03" => StoreError::Unavailable(message.to_owned()),
        // Connection exceptions; the server is stopping, stopped or starting.
        _ if code.starts_with("08") || code.starts_with("57P") => {
            StoreError::Unavailable(message.to_owned())
        }
        // Prepared statement exists already, or does not: someone between here and the server mixes up connections.
        "42P05" | "26000" => StoreError::Other(format!(
            "{message}: the pooler does not keep track of prepared statements; use its session mode, or \
             PgBouncer 1.21 or newer with max_prepared_statements"
        )),
        // Wrong password or no such user, no such database.
        "28P01" | "28000" | "3D000" => StoreError::Unavailable(message.to_owned()),
        _ => StoreError::Other(format!("{message} (PostgreSQL {code})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_what_the_caller_can_do() {
        let unavailable = || StoreError::Unavailable("words".to_owned());
        let cases = [
            ("53100", StoreError::Full),
            ("25006", StoreError::ReadOnly),
            ("57014", StoreError::Busy),
            ("55P03", StoreError::Busy),
            ("40001", StoreError::Busy),
            ("57P01", unavailable()),
            ("57P03", unavailable()),
            ("08006", unavailable()),
            ("28P01", unavailable()),
            ("XX001", StoreError::Damaged("words".to_owned())),
            (
                "42P01",
                StoreError::Other("words (PostgreSQL 42P01)".to_owned()),
            ),
        ];
        for (code, expected) in cases {
            assert_eq!(by_code(code, "words"), expected, "{code}");
        }
        let pooler = by_code("42P05", "words").to_string();
        assert!(pooler.contains("words: the pooler"), "{pooler}");
    }
}
