//! Lists: which are nothing but links, and which are one paragraph.

use super::cut::{Piece, PieceKind};
use super::judge::{LEADS, Verdict};
use super::page::Page;
use super::vocabulary::Why;
use crate::source::text;

/// Leaves out lists of nothing but links, unless a sentence announces them.
pub(super) fn leave_out_links(page: &Page, pieces: &[Piece], verdicts: &mut [Verdict]) {
    let mut at = 0;
    while at < pieces.len() {
        let Some(list) = pieces[at].list else {
            at += 1;
            continue;
        };
        let end = (at..pieces.len())
            .find(|end| !page.contains(list, pieces[*end].first))
            .unwrap_or(pieces.len());
        let end = end.max(at + 1);
        let chars: usize = pieces[at..end].iter().map(|piece| piece.chars).sum();
        let links: usize = pieces[at..end].iter().map(|piece| piece.link_chars).sum();
        let announced = at > 0
            && pieces[at - 1].text.ends_with(':')
            && pieces[at - 1].kind == PieceKind::Text
            && verdicts[at - 1] == Verdict::Kept
            && !LEADS.iter().any(|lead| pieces[at - 1].text.to_lowercase().starts_with(lead));
        if links * 10 > chars * 6 && !announced {
            for verdict in &mut verdicts[at..end] {
                if *verdict == Verdict::Kept {
                    *verdict = Verdict::LeftOut(Why::Related.words());
                }
            }
        }
        at = end;
    }
}

/// An item of a list with this many words is read as a sentence of its own.
const SENTENCE_WORDS: usize = 10;

/// Makes one piece of each list whose items are no sentences, and marks the
/// items of the others.
pub(super) fn join(pieces: Vec<Piece>, verdicts: Vec<Verdict>) -> (Vec<Piece>, Vec<Verdict>) {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut decided: Vec<Verdict> = Vec::with_capacity(pieces.len());
    let mut all = pieces.into_iter().zip(verdicts).peekable();
    while let Some((piece, verdict)) = all.next() {
        let Some(list) = piece.list.filter(|_| verdict == Verdict::Kept) else {
            joined.push(piece);
            decided.push(verdict);
            continue;
        };
        let mut items = vec![piece];
        while let Some((piece, _)) =
            all.next_if(|(piece, verdict)| *verdict == Verdict::Kept && piece.list == Some(list))
        {
            items.push(piece);
        }
        let sentences = items.iter().filter(|item| {
            let words = item.words();
            words >= SENTENCE_WORDS || words >= 4 && text::ends_sentence(&item.text)
        });
        if sentences.count() * 2 > items.len() {
            decided.resize(decided.len() + items.len(), Verdict::Kept);
            joined.extend(items);
            continue;
        }
        let mut items = items.into_iter();
        let Some(mut whole) = items.next() else { continue };
        for item in items {
            whole.text.push_str(" · ");
            whole.text.push_str(&item.text);
            whole.chars += item.chars;
            whole.link_chars += item.link_chars;
            whole.last = item.last;
            whole.line_end = item.line_end;
            whole.refers_to.extend(item.refers_to);
        }
        joined.push(whole);
        decided.push(Verdict::Kept);
    }
    (joined, decided)
}
