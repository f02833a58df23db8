//! `carnet bench`

use std::path::PathBuf;

use super::{Console, Ended, values};
use crate::bench::{self, Figure, Part, Report, Settings, Steps, Times, Unit};
use crate::config::Config;
use crate::error::Result;
use crate::i18n::{Arg, Message, format, translate};

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(100..=2_000_000))]
    contacts: u64,
    #[arg(long, value_name = "PARTS", value_delimiter = ',', default_value = "work,growth,pages,logins",
          value_parser = values::one_of(Part::ALL.map(|part| (part.name(), part))))]
    parts: Vec<Part>,
}

/// It works in an installation of its own, which goes when it ends: in the folder for temporary files, or in --data if
/// that is given. A database that is given must be empty, and keeps what the bench has made.
pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let folder: PathBuf = if config.has_usual_folder() { std::env::temp_dir() } else { config.data.clone() };
    std::fs::create_dir_all(&folder)?;
    let parts = Part::ALL.into_iter().filter(|part| args.parts.contains(part)).collect();
    let settings = Settings { contacts: args.contacts, database: config.database.clone(), folder, parts };
    let report = bench::run(&settings, &|message| console.say(message))?;
    say(console, &report);
    console.document(&report.document())?;
    Ok(Ended::Done)
}

fn say(console: &Console, report: &Report) {
    let head = Message::new("bench-head")
        .with("version", env!("CARGO_PKG_VERSION"))
        .with("database", report.database.as_str())
        .with("cores", report.cores as i64)
        .with("n", report.contacts as i64);
    console.line("");
    console.say(&head);
    table(console, report.figures());
    for steps in [&report.tenth, &report.steps].into_iter().flatten() {
        say_steps(console, steps);
    }
    if let Some(quiet) = &report.quiet {
        say_pages(console, "bench-quiet-head", quiet.pages.iter());
    }
    if let Some(loaded) = &report.loaded {
        let edit = (Message::new("bench-page-edit"), loaded.edits.clone());
        say_pages(console, "bench-pages-head", loaded.pages.iter().chain([&edit]));
    }
}

/// Name, measured, must, aim and a word of judgement, in columns.
fn table(console: &Console, figures: Vec<Figure>) {
    let word = |key: &str| translate(console.language, &Message::new(key));
    let mut lines = vec![["bench-figure", "bench-measured", "bench-must", "bench-aim", "bench-judgement"].map(word)];
    lines.extend(figures.iter().map(|figure| {
        let amount = |value, digits| shown(console, value, digits, figure.unit);
        let bound = |value| format!("≤ {}", amount(value, 1));
        let judgement = match figure.value {
            value if value <= figure.aim => "bench-reaches-aim",
            value if value <= figure.must => "bench-reaches-must",
            _ => "bench-misses",
        };
        let name = translate(console.language, &figure.name);
        [name, amount(figure.value, 2), bound(figure.must), bound(figure.aim), word(judgement)]
    }));
    let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or_default();
    let widths: [usize; 5] = std::array::from_fn(width);
    for line in &lines {
        let [name, measured, must, aim, judgement] = line;
        let [w0, w1, w2, w3, _] = widths;
        console.line(&format!("{name:<w0$}  {measured:>w1$}  {must:>w2$}  {aim:>w3$}  {judgement}"));
    }
}

/// `1.02×`, `41 MB`, `12 ms`, as the language writes numbers.
fn shown(console: &Console, value: f64, digits: usize, unit: Unit) -> String {
    let number = |digits: usize| {
        let text = format!("{value:.digits$}");
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        format::decimal(console.language, text)
    };
    match unit {
        Unit::Times => format!("{}×", number(digits)),
        Unit::Megabytes => format!("{} MB", number(0)),
        Unit::Milliseconds => format!("{} ms", number(1)),
        Unit::Bytes => format!("{} B", number(0)),
    }
}

fn say_steps(console: &Console, steps: &Steps) {
    console.line("");
    console.say(&Message::new("bench-steps-head").with("n", steps.rows as i64));
    for (name, ran) in steps.all() {
        let seconds = format::decimal(console.language, &format!("{:.2}", ran.seconds));
        let message = Message::new("bench-step-line")
            .with("step", Message::new(name))
            .with("seconds", Arg::Text(seconds))
            .with("n", (steps.rows as f64 / ran.seconds) as i64);
        console.say(&message);
    }
}

fn say_pages<'a>(console: &Console, head: &str, pages: impl Iterator<Item = &'a (Message, Times)>) {
    console.line("");
    console.say(&Message::new(head));
    for (name, times) in pages {
        say_times(console, name, times);
    }
}

fn say_times(console: &Console, name: &Message, times: &Times) {
    let percentile = |percent| Arg::Text(shown(console, times.percentile(percent), 1, Unit::Milliseconds));
    let message = Message::new("bench-page-line")
        .with("page", name.clone())
        .with("n", times.count() as i64)
        .with("half", percentile(50.0))
        .with("most", percentile(99.0));
    console.say(&message);
}
