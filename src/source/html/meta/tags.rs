//! The `meta` elements of a page, of all the standards that they follow.

use super::Facts;
use crate::source::fields::Value;
use crate::source::html::page::Page;
use crate::source::html::tag::Tag;
use crate::source::tidy;

/// For each field the names of `meta` elements that state it, the most trusted
/// first.
const NAMES: &[(&str, &[&str])] = &[
    (
        "authors",
        &[
            "citation_author",
            "citation_authors",
            "dc.creator",
            "dcterms.creator",
            "dc.contributor",
            "parsely-author",
            "sailthru.author",
            "article:author",
            "article:author_name",
            "author",
            "byl",
            "og:article:author",
            "cxenseparse:author",
            "twitter:creator",
            "byline",
        ],
    ),
    ("translators", &["citation_translator", "translator"]),
    (
        "published",
        &[
            "article:published_time",
            "og:article:published_time",
            "citation_publication_date",
            "citation_date",
            "citation_online_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "publicationdate",
            "og:pubdate",
            "article.published",
            "datepublished",
            "date",
            "article_date_original",
            "ptime",
            "displaydate",
            "originalpublicationdate",
            "article:published",
            "pub_date",
            "rnews:datepublished",
            "created",
            "og:published_time",
        ],
    ),
    (
        "publisher",
        &[
            "citation_journal_title",
            "og:site_name",
            "dc.publisher",
            "dcterms.publisher",
            "citation_publisher",
            "publisher",
            "application-name",
        ],
    ),
    (
        "language",
        &[
            "dc.language",
            "dcterms.language",
            "citation_language",
            "content-language",
            "language",
            "og:locale",
        ],
    ),
    (
        "tags",
        &[
            "citation_keywords",
            "article:tag",
            "news_keywords",
            "parsely-tags",
            "sailthru.tags",
            "keywords",
            "dc.subject",
        ],
    ),
];

/// The `meta` elements with a name and a content.
#[derive(Debug, Default)]
pub(super) struct Tags(Vec<(String, String)>);

impl Tags {
    pub(super) fn find(page: &Page) -> Self {
        let mut tags = Vec::new();
        for at in 0..page.nodes.len() {
            if page.tag(at) != Tag::Meta {
                continue;
            }
            let names = ["property", "name", "itemprop", "http-equiv"];
            let name = names.iter().find_map(|name| page.attribute(at, name));
            let content = page.attribute(at, "content").map(tidy::trim).unwrap_or_default();
            if let Some(name) = name.filter(|_| !content.is_empty()) {
                tags.push((name.trim().to_lowercase(), content.to_owned()));
            }
        }
        Self(tags)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, content)| content.as_str())
    }

    /// Takes what is stated into the article.
    pub(super) fn read(&self, facts: &mut Facts<'_>) {
        for (field, names) in NAMES {
            for name in *names {
                let values: Vec<String> = self.all(name).map(str::to_owned).collect();
                if values.is_empty() || facts.knows(field) {
                    continue;
                }
                let place = place(name);
                match *field {
                    "authors" | "translators" => facts.offer_people(field, values, place, name),
                    "tags" if values.len() > 1 => {
                        let values = values.into_iter().map(Value::Text).collect();
                        facts.offer(field, Value::List(values), place, name);
                    }
                    _ => facts.offer_text(field, &values[0], place, name),
                }
            }
        }
        for name in ["citation_doi", "dc.identifier.doi", "prism.doi", "doi"] {
            if let Some(doi) = self.get(name) {
                let doi = doi.trim_start_matches("doi:").trim().to_owned();
                facts.article.metadata.extra.entry("doi".to_owned()).or_insert(doi);
            }
        }
    }
}

/// Names the standard that a name belongs to.
pub(super) fn place(name: &str) -> &'static str {
    match name {
        _ if name.starts_with("citation_") => "Highwire tags",
        _ if name.starts_with("dc.") || name.starts_with("dcterms.") => "Dublin Core",
        _ if name.starts_with("og:") || name.starts_with("article:") => "Open Graph",
        _ if name.starts_with("twitter:") => "Twitter card",
        _ => "meta element",
    }
}
