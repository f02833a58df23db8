//! Files in a bucket of an S3-compatible server. Large ones are sent in parts, which become visible together or not at
//! all. Each goes with its SHA-256, by which a copy is verified.

use std::fs::File;
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::client::SpawnedReqwestConnector;
use object_store::path::Path as Place;
use object_store::prefix::PrefixStore;
use object_store::{
    Attribute, Attributes, ClientOptions, GetResult, MultipartUpload, ObjectStore, ObjectStoreExt, PutMultipartOptions,
    PutOptions, RetryConfig,
};
use tempfile::NamedTempFile;
use tokio::task::JoinSet;

use super::background::Background;
use super::cache::Cache;
use super::settings::Address;
use super::{LocalFile, digest, draft_in, failure};
use crate::error::Result;

/// Bytes sent at once: a larger file goes in parts of this size, two on the way at a time.
const PART: usize = 8 << 20;
const PARTS_AT_ONCE: usize = 2;
const SHA256: Attribute = Attribute::Metadata(std::borrow::Cow::Borrowed("sha256"));

/// A bucket, with the copies of its files that this machine has.
#[derive(Debug)]
pub(super) struct Bucket {
    shown: String,
    cache: Cache,
}

impl Bucket {
    pub(super) fn new(address: &Address, cache: Cache) -> Self {
        Self { shown: address.shown(), cache }
    }

    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    pub(super) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Sends a file; what was sent stays here as a copy, since whoever tests it may be on this machine.
    pub(super) fn keep(
        &self,
        store: &Arc<dyn ObjectStore>,
        background: &Background,
        mut draft: NamedTempFile,
        key: &str,
    ) -> Result<()> {
        draft.flush()?;
        let (sha256, bytes) = digest(draft.reopen()?)?;
        let attributes = Attributes::from_iter([(SHA256, sha256)]);
        background.wait(send(&**store, &Place::from(key), draft.reopen()?, bytes, attributes))?;
        // The file is in the bucket; without a copy it will be fetched.
        if let Err(error) = self.cache.admit(draft, key, bytes) {
            tracing::warn!(%error, "a stored file was not copied into the cache");
        }
        Ok(())
    }

    /// The copy of a file, fetched if there is none.
    pub(super) fn path(
        &self,
        store: &Arc<dyn ObjectStore>,
        background: &Background,
        key: &str,
        place: &Place,
    ) -> Result<LocalFile> {
        if let Some(held) = self.cache.hold(key)? {
            return Ok(held);
        }
        let (copy, bytes) = background.wait(async {
            let found = store.get(place).await.map_err(failure)?;
            self.cache.make_room(found.meta.size)?;
            fetch(found, draft_in(self.cache.folder())?).await
        })?;
        Ok(self.cache.admit(copy, key, bytes)?)
    }
}

/// The client of a bucket. Requests go out from the background, so that it works whoever asks.
pub(super) fn connect(address: &Address, background: &Background) -> Result<Arc<dyn ObjectStore>> {
    // Only the first call of the process can succeed, and any is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = ClientOptions::new()
        .with_allow_http(address.is_plain())
        .with_connect_timeout(Duration::from_secs(5))
        .with_read_timeout(Duration::from_secs(30))
        // A large file may take its time, as long as it comes.
        .with_timeout_disabled();
    let retry = RetryConfig { max_retries: 5, retry_timeout: Duration::from_secs(60), ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&address.bucket)
        .with_region(&address.region)
        .with_access_key_id(&address.key_id)
        .with_secret_access_key(&address.secret)
        .with_disable_bulk_delete(true)
        .with_client_options(options)
        .with_retry(retry)
        .with_http_connector(SpawnedReqwestConnector::new(background.handle()));
    if let Some(endpoint) = &address.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    let store = builder.build().context("the bucket of stored files")?;
    Ok(match address.prefix.is_empty() {
        true => Arc::new(store),
        false => Arc::new(PrefixStore::new(store, Place::from(address.prefix.as_str()))),
    })
}

async fn send(store: &dyn ObjectStore, to: &Place, mut file: File, bytes: u64, attributes: Attributes) -> Result<()> {
    if bytes <= PART as u64 {
        let mut content = Vec::with_capacity(bytes as usize);
        file.read_to_end(&mut content)?;
        let options = PutOptions { attributes, ..PutOptions::default() };
        return store.put_opts(to, content.into(), options).await.map(drop).map_err(failure);
    }
    let options = PutMultipartOptions { attributes, ..PutMultipartOptions::default() };
    let mut upload = store.put_multipart_opts(to, options).await.map_err(failure)?;
    let sent = send_parts(&mut *upload, file).await;
    if sent.is_err() {
        // What it leaves is invisible, and the bucket's own rule for unfinished uploads clears it away.
        let _ = upload.abort().await;
    }
    sent
}

/// Sends a file of one small part, and removes it again.
pub(super) async fn try_parts(store: &dyn ObjectStore, place: &Place) -> Result<()> {
    let mut upload = store.put_multipart_opts(place, PutMultipartOptions::default()).await.map_err(failure)?;
    if let Err(error) = upload.put_part(vec![0; 4096].into()).await {
        let _ = upload.abort().await;
        return Err(failure(error));
    }
    upload.complete().await.map_err(failure)?;
    store.delete(place).await.map_err(failure)
}

async fn send_parts(upload: &mut dyn MultipartUpload, mut file: File) -> Result<()> {
    let mut on_the_way: JoinSet<object_store::Result<()>> = JoinSet::new();
    loop {
        let mut part = Vec::with_capacity(PART);
        Read::by_ref(&mut file).take(PART as u64).read_to_end(&mut part)?;
        while on_the_way.len() >= if part.is_empty() { 1 } else { PARTS_AT_ONCE } {
            let Some(sent) = on_the_way.join_next().await else { break };
            sent.context("a part of a file was not sent")?.map_err(failure)?;
        }
        if part.is_empty() {
            return upload.complete().await.map(drop).map_err(failure);
        }
        on_the_way.spawn(upload.put_part(part.into()));
    }
}

/// Writes a file into a draft, and verifies that it is what was sent.
async fn fetch(found: GetResult, mut draft: NamedTempFile) -> Result<(NamedTempFile, u64)> {
    let (expected, sha256) = (found.meta.size, found.attributes.get(&SHA256).map(|value| value.to_string()));
    let mut pieces = found.into_stream();
    while let Some(piece) = pieces.try_next().await.map_err(failure)? {
        draft.write_all(&piece)?;
    }
    draft.flush()?;
    let (got, bytes) = digest(draft.reopen()?)?;
    if bytes != expected || sha256.is_some_and(|sha256| sha256 != got) {
        return Err(anyhow!("a stored file came damaged from the bucket: {bytes} bytes of {expected}").into());
    }
    Ok((draft, bytes))
}
