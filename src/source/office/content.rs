//! The text of a document, piece by piece, and how it becomes an article.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::properties::Properties;
use super::styles::Style;
use super::title;
use crate::article::{Article, ParagraphKind, SourceSpan};
use crate::source::block::{Block, Role, assemble};
use crate::source::fields::{self, Value};
use crate::source::reading::Context;
use crate::source::{Sink, resize, text, tidy};

/// An item of a list with this many words is read as a sentence of its own, as
/// in the other formats.
const SENTENCE_WORDS: usize = 10;

/// A bold line of more words than these is emphasis and no heading.
const MAX_HEADING_WORDS: usize = 14;

/// Signs that people type before the items of a list; two of them are of the
/// font Symbol, where bullets have no place in Unicode.
const BULLETS: [char; 9] = ['•', '▪', '◦', '●', '‣', '■', '➢', '\u{F0B7}', '\u{F0A7}'];

/// A paragraph, a table or a piece that is left out.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The text, not tidied yet. Where it is a table or code, its lines count.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// The number printed before it; empty where there is none.
    pub(super) number: String,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// The labels of the notes that it refers to.
    pub(super) refers_to: Vec<String>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A paragraph of this style.
    Paragraph(Style),
    /// An item of the list of this name.
    Item(String),
    /// A table: rows are lines, cells are parted by ` | `.
    Table,
    /// Left out, and why.
    LeftOut(Cow<'static, str>),
}

impl Default for Kind {
    fn default() -> Self {
        Self::Paragraph(Style::Text)
    }
}

impl Piece {
    /// Makes a piece that is left out.
    pub(super) fn left_out(text: impl Into<String>, why: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), kind: Kind::LeftOut(why.into()), ..Self::default() }
    }

    /// Takes a paragraph that begins with a typed bullet as an item of a list.
    fn take_typed_bullet(&mut self) {
        if self.kind != Kind::Paragraph(Style::Text) {
            return;
        }
        let rest = self.text.trim_start().strip_prefix(BULLETS);
        if let Some(item) = rest.filter(|rest| rest.starts_with(char::is_whitespace)) {
            self.text = item.trim_start().to_owned();
            self.kind = Kind::Item("typed bullets".to_owned());
        }
    }

    /// Says whether there is nothing in it to be read.
    pub(super) fn is_blank(&self) -> bool {
        tidy::trim(&self.text).is_empty()
    }
}

/// The text of a document.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The body, in reading order.
    pub(super) pieces: Vec<Piece>,
    /// The notes, each with the label by which the body refers to it.
    notes: Vec<(String, Vec<Piece>)>,
    /// What belongs to no place in the body: page headers, comments.
    asides: Vec<Piece>,
    seen: HashSet<String>,
}

impl Content {
    /// Adds a note.
    pub(super) fn add_note(&mut self, label: String, pieces: Vec<Piece>) {
        self.notes.push((label, pieces));
    }

    /// Leaves out what belongs to no place in the body; what is there several
    /// times, as page headers are, only once.
    pub(super) fn add_asides(&mut self, pieces: Vec<Piece>, why: &'static str) {
        for piece in pieces.into_iter().filter(|piece| !piece.is_blank()) {
            if self.seen.insert(piece.text.clone()) {
                self.asides.push(Piece { kind: Kind::LeftOut(why.into()), ..piece });
            }
        }
    }

    /// Makes the article and hands it over.
    pub(super) fn finish(
        self,
        context: &Context<'_>,
        mut article: Article,
        properties: Properties,
        sink: &mut Sink<'_>,
    ) {
        let mut blocks = Blocks::default();
        blocks.take(self);
        let Blocks { mut blocks, styles, bold, .. } = blocks;
        title::take(&mut article, &mut blocks, &bold, &properties);
        take_styled(context, &mut article, &mut blocks, &styles);
        text::mark_furniture(&mut blocks, &mut article, context.options);
        properties.apply(&mut article, context.options);
        for (block, style) in blocks.iter_mut().zip(&styles) {
            if *style == Style::Subtitle && block.role == Role::Open {
                block.role = Role::Paragraph(ParagraphKind::Standfirst);
            }
        }
        mark_bold_headings(&mut blocks, &bold);
        resize::resize(&mut blocks, None);
        assemble(&mut article, None, blocks);
        context.finish(article, sink);
    }
}

