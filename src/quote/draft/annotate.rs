//! A copy of a draft with remarks put in.
//!
//! What is said of a quotation goes into a footnote: the sentence stays as it
//! was written, a citation may be as long as it is, and all can be taken out
//! again by its labels. A mark that has to be seen stands in the text, before
//! the reference to the note. Where Markdown has no footnotes (in notes, in
//! blocks of HTML) the remark itself stands there, in brackets.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::reading::{Draft, End};
use crate::source::{Format, markdown_options};

/// What to say of a quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// What has to be seen in the text itself; plain words.
    pub mark: Option<String>,
    /// The remark; plain words. Nothing is said where it is empty.
    pub note: String,
    /// Where it leads.
    pub link: Option<String>,
}

/// What labels of notes begin with.
pub(super) const LABEL: &str = "pincite-";

impl Draft {
    /// Returns a copy of the draft in Markdown with a remark on each quotation
    /// that has one, in their order. Nothing but the remarks is added, and
    /// nothing of the draft is changed.
    ///
    /// `None` where the draft is neither Markdown nor plain text.
    #[must_use]
    pub fn annotated(&self, annotations: &[Option<Annotation>]) -> Option<String> {
        if !matches!(self.format, Format::Markdown | Format::Text) {
            return None;
        }
        let text = self.text.as_deref()?;
        let mut all: Vec<(End, &Annotation)> = self
            .ends
            .iter()
            .zip(annotations)
            .filter_map(|(end, annotation)| Some(((*end)?, annotation.as_ref()?)))
            .collect();
        all.sort_by_key(|(end, _)| end.at);
        let labels = Labels::new(text);
        let with_notes = write(text, &all, &labels, Remarks::Notes);
        if has_notes(&with_notes, &labels, &all) {
            return Some(with_notes);
        }
        // A block of code that does not end would swallow the notes.
        Some(write(text, &all, &labels, Remarks::InText))
    }
}

/// Where remarks go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remarks {
    Notes,
    InText,
}

/// The labels of notes: those that the draft has already are passed over.
struct Labels<'a> {
    text: &'a str,
}

impl<'a> Labels<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Returns so many labels that are free.
    fn free(&self, count: usize) -> Vec<String> {
        let marked = self.text.match_indices(LABEL).filter_map(|(at, _)| {
            let digits = &self.text[at + LABEL.len()..];
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            digits[..end].parse::<usize>().ok()
        });
        let last = marked.max().unwrap_or(0).min(usize::MAX / 2);
        (last + 1..=last + count).map(|number| format!("{LABEL}{number}")).collect()
    }
}

fn takes_note(end: &End, remarks: Remarks) -> bool {
    remarks == Remarks::Notes && end.may_have_note
}

fn write(text: &str, all: &[(End, &Annotation)], labels: &Labels<'_>, remarks: Remarks) -> String {
    let mut copy = String::with_capacity(text.len() + 200 * all.len());
    let mut notes = Vec::new();
    let mut free = labels.free(all.len()).into_iter();
    let mut done = 0;
    for (end, annotation) in all {
        let takes_note = takes_note(end, remarks);
        let at = if takes_note { after_stop(text, end) } else { end.at }.max(done);
        copy.push_str(text.get(done..at).unwrap_or_default());
        done = at;
        let escape = if end.is_html { escaped_html } else { escaped };
        if let Some(mark) = &annotation.mark {
            let mark = escape(mark);
            copy += &if end.is_html { format!(" [{mark}]") } else { format!(" **[{mark}]**") };
        }
        match free.next().filter(|_| takes_note) {
            _ if annotation.note.is_empty() => {}
            Some(label) => {
                copy += &format!("[^{label}]");
                notes.push(format!("[^{label}]: {}", remark(annotation)));
            }
            None => copy += &format!(" [{}]", escape(&annotation.note)),
        }
    }
    copy.push_str(text.get(done..).unwrap_or_default());
    if !notes.is_empty() {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        if !copy.ends_with('\n') {
            copy.push_str(line_end);
        }
        for note in notes {
            copy.push_str(line_end);
            copy.push_str(&note);
            copy.push_str(line_end);
        }
    }
    copy
}

/// Returns where a reference to a note goes: behind the punctuation that ends
/// the clause.
fn after_stop(text: &str, end: &End) -> usize {
    let mut rest = text.get(end.at..).unwrap_or_default().chars();
    match rest.next() {
        Some(stop @ ('.' | ',' | ';' | ':' | '!' | '?')) if !end.is_block => {
            let ends = rest.next().is_none_or(|next| next.is_whitespace() || next == '[');
            end.at + if ends { stop.len_utf8() } else { 0 }
        }
        _ => end.at,
    }
}

fn remark(annotation: &Annotation) -> String {
    let note = escaped(&annotation.note);
    let may_follow = |link: &&String| !link.contains(['<', '>', ' ', '\n']) && link.contains(':');
    match annotation.link.as_ref().filter(may_follow) {
        Some(link) => format!("{note} <{link}>"),
        None => note,
    }
}

/// Says whether Markdown finds each note and each reference to it.
fn has_notes(copy: &str, labels: &Labels<'_>, all: &[(End, &Annotation)]) -> bool {
    let count = all.len();
    let mut seen: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for ((end, annotation), label) in all.iter().zip(labels.free(count)) {
        if takes_note(end, Remarks::Notes) && !annotation.note.is_empty() {
            seen.insert(label, (false, false));
        }
    }
    for event in Parser::new_ext(copy, markdown_options()) {
        match event {
            Event::FootnoteReference(label) => {
                if let Some((referred, _)) = seen.get_mut(&*label) {
                    *referred = true;
                }
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                if let Some((_, defined)) = seen.get_mut(&*label) {
                    *defined = true;
                }
            }
            _ => {}
        }
    }
    seen.values().all(|(referred, defined)| *referred && *defined)
}

/// Writes plain words so that Markdown shows them as they are, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' | '&' | '!' => {
                escaped.extend(['\\', c]);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

fn escaped_html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace(['\n', '\r', '\t'], " ")
}
