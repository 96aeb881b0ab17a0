//! Text that runs from right to left: pages hold it as it is seen, readers
//! want it as it is read.

/// Says whether a text begins with a letter of a script that runs from right
/// to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| {
        matches!(
            c,
            '\u{590}'..='\u{65F}'
                | '\u{66D}'..='\u{6EF}'
                | '\u{6FA}'..='\u{8FF}'
                | '\u{FB1D}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFF}'
        )
    })
}

/// Puts the glyphs of a word, as seen from left to right, in reading order.
pub(super) fn word(mut glyphs: Vec<String>) -> String {
    let right_to_left = glyphs.iter().filter(|glyph| is_right_to_left(glyph)).count();
    let letters = glyphs.iter().filter(|glyph| glyph.contains(char::is_alphabetic)).count();
    if right_to_left > 0 && right_to_left * 2 >= letters {
        reorder(&mut glyphs, |glyph| {
            glyph.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '٠'..='٩' | '۰'..='۹'))
        });
    }
    glyphs.concat()
}

/// Puts the words of a line, as seen from left to right, in reading order, if
/// most of them run from right to left; says whether they do.
pub(super) fn line<T>(words: &mut [T], text: impl Fn(&T) -> &str) -> bool {
    let has_letter = |word: &&T| text(word).contains(char::is_alphabetic);
    let letters = words.iter().filter(has_letter).count();
    let right_to_left = words.iter().filter(|word| is_right_to_left(text(word))).count();
    let turns = right_to_left > 0 && right_to_left * 2 >= letters;
    if turns {
        reorder(words, |word| {
            let text = text(word);
            text.contains(|c: char| c.is_alphanumeric()) && !is_right_to_left(text)
        });
    }
    turns
}

/// Turns a row around, but for the runs in it that keep their order.
fn reorder<T>(row: &mut [T], keeps: impl Fn(&T) -> bool) {
    row.reverse();
    let mut start = 0;
    while start < row.len() {
        let len = row[start..].iter().take_while(|item| keeps(item)).count();
        row[start..start + len].reverse();
        start += len.max(1);
    }
}

/// Puts a number's full stop behind it: at the left end of a number, in a line
/// that runs from right to left, stands what follows it.
pub(super) fn put_punctuation_last(text: &mut String) {
    let rest = text.trim_start_matches(['.', ',', ':', ';', '!', '?', '،', '؛', '؟', '%']);
    let start = text.len() - rest.len();
    if start > 0 && rest.starts_with(char::is_numeric) {
        *text = format!("{rest}{}", &text[..start]);
    }
}

/// Turns the brackets of a text around, if they are as they look on the page:
/// some fonts say which bracket is seen, others which one is meant.
pub(super) fn turn_brackets(text: String) -> String {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”')];
    let bracket = text.chars().find(|c| PAIRS.iter().any(|(a, b)| c == a || c == b));
    let seen_closing = bracket.is_some_and(|c| PAIRS.iter().any(|(_, close)| c == *close));
    if !seen_closing || !is_mostly_right_to_left(&text) {
        return text;
    }
    let turned = |c: char| {
        let found = PAIRS.iter().find(|(a, b)| c == *a || c == *b);
        found.map_or(c, |(open, close)| if c == *open { *close } else { *open })
    };
    text.chars().map(turned).collect()
}

/// Says whether most words of a text run from right to left.
pub(super) fn is_mostly_right_to_left(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let (mut all, mut right_to_left) = (0, 0);
    for word in words {
        all += 1;
        right_to_left += usize::from(is_right_to_left(word));
    }
    right_to_left * 2 > all
}

#[cfg(test)]
mod tests {
    use super::{line, put_punctuation_last, turn_brackets, word};

    fn glyphs(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    #[test]
    fn puts_words_in_reading_order() {
        assert_eq!(word(glyphs("םולש")), "שלום");
        assert_eq!(word(glyphs("abc")), "abc");
        assert_eq!(word(glyphs("ם24-")), "-24ם");
    }

    #[test]
    fn puts_lines_in_reading_order() {
        let mut words = vec!["2024", "30", "בלוק", "אלף"];
        line(&mut words, |word| word);
        assert_eq!(words, ["אלף", "בלוק", "2024", "30"]);
        let mut number = ".2024".to_owned();
        put_punctuation_last(&mut number);
        assert_eq!(number, "2024.");
        assert_eq!(turn_brackets("א )ב( ג".to_owned()), "א (ב) ג");
        assert_eq!(turn_brackets("א (ב) ג".to_owned()), "א (ב) ג");
        assert_eq!(turn_brackets("a) b (c".to_owned()), "a) b (c");
        let mut words = vec!["one", "two", "אלף"];
        line(&mut words, |word| word);
        assert_eq!(words, ["one", "two", "אלף"]);
    }
}
