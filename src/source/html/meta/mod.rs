//! What a page states about its article, and where.
//!
//! Pages state the same fact at many places and in many standards. They are
//! asked in the order of trust, and the first answer is taken: structured data
//! (JSON-LD), then the `meta` elements, then what is marked in the text.

mod json_ld;
mod marked;
mod tags;
mod title;
mod url;

use super::page::Page;
use crate::Article;
use crate::source::fields::{self, Value};
use crate::source::{ReadOptions, tidy};

/// Reads the metadata of a page into an article, which may know some of it
/// already; returns what it says of the text.
pub(super) fn read(page: &Page, article: &mut Article, options: &ReadOptions) -> About {
    let data = json_ld::JsonLd::find(page, article);
    let tags = tags::Tags::find(page);
    let mut facts = Facts { article, options };
    url::read(page, &tags, &data, &mut facts);
    data.read(&mut facts);
    tags.read(&mut facts);
    marked::read(page, &mut facts);
    title::read(page, &tags, &data, &mut facts);
    let names = ["og:description", "description", "twitter:description", "dc.description"];
    About {
        body: data.body(),
        description: names.iter().find_map(|name| tags.get(name)).map(str::to_owned),
    }
}

/// What a page states about the text of its article.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The text, without its paragraphs.
    pub(super) body: Option<String>,
    /// A summary, which may be the standfirst.
    pub(super) description: Option<String>,
}

/// Takes facts into an article, of each kind the first.
pub(super) struct Facts<'a> {
    pub(super) article: &'a mut Article,
    options: &'a ReadOptions,
}

impl Facts<'_> {
    /// Says whether a field is known.
    fn knows(&self, field: &str) -> bool {
        let metadata = &self.article.metadata;
        self.article.origin.contains_key(field)
            || match field {
                "title" => metadata.title.is_some(),
                "authors" => !metadata.authors.is_empty(),
                "translators" => !metadata.translators.is_empty(),
                "published" => metadata.published.is_some(),
                "publisher" => metadata.publisher.is_some(),
                "url" => metadata.url.is_some(),
                "language" => metadata.language.is_some(),
                "tags" => !metadata.tags.is_empty(),
                _ => false,
            }
    }

    /// Takes a value of a field unless one is known. `name` is what the page
    /// calls it, `place` where it stands.
    fn offer(&mut self, field: &str, value: Value, place: &str, name: &str) {
        if self.knows(field) {
            return;
        }
        let notes = self.article.notes.len();
        let value = match tidied(value) {
            Value::Text(date) if field == "published" => Value::Text(with_hyphens(date)),
            value => value,
        };
        fields::set_all(self.article, vec![(field.to_owned(), value)], place, self.options);
        // The field is called by the name it has on the page.
        let (said, meant) = (format!("{place}, field {field}"), format!("{place}, field {name}"));
        let meant = if name.is_empty() { place.to_owned() } else { meant };
        if let Some(origin) = self.article.origin.get_mut(field).filter(|origin| **origin == said) {
            origin.clone_from(&meant);
        }
        for note in self.article.notes.iter_mut().skip(notes) {
            *note = note.replace(&said, &meant);
        }
        self.article.metadata.extra.remove(field);
    }

    fn offer_text(&mut self, field: &str, text: &str, place: &str, name: &str) {
        self.offer(field, Value::Text(text.to_owned()), place, name);
    }

    /// Takes the names of writers; what is no name is passed over.
    fn offer_people(&mut self, field: &str, names: Vec<String>, place: &str, name: &str) {
        let mut names: Vec<String> =
            names.iter().map(|name| tidy::tidy(name)).filter(|name| is_name(name)).collect();
        names.dedup();
        match names.len() {
            0 => {}
            1 => self.offer(field, Value::Text(names.remove(0)), place, name),
            _ => {
                let names = names.into_iter().map(Value::Text).collect();
                self.offer(field, Value::List(names), place, name);
            }
        }
    }
}

/// Writes `2017/05/09` as `2017-05-09`; the year stands first, so that nothing
/// is ambiguous.
fn with_hyphens(date: String) -> String {
    let year_first = date.len() >= 7
        && date.bytes().take(4).all(|b| b.is_ascii_digit())
        && date.as_bytes().get(4) == Some(&b'/');
    if year_first { date.replace('/', "-") } else { date }
}

fn tidied(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(tidy::tidy(&without_entities(&text))),
        Value::List(values) => Value::List(values.into_iter().map(tidied).collect()),
        value => value,
    }
}

/// Decodes the character references that are written twice (`&amp;amp;`) or in
/// JSON, where they have no meaning.
pub(super) fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut decoded = text.to_owned();
    for (written, meant) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&rdquo;", "”"),
        ("&ldquo;", "“"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&#8212;", "—"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if decoded.contains(written) {
            decoded = decoded.replace(written, meant);
        }
    }
    decoded
}

/// The longest text believed to be a name.
const MAX_NAME_CHARS: usize = 100;

/// Names of accounts that write for nobody.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "webmaster",
    "user",
    "guest",
    "author",
    "null",
    "none",
    "undefined",
    "anonymous",
    "unknown",
    "root",
    "staff",
    "n/a",
    "website",
];

/// Says whether a stated author can be a name: no address, no account.
fn is_name(text: &str) -> bool {
    let lower = text.to_lowercase();
    !text.is_empty()
        && text.chars().count() <= MAX_NAME_CHARS
        && text.chars().any(char::is_alphabetic)
        && !lower.contains("http")
        && !lower.contains("www.")
        && !text.contains('@')
        && !text.contains('{')
        && !text.contains('/')
        && !NOBODY.contains(&lower.as_str())
}
