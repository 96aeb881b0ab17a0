//! Rich Text Format.
//!
//! A text of groups in braces and control words after a backslash. A control
//! word changes how the rest of its group is formatted, or says that the group
//! is no running text: a table of fonts, a picture, a footnote. The reader
//! goes through the file once and keeps a stack of what holds in the open
//! groups.

mod codepage;
mod reader;
mod state;
mod stylesheet;
mod symbols;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

use super::content::Content;
use super::properties::Properties;
use crate::source::reading::Context;
use crate::source::{Sink, binary};
use reader::Reader;
use tokens::Tokens;

/// How a document begins.
const OPENING: &[u8] = b"{\\rtf";

/// Reads a Rich Text document. One that ends too early is a problem, and is
/// read as far as it goes.
pub(in crate::source) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let bytes = bytes.get(start..).unwrap_or_default();
    if !bytes.starts_with(OPENING) {
        let what = match binary::recognise(bytes) {
            _ if bytes.is_empty() => "it is empty".to_owned(),
            Some(what) => format!("it is {what}"),
            None => "it does not begin with {\\rtf".to_owned(),
        };
        sink.problem(
            context.malformed(None, format!("{what}; expected {}", context.format.expected())),
        );
        return;
    }
    let mut reader = Reader::default();
    for token in Tokens::new(bytes) {
        reader.take(token);
        if reader.is_done() {
            break;
        }
    }
    if !reader.is_done() {
        sink.problem(
            context.malformed(
                None,
                "it is cut short: groups are open at its end; what is there is read; get the file \
             again"
                    .to_owned(),
            ),
        );
    }
    let mut content = Content::default();
    let mut properties =
        Properties { place: "document properties", stem: context.stem(), ..Properties::default() };
    reader.finish(&mut content, &mut properties);
    content.finish(context, context.new_article(), properties, sink);
}
