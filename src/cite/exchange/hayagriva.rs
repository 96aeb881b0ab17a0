//! Hayagriva's YAML.
//!
//! Its readers refuse a whole file for one value of a wrong form, so that what
//! may have one (an address, a language) is looked at before it is written.

use super::super::name::Name;
use super::super::work::Work;
use super::fields::line;
use crate::article::Person;

/// Further facts of the work itself, by the names that bibliographies give
/// them, and their fields.
const OWN: &[(&str, &str)] = &[
    ("pages", "page-range"),
    ("chapter", "chapter"),
    ("genre", "genre"),
    ("note", "note"),
    ("abstract", "abstract"),
    ("archive", "archive"),
    ("archive-location", "archive-location"),
    ("call-number", "call-number"),
];

/// Facts of what it appears in, where it appears in something.
const OUTER: &[(&str, &str)] = &[("volume", "volume"), ("issue", "issue"), ("edition", "edition")];

/// Writes works as YAML.
pub(super) fn write(works: &[Work<'_>]) -> String {
    if works.is_empty() {
        return "{}\n".to_owned();
    }
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(work: &Work<'_>) -> String {
    let (entry_type, parent) = work.kind.hayagriva;
    let mut fields = Lines { out: format!("{}:\n", quoted(&work.key)), indent: 2 };
    fields.plain("type", entry_type);
    fields.text("title", work.title());
    fields.people("author", &work.authors);
    fields.people("editor", &work.editors);
    if !work.translators.is_empty() {
        fields.line("affiliated:");
        fields.line("  - role: translator");
        fields.indent += 4;
        fields.people("names", &work.translators);
        fields.indent -= 4;
    }
    if let Some(date) = work.metadata.published {
        // A year alone would be a number.
        fields.plain("date", &date.to_string());
    }
    for (fact, field) in OWN {
        fields.text(field, work.fact(fact));
    }
    if let Some(url) = work.url().filter(|url| is_address(url)) {
        match work.accessed() {
            Some(date) => {
                fields.line(&format!("url: {{ value: {}, date: {date} }}", quoted(&line(url))));
            }
            None => fields.plain("url", &quoted(&line(url))),
        }
    }
    numbers(&mut fields, work);
    if let Some(tag) = work.language().filter(|tag| is_language(tag)) {
        fields.plain("language", tag);
    }
    if !work.metadata.tags.is_empty() {
        // No field of Hayagriva, which passes over it; for those who read tags.
        let tags: Vec<_> = work.metadata.tags.iter().map(|tag| quoted(&line(tag))).collect();
        fields.plain("keywords", &format!("[{}]", tags.join(", ")));
    }
    if let Some(container) = work.container.filter(|_| !parent.is_empty()) {
        fields.line("parent:");
        fields.indent += 2;
        fields.plain("type", parent);
        fields.text("title", Some(container));
    }
    for (fact, field) in OUTER {
        fields.text(field, work.fact(fact));
    }
    fields.text("publisher", work.publisher);
    fields.text("location", work.fact("place"));
    fields.out
}

fn numbers(fields: &mut Lines, work: &Work<'_>) {
    let numbers = [("doi", "doi"), ("isbn", "isbn"), ("issn", "issn"), ("number", "serial")];
    let stated: Vec<_> =
        numbers.iter().filter_map(|(fact, name)| Some((*name, work.fact(fact)?))).collect();
    if stated.is_empty() {
        return;
    }
    fields.line("serial-number:");
    fields.indent += 2;
    for (name, number) in stated {
        fields.plain(name, &quoted(&line(number)));
    }
    fields.indent -= 2;
}

/// Lines of YAML while they are written.
struct Lines {
    out: String,
    indent: usize,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.out += &format!("{:indent$}{line}\n", "", indent = self.indent);
    }

    /// Writes a field of what is YAML already.
    fn plain(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}: {value}"));
    }

    /// Writes a text, in which braces and dollars mean something.
    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.plain(name, &quoted(&escaped(&line(text))));
        }
    }

    fn people(&mut self, name: &str, people: &[Person]) {
        if people.is_empty() {
            return;
        }
        self.line(&format!("{name}:"));
        for person in people {
            self.line(&format!("  - {}", written(person)));
        }
    }
}

fn written(person: &Person) -> String {
    let part = |text: &str| quoted(&line(text));
    match Name::of(person) {
        Name::Whole(name) => format!("{{ name: {} }}", part(name)),
        Name::Parted { family, given, suffix: None }
            if !family.contains(',') && !given.contains(',') =>
        {
            part(&format!("{family}, {given}"))
        }
        Name::Parted { family, given, suffix } => {
            let suffix = suffix.map(|suffix| format!(", suffix: {}", part(suffix)));
            let (family, given) = (part(family), part(given));
            format!("{{ name: {family}, given-name: {given}{} }}", suffix.unwrap_or_default())
        }
    }
}

/// Takes from braces, dollars and backslashes what they mean to Hayagriva.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '{' | '}' | '$' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Writes a text in double quotation marks; what JSON escapes there YAML does,
/// too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Says whether a text has the form of an address of the web.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
        let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
        !name.is_empty() && name.chars().all(is_plain) && port.parse::<u16>().is_ok()
    })
}

/// Says whether a tag is one of language, script and region, in this order,
/// which is all that Hayagriva reads.
fn is_language(tag: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = tag.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    let _script = parts.next_if(|part| part.len() == 4 && letters(part));
    let _region = parts.next_if(|part| {
        part.len() == 2 && letters(part)
            || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    matches!(language.len(), 2 | 3) && letters(language) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_address, is_language};

    #[test]
    fn knows_what_would_be_refused() {
        for (tag, expected) in [
            ("en", true),
            ("prs", true),
            ("zh-Hant-TW", true),
            ("es-419", true),
            ("en-Latn", true),
            ("zh-TW-Hant", false),
            ("en-x-private", false),
            ("english", false),
            ("", false),
        ] {
            assert_eq!(is_language(tag), expected, "{tag}");
        }
        for (url, expected) in [
            ("https://example.org/a?b#c", true),
            ("http://example.org:8080", true),
            ("https://bücher.example", true),
            ("https://", false),
            ("https://a b/", false),
            ("https://a:port/", false),
            ("ftp://example.org", false),
            ("example.org", false),
        ] {
            assert_eq!(is_address(url), expected, "{url}");
        }
    }
}
