//! Poolers such as PgBouncer, between this process and PostgreSQL: what they keep of a session, found out by trying.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};

use super::address::Url;
use crate::error::{Refusal, Result};
use crate::process;

/// What a pooler keeps of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pooling {
    /// It gives the connection to somebody else after each transaction, and keeps prepared statements.
    Transaction,
    /// It gives the connection to somebody else after each transaction, and loses prepared statements.
    WithoutStatements,
    /// It gives the connection to somebody else after each statement.
    Statement,
}

impl Pooling {
    /// Refused (`pooler-statement`, `pooler-prepared`): a pooler through which Carnet can't work.
    pub fn must_do(self) -> Result<()> {
        match self {
            Self::Transaction => Ok(()),
            Self::WithoutStatements => Err(Refusal::new("pooler-prepared").into()),
            Self::Statement => Err(Refusal::new("pooler-statement").into()),
        }
    }
}

/// How often to try: other users of the pooler may take the connection in between.
const TRIES: usize = 3;

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Nullable<Text>)]
    value: Option<String>,
}

/// What stands before a database. Two sessions of a server never see each other's settings; if they do, they are one.
pub(super) fn between(url: &str) -> Result<Option<Pooling>> {
    let Url::Postgres(url) = Url::read(url)? else { return Ok(None) };
    let word = process::this().name.as_str();
    let mut first = PgConnection::establish(&url).map_err(anyhow::Error::from)?;
    let mut second = PgConnection::establish(&url).map_err(anyhow::Error::from)?;
    if let Err(error) = first.batch_execute("BEGIN") {
        // PgBouncer says why and hangs up, and only the latter is told; anybody else is well.
        let is_well = second.batch_execute("SELECT 1").is_ok();
        return if is_well { Ok(Some(Pooling::Statement)) } else { Err(error.into()) };
    }
    first.batch_execute("ROLLBACK")?;
    for _ in 0..TRIES {
        // On a connection of our own nobody else has prepared anything.
        if prepare(&mut first).is_err() {
            return Ok(Some(Pooling::WithoutStatements));
        }
        diesel::sql_query("SELECT set_config('carnet.probe', $1, FALSE)").bind::<Text, _>(word).execute(&mut first)?;
        second.batch_execute("BEGIN")?;
        let seen: Setting =
            diesel::sql_query("SELECT current_setting('carnet.probe', TRUE) AS value").get_result(&mut second)?;
        let is_shared = seen.value.as_deref() == Some(word);
        let keeps_statements = !is_shared || prepare(&mut second).is_ok();
        second.batch_execute("ROLLBACK")?;
        if is_shared {
            return Ok(Some(if keeps_statements { Pooling::Transaction } else { Pooling::WithoutStatements }));
        }
    }
    Ok(None)
}

/// A statement that is prepared under a name, as most of ours are: the first of each connection has the same name.
fn prepare(connection: &mut PgConnection) -> QueryResult<()> {
    diesel::select(1.into_sql::<Integer>()).execute(connection).map(drop)
}
