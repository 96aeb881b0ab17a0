//! How a passage writes what was found folded.

use crate::analysis::{Analyzer, Memo, Tokens};
use crate::article::PassageId;
use crate::index::Snapshot;
use crate::text::ByteSpan;

/// Returns how the first passage that has them writes forms that stand side by
/// side; the forms themselves where none of `passages` has them in its text.
pub(super) fn as_written(
    snapshot: &Snapshot,
    passages: &[PassageId],
    forms: &[String],
) -> tantivy::Result<String> {
    let mut memo = Memo::default();
    let mut tokens = Tokens::default();
    for id in passages {
        // What cannot be read is reported where it is shown.
        let Ok(Some(article)) = snapshot.find_article(id.article.as_str()) else { continue };
        let Ok((_, text)) = snapshot.passage(article.passage(id.paragraph)) else { continue };
        Analyzer::unstemmed().analyze(&text, &mut memo, &mut tokens);
        if let Some(written) = find(&tokens, forms).and_then(|span| span.slice(&text)) {
            return Ok(written.to_owned());
        }
    }
    Ok(forms.join(" "))
}

/// Returns where forms stand side by side for the first time.
fn find(tokens: &Tokens, forms: &[String]) -> Option<ByteSpan> {
    let single: Vec<_> = tokens.iter().filter(|token| token.positions == 1).collect();
    if let [only] = forms {
        return tokens.iter().find(|token| token.form == only).map(|token| token.span);
    }
    let is_run = |run: &&[crate::analysis::TokenRef<'_>]| {
        run.iter().map(|token| token.form).eq(forms.iter().map(String::as_str))
    };
    let run = single.windows(forms.len().max(1)).find(is_run)?;
    Some(run.first()?.span.cover(run.last()?.span))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::analysis::{Analyzer, Memo, Tokens};

    #[test]
    fn forms_are_found_as_they_are_written() {
        let text = "The Tehreek-e-Taliban and ISIS-K";
        let mut tokens = Tokens::default();
        Analyzer::unstemmed().analyze(text, &mut Memo::default(), &mut tokens);
        for (forms, expected) in [
            (&["tehreek", "e", "taliban"][..], Some("Tehreek-e-Taliban")),
            (&["isisk"], Some("ISIS-K")),
            (&["taliban"], Some("Taliban")),
            (&["tehreek", "taliban"], None),
        ] {
            let forms: Vec<String> = forms.iter().map(|form| (*form).to_owned()).collect();
            assert_eq!(find(&tokens, &forms).and_then(|span| span.slice(text)), expected);
        }
    }
}
