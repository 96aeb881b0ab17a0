//! Comparing two texts word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::diff::{Change, DiffPart};

/// Returns the difference between two texts, word by word. White space counts
/// as none or as a blank.
///
/// What is the same or was added is written as the new text has it, what was
/// removed as the old one has it. A word is what stands between blanks, so that
/// a change of a comma is one of its word.
///
/// ```
/// use pincite::text::{Change, word_diff};
///
/// let parts = word_diff("two metres a day", "three metres a day");
/// let parts: Vec<_> = parts.iter().map(|part| (part.change, part.text.as_str())).collect();
/// assert_eq!(
///     parts,
///     [(Change::Removed, "two "), (Change::Added, "three "), (Change::Same, "metres a day")]
/// );
/// ```
#[must_use]
pub fn word_diff(old: &str, new: &str) -> Vec<DiffPart> {
    let old_words: Vec<&str> = old.split_whitespace().collect();
    let new_words: Vec<&str> = new.split_whitespace().collect();
    let mut parts = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        let (removed, added, same) = match op {
            DiffOp::Equal { new_index, len, .. } => (0..0, 0..0, new_index..new_index + len),
            DiffOp::Delete { old_index, old_len, .. } => {
                (old_index..old_index + old_len, 0..0, 0..0)
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                (0..0, new_index..new_index + new_len, 0..0)
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                (old_index..old_index + old_len, new_index..new_index + new_len, 0..0)
            }
        };
        push(&mut parts, Change::Removed, &old_words, removed);
        push(&mut parts, Change::Added, &new_words, added);
        push(&mut parts, Change::Same, &new_words, same);
    }
    parts
}

/// Adds some words, each with the blank behind it unless it ends its text.
fn push(parts: &mut Vec<DiffPart>, change: Change, words: &[&str], range: std::ops::Range<usize>) {
    let is_last = range.end == words.len();
    let Some(slice) = words.get(range).filter(|slice| !slice.is_empty()) else { return };
    let mut text = slice.join(" ");
    if !is_last {
        text.push(' ');
    }
    DiffPart::push(parts, change, &text);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::diff::Change;
    use super::word_diff;

    /// `[-removed-]`, `{+added+}`.
    fn shown(old: &str, new: &str) -> String {
        let shown = word_diff(old, new).into_iter().map(|part| match part.change {
            Change::Same => part.text,
            Change::Removed => format!("[-{}-]", part.text),
            Change::Added => format!("{{+{}+}}", part.text),
        });
        shown.collect()
    }

    #[test]
    fn words_are_compared() {
        for (old, new, expected) in [
            ("a b c", "a b c", "a b c"),
            ("a  b\nc", "a b c", "a b c"),
            ("a b c", "a x c", "a [-b -]{+x +}c"),
            ("a b c", "a c", "a [-b -]c"),
            ("a c", "a b c", "a {+b +}c"),
            ("a b", "a b c", "a b {+c+}"),
            ("", "a", "{+a+}"),
            ("a", "", "[-a-]"),
            ("", "", ""),
        ] {
            assert_eq!(shown(old, new), expected, "{old} / {new}");
        }
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together(old in "[ab ]{0,12}", new in "[abc ]{0,12}") {
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let parts = word_diff(&old, &new);
            let with = |without: Change| -> String {
                parts.iter().filter(|p| p.change != without).map(|p| p.text.clone() + " ").collect()
            };
            prop_assert_eq!(squeezed(&with(Change::Removed)), squeezed(&new));
            prop_assert_eq!(squeezed(&with(Change::Added)), squeezed(&old));
            prop_assert!(parts.windows(2).all(|pair| pair[0].change != pair[1].change));
        }
    }
}
