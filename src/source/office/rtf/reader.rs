//! Going through the tokens of a Rich Text document.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::codepage;
use super::state::{Destination, Flow, Paragraph, State, destination};
use super::stylesheet::{Entry, Stylesheet};
use super::symbols::symbol;
use super::text::Text;
use super::tokens::Token;
use crate::source::office::content::{Content, Piece};
use crate::source::office::properties::Properties;

/// Groups lie no deeper in one another than this; in real documents they stay
/// below fifty. The text of deeper ones is read as that of the last.
const MAX_GROUPS: usize = 2_000;

/// Reads a document token by token.
pub(super) struct Reader {
    /// What holds in each open group, the innermost last.
    groups: Vec<State>,
    /// What holds now.
    state: State,
    /// How many groups are open that lie too deep to be told apart.
    too_deep: usize,
    is_done: bool,
    /// Whether `\*` stands before the control word: a destination that a
    /// program may pass over if it does not know it.
    is_optional: bool,
    /// How many bytes are left that stand in for a character in Unicode.
    to_skip: usize,
    /// The first half of a character written as two numbers.
    surrogate: Option<u16>,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    styles: Stylesheet,
    style: (i32, Entry),
    property: String,
    properties: Vec<(&'static str, String)>,
    code: String,
    /// The body, and the texts apart from it that are open, the innermost last.
    texts: Vec<Text>,
    notes: Vec<(String, Vec<Piece>)>,
    /// What is left out, and why.
    asides: Vec<(Vec<Piece>, &'static str)>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            state: State::default(),
            too_deep: 0,
            is_done: false,
            is_optional: false,
            to_skip: 0,
            surrogate: None,
            bytes: Vec::new(),
            encoding: codepage::DEFAULT,
            fonts: HashMap::new(),
            font: 0,
            styles: Stylesheet::default(),
            style: (0, Entry::default()),
            property: String::new(),
            properties: Vec::new(),
            code: String::new(),
            texts: vec![Text::default()],
            notes: Vec::new(),
            asides: Vec::new(),
        }
    }
}

