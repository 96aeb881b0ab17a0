//! Cutting elements into blocks.
//!
//! The vocabularies differ in names and agree in kind: elements hold blocks or
//! stand in running text. A [`Vocabulary`] says of each element which
//! [`Part`] it plays; what follows from that is the same for all.

use roxmltree::Node;

use super::inline::{Inline, text_of};
use super::tree::Tree;
use crate::ParagraphKind;
use crate::source::block::{Block, Role};
use crate::source::{text, tidy};

/// An item of a list with this many words is read as a sentence of its own.
const SENTENCE_WORDS: usize = 10;

/// Says which part an element plays.
pub(super) type Vocabulary = fn(Node<'_, '_>) -> Part;

/// What an element is to its text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// It stands in running text.
    Inline,
    /// It stands in running text and refers to the elements of these names.
    Reference(String),
    /// It stands in running text, raised.
    Raised,
    /// It parts words and has no text.
    Break,
    /// It stands in running text and shows a formula.
    Formula,
    /// It holds blocks and loose text, which are paragraphs of this kind; of
    /// the kind of what it stands in where there is none.
    Flow(Option<ParagraphKind>),
    /// It holds blocks that are read as one run with what stands beside it.
    Joined,
    /// It is a text whose lines are meant.
    Code,
    /// It is a heading of this level, from 1.
    Heading(u8),
    /// It holds items.
    List,
    /// It is an item of a list.
    Item,
    /// It is a table.
    Table,
    /// It is a row of a table.
    Row,
    /// It is a cell of a row.
    Cell,
    /// It is a note, even where it stands in running text.
    Note,
    /// Its text is left out, for this reason.
    LeftOut(&'static str),
    /// It has no text for readers, or its text is read as metadata.
    Silent,
}

/// Cuts elements into blocks.
pub(super) struct Cutter<'t, 'a> {
    tree: &'t Tree<'a>,
    vocabulary: Vocabulary,
    pub(super) blocks: Vec<Block>,
}

impl<'t, 'a> Cutter<'t, 'a> {
    pub(super) fn new(tree: &'t Tree<'a>, vocabulary: Vocabulary) -> Self {
        Self { tree, vocabulary, blocks: Vec::new() }
    }

    /// Cuts an element according to the part it plays; loose text becomes
    /// paragraphs of `kind`, or of an open role where there is none.
    pub(super) fn element(&mut self, node: Node<'t, 'a>, kind: Option<ParagraphKind>) {
        match (self.vocabulary)(node) {
            Part::Flow(own) => self.content(node, own.or(kind)),
            Part::Heading(level) => self.heading(node, level),
            Part::List => self.list(node, kind),
            Part::Table => self.table(node),
            Part::Code => self.code(node),
            Part::Note => self.note(node),
            Part::LeftOut(why) => self.leave_out(node, why),
            Part::Silent | Part::Break => {}
            // Items, rows and cells outside of lists and tables, and running
            // text outside of paragraphs, are paragraphs all the same.
            _ => self.content(node, kind),
        }
    }

    /// Cuts what is in an element: each child that is a block, and each run of
    /// what stands between blocks.
    pub(super) fn content(&mut self, node: Node<'t, 'a>, kind: Option<ParagraphKind>) {
        let mut run = Inline::new(self.vocabulary);
        for child in node.children() {
            let part = if child.is_element() { (self.vocabulary)(child) } else { Part::Inline };
            match part {
                Part::Inline if child.is_element() && self.holds_blocks(child) => {
                    self.flush(&mut run, kind);
                    self.content(child, kind);
                }
                Part::Inline
                | Part::Joined
                | Part::Reference(_)
                | Part::Raised
                | Part::Break
                | Part::Formula => run.take(child),
                // A note within a paragraph does not end it.
                Part::Note | Part::LeftOut(_) if !run.is_blank() => run.take(child),
                _ => {
                    self.flush(&mut run, kind);
                    self.element(child, kind);
                }
            }
        }
        self.flush(&mut run, kind);
    }

    /// Says whether an element that should stand in running text holds blocks.
    fn holds_blocks(&self, node: Node<'t, 'a>) -> bool {
        node.children().filter(Node::is_element).any(|child| {
            matches!(
                (self.vocabulary)(child),
                Part::Flow(_) | Part::Heading(_) | Part::List | Part::Table
            )
        })
    }

    /// Makes a paragraph of a run, then blocks of the notes in it.
    fn flush(&mut self, run: &mut Inline<'t, 'a>, kind: Option<ParagraphKind>) {
        let run = std::mem::replace(run, Inline::new(self.vocabulary));
        let text = run.text();
        let Some((first, last)) = run.ends else { return };
        if !text.is_empty() {
            let role = kind.map_or(Role::Open, Role::Paragraph);
            let mut block = Block::new(text, role, self.tree.place_of_run(first, last));
            block.refers_to = run.refers_to;
            block.refers_to.extend(run.notes.iter().filter_map(|note| label(*note)));
            self.blocks.push(block);
        }
        for (node, why) in run.left_out {
            self.leave_out(node, why);
        }
        for note in run.notes {
            self.note(note);
        }
    }

