//! Frames as they are written and read, and bytes that are none.

use std::io::Cursor;

use proptest::prelude::*;

use super::*;

fn row(number: u64, cells: &[String]) -> Row {
    Row { number, cells: cells.iter().map(String::as_str).collect(), ..Row::default() }
}

proptest! {
    #[test]
    fn what_is_written_is_read(name in ".{0,20}", cells in prop::collection::vec(".{0,30}", 0..6), number in any::<u64>()) {
        let sheet = Sheet { name, hidden: number % 2 == 0, head: vec![row(1, &cells), row(2, &[])] };
        let mut out = Outbox::new(Vec::new());
        out.sheet(&sheet).unwrap();
        let marks = vec![(3, Mark::Error), (number as usize % 9, Mark::ManyDigits), (0, Mark::NoResult)];
        out.row(number, number % 3 == 0, &marks, cells.iter().map(String::as_str), || (1, 2)).unwrap();
        out.done().unwrap();
        let mut inbox = Inbox::new(Cursor::new(out.out), Duration::from_secs(60), Box::new(|| None));
        prop_assert_eq!(inbox.next().unwrap(), Frame::Sheet(sheet));
        let mut read = Row::default();
        let Ok(Frame::Row(bytes)) = inbox.next() else { panic!("no row") };
        bytes.read(&mut read).unwrap();
        prop_assert_eq!(read, Row { marks, is_hidden: number % 3 == 0, ..row(number, &cells) });
        prop_assert_eq!(inbox.next(), Ok(Frame::Done));
        prop_assert_eq!(inbox.next(), Err(Silence::Gone));
    }

    #[test]
    fn garbled_bytes_are_no_frame_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut inbox = Inbox::new(Cursor::new(bytes), Duration::from_secs(60), Box::new(|| None));
        while let Ok(frame) = inbox.next() {
            if let Frame::Row(bytes) = frame {
                let _ = bytes.read(&mut Row::default());
            }
        }
    }
}
