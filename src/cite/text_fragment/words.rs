//! Where a fragment may begin and end.

use crate::text::ByteSpan;

/// A piece of text between two places where a fragment may be cut.
pub(super) type Word = ByteSpan;

/// Cuts a text at blanks and, in scripts that have none, behind the signs that
/// end a clause: a browser finds words there by its dictionary, and takes no
/// fragment that cuts one. What begins or ends the text without a letter or a
/// digit (a bullet, a dash) is left out: pages often draw it. So is the mark of a
/// note at the end of a word, which a page has in other signs than its text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            words.extend(start.take().map(|start| without_mark(text, start, at)));
            continue;
        }
        let begin = *start.get_or_insert(at);
        if ends_clause(c) {
            words.push(ByteSpan::new(begin, at + c.len_utf8()));
            start = None;
        }
    }
    words.extend(start.map(|start| without_mark(text, start, text.len())));
    let says =
        |word: &Word| word.slice(text).is_some_and(|word| word.contains(char::is_alphanumeric));
    let first = words.iter().position(says).unwrap_or(words.len());
    let last = words.iter().rposition(says).map_or(first, |last| last + 1);
    words.get(first..last).unwrap_or_default().to_vec()
}

/// Returns a word without the marks of notes at its end: `[1]`, `[a]`, `¹`, `†`.
fn without_mark(text: &str, start: usize, end: usize) -> Word {
    let mut word = text.get(start..end).unwrap_or_default();
    loop {
        let bare = word.trim_end_matches(is_note_sign);
        let bracketed = bare.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
        let is_mark = |mark: &str| {
            let is_number = mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
            !mark.is_empty() && (is_number || mark.len() == 1)
        };
        let next = match bracketed {
            Some((before, mark)) if is_mark(mark) => before,
            _ => bare,
        };
        if next.len() == word.len() {
            return ByteSpan::new(start, start + word.len());
        }
        word = next;
    }
}

fn is_note_sign(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' | '†' | '‡')
}

/// Says whether a sign ends a clause in a script without blanks.
fn ends_clause(c: char) -> bool {
    matches!(c, '。' | '、' | '，' | '；' | '：' | '！' | '？' | '．' | '」' | '』' | '）' | '】')
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn text_is_cut_where_a_fragment_may() {
        for (text, expected) in [
            ("The river-bank, rose.", &["The", "river-bank,", "rose."][..]),
            ("• one  two —", &["one", "two"]),
            ("桥已关闭。冬天，人们走路。", &["桥已关闭。", "冬天，", "人们走路。"]),
            ("  ", &[]),
            ("—", &[]),
            ("“Yes”", &["“Yes”"]),
            ("It rose.[1][12] Then it fell.¹ ²", &["It", "rose.", "Then", "it", "fell."]),
            ("a[b] c[sic] d[1234]", &["a", "c[sic]", "d[1234]"]),
        ] {
            let found: Vec<_> = words(text).iter().map(|word| word.slice(text).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
