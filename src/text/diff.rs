//! What has changed from one text to another, word by word.

/// What has become of a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It stands in both texts.
    Same,
    /// It stands in the old text only.
    Removed,
    /// It stands in the new text only.
    Added,
}

impl Change {
    /// Returns the name, as JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Removed => "removed",
            Self::Added => "added",
        }
    }
}

/// A part of the difference between two texts.
///
/// Parts are in order. Where words were replaced, those removed come before those
/// added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffPart {
    /// What has become of it.
    pub change: Change,
    /// The words, with the white space behind them.
    pub text: String,
}

impl DiffPart {
    /// Adds a text to the end of a difference, to its last part where that has
    /// changed likewise.
    pub(crate) fn push(parts: &mut Vec<Self>, change: Change, text: &str) {
        match parts.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(text),
            _ => parts.push(Self { change, text: text.to_owned() }),
        }
    }
}
