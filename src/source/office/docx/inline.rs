//! The text of a paragraph of a Word document, run by run.

use roxmltree::Node;

use super::format::{Formats, switch, value};
use crate::source::office::MAX_DEPTH;
use crate::source::package::{attribute, child, elements, text_of};

/// What the runs of a paragraph hold.
#[derive(Default)]
pub(super) struct Inline<'d> {
    /// The text that is read.
    pub(super) text: String,
    /// Text that a tracked change deletes.
    pub(super) deleted: String,
    /// Text that is formatted as hidden.
    pub(super) hidden: String,
    /// Descriptions of pictures, each on a line.
    pub(super) images: String,
    /// The notes referred to.
    pub(super) refers_to: Vec<String>,
    /// Text boxes that are anchored here.
    pub(super) boxes: Vec<Node<'d, 'd>>,
    /// Whether it holds text that is not bold.
    pub(super) plain: bool,
    /// Whether a table of contents or an index stands here.
    pub(super) generated: Option<&'static str>,
}

/// A field: a code that says what to compute, and the text that it was.
#[derive(Debug)]
pub(super) struct Field {
    code: String,
    /// Whether the code is still going on.
    in_code: bool,
    /// What it makes, where that is no text of the document.
    generates: Option<&'static str>,
}

/// Reads runs. Fields may go on from one paragraph to the next, so that the
/// reader of the body keeps it.
pub(super) struct Runs<'f> {
    formats: &'f Formats,
    fields: Vec<Field>,
}

/// What holds of the runs inside an element.
#[derive(Clone, Copy)]
struct Place {
    deleted: bool,
    depth: usize,
    bold: bool,
}

impl<'f> Runs<'f> {
    pub(super) fn new(formats: &'f Formats) -> Self {
        Self { formats, fields: Vec::new() }
    }

