//! `carnet user add`

use clap::Subcommand;
use serde_json::json;

use super::{Console, Ended};
use crate::accounts::users::{self, NewUser};
use crate::accounts::{Institution, Role, passwords};
use crate::config::Config;
use crate::error::{Refusal, Result};
use crate::i18n::Message;

#[derive(Subcommand)]
pub(super) enum Command {
    Add(Add),
}

#[derive(clap::Args)]
pub(super) struct Add {
    email: String,
    #[arg(long, value_name = "CODE")]
    institution: String,
    #[arg(long)]
    role: String,
    #[arg(long, default_value = "")]
    name: String,
}

pub(super) fn run(config: &Config, console: &Console, command: &Command) -> Result<Ended> {
    let Command::Add(add) = command;
    let role =
        Role::from_name(&add.role).ok_or_else(|| Refusal::new("unknown-role").with("value", add.role.as_str()))?;
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &add.institution)?;
    let email = users::email_key(&add.email)?;
    let given = console.secret()?;
    let is_made = given.is_none();
    let password = match given {
        Some(password) => password,
        None => passwords::make()?,
    };
    passwords::check(&password, &email)?;
    let new = NewUser { email: &email, name: &add.name, password: &password };
    let (_, is_new) = users::add(db, &new, institution.id, role)?;
    let shown = (is_new && is_made).then_some(password.as_str());
    say(console, &email, &institution.code, role, shown);
    console.document(&json!({
        "email": email, "institution": institution.code, "role": role.name(), "new": is_new, "password": shown,
    }))?;
    Ok(Ended::Done)
}

fn say(console: &Console, email: &str, institution: &str, role: Role, password: Option<&str>) {
    let added = Message::new("cli-user-added")
        .with("email", email)
        .with("institution", institution)
        .with("role", Message::new(format!("role-{}", role.name())));
    console.say(&added);
    if let Some(password) = password {
        console.say(&Message::new("cli-password-made").with("password", password));
    }
}
