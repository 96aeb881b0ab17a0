//! Citations in the styles of the Citation Style Language (CSL).
//!
//! The crate `hayagriva` works the styles and brings eighty of them.
//! What it is told of an article is its CSL-JSON, the same that is exchanged,
//! so that a style given here says what Zotero and pandoc say of the export.

mod csl;
mod locales;
mod look;
mod names;
mod render;
mod repair;

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style, StyleClass};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, LocatorPayload,
    SpecificLocator,
};
use serde_json::Value;

use super::exchange::csl_json;
use super::work::Work;
use super::{Citation, Markup, Pinpoint, PinpointKind};
use crate::error::{Error, ErrorKind, Result};
pub use names::StyleName;
use render::rendered;
use repair::LastWords;

/// A citation style, with the words of a language.
///
/// ```
/// use pincite::cite::{Citation, CitationStyle, StyleOptions};
/// use pincite::{ArticleId, Metadata, ParagraphNumber, Person, SourceSpan};
///
/// # fn main() -> pincite::Result<()> {
/// let metadata = Metadata {
///     title: Some("Rising water".to_owned()),
///     authors: vec![Person::from_stated("Roe, Jane")],
///     published: Some("2024-05-09".parse()?),
///     ..Metadata::default()
/// };
/// let citation = Citation {
///     id: &ArticleId::new("roe-2024"),
///     path: "roe.txt",
///     metadata: &metadata,
///     paragraph: ParagraphNumber::new(12),
///     heading: None,
///     source: SourceSpan::default(),
/// };
/// let styled = CitationStyle::named("apa")?.write(&[citation], &StyleOptions::default());
/// assert_eq!(styled.in_text, ["(Roe, 2024, para. 12)"]);
/// assert_eq!(styled.bibliography[0].text, "Roe, J. (2024, May 9). Rising water.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct CitationStyle {
    style: IndependentStyle,
    locale: Option<LocaleCode>,
    locales: Vec<Locale>,
}

/// How to write citations in a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StyleOptions {
    /// The markup of the result.
    pub markup: Markup,
    /// Which place in an article the citations in the text point to.
    pub pinpoint: PinpointKind,
}

/// Citations as a style has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledCitations {
    /// What stands in the text, or in a note where the style cites in notes:
    /// one for each citation, in their order, with its pinpoint.
    pub in_text: Vec<String>,
    /// The list of references: each article once, in the order of the style.
    /// Empty where the style has none; articles of which the style says nothing
    /// are not in it.
    pub bibliography: Vec<Reference>,
}

/// An entry in a list of references.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The article's [key](super::citation_key).
    pub key: String,
    /// The entry, as the style has it.
    pub text: String,
}

impl CitationStyle {
    /// Returns the style of that name: one that [`StyleName::all`] lists, or
    /// the last part of the address that CSL knows a style by.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownStyle`] where there is none.
    pub fn named(name: &str) -> Result<Self> {
        match names::find(name) {
            Some(found) => Self::of(found.get(), None),
            None => Err(names::unknown(name)),
        }
    }

    /// Reads a style from what a `.csl` file holds. A style that is only
    /// another name for one that is known is that style.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Malformed`] where the text is no style,
    /// [`ErrorKind::UnknownStyle`] where it refers to one that is not known.
    pub fn from_csl(text: &str) -> Result<Self> {
        csl::check(text)?;
        let style = Style::from_xml(text).map_err(|error| {
            Error::new(
                ErrorKind::Malformed,
                format!("it is no style of the Citation Style Language: {error}"),
            )
        })?;
        Self::of(style, None)
    }

    fn of(style: Style, locale: Option<LocaleCode>) -> Result<Self> {
        match style {
            Style::Independent(style) => {
                let locale = locale.or_else(|| style.default_locale.clone());
                let locales = locales::unpacked(locale.as_ref());
                Ok(Self { style, locale, locales })
            }
            Style::Dependent(style) => {
                let parent = &style.parent_link.href;
                match ArchivedStyle::by_id(parent).map(ArchivedStyle::get) {
                    Some(parent @ Style::Independent(_)) => Self::of(parent, style.default_locale),
                    _ => Err(Error::new(
                        ErrorKind::UnknownStyle,
                        format!(
                            "it only refers to the style {parent}, which is not known; expected \
                             that style's own file"
                        ),
                    )),
                }
            }
        }
    }

    /// Sets the language of the style's words by its tag (`de`, `en-GB`).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownStyle`] where the words of that language are not
    /// known.
    pub fn with_locale(mut self, tag: &str) -> Result<Self> {
        match locales::find(tag) {
            Some(known) => {
                let code = LocaleCode(known.to_owned());
                self.locales = locales::unpacked(Some(&code));
                self.locale = Some(code);
                Ok(self)
            }
            None => Err(Error::new(
                ErrorKind::UnknownStyle,
                format!("there is no locale '{tag}'; expected a tag such as de-DE"),
            )),
        }
    }

