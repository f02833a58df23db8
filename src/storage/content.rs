//! A file as it is read, piece by piece.

use std::fs::File;

use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use tokio::io::AsyncReadExt;

use super::PIECE;

/// A stored file, or a part of one, that is read as it comes.
pub struct Content {
    /// How many bytes.
    pub bytes: u64,
    /// Its bytes, piece by piece.
    pub pieces: BoxStream<'static, std::io::Result<Bytes>>,
}

impl Content {
    /// So many bytes of a file of this machine, from where it is read next.
    pub(super) fn part(file: File, bytes: u64) -> Self {
        Self { bytes, pieces: Box::pin(pieces(file, bytes)) }
    }

    /// The content of a file of this machine, which is read from its beginning.
    pub fn of(file: File) -> std::io::Result<Self> {
        let bytes = file.metadata()?.len();
        Ok(Self::part(file, bytes))
    }
}

/// So many bytes of a file, from where it is read next.
fn pieces(file: File, bytes: u64) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> + Send {
    stream::unfold(tokio::fs::File::from_std(file).take(bytes), |mut file| async {
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some((Ok(Bytes::from(piece)), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    })
}
