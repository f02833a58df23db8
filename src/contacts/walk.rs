//! Contacts of many numbers, found in one walk through all numbers between the first and the last of them. A file that has most
//! contacts in their order is read so at a fraction of what look-ups cost, number by number.

use std::cell::Cell;

use super::contact::{Contact, DELETED};
use super::read;
use crate::db::{Db, lookup};
use crate::error::Result;

/// Fewer numbers are looked up.
const FEW: usize = 64;
/// After a walk that passed more strangers than contacts that were wanted, so many times the numbers are looked up.
const PAUSE: u32 = 15;

/// Whether walks pay: learnt from one batch of a file for the next.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pause: Cell<u32>,
}

impl Walk {
    /// The institution's contacts with these contact numbers, which are in order and different. They come in order too.
    pub(crate) fn by_numbers(&self, db: &mut Db, institution: i64, numbers: &[&str]) -> Result<Vec<Contact>> {
        let mut found = self.between(db, institution, numbers)?;
        let mut met = found.iter().map(|contact| contact.number.as_str()).peekable();
        let missing: Vec<&str> = numbers.iter().copied().filter(|number| met.next_if_eq(number).is_none()).collect();
        if !missing.is_empty() {
            found.extend(read::by_numbers(db, institution, &missing)?);
            found.sort_unstable_by(|a, b| a.number.cmp(&b.number));
        }
        Ok(found)
    }

    /// Those of them that a walk meets, if one is worth it, in order.
    fn between(&self, db: &mut Db, institution: i64, numbers: &[&str]) -> Result<Vec<Contact>> {
        let [first, .., last] = numbers else { return Ok(Vec::new()) };
        if numbers.len() < FEW {
            return Ok(Vec::new());
        }
        if let Some(left) = self.pause.get().checked_sub(1) {
            self.pause.set(left);
            return Ok(Vec::new());
        }
        let most = numbers.len() + numbers.len() / 4;
        let mut met = lookup::contacts_between(db, institution, (first, last), most as i64, DELETED)?;
        let passed = met.len();
        // A database may have another order than bytes.
        met.sort_unstable_by(|a, b| a.1.cmp(&b.1));
        let mut wanted = numbers.iter().peekable();
        met.retain(|(_, number, ..)| {
            while wanted.next_if(|wanted| **wanted < number.as_str()).is_some() {}
            wanted.next_if(|wanted| **wanted == number.as_str()).is_some()
        });
        if met.len() < passed / 2 || passed == 0 {
            self.pause.set(PAUSE);
        }
        Ok(met.into_iter().map(Contact::from).collect())
    }
}
