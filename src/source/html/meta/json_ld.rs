//! Structured data: JSON-LD in the vocabulary of schema.org.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::{Facts, without_entities};
use crate::Article;
use crate::source::fields::Value;
use crate::source::html::page::Page;
use crate::source::html::tag::Tag;

type Object = Map<String, Json>;

/// How many objects of a page are looked at.
const MAX_OBJECTS: usize = 2_000;

const PLACE: &str = "JSON-LD";

/// What the page states about its article.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    article: Option<Object>,
    /// The objects with an id, which others refer to.
    by_id: HashMap<String, Object>,
    site_name: Option<String>,
}

impl JsonLd {
    /// Finds the article among the structured data of a page. What is
    /// malformed is noted and passed over.
    pub(super) fn find(page: &Page, article: &mut Article) -> Self {
        let mut found = Self::default();
        let mut articles: Vec<(u8, Object)> = Vec::new();
        let mut objects = 0;
        for at in 0..page.nodes.len() {
            let kind = page.attribute(at, "type").unwrap_or_default();
            if page.tag(at) != Tag::Script
                || !kind.trim().eq_ignore_ascii_case("application/ld+json")
            {
                continue;
            }
            let text = page.inner_text(at);
            let Some(json) = parse(&text) else {
                if !text.trim().is_empty() {
                    let line = page.nodes.get(at).map_or(0, |node| node.line);
                    article
                        .notes
                        .push(format!("JSON-LD, line {line}: ignored, as it is malformed"));
                }
                continue;
            };
            let mut stack = vec![json];
            while let Some(json) = stack.pop() {
                match json {
                    Json::Array(values) => stack.extend(values.into_iter().rev()),
                    Json::Object(mut object) => {
                        objects += 1;
                        if objects > MAX_OBJECTS {
                            break;
                        }
                        for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                            if object.get(inner).is_some_and(|inner| !inner.is_string()) {
                                stack.extend(object.get(inner).cloned());
                                if inner == "@graph" {
                                    object.remove(inner);
                                }
                            }
                        }
                        found.take(object, &mut articles);
                    }
                    _ => {}
                }
            }
        }
        // Of several the first of the most telling type.
        articles.sort_by_key(|(rank, _)| *rank);
        found.article = articles.into_iter().next().map(|(_, object)| object);
        found
    }

    fn take(&mut self, object: Object, articles: &mut Vec<(u8, Object)>) {
        let rank = types(&object).iter().filter_map(|kind| rank(kind)).min();
        if let Some(id) = object.get("@id").and_then(Json::as_str).filter(|_| object.len() > 1) {
            self.by_id.entry(id.to_owned()).or_insert_with(|| object.clone());
        }
        if types(&object).contains(&"WebSite") && self.site_name.is_none() {
            self.site_name = object.get("name").and_then(Json::as_str).map(str::to_owned);
        }
        if let Some(rank) = rank {
            articles.push((rank, object));
        }
    }

    pub(super) fn headline(&self) -> Option<String> {
        self.text("headline").or_else(|| self.text("name"))
    }

    pub(super) fn url(&self) -> Option<(String, &'static str)> {
        for name in ["url", "mainEntityOfPage"] {
            let value = self.article.as_ref().and_then(|article| article.get(name));
            let url = match value {
                Some(Json::String(url)) => Some(url.as_str()),
                Some(Json::Object(page)) => {
                    page.get("@id").or_else(|| page.get("url")).and_then(Json::as_str)
                }
                _ => None,
            };
            if let Some(url) = url.filter(|url| !url.trim().is_empty()) {
                return Some((url.trim().to_owned(), name));
            }
        }
        None
    }

    /// Returns the text of the article as stated, without markup.
    pub(super) fn body(&self) -> Option<String> {
        let body = self.text("articleBody").or_else(|| self.text("reviewBody"))?;
        let mut plain = String::with_capacity(body.len());
        let mut in_tag = false;
        for c in body.chars() {
            match c {
                '<' => in_tag = true,
                '>' if in_tag => {
                    in_tag = false;
                    plain.push(' ');
                }
                c if !in_tag => plain.push(c),
                _ => {}
            }
        }
        // A sign that opened no tag has eaten the rest.
        let plain = if in_tag { body } else { plain };
        Some(plain).filter(|body| !body.trim().is_empty())
    }

    /// Takes what is stated into the article.
    pub(super) fn read(&self, facts: &mut Facts<'_>) {
        let Some(article) = &self.article else { return };
        for (field, names) in
            [("authors", ["author", "creator"]), ("translators", ["translator", "translator"])]
        {
            for name in names {
                let people = article.get(name).map_or_else(Vec::new, |value| self.names(value));
                facts.offer_people(field, people, PLACE, name);
            }
        }
        for name in ["datePublished", "dateCreated"] {
            if let Some(date) = self.text(name) {
                facts.offer_text("published", &date, PLACE, name);
            }
        }
        let publisher = article.get("publisher").map_or_else(Vec::new, |value| self.names(value));
        if let Some(publisher) = publisher.first() {
            facts.offer_text("publisher", publisher, PLACE, "publisher");
        }
        if let Some(language) = self.text("inLanguage").filter(|tag| tag.len() <= 20) {
            facts.offer_text("language", &language, PLACE, "inLanguage");
        }
        if let Some(keywords) = article.get("keywords").and_then(keywords) {
            facts.offer("tags", keywords, PLACE, "keywords");
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let value = self.article.as_ref()?.get(name)?;
        let text = match value {
            Json::String(text) => text.as_str(),
            Json::Array(values) => values.first().and_then(Json::as_str)?,
            Json::Object(object) => {
                object.get("@value").or_else(|| object.get("name")).and_then(Json::as_str)?
            }
            _ => return None,
        };
        Some(without_entities(text)).filter(|text| !text.trim().is_empty())
    }

    /// Returns the names of people or organisations, however they are written.
    fn names(&self, value: &Json) -> Vec<String> {
        let one = |value: &Json| match value {
            Json::String(name) => Some(name.clone()),
            Json::Object(object) => {
                let known = object.get("@id").and_then(Json::as_str);
                let stated = object
                    .get("name")
                    .or_else(|| self.by_id.get(known.unwrap_or_default())?.get("name"))?;
                match stated {
                    Json::String(name) => Some(name.clone()),
                    Json::Array(names) => names.first().and_then(Json::as_str).map(str::to_owned),
                    _ => None,
                }
            }
            _ => None,
        };
        match value {
            Json::Array(values) => values.iter().filter_map(one).collect(),
            value => one(value).into_iter().collect(),
        }
    }

    pub(super) fn site_name(&self) -> Option<&str> {
        self.site_name.as_deref()
    }
}

