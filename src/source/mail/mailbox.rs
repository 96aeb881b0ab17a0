//! Cutting a mailbox into messages.
//!
//! A message of a mailbox begins with a line `From ADDRESS DATE` that follows
//! a blank one; a line of a message that would look like it is written with a `>`
//! before. A file that does not begin so is one message.

use std::io::{self, BufRead, Read};

use super::message;
use crate::ArticleId;
use crate::source::Sink;
use crate::source::reading::Context;

/// Reads the messages of a file.
pub(super) fn read(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let limit = context.options.max_file_bytes;
    let mut messages = Messages {
        context,
        bytes: Vec::new(),
        line: 1,
        number: 0,
        is_mailbox: false,
        is_too_long: false,
    };
    let mut line = Vec::new();
    let mut line_number: u32 = 0;
    let mut after_blank = true;
    loop {
        line.clear();
        // A line longer than the limit is taken in pieces.
        if (&mut *input).take(limit.max(1)).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        line_number = line_number.saturating_add(1);
        let text = line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| line_number == 1).unwrap_or(&line);
        if (line_number == 1 || messages.is_mailbox && after_blank) && is_envelope(text) {
            messages.finish(sink);
            messages.begin(line_number);
        } else if messages.is_mailbox && is_quoted_from(text) {
            messages.push(&text[1..]);
        } else {
            messages.push(text);
        }
        after_blank = text.trim_ascii().is_empty();
    }
    messages.finish(sink);
    if messages.number == 0 {
        sink.problem(context.malformed(None, "there is no text in it".to_owned()));
    }
    Ok(())
}

struct Messages<'c> {
    context: &'c Context<'c>,
    /// The message so far.
    bytes: Vec<u8>,
    /// Its first line.
    line: u32,
    /// How many messages there were.
    number: usize,
    is_mailbox: bool,
    is_too_long: bool,
}

impl Messages<'_> {
    /// Begins the message after an envelope line.
    fn begin(&mut self, envelope: u32) {
        self.is_mailbox = true;
        self.line = envelope.saturating_add(1);
    }

    fn push(&mut self, bytes: &[u8]) {
        let length = self.bytes.len().saturating_add(bytes.len());
        self.is_too_long |= length as u64 > self.context.options.max_file_bytes;
        if !self.is_too_long {
            self.bytes.extend_from_slice(bytes);
        }
    }

    fn finish(&mut self, sink: &mut Sink<'_>) {
        let bytes = std::mem::take(&mut self.bytes);
        let is_too_long = std::mem::take(&mut self.is_too_long);
        if bytes.trim_ascii().is_empty() && !is_too_long {
            return;
        }
        self.number += 1;
        let mut article = self.context.new_article();
        let mut place = message::Place { line: self.line, number: None };
        if self.is_mailbox {
            article.id = ArticleId::new(&format!("{}-{}", self.context.stem(), self.number));
            place.number = Some(self.number);
        }
        if is_too_long {
            let limit = self.context.options.max_file_bytes;
            let what = format!("is longer than the limit of {limit} bytes");
            sink.problem(place.problem(self.context, &what));
        } else {
            message::read(self.context, &bytes, article, place, sink);
        }
    }
}

/// Says whether a line is the envelope of a message: `From `, and a time of
/// the day somewhere after it. A sentence that begins so has none.
fn is_envelope(line: &[u8]) -> bool {
    let is_time = |window: &[u8]| matches!(window, [a, b':', b, c] if [a, b, c].iter().all(|byte| byte.is_ascii_digit()));
    line.strip_prefix(b"From ").is_some_and(|rest| rest.windows(4).any(is_time))
}

/// Says whether a line begins with `From ` after one `>` or several.
fn is_quoted_from(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "))
}
