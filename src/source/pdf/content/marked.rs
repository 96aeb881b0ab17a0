//! Marked content: what a document says of parts of its pages.

use std::collections::HashSet;

use hayro_syntax::object::{Dict, Name, Object, String as PdfString};
use hayro_syntax::page::Resources;

use super::super::text_string;
use super::glyph::{Glyph, Part};

/// A part of a page that is being drawn, and what is said of it.
pub(super) struct Mark {
    part: Part,
    hidden: bool,
    /// The text that stands for all that is drawn in it.
    actual_text: Option<String>,
    /// How many glyphs there were when it began.
    start: usize,
}

/// The layers that are not shown, by the numbers of their objects.
pub(in super::super) type HiddenLayers = HashSet<(i32, i32)>;

impl Mark {
    /// Makes the mark of a tag and its properties, which are a dictionary or
    /// the name of one.
    pub(super) fn new(
        tag: &[u8],
        properties: Option<&Object<'_>>,
        resources: &Resources<'_>,
        hidden_layers: &HiddenLayers,
        start: usize,
    ) -> Self {
        let mut hidden = false;
        let dict = match properties {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => {
                hidden = tag == b"OC" && is_hidden(name, resources, hidden_layers);
                resources.properties.get::<Dict<'_>>(name.as_ref())
            }
            _ => None,
        };
        let actual_text = dict
            .as_ref()
            .and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"))
            .map(|text| text_string::decode(text.as_bytes()));
        let part = if tag == b"Artifact" { artifact(dict.as_ref()) } else { Part::Content };
        Self { part, hidden, actual_text, start }
    }

    /// Puts the actual text in the place of what was drawn, if that stands on
    /// one line; of several lines nothing would say which words are where.
    pub(super) fn close(self, glyphs: &mut Vec<Glyph>) {
        let Some(text) = self.actual_text else { return };
        let Some((first, rest)) = glyphs.get_mut(self.start..).and_then(|g| g.split_first_mut())
        else {
            return;
        };
        let same_line = rest.iter().all(|glyph| {
            glyph.direction == first.direction && (glyph.y - first.y).abs() < first.size * 0.5
        });
        if !same_line {
            return;
        }
        let end = rest.iter().map(|g| g.x + g.width).fold(first.x + first.width, f64::max);
        first.width = end - first.x;
        first.text = text;
        glyphs.truncate(self.start + 1);
    }
}

/// Says whether anything drawn now is hidden.
pub(super) fn is_hidden_now(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| mark.hidden)
}

/// Returns the part of what is drawn now.
pub(super) fn part_now(marks: &[Mark]) -> Part {
    marks.iter().map(|mark| mark.part).find(|part| *part != Part::Content).unwrap_or(Part::Content)
}

fn is_hidden(name: &Name<'_>, resources: &Resources<'_>, hidden: &HiddenLayers) -> bool {
    let layer = resources.properties.get_ref(name.as_ref());
    layer.is_some_and(|layer| hidden.contains(&(layer.obj_number, layer.gen_number)))
}

fn artifact(dict: Option<&Dict<'_>>) -> Part {
    let name = |key: &[u8]| dict.and_then(|dict| dict.get::<Name<'_>>(key));
    if name(b"Subtype").is_some_and(|name| name.as_ref() == b"Watermark") {
        return Part::Watermark;
    }
    if name(b"Type").is_some_and(|name| name.as_ref() == b"Pagination") {
        return Part::Pagination;
    }
    Part::Artifact
}
