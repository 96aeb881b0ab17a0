//! Zstandard: frames one after the other, some of them to be skipped.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::unpack::Source;

/// Unpacks all frames.
pub(super) struct Unzstd<'s, 'i> {
    source: &'s mut Source<'i>,
    decoder: FrameDecoder,
    is_within_frame: bool,
}

impl<'s, 'i> Unzstd<'s, 'i> {
    pub(super) fn new(source: &'s mut Source<'i>) -> Self {
        Self { source, decoder: FrameDecoder::new(), is_within_frame: false }
    }

    /// Begins the next frame; `false` at the end.
    fn begin_frame(&mut self) -> io::Result<bool> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.reset(&mut *self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut frame = (&mut *self.source).take(length.into());
                    if io::copy(&mut frame, &mut io::sink())? < u64::from(length) {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(_) => return Err(damaged("a frame does not begin as one")),
            }
        }
    }

    fn check(&self) -> io::Result<()> {
        let stated = self.decoder.get_checksum_from_data();
        if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
            return Err(damaged("its checksum does not match"));
        }
        Ok(())
    }
}

impl Read for Unzstd<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_within_frame {
                self.is_within_frame = self.begin_frame()?;
                if !self.is_within_frame {
                    return Ok(0);
                }
            }
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(buffer);
            }
            if self.decoder.is_finished() {
                self.check()?;
                self.is_within_frame = false;
                continue;
            }
            let one = BlockDecodingStrategy::UptoBlocks(1);
            // The library's words are for programmers.
            let decoded = self.decoder.decode_blocks(&mut *self.source, one);
            decoded.map_err(|_| damaged("a block cannot be read"))?;
        }
    }
}

fn damaged(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
