//! The text of elements without their markup.

use roxmltree::Node;

use super::flow::{Part, Vocabulary};
use super::formula;
use crate::source::tidy;

/// Collects the text of a run of nodes.
pub(super) struct Inline<'a, 'i> {
    vocabulary: Vocabulary,
    text: String,
    /// The notes that stand in the run, which are no part of its text.
    pub(super) notes: Vec<Node<'a, 'i>>,
    /// The names of the elements that the run refers to.
    pub(super) refers_to: Vec<String>,
    /// What is left out of the run, and why.
    pub(super) left_out: Vec<(Node<'a, 'i>, &'static str)>,
    /// The first and the last node.
    pub(super) ends: Option<(Node<'a, 'i>, Node<'a, 'i>)>,
}

impl<'a, 'i> Inline<'a, 'i> {
    pub(super) fn new(vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary,
            text: String::new(),
            notes: Vec::new(),
            refers_to: Vec::new(),
            left_out: Vec::new(),
            ends: None,
        }
    }

    /// Takes a node of the run.
    pub(super) fn take(&mut self, node: Node<'a, 'i>) {
        if node.is_text() || node.is_element() {
            let first = self.ends.map_or(node, |(first, _)| first);
            self.ends = Some((first, node));
        }
        self.add(node);
    }

    /// Takes everything in an element, but not the element itself.
    pub(super) fn take_children(&mut self, node: Node<'a, 'i>) {
        node.children().for_each(|child| self.add(child));
    }

    fn add(&mut self, node: Node<'a, 'i>) {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            self.text.push_str(text);
            return;
        }
        if !node.is_element() {
            return;
        }
        match (self.vocabulary)(node) {
            Part::Inline => self.take_children(node),
            Part::Reference(names) => {
                self.refers_to.extend(names.split_whitespace().map(str::to_owned));
                self.take_children(node);
            }
            Part::Raised => self.raise(node),
            Part::Break => self.text.push(' '),
            Part::Formula => {
                let is_displayed = node.tag_name().name().starts_with("disp-");
                let around = if is_displayed { " " } else { "" };
                self.text.push_str(around);
                self.text.push_str(&formula::text(node));
                self.text.push_str(around);
            }
            Part::Note => self.notes.push(node),
            Part::LeftOut(why) => self.left_out.push((node, why)),
            Part::Silent => {}
            Part::Item => {
                self.separate(" · ");
                self.take_children(node);
            }
            Part::Cell => {
                self.separate(" | ");
                self.take_children(node);
            }
            Part::Flow(_)
            | Part::Joined
            | Part::Code
            | Part::Heading(_)
            | Part::List
            | Part::Table
            | Part::Row => {
                self.text.push(' ');
                self.take_children(node);
                self.text.push(' ');
            }
        }
    }

    /// Writes raised numbers as such, so that the mark of a note does not run
    /// into the word before it, nor an exponent into its number.
    fn raise(&mut self, node: Node<'a, 'i>) {
        let start = self.text.len();
        self.take_children(node);
        let Some(added) = self.text.get(start..) else { return };
        let is_number =
            added.chars().any(|c| c.is_ascii_digit()) && added.chars().all(|c| raised(c).is_some());
        if is_number {
            let number: String = added.chars().filter_map(raised).collect();
            self.text.truncate(start);
            self.text.push_str(&number);
        }
    }

    fn separate(&mut self, separator: &str) {
        let kept = self.text.trim_end().len();
        if kept == 0 {
            return;
        }
        self.text.truncate(kept);
        self.text.push_str(separator);
    }

    /// Appends text as it is.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Says whether there is any text in the run.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(tidy::is_blank)
    }

    /// Returns the text on one line.
    pub(super) fn text(&self) -> String {
        tidy::tidy(&self.text)
    }
}

/// Returns the raised form of a digit, or of a sign between digits.
fn raised(c: char) -> Option<char> {
    Some(match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(u32::from(c) - u32::from('4') + u32::from('⁴'))?,
        '-' | '\u{2212}' => '⁻',
        '+' => '⁺',
        ',' | '–' | ' ' => c,
        _ => return None,
    })
}

/// Returns the text of an element on one line.
pub(super) fn text_of(node: Node<'_, '_>, vocabulary: Vocabulary) -> String {
    let mut inline = Inline::new(vocabulary);
    inline.take_children(node);
    inline.text()
}