    /// Returns the tags of the languages that styles have words in, sorted.
    #[must_use]
    pub fn locales() -> Vec<String> {
        let mut tags: Vec<_> = locales::tags().map(str::to_owned).collect();
        tags.sort_unstable();
        tags
    }

    /// Says whether the style cites in notes, not in the text.
    #[must_use]
    pub fn cites_in_notes(&self) -> bool {
        self.style.settings.class == StyleClass::Note
    }

    /// Writes citations in the style.
    ///
    /// Citations in the text are those of one document: articles that would be
    /// mistaken for one another are told apart (2024a, 2024b), and numbers
    /// count the articles in their order. Notes stand each by itself, so that
    /// none says *ibid.* of one that it is not printed with.
    #[must_use]
    pub fn write(&self, citations: &[Citation<'_>], options: &StyleOptions) -> StyledCitations {
        let items: Vec<Item> = citations.iter().map(item).collect();
        let pinpoints: Vec<_> = citations.iter().map(|c| locator(c, options.pinpoint)).collect();
        let list = || BibliographyRequest::new(&self.style, self.locale.clone(), &self.locales);
        let mut driver = BibliographyDriver::new();
        let mut notes = Vec::new();
        for (item, place) in items.iter().zip(&pinpoints) {
            let place = place
                .as_ref()
                .map(|(kind, text)| SpecificLocator(*kind, LocatorPayload::Str(text)));
            let request = |note| {
                let cited = CitationItem::with_locator(item, place.clone());
                let locale = self.locale.clone();
                CitationRequest::new(vec![cited], &self.style, locale, &self.locales, note)
            };
            if self.cites_in_notes() {
                let mut alone = BibliographyDriver::new();
                alone.citation(request(Some(1)));
                notes.extend(alone.finish(list()).citations);
            }
            driver.citation(request(None));
        }
        let written = driver.finish(list());
        let in_text = if self.cites_in_notes() { notes } else { written.citations };
        let titles = citations.iter().filter_map(|citation| citation.metadata.title.as_deref());
        let last_words = LastWords::of(titles);
        let references = written.bibliography.into_iter().flat_map(|list| list.items);
        let references = references.map(|reference| Reference {
            text: last_words.put_back(&render::reference(&reference, options.markup)).into_owned(),
            key: reference.key,
        });
        StyledCitations {
            in_text: in_text
                .iter()
                .map(|one| rendered(&one.citation, options.markup))
                .map(|text| last_words.put_back(&text).into_owned())
                .collect(),
            bibliography: references.filter(|reference| !reference.text.is_empty()).collect(),
        }
    }
}

/// Returns what is known of an article as the styles take it.
fn item(citation: &Citation<'_>) -> Item {
    let mut json = csl_json::item(&Work::of(citation));
    if let Some(fields) = json.as_object_mut() {
        // No style prints them, and some print the note as part of the work.
        for name in ["abstract", "keyword", "note"] {
            fields.remove(name);
        }
        for name in ["author", "translator", "editor"] {
            let people = fields.get_mut(name).and_then(Value::as_array_mut);
            people.into_iter().flatten().for_each(tell_particle_apart);
        }
    }
    // The form is that of `csl_json`, which a test compares with the schema.
    serde_json::from_value(json).unwrap_or_else(|_| Item(std::collections::BTreeMap::new()))
}

/// Tells the particle of a family name apart (*van der* Berg), which hayagriva
/// would take for one that is dropped where the given name is.
fn tell_particle_apart(name: &mut Value) {
    let Some(family) = name.get("family").and_then(Value::as_str) else { return };
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let words: Vec<&str> = family.split(' ').collect();
    let count = words.iter().take_while(|word| is_small(word)).count();
    if count == 0 || count == words.len() {
        return;
    }
    let (particle, rest) = words.split_at(count);
    let (particle, rest) = (particle.join(" "), rest.join(" "));
    name["non-dropping-particle"] = Value::from(particle);
    name["family"] = Value::from(rest);
}

/// Returns the kind and the text of the place cited.
fn locator(citation: &Citation<'_>, kind: PinpointKind) -> Option<(Locator, String)> {
    Some(match citation.pinpoint(kind)? {
        Pinpoint::Page(page) => (Locator::Page, page.to_string()),
        Pinpoint::Paragraph(number) => (Locator::Paragraph, number.to_string()),
        // Printed without a label: no style has one for headings.
        Pinpoint::Heading(heading) => (Locator::Custom, format!("“{heading}”")),
    })
}
