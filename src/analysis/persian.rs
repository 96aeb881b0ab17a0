//! Persian: endings are taken off before a word is stemmed.
//!
//! A zero-width non-joiner says where an ending begins: `کتاب‌ها`, "books".
//! Many leave it out, or write a blank. Endings behind one are taken off
//! whatever remains; without one, only those that are hardly ever part of a
//! word. Snowball's stemmer takes off the others, and knows many words that
//! only seem to have an ending (`ایران`).

/// What sets an ending or a prefix of a verb apart.
const JOINT: char = '\u{200C}';

/// Endings that are taken off behind a [`JOINT`]: plural, possession, the
/// indefinite, comparison, "to be".
const ENDINGS: [&str; 25] = [
    "ها",
    "های",
    "هایی",
    "هایم",
    "هایت",
    "هایش",
    "هایمان",
    "هایتان",
    "هایشان",
    "ای",
    "ام",
    "ات",
    "اش",
    "مان",
    "تان",
    "شان",
    "اند",
    "ایم",
    "اید",
    "تر",
    "ترین",
    "ترها",
    "ی",
    "ان",
    "است",
];

/// Plurals that are taken off anywhere, longer ones first.
const PLURALS: [&str; 9] =
    ["هایشان", "هایمان", "هایتان", "هایی", "هایم", "هایت", "هایش", "های", "ها"];

/// Endings of persons, behind the prefix of the present; longer ones first.
const PERSONS: [&str; 6] = ["یم", "ید", "ند", "م", "ی", "د"];

/// The prefixes of the present, and how many letters are left at least. Many
/// write them without the joint; then more must be left, since `میدان`, "square",
/// begins so too.
const PRESENT: [(&str, usize); 4] =
    [("می\u{200C}", LEAST), ("نمی\u{200C}", LEAST), ("نمی", 4), ("می", 5)];

/// Letters that remain at least.
const LEAST: usize = 2;
const LEAST_BEFORE_PLURAL: usize = 3;
/// `دولتی`, "of the state", but not `کشتی`, "ship".
const LEAST_BEFORE_I: usize = 4;

/// Returns a folded word, joints kept, without endings; and whether nothing is
/// left for a stemmer to do.
pub(super) fn lighten(word: &str) -> (String, bool) {
    let plain: String = word.chars().map(plain_letter).collect();
    let mut rest = plain.trim_matches(JOINT);
    for (prefix, least) in PRESENT {
        if let Some(verb) = rest.strip_prefix(prefix).filter(|verb| has_letters(verb, least)) {
            let person = PERSONS.iter().find_map(|person| {
                verb.strip_suffix(person).filter(|stem| has_letters(stem, LEAST))
            });
            return (without_joints(person.unwrap_or(verb)), true);
        }
    }
    while let Some((head, ending)) = rest.rsplit_once(JOINT)
        && has_letters(head, LEAST)
        && ENDINGS.contains(&ending)
    {
        rest = head;
    }
    let mut joined = without_joints(rest);
    for plural in PLURALS {
        if let Some(rest) = joined.strip_suffix(plural)
            && has_letters(rest, LEAST_BEFORE_PLURAL)
        {
            joined.truncate(rest.len());
            break;
        }
    }
    if let Some(rest) = joined.strip_suffix('ی')
        && has_letters(rest, LEAST_BEFORE_I)
    {
        joined.truncate(rest.len());
    }
    (joined, false)
}

fn without_joints(word: &str) -> String {
    word.chars().filter(|&c| c != JOINT).collect()
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().filter(|&c| c != JOINT).take(least).count() == least
}

/// Folds what Arabic keyboards and old spelling give instead of Persian letters.
const fn plain_letter(c: char) -> char {
    match c {
        'ي' | 'ى' | 'ئ' => 'ی',
        'ك' => 'ک',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => 'ه',
        'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::lighten;

    #[test]
    fn takes_endings_off() {
        for (word, expected) in [
            ("کتاب", "کتاب"),
            ("کتاب\u{200C}ها", "کتاب"),
            ("کتابها", "کتاب"),
            ("كتابهاي", "کتاب"),
            ("کتاب\u{200C}هایی", "کتاب"),
            ("کتاب\u{200C}هایشان", "کتاب"),
            ("کتابهایش", "کتاب"),
            ("خانه\u{200C}ای", "خانه"),
            ("خانۀ", "خانه"),
            ("بزرگ\u{200C}ترین", "بزرگ"),
            ("دولتی", "دولت"),
            ("ایرانی\u{200C}ها", "ایران"),
            ("کشتی", "کشتی"),
            ("می\u{200C}خواهم", "خواه"),
            ("نمی\u{200C}کنند", "کن"),
            ("می\u{200C}شود", "شو"),
            ("میخواهم", "خواه"),
            ("نمیدانم", "دان"),
            ("میدان", "میدان"),
            ("پیش\u{200C}بینی", "پیشبین"),
            ("ها", "ها"),
            ("", ""),
        ] {
            assert_eq!(lighten(word).0, expected, "{word}");
        }
    }
}
