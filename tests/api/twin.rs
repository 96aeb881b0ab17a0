//! The engine finds what reading every passage would find.

use std::sync::OnceLock;

use pincite::{
    Analyzer, Article, ArticleId, Field, Index, Matcher, Memo, Node, NodeKind, ParagraphNumber,
    PassageText, Query, SearchOptions,
};
use proptest::prelude::*;

use crate::harness::{World, ids};

/// Words that meet in stems, compounds, phrases and prefixes.
const WORDS: [&str; 22] = [
    "attack",
    "attacks",
    "attacking",
    "Islamic",
    "State",
    "state's",
    "Khorasan",
    "ISIS-K",
    "ISISK",
    "k",
    "isis",
    "café",
    "cafes",
    "U.S.",
    "terrorism",
    "terror",
    "黑豹队",
    "豹队",
    "豹",
    "ประเทศไทย",
    "เทศ",
    "한국의",
];

struct Collection {
    _world: World,
    index: Index,
    articles: Vec<Article>,
}

/// Forty articles of pseudo-random words in what passes for four languages, the
/// same every time.
fn collection() -> &'static Collection {
    static COLLECTION: OnceLock<Collection> = OnceLock::new();
    COLLECTION.get_or_init(|| {
        let mut state: u64 = 42;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut lines = String::new();
        for n in 0..40 {
            let mut sentence = |words: usize| {
                let words: Vec<_> = (0..words).map(|_| WORDS[next(WORDS.len())]).collect();
                words.join(" ")
            };
            let title = sentence(3);
            let paragraphs: Vec<_> = (1..6)
                .map(|length| {
                    serde_json::json!({ "heading": (length > 2).then(|| sentence(2)), "text": sentence(length * 2) })
                })
                .collect();
            let language = ["en", "de", "fr", "zh"][n % 4];
            let author = ["Ann State", "Bob Khorasan"][n % 2];
            let line = serde_json::json!({
                "id": format!("a{n:02}"), "title": title, "author": author,
                "date": format!("20{:02}", 10 + n % 10), "paragraphs": paragraphs,
                "language": language,
            });
            lines += &format!("{line}\n");
        }
        let world = World::new();
        world.file("a.jsonl", lines);
        let (index, report) = world.sync();
        assert_eq!((report.articles, report.passages), (40, 200));
        let ids = (0..40).map(|n| ArticleId::new(&format!("a{n:02}")));
        let articles = ids.map(|id| index.whole_article(&id).unwrap().unwrap()).collect();
        Collection { _world: world, index, articles }
    })
}

/// The passages that match, by reading every one.
fn naive(collection: &Collection, query: &Query) -> Vec<String> {
    let mut memo = Memo::default();
    let mut found = Vec::new();
    for article in &collection.articles {
        let analyzer = Analyzer::for_language(article.metadata.language.as_deref());
        let matcher = Matcher::new(query, &analyzer);
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let number = ParagraphNumber::from_index(index);
            let passage = PassageText {
                text: &paragraph.text,
                heading: paragraph.heading.as_deref(),
                title: article.metadata.title.as_deref(),
                searches_title: number == ParagraphNumber::FIRST,
                answers: &|node| answers(article, node),
            };
            if matcher.evidence(&passage, &mut memo).matched {
                found.push(format!("{}#{number}", article.id));
            }
        }
    }
    found.sort();
    found
}

/// Says whether an article has what a field or date asks for.
fn answers(article: &Article, node: &Node) -> bool {
    match &node.kind {
        NodeKind::Date { from, until } => article.metadata.published.is_some_and(|date| {
            from.is_none_or(|from| date.last_day() >= from.first_day())
                && until.is_none_or(|until| date.first_day() <= until.last_day())
        }),
        NodeKind::Field { field: Field::Author, node } => match &node.kind {
            NodeKind::Word(word) => {
                let name = article.metadata.authors[0].display().to_lowercase();
                name.split(' ').any(|part| part == word.to_lowercase())
            }
            other => panic!("the generator makes no {other:?} in a field"),
        },
        other => panic!("{other:?} is answered by the matcher"),
    }
}

fn word() -> impl Strategy<Value = String> {
    proptest::sample::select(&WORDS[..]).prop_map(str::to_owned)
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => word(),
        2 => proptest::collection::vec(word(), 2..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => proptest::sample::select(&["att", "terror", "isi", "ISIS-", "caf", "kh", "zz", "黑豹", "ประเ", "豹"][..])
            .prop_map(|prefix| format!("{}*", prefix.trim_end_matches('-'))),
        1 => word().prop_map(|word| format!("title:{word}")),
        1 => word().prop_map(|word| format!("heading:{word}")),
        1 => proptest::sample::select(&["author:state", "author:bob", "date:2012", "date:2015.."][..])
            .prop_map(str::to_owned),
    ]
}

fn query() -> impl Strategy<Value = String> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} AND {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} AND NOT {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR NOT {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} {b})")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("(+{a} {b} -{c})")),
            inner.prop_map(|a| format!("NOT {a}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn engine_and_matcher_agree(text in query()) {
        let collection = collection();
        let query = Query::parse(&text);
        let options = SearchOptions { limit: 1000, ..SearchOptions::default() };
        let results = collection.index.search(&query, &options).unwrap();
        let mut found = ids(&results);
        found.sort();
        prop_assert_eq!(results.total as usize, found.len());
        // As searched: runs without blanks are several words.
        prop_assert_eq!(found, naive(collection, &results.query));
    }
}