    fn heading(&mut self, node: Node<'t, 'a>, level: u8) {
        let mut run = Inline::new(self.vocabulary);
        run.take_children(node);
        if run.is_blank() {
            return;
        }
        let mut block = Block::new(run.text(), Role::Heading, self.tree.place_of(node));
        block.heading_level = level.max(1);
        block.refers_to = run.refers_to;
        self.blocks.push(block);
    }

    /// Makes one paragraph of each item if the items are sentences, else one
    /// of the whole list.
    fn list(&mut self, node: Node<'t, 'a>, kind: Option<ParagraphKind>) {
        let is_item =
            |child: &Node<'t, 'a>| child.is_element() && (self.vocabulary)(*child) == Part::Item;
        let (items, others): (Vec<_>, Vec<_>) = node.children().partition(is_item);
        for other in others {
            if other.is_element() {
                self.element(other, kind);
            }
        }
        let mut runs: Vec<Inline<'t, 'a>> = Vec::new();
        for item in items {
            let mut run = Inline::new(self.vocabulary);
            run.take(item);
            runs.push(run);
        }
        let sentences = runs.iter().filter(|run| {
            let text = run.text();
            let words = text::count_words(&text);
            words >= SENTENCE_WORDS || words >= 4 && text::ends_sentence(&text)
        });
        // What a quotation or a note lists is still quoted.
        let kind = kind.unwrap_or(ParagraphKind::List);
        if sentences.count() * 2 > runs.len() {
            runs.iter_mut().for_each(|run| self.flush(run, Some(kind)));
            return;
        }
        let mut whole = Inline::new(self.vocabulary);
        let mut texts = Vec::new();
        for run in runs {
            let text = run.text();
            if let Some((first, last)) = run.ends.filter(|_| !text.is_empty()) {
                whole.ends = Some((whole.ends.map_or(first, |(first, _)| first), last));
                texts.push(text);
            }
            whole.refers_to.extend(run.refers_to);
            whole.notes.extend(run.notes);
            whole.left_out.extend(run.left_out);
        }
        whole.push(&texts.join(" · "));
        self.flush(&mut whole, Some(kind));
    }

    /// Makes a table of its rows, after what stands in it besides rows.
    fn table(&mut self, node: Node<'t, 'a>) {
        let mut rows = Vec::new();
        let mut refers_to = Vec::new();
        self.rows(node, &mut rows, &mut refers_to);
        if rows.iter().all(String::is_empty) {
            return;
        }
        let role = Role::Paragraph(ParagraphKind::Table);
        let mut block = Block::new(rows.join("\n"), role, self.tree.place_of(node));
        block.refers_to = refers_to;
        self.blocks.push(block);
    }

    fn rows(&mut self, node: Node<'t, 'a>, rows: &mut Vec<String>, refers_to: &mut Vec<String>) {
        for child in node.children().filter(Node::is_element) {
            match (self.vocabulary)(child) {
                Part::Row => {
                    let mut cells = Vec::new();
                    for cell in child.children().filter(Node::is_element) {
                        let mut run = Inline::new(self.vocabulary);
                        run.take_children(cell);
                        cells.push(run.text());
                        refers_to.append(&mut run.refers_to);
                    }
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        rows.push(cells.join(" | "));
                    }
                }
                Part::Inline => self.rows(child, rows, refers_to),
                _ => self.element(child, Some(ParagraphKind::Caption)),
            }
        }
    }

    fn code(&mut self, node: Node<'t, 'a>) {
        let lines: String =
            node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
        let text = tidy::tidy_lines(lines.trim_start_matches(['\n', '\r']));
        if !tidy::trim(&text).is_empty() {
            let role = Role::Paragraph(ParagraphKind::Code);
            self.blocks.push(Block::new(text, role, self.tree.place_of(node)));
        }
    }

    fn note(&mut self, node: Node<'t, 'a>) {
        let mut run = Inline::new(self.vocabulary);
        run.take_children(node);
        if run.is_blank() {
            return;
        }
        let role = Role::Paragraph(ParagraphKind::Note);
        let mut block = Block::new(run.text(), role, self.tree.place_of(node));
        block.label = label(node);
        self.blocks.push(block);
    }

    /// Leaves out the text of an element, if it has any.
    pub(super) fn leave_out(&mut self, node: Node<'t, 'a>, why: &'static str) {
        let text = text_of(node, self.vocabulary);
        if !text.is_empty() {
            self.blocks.push(Block::new(text, Role::LeftOut(why.into()), self.tree.place_of(node)));
        }
    }
}

/// Returns the name by which references find a note: its own, or one made of
/// its place where it has none.
fn label(note: Node<'_, '_>) -> Option<String> {
    let own = note.attribute("id").map(str::to_owned);
    own.or_else(|| Some(format!("note at {}", note.range().start)))
}
