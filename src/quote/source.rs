//! What a quotation is attributed to, and whether an article is that.

use rustc_hash::FxHashMap;

use super::quotation::Attribution;
use crate::article::{Metadata, Person};
use crate::error::Result;
use crate::index::{ArticleRecord, ArticleRef, Snapshot, label_key};

/// Says whether an article is what an attribution names. What the article does not
/// state cannot speak against it: an author is enough where it has no date.
pub(super) fn names(attribution: &Attribution, article: &ArticleRecord) -> bool {
    match attribution {
        Attribution::Id(id) => {
            let id = article_id(id);
            article.id == id || article.claim == id
        }
        Attribution::Url(url) => addresses(&article.metadata).any(|known| known == url_key(url)),
        Attribution::AuthorYear { family, year } => {
            let key = label_key(family);
            let published = article.metadata.published;
            published.is_none_or(|published| i32::from(published.year()) == *year)
                && article.metadata.authors.iter().any(|author| name_keys(author).contains(&key))
        }
    }
}

/// The articles of a collection by address, and by author and year.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    by_url: FxHashMap<String, Vec<ArticleRef>>,
    by_author: FxHashMap<(String, i32), Vec<ArticleRef>>,
}

impl Catalogue {
    /// Reads the record of every article.
    pub(super) fn read(snapshot: &Snapshot) -> Result<Self> {
        let mut catalogue = Self::default();
        for at in snapshot.articles()? {
            let metadata = snapshot.article(at)?.metadata;
            for url in addresses(&metadata) {
                catalogue.by_url.entry(url).or_default().push(at);
            }
            let Some(published) = metadata.published else { continue };
            for name in metadata.authors.iter().flat_map(name_keys) {
                let key = (name, i32::from(published.year()));
                catalogue.by_author.entry(key).or_default().push(at);
            }
        }
        Ok(catalogue)
    }

    /// Returns the articles that an attribution other than an id names.
    pub(super) fn named(&self, attribution: &Attribution) -> &[ArticleRef] {
        let found = match attribution {
            Attribution::Id(_) => None,
            Attribution::Url(url) => self.by_url.get(&url_key(url)),
            Attribution::AuthorYear { family, year } => {
                self.by_author.get(&(label_key(family), *year))
            }
        };
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Returns the articles that an id names.
pub(super) fn with_id(snapshot: &Snapshot, id: &str) -> Result<Vec<ArticleRef>> {
    let id = article_id(id);
    let mut found = snapshot.articles_claiming(id)?;
    found.extend(snapshot.find_article(id)?);
    Ok(found)
}

/// Returns the id of the article in `ARTICLE`, `ARTICLE#12`, `ARTICLE#12@3f9c2a71`
/// or `@ARTICLE`.
fn article_id(id: &str) -> &str {
    let id = id.trim();
    let id = id.strip_prefix('@').unwrap_or(id);
    id.split_once('#').map_or(id, |(article, _)| article)
}

/// Returns what names of a person are compared by: the family name, and the last
/// word of it, for names that are not told apart.
fn name_keys(person: &Person) -> Vec<String> {
    let whole = label_key(&person.family);
    let last = whole.rsplit_once(' ').map(|(_, last)| last.to_owned());
    let mut keys = vec![whole];
    keys.extend(last);
    keys
}

/// Returns the addresses of an article, as they are compared.
fn addresses(metadata: &Metadata) -> impl Iterator<Item = String> {
    let doi = metadata.extra.get("doi").map(|doi| match doi.contains("doi.org/") {
        true => url_key(doi),
        false => format!("doi.org/{}", doi.trim().trim_start_matches("doi:").to_lowercase()),
    });
    metadata.url.as_deref().map(url_key).into_iter().chain(doi)
}

/// Returns what an address is compared by: without scheme, `www.`, fragment and
/// trailing slash, and with the host in lower case.
fn url_key(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
    let (host, path) = url.split_at(url.find(['/', '?']).unwrap_or(url.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_prefix("dx.").filter(|host| *host == "doi.org").unwrap_or(host);
    match host {
        // Their case means nothing.
        "doi.org" => format!("{host}{}", path.to_lowercase()),
        _ => format!("{host}{}", path.trim_end_matches('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::{article_id, name_keys, url_key};
    use crate::article::Person;

    #[test]
    fn addresses_are_compared_without_what_means_nothing() {
        for (a, b, same) in [
            ("https://www.Example.org/a/", "http://example.org/a", true),
            ("https://example.org/a#:~:text=one", "example.org/a", true),
            ("https://example.org/", "https://example.org", true),
            ("https://example.org/a?b=1", "https://example.org/a?b=2", false),
            ("https://example.org/A", "https://example.org/a", false),
            ("https://m.example.org/a", "https://example.org/a", false),
            ("https://doi.org/10.1/AB", "http://dx.doi.org/10.1/ab", true),
            ("https://example.org?x=1", "https://example.org/?x=1", false),
        ] {
            assert_eq!(url_key(a) == url_key(b), same, "{a} {b}");
        }
    }

    #[test]
    fn ids_are_those_of_articles() {
        for id in ["roe-2024", "@roe-2024", "roe-2024#12", "roe-2024#12@3f9c2a71", " roe-2024 "] {
            assert_eq!(article_id(id), "roe-2024");
        }
    }

    #[test]
    fn people_go_by_their_family_name() {
        let keys = |name| name_keys(&Person::from_stated(name));
        assert_eq!(keys("Rawal, Aparna"), ["rawal"]);
        assert_eq!(keys("Aparna Rawal"), ["aparna rawal", "rawal"]);
        assert_eq!(keys("van der Berg, Jan"), ["van der berg", "berg"]);
        assert_eq!(keys("Müller, Eva"), ["muller"]);
    }
}
