//! An SMTP server that takes what it is given, or refuses it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

/// A server on a port of its own. Its thread ends with the test's process.
pub struct Sink {
    pub url: String,
    mails: Receiver<String>,
}

impl Sink {
    /// `answer` is what it says to each recipient: `250 ok`, `450 later`, `550 never`.
    pub fn start(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (sender, mails) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, sender) = (stream.unwrap(), sender.clone());
                std::thread::spawn(move || converse(stream, answer, &sender));
            }
        });
        Self { url, mails }
    }

    /// The next mail that was taken, as it came.
    pub fn mail(&self) -> String {
        self.mails.recv().unwrap()
    }
}

fn converse(mut stream: TcpStream, answer: &str, mails: &Sender<String>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    stream.write_all(b"220 sink\r\n").ok()?;
    while let Some(Ok(line)) = lines.next() {
        let reply = match line.split([' ', ':']).next()? {
            "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8",
            "RCPT" => answer,
            "DATA" => {
                stream.write_all(b"354 go on\r\n").ok()?;
                let mail: Vec<String> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                mails.send(mail.join("\n")).ok()?;
                "250 taken"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").ok(),
            _ => "250 ok",
        };
        stream.write_all(format!("{reply}\r\n").as_bytes()).ok()?;
    }
    None
}
