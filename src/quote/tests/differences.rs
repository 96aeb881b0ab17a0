//! How a quotation differs, as it is shown.

use super::{Pattern, stretch};
use crate::quote::difference::compare;
use crate::text::Change;

const ARTICLE: &[&str] = &[
    "The minister, who had not slept, said on Monday that 45 of the 1,200 villages “would never be \
     rebuilt”. He blamed the army’s retreat — and the weather.",
    "Nobody in Dabori expected the non-violent protest to grow by 12% within a day.",
];

/// What was removed stands in `[-…-]`, what was added in `{+…+}`; the similarity in
/// hundredths.
#[track_caller]
fn check(quotation: &str, hundredths: u32, expected: &str) {
    let pattern = Pattern::read(quotation);
    let stretch = stretch(&pattern, ARTICLE);
    let difference = compare(quotation, &pattern, &stretch).expect("words in common");
    let shown: String = difference
        .parts
        .iter()
        .map(|part| match part.change {
            Change::Same => part.text.clone(),
            Change::Removed => format!("[-{}-]", part.text),
            Change::Added => format!("{{+{}+}}", part.text),
        })
        .collect();
    assert_eq!(shown, expected, "{quotation}");
    let own: String = difference
        .parts
        .iter()
        .filter(|part| part.change != Change::Removed)
        .map(|p| &*p.text)
        .collect();
    assert_eq!(own, quotation, "the parts make up the quotation");
    assert_eq!((difference.similarity * 100.0).floor() as u32, hundredths, "{quotation}");
}

#[test]
fn edits_are_shown() {
    for (quotation, hundredths, expected) in [
        // Numbers, names, words.
        (
            "said on Monday that 46 of the 1,200 villages",
            88,
            "said on Monday that [-45 -]{+46 +}of the 1,200 villages",
        ),
        (
            "said on Tuesday that 45 of the 1,200 towns",
            77,
            "said on [-Monday -]{+Tuesday +}that 45 of the 1,200 [-villages -]{+towns+}",
        ),
        (
            "would be rebuilt”. He blamed the army",
            71,
            "[-never -]{+would +}be rebuilt”. He blamed the [-army’s -]{+army+}",
        ),
        ("who had slept, said on Monday", 85, "who had [-not -]slept, said on Monday"),
        (
            "who had really not slept, said on Monday",
            87,
            "who had {+really +}not slept, said on Monday",
        ),
        // A clause left out counts as five words at most.
        (
            "The minister said on Monday that 45",
            63,
            "The minister [-who had not slept, -]said on Monday that 45",
        ),
        (
            "The minister said on Monday that nobody in Dabori expected the non-violent protest",
            58,
            "The minister [-who had not slept, -]said on Monday that [-45 of the 1,200 villages “would never be rebuilt”. He blamed the army’s retreat — and the weather. Nobody -]{+nobody +}in Dabori expected the non-violent protest",
        ),
        // Case and punctuation count by half.
        ("said on monday that 45", 90, "said on [-Monday -]{+monday +}that 45"),
        ("had not slept said on Monday", 91, "had not [-slept, -]{+slept +}said on Monday"),
        // Ellipses and brackets count for nothing, unless they hide something.
        (
            "The minister … said on Sunday that 45",
            85,
            "The minister … said on [-Monday -]{+Sunday +}that 45",
        ),
        (
            "He [the minister] blamed the army’s victory — and the weather",
            87,
            "He [the minister] blamed the army’s [-retreat — -]{+victory — +}and the weather",
        ),
        ("who had … slept, said on Monday", 85, "who had … [-not -]slept, said on Monday"),
        // What was cut off is put back.
        ("protest to grow by 12", 83, "protest to grow by 12[-% -]"),
        (
            "violent protest to grow by 12% within",
            88,
            "[-non--]violent protest to grow by 12% within",
        ),
        // Words at the ends are set against what stands there, also in the next paragraph.
        (
            "hated the army’s retreat — and the rain",
            71,
            "[-blamed -]{+hated +}the army’s retreat — and the [-weather. -]{+rain+}",
        ),
        (
            "and the weather. Nobody in Kalu expected",
            85,
            "and the weather. Nobody in [-Dabori -]{+Kalu +}expected",
        ),
    ] {
        check(quotation, hundredths, expected);
    }
}

#[test]
fn what_has_nothing_in_common_has_no_difference() {
    let pattern = Pattern::read("entirely other words");
    assert!(compare("entirely other words", &pattern, &stretch(&pattern, ARTICLE)).is_none());
    let pattern = Pattern::read("");
    assert!(compare("", &pattern, &stretch(&pattern, ARTICLE)).is_none());
}
