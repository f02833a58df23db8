//! The numbering plans of the countries: which digits are a number.
//!
//! The library's parser takes a national prefix away even where it belongs to the number (`+7 800 …`), and its cache
//! holds too few patterns for a file with several countries. So what is valid as it stands is taken as it stands, and
//! the parser is asked only about the rest.

use std::sync::LazyLock;

use phonenumber::Mode;
use phonenumber::country::Id;
use phonenumber::metadata::{DATABASE, Database, Metadata};

/// Patterns that stay compiled: enough for every country.
const PATTERNS: usize = 5000;

pub(super) static PLANS: LazyLock<&'static Database> = LazyLock::new(|| {
    if let Ok(mut cache) = DATABASE.cache().lock() {
        cache.set_capacity(PATTERNS);
    }
    &DATABASE
});

/// Loads the numbering plans, which takes a while the first time: a server does it before the first request.
pub fn warm_up() {
    LazyLock::force(&PLANS);
}

/// Reads the digits of a national number.
pub(super) fn read_national(digits: &str, country: &str) -> Option<String> {
    // The parser would panic on a country whose numbers it does not have.
    let (plan, home) = (PLANS.by_id(country)?, country.parse().ok()?);
    let without_prefix = plan.national_prefix().and_then(|prefix| digits.strip_prefix(prefix));
    let as_it_stands =
        without_prefix.into_iter().chain([digits]).map(|national| format!("{}{national}", plan.country_code()));
    as_it_stands
        .into_iter()
        .find(|digits| is_valid(digits))
        .map(|digits| format!("+{digits}"))
        .or_else(|| parse(Some(home), digits))
}

/// What the parser makes of it, if that is a number that reads back to itself.
pub(super) fn parse(home: Option<Id>, number: &str) -> Option<String> {
    let number = phonenumber::parse(home, number).ok()?.format().mode(Mode::E164).to_string();
    is_valid(number.strip_prefix('+')?).then_some(number)
}

/// Whether these digits are a country code and a number of one of its countries.
pub(super) fn is_valid(digits: &str) -> bool {
    // Of the codes of one to three digits none begins another.
    let plans = (1..=3).find_map(|length| {
        let (code, national) = digits.split_at_checked(length)?;
        PLANS.by_code(&code.parse().ok()?).map(|plans| (plans, national))
    });
    plans.is_some_and(|(plans, national)| plans.into_iter().any(|plan| is_in_plan(plan, national)))
}

fn is_in_plan(plan: &Metadata, national: &str) -> bool {
    let other_country =
        plan.leading_digits().is_some_and(|leading| leading.find(national).is_none_or(|found| found.start() > 0));
    let kinds = plan.descriptors();
    !other_country
        && kinds.general().is_match(national)
        && [
            kinds.mobile(),
            kinds.fixed_line(),
            kinds.voip(),
            kinds.toll_free(),
            kinds.shared_cost(),
            kinds.premium_rate(),
            kinds.personal_number(),
            kinds.uan(),
            kinds.pager(),
            kinds.voicemail(),
        ]
        .iter()
        .flatten()
        .any(|kind| kind.is_match(national))
}
