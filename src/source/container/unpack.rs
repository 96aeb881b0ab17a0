//! Reading a compressed file.

use std::io::{self, BufRead, BufReader, Read};

use super::Budget;
use super::gzip::Gunzip;
use super::zstd::Unzstd;
use crate::source::Sink;
use crate::source::compression::Compression;
use crate::source::reading::Context;

/// Reads a file from where it is compressed.
///
/// # Errors
///
/// Fails where `input` cannot be read. That it is damaged is a problem; what
/// was read until then is kept.
pub(in crate::source) fn read_compressed(
    context: &Context<'_>,
    compression: Compression,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let (name, magic): (_, &[u8]) = match compression {
        Compression::Gzip => ("gzip", b"\x1F\x8B"),
        Compression::Zstd => ("zstd", b"\x28\xB5\x2F\xFD"),
    };
    let head = input.fill_buf()?;
    // A frame to be skipped may stand before the first of zstd.
    let is_skippable = compression == Compression::Zstd && head.get(1..4) == Some(b"\x2A\x4D\x18");
    if head.is_empty() || !magic.starts_with(head) && !head.starts_with(magic) && !is_skippable {
        let what = match head {
            [] => "it is empty".to_owned(),
            _ => format!("it is not {name} data, as its name says"),
        };
        sink.problem(context.malformed(None, what));
        return Ok(());
    }
    let mut source = Source::new(input);
    let read = match compression {
        Compression::Gzip => read_unpacked(context, Gunzip::new(&mut source), sink),
        Compression::Zstd => read_unpacked(context, Unzstd::new(&mut source), sink),
    };
    let Err(error) = read else { return Ok(()) };
    if let Some(failure) = source.failure {
        return Err(failure);
    }
    if context.budget.is_spent() {
        context.budget.report(context, sink);
        return if context.depth == 0 { Ok(()) } else { Err(error) };
    }
    if !is_damage(&error) {
        return Err(error);
    }
    let what = format!(
        "its {name} data is damaged or cut off ({error}); what comes before is read where it is \
         whole; expected a complete file"
    );
    sink.problem(context.malformed(None, what));
    Ok(())
}

fn read_unpacked(context: &Context<'_>, decoder: impl Read, sink: &mut Sink<'_>) -> io::Result<()> {
    let unpacked = Unpacked { decoder, budget: context.budget };
    context.read_stream(&mut BufReader::with_capacity(CHUNK_BYTES, unpacked), sink)
}

/// How much is unpacked at a time: what a decoder has ready at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// Says whether an error tells of damaged data, not of a failing disk.
pub(super) fn is_damage(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof)
}

/// What is packed. It remembers why it could not be read, as decoders word
/// that as damage of their own.
pub(super) struct Source<'a> {
    input: &'a mut dyn BufRead,
    pub(super) failure: Option<io::Error>,
}

impl<'a> Source<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead) -> Self {
        Self { input, failure: None }
    }

    fn fail(&mut self, error: io::Error) -> io::Error {
        let stand_in = io::Error::from(error.kind());
        self.failure = Some(error);
        stand_in
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.input.read(buffer).map_err(|error| self.fail(error))
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        // A filled buffer is returned again, at no cost, by the second call.
        if let Err(error) = self.input.fill_buf() {
            return Err(self.fail(error));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.input.consume(amount);
    }
}

/// What is unpacked, counted.
pub(super) struct Unpacked<'b, D> {
    pub(super) decoder: D,
    pub(super) budget: &'b Budget,
}

impl<D: Read> Read for Unpacked<'_, D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.budget.draw(read)?;
        Ok(read)
    }
}
