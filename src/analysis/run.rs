//! The words of what was typed without blanks.

use crate::text::ByteSpan;

use super::chunk::for_each_chunk;
use super::pieces::{self, Joint, Piece};
use super::spaceless::{is_spaceless, is_tibetan};

/// Returns what `text`, typed without blanks, is looked up as where any of its
/// words will do: of signs that touch any two neighbours, and everything else
/// as it stands. Empty where there is nothing to part: in scripts with blanks,
/// or where there is one word only.
///
/// Spans count in `text`, are in order, and cover every letter and digit;
/// neighbours overlap in the sign that they share.
pub(crate) fn words_of_run(text: &str) -> Vec<ByteSpan> {
    if text.is_ascii() || !text.contains(|c| is_spaceless(c) || is_tibetan(c)) {
        return Vec::new();
    }
    let mut words = Vec::new();
    let mut pieces = Vec::new();
    for_each_chunk(text, |start, chunk| {
        pieces.clear();
        pieces::cut(chunk, &mut pieces);
        push_words(start, &pieces, &mut words);
    });
    if words.len() < 2 { Vec::new() } else { words }
}

fn push_words(start: usize, pieces: &[Piece], words: &mut Vec<ByteSpan>) {
    let mut rest = pieces;
    let mut before: Option<&Piece> = None;
    while let Some((first, after)) = rest.split_first() {
        let others = after.iter().take_while(|piece| piece.joint.is_compound()).count();
        let (compound, after) = rest.split_at(1 + others);
        let touched = before.filter(|_| first.joint == Joint::Touching);
        if let Some(before) = touched {
            words.push(ByteSpan::new(start + before.start, start + first.end));
        }
        let touches = after.first().is_some_and(|next| next.joint == Joint::Touching);
        let last = compound.last().unwrap_or(first);
        if compound.len() > 1 || (touched.is_none() && !touches) {
            words.push(ByteSpan::new(start + first.start, start + last.end));
        }
        before = Some(last);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::words_of_run;

    #[test]
    fn parts_runs_of_scripts_without_blanks() {
        for (text, expected) in [
            ("黑豹队的防守", "黑豹 豹队 队的 的防 防守"),
            ("黑豹", ""),
            ("黑", ""),
            ("2024年", "2024 年"),
            ("ISIS-K在阿富汗", "ISIS-K 在阿 阿富 富汗"),
            ("防守，丢分。", "防守 丢分"),
            ("新-冠状", "新-冠 冠状"),
            ("イスラム国", "イス スラ ラム ム国"),
            ("ประเทศไทย", "ประ ระเท เทศ ศไท ไทย"),
            ("ລາວ", ""),
            ("한국어는", "한국 국어 어는"),
            ("བོད་ཡིག་གི", "བོད་ཡིག ཡིག་གི"),
            ("and/or", ""),
            ("München-Süd", ""),
        ] {
            let found: Vec<_> =
                words_of_run(text).iter().map(|span| span.slice(text).unwrap()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
