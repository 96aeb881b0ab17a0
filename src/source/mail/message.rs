//! One message: its facts, its text, and what is attached to it.

use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

use super::{attachments, body, facts};
use crate::source::block::{Block, assemble};
use crate::source::reading::Context;
use crate::source::{Sink, decode, html, resize, text};
use crate::{Article, SourceProblem};

/// Messages may hold this many others. Each is a call deeper when it is
/// dropped, and nobody forwards so often.
const MAX_INNER_MESSAGES: usize = 500;

/// HTML with this many times the words of the plain text beside it is the
/// message; the plain text then only says that it cannot be shown.
const STUB_RATIO: usize = 4;

/// Where a message stands in its file.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its first line.
    pub(super) line: u32,
    /// Its number, in a mailbox.
    pub(super) number: Option<usize>,
}

impl Place {
    /// Makes the problem of a message that cannot be read.
    pub(super) fn problem(self, context: &Context<'_>, what: &str) -> SourceProblem {
        match self.number {
            Some(number) => context.malformed(Some(self.line), format!("message {number} {what}")),
            None => context.malformed(None, format!("the message {what}")),
        }
    }
}

/// Reads a message into `article`.
pub(super) fn read(
    context: &Context<'_>,
    bytes: &[u8],
    article: Article,
    place: Place,
    sink: &mut Sink<'_>,
) {
    if let Err(what) = refuse_nesting(bytes) {
        return sink.problem(place.problem(context, &what));
    }
    match parse(bytes) {
        Some(message) if facts::has_any(&message) => {
            read_parsed(context, &message, article, place, sink);
        }
        _ => {
            let what =
                "has none of the header fields From, To, Date and Subject; expected a mail message";
            sink.problem(place.problem(context, what));
        }
    }
}

/// Takes a message apart; `None` where it is none. The library panics on parts
/// that begin and do not end within a digest, for one: no message may do that
/// to whoever reads it.
pub(super) fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    std::panic::catch_unwind(|| MessageParser::default().parse(bytes)).ok().flatten()
}

/// Refuses messages within messages without end.
pub(super) fn refuse_nesting(bytes: &[u8]) -> Result<(), String> {
    let is_inner = |window: &&[u8]| {
        window.eq_ignore_ascii_case(b"message/") || window.eq_ignore_ascii_case(b"/digest;")
    };
    match bytes.windows(8).filter(is_inner).nth(MAX_INNER_MESSAGES) {
        Some(_) => {
            Err(format!("holds more than {MAX_INNER_MESSAGES} others; save those on their own"))
        }
        None => Ok(()),
    }
}

/// Reads a message that is parsed.
pub(super) fn read_parsed(
    context: &Context<'_>,
    message: &Message<'_>,
    mut article: Article,
    place: Place,
    sink: &mut Sink<'_>,
) {
    if let Some(what) = encrypted(message) {
        return sink.problem(place.problem(context, what));
    }
    facts::read(message, &mut article, context.options);
    let plain = plain_text(message, &mut article, place.line);
    if plain
        .as_ref()
        .is_some_and(|plain| plain.text.trim_start().starts_with("-----BEGIN PGP MESSAGE"))
    {
        return sink.problem(place.problem(context, ENCRYPTED));
    }
    let page = page_blocks(message);
    let words = |text: &str| text::count_words(text);
    let page_words: usize = page.iter().map(|block| words(&block.text)).sum();
    match plain {
        Some(plain) if words(&plain.text).saturating_mul(STUB_RATIO) >= page_words => {
            read_plain(&plain, &mut article, context);
        }
        _ => {
            let mut blocks = page;
            body::leave_out_quoted(&mut blocks);
            text::mark_furniture(&mut blocks, &mut article, context.options);
            resize::resize(&mut blocks, None);
            assemble(&mut article, None, blocks);
        }
    }
    let mut attached = Vec::new();
    attachments::list(context, message, &mut article, &mut attached);
    if article.paragraphs.is_empty()
        && article.left_out.is_empty()
        && article.metadata.title.is_none()
    {
        sink.problem(place.problem(context, "has neither text nor a subject"));
    } else {
        sink.article(article);
    }
    attachments::read(context, attached, place, sink);
}

const ENCRYPTED: &str = "is encrypted; decrypt it in a mail program and save it as text";

