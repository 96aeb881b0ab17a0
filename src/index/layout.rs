//! What the words of a text do not tell of its positions: how many a compound
//! covers, and where sentences begin.
//!
//! With these, nearness and sentences are decided from postings. They are terms
//! of a field of their own, at the positions of the words. Pairs of signs of
//! Chinese, Japanese and Korean are left out: they always cover two.

use super::terms::TermWriter;
use crate::analysis::{Tokens, is_pair};
use crate::text::{ByteSpan, sentences};

/// Stands where a sentence begins. A change of [`sentences`] needs a higher
/// format of the index.
pub(crate) const SENTENCE: &str = ".";

/// Stands in passages with a word that reaches into the next sentence, or with a
/// sentence without words: what is in a sentence of these, only the text tells.
pub(crate) const IRREGULAR: &str = "!";

/// Most positions that a compound covers: analysis joins no more parts.
pub(crate) const MAX_JOINED: u32 = 6;

/// Returns what stands before the stem of a compound that covers so many
/// positions; `None` for what is no compound.
pub(crate) fn joined_mark(positions: u32) -> Option<char> {
    let is_joined = (2..=MAX_JOINED).contains(&positions);
    is_joined.then(|| char::from_digit(positions, 10)).flatten()
}

/// Writes down the layout of a text.
pub(super) fn write(text: &str, tokens: &Tokens, layout: &mut TermWriter) {
    let mut sentences = sentences(text);
    let mut sentence = ByteSpan::default();
    let mut is_irregular = false;
    let mut is_begun = true;
    for token in tokens.iter() {
        while sentence.end <= token.span.start {
            is_irregular |= !is_begun;
            let Some(next) = sentences.next() else { break };
            sentence = next;
            is_begun = false;
        }
        if !is_begun {
            layout.push(token.position, None, SENTENCE);
            is_begun = true;
        }
        is_irregular |= token.span.end > sentence.end;
        if let Some(mark) = joined_mark(token.positions).filter(|_| !is_pair(token.stem)) {
            layout.push(token.position, Some(mark), token.stem);
        }
    }
    if is_irregular || !is_begun || sentences.next().is_some() {
        layout.push(tokens.positions().saturating_sub(1), None, IRREGULAR);
    }
}

#[cfg(test)]
mod tests {
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    use super::{TermWriter, write};
    use crate::analysis::{Analyzer, Memo, Tokens};
    use crate::index::terms::TermStream;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tokens = Tokens::default();
        Analyzer::for_language(Some("en")).analyze(text, &mut Memo::default(), &mut tokens);
        let mut layout = TermWriter::default();
        write(text, &tokens, &mut layout);
        let mut stream = TermStream::default();
        let mut terms = stream.token_stream(layout.as_str());
        let mut found = Vec::new();
        while terms.advance() {
            found.push(format!("{}{}", terms.token().position, terms.token().text));
        }
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn sentences_and_compounds_have_their_places() {
        check("", "");
        check("One. Two three. Four.", "0. 1. 3.");
        check("ISIS-K came. The al-Qa'ida men too.", "0. 02isisk 3. 42alqaida");
        check("他说中国人。", "0.");
        check("U.S.-led Gen. A. Khan left.", "0. 02usl");
        check("Well … … Then? Yes", "0. 2.");
    }

    #[test]
    fn what_is_irregular_is_marked() {
        check("…", "0!");
        check("One. * * * ! Two.", "0. 1.");
        check("One. …", "0. 0!");
    }
}
