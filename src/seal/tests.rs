use std::collections::HashMap;

use super::*;
use crate::fields::Group;

fn sealer() -> Sealer {
    Sealer::new(&[7; 32]).unwrap()
}

const OLDS: [(FieldId, &str); 3] = [(1001, "JAZZ"), (1002, ""), (1003, "TRUE")];

#[test]
fn a_check_starts_with_a_letter_and_is_base32() {
    let text = sealer().seal(1, 12, "000123", OLDS.into_iter());
    assert!(text.starts_with(|c: char| c.is_ascii_uppercase()), "{text}");
    assert!(text.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b)), "{text}");
    assert_eq!(text.len(), 1 + 1 + STAMP_LETTERS + SIGNATURE_LETTERS + 3 * DIGEST_LETTERS);
}

#[test]
fn a_check_fits_the_row_that_it_was_made_for() {
    let sealer = sealer();
    for export in [1, 31, 32, 5_000_000_000] {
        let text = format!(" {}\n", sealer.seal(1, export, "000123", OLDS.into_iter()));
        let opened = sealer.open(1, &text).unwrap();
        assert_eq!(opened.export_id(), export);
        assert!(opened.is_signed_for("000123"));
        for (at, (field, value)) in OLDS.into_iter().enumerate() {
            assert!(opened.digest_fits(at, field, value), "{field}");
        }
    }
}

#[test]
fn a_check_fits_no_other_contact_institution_export_value_or_field() {
    let sealer = sealer();
    let text = sealer.seal(1, 12, "000123", OLDS.into_iter());
    let other_export = sealer.seal(1, 13, "000123", OLDS.into_iter());
    let opened = sealer.open(1, &text).unwrap();
    assert!(!opened.is_signed_for("000124"));
    assert!(!sealer.open(2, &text).unwrap().is_signed_for("000123"));
    let relabelled = format!("{}{}", &other_export[..2], &text[2..]);
    assert!(!sealer.open(1, &relabelled).unwrap().is_signed_for("000123"));
    assert!(!opened.digest_fits(0, 1001, "OPERA"));
    assert!(!opened.digest_fits(0, 1002, "JAZZ"));
    assert!(!opened.digest_fits(1, 1001, "JAZZ"));
    assert!(!opened.digest_fits(3, 1004, ""));
}

#[test]
fn a_check_of_another_installation_does_not_fit() {
    let text = Sealer::new(&[8; 32]).unwrap().seal(1, 12, "000123", OLDS.into_iter());
    let (sealer, other_key) = (sealer(), text);
    let opened = sealer.open(1, &other_key).unwrap();
    assert!(!opened.is_signed_for("000123") && !opened.is_ours());
    let ours = sealer.seal(1, 12, "000123", OLDS.into_iter());
    assert!(sealer.open(1, &ours).unwrap().is_ours() && !sealer.open(2, &ours).unwrap().is_ours());
}

#[test]
fn what_is_no_check_does_not_open() {
    let sealer = sealer();
    for text in
        ["", "C", "hello", "000123", "BM", "ÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉ", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ", "AAAAAAAAAAAAAAA"]
    {
        assert!(sealer.open(1, text).is_none(), "{text}");
    }
    // Cut inside its digests, it opens; what is missing does not fit.
    let text = sealer.seal(1, 12, "000123", OLDS.into_iter());
    let opened = sealer.open(1, &text[..text.len() - 1]).unwrap();
    assert!(opened.digest_fits(0, 1001, "JAZZ") && !opened.digest_fits(2, 1003, "TRUE"));
}

#[test]
fn a_value_reads_the_same_from_a_contact_and_from_a_cell() {
    let tags = Field::new(38, "TAGS", Group::Standard, Type::MultiList, Default::default());
    let genre = Field::new(1001, "GENRE", Group::Criterion, Type::List, Default::default());
    let mut slots = Slots::default();
    for code in ["vip", "press"] {
        slots.set(38, code, 1, Some(""));
    }
    let codes = ["vip", "press"].map(str::to_owned).to_vec();
    let cells: HashMap<_, _> = [(38, Input::SetCodes(codes)), (1001, Input::Keep)].into();
    for field in [&tags, &genre] {
        assert_eq!(text_of_cell(&cells[&field.id]).unwrap(), text_of_slots(&slots, field));
    }
    slots.set(1001, "", 1, Some("JAZZ"));
    assert_eq!(text_of_cell(&Input::Set("JAZZ".into())).unwrap(), text_of_slots(&slots, &genre));
    assert_eq!(text_of_cell(&Input::Append("x".into())), None);
}

#[test]
fn a_mark_names_its_import_and_can_not_be_made_up() {
    let mark = sealer().mark(3, 41);
    assert_eq!(sealer().read_mark(3, &mark), Some(41));
    assert_eq!(sealer().read_mark(4, &mark), None, "another institution");
    assert_eq!(Sealer::new(&[8; 32]).unwrap().read_mark(3, &mark), None, "another installation");
    let edited = format!("{}{}", &mark[..3], &sealer().mark(3, 42)[3..]);
    assert_eq!(sealer().read_mark(3, &edited), None, "edited");
    assert_eq!(sealer().read_mark(3, "STATUS"), None);
}