/// The blocks of a document, with what is known of each besides its role.
#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
    styles: Vec<Style>,
    bold: Vec<bool>,
    /// The notes that are not placed yet, by label.
    notes: HashMap<String, Vec<Piece>>,
    /// Their labels, in the order of the document.
    labels: Vec<String>,
    /// The labels of notes referred to since the last heading.
    due: Vec<String>,
}

impl Blocks {
    fn take(&mut self, content: Content) {
        for (label, pieces) in content.notes {
            self.labels.push(label.clone());
            self.notes.entry(label).or_default().extend(pieces);
        }
        let mut list: Vec<Piece> = Vec::new();
        for mut piece in content.pieces {
            piece.take_typed_bullet();
            let continues = match (&piece.kind, list.last().map(|piece| &piece.kind)) {
                (Kind::Item(name), Some(Kind::Item(last))) => name == last,
                _ => false,
            };
            if !continues {
                self.list(std::mem::take(&mut list));
            }
            match piece.kind {
                Kind::Item(_) => list.push(piece),
                _ => self.piece(piece),
            }
        }
        self.list(list);
        self.place_notes();
        self.due = std::mem::take(&mut self.labels);
        self.place_notes();
        content.asides.into_iter().for_each(|piece| self.piece(piece));
    }

    fn piece(&mut self, piece: Piece) {
        let Piece { text, kind, number, bold, refers_to } = piece;
        let (style, role) = match kind {
            Kind::LeftOut(why) => (Style::Text, Role::LeftOut(why)),
            Kind::Table => (Style::Text, Role::Paragraph(ParagraphKind::Table)),
            Kind::Item(_) => (Style::Text, Role::Paragraph(ParagraphKind::List)),
            Kind::Paragraph(style) => (style, role(style)),
        };
        if matches!(role, Role::Heading | Role::Title) {
            self.place_notes();
        }
        let keeps_lines = matches!(
            role,
            Role::Paragraph(ParagraphKind::Table | ParagraphKind::Code) | Role::LeftOut(_)
        );
        let text = if keeps_lines {
            tidy::tidy_lines(text.trim_start_matches(['\n', '\r']))
        } else {
            with_number(&number, &tidy::tidy(&text))
        };
        if text.trim().is_empty() {
            // A note may be called for by a paragraph that holds nothing else.
            if let Some(last) = self.blocks.last_mut() {
                last.refers_to.extend(refers_to.iter().cloned());
            }
            self.due.extend(refers_to);
            return;
        }
        if let Some(last) = self.blocks.last_mut().filter(|last| {
            role == Role::Paragraph(ParagraphKind::Code)
                && last.role == role
                && last.label.is_none()
        }) {
            last.text.push('\n');
            last.text.push_str(&text);
            return;
        }
        self.due.extend(refers_to.iter().cloned());
        let mut block = Block::new(text, role, SourceSpan::default());
        block.refers_to = refers_to;
        if let Style::Heading(level) = style {
            block.heading_level = level;
        }
        self.push(block, style, bold);
    }

    fn push(&mut self, block: Block, style: Style, bold: bool) {
        self.blocks.push(block);
        self.styles.push(style);
        self.bold.push(bold);
    }

    /// Makes one paragraph of each item if the items are sentences, else one
    /// of the whole list.
    fn list(&mut self, items: Vec<Piece>) {
        let is_sentence = |item: &&Piece| {
            let words = text::count_words(&item.text);
            words >= SENTENCE_WORDS || words >= 4 && text::ends_sentence(tidy::trim(&item.text))
        };
        if items.len() == 1 || items.iter().filter(is_sentence).count() * 2 > items.len() {
            items.into_iter().for_each(|item| self.piece(item));
            return;
        }
        let mut whole = Piece::default();
        for item in items {
            let text = with_number(&item.number, &tidy::tidy(&item.text));
            if !text.is_empty() && !whole.text.is_empty() {
                whole.text.push_str(" · ");
            }
            whole.text.push_str(&text);
            whole.refers_to.extend(item.refers_to);
            whole.kind = item.kind;
        }
        self.piece(whole);
    }

