//! Telling short forms from words that are spelt alike.
//!
//! Case is folded where words are looked up, so that a search for `ICE` finds
//! ice. Where a short form is spelt like an ordinary word of the collection, it
//! is neither looked for in the place of its name nor taken for one when it is
//! typed in small letters.

use std::collections::HashMap;

use tantivy::Term;

use crate::analysis::{Analyzer, Memo, Tokens};
use crate::index::Snapshot;
use crate::search::spelling::count_up_to;

/// A short form that one in so many passages with it defines is no other word.
const PASSAGES_PER_DEFINITION: u64 = 20;

/// So many passages are read to see how a word is written.
const READ: usize = 8;

/// Knows how words are written.
#[derive(Default)]
pub(super) struct Case {
    known: HashMap<String, bool>,
    memo: Memo,
    tokens: Tokens,
}

impl Case {
    /// Says whether the collection mostly writes a folded word in small letters;
    /// `definitions` is how many passages define it as a short form.
    pub(super) fn is_ordinary_word(
        &mut self,
        snapshot: &Snapshot,
        form: &str,
        definitions: u64,
    ) -> tantivy::Result<bool> {
        let most = definitions.saturating_mul(PASSAGES_PER_DEFINITION);
        let term = Term::from_field_text(snapshot.fields().form, form);
        if count_up_to(snapshot, &term, most.saturating_add(1))? <= most {
            return Ok(false);
        }
        if let Some(known) = self.known.get(form) {
            return Ok(*known);
        }
        let ordinary = self.is_mostly_small(snapshot, &term, form)?;
        self.known.insert(form.to_owned(), ordinary);
        Ok(ordinary)
    }

    fn is_mostly_small(
        &mut self,
        snapshot: &Snapshot,
        term: &Term,
        form: &str,
    ) -> tantivy::Result<bool> {
        let (mut small, mut capital) = (0, 0);
        let (_, passages) = snapshot.first_passages(std::slice::from_ref(term), READ)?;
        for id in passages {
            // What cannot be read is reported where it is shown.
            let Ok(Some(article)) = snapshot.find_article(id.article.as_str()) else { continue };
            let Ok((_, text)) = snapshot.passage(article.passage(id.paragraph)) else { continue };
            Analyzer::unstemmed().analyze(&text, &mut self.memo, &mut self.tokens);
            for token in self.tokens.iter().filter(|token| token.form == form) {
                match token.span.slice(&text) {
                    Some(written) if has_capitals(written) => capital += 1,
                    _ => small += 1,
                }
            }
        }
        Ok(small > capital)
    }
}

/// Says whether a word is written as short forms are: with two capitals.
pub(super) fn has_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
}
