//! The fields of the engine: the only file that names them.
//!
//! Three kinds of engine documents stand side by side. A *source* document is
//! the record of one file. An *article* document holds what belongs to a whole
//! article, once; the *passage* documents of its paragraphs follow directly
//! behind it, in order, in the same segment. So a passage finds its article,
//! its neighbours and its place by counting: `article = passage - paragraph`.
//! The writer adds an article as one batch, which the engine never splits, and
//! merging keeps the order.
//!
//! | field | on | holds | used for |
//! | --- | --- | --- | --- |
//! | `text` | passages | stems of text, heading and (first paragraph) title, with positions | words, phrases, ranking |
//! | `form` | passages | the same words unstemmed, without positions | prefixes, exact matches |
//! | `alias` | passages | the names that the text says are the same, see [`super::aliases`] | aliases |
//! | `layout` | passages | where compounds and sentences begin, see [`super::layout`] | nearness, sentences |
//! | `heading` | passages | stems and forms of the heading | `heading:` |
//! | `title`, `author`, `publisher` | articles | stems and forms | the fields of the same name |
//! | `lang`, `tag`, `path`, `id` | articles | whole values | the fields of the same name |
//! | `has` | articles, passages | names of the facts stated | `has:` |
//! | `place` | articles | the folders above, the file | limiting results to paths |
//! | `claim` | articles | the id as stated, before it was made unique | keeping ids unique |
//! | `file` | passages, articles | key of the source file | replacing a file's documents |
//! | `entry` | sources | key of the source file | replacing a file's record |
//! | `kind` | all | `s`, `a` or `p` | telling them apart |
//! | `stemmer` | passages, articles | name of the stemmer that made the stems | looking a word up as each language stems it |
//! | `paragraph` | all | number; 0 on all but passages | finding the article |
//! | `first_day`, `last_day` | dated articles | `YYYYMMDD` | `date:`, sorting |
//! | `sketch` | passages | a few numbers that stand for the words, see [`crate::family`] | families |
//! | `record` | all | see [`super::record`] | display |

use tantivy::Index;
use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema,
    TextFieldIndexing, TextOptions,
};

use super::terms::TermStream;

/// Name of the tokenizer that passes terms worked out beforehand.
const TERMS: &str = "pincite-terms";

/// The engine's schema and its fields.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    pub(crate) text: Field,
    pub(crate) form: Field,
    pub(crate) alias: Field,
    pub(crate) layout: Field,
    pub(crate) heading: Field,
    pub(crate) title: Field,
    pub(crate) author: Field,
    pub(crate) publisher: Field,
    pub(crate) language: Field,
    pub(crate) tag: Field,
    pub(crate) path: Field,
    pub(crate) id: Field,
    pub(crate) has: Field,
    pub(crate) place: Field,
    pub(crate) claim: Field,
    pub(crate) file: Field,
    pub(crate) entry: Field,
    pub(crate) kind: Field,
    pub(crate) stemmer: Field,
    pub(crate) paragraph: Field,
    pub(crate) first_day: Field,
    pub(crate) last_day: Field,
    pub(crate) sketch: Field,
    pub(crate) record: Field,
}

/// Names of the columns read by name.
pub(crate) const PARAGRAPH: &str = "paragraph";
pub(crate) const ARTICLE_ID: &str = "id";
pub(crate) const FIRST_DAY: &str = "first_day";
pub(crate) const SKETCH: &str = "sketch";

/// Terms of the `kind` field.
pub(crate) const KIND_SOURCE: &str = "s";
pub(crate) const KIND_ARTICLE: &str = "a";
pub(crate) const KIND_PASSAGE: &str = "p";

/// Put before an unstemmed form in the fields that hold stems and forms, so
/// that a form never passes for a stem.
pub(crate) const FORM_MARK: char = '=';

impl Fields {
    /// Makes the schema.
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let positions = terms(IndexRecordOption::WithFreqsAndPositions, true);
        // Lengths take a byte a document and field; the engine needs them for
        // the fields that it scores, to know what it may pass over. The fields
        // without are never scored.
        let frequencies = terms(IndexRecordOption::WithFreqs, true);
        let small = terms(IndexRecordOption::WithFreqsAndPositions, false);
        let value = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(IndexRecordOption::Basic)
                .set_fieldnorms(false),
        );
        let column = NumericOptions::default().set_fast();
        Self {
            text: schema.add_text_field("text", positions),
            form: schema.add_text_field("form", frequencies),
            alias: schema.add_text_field("alias", value.clone()),
            layout: schema.add_text_field("layout", small.clone()),
            heading: schema.add_text_field("heading", small.clone()),
            title: schema.add_text_field("title", small.clone()),
            author: schema.add_text_field("author", small.clone()),
            publisher: schema.add_text_field("publisher", small),
            language: schema.add_text_field("lang", value.clone()),
            tag: schema.add_text_field("tag", value.clone()),
            path: schema.add_text_field("path", value.clone()),
            id: schema.add_text_field(ARTICLE_ID, value.clone() | FAST),
            has: schema.add_text_field("has", value.clone()),
            place: schema.add_text_field("place", value.clone()),
            claim: schema.add_text_field("claim", value.clone()),
            file: schema.add_text_field("file", value.clone()),
            entry: schema.add_text_field("entry", value.clone()),
            kind: schema.add_text_field("kind", value.clone()),
            stemmer: schema.add_text_field("stemmer", value),
            paragraph: schema.add_u64_field(PARAGRAPH, FAST | INDEXED),
            first_day: schema.add_u64_field(FIRST_DAY, column.clone()),
            last_day: schema.add_u64_field("last_day", column.clone()),
            sketch: schema.add_u64_field(SKETCH, column),
            record: schema.add_bytes_field("record", BytesOptions::from(STORED)),
            schema: schema.build(),
        }
    }

    /// Teaches the engine to read the terms that the fields are fed with.
    pub(crate) fn register(index: &Index) {
        index.tokenizers().register(TERMS, TermStream::default());
    }
}

fn terms(record: IndexRecordOption, fieldnorms: bool) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TERMS)
        .set_index_option(record)
        .set_fieldnorms(fieldnorms);
    TextOptions::default().set_indexing_options(indexing)
}
