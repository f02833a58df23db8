//! What a spreadsheet offers, and doubts, in the cells of a column.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, utility};

use super::blueprint::{Column, Drawn, DropDown, Entries, Lists, Words};

/// The rule for the cells of a column, if there is one.
pub(super) fn rule(column: &Column, lists: Option<&Lists>) -> Drawn<Option<DataValidation>> {
    if let Some(drop_down) = &column.drop_down {
        return offer(drop_down, lists);
    }
    let Some((most, words)) = &column.most else { return Ok(None) };
    let rule = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(*most));
    doubt(rule, Some(words)).map(Some)
}

fn offer(drop_down: &DropDown, lists: Option<&Lists>) -> Drawn<Option<DataValidation>> {
    let rule = match (&drop_down.entries, lists) {
        (Entries::Few(words), _) => DataValidation::new().allow_list_strings(words)?,
        (Entries::Rows(rows), Some(lists)) if !rows.is_empty() => {
            let column = utility::column_number_to_name(lists.entries);
            let sheet = utility::quote_sheet_name(&lists.name);
            let first = lists.header_row() + 2;
            let formula = format!("={sheet}!${column}${}:${column}${}", rows.start + first, rows.end + first - 1);
            DataValidation::new().allow_list_formula(Formula::new(formula))
        }
        _ => return Ok(None),
    };
    let rule = match &drop_down.hint {
        Some(words) => rule.set_input_title(&words.title)?.set_input_message(&words.text)?,
        None => rule,
    };
    doubt(rule, drop_down.doubt.as_ref()).map(Some)
}

/// A warning, not a stop: `=`, a label, or `A+|B-` must stay possible.
fn doubt(rule: DataValidation, words: Option<&Words>) -> Drawn<DataValidation> {
    match words {
        Some(words) => Ok(rule
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(&words.title)?
            .set_error_message(&words.text)?),
        None => Ok(rule.show_error_message(false)),
    }
}
