//! Running the drawing operators of a page, for the text they draw.

mod glyph;
mod marked;
mod matrix;
mod state;

pub(super) use glyph::{Direction, Glyph, PageContent, Part};
pub(super) use marked::HiddenLayers;

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;
use super::limits;
use marked::Mark;
use matrix::Matrix;
use state::{State, TextPosition};

/// What is kept from page to page: fonts, and how much work was done.
#[derive(Default)]
pub(super) struct Session {
    fonts: HashMap<(i32, i32), Rc<Font>>,
    hidden_layers: HiddenLayers,
    operators: u64,
    glyphs: usize,
}

impl Session {
    pub(super) fn new(hidden_layers: HiddenLayers) -> Self {
        Self { hidden_layers, ..Self::default() }
    }

    /// Says whether the document has made all the work that it may.
    pub(super) const fn is_spent(&self) -> bool {
        self.operators > limits::MAX_OPERATORS || self.glyphs > limits::MAX_GLYPHS
    }

    /// Reads what is on a page.
    pub(super) fn read(&mut self, page: &Page<'_>) -> PageContent {
        let mut content = PageContent::default();
        let Some(stream) = page_stream(page) else {
            content.stopped = Some("its content cannot be decoded");
            return content;
        };
        let transform = page.initial_transform(false).as_coeffs();
        let mut reader =
            Reader { session: self, content: &mut content, marks: Vec::new(), forms: Vec::new() };
        reader.run(&stream, page.resources(), State::new(Matrix(transform)));
        content
    }
}

/// Returns the operators of a page; its parts are one stream for all to see.
fn page_stream(page: &Page<'_>) -> Option<Vec<u8>> {
    const CONTENTS: &[u8] = b"Contents";
    if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
        return limits::decode(&stream);
    }
    let Some(streams) = page.raw().get::<Array<'_>>(CONTENTS) else {
        // A page without content is an empty page.
        return Some(Vec::new());
    };
    let mut collected = Vec::new();
    for stream in streams.iter::<Stream<'_>>() {
        let part = limits::decode(&stream)?;
        if (collected.len() + part.len()) as u64 > limits::MAX_STREAM_BYTES {
            return None;
        }
        collected.extend(part);
        collected.push(b' ');
    }
    Some(collected)
}

struct Reader<'r> {
    session: &'r mut Session,
    content: &'r mut PageContent,
    marks: Vec<Mark>,
    /// The forms that are being drawn, one inside the other.
    forms: Vec<ObjectIdentifier>,
}

