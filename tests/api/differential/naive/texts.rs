//! Articles, read so that words can be looked up in them.

use pincite::{
    Analyzer, Article, ArticleId, ByteSpan, Memo, ParagraphNumber, PassageId, Person, Tokens, text,
};
use unicode_normalization::UnicodeNormalization;

/// One of the texts that a passage or its article has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The paragraph.
    Text,
    /// The heading it stands under.
    Heading,
    /// The title of the article.
    Title,
    /// The name of an author, or of a translator behind them.
    Person(usize),
    /// The name of the publisher.
    Publisher,
}

/// A text and what is known of it.
pub struct Text {
    pub place: Place,
    pub text: String,
    pub analyzer: Analyzer,
    pub tokens: Vec<Token>,
    pub sentences: Vec<ByteSpan>,
}

/// A word of a text: one part, or several that are written as one.
#[derive(Clone, Debug)]
pub struct Token {
    pub span: ByteSpan,
    /// Its first position.
    pub first: u32,
    /// The position behind its last.
    pub end: u32,
    pub form: String,
    pub stem: String,
    /// The characters it covers, composed.
    pub written: String,
}

impl Token {
    pub fn is_compound(&self) -> bool {
        self.end > self.first + 1
    }
}

/// A passage, found by its own texts.
pub struct Passage {
    pub id: String,
    pub number: u32,
    /// The language its words are read in.
    pub analyzer: Analyzer,
    /// The paragraph, its heading, and the title where it is the first.
    pub own: Vec<Text>,
}

impl Passage {
    /// Returns the text at a place, where the passage is found by it.
    pub fn text(&self, place: Place) -> Option<&str> {
        let text = self.own.iter().find(|text| text.place == place)?;
        Some(&text.text)
    }
}

/// An article with everything that can be looked up.
pub struct ReadArticle {
    pub id: ArticleId,
    pub article: Article,
    pub passages: Vec<Passage>,
    /// The title, in the language of the article; none or one.
    pub title: Vec<Text>,
    /// Authors, then translators.
    pub people: Vec<Text>,
    /// None or one.
    pub publisher: Vec<Text>,
}

impl Text {
    pub fn new(place: Place, text: &str, analyzer: Analyzer) -> Self {
        Self {
            place,
            text: text.to_owned(),
            analyzer,
            tokens: tokens(text, &analyzer),
            sentences: text::sentences(text).collect(),
        }
    }
}

/// Returns the tokens of a text.
pub fn tokens(text: &str, analyzer: &Analyzer) -> Vec<Token> {
    let mut tokens = Tokens::default();
    analyzer.analyze(text, &mut Memo::default(), &mut tokens);
    tokens
        .iter()
        .map(|token| Token {
            span: token.span,
            first: token.position,
            end: token.position + token.positions,
            form: token.form.to_owned(),
            stem: token.stem.to_owned(),
            written: token.span.slice(text).unwrap().nfc().collect(),
        })
        .collect()
}

impl ReadArticle {
    /// Reads an article that is known by `id` in its collection. One without
    /// paragraphs has an empty passage, so that it is found by its title.
    pub fn new(id: ArticleId, article: Article) -> Self {
        let metadata = &article.metadata;
        let language = metadata.language.as_deref();
        let (own, names) = (Analyzer::for_language(language), Analyzer::unstemmed());
        let title = metadata.title.as_deref();
        let mut passages: Vec<Passage> = article
            .paragraphs
            .iter()
            .zip(1..)
            .map(|(paragraph, number)| {
                let analyzer = Analyzer::for_language(paragraph.language.as_deref().or(language));
                let text = |place, text| Text::new(place, text, analyzer);
                let mut own = vec![text(Place::Text, &paragraph.text)];
                own.extend(paragraph.heading.as_deref().map(|it| text(Place::Heading, it)));
                own.extend(title.filter(|_| number == 1).map(|it| text(Place::Title, it)));
                let paragraph = ParagraphNumber::new(number).unwrap();
                let id = PassageId { article: id.clone(), paragraph }.to_string();
                Passage { id, number, analyzer, own }
            })
            .collect();
        if passages.is_empty() {
            let mut texts = vec![Text::new(Place::Text, "", own)];
            texts.extend(title.map(|title| Text::new(Place::Title, title, own)));
            passages.push(Passage { id: id.to_string(), number: 1, analyzer: own, own: texts });
        }
        let people = metadata.authors.iter().chain(&metadata.translators).map(Person::display);
        let person = |(index, name): (usize, String)| Text::new(Place::Person(index), &name, names);
        Self {
            passages,
            title: title.map(|title| Text::new(Place::Title, title, own)).into_iter().collect(),
            people: people.enumerate().map(person).collect(),
            publisher: metadata
                .publisher
                .iter()
                .map(|name| Text::new(Place::Publisher, name, names))
                .collect(),
            id,
            article,
        }
    }
}
