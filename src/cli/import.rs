//! `carnet import`

use std::fs::File;
use std::path::{Path, PathBuf};

use super::report::{Bound, office, work_and_show};
use super::{Console, Ended};
use crate::accounts::Institution;
use crate::config::Config;
use crate::error::{Refusal, Result};
use crate::imports::{self, Action, Damaged, Mode, Office, Options, Received, Stale, no_room};
use crate::kinds::Kind;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The file
    file: PathBuf,

    /// Code of the institution
    #[arg(long, value_name = "CODE")]
    institution: String,

    /// criteria, authorisations, contacts or criterion-values
    #[arg(long, value_parser = kind)]
    kind: Kind,

    /// test: change nothing; update: test, and start by itself when nothing is in the way
    #[arg(long, value_parser = action)]
    action: Action,

    /// For contacts: update only, create only, or upsert (create those that are not known)
    #[arg(long, value_parser = mode, default_value = "update")]
    mode: Mode,

    /// Header of the key column, if it is not the first
    #[arg(long, value_name = "COLUMN")]
    key: Option<String>,

    /// Sheet of a workbook, where several could be meant
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// What happens to cells whose [old] value is not the present one: keep (leave the cell out) or mine
    #[arg(long, value_parser = stale, default_value = "keep")]
    stale: Stale,

    /// What happens to cells that a spreadsheet has damaged: repair or as-is; without it they are left out
    #[arg(long, value_parser = damage)]
    damage: Option<Damaged>,

    /// Import no row when one has an error
    #[arg(long)]
    stop_on_error: bool,

    /// Confirm what is proposed for columns that are not known
    #[arg(long)]
    accept_columns: bool,

    /// With --accept-columns, on contacts: make custom fields of columns that are not known
    #[arg(long, requires = "accept_columns")]
    create_fields: bool,

    /// Name of the mapping that says what the columns are
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,

    /// Source of the consent, for authorisations
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    /// A tag for every contact that the import changes
    #[arg(long)]
    tag: Option<String>,

    /// Only the first so many rows
    #[arg(long, value_name = "N")]
    first: Option<u64>,

    /// Who gets the notice when it is done
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,

    #[command(flatten)]
    bound: Bound,
}

fn kind(name: &str) -> std::result::Result<Kind, String> {
    one_of(name, Kind::ALL.iter().map(|kind| (kind.name(), *kind)))
}

fn action(name: &str) -> std::result::Result<Action, String> {
    one_of(name, [("test", Action::Test), ("update", Action::Update)])
}

fn mode(name: &str) -> std::result::Result<Mode, String> {
    one_of(name, Mode::ALL.map(|mode| (mode.name(), mode)))
}

fn stale(name: &str) -> std::result::Result<Stale, String> {
    one_of(name, [("keep", Stale::Keep), ("mine", Stale::Mine)])
}

fn damage(name: &str) -> std::result::Result<Damaged, String> {
    one_of(name, Damaged::CHOICES.map(|choice| (choice.name(), choice)))
}

fn one_of<T>(name: &str, all: impl IntoIterator<Item = (&'static str, T)>) -> std::result::Result<T, String> {
    let mut names = Vec::new();
    for (known, value) in all {
        if known == name {
            return Ok(value);
        }
        names.push(known);
    }
    Err(format!("one of: {}", names.join(", ")))
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let office = office(config)?;
    let institution = Institution::by_code(&mut *office.database.get()?, &args.institution)?;
    let received = Received {
        institution: institution.id,
        user: None,
        kind: args.kind,
        action: args.action,
        file_name: args.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        options: options(args, &institution),
    };
    let draft = copy(&office, &args.file)?;
    let import = imports::receive(&office, received, draft)?;
    work_and_show(&office, console, &import, &args.bound)
}

fn options(args: &Args, institution: &Institution) -> Options {
    Options {
        mode: args.mode,
        key: args.key.clone(),
        sheet: args.sheet.clone(),
        stale: args.stale,
        damaged: args.damage.unwrap_or_default(),
        stop_on_error: args.stop_on_error,
        accept_columns: args.accept_columns,
        create_fields: args.create_fields,
        mapping: args.mapping.clone(),
        source: args.source.clone(),
        tag: args.tag.clone(),
        first: args.first,
        email: args.email.clone(),
        language: institution.language(),
        ..Options::default()
    }
}

/// The file is kept as it is now: what the user does with theirs meanwhile changes nothing.
fn copy(office: &Office, path: &Path) -> Result<tempfile::NamedTempFile> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.is_file(), file)));
    let Ok((true, mut file)) = opened else {
        return Err(Refusal::new("no-such-file").with("file", path.display().to_string()).into());
    };
    let mut draft = office.storage.draft().map_err(no_room)?;
    std::io::copy(&mut file, draft.as_file_mut()).map_err(|error| no_room(error.into()))?;
    Ok(draft)
}
