//! Generated articles.

use pincite::{Article, ArticleId, Paragraph, Person};
use serde_json::{Value, json};

use super::naive::ReadArticle;
use super::random::Random;
use super::vocabulary::{
    ABBREVIATED, AUTHORS, BETWEEN, DATES, LANGUAGES, Language, NAMES, PROSE, PUBLISHERS, TAGS,
};

/// Makes an article of up to five paragraphs, some without one.
pub fn article(random: &mut Random, id: &str) -> Article {
    let language = language(random);
    let mut article = Article { id: ArticleId::new(id), ..Article::default() };
    article.path = "a.jsonl".to_owned();
    let some = |random: &mut Random, percent| random.percent(percent);
    let metadata = &mut article.metadata;
    metadata.language = Some(language.tag.to_owned());
    if language.tag == "en" && some(random, 30) {
        metadata.language = random.percent(50).then(|| "en-GB".to_owned());
    }
    metadata.title = some(random, 80).then(|| words(random, language, 4));
    let people = |random: &mut Random, most| {
        let count = random.between(0, most);
        (0..count).map(|_| Person::from_stated(random.pick(&AUTHORS))).collect::<Vec<_>>()
    };
    metadata.authors = people(random, 2);
    metadata.translators = if some(random, 20) { people(random, 1) } else { Vec::new() };
    metadata.publisher = some(random, 60).then(|| random.pick(&PUBLISHERS).to_owned());
    metadata.published = some(random, 80).then(|| random.pick(&DATES).parse().unwrap());
    metadata.url = some(random, 30).then(|| format!("https://example.org/{id}"));
    let tags = random.between(0, 2);
    metadata.tags = (0..tags).map(|_| random.pick(&TAGS).to_owned()).collect();
    metadata.tags.dedup();
    let most = if some(random, 90) || metadata.title.is_none() { 5 } else { 0 };
    let mut heading = None;
    for _ in 0..random.between(most.min(1), most) {
        if some(random, 40) {
            heading = random.percent(75).then(|| words(random, language, 4));
        }
        let (tag, text) = match random.percent(8) {
            true => {
                let (tag, prose) = random.pick(&PROSE);
                (Some(tag.to_owned()), prose.to_owned())
            }
            false => (None, paragraph(random, language)),
        };
        let language = tag.filter(|tag| *tag != language.tag);
        let heading = heading.clone();
        article.paragraphs.push(Paragraph { heading, text, language, ..Paragraph::default() });
    }
    article
}

/// Half of the articles are English.
fn language(random: &mut Random) -> &'static Language {
    &LANGUAGES[if random.percent(50) { 0 } else { random.below(LANGUAGES.len()) }]
}

/// One to four sentences, seldom none.
fn paragraph(random: &mut Random, language: &Language) -> String {
    let sentences = if random.percent(3) { 0 } else { random.between(1, 4) };
    let mut text = String::new();
    for _ in 0..sentences {
        let sentence = words(random, language, 9);
        let mut letters = sentence.chars();
        // Some sentences begin with a small letter, as those of the web do.
        if random.percent(80) {
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        }
        text.push_str(letters.as_str());
        text.push_str(random.pick(language.stops));
        text.push_str(language.gap);
    }
    text.trim().to_owned()
}

/// One to so many words, with what stands between words.
fn words(random: &mut Random, language: &Language, most: usize) -> String {
    let mut text = String::new();
    for n in 0..random.between(1, most) {
        if n > 0 {
            match random.percent(10) {
                true => text.push_str(random.pick(&BETWEEN)),
                false => text.push_str(language.gap),
            }
        }
        text.push_str(match random.below(100) {
            0..30 => random.pick(&NAMES),
            30..34 => {
                let other = &LANGUAGES[random.below(LANGUAGES.len())];
                random.pick(other.words)
            }
            34..38 => random.pick(&ABBREVIATED),
            _ => random.pick(language.words),
        });
    }
    text
}

/// Returns an article as a line of JSON.
pub fn as_json(article: &Article) -> Value {
    let metadata = &article.metadata;
    let names = |people: &[Person]| people.iter().map(ToString::to_string).collect::<Vec<_>>();
    let paragraphs: Vec<Value> = article
        .paragraphs
        .iter()
        .map(|paragraph| json!({ "heading": paragraph.heading, "text": paragraph.text }))
        .collect();
    json!({
        "id": article.id,
        "title": metadata.title,
        "authors": names(&metadata.authors),
        "translators": names(&metadata.translators),
        "publisher": metadata.publisher,
        "published": metadata.published.map(|date| date.to_string()),
        "url": metadata.url,
        "language": metadata.language,
        "tags": metadata.tags,
        // An article that is a title only has no paragraphs at all.
        "paragraphs": (!paragraphs.is_empty()).then_some(paragraphs),
    })
}

/// Makes articles that are in no index.
pub fn unindexed(random: &mut Random, count: usize) -> Vec<ReadArticle> {
    let id = |n: usize| format!("a{n:02}");
    let article = |n| ReadArticle::new(ArticleId::new(&id(n)), article(random, &id(n)));
    (0..count).map(article).collect()
}

/// Chooses a passage: half of the time of the article that a query is about.
pub fn chosen(
    random: &mut Random,
    articles: &[ReadArticle],
    focus: (usize, usize),
) -> (usize, usize) {
    if random.percent(15) {
        return focus;
    }
    let article = if random.percent(40) { focus.0 } else { random.below(articles.len()) };
    (article, random.below(articles[article].passages.len()))
}
