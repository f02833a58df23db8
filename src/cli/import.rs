//! `carnet import`

use std::fs::File;
use std::path::{Path, PathBuf};

use super::report::{Bound, context, work_and_show};
use super::{Console, Ended, mapping, values};
use crate::accounts::Institution;
use crate::config::Config;
use crate::context::Context;
use crate::error::{Refusal, Result};
use crate::imports::{self, Action, Damaged, Mode, Options, Placeholders, Received, Rule, Stale};
use crate::kinds::Kind;
use crate::storage::no_room;
use crate::table::Encoding;

#[derive(clap::Args)]
pub(super) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "CODE")]
    institution: String,
    #[arg(long, value_parser = values::kind())]
    kind: Kind,
    #[arg(long, value_parser = values::one_of([("test", Action::Test), ("update", Action::Update)]))]
    action: Action,
    #[arg(long, value_parser = values::one_of(Mode::ALL.map(|mode| (mode.name(), mode))), default_value = "update")]
    mode: Mode,
    #[arg(long, value_name = "COLUMN")]
    key: Option<String>,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = values::encoding())]
    encoding: Option<Encoding>,
    #[arg(long, value_parser = values::one_of([("keep", Stale::Keep), ("mine", Stale::Mine)]), default_value = "keep")]
    stale: Stale,
    #[arg(long, value_parser = values::one_of(Damaged::CHOICES.map(|choice| (choice.name(), choice))))]
    damage: Option<Damaged>,
    #[arg(long, value_parser = values::one_of(Placeholders::CHOICES.map(|choice| (choice.name(), choice))))]
    placeholders: Option<Placeholders>,
    #[arg(long)]
    stop_on_error: bool,
    #[arg(long)]
    accept_columns: bool,
    #[arg(long, requires = "accept_columns")]
    create_fields: bool,
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "mapping")]
    mapping_file: Option<PathBuf>,
    #[arg(long, value_name = "RULE", value_parser = rule)]
    rules: Vec<(String, Rule)>,
    #[arg(long, value_parser = ["ok"])]
    clears: Option<String>,
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    #[arg(long)]
    tag: Option<String>,
    #[arg(long, value_name = "N")]
    first: Option<u64>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[command(flatten)]
    bound: Bound,
}

/// A column may have an equals sign in its header, a rule has none.
fn rule(text: &str) -> std::result::Result<(String, Rule), &'static str> {
    let (column, name) = text.rsplit_once('=').ok_or("no rule")?;
    Ok((column.to_owned(), Rule::from_name(name).ok_or("not a rule")?))
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let context = context(config)?;
    let institution = Institution::by_code(&mut *context.database.get()?, &args.institution)?;
    let received = Received {
        sha256: None,
        institution: institution.id,
        user: None,
        kind: args.kind,
        action: args.action,
        file_name: args.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        options: options(args, &institution)?,
    };
    let draft = copy(&context, &args.file)?;
    let import = imports::receive(&context, received, draft)?;
    work_and_show(&context, console, &import, &args.bound)
}

fn options(args: &Args, institution: &Institution) -> Result<Options> {
    Ok(Options {
        mode: args.mode,
        key: args.key.clone(),
        sheet: args.sheet.clone(),
        encoding: args.encoding,
        stale: args.stale,
        damaged: args.damage.unwrap_or_default(),
        placeholders: args.placeholders.unwrap_or_default(),
        stop_on_error: args.stop_on_error,
        accept_columns: args.accept_columns,
        create_fields: args.create_fields,
        mapping: args.mapping.clone(),
        mapping_file: args.mapping_file.as_deref().map(mapping::read).transpose()?,
        rules: args.rules.iter().cloned().collect(),
        clears_agreed: args.clears.is_some(),
        source: args.source.clone(),
        tag: args.tag.clone(),
        first: args.first,
        email: args.email.clone(),
        language: institution.language(),
        ..Options::default()
    })
}

/// The file is kept as it is now: what the user does with theirs meanwhile changes nothing.
fn copy(context: &Context, path: &Path) -> Result<tempfile::NamedTempFile> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.is_file(), file)));
    let Ok((true, mut file)) = opened else {
        return Err(Refusal::new("no-such-file").with("file", path.display().to_string()).into());
    };
    let mut draft = context.storage.draft().map_err(no_room)?;
    std::io::copy(&mut file, draft.as_file_mut()).map_err(|error| no_room(error.into()))?;
    Ok(draft)
}
