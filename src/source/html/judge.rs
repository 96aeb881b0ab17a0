//! Deciding what of the text in and around the article belongs to it.

use std::collections::HashSet;

use super::cut::{Piece, PieceKind};
use super::page::Page;
use super::tag::Tag;
use super::vocabulary::{self, Why};
use crate::source::text;

/// What is decided about a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Kept,
    Title,
    LeftOut(&'static str),
}

/// Why a text that was there before is left out.
pub(super) const REPEATED: &str = "repeats another paragraph";

/// Words with which a paragraph begins that leads to another article.
const LEADS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "see also",
    "related",
    "more:",
    "read:",
    "watch:",
    "watch ",
    "see:",
    "photos:",
    "video:",
    "listen:",
    "more on",
    "click here",
    "don't miss",
    "recommended",
    "read next",
    "you may also",
    "you might also",
    "further reading",
    "read the",
    "must read",
    "up next",
    "lire aussi",
    "a lire",
    "à lire",
    "lesen sie",
    "mehr zum thema",
    "lee también",
    "lea también",
    "leia",
    "leggi anche",
    "читайте",
    "subscribe",
    "sign up",
    "follow ",
    "download ",
    "join our",
    "join us",
    "get our",
    "like us",
    "find us",
    "view gallery",
    "gallery:",
    "opinion:",
    "analysis:",
    "explainer:",
    "live:",
    "story continues",
    "read full",
    "continue reading",
    "editor's picks",
    "in pictures",
    "from the archive",
    "previously:",
];

/// Decides about every piece. `roots` are the elements that hold the article.
pub(super) fn judge(
    page: &Page,
    pieces: &[Piece],
    whys: &[Option<Why>],
    roots: &[usize],
    title: Option<&str>,
) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = pieces
        .iter()
        .zip(whys)
        .map(|(piece, why)| match why {
            Some(why) => Verdict::LeftOut(why.words()),
            None if roots.iter().any(|root| page.contains(*root, piece.first)) => Verdict::Kept,
            None => Verdict::LeftOut(outside(page, piece)),
        })
        .collect();
    for (piece, verdict) in pieces.iter().zip(&mut verdicts) {
        let repeats_title = matches!(piece.kind, PieceKind::Heading(_))
            && title.is_some_and(|title| text::same_wording(title, &piece.text));
        if repeats_title {
            *verdict = Verdict::Title;
        } else if piece.kind == PieceKind::Text
            && !piece.is_linked(50)
            && title.is_some_and(|title| text::same_wording(title, &piece.text))
        {
            *verdict = Verdict::LeftOut("repeats the title");
        } else if *verdict == Verdict::Kept {
            *verdict = alone(piece);
        }
    }
    link_lists(page, pieces, &mut verdicts);
    tail(pieces, &mut verdicts);
    repeats(page, pieces, &mut verdicts);
    verdicts
}

/// Says why text outside the article is left out.
fn outside(page: &Page, piece: &Piece) -> &'static str {
    let in_header = page.ancestors(piece.first).any(|at| page.tag(at) == Tag::Header);
    if in_header && piece.is_linked(50) { "navigation" } else { "outside the main text" }
}

/// Decides about a piece by what it says.
fn alone(piece: &Piece) -> Verdict {
    if piece.chars == 0 {
        return Verdict::LeftOut("separator line");
    }
    match piece.kind {
        PieceKind::Caption => return Verdict::LeftOut(Why::Caption.words()),
        PieceKind::Heading(_) => {
            // A heading that is a link is the title of another article.
            return if piece.is_linked(80) && piece.words() > 3 {
                Verdict::LeftOut(Why::Related.words())
            } else {
                Verdict::Kept
            };
        }
        PieceKind::Note | PieceKind::Table | PieceKind::Code => return Verdict::Kept,
        PieceKind::Text | PieceKind::List | PieceKind::Quote => {}
    }
    if is_copyright(&piece.text) {
        return Verdict::LeftOut("copyright line");
    }
    let lower: String = piece.text.chars().take(40).flat_map(char::to_lowercase).collect();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let leads = LEADS.iter().any(|lead| lower.starts_with(lead));
    if leads && piece.is_linked(40) || leads && piece.link_chars > 0 && piece.words() <= 12 {
        return Verdict::LeftOut(Why::Related.words());
    }
    if piece.kind != PieceKind::List
        && (piece.is_linked(85) || piece.is_linked(60) && !text::ends_sentence(&piece.text))
    {
        return Verdict::LeftOut(Why::Related.words());
    }
    Verdict::Kept
}

/// The longest copyright line, in characters.
const MAX_COPYRIGHT_CHARS: usize = 300;

fn is_copyright(text: &str) -> bool {
    text.len() <= MAX_COPYRIGHT_CHARS && {
        let lower = text.to_lowercase();
        lower.contains("all rights reserved")
            || lower.starts_with("copyright ")
            || lower.starts_with('©')
            || lower.starts_with("(c) ")
    }
}

