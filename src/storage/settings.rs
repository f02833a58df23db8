//! What an operator can set about the storage.

use std::path::Path;

use clap::builder::FalseyValueParser;

use super::background::Background;
use super::bucket::{self, Bucket};
use super::cache::Cache;
use super::{COPIES, Kept, Storage};
use crate::error::{Refusal, Result};

const REGION: &str = "us-east-1";
const CACHE: u64 = 10_000_000_000;

/// Where files are kept. Blank settings are none.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Storage")]
pub struct Settings {
    /// Bucket of uploaded files and exports, `s3://BUCKET/PREFIX`, where several machines share the work; without it,
    /// they are in the data folder
    #[arg(long, value_name = "URL", env = "CARNET_STORAGE", global = true)]
    pub storage: Option<String>,

    /// Server of the bucket, such as `https://minio.example.org`; without it, Amazon's
    #[arg(long, hide_short_help = true, value_name = "URL", env = "CARNET_S3_ENDPOINT", global = true)]
    pub s3_endpoint: Option<String>,

    /// Region of the bucket
    #[arg(long, hide_short_help = true, value_name = "REGION", env = "CARNET_S3_REGION", default_value = REGION, global = true)]
    pub s3_region: String,

    /// Access key of the bucket
    #[arg(
        long,
        hide_short_help = true,
        value_name = "ID",
        env = "CARNET_S3_KEY_ID",
        hide_env_values = true,
        global = true
    )]
    pub s3_key_id: Option<String>,

    /// Secret of the access key; better given by the environment, since others can see a command line
    #[arg(
        long,
        hide_short_help = true,
        value_name = "SECRET",
        env = "CARNET_S3_SECRET",
        hide_env_values = true,
        global = true
    )]
    pub s3_secret: Option<String>,

    /// The server of the bucket may be reached by plain http: only within one machine or a private network
    #[arg(long, hide_short_help = true, env = "CARNET_S3_ALLOW_HTTP", value_parser = FalseyValueParser::new(), global = true)]
    pub s3_allow_http: bool,

    /// Most bytes of a bucket's files that are copied into the data folder, where they are read; least used ones go first
    #[arg(long, hide_short_help = true, value_name = "BYTES", env = "CARNET_CACHE_BYTES", default_value_t = CACHE, global = true)]
    pub cache_bytes: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            storage: None,
            s3_endpoint: None,
            s3_region: REGION.to_owned(),
            s3_key_id: None,
            s3_secret: None,
            s3_allow_http: false,
            cache_bytes: CACHE,
        }
    }
}

impl Settings {
    /// The storage of an installation with this data folder. Refused: an address that can't be read, a bucket without
    /// its keys, plain http where it was not allowed. Connects to nothing yet.
    pub fn open(&self, data: &Path) -> Result<Storage> {
        let Some(address) = self.address()? else { return Storage::open(data) };
        let background = Background::start()?;
        let store = bucket::connect(&address, &background)?;
        let cache = Cache::open(data.join(COPIES), self.cache_bytes)?;
        Ok(Storage::of(store, Kept::InBucket(Bucket::new(&address, cache)), background))
    }

    fn address(&self) -> Result<Option<Address>> {
        let Some(url) = given(&self.storage) else { return Ok(None) };
        let named = url.strip_prefix("s3://").map(|rest| rest.split_once('/').unwrap_or((rest, "")));
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        let (bucket, prefix) = named
            .filter(|(bucket, _)| !bucket.is_empty() && bucket.chars().all(is_name))
            .ok_or_else(|| Refusal::new("storage-address").with("address", url))?;
        let (Some(key_id), Some(secret)) = (given(&self.s3_key_id), given(&self.s3_secret)) else {
            return Err(Refusal::new("storage-keys").with("bucket", bucket).into());
        };
        let endpoint = given(&self.s3_endpoint).map(|endpoint| endpoint.trim_end_matches('/').to_owned());
        let address = Address {
            bucket: bucket.to_owned(),
            prefix: prefix.trim_matches('/').to_owned(),
            endpoint,
            region: self.s3_region.clone(),
            key_id: key_id.to_owned(),
            secret: secret.to_owned(),
        };
        if address.is_plain() && !self.s3_allow_http {
            return Err(Refusal::new("storage-plain-http").with("endpoint", address.server()).into());
        }
        Ok(Some(address))
    }
}

fn given(setting: &Option<String>) -> Option<&str> {
    setting.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// A bucket and how it is reached.
pub(super) struct Address {
    pub bucket: String,
    /// What all keys begin with; may be empty.
    pub prefix: String,
    pub endpoint: Option<String>,
    pub region: String,
    pub key_id: String,
    pub secret: String,
}

impl Address {
    /// Whether it is reached without TLS.
    pub(super) fn is_plain(&self) -> bool {
        self.endpoint.as_deref().is_some_and(|endpoint| !endpoint.starts_with("https://"))
    }

    /// `s3://bucket/prefix (https://minio.example.org)`.
    pub(super) fn shown(&self) -> String {
        let slash = if self.prefix.is_empty() { "" } else { "/" };
        format!("s3://{}{slash}{} ({})", self.bucket, self.prefix, self.server())
    }

    fn server(&self) -> String {
        let amazon = || format!("Amazon S3, {}", self.region);
        self.endpoint.clone().map_or_else(amazon, |endpoint| without_login(&endpoint))
    }
}

/// Nobody should write a password into an address of a server, but whoever did should not see it on a page.
fn without_login(endpoint: &str) -> String {
    match (endpoint.split_once("://"), endpoint.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => endpoint.to_owned(),
    }
}
