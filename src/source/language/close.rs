//! Language tags: what they stand for, and which languages are alike.

/// Other codes of a language, and the tag it has here.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("ar", &["ara", "arb"]),
    ("cs", &["ces", "cze"]),
    ("de", &["deu", "ger"]),
    ("el", &["ell", "gre"]),
    ("en", &["eng"]),
    ("es", &["spa"]),
    ("fa", &["fas", "per", "pes", "prs"]),
    ("fr", &["fra", "fre"]),
    ("he", &["heb", "iw"]),
    ("hi", &["hin"]),
    ("id", &["in", "ind"]),
    ("it", &["ita"]),
    ("ja", &["jpn"]),
    ("ko", &["kor"]),
    ("nl", &["nld", "dut"]),
    ("no", &["nb", "nn", "nob", "nno", "nor"]),
    ("pl", &["pol"]),
    ("ps", &["pus", "pbt"]),
    ("pt", &["por"]),
    ("ro", &["ron", "rum", "mo"]),
    ("ru", &["rus"]),
    ("sr", &["srp", "sh"]),
    ("sv", &["swe"]),
    ("th", &["tha"]),
    ("tl", &["fil", "tgl"]),
    ("tr", &["tur"]),
    ("uk", &["ukr"]),
    ("ur", &["urd"]),
    ("yi", &["yid", "ji"]),
    ("zh", &["zho", "chi", "cmn", "yue"]),
];

/// Languages so alike that a text in one is easily taken for the other.
const ALIKE: &[&[&str]] = &[
    &["no", "da", "sv"],
    &["cs", "sk"],
    &["hr", "sr", "bs", "sl"],
    &["id", "ms"],
    &["pt", "gl", "es"],
    &["es", "ca", "gl"],
    &["nl", "af"],
    &["bg", "mk"],
    &["kk", "ky"],
    &["tr", "az"],
    &["fa", "tg"],
    &["hi", "mr", "ne"],
    &["am", "ti"],
    &["ku", "ckb"],
    &["bn", "as"],
];

/// Returns the language of a tag without region and script: `en` of `en-US`.
pub(super) fn primary(tag: &str) -> String {
    let language = tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    match SYNONYMS.iter().find(|(_, codes)| codes.contains(&language.as_str())) {
        Some((known, _)) => (*known).to_owned(),
        None => language,
    }
}

/// Says whether two languages, as [`primary`] returns them, are the same or
/// alike.
pub(super) fn are_close(a: &str, b: &str) -> bool {
    a == b || ALIKE.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// Says whether a tag states that the language is not known.
pub(super) fn is_undetermined(tag: &str) -> bool {
    matches!(primary(tag).as_str(), "und" | "")
}