/// Leaves out lists of nothing but links, unless a sentence announces them.
fn link_lists(page: &Page, pieces: &[Piece], verdicts: &mut [Verdict]) {
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

/// Headings of what stands below an article.
const TAILS: &[&str] = &[
    "related",
    "more from",
    "more on",
    "more stories",
    "more news",
    "most popular",
    "most read",
    "most viewed",
    "most commented",
    "you may also",
    "you might also",
    "you may like",
    "trending",
    "recommended",
    "read next",
    "up next",
    "latest news",
    "latest stories",
    "top stories",
    "popular",
    "also in the news",
    "part of complete coverage",
    "editor's picks",
    "editors' picks",
    "don't miss",
    "in other news",
    "from around the web",
    "around the web",
    "promoted",
    "sponsored",
    "comments",
    "leave a comment",
    "leave a reply",
    "join the discussion",
    "join the conversation",
    "about the author",
    "share this",
    "news for you",
    "what to read next",
    "other stories",
    "elsewhere on",
    "our picks",
    "stay connected",
    "newsletter",
    "sign up",
    "subscribe",
    "follow us",
    "previous post",
    "next post",
    "advertisement",
    "read also",
    "also read",
    "à lire aussi",
    "a lire aussi",
    "sur le même sujet",
    "lire aussi",
    "mehr zum thema",
    "das könnte sie auch interessieren",
    "lesen sie auch",
    "weitere artikel",
    "te puede interesar",
    "más noticias",
    "noticias relacionadas",
    "lea también",
    "leia também",
    "leggi anche",
    "potrebbe interessarti",
    "читайте также",
    "по теме",
    "関連記事",
    "相关阅读",
    "相关新闻",
    "اقرأ أيضا",
];

/// The longest heading of such a part.
const MAX_TAIL_WORDS: usize = 7;

/// Leaves out all that stands below a heading of related articles or of
/// comments at the end of the text, where most of the text stands above it.
fn tail(pieces: &[Piece], verdicts: &mut [Verdict]) {
    let is_kept = |verdict: &Verdict| *verdict == Verdict::Kept;
    let mut weights: Vec<usize> = Vec::with_capacity(pieces.len());
    let mut sum = 0;
    for (piece, verdict) in pieces.iter().zip(&*verdicts) {
        sum += if is_kept(verdict) { super::choose::weight(piece) } else { 0 };
        weights.push(sum);
    }
    let start =
        pieces.iter().zip(&*verdicts).zip(&weights).position(|((piece, verdict), above)| {
            // A heading is left out with what it stands above.
            let is_heading = matches!(piece.kind, PieceKind::Heading(_))
                || piece.kind == PieceKind::Text && !text::ends_sentence(&piece.text);
            is_kept(verdict)
                && is_heading
                && *above * 100 >= sum * 60
                && piece.words() <= MAX_TAIL_WORDS
                && TAILS.iter().any(|tail| piece.text.to_lowercase().starts_with(tail))
        });
    let Some(start) = start else { return };
    let below = || pieces.iter().zip(&*verdicts).skip(start).filter(|(_, v)| is_kept(v));
    let links: usize = below().map(|(piece, _)| piece.link_chars).sum();
    let chars: usize = below().map(|(piece, _)| piece.chars).sum();
    if links * 20 < chars {
        return;
    }
    for verdict in verdicts.iter_mut().skip(start).filter(|verdict| is_kept(verdict)) {
        *verdict = Verdict::LeftOut(Why::Related.words());
    }
}

/// A repeated text shorter than this may be meant.
const MIN_REPEATED_CHARS: usize = 40;

/// Leaves out what says again what was said, and pull quotes, which say what
/// stands in a paragraph.
fn repeats(page: &Page, pieces: &[Piece], verdicts: &mut [Verdict]) {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut pulled: Vec<usize> = Vec::new();
    for (at, (piece, verdict)) in pieces.iter().zip(&mut *verdicts).enumerate() {
        if *verdict != Verdict::Kept || piece.chars < MIN_REPEATED_CHARS / 2 {
            continue;
        }
        let is_pulled = pulled.len() < MAX_PULLED
            && piece.words() <= MAX_PULLED_WORDS
            && (piece.kind == PieceKind::Quote
                || std::iter::once(piece.first)
                    .chain(page.ancestors(piece.first))
                    .take(4)
                    .any(|at| vocabulary::is_named(page, at, &["quote"])));
        if piece.chars >= MIN_REPEATED_CHARS && !seen.insert(&piece.text) {
            *verdict = Verdict::LeftOut(REPEATED);
        } else if is_pulled {
            pulled.push(at);
        }
    }
    for pull in pulled {
        let said = pieces[pull].text.trim_matches(|c: char| !c.is_alphanumeric());
        let repeated = pieces.iter().zip(&*verdicts).enumerate().any(|(at, (piece, verdict))| {
            at != pull
                && *verdict == Verdict::Kept
                && piece.text.len() > said.len()
                && piece.text.contains(said)
        });
        if repeated {
            verdicts[pull] = Verdict::LeftOut(REPEATED);
        }
    }
}

/// Pull quotes are few and short; each is looked for in the whole text.
const MAX_PULLED: usize = 40;
const MAX_PULLED_WORDS: usize = 60;

/// An item of a list with this many words is read as a sentence of its own.
const SENTENCE_WORDS: usize = 10;

/// Makes one piece of each list whose items are no sentences, and marks the
/// items of the others.
pub(super) fn join_lists(pieces: Vec<Piece>, verdicts: Vec<Verdict>) -> (Vec<Piece>, Vec<Verdict>) {
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
