//! Cutting a page into the pieces of text that a reader sees as blocks.

use std::collections::{HashMap, HashSet};

use super::notes::Notes;
use super::page::Page;
use super::tables;
use super::tag::Tag;
use super::vocabulary::{self, Why};
use crate::source::{text, tidy};

/// What a piece is by its markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Text,
    Heading(u8),
    List,
    Quote,
    Table,
    Code,
    Note,
    Caption,
}

/// A block of text of a page.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) kind: PieceKind,
    /// The block element that the text stands in.
    pub(super) home: usize,
    /// The first node of its text.
    pub(super) first: usize,
    /// The last node of its text.
    pub(super) last: usize,
    pub(super) line_start: u32,
    pub(super) line_end: u32,
    /// Letters and digits.
    pub(super) chars: usize,
    /// Letters and digits that are links to elsewhere.
    pub(super) link_chars: usize,
    /// The outermost list that it is an item of.
    pub(super) list: Option<usize>,
    pub(super) label: Option<String>,
    pub(super) refers_to: Vec<String>,
}

impl Piece {
    /// Says whether more than a share of the text is links, in percent.
    pub(super) fn is_linked(&self, percent: usize) -> bool {
        self.link_chars * 100 > self.chars * percent
    }

    pub(super) fn words(&self) -> usize {
        text::count_words(&self.text)
    }
}

/// Cuts the text of a node into pieces in document order.
pub(super) fn cut(page: &Page, notes: &Notes, apart: Apart) -> Vec<Piece> {
    let mut cutter = Cutter {
        page,
        notes,
        apart,
        nested: tables::nested(page),
        pieces: Vec::new(),
        open: Open::default(),
        homes: HashMap::new(),
    };
    cutter.run();
    cutter.pieces
}

/// What inline elements are cut out of the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// None.
    Nothing,
    /// Those that name themselves captions, buttons, advertisements.
    Furniture,
}

fn is_apart(page: &Page, at: usize) -> bool {
    matches!(
        vocabulary::why(page, at),
        Some(
            Why::Caption
                | Why::Share
                | Why::Advertisement
                | Why::Related
                | Why::Newsletter
                | Why::Hidden
        )
    )
}

/// The piece that is being gathered.
#[derive(Default)]
struct Open {
    text: String,
    first: Option<usize>,
    last: usize,
    line_end: u32,
    link_chars: usize,
    /// Line breaks since the last text.
    breaks: usize,
    refers_to: Vec<String>,
}

struct Cutter<'a> {
    page: &'a Page,
    notes: &'a Notes,
    apart: Apart,
    /// Tables that stand around others.
    nested: HashSet<usize>,
    pieces: Vec<Piece>,
    open: Open,
    /// What was found out about block elements.
    homes: HashMap<usize, Home>,
}

