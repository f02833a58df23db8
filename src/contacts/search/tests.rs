//! What is typed into the search box, as words.

use super::*;

#[test]
fn a_phone_number_is_one_word_however_it_is_grouped() {
    for (typed, words) in [
        ("06 12 34 56 78", vec!["0612345678"]),
        ("06.12", vec!["0612"]),
        ("+33 6 12", vec!["+33612"]),
        ("(11) 91234-5678", vec!["11912345678"]),
        ("000123", vec!["000123"]),
        ("12 rue", vec!["12", "rue"]),
        ("1 2", vec!["1", "2"]),
    ] {
        assert_eq!(Search::new(typed, None).words, words, "{typed}");
    }
}