impl Reader<'_> {
    fn run(&mut self, stream: &[u8], resources: &Resources<'_>, mut state: State) {
        if limits::nests_too_deep(stream) {
            self.content.stopped = Some("its objects nest too deep");
            return;
        }
        // Decoding a form is work too, even if nothing is in it.
        self.session.operators += limits::OPERATORS_PER_STREAM;
        let outer_marks = self.marks.len();
        let mut saved: Vec<State> = Vec::new();
        let mut position = TextPosition::START;
        let mut corner = (0.0, 0.0);
        let mut operators = TypedIter::new(stream);
        while let Some(op) = operators.next() {
            self.session.operators += 1;
            if self.session.is_spent() {
                self.content.stopped = Some("the document draws too much");
                return;
            }
            match op {
                Op::SaveState(_) if saved.len() < limits::MAX_SAVED_STATES => {
                    saved.push(state.clone());
                }
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(t) => {
                    state.ctm = matrix([t.0, t.1, t.2, t.3, t.4, t.5]).then(state.ctm);
                }
                Op::BeginText(_) => position = TextPosition::START,
                Op::CharacterSpacing(n) => state.char_spacing = n.0.as_f64(),
                Op::WordSpacing(n) => state.word_spacing = n.0.as_f64(),
                Op::HorizontalScaling(n) => state.horizontal_scale = n.0.as_f64() / 100.0,
                Op::TextLeading(n) => state.leading = n.0.as_f64(),
                Op::TextRise(n) => state.rise = n.0.as_f64(),
                Op::TextFont(font) => {
                    state.font = self.font(font.0, resources);
                    state.size = font.1.as_f64();
                }
                Op::SetGraphicsState(name) => {
                    self.set_graphics_state(name.0, resources, &mut state)
                }
                Op::SetTextMatrix(t) => position.set(matrix([t.0, t.1, t.2, t.3, t.4, t.5])),
                Op::NextLine(by) => position.next_line(by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    position.next_line(by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => position.next_line(0.0, -state.leading),
                Op::ShowText(text) => self.show(text.0.as_bytes(), &state, &mut position),
                Op::NextLineAndShowText(text) => {
                    position.next_line(0.0, -state.leading);
                    self.show(text.0.as_bytes(), &state, &mut position);
                }
                Op::ShowTextWithParameters(text) => {
                    state.word_spacing = text.0.as_f64();
                    state.char_spacing = text.1.as_f64();
                    position.next_line(0.0, -state.leading);
                    self.show(text.2.as_bytes(), &state, &mut position);
                }
                Op::ShowTexts(texts) => {
                    for object in texts.0.iter::<Object<'_>>() {
                        match object {
                            Object::String(text) => {
                                self.show(text.as_bytes(), &state, &mut position);
                            }
                            Object::Number(n) => adjust(&state, &mut position, n.as_f64()),
                            _ => {}
                        }
                    }
                }
                Op::XObject(name) => self.draw(name.0, resources, &state),
                Op::InlineImage(_) => self.content.images += 1,
                Op::MoveTo(to) => corner = (to.0.as_f64(), to.1.as_f64()),
                Op::LineTo(to) => {
                    let end = (to.0.as_f64(), to.1.as_f64());
                    self.rule(state.ctm.point(corner.0, corner.1), state.ctm.point(end.0, end.1));
                    corner = end;
                }
                Op::RectPath(r) => {
                    let (x, y) = (r.0.as_f64(), r.1.as_f64());
                    let (to_x, to_y) = (x + r.2.as_f64(), y + r.3.as_f64());
                    self.rule(state.ctm.point(x, y), state.ctm.point(to_x, to_y));
                }
                Op::BeginMarkedContent(tag) => self.mark(tag.0.as_ref(), None, resources),
                Op::BeginMarkedContentWithProperties(tag) => {
                    self.mark(tag.0.as_ref(), Some(tag.1), resources);
                }
                Op::EndMarkedContent(_) if self.marks.len() > outer_marks => {
                    if let Some(mark) = self.marks.pop() {
                        mark.close(&mut self.content.glyphs);
                    }
                }
                _ => {}
            }
        }
        while self.marks.len() > outer_marks {
            if let Some(mark) = self.marks.pop() {
                mark.close(&mut self.content.glyphs);
            }
        }
    }

    fn mark(&mut self, tag: &[u8], properties: Option<&Object<'_>>, resources: &Resources<'_>) {
        if self.marks.len() < limits::MAX_SAVED_STATES {
            let start = self.content.glyphs.len();
            let layers = &self.session.hidden_layers;
            self.marks.push(Mark::new(tag, properties, resources, layers, start));
        }
    }

    /// Takes note of a horizontal line, or of a rectangle so flat that it is
    /// one.
    fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        /// Thicker ones are boxes, shorter ones parts of letters; points.
        const MAX_THICKNESS: f64 = 2.0;
        const MIN_LENGTH: f64 = 20.0;
        let (left, right) = (from.0.min(to.0), from.0.max(to.0));
        let flat = (from.1 - to.1).abs() <= MAX_THICKNESS;
        if flat && right - left >= MIN_LENGTH && self.content.rules.len() < limits::MAX_SAVED_STATES
        {
            self.content.rules.push((left, right, from.1));
        }
    }

    /// Shows a string.
    fn show(&mut self, bytes: &[u8], state: &State, position: &mut TextPosition) {
        let Some(font) = &state.font else { return };
        let hidden = marked::is_hidden_now(&self.marks);
        let part = marked::part_now(&self.marks);
        let vertical = font.is_vertical();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let code = font.code(rest);
            at += code.len.max(1);
            let size_matrix = Matrix([
                state.size * state.horizontal_scale,
                0.0,
                0.0,
                state.size,
                0.0,
                state.rise,
            ]);
            let to_page = size_matrix.then(position.matrix).then(state.ctm);
            let spacing = state.char_spacing + if code.is_space { state.word_spacing } else { 0.0 };
            let (step, along) = if vertical {
                // One em down, whatever the glyph: exact enough to read by.
                ((0.0, -state.size - spacing), (0.0, -1.0))
            } else {
                ((code.width * state.size + spacing, 0.0), (1.0, 0.0))
            };
            if !hidden {
                let advance = if vertical { 1.0 } else { code.width };
                self.take(code.text, to_page, along, advance, (font, part));
            }
            position.advance(step.0 * state.horizontal_scale, step.1);
        }
    }

    fn take(
        &mut self,
        text: Option<String>,
        to_page: Matrix,
        along: (f64, f64),
        advance: f64,
        (font, part): (&Font, Part),
    ) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            self.content.unreadable += 1;
            return;
        };
        let (x, y) = to_page.point(0.0, 0.0);
        let (dx, dy) = to_page.vector(along.0 * advance, along.1 * advance);
        let unit = to_page.vector(along.0, along.1);
        let up = to_page.vector(0.0, 1.0);
        let size = if along.0 > 0.0 { up.0.hypot(up.1) } else { unit.0.hypot(unit.1) };
        let glyph = Glyph {
            text,
            x,
            y,
            width: dx.hypot(dy),
            size: size * font.scale,
            direction: Direction::of(unit.0, unit.1),
            bold: font.bold,
            part,
        };
        let measures = [glyph.x, glyph.y, glyph.width, glyph.size];
        // No page is a million points wide; what is there cannot be seen.
        if measures.iter().all(|measure| measure.is_finite() && measure.abs() < 1e6) {
            self.session.glyphs += 1;
            self.content.glyphs.push(glyph);
        }
    }

    /// Draws a form or an image.
    fn draw(&mut self, name: &Name<'_>, resources: &Resources<'_>, state: &State) {
        let Some(object) = resources.get_x_object(name) else { return };
        let dict = object.dict();
        match dict.get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.content.images += 1,
            Some(b"Form") if self.forms.len() < limits::MAX_FORM_DEPTH => {
                let id = object.obj_id();
                if self.forms.contains(&id) {
                    return;
                }
                let Some(stream) = limits::decode(&object) else { return };
                let own = dict.get::<Dict<'_>>(b"Resources").unwrap_or_default();
                let resources = Resources::from_parent(own, resources.clone());
                let mut state = state.clone();
                if let Some(transform) = dict.get::<[f64; 6]>(b"Matrix") {
                    state.ctm = Matrix(transform).then(state.ctm);
                }
                self.forms.push(id);
                self.run(&stream, &resources, state);
                self.forms.pop();
            }
            _ => {}
        }
    }

    fn set_graphics_state(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        state: &mut State,
    ) {
        let Some(dict) = resources.get_ext_g_state(name) else { return };
        let Some(font) = dict.get::<Array<'_>>(b"Font") else { return };
        let mut parts = font.flex_iter();
        if let (Some(font), Some(size)) = (parts.next::<Dict<'_>>(), parts.next::<f64>()) {
            state.font = Some(Rc::new(Font::read(&font)));
            state.size = size;
        }
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<Font>> {
        let key = font_key(name, resources);
        if let Some(font) = key.and_then(|key| self.session.fonts.get(&key)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(&resources.get_font(name)?));
        if let Some(key) = key {
            self.session.fonts.insert(key, Rc::clone(&font));
        }
        Some(font)
    }
}

/// Returns the number of the object that is the font of that name.
fn font_key(name: &Name<'_>, resources: &Resources<'_>) -> Option<(i32, i32)> {
    if resources.fonts.contains_key(name.as_ref()) {
        let found = resources.fonts.get_ref(name.as_ref())?;
        return Some((found.obj_number, found.gen_number));
    }
    font_key(name, resources.parent()?)
}

/// Moves by a number between the strings of one operator, which counts in
/// thousandths of the size and against the direction of the text.
fn adjust(state: &State, position: &mut TextPosition, by: f64) {
    let by = -by * 0.001 * state.size;
    if state.font.as_ref().is_some_and(|font| font.is_vertical()) {
        position.advance(0.0, by);
    } else {
        position.advance(by * state.horizontal_scale, 0.0);
    }
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