    /// Puts the notes that the section refers to at its end, so that they
    /// stand under its heading and do not part its paragraphs.
    fn place_notes(&mut self) {
        for label in std::mem::take(&mut self.due) {
            for piece in self.notes.remove(&label).unwrap_or_default() {
                let is_text = !matches!(piece.kind, Kind::LeftOut(_));
                let before = self.blocks.len();
                let kind = if is_text { Kind::Paragraph(Style::Note) } else { piece.kind };
                self.piece(Piece { kind, ..piece });
                if let Some(block) = self.blocks.get_mut(before).filter(|_| is_text) {
                    block.label = Some(label.clone());
                }
            }
        }
    }
}

fn role(style: Style) -> Role {
    match style {
        Style::Text | Style::Subtitle | Style::Author | Style::Date => Role::Open,
        Style::Title => Role::Title,
        Style::Heading(_) => Role::Heading,
        Style::Quote => Role::Paragraph(ParagraphKind::Quote),
        Style::Caption => Role::Paragraph(ParagraphKind::Caption),
        Style::Code => Role::Paragraph(ParagraphKind::Code),
        Style::Note => Role::Paragraph(ParagraphKind::Note),
        Style::Contents => Role::LeftOut("table of contents".into()),
        Style::Index => Role::LeftOut("index".into()),
        Style::PageHeader => Role::LeftOut("page header".into()),
        Style::PageFooter => Role::LeftOut("page footer".into()),
    }
}

fn with_number(number: &str, text: &str) -> String {
    if number.is_empty() || text.is_empty() { text.to_owned() } else { format!("{number} {text}") }
}

/// Reads the authors and the date that have a style of their own.
fn take_styled(
    context: &Context<'_>,
    article: &mut Article,
    blocks: &mut [Block],
    styles: &[Style],
) {
    let mut authors = Vec::new();
    for (block, style) in blocks.iter_mut().zip(styles) {
        let name = match style {
            Style::Author => "author",
            Style::Date if crate::article::written_date::read_date(&block.text).is_some() => "date",
            _ => continue,
        };
        let value = Value::Text(block.text.clone());
        if name == "author" {
            authors.push(value);
            block.leave_out("byline: read as authors");
        } else {
            let fields = vec![(name.to_owned(), value)];
            fields::set_all(article, fields, "paragraph of the style Date", context.options);
            block.leave_out("byline: read as published");
        }
    }
    if let [only] = authors.as_slice() {
        // One line may name several people; a list of lines names one each.
        authors = vec![only.clone()];
    }
    let value = if authors.len() == 1 { authors.pop() } else { Some(Value::List(authors)) };
    if let Some(value) = value {
        let fields = vec![("author".to_owned(), value)];
        fields::set_all(article, fields, "paragraph of the style Author", context.options);
    }
}

/// Takes short bold lines between paragraphs as headings, in a document that
/// has no headings of its own.
///
/// Only below the first prose, where titles and bylines are past, and only
/// over a paragraph that is not bold.
fn mark_bold_headings(blocks: &mut [Block], bold: &[bool]) {
    if blocks.iter().any(|block| block.role == Role::Heading) {
        return;
    }
    let is_prose = |block: &Block| block.role == Role::Open && text::is_prose(&block.text);
    let Some(first) = blocks.iter().position(is_prose) else { return };
    for at in first + 1..blocks.len().saturating_sub(1) {
        let (block, next) = (&blocks[at], &blocks[at + 1]);
        let heads_something = next.paragraph_kind().is_some() && !bold[at + 1];
        if block.role == Role::Open
            && bold[at]
            && heads_something
            && text::count_words(&block.text) <= MAX_HEADING_WORDS
            && !block.text.ends_with(['.', ',', ';', '…'])
        {
            blocks[at].role = Role::Heading;
        }
    }
}