/// Says why the content of a message cannot be read, where it is encrypted.
fn encrypted(message: &Message<'_>) -> Option<&'static str> {
    let content = message.root_part().content_type()?;
    let subtype = content.subtype().unwrap_or_default().to_ascii_lowercase();
    let kind = content.attribute("smime-type").unwrap_or_default();
    match (content.ctype(), subtype.as_str()) {
        ("multipart", "encrypted") => Some(ENCRYPTED),
        ("application", "pkcs7-mime" | "x-pkcs7-mime") if kind == "signed-data" => Some(
            "is wrapped in its signature (S/MIME); open it in a mail program and save it as text",
        ),
        ("application", "pkcs7-mime" | "x-pkcs7-mime") => Some(ENCRYPTED),
        _ => None,
    }
}

/// The plain text of a message.
struct Plain {
    text: String,
    /// The line of the file on which it begins, where its lines are those of
    /// the file.
    line: Option<u32>,
}

/// Returns the plain text of a message, if it has one.
fn plain_text(message: &Message<'_>, article: &mut Article, first_line: u32) -> Option<Plain> {
    let parts: Vec<&MessagePart<'_>> =
        message.text_bodies().filter(|part| matches!(part.body, PartType::Text(_))).collect();
    let first = parts.first()?;
    let is_as_stored = parts.len() == 1 && first.encoding == Encoding::None;
    let before =
        usize::try_from(first.offset_body).ok().and_then(|end| message.raw_message.get(..end));
    let line = before.filter(|_| is_as_stored).map(|before| {
        let breaks = before.iter().filter(|byte| **byte == b'\n').count();
        first_line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX))
    });
    let mut text = String::new();
    for part in &parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&text_of(message, part, article));
    }
    let has_text = !text.trim().is_empty();
    has_text.then_some(Plain { text, line })
}

/// Returns the text of a part. Where it states no encoding, or a wrong one,
/// its bytes say which.
fn text_of<'m>(
    message: &'m Message<'_>,
    part: &'m MessagePart<'_>,
    article: &mut Article,
) -> Cow<'m, str> {
    let text = part.text_contents().unwrap_or_default();
    let is_flowed = part
        .content_type()
        .and_then(|content| content.attribute("format"))
        .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    let text = if text.contains('\u{FFFD}') {
        let bytes = raw(message, part);
        match decode::decode(&bytes) {
            Ok(decoded) => {
                article.notes.extend(decoded.note);
                Cow::Owned(decoded.text.into_owned())
            }
            Err(_) => Cow::Borrowed(text),
        }
    } else {
        Cow::Borrowed(text)
    };
    if is_flowed { Cow::Owned(body::unstuffed(&text)) } else { text }
}

/// Returns the bytes of a part as its sender had them.
pub(super) fn raw<'m>(message: &'m Message<'_>, part: &'m MessagePart<'_>) -> Cow<'m, [u8]> {
    let range = usize::try_from(part.offset_body).ok().zip(usize::try_from(part.offset_end).ok());
    let stored = range.and_then(|(start, end)| message.raw_message.get(start..end));
    let decoded = match (stored, part.encoding) {
        (Some(stored), Encoding::None) => return Cow::Borrowed(stored),
        (Some(stored), Encoding::Base64) => mail_parser::decoders::base64::base64_decode(stored),
        (Some(stored), Encoding::QuotedPrintable) => {
            mail_parser::decoders::quoted_printable::quoted_printable_decode(stored)
        }
        (None, _) => None,
    };
    decoded.map_or_else(|| Cow::Borrowed(part.contents()), Cow::Owned)
}

fn page_blocks(message: &Message<'_>) -> Vec<Block> {
    let parts = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(text) => Some(html::body_blocks(text)),
        _ => None,
    });
    let mut blocks: Vec<Block> = parts.flatten().collect();
    for block in &mut blocks {
        // Its places count in the part, not in the file.
        block.source = crate::article::SourceSpan::default();
    }
    blocks
}

fn read_plain(plain: &Plain, article: &mut Article, context: &Context<'_>) {
    let body = body::split(&plain.text);
    let known = article.origin.clone();
    let (paragraphs, pieces) = (article.paragraphs.len(), article.left_out.len());
    text::read(article, &body.own, context.options);
    for piece in body.left_out {
        article.left_out.push(piece);
    }
    article.notes.extend(body.note.map(str::to_owned));
    // Lines count in the text, and are those of the file from where it begins.
    let number = |line: Option<u32>| Some(plain.line?.saturating_add(line?.saturating_sub(1)));
    let spans =
        article.paragraphs.iter_mut().skip(paragraphs).map(|paragraph| &mut paragraph.source);
    for span in spans.chain(article.left_out.iter_mut().skip(pieces).map(|piece| &mut piece.source))
    {
        span.line_start = number(span.line_start);
        span.line_end = number(span.line_end);
        span.bytes = None;
    }
    for (field, origin) in &mut article.origin {
        if !known.contains_key(field) {
            *origin = format!("text of the message: {origin}");
        }
    }
}
