//! A stream of records as UTF-8, whatever it is stored in.

use std::io::{self, BufRead, Cursor, Read};

use crate::source::reading::Context;
use crate::source::{Format, Sink, binary, decode};

/// How much of a file is looked at to tell its encoding: some hundred
/// articles, which is more than enough text for it, and read in no time.
const SAMPLE_BYTES: u64 = 1024 * 1024;

/// Text to read records from.
pub(in crate::source) struct Input<'a> {
    /// UTF-8, damaged perhaps, without a byte order mark.
    pub(in crate::source) text: Box<dyn BufRead + 'a>,
    /// What a person should know about the decoding, for every article.
    pub(in crate::source) note: Option<String>,
}

/// Opens a stream as text; `None`, and a problem, where it is none.
///
/// UTF-8 is streamed. What its beginning shows to be in another encoding is
/// decoded as a whole, so that its size is limited.
///
/// # Errors
///
/// Fails where `input` cannot be read.
pub(in crate::source) fn text_input<'a>(
    context: &Context<'_>,
    input: &'a mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<Option<Input<'a>>> {
    let mut sample = Vec::new();
    // What precedes a failure is still read; who reads on meets it again.
    let failure = (&mut *input).take(SAMPLE_BYTES).read_to_end(&mut sample).err();
    if !decode::is_utf16(&sample) {
        if let Some(what) = binary::recognise(&sample) {
            let expected = context.format.expected();
            sink.problem(context.malformed(None, format!("it is {what}; expected {expected}")));
            return Ok(None);
        }
        let is_json = context.format != Format::Csv;
        if decode::is_utf8(&sample) || is_json && decode::has_few_breaks(&sample) {
            let mark = if sample.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
            let mut sample = Cursor::new(sample);
            sample.set_position(mark);
            let rest = Rest { input, failure };
            return Ok(Some(Input { text: Box::new(sample.chain(rest)), note: None }));
        }
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    let limit = context.options.max_file_bytes;
    let left = limit.saturating_add(1).saturating_sub(sample.len() as u64);
    input.take(left).read_to_end(&mut sample)?;
    if sample.len() as u64 > limit {
        sink.problem(context.malformed(
            None,
            format!(
                "it is not UTF-8, and longer than the limit of {limit} bytes for other encodings; \
                 convert it to UTF-8, or split it"
            ),
        ));
        return Ok(None);
    }
    Ok(context.decode(&sample, sink).map(|(text, note)| {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        Input { text: Box::new(Cursor::new(text.into_bytes())), note }
    }))
}

/// What follows the sample, or the failure that ended it.
struct Rest<'a> {
    input: &'a mut dyn BufRead,
    failure: Option<io::Error>,
}

impl Read for Rest<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.failure.take().map_or_else(|| self.input.read(buffer), Err)
    }
}

impl BufRead for Rest<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.input.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.input.consume(amount);
    }
}
