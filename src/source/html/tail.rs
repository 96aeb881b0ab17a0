//! What stands below an article: related articles, comments.

use super::choose;
use super::cut::{Piece, PieceKind};
use super::judge::Verdict;
use super::vocabulary::Why;
use crate::source::text;

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

/// Says whether a heading is that of comments: `Comments`, `12 comments`,
/// `Leave a Reply`.
fn is_comments(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphabetic());
    matches!(bare, "comments" | "comment" | "kommentare" | "comentarios" | "commentaires")
        || bare.starts_with("leave a comment")
        || bare.starts_with("leave a reply")
}

/// The longest heading of such a part.
const MAX_TAIL_WORDS: usize = 7;

/// Leaves out all that stands below a heading of related articles or of
/// comments at the end of the text, where most of the text stands above it.
pub(super) fn leave_out(pieces: &[Piece], verdicts: &mut [Verdict]) {
    let is_kept = |verdict: &Verdict| *verdict == Verdict::Kept;
    let mut weights: Vec<usize> = Vec::with_capacity(pieces.len());
    let mut sum = 0;
    for (piece, verdict) in pieces.iter().zip(&*verdicts) {
        sum += if is_kept(verdict) { choose::weight(piece) } else { 0 };
        weights.push(sum);
    }
    let start =
        pieces.iter().zip(&*verdicts).zip(&weights).position(|((piece, verdict), above)| {
            // A heading is left out with what it stands above.
            let is_heading = matches!(piece.kind, PieceKind::Heading(_))
                || piece.kind == PieceKind::Text && !text::ends_sentence(&piece.text);
            is_kept(verdict)
                && is_heading
                && *above * 100 >= sum * if is_comments(&piece.text) { 20 } else { 60 }
                && piece.words() <= MAX_TAIL_WORDS
                && (is_comments(&piece.text)
                    || TAILS.iter().any(|tail| piece.text.to_lowercase().starts_with(tail)))
        });
    let Some(start) = start else { return };
    let below = || pieces.iter().zip(&*verdicts).skip(start).filter(|(_, v)| is_kept(v));
    let links: usize = below().map(|(piece, _)| piece.link_chars).sum();
    let chars: usize = below().map(|(piece, _)| piece.chars).sum();
    let comments = is_comments(&pieces[start].text);
    if links * 20 < chars && !comments {
        return;
    }
    let why = if comments { Why::Comments } else { Why::Related };
    for verdict in verdicts.iter_mut().skip(start).filter(|verdict| is_kept(verdict)) {
        *verdict = Verdict::LeftOut(why.words());
    }
}
