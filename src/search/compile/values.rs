//! Fields of whole values.

use tantivy::Term;
use tantivy::query::{BooleanQuery, TermQuery};
use tantivy::schema::{Field as EngineField, IndexRecordOption};

use super::filters::{inherited, term_query};
use super::{Boxed, Compiler};
use crate::analysis::WordPattern;
use crate::article::PassageId;
use crate::index::{label_key, language_key, path_key};
use crate::query::{Field, NodeKind};
use crate::search::dictionary::{Fitting, TermPattern};

impl Compiler<'_> {
    /// The passages of the articles that have a whole value.
    pub(super) fn value(&self, field: Field, text: &str) -> Boxed {
        if field == Field::Id
            && let Ok(passage) = text.parse::<PassageId>()
        {
            let article =
                term_query(Term::from_field_text(self.fields.id, passage.article.as_str()));
            let number =
                Term::from_field_u64(self.fields.paragraph, passage.paragraph.get().into());
            return Box::new(BooleanQuery::intersection(vec![
                inherited(article, true),
                Box::new(TermQuery::new(number, IndexRecordOption::Basic)),
            ]));
        }
        let (engine_field, key) = self.value_key(field, text);
        inherited(term_query(Term::from_field_text(engine_field, &key)), true)
    }

    /// Those with a value that begins so.
    pub(super) fn value_beginning(&self, field: Field, text: &str) -> Boxed {
        let (engine_field, key) = self.value_key(field, text);
        inherited(Box::new(Fitting::new(engine_field, TermPattern::beginning(key))), true)
    }

    /// Those with a value that fits a pattern as a whole.
    pub(super) fn value_fitting(&self, field: Field, kind: &NodeKind) -> Result<Boxed, String> {
        let engine_field = self.value_key(field, "").0;
        let pattern = match kind {
            NodeKind::Wildcard(text) => {
                // Only what is no wildcard is folded as the values are.
                let is_wild = |c: char| matches!(c, '?' | '*');
                if !text.contains(char::is_alphanumeric) {
                    return Err("a pattern needs a letter or digit beside its wildcards".to_owned());
                }
                let mut expression = String::new();
                for part in text.split_inclusive(is_wild) {
                    let literal = part.trim_end_matches(is_wild);
                    let literal = if field == Field::Language {
                        literal.replace('_', "-")
                    } else {
                        literal.to_owned()
                    };
                    expression.push_str(&regex_syntax::escape(&literal.to_lowercase()));
                    match part.chars().next_back() {
                        Some('?') => expression.push('.'),
                        Some('*') => expression.push_str(".*"),
                        _ => {}
                    }
                }
                expression_of(field, &expression)
            }
            NodeKind::Regex(expression) => expression_of(field, expression),
            NodeKind::Fuzzy { text, max_edits } => {
                WordPattern::near_value(&self.value_key(field, text).1, *max_edits)
            }
            _ => Err("no pattern".to_owned()),
        };
        let fitting = Fitting::new(engine_field, TermPattern::fitting(pattern?));
        Ok(inherited(Box::new(fitting), true))
    }

    fn value_key(&self, field: Field, text: &str) -> (EngineField, String) {
        match field {
            Field::Language => (self.fields.language, language_key(text)),
            Field::Tag => (self.fields.tag, label_key(text)),
            Field::Path => (self.fields.path, path_key(text)),
            _ => (self.fields.id, text.to_owned()),
        }
    }
}

/// Labels are compared without accents, the others as they are.
fn expression_of(field: Field, expression: &str) -> Result<WordPattern, String> {
    if field == Field::Tag {
        WordPattern::regex(expression)
    } else {
        WordPattern::value(expression)
    }
}
