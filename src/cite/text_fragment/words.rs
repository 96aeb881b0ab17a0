//! Where a fragment may begin and end.

use crate::text::ByteSpan;

/// A piece of text between two places where a fragment may be cut.
pub(super) type Word = ByteSpan;

/// Cuts a text at blanks and, in scripts that have none, behind the signs that
/// end a clause: a browser finds words there by its dictionary, and takes no
/// fragment that cuts one. What begins or ends the text without a letter or a
/// digit (a bullet, a dash) is left out: pages often draw it.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            words.extend(start.take().map(|start| ByteSpan::new(start, at)));
            continue;
        }
        let begin = *start.get_or_insert(at);
        if ends_clause(c) {
            words.push(ByteSpan::new(begin, at + c.len_utf8()));
            start = None;
        }
    }
    words.extend(start.map(|start| ByteSpan::new(start, text.len())));
    let says =
        |word: &Word| word.slice(text).is_some_and(|word| word.contains(char::is_alphanumeric));
    let first = words.iter().position(says).unwrap_or(words.len());
    let last = words.iter().rposition(says).map_or(first, |last| last + 1);
    words.get(first..last).unwrap_or_default().to_vec()
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
        ] {
            let found: Vec<_> = words(text).iter().map(|word| word.slice(text).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
