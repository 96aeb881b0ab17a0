//! The text of a block without its markup.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::text::joins_without_blank;

/// Collects the text of the events of one block.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    /// Depth of images being passed over: their text is no part of the block.
    images: usize,
    /// A line break that waits for the next character, which decides whether a
    /// blank belongs there.
    broken: bool,
    /// Whether anything but an image was seen.
    pub(super) has_text: bool,
}

impl Inline {
    /// Takes one event of the block.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            _ if self.images > 0 => {}
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.push(text),
            Event::FootnoteReference(label) => self.push(&format!("[{label}]")),
            Event::SoftBreak | Event::HardBreak => self.broken = true,
            _ => {}
        }
    }

    /// Appends a separator between two parts, if there is a first part.
    pub(super) fn separate(&mut self, separator: &str) {
        self.broken = false;
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if !self.text.is_empty() && !self.text.ends_with(separator.trim_end()) {
            self.text.push_str(separator);
        }
    }

    /// Appends text as it is.
    pub(super) fn push(&mut self, text: &str) {
        if std::mem::take(&mut self.broken) {
            let glued = match (self.text.chars().next_back(), text.chars().next()) {
                (Some(last), Some(first)) => joins_without_blank(last, first),
                _ => true,
            };
            if !glued {
                self.text.push(' ');
            }
        }
        self.has_text |= !text.trim().is_empty();
        self.text.push_str(text);
    }

    /// Returns the text collected.
    pub(super) fn finish(self) -> String {
        self.text
    }
}