fn types(object: &Object) -> Vec<&str> {
    let short = |kind: &'_ str| -> usize { kind.rfind(['/', ':']).map_or(0, |at| at + 1) };
    match object.get("@type") {
        Some(Json::String(kind)) => vec![&kind[short(kind)..]],
        Some(Json::Array(kinds)) => {
            kinds.iter().filter_map(Json::as_str).map(|kind| &kind[short(kind)..]).collect()
        }
        _ => Vec::new(),
    }
}

/// How telling a type is about the article of the page, 0 the most.
fn rank(kind: &str) -> Option<u8> {
    match kind {
        _ if kind.ends_with("NewsArticle") => Some(0),
        "BlogPosting" | "Report" | "LiveBlogPosting" | "Review" | "CriticReview" => Some(1),
        _ if kind.ends_with("Article") => Some(1),
        "CreativeWork" | "SocialMediaPosting" => Some(2),
        "WebPage" => Some(3),
        _ => None,
    }
}

fn keywords(value: &Json) -> Option<Value> {
    match value {
        Json::String(words) => Some(Value::Text(words.clone())),
        Json::Array(words) => {
            let words = words.iter().filter_map(Json::as_str);
            // Some sites write what a tag is about into it: "tag:Roads".
            let words = words.filter(|word| !word.contains(':') && word.chars().count() <= 60);
            Some(Value::List(words.map(|word| Value::Text(word.to_owned())).collect()))
        }
        _ => None,
    }
}

/// Parses JSON as pages have it: wrapped in comments, with line ends in texts.
fn parse(text: &str) -> Option<Json> {
    let bare = text
        .trim()
        .trim_start_matches("//")
        .trim_start_matches("<![CDATA[")
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    if let Ok(json) = serde_json::from_str(bare) {
        return Some(json);
    }
    let spaced: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&spaced)
        .or_else(|_| serde_json::from_str(&without_last_commas(&spaced)))
        .ok()
}

/// Removes the commas after the last entry of a list or an object, which
/// programs that write JSON by hand leave there.
fn without_last_commas(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut in_text, mut escaped) = (false, false);
    for c in json.chars() {
        if in_text {
            in_text = escaped || c != '"';
            escaped = c == '\\' && !escaped;
        } else if c == '"' {
            in_text = true;
        } else if matches!(c, '}' | ']') && kept.trim_end().ends_with(',') {
            kept.truncate(kept.trim_end().len() - 1);
        }
        kept.push(c);
    }
    kept
}