/// What a block element makes of the text in it.
#[derive(Clone, Debug)]
struct Home {
    kind: PieceKind,
    list: Option<usize>,
    label: Option<String>,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let end = self.page.nodes.len();
        // The ends of the blocks that are open, the inner last.
        let mut blocks: Vec<usize> = Vec::new();
        let mut link_end = 0;
        let mut pre_end = 0;
        let mut quotes: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < end {
            while quotes.last().is_some_and(|end| *end <= at) {
                quotes.pop();
                self.open.text.push('”');
            }
            while blocks.last().is_some_and(|end| *end <= at) {
                blocks.pop();
                self.flush();
            }
            if let Some(text) = self.page.text(at) {
                self.take(at, text, at < link_end, at < pre_end);
                at += 1;
                continue;
            }
            let tag = self.page.tag(at);
            match tag {
                _ if tag.is_no_text() => {
                    at = self.page.end(at);
                    continue;
                }
                Tag::Table if !self.nested.contains(&at) && tables::is_data(self.page, at) => {
                    self.flush();
                    self.table(at);
                    at = self.page.end(at);
                    continue;
                }
                Tag::A => {
                    if let Some(label) = self.notes.reference(self.page, at) {
                        self.open.refers_to.push(label);
                        at = self.page.end(at);
                        continue;
                    }
                    if self.notes.is_way_back(self.page, at) {
                        at = self.page.end(at);
                        continue;
                    }
                    let link = self.page.attribute(at, "href").unwrap_or("#text");
                    // A link to nowhere is a button.
                    if !link.starts_with('#') || link == "#" {
                        link_end = link_end.max(self.page.end(at));
                    }
                }
                Tag::Br => self.open.breaks += 1,
                Tag::Span if self.apart == Apart::Furniture && is_apart(self.page, at) => {
                    self.flush();
                    blocks.push(self.page.end(at));
                }
                Tag::Wbr => {}
                Tag::Q => {
                    self.open.text.push('“');
                    quotes.push(self.page.end(at));
                }
                _ if tag.is_block() => {
                    self.flush();
                    blocks.push(self.page.end(at));
                    if matches!(tag, Tag::Pre | Tag::Xmp | Tag::PlainText) {
                        pre_end = pre_end.max(self.page.end(at));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.flush();
    }

    fn take(&mut self, at: usize, text: &str, linked: bool, is_pre: bool) {
        let blank = text.chars().all(tidy::is_blank);
        if !blank {
            if is_pre {
                (0..self.open.breaks).for_each(|_| self.open.text.push('\n'));
            } else if self.open.breaks > 1 {
                self.flush();
            } else if self.open.breaks == 1 {
                self.open.text.push(' ');
            }
            self.open.breaks = 0;
            if self.open.first.is_none() {
                self.open.first = Some(at);
            }
            self.open.last = at;
            self.open.line_end = self.page.nodes.get(at).map_or(0, |node| node.line);
        }
        self.open.text.push_str(text);
        if linked {
            self.open.link_chars += text.chars().filter(|c| c.is_alphanumeric()).count();
        }
    }

    /// Ends the piece that is being gathered.
    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        let Some(first) = open.first else {
            // A reference alone belongs to what stands before it.
            if let Some(piece) = self.pieces.last_mut().filter(|_| !open.refers_to.is_empty()) {
                piece.refers_to.extend(open.refers_to);
            }
            return;
        };
        let block = self.page.ancestors(first).find(|at| self.page.tag(*at).is_block());
        let home_at = block.unwrap_or(first);
        if !self.homes.contains_key(&home_at) {
            let home = self.home(home_at);
            self.homes.insert(home_at, home);
        }
        let Some(home) = self.homes.get(&home_at).cloned() else { return };
        let text = match home.kind {
            PieceKind::Code => tidy::tidy_lines(open.text.trim_start_matches(['\n', '\r'])),
            _ => tidy::tidy(&open.text),
        };
        let chars = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.pieces.push(Piece {
            text,
            kind: home.kind,
            home: home_at,
            first,
            last: open.last,
            line_start: self.page.nodes.get(first).map_or(0, |node| node.line),
            line_end: open.line_end,
            chars,
            link_chars: open.link_chars.min(chars),
            list: home.list,
            label: home.label,
            refers_to: open.refers_to,
        });
    }

    /// Finds out what text in a block element is.
    fn home(&self, at: usize) -> Home {
        let mut home = Home { kind: PieceKind::Text, list: None, label: None };
        for at in std::iter::once(at).chain(self.page.ancestors(at)) {
            if home.label.is_none() {
                home.label = self.notes.label(at).map(str::to_owned);
            }
            let tag = self.page.tag(at);
            let kind = match tag {
                _ if tag.heading_level().is_some() => {
                    PieceKind::Heading(tag.heading_level().unwrap_or(6))
                }
                Tag::Pre | Tag::Xmp | Tag::PlainText => PieceKind::Code,
                Tag::Figure | Tag::FigCaption => PieceKind::Caption,
                Tag::BlockQuote => PieceKind::Quote,
                Tag::Li | Tag::Dd | Tag::Dt => PieceKind::List,
                Tag::Ul | Tag::Ol | Tag::Dl => {
                    home.list = Some(at);
                    continue;
                }
                _ => continue,
            };
            // The innermost decides, but a heading in a list is a heading, and
            // a list that is quoted is a quotation.
            home.kind = match (home.kind, kind) {
                (PieceKind::Text, kind) => kind,
                (PieceKind::List, PieceKind::Quote) => PieceKind::Quote,
                (kept, _) => kept,
            };
        }
        if home.label.is_some() {
            home.kind = PieceKind::Note;
        }
        if !matches!(home.kind, PieceKind::List) {
            home.list = None;
        }
        home
    }

    fn table(&mut self, at: usize) {
        let Some(found) = tables::read(self.page, at) else { return };
        let chars = found.text.chars().filter(|c| c.is_alphanumeric()).count();
        self.pieces.push(Piece {
            text: found.text,
            kind: PieceKind::Table,
            home: at,
            first: at,
            last: self.page.end(at).saturating_sub(1),
            line_start: found.line_start,
            line_end: found.line_end,
            chars,
            link_chars: found.link_chars.min(chars),
            list: None,
            label: None,
            refers_to: Vec::new(),
        });
    }
}