    /// Reads the runs of a paragraph onto `inline`.
    pub(super) fn read<'d>(&mut self, paragraph: Node<'d, 'd>, inline: &mut Inline<'d>) {
        let style = child(paragraph, "pPr").and_then(|node| value(node, "pStyle"));
        let bold = self.formats.is_bold(style).unwrap_or(false);
        inline.generated = self.generates();
        self.children(paragraph, Place { deleted: false, depth: 0, bold }, inline);
        // Codes end in the paragraph they begin in; one that does not is
        // broken, and would swallow the rest of the document.
        self.fields.retain(|field| !field.in_code);
    }

    /// Ends all fields, where a heading shows that their end is missing.
    pub(super) fn end_fields(&mut self) {
        self.fields.clear();
    }

    fn generates(&self) -> Option<&'static str> {
        self.fields.iter().find_map(|field| field.generates)
    }

    fn children<'d>(&mut self, node: Node<'d, 'd>, place: Place, inline: &mut Inline<'d>) {
        let inner = Place { depth: place.depth + 1, ..place };
        for element in elements(node) {
            match element.tag_name().name() {
                _ if inner.depth > MAX_DEPTH => inline.text.push_str(&text_of(element, " ")),
                "r" => self.run(element, inner, inline),
                "del" | "moveFrom" => {
                    self.children(element, Place { deleted: true, ..inner }, inline);
                }
                "fldSimple" => {
                    let code = attribute(element, "instr").unwrap_or_default();
                    inline.generated = inline.generated.or(generates(code));
                    self.children(element, inner, inline);
                }
                "sdt" if is_placeholder(element) => inline.hidden.push_str(&text_of(element, "")),
                "ruby" => self.ruby(element, inner, inline),
                "oMath" | "oMathPara" => inline.text.push_str(&text_of(element, "")),
                "AlternateContent" => {
                    if let Some(chosen) = elements(element).next() {
                        self.children(chosen, inner, inline);
                    }
                }
                name if !name.ends_with("Pr") => self.children(element, inner, inline),
                _ => {}
            }
        }
    }

    /// Of characters with a reading aid, the characters are the text.
    fn ruby<'d>(&mut self, node: Node<'d, 'd>, place: Place, inline: &mut Inline<'d>) {
        if let Some(base) = child(node, "rubyBase") {
            self.children(base, place, inline);
        }
    }

    fn run<'d>(&mut self, run: Node<'d, 'd>, place: Place, inline: &mut Inline<'d>) {
        let properties = child(run, "rPr");
        let is_hidden = properties.and_then(|node| switch(node, "vanish")).unwrap_or(false);
        let style = properties.and_then(|node| value(node, "rStyle"));
        let bold = properties.and_then(|node| switch(node, "b"));
        let bold = bold.or_else(|| style.and_then(|style| self.formats.is_bold(Some(style))));
        let is_bold = bold.unwrap_or(place.bold);
        self.content(run, place, is_hidden, is_bold, inline);
    }

    fn content<'d>(
        &mut self,
        run: Node<'d, 'd>,
        place: Place,
        is_hidden: bool,
        is_bold: bool,
        inline: &mut Inline<'d>,
    ) {
        for element in elements(run) {
            let text = match element.tag_name().name() {
                "t" => element.text().unwrap_or_default(),
                "delText" => {
                    inline.deleted.push_str(element.text().unwrap_or_default());
                    continue;
                }
                "tab" | "ptab" => "\t",
                "br" | "cr" => "\n",
                "noBreakHyphen" => "\u{2011}",
                "fldChar" => {
                    self.field_mark(element, inline);
                    continue;
                }
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| field.in_code) {
                        field.code.push_str(element.text().unwrap_or_default());
                    }
                    continue;
                }
                name @ ("footnoteReference" | "endnoteReference") => {
                    let kind = name.trim_end_matches("Reference");
                    let id = attribute(element, "id").filter(|_| !place.deleted);
                    inline.refers_to.extend(id.map(|id| format!("{kind} {id}")));
                    continue;
                }
                "drawing" | "pict" | "object" => {
                    graphics(element, inline);
                    continue;
                }
                "AlternateContent" => {
                    let chosen = elements(element).next();
                    if let Some(chosen) = chosen.filter(|_| place.depth < MAX_DEPTH) {
                        let place = Place { depth: place.depth + 1, ..place };
                        self.content(chosen, place, is_hidden, is_bold, inline);
                    }
                    continue;
                }
                "ruby" if place.depth < MAX_DEPTH => {
                    self.ruby(element, place, inline);
                    continue;
                }
                _ => continue,
            };
            if self.fields.iter().any(|field| field.in_code) {
                continue;
            }
            inline.plain |= !is_bold && !text.trim().is_empty();
            match (place.deleted, is_hidden) {
                (true, _) => inline.deleted.push_str(text),
                (_, true) => inline.hidden.push_str(text),
                _ => inline.text.push_str(text),
            }
        }
    }

    fn field_mark(&mut self, mark: Node<'_, '_>, inline: &mut Inline<'_>) {
        match attribute(mark, "fldCharType") {
            Some("begin") => {
                self.fields.push(Field { code: String::new(), in_code: true, generates: None });
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_code = false;
                    field.generates = generates(&field.code);
                    inline.generated = inline.generated.or(field.generates);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }
}

/// Says what a field makes that is no text of the document.
fn generates(code: &str) -> Option<&'static str> {
    match code.split_whitespace().next()? {
        "TOC" | "TOA" => Some("table of contents"),
        "INDEX" => Some("index"),
        _ => None,
    }
}

fn is_placeholder(control: Node<'_, '_>) -> bool {
    child(control, "sdtPr").and_then(|node| switch(node, "showingPlcHdr")).unwrap_or(false)
}

/// Finds the text boxes and the descriptions of pictures in a drawing. A
/// drawing is stored a second time for old programs; that one is passed over.
fn graphics<'d>(drawing: Node<'d, 'd>, inline: &mut Inline<'d>) {
    let mut open = vec![drawing];
    while let Some(node) = open.pop() {
        match node.tag_name().name() {
            "txbxContent" => {
                inline.boxes.push(node);
                continue;
            }
            "AlternateContent" => {
                open.extend(elements(node).next());
                continue;
            }
            "docPr" => {
                if let Some(text) = attribute(node, "descr").filter(|text| !text.trim().is_empty())
                {
                    inline.images.push_str(text);
                    inline.images.push('\n');
                }
            }
            _ => {}
        }
        // The last that is pushed is looked at first.
        let inner: Vec<Node<'d, 'd>> = elements(node).collect();
        open.extend(inner.into_iter().rev());
    }
}
