//! The three-letter codes of countries and languages, as other systems write them.

/// ISO 3166-1 alpha-3 to alpha-2; XKX is Kosovo for everybody but ISO.
#[rustfmt::skip]
pub(super) const COUNTRIES: &[(&str, &str)] = &[
    ("AND", "AD"), ("ARE", "AE"), ("AFG", "AF"), ("ATG", "AG"), ("AIA", "AI"), ("ALB", "AL"), ("ARM", "AM"),
    ("AGO", "AO"), ("ATA", "AQ"), ("ARG", "AR"), ("ASM", "AS"), ("AUT", "AT"), ("AUS", "AU"), ("ABW", "AW"),
    ("ALA", "AX"), ("AZE", "AZ"), ("BIH", "BA"), ("BRB", "BB"), ("BGD", "BD"), ("BEL", "BE"), ("BFA", "BF"),
    ("BGR", "BG"), ("BHR", "BH"), ("BDI", "BI"), ("BEN", "BJ"), ("BLM", "BL"), ("BMU", "BM"), ("BRN", "BN"),
    ("BOL", "BO"), ("BES", "BQ"), ("BRA", "BR"), ("BHS", "BS"), ("BTN", "BT"), ("BVT", "BV"), ("BWA", "BW"),
    ("BLR", "BY"), ("BLZ", "BZ"), ("CAN", "CA"), ("CCK", "CC"), ("COD", "CD"), ("CAF", "CF"), ("COG", "CG"),
    ("CHE", "CH"), ("CIV", "CI"), ("COK", "CK"), ("CHL", "CL"), ("CMR", "CM"), ("CHN", "CN"), ("COL", "CO"),
    ("CRI", "CR"), ("CUB", "CU"), ("CPV", "CV"), ("CUW", "CW"), ("CXR", "CX"), ("CYP", "CY"), ("CZE", "CZ"),
    ("DEU", "DE"), ("DJI", "DJ"), ("DNK", "DK"), ("DMA", "DM"), ("DOM", "DO"), ("DZA", "DZ"), ("ECU", "EC"),
    ("EST", "EE"), ("EGY", "EG"), ("ESH", "EH"), ("ERI", "ER"), ("ESP", "ES"), ("ETH", "ET"), ("FIN", "FI"),
    ("FJI", "FJ"), ("FLK", "FK"), ("FSM", "FM"), ("FRO", "FO"), ("FRA", "FR"), ("GAB", "GA"), ("GBR", "GB"),
    ("GRD", "GD"), ("GEO", "GE"), ("GUF", "GF"), ("GGY", "GG"), ("GHA", "GH"), ("GIB", "GI"), ("GRL", "GL"),
    ("GMB", "GM"), ("GIN", "GN"), ("GLP", "GP"), ("GNQ", "GQ"), ("GRC", "GR"), ("SGS", "GS"), ("GTM", "GT"),
    ("GUM", "GU"), ("GNB", "GW"), ("GUY", "GY"), ("HKG", "HK"), ("HMD", "HM"), ("HND", "HN"), ("HRV", "HR"),
    ("HTI", "HT"), ("HUN", "HU"), ("IDN", "ID"), ("IRL", "IE"), ("ISR", "IL"), ("IMN", "IM"), ("IND", "IN"),
    ("IOT", "IO"), ("IRQ", "IQ"), ("IRN", "IR"), ("ISL", "IS"), ("ITA", "IT"), ("JEY", "JE"), ("JAM", "JM"),
    ("JOR", "JO"), ("JPN", "JP"), ("KEN", "KE"), ("KGZ", "KG"), ("KHM", "KH"), ("KIR", "KI"), ("COM", "KM"),
    ("KNA", "KN"), ("PRK", "KP"), ("KOR", "KR"), ("KWT", "KW"), ("CYM", "KY"), ("KAZ", "KZ"), ("LAO", "LA"),
    ("LBN", "LB"), ("LCA", "LC"), ("LIE", "LI"), ("LKA", "LK"), ("LBR", "LR"), ("LSO", "LS"), ("LTU", "LT"),
    ("LUX", "LU"), ("LVA", "LV"), ("LBY", "LY"), ("MAR", "MA"), ("MCO", "MC"), ("MDA", "MD"), ("MNE", "ME"),
    ("MAF", "MF"), ("MDG", "MG"), ("MHL", "MH"), ("MKD", "MK"), ("MLI", "ML"), ("MMR", "MM"), ("MNG", "MN"),
    ("MAC", "MO"), ("MNP", "MP"), ("MTQ", "MQ"), ("MRT", "MR"), ("MSR", "MS"), ("MLT", "MT"), ("MUS", "MU"),
    ("MDV", "MV"), ("MWI", "MW"), ("MEX", "MX"), ("MYS", "MY"), ("MOZ", "MZ"), ("NAM", "NA"), ("NCL", "NC"),
    ("NER", "NE"), ("NFK", "NF"), ("NGA", "NG"), ("NIC", "NI"), ("NLD", "NL"), ("NOR", "NO"), ("NPL", "NP"),
    ("NRU", "NR"), ("NIU", "NU"), ("NZL", "NZ"), ("OMN", "OM"), ("PAN", "PA"), ("PER", "PE"), ("PYF", "PF"),
    ("PNG", "PG"), ("PHL", "PH"), ("PAK", "PK"), ("POL", "PL"), ("SPM", "PM"), ("PCN", "PN"), ("PRI", "PR"),
    ("PSE", "PS"), ("PRT", "PT"), ("PLW", "PW"), ("PRY", "PY"), ("QAT", "QA"), ("REU", "RE"), ("ROU", "RO"),
    ("SRB", "RS"), ("RUS", "RU"), ("RWA", "RW"), ("SAU", "SA"), ("SLB", "SB"), ("SYC", "SC"), ("SDN", "SD"),
    ("SWE", "SE"), ("SGP", "SG"), ("SHN", "SH"), ("SVN", "SI"), ("SJM", "SJ"), ("SVK", "SK"), ("SLE", "SL"),
    ("SMR", "SM"), ("SEN", "SN"), ("SOM", "SO"), ("SUR", "SR"), ("SSD", "SS"), ("STP", "ST"), ("SLV", "SV"),
    ("SXM", "SX"), ("SYR", "SY"), ("SWZ", "SZ"), ("TCA", "TC"), ("TCD", "TD"), ("ATF", "TF"), ("TGO", "TG"),
    ("THA", "TH"), ("TJK", "TJ"), ("TKL", "TK"), ("TLS", "TL"), ("TKM", "TM"), ("TUN", "TN"), ("TON", "TO"),
    ("TUR", "TR"), ("TTO", "TT"), ("TUV", "TV"), ("TWN", "TW"), ("TZA", "TZ"), ("UKR", "UA"), ("UGA", "UG"),
    ("UMI", "UM"), ("USA", "US"), ("URY", "UY"), ("UZB", "UZ"), ("VAT", "VA"), ("VCT", "VC"), ("VEN", "VE"),
    ("VGB", "VG"), ("VIR", "VI"), ("VNM", "VN"), ("VUT", "VU"), ("WLF", "WF"), ("WSM", "WS"), ("XKX", "XK"),
    ("YEM", "YE"), ("MYT", "YT"), ("ZAF", "ZA"), ("ZMB", "ZM"), ("ZWE", "ZW"),
];

