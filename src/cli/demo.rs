//! `carnet demo`

use serde_json::json;

use super::serve::Served;
use super::{Console, Ended};
use crate::config::Config;
use crate::context::Context;
use crate::demo;
use crate::error::Result;
use crate::i18n::{Arg, Message};

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "N", default_value_t = 5_000)]
    contacts: usize,
    #[arg(long, value_name = "ADDRESS", env = "CARNET_BIND", default_value = "127.0.0.1:8080")]
    bind: String,
}

/// Without `--data` it lives in a folder of its own that goes when it ends.
pub(super) fn run(mut config: Config, console: &Console, args: &Args) -> Result<Ended> {
    let folder = match config.has_usual_folder() {
        true => Some(tempfile::Builder::new().prefix("carnet-demo-").tempdir()?),
        false => None,
    };
    if let Some(folder) = &folder {
        config.data = folder.path().to_owned();
    }
    let (database, storage) = config.open_to_stay()?;
    console.say(&Message::new("cli-demo-making").with("n", i64::try_from(args.contacts).unwrap_or(i64::MAX)));
    let context = Context::new(database.clone(), storage.clone(), &config);
    let password = demo::install(&context, console.language, args.contacts)?;
    let data = config.data.display().to_string();
    let served = Served::start(config, database, storage, &args.bind, true)?;
    console.say(
        &Message::new("cli-demo-ready")
            .with("address", served.address())
            .with("email", demo::EMAIL)
            .with("password", Arg::Text(password.clone()))
            .with("data", data.as_str()),
    );
    console
        .document(&json!({ "address": served.address(), "email": demo::EMAIL, "password": password, "data": data }))?;
    served.wait()?;
    Ok(Ended::Done)
}