impl Reader {
    /// Says whether the group of the document is closed.
    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, token: Token<'_>) {
        if !matches!(token, Token::Control(..)) {
            self.is_optional = false;
        }
        match token {
            Token::Byte(_) if self.to_skip > 0 => self.to_skip -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Open => {
                self.flush();
                self.to_skip = 0;
                if self.groups.len() < MAX_GROUPS {
                    self.groups.push(self.state.clone());
                    self.state.flow = None;
                } else {
                    self.too_deep += 1;
                }
            }
            Token::Close => {
                self.flush();
                self.to_skip = 0;
                self.close();
            }
            Token::Control(b"*", _) => self.is_optional = true,
            Token::Control(word, number) => {
                self.flush();
                let is_optional = std::mem::take(&mut self.is_optional);
                self.control(word, number, is_optional);
            }
        }
    }

    /// Decodes the bytes read so far and puts them where they belong.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = self.state.font_encoding.unwrap_or(self.encoding);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.text(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn text(&mut self, text: &str) {
        self.surrogate = None;
        match self.state.destination {
            Destination::Text => {
                let State { bold, hidden, deleted, .. } = self.state;
                let Some(open) = self.texts.last_mut() else { return };
                match (deleted, hidden) {
                    (true, _) => open.deleted.push_str(text),
                    (_, true) => open.hidden.push_str(text),
                    _ => open.add(text, bold),
                }
            }
            Destination::ListMark => {
                if let Some(open) = self.texts.last_mut() {
                    open.mark.push_str(text);
                }
            }
            Destination::Styles => self.style.1.name.push_str(text),
            Destination::Property(_) => self.property.push_str(text),
            Destination::FieldCode => self.code.push_str(text),
            Destination::Nothing | Destination::Fonts | Destination::Info => {}
        }
    }

    /// Ends the innermost group.
    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(outer) = self.groups.pop() else { return };
        if let Some(flow) = self.state.flow {
            self.end_flow(flow);
        }
        let inner = std::mem::replace(&mut self.state, outer);
        match inner.destination {
            Destination::Property(name) if self.state.destination != inner.destination => {
                self.properties.push((name, std::mem::take(&mut self.property)));
            }
            Destination::FieldCode if self.state.destination != inner.destination => {
                let code = std::mem::take(&mut self.code);
                self.state.generated = match code.split_whitespace().next() {
                    Some("TOC") => Some("table of contents"),
                    Some("INDEX") => Some("index"),
                    _ => self.state.generated,
                };
            }
            Destination::Styles => {
                let (number, entry) = std::mem::take(&mut self.style);
                let name = entry.name.trim().trim_end_matches(';').trim().to_owned();
                if !name.is_empty() {
                    self.styles.add(number, Entry { name, ..entry });
                }
            }
            _ => {}
        }
        self.is_done = self.groups.is_empty();
    }

    fn control(&mut self, word: &[u8], number: Option<i32>, is_optional: bool) {
        if self.state.destination == Destination::Nothing && word != b"ud" {
            return;
        }
        if let Some((destination, flow)) = destination(word) {
            self.begin(destination, flow);
            return;
        }
        let is_known = matches!(word, b"shpinst" | b"cs" | b"ts" | b"ds");
        if is_optional && !is_known {
            self.state.destination = Destination::Nothing;
            return;
        }
        match self.state.destination {
            Destination::Fonts => self.font_table(word, number),
            Destination::Styles => self.style_table(word, number),
            _ => self.format(word, number),
        }
    }

    /// Begins a destination.
    fn begin(&mut self, destination: Destination, flow: Option<Flow>) {
        // The words of the properties mean other things elsewhere.
        let in_info = self.state.destination == Destination::Info;
        if matches!(destination, Destination::Property(_)) && !in_info {
            return;
        }
        self.state.destination = destination;
        if destination == Destination::FieldCode {
            self.code.clear();
        }
        if let Some(flow) = flow {
            self.state.flow = Some(flow);
            self.state.paragraph = Paragraph::default();
            (self.state.bold, self.state.hidden) = (false, false);
            self.texts.push(Text::default());
        }
    }

    fn font_table(&mut self, word: &[u8], number: Option<i32>) {
        let number = number.unwrap_or(0);
        let encoding = match word {
            b"f" => {
                self.font = number;
                return;
            }
            b"fcharset" => codepage::of_charset(number),
            b"cpg" => codepage::of_code_page(number),
            _ => return,
        };
        if let Some(encoding) = encoding {
            self.fonts.insert(self.font, encoding);
        }
    }

    fn style_table(&mut self, word: &[u8], number: Option<i32>) {
        let entry = &mut self.style.1;
        match word {
            b"s" => self.style.0 = number.unwrap_or(0),
            b"sbasedon" => entry.based_on = number,
            b"outlinelevel" => entry.outline = number.and_then(|level| u8::try_from(level).ok()),
            // Styles of characters, tables and sections are none of paragraphs.
            b"cs" | b"ts" | b"ds" => self.state.destination = Destination::Nothing,
            b"u" => self.unicode(number.unwrap_or(0)),
            _ => {}
        }
    }

    fn format(&mut self, word: &[u8], number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            b"par" | b"sect" | b"\n" | b"\r" => self.end_paragraph(),
            b"cell" | b"nestcell" => self.end_cell(),
            b"row" | b"nestrow" => self.end_row(),
            b"pard" => self.state.paragraph = Paragraph::default(),
            b"plain" => {
                (self.state.bold, self.state.hidden, self.state.deleted) = (false, false, false);
            }
            b"b" => self.state.bold = is_on,
            b"v" => self.state.hidden = is_on,
            b"deleted" => self.state.deleted = is_on,
            b"s" => self.state.paragraph.style = number.unwrap_or(0),
            b"outlinelevel" => {
                self.state.paragraph.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            b"intbl" => self.state.paragraph.in_table = true,
            b"ls" => self.state.paragraph.list = number,
            b"ansicpg" => {
                let encoding = number.and_then(codepage::of_code_page);
                self.encoding = encoding.unwrap_or(self.encoding);
            }
            b"mac" => self.encoding = encoding_rs::MACINTOSH,
            b"f" => {
                self.state.font_encoding = number.and_then(|font| self.fonts.get(&font).copied());
            }
            b"uc" => {
                self.state.stand_ins = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
            }
            b"u" => self.unicode(number.unwrap_or(0)),
            _ => {
                if let Some(text) = symbol(word) {
                    self.text(text);
                }
            }
        }
    }

    /// Takes a character by its number, which is negative above 32767; two
    /// numbers make a character outside the first plane.
    fn unicode(&mut self, number: i32) {
        self.to_skip = self.state.stand_ins;
        let unit = if number < 0 { number.wrapping_add(0x1_0000) } else { number };
        let half = u16::try_from(unit).ok().filter(|unit| (0xD800..0xE000).contains(unit));
        let Some(half) = half else {
            let c = u32::try_from(unit).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}');
            self.text(c.encode_utf8(&mut [0; 4]));
            return;
        };
        match self.surrogate.take() {
            Some(first) => {
                let pair = char::decode_utf16([first, half]).next();
                let c = pair.and_then(Result::ok).unwrap_or('\u{FFFD}');
                self.text(c.encode_utf8(&mut [0; 4]));
            }
            None => self.surrogate = Some(half),
        }
    }

    /// Ends a paragraph of the innermost text.
    fn end_paragraph(&mut self) {
        let paragraph = &self.state.paragraph;
        let style = self.styles.style(paragraph.style, paragraph.outline);
        if let Some(open) = self.texts.last_mut() {
            open.end_paragraph(style, paragraph, self.state.generated);
        }
    }

    fn end_cell(&mut self) {
        self.state.paragraph.in_table = true;
        self.end_paragraph();
        if let Some(open) = self.texts.last_mut() {
            open.end_cell();
        }
    }

    fn end_row(&mut self) {
        if let Some(open) = self.texts.last_mut() {
            open.end_row();
        }
    }

    /// Ends a text apart from the body.
    fn end_flow(&mut self, flow: Flow) {
        self.end_paragraph();
        let Some(mut text) = self.texts.pop() else { return };
        text.end_table();
        if self.texts.is_empty() {
            self.texts.push(Text::default());
        }
        match (flow, self.texts.last_mut()) {
            (Flow::Note, Some(outer)) => {
                let label = format!("note {}", self.notes.len() + 1);
                outer.refers_to.push(label.clone());
                self.notes.push((label, text.pieces));
            }
            (Flow::TextBox, Some(outer)) => outer.boxes.extend(text.pieces),
            (Flow::LeftOut(why), _) => self.asides.push((text.pieces, why)),
            (_, None) => {}
        }
    }

    /// Ends the document and gives out what it holds.
    pub(super) fn finish(mut self, content: &mut Content, properties: &mut Properties) {
        self.flush();
        while !self.groups.is_empty() {
            self.too_deep = 0;
            self.close();
        }
        self.end_paragraph();
        if let Some(mut body) = self.texts.pop() {
            body.end_table();
            content.pieces = body.pieces;
        }
        for (label, pieces) in self.notes {
            content.add_note(label, pieces);
        }
        for (pieces, why) in self.asides {
            content.add_asides(pieces, why);
        }
        for (name, text) in &self.properties {
            properties.add(name, text);
        }
    }
}
