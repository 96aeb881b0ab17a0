//! Putting what an entry says into its article.

use super::descriptions::{Descriptions, Match, Share};
use super::entry::Entry;
use crate::article::{Article, ArticleId, LeftOut, PartialDate, Person, SourceSpan};

impl Descriptions {
    /// Puts the facts of an entry into the article it describes. They override
    /// what the article's own file says, except that keywords are added to its
    /// tags; `origin` says of each where it comes from. What is overridden is
    /// kept among what was left out, where it differs.
    ///
    /// An article that is all its file holds takes the citation key as its id.
    /// A date after `latest_date` is noted and not taken.
    pub(crate) fn describe(
        &self,
        article: &mut Article,
        found: &Match,
        latest_date: Option<PartialDate>,
    ) {
        let Some(entry) = self.entry(found.place) else { return };
        let path = self.path(found.place);
        let entry_name = format!("{path}, entry {}", entry.key);
        if found.share == Share::Whole {
            article.id = ArticleId::new(&entry.key);
            article.origin.insert("id".to_owned(), format!("{entry_name}, citation key"));
        }
        let mut facts = Facts { article, entry, entry_name };
        facts.texts();
        facts.people();
        facts.published(latest_date);
        facts.tags();
        facts.extra();
    }
}

struct Facts<'a> {
    article: &'a mut Article,
    entry: &'a Entry,
    entry_name: String,
}

impl Facts<'_> {
    fn set_origin(&mut self, fact: &'static str) {
        let origin = self.origin(fact);
        self.article.origin.insert(fact.to_owned(), origin);
    }

    fn origin(&self, fact: &'static str) -> String {
        format!("{}, field {}", self.entry_name, self.entry.field(fact))
    }

    /// Keeps what is overridden.
    fn replaced(&mut self, fact: &str, old: String) {
        let why = format!("{fact} as the file states it; {} has another", self.entry_name);
        self.article.left_out.push(LeftOut { text: old, why, source: SourceSpan::default() });
    }

    fn texts(&mut self) {
        for fact in ["title", "publisher", "url", "language"] {
            let (said, place) = match fact {
                "title" => (&self.entry.title, &mut self.article.metadata.title),
                "publisher" => (&self.entry.publisher, &mut self.article.metadata.publisher),
                "url" => (&self.entry.url, &mut self.article.metadata.url),
                _ => (&self.entry.language, &mut self.article.metadata.language),
            };
            let Some(said) = said.clone() else { continue };
            let old = place.replace(said.clone()).filter(|old| *old != said);
            self.set_origin(fact);
            if let Some(old) = old {
                self.replaced(fact, old);
            }
        }
    }

    fn people(&mut self) {
        for fact in ["authors", "translators"] {
            let (said, place) = match fact {
                "authors" => (&self.entry.authors, &mut self.article.metadata.authors),
                _ => (&self.entry.translators, &mut self.article.metadata.translators),
            };
            if said.is_empty() {
                continue;
            }
            let old = std::mem::replace(place, said.clone());
            let differs = !old.is_empty() && old != *said;
            self.set_origin(fact);
            if differs {
                self.replaced(fact, names(&old));
            }
        }
    }

    fn published(&mut self, latest_date: Option<PartialDate>) {
        let Some(date) = self.entry.published else { return };
        if latest_date.is_some_and(|latest| date.first_day() > latest.last_day()) {
            let note = format!(
                "{}: '{date}' lies in the future; not taken as the date",
                self.origin("published")
            );
            self.article.notes.push(note);
            return;
        }
        let old = self.article.metadata.published.replace(date).filter(|old| *old != date);
        self.set_origin("published");
        if let Some(old) = old {
            self.replaced("published", old.to_string());
        }
    }

    fn tags(&mut self) {
        let tags = &mut self.article.metadata.tags;
        let before = tags.len();
        for tag in &self.entry.tags {
            if !tags.iter().any(|known| known.to_lowercase() == tag.to_lowercase()) {
                tags.push(tag.clone());
            }
        }
        if tags.len() == before {
            return;
        }
        let own = self.article.origin.get("tags").cloned();
        let origin = self.origin("tags");
        let origin = own.map_or(origin.clone(), |own| format!("{own}; {origin}"));
        self.article.origin.insert("tags".to_owned(), origin);
    }

    fn extra(&mut self) {
        let extra = &mut self.article.metadata.extra;
        let entry = self.entry;
        extra.extend(entry.extra.iter().map(|(name, value)| (name.clone(), value.clone())));
        let facts = [
            ("type", Some(entry.entry_type.clone())),
            ("doi", entry.doi.clone()),
            ("editor", Some(names(&entry.editors))),
            ("abstract", entry.abstract_.clone()),
        ];
        for (name, value) in facts {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                extra.insert(name.to_owned(), value);
            }
        }
    }
}

fn names(people: &[Person]) -> String {
    people.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
