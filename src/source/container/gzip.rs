//! gzip: members one after the other, each compressed by itself.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use super::unpack::Source;

/// Unpacks all members. Zeros behind the last one are padding; anything else
/// there is an error.
pub(super) struct Gunzip<'s, 'i> {
    /// `None` after an error.
    state: Option<State<'s, 'i>>,
}

enum State<'s, 'i> {
    Between(&'s mut Source<'i>),
    Within(Box<GzDecoder<&'s mut Source<'i>>>),
}

impl<'s, 'i> Gunzip<'s, 'i> {
    pub(super) fn new(source: &'s mut Source<'i>) -> Self {
        Self { state: Some(State::Between(source)) }
    }
}

impl Read for Gunzip<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.state.take() {
                None => return Ok(0),
                Some(State::Between(source)) => {
                    let chunk = source.fill_buf()?;
                    let padding = chunk.iter().take_while(|byte| **byte == 0).count();
                    match chunk.first() {
                        None => return Ok(0),
                        Some(0) => {
                            source.consume(padding);
                            self.state = Some(State::Between(source));
                        }
                        Some(0x1F) => {
                            self.state = Some(State::Within(Box::new(GzDecoder::new(source))))
                        }
                        Some(_) => {
                            let what = "something else follows it";
                            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
                        }
                    }
                }
                Some(State::Within(mut member)) => {
                    let read = member.read(buffer)?;
                    self.state = Some(if read == 0 && !buffer.is_empty() {
                        State::Between(member.into_inner())
                    } else {
                        State::Within(member)
                    });
                    if read > 0 || buffer.is_empty() {
                        return Ok(read);
                    }
                }
            }
        }
    }
}
