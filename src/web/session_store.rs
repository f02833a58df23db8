//! Sessions in the database. A key is kept as its digest only: who reads the table cannot use a session.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;
use anyhow::Context;
use diesel::prelude::*;

use super::token;
use crate::db::{self, Database, Outage};
use crate::error::Result;
use crate::schema::sessions;

type Body = HashMap<String, String>;

/// What a session holds when the database could not be asked: the name of the outage, if there is one.
pub(super) const UNREADABLE: &str = "unreadable";

/// Sessions in the table `sessions`.
pub(super) struct DatabaseStore {
    database: Database,
    trouble: Trouble,
}

/// What kept sessions from being written last. The middleware tells only that one could not be kept, not why. Cheap to
/// clone.
#[derive(Clone, Default)]
pub(super) struct Trouble(Arc<Mutex<Option<(Instant, Outage)>>>);

impl Trouble {
    /// How long ago it may be to be the reason of what failed just now.
    const RECENT: std::time::Duration = std::time::Duration::from_secs(5);

    fn note(&self, outage: Outage) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), outage));
    }

    /// The outage that kept a session from being written a moment ago, if one did.
    pub(super) fn recent(&self) -> Option<Outage> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(at, _)| at.elapsed() < Self::RECENT).map(|(_, outage)| outage)
    }
}

impl DatabaseStore {
    pub(super) fn new(database: Database, trouble: Trouble) -> Self {
        Self { database, trouble }
    }

    /// In the line of writers, so that no import at work keeps a user waiting.
    async fn write(&self, work: impl FnOnce(&mut db::Db) -> QueryResult<usize> + Send + 'static) -> Result<()> {
        let written = self.database.run(move |db| db::write(db, |db| Ok(work(db).map(drop)?))).await;
        if let Some(outage) = written.as_ref().err().and_then(Outage::of) {
            self.trouble.note(outage);
        }
        written
    }

    async fn insert(&self, body: Body, ttl: &Duration) -> Result<SessionKey> {
        let key = token::random_name()?;
        let (digest, user, text) = (token::digest(&key), user(&body), serde_json::to_string(&body)?);
        let expires = db::now() + chrono::Duration::seconds(ttl.whole_seconds());
        let row = (
            sessions::key.eq(digest),
            sessions::user_id.eq(user),
            sessions::body.eq(text),
            sessions::expires_at.eq(expires),
        );
        self.write(move |db| diesel::insert_into(sessions::table).values(row).execute(db)).await?;
        Ok(key.try_into().context("a session key is too long")?)
    }

    /// A session that was ended meanwhile stays ended: nothing is written then.
    async fn put(&self, key: &SessionKey, body: Body, ttl: &Duration) -> Result<()> {
        let (digest, text) = (token::digest(key.as_ref()), serde_json::to_string(&body)?);
        let expires = db::now() + chrono::Duration::seconds(ttl.whole_seconds());
        let change = (sessions::user_id.eq(user(&body)), sessions::body.eq(text), sessions::expires_at.eq(expires));
        self.write(move |db| diesel::update(sessions::table.find(digest)).set(change).execute(db)).await
    }

    async fn read(&self, key: &SessionKey) -> Result<Option<String>> {
        let digest = token::digest(key.as_ref());
        self.database
            .run(move |db| {
                let alive = sessions::table.find(digest).filter(sessions::expires_at.gt(db::now()));
                Ok(alive.select(sessions::body).first(db).optional()?)
            })
            .await
    }
}

fn user(body: &Body) -> Option<i64> {
    body.get("user").and_then(|text| text.parse().ok())
}

impl SessionStore for DatabaseStore {
    async fn load(&self, key: &SessionKey) -> std::result::Result<Option<Body>, LoadError> {
        match self.read(key).await {
            Ok(Some(body)) => serde_json::from_str(&body).map(Some).map_err(|e| LoadError::Deserialization(e.into())),
            Ok(None) => Ok(None),
            // An error here would be answered with a blank page; this way the failure gets a page of its own.
            Err(error) => {
                let outage = Outage::of(&error).map_or("", Outage::name);
                tracing::error!("a session could not be read: {error}");
                Ok(Some(HashMap::from([(UNREADABLE.to_owned(), format!("\"{outage}\""))])))
            }
        }
    }

    async fn save(&self, body: Body, ttl: &Duration) -> std::result::Result<SessionKey, SaveError> {
        self.insert(body, ttl).await.map_err(|e| SaveError::Other(e.into()))
    }

    async fn update(
        &self,
        key: SessionKey,
        body: Body,
        ttl: &Duration,
    ) -> std::result::Result<SessionKey, UpdateError> {
        self.put(&key, body, ttl).await.map_err(|e| UpdateError::Other(e.into()))?;
        Ok(key)
    }

    async fn update_ttl(&self, key: &SessionKey, ttl: &Duration) -> std::result::Result<(), anyhow::Error> {
        let digest = token::digest(key.as_ref());
        let expires = sessions::expires_at.eq(db::now() + chrono::Duration::seconds(ttl.whole_seconds()));
        Ok(self.write(move |db| diesel::update(sessions::table.find(digest)).set(expires).execute(db)).await?)
    }

    async fn delete(&self, key: &SessionKey) -> std::result::Result<(), anyhow::Error> {
        let digest = token::digest(key.as_ref());
        Ok(self.write(move |db| diesel::delete(sessions::table.find(digest)).execute(db)).await?)
    }
}

/// Ends all sessions of a user.
pub(super) fn end_all(db: &mut db::Db, user: i64) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(db)?;
    Ok(())
}

/// Forgets the sessions whose term is over.
pub(super) fn purge(db: &mut db::Db) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(db::now()))).execute(db)?;
    Ok(())
}
