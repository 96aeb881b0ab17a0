//! The little HTML that CSL-JSON and Zotero have in titles.

/// Removes the tags of rich text (`<i>`, `<sup>`, `<span class="nocase">`) and
/// resolves the entities that exporters write.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        let len = tag_len(tag);
        if len == 0 {
            plain.push('<');
        }
        rest = tag.get(len.max(1)..).unwrap_or_default();
    }
    plain.push_str(rest);
    for (entity, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(entity, sign);
    }
    plain
}

/// Returns the length of the tag that a text begins with; 0 where it is none.
fn tag_len(text: &str) -> usize {
    const NAMES: &[&str] = &[
        "i",
        "b",
        "em",
        "strong",
        "sup",
        "sub",
        "sc",
        "span",
        "p",
        "br",
        "jats:p",
        "jats:title",
        "jats:italic",
    ];
    /// Longer ones are none; looking further would cost time at every `<`.
    const MAX_TAG_CHARS: usize = 100;
    let Some(end) = text.char_indices().take(MAX_TAG_CHARS).find(|(_, c)| *c == '>') else {
        return 0;
    };
    let inner = text.get(1..end.0).unwrap_or_default().trim_matches('/');
    let name = inner.split_whitespace().next().unwrap_or_default();
    if NAMES.contains(&name) { end.0 + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn removes_markup() {
        for (text, expected) in [
            ("a <i>b</i> <span class=\"nocase\">C</span><sup>2</sup>", "a b C2"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("Q&amp;A &lt;x&gt;", "Q&A <x>"),
            ("<unknown>", "<unknown>"),
            ("<", "<"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