/// ISO 639-2 to ISO 639-1, both of the codes that some languages have (`fra` and `fre`).
#[rustfmt::skip]
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("aar", "aa"), ("abk", "ab"), ("ave", "ae"), ("afr", "af"), ("aka", "ak"), ("amh", "am"), ("arg", "an"),
    ("ara", "ar"), ("asm", "as"), ("ava", "av"), ("aym", "ay"), ("aze", "az"), ("bak", "ba"), ("bel", "be"),
    ("bul", "bg"), ("bis", "bi"), ("bam", "bm"), ("ben", "bn"), ("bod", "bo"), ("tib", "bo"),
    ("bre", "br"), ("bos", "bs"), ("cat", "ca"), ("che", "ce"), ("cha", "ch"), ("cos", "co"), ("cre", "cr"),
    ("ces", "cs"), ("cze", "cs"), ("chu", "cu"), ("chv", "cv"), ("cym", "cy"), ("wel", "cy"), ("dan", "da"),
    ("deu", "de"), ("ger", "de"), ("div", "dv"), ("dzo", "dz"), ("ewe", "ee"), ("ell", "el"), ("gre", "el"),
    ("eng", "en"), ("epo", "eo"), ("spa", "es"), ("est", "et"), ("eus", "eu"), ("baq", "eu"), ("fas", "fa"),
    ("per", "fa"), ("ful", "ff"), ("fin", "fi"), ("fij", "fj"), ("fao", "fo"), ("fra", "fr"), ("fre", "fr"),
    ("fry", "fy"), ("gle", "ga"), ("gla", "gd"), ("glg", "gl"), ("grn", "gn"), ("guj", "gu"), ("glv", "gv"),
    ("hau", "ha"), ("heb", "he"), ("hin", "hi"), ("hmo", "ho"), ("hrv", "hr"), ("hat", "ht"), ("hun", "hu"),
    ("hye", "hy"), ("arm", "hy"), ("her", "hz"), ("ina", "ia"), ("ind", "id"), ("ile", "ie"), ("ibo", "ig"),
    ("iii", "ii"), ("ipk", "ik"), ("ido", "io"), ("isl", "is"), ("ice", "is"), ("ita", "it"), ("iku", "iu"),
    ("jpn", "ja"), ("jav", "jv"), ("kat", "ka"), ("geo", "ka"), ("kon", "kg"), ("kik", "ki"), ("kua", "kj"),
    ("kaz", "kk"), ("kal", "kl"), ("khm", "km"), ("kan", "kn"), ("kor", "ko"), ("kau", "kr"), ("kas", "ks"),
    ("kur", "ku"), ("kom", "kv"), ("cor", "kw"), ("kir", "ky"), ("lat", "la"), ("ltz", "lb"), ("lug", "lg"),
    ("lim", "li"), ("lin", "ln"), ("lao", "lo"), ("lit", "lt"), ("lub", "lu"), ("lav", "lv"), ("mlg", "mg"),
    ("mah", "mh"), ("mri", "mi"), ("mao", "mi"), ("mkd", "mk"), ("mac", "mk"), ("mal", "ml"), ("mon", "mn"),
    ("mar", "mr"), ("msa", "ms"), ("may", "ms"), ("mlt", "mt"), ("mya", "my"), ("bur", "my"), ("nau", "na"),
    ("nob", "nb"), ("nde", "nd"), ("nep", "ne"), ("ndo", "ng"), ("nld", "nl"), ("dut", "nl"), ("nno", "nn"),
    ("nor", "no"), ("nbl", "nr"), ("nav", "nv"), ("nya", "ny"), ("oci", "oc"), ("oji", "oj"), ("orm", "om"),
    ("ori", "or"), ("oss", "os"), ("pan", "pa"), ("pli", "pi"), ("pol", "pl"), ("pus", "ps"), ("por", "pt"),
    ("que", "qu"), ("roh", "rm"), ("run", "rn"), ("ron", "ro"), ("rum", "ro"), ("rus", "ru"), ("kin", "rw"),
    ("san", "sa"), ("srd", "sc"), ("snd", "sd"), ("sme", "se"), ("sag", "sg"), ("sin", "si"), ("slk", "sk"),
    ("slo", "sk"), ("slv", "sl"), ("smo", "sm"), ("sna", "sn"), ("som", "so"), ("sqi", "sq"), ("alb", "sq"),
    ("srp", "sr"), ("ssw", "ss"), ("sot", "st"), ("sun", "su"), ("swe", "sv"), ("swa", "sw"), ("tam", "ta"),
    ("tel", "te"), ("tgk", "tg"), ("tha", "th"), ("tir", "ti"), ("tuk", "tk"), ("tgl", "tl"), ("tsn", "tn"),
    ("ton", "to"), ("tur", "tr"), ("tso", "ts"), ("tat", "tt"), ("twi", "tw"), ("tah", "ty"), ("uig", "ug"),
    ("ukr", "uk"), ("urd", "ur"), ("uzb", "uz"), ("ven", "ve"), ("vie", "vi"), ("vol", "vo"), ("wln", "wa"),
    ("wol", "wo"), ("xho", "xh"), ("yid", "yi"), ("yor", "yo"), ("zha", "za"), ("zho", "zh"), ("chi", "zh"),
    ("zul", "zu"),
];

/// The two letters for three, whatever their case.
pub(super) fn two_letters(codes: &[(&str, &'static str)], three: &str) -> Option<&'static str> {
    if three.len() != 3 {
        return None;
    }
    codes.iter().find(|(known, _)| known.eq_ignore_ascii_case(three)).map(|(_, two)| *two)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::fields::{country, language};

    #[test]
    fn each_code_of_two_letters_has_one_of_three() {
        for (codes, known) in [(COUNTRIES, country::CODES), (LANGUAGES, language::CODES)] {
            let two: HashSet<&str> = codes.iter().map(|(_, two)| *two).collect();
            let three: HashSet<&str> = codes.iter().map(|(three, _)| *three).collect();
            assert_eq!(two, known.iter().copied().collect());
            assert_eq!(three.len(), codes.len());
        }
    }
}
