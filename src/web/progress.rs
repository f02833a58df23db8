//! How far something is, as its page asks now and then while it is seen: short answers, so that no connection is held, no
//! proxy keeps anything back, and each is given by who may see it at that moment.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::HttpResponse;
use parking_lot::Mutex;
use serde::Serialize;
use serde_json::Value;

use super::error::Result;

/// What a page is told, as JSON.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Progress {
    /// Whether the page is to be loaded anew, since what it shows is over.
    pub is_over: bool,
    /// Of `total`.
    pub done: i64,
    /// 0 while nothing can be said.
    pub total: i64,
    /// Words of the page, by their names, in the reader's language.
    pub texts: Value,
}

impl Progress {
    /// What the page shows is over.
    pub(super) fn over() -> Self {
        Self { is_over: true, ..Self::default() }
    }

    /// As an answer.
    pub(super) fn answer(&self) -> HttpResponse {
        HttpResponse::Ok().json(self)
    }
}

/// What is found out about a thing is good for so long for all who ask.
const GOOD_FOR: Duration = Duration::from_millis(500);

type Cell<V> = Arc<tokio::sync::Mutex<Option<(Instant, V)>>>;

/// What many ask about the same things, found out once for all of them. Cheap to clone.
#[derive(Clone)]
pub(super) struct Shared<K, V>(Arc<Mutex<HashMap<K, Cell<V>>>>);

impl<K, V> Default for Shared<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Hash + Eq, V: Clone> Shared<K, V> {
    /// What is known of a thing; `find` finds it out if that was not just done. Who comes meanwhile waits for it.
    pub(super) async fn get(&self, key: K, find: impl Future<Output = Result<V>>) -> Result<V> {
        let cell = self.cell(key);
        let mut known = cell.lock().await;
        if let Some((at, value)) = known.as_ref().filter(|(at, _)| at.elapsed() < GOOD_FOR) {
            tracing::trace!(age = ?at.elapsed(), "told again");
            return Ok(value.clone());
        }
        let value = find.await?;
        *known = Some((Instant::now(), value.clone()));
        Ok(value)
    }

    /// Where a thing is kept; those that nobody asks about any more are forgotten.
    fn cell(&self, key: K) -> Cell<V> {
        let mut all = self.0.lock();
        if !all.contains_key(&key) {
            all.retain(|_, cell| match cell.try_lock() {
                Ok(known) => known.as_ref().is_some_and(|(at, _)| at.elapsed() < GOOD_FOR),
                Err(_) => true,
            });
        }
        Arc::clone(all.entry(key).or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[actix_web::test]
    async fn many_who_ask_at_once_cost_as_much_as_one() {
        let (shared, asked) = (Shared::<i64, i64>::default(), AtomicUsize::new(0));
        let asked = &asked;
        let find = |key: i64| async move {
            asked.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(key)
        };
        let all = futures_util::future::join_all((0..300).map(|at| {
            let (shared, key) = (shared.clone(), at % 2);
            async move { (key, shared.get(key, find(key)).await.unwrap()) }
        }));
        for (key, value) in all.await {
            assert_eq!(key, value);
        }
        assert_eq!(asked.load(Ordering::Relaxed), 2);
    }

    #[actix_web::test]
    async fn what_nobody_asks_about_is_forgotten() {
        let shared = Shared::<i64, i64>::default();
        for key in 0..100 {
            shared.get(key, async { Ok(key) }).await.unwrap();
        }
        let old = Instant::now().checked_sub(GOOD_FOR * 2).unwrap();
        for cell in shared.0.lock().values() {
            *cell.try_lock().unwrap() = Some((old, 0));
        }
        shared.get(1_000, async { Ok(1_000) }).await.unwrap();
        assert_eq!(shared.0.lock().len(), 1);
    }
}
