//! Entries of BibTeX and BibLaTeX, which differ in names and letters only.

use std::fmt::Write as _;

use super::super::name::Name;
use super::super::work::Work;
use super::title::protected;
use crate::article::Person;

/// An entry while it is written.
pub(super) struct Fields {
    out: String,
    escape: fn(&str) -> String,
}

impl Fields {
    /// Begins an entry.
    pub(super) fn new(entry_type: &str, work: &Work<'_>, escape: fn(&str) -> String) -> Self {
        Self { out: format!("@{entry_type}{{{},\n", work.key), escape }
    }

    /// Writes a field of plain text, where there is one.
    pub(super) fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            let text = (self.escape)(&line(text));
            self.raw(name, &text);
        }
    }

    /// Writes a title, which keeps the capitals of its names.
    pub(super) fn title(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            let text = protected(&line(text), self.escape);
            self.raw(name, &text);
        }
    }

    /// Writes an address or a number that is taken as it stands. Braces would
    /// have to come in pairs.
    pub(super) fn verbatim(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            let text = line(text);
            let text = text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
            self.raw(name, &text.replace(' ', "%20"));
        }
    }

    /// Writes pages, with the dashes of a range.
    pub(super) fn pages(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            let pages = (self.escape)(&line(text));
            self.raw(name, &pages.replace("-{}-", "-").replace('-', "--"));
        }
    }

    /// Writes a list of names.
    pub(super) fn people(&mut self, name: &str, people: &[Person]) {
        if people.is_empty() {
            return;
        }
        let names: Vec<_> = people.iter().map(|person| self.person(person)).collect();
        self.raw(name, &names.join(" and "));
    }

    /// `Family, Given`, `Family, Jr., Given`, or a whole name in braces.
    fn person(&self, person: &Person) -> String {
        let part = |text: &str| {
            let escaped = (self.escape)(&line(text));
            // What would be read as a sign between names or their parts.
            let is_list = text.contains(',') || line(text).split(' ').any(|word| word == "and");
            if is_list { format!("{{{escaped}}}") } else { escaped }
        };
        match Name::of(person) {
            Name::Whole(name) => format!("{{{}}}", (self.escape)(&line(name))),
            Name::Parted { family, given, suffix: Some(suffix) } => {
                format!("{}, {}, {}", part(family), part(suffix), part(given))
            }
            Name::Parted { family, given, suffix: None } => {
                format!("{}, {}", part(family), part(given))
            }
        }
    }

    /// Writes a field of what is LaTeX already.
    pub(super) fn raw(&mut self, name: &str, latex: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "  {name} = {{{latex}}},");
    }

    /// Writes a field whose value is a name that BibTeX knows.
    pub(super) fn bare(&mut self, name: &str, value: &str) {
        let _ = writeln!(self.out, "  {name} = {value},");
    }

    /// Ends the entry.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str("}\n");
        self.out
    }
}

/// Makes a text one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
