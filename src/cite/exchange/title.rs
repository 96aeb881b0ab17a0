//! Capitals of titles that a style must not take away.

/// Puts into braces what of an escaped title keeps its capitals in every style:
/// BibTeX and pandoc write titles in small letters where a style wants that,
/// and cannot know a name when they see one.
///
/// A word with a capital within it (NASA, iPhone) is always kept. A word with a
/// capital only in front is kept in a title that has few of those: there it is
/// a name. Where most words have one, they say nothing.
pub(super) fn protected(title: &str, escape: impl Fn(&str) -> String) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let long = words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let (mut all, mut capital) = (0, 0);
    for word in long.skip(1) {
        all += 1;
        capital += usize::from(starts_with_capital(word));
    }
    // One word is no habit.
    let is_title_case = all > 1 && capital * 2 > all;
    let mut begins = true;
    let mut out = String::with_capacity(title.len() + 16);
    for (at, word) in words.into_iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let keeps =
            has_inner_capital(word) || starts_with_capital(word) && !begins && !is_title_case;
        begins = word.ends_with([':', '?', '!', '.']);
        if keeps {
            let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
            let (before, after) = word.split_once(inner).unwrap_or(("", ""));
            out += &format!("{}{{{}}}{}", escape(before), escape(inner), escape(after));
        } else {
            out += &escape(word);
        }
    }
    out
}

fn starts_with_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

fn has_inner_capital(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::protected;

    #[test]
    fn names_keep_their_capitals() {
        for (title, expected) in [
            ("Rising water in Kabul", "Rising water in {Kabul}"),
            ("Water Rises in the Old City", "Water Rises in the Old City"),
            ("What NASA knows: A forecast", "What {NASA} knows: A forecast"),
            ("\"NASA\" & iPhones", "\"{NASA}\" \\& {iPhones}"),
            ("The US-led coalition", "The {US-led} coalition"),
            ("Überschwemmung am Rhein", "Überschwemmung am {Rhein}"),
            ("", ""),
            ("—", "—"),
        ] {
            assert_eq!(protected(title, |text| text.replace('&', "\\&")), expected);
        }
    }
}
