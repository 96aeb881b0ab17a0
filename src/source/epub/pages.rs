//! Telling the pages of a book that are no text of it.

/// What books call such pages, in the vocabularies of EPUB 3 and 2, with the
/// reason that is shown.
const KINDS: &[(&str, &str)] = &[
    ("cover", "cover"),
    ("cover-image", "cover"),
    ("titlepage", "title page"),
    ("title-page", "title page"),
    ("halftitlepage", "title page"),
    ("half-title-page", "title page"),
    ("copyright-page", "copyright page"),
    ("toc", "table of contents"),
    ("toc-brief", "table of contents"),
    ("landmarks", "table of contents"),
    ("page-list", "table of contents"),
    ("loi", "table of contents"),
    ("lot", "table of contents"),
    ("index", "index"),
    ("other-credits", "credits"),
    ("imprint", "copyright page"),
    ("imprimatur", "copyright page"),
];

/// Says why a page of that kind is no text; `None` where it is text. `kind`
/// may be several words.
pub(super) fn why(kind: &str) -> Option<&'static str> {
    kind.split_whitespace().find_map(|word| {
        let word = word.to_ascii_lowercase();
        KINDS.iter().find(|(name, _)| *name == word).map(|(_, why)| *why)
    })
}

/// Says why a page is no text, by what is stated on its body or on the section
/// that it begins with.
pub(super) fn why_stated(html: &str) -> Option<&'static str> {
    let body = html.find("<body")?;
    let mut rest = html.get(body..)?;
    // The body, a section in it and a division around that.
    for _ in 0..3 {
        let end = rest.find('>')?;
        let tag = rest.get(..end)?;
        for name in ["epub:type=", "role="] {
            let value = tag.split_once(name).and_then(|(_, value)| {
                let quote = value.chars().next()?;
                value.get(1..)?.split(quote).next()
            });
            let why = value.and_then(|value| why(&value.replace("doc-", "")));
            if why.is_some() {
                return why;
            }
        }
        rest = rest.get(end + 1..)?.trim_start();
        if !["<section", "<div", "<nav"].iter().any(|tag| rest.starts_with(tag)) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::why_stated;

    #[test]
    fn reads_what_is_stated() {
        for (html, expected) in [
            ("<html><body epub:type=\"cover\"><p>x</p>", Some("cover")),
            (
                "<body epub:type='frontmatter'>\n<section class=\"a\" epub:type='titlepage'>",
                Some("title page"),
            ),
            ("<body><div><nav role=\"doc-toc\">", Some("table of contents")),
            ("<body epub:type=\"bodymatter\"><p epub:type=\"toc\">", None),
            ("<body>", None),
            ("<p>", None),
        ] {
            assert_eq!(why_stated(html), expected, "{html}");
        }
    }
}
