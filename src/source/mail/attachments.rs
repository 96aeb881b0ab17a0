//! What is attached to a message: listed, and read where its format can be.

use std::borrow::Cow;
use std::path::Path;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::message::{self, Place};
use crate::Article;
use crate::article::{LeftOut, SourceSpan};
use crate::source::compression::Compression;
use crate::source::reading::Context;
use crate::source::{Format, Sink, tidy};

/// Messages are followed this deep into messages and archives: as deep as
/// people forward, and no deeper than any stack allows.
const MAX_DEPTH: u8 = 4;

/// An attachment that is read as an article of its own.
pub(super) struct Attached<'m> {
    name: String,
    content: Content<'m>,
}

enum Content<'m> {
    Message(&'m Message<'m>),
    File(Option<Compression>, Format, Cow<'m, [u8]>),
}

/// Lists what is attached: on `article`, and in `attached` what can be read.
pub(super) fn list<'m>(
    context: &Context<'_>,
    message: &'m Message<'m>,
    article: &mut Article,
    attached: &mut Vec<Attached<'m>>,
) {
    for (at, part) in message.attachments().enumerate() {
        let name = name(part, at + 1);
        let content = content(message, part, &name).filter(|_| context.depth < MAX_DEPTH);
        if let Some(content) = content {
            article.notes.push(format!("attachment {name}: read as an article of its own"));
            attached.push(Attached { name, content });
        } else if !is_proof(part) {
            article.left_out.push(left_out(part, &name));
        }
    }
}

/// Says what is attached; of a text without a name, such as the report of a
/// mail server, what it says.
fn left_out(part: &MessagePart<'_>, name: &str) -> LeftOut {
    let text = part.text_contents().map(tidy::trim).filter(|text| !text.is_empty());
    let (text, why) = match text.filter(|_| part.attachment_name().is_none()) {
        Some(text) => (text.to_owned(), "another part of the message"),
        None => (format!("{name}, {}", size(part.len())), "attachment"),
    };
    LeftOut { text, why: why.to_owned(), source: SourceSpan::default() }
}

/// Reads what can be read.
pub(super) fn read(
    context: &Context<'_>,
    attached: Vec<Attached<'_>>,
    place: Place,
    sink: &mut Sink<'_>,
) {
    for Attached { name, content } in attached {
        let path = context.path.join(&name);
        let relative = format!("{}/{name}", context.relative);
        let inner = |format| Context {
            path: &path,
            relative: &relative,
            format,
            depth: context.depth.saturating_add(1),
            ..*context
        };
        match content {
            Content::Message(message) => {
                let context = inner(Format::Mail);
                let article = context.new_article();
                let place = Place { number: None, ..place };
                message::read_parsed(&context, message, article, place, sink);
            }
            Content::File(None, format, bytes) => inner(format).read(&bytes, sink),
            Content::File(Some(compression), format, bytes) => {
                // Reading from memory cannot fail.
                let _infallible = inner(format).read_compressed(compression, &mut &bytes[..], sink);
            }
        }
    }
}

/// Returns the content of a part where it can be read.
fn content<'m>(
    message: &'m Message<'m>,
    part: &'m MessagePart<'m>,
    name: &str,
) -> Option<Content<'m>> {
    if let PartType::Message(inner) = &part.body {
        return Some(Content::Message(inner));
    }
    let (compression, format) = Compression::split(Path::new(name));
    let format = format.filter(|format| format.missing_feature().is_none())?;
    Some(Content::File(compression, format, bytes(message, part)))
}

/// Returns the bytes of a file. A text whose encoding the message states is
/// decoded, with a mark that says so, as the file itself may not say.
fn bytes<'m>(message: &'m Message<'m>, part: &'m MessagePart<'m>) -> Cow<'m, [u8]> {
    let is_stated = part.content_type().is_some_and(|content| content.has_attribute("charset"));
    match part.text_contents() {
        Some(text) if is_stated && part.is_text() && !text.is_ascii() => {
            let text = text.trim_start_matches('\u{FEFF}');
            Cow::Owned(format!("\u{FEFF}{text}").into_bytes())
        }
        _ => message::raw(message, part),
    }
}

/// Returns the name of an attachment as a file name.
fn name(part: &MessagePart<'_>, number: usize) -> String {
    let stated = part.attachment_name().map(tidy::tidy).unwrap_or_default();
    let plain: String = stated
        .chars()
        .map(|c| if matches!(c, '/' | '\\' | ':') || c.is_control() { '_' } else { c })
        .collect();
    let is_message = matches!(part.body, PartType::Message(_));
    match plain.trim_matches('.') {
        "" if is_message => format!("attachment-{number}.eml"),
        "" => format!("attachment-{number}{}", extension(part)),
        name => name.to_owned(),
    }
}

/// Returns the extension that the type of a nameless part suggests.
fn extension(part: &MessagePart<'_>) -> &'static str {
    let kind =
        part.content_type().map(|content| (content.ctype(), content.subtype().unwrap_or_default()));
    match kind {
        Some(("text", "html")) => ".html",
        Some(("text", "plain")) => ".txt",
        Some(("text", "csv")) => ".csv",
        Some(("application", "pdf")) => ".pdf",
        _ => "",
    }
}

/// Says whether a part is the proof of who signed the message, which is
/// nothing to read.
fn is_proof(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type().and_then(|content| content.subtype());
    matches!(kind, Some("pgp-signature" | "pkcs7-signature" | "x-pkcs7-signature"))
}

/// Writes a size as people do: `812 bytes`, `120 kB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}
