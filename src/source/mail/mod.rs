//! Mail messages, one or a mailbox of many, and web pages saved as MIME parts.
//!
//! A message is an article: its subject is the title, its sender the author.
//! What others wrote before, and what stands under every message of a sender,
//! is left out ([`body`]). Attachments in a format that can be read are
//! articles of their own ([`attachments`]).

mod attachments;
mod body;
mod facts;
mod mailbox;
mod message;
mod page;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead};

use super::reading::Context;
use super::{Format, Sink};

/// Reads the messages of a file, or the page that it holds.
pub(super) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    if context.format == Format::Mhtml {
        page::read(context, bytes, sink);
    } else {
        // Reading from memory cannot fail.
        let _infallible = read_stream(context, &mut &bytes[..], sink);
    }
}

/// Reads messages one by one, so that a mailbox may be of any size.
///
/// # Errors
///
/// Fails where `input` cannot be read.
pub(super) fn read_stream(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    mailbox::read(context, input, sink)
}
