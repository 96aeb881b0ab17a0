//! Finding what a paragraph defines.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::fit;
use super::names::{Name, Setting, name_at, name_before, whole_name};
use super::places::{OTHERWISE, asides, parts, without_cues};
use super::short::ShortForm;
use super::units::{before, lower, of, written};

/// Two names of one thing, as a paragraph says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Definition {
    /// The short form, or the other name.
    pub(crate) short: String,
    /// The name in full.
    pub(crate) long: String,
    /// What the first is to the second.
    pub(crate) kind: DefinitionKind,
}

/// What two names are to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum DefinitionKind {
    /// The letters of one stand in the other.
    ShortForm,
    /// The text says that one is another name of the other.
    OtherName,
}

/// More pairs in one paragraph are a list of abbreviations gone wrong.
const MAX_DEFINITIONS: usize = 50;

/// Longer names are no names.
const MAX_NAME_BYTES: usize = 200;

/// Returns the names that a paragraph says are the same, each pair once, in the
/// order of the text.
///
/// Prefers to miss one over making one up. Scripts without capitals have none.
/// Most paragraphs have none either, and are passed over at once. Takes time in
/// proportion to the paragraph.
///
/// ```text
/// Islamic State Khorasan Province (ISKP)       ISKP, or Islamic State …
/// ISKP (Islamic State Khorasan Province)       Islamic State …, or ISKP, has
/// Islamic State (also known as Daesh)          Islamic State …, known as ISKP,
/// ```
pub(crate) fn mine(text: &str) -> Vec<Definition> {
    let mut found = Found::default();
    for aside in asides(text) {
        in_brackets(aside.before, aside.inside, &mut found);
    }
    for at in KNOWN_AS.find_iter(text.as_bytes()) {
        known_as(text, at, &mut found);
    }
    for at in OR.find_iter(text.as_bytes()) {
        or(text, at, &mut found);
    }
    found.list
}

static KNOWN_AS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("known as "));
static OR: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(", or "));

#[derive(Default)]
struct Found {
    list: Vec<Definition>,
}

impl Found {
    fn push(&mut self, short: &str, long: String, kind: DefinitionKind) {
        let mut short = short.trim_end_matches(['\'', '’', '-', ',']);
        // `U.S.` ends with its dot, `ISKP.` with a sentence's.
        if let Some(rest) = short.strip_suffix('.').filter(|rest| !rest.contains('.')) {
            short = rest;
        }
        let short = short.to_owned();
        let is_new = |known: &Definition| known.short != short || known.long != long;
        if self.list.len() < MAX_DEFINITIONS
            && short.len().max(long.len()) <= MAX_NAME_BYTES
            && self.list.iter().all(is_new)
            && !is_same(&short, &long)
        {
            self.list.push(Definition { short, long, kind });
        }
    }

    fn names(&mut self, other: &Name, name: Name) {
        // Of two single words nobody knows what they are: `"Burhan," known as
        // "Zaid,"`.
        if other.is_sure || name.is_sure {
            self.push(&other.text, name.text, DefinitionKind::OtherName);
        }
    }
}

/// Says whether two names are the same letters: `U.S.` and `US`.
fn is_same(a: &str, b: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
        name.chars().filter(|c| c.is_alphanumeric()).map(lower)
    }
    letters(a).eq(letters(b))
}

/// `NAME (SHORT)`, `NAME (also known as NAME)`, `SHORT (NAME)`.
fn in_brackets(text: &str, inside: &str, found: &mut Found) {
    let mut words = None;
    for part in parts(inside) {
        let (rest, is_name) = without_cues(part);
        let short = ShortForm::read(rest);
        if short.is_none() && !is_name {
            continue;
        }
        let words = words.get_or_insert_with(|| before(text));
        let long = short.as_ref().and_then(|short| fit::name_before(short, words));
        match (short, long) {
            (Some(short), Some(long)) => found.push(short.text, long, DefinitionKind::ShortForm),
            _ if is_name => {
                if let (Some(other), Some(name)) =
                    (whole_name(rest), name_before(words, Setting::Brackets))
                {
                    found.names(&other, name);
                }
            }
            _ => {}
        }
    }
    reversed(text, inside, found);
}

/// `SHORT (NAME)`.
fn reversed(text: &str, inside: &str, found: &mut Found) {
    let head = text.trim_end();
    let start = head.rfind(char::is_whitespace).map_or(0, |at| {
        at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let word = head.get(start..).unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let Some(short) = ShortForm::read(word).filter(|short| !short.is_word) else { return };
    let first = inside.split([';', ':']).next().unwrap_or_default();
    // The name alone, or all up to what is said about it.
    for end in std::iter::once(first.len()).chain(first.find(',')) {
        let (name, _) = without_cues(first.get(..end).unwrap_or_default());
        let units = of(name);
        if fit::is_name(&short, &units) {
            found.push(short.text, written(&units), DefinitionKind::ShortForm);
            return;
        }
    }
}

/// `NAME, known as SHORT,`, `NAME, also known as NAME,`.
fn known_as(text: &str, at: usize, found: &mut Found) {
    let mut head = text.get(..at).unwrap_or_default().trim_end();
    let tail = text.get(at + KNOWN_AS.needle().len()..).unwrap_or_default();
    let mut says_so = false;
    for word in OTHERWISE {
        if let Some(rest) = head.strip_suffix(word) {
            says_so = true;
            head = rest.trim_end();
        }
    }
    // What stands in brackets was looked at as such.
    if !head.ends_with(|c: char| c == ',' || is_closing(c)) {
        return;
    }
    let head = head.trim_end_matches(|c: char| c == ',' || is_closing(c));
    let Some(other) = name_at(tail) else { return };
    let words = before(head);
    let short = ShortForm::read(&other.text);
    if let Some(long) = short.as_ref().and_then(|short| fit::name_before(short, &words)) {
        found.push(&other.text, long, DefinitionKind::ShortForm);
    } else if says_so && let Some(name) = name_before(&words, Setting::Clause) {
        found.names(&other, name);
    }
}

const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '»' | '\'')
}

/// `NAME, or SHORT, has said`: how news agencies write it.
fn or(text: &str, at: usize, found: &mut Found) {
    let head = text.get(..at).unwrap_or_default();
    let tail = text.get(at + OR.needle().len()..).unwrap_or_default();
    let tail = tail.strip_prefix("the ").unwrap_or(tail);
    let end = tail.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')'));
    let word = tail.get(..end.unwrap_or(tail.len())).unwrap_or_default();
    let rest = tail.get(word.len()..).unwrap_or_default();
    let ends = rest.is_empty() || rest.starts_with([',', ';', ')']) || word.ends_with('.');
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(short) = ShortForm::read(word).filter(|_| ends) else { return };
    if let Some(long) = fit::name_before(&short, &before(head)) {
        found.push(short.text, long, DefinitionKind::ShortForm);
    }
}
