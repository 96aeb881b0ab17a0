//! Markup that a citation is written in.

use super::latex;

/// A markup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Markup {
    /// None: text as it is.
    #[default]
    Text,
    /// Markdown, as CommonMark and pandoc read it.
    Markdown,
    /// HTML.
    Html,
    /// Typst.
    Typst,
    /// LaTeX.
    Latex,
}

impl Markup {
    /// Writes a text so that the markup shows it as it is.
    ///
    /// ```
    /// use pincite::cite::Markup;
    ///
    /// assert_eq!(Markup::Latex.escape("R&D_2"), "R\\&D\\_2");
    /// assert_eq!(Markup::Markdown.escape("[1] a*b"), "\\[1\\] a\\*b");
    /// ```
    #[must_use]
    pub fn escape(self, text: &str) -> String {
        match self {
            Self::Text => text.to_owned(),
            Self::Markdown => escape_with(text, "\\`*_[]<>~^$@|", &["--", ".."]),
            Self::Html => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                text.replace('"', "&quot;")
            }
            Self::Typst => escape_with(text, "\\#$*_`<>@[]~\"'", &["--", "..", "//", "/*"]),
            Self::Latex => latex::escape(text),
        }
    }

    /// Makes a link of what is markup already. An address that leads neither to the
    /// web nor to a file makes none: articles come from anybody, and `javascript:`
    /// is run by whoever follows it.
    ///
    /// As text any address stands in brackets behind it: `text <address>`.
    #[must_use]
    pub fn link(self, inner: &str, url: &str) -> String {
        const SCHEMES: [&str; 3] = ["https://", "http://", "file://"];
        let is_followed = SCHEMES.iter().any(|scheme| {
            url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if !is_followed && self != Self::Text {
            return inner.to_owned();
        }
        // Nothing that ends an address in any markup; a space would, too.
        let url: String = url
            .chars()
            .map(|c| match c {
                ' ' | '"' | '<' | '>' | '\\' | '{' | '}' | '(' | ')' | '`' => {
                    format!("%{:02X}", u32::from(c))
                }
                c if c.is_ascii_control() => format!("%{:02X}", u32::from(c)),
                c => c.to_string(),
            })
            .collect();
        match self {
            Self::Text => format!("{inner} <{url}>"),
            Self::Markdown => format!("[{inner}]({url})"),
            Self::Html => format!("<a href=\"{}\">{inner}</a>", self.escape(&url)),
            Self::Typst => format!("#link(\"{url}\")[{inner}]"),
            Self::Latex => {
                let url = url.replace('%', "\\%").replace('#', "\\#").replace('&', "\\&");
                format!("\\href{{{url}}}{{{inner}}}")
            }
        }
    }
}

/// Puts a backslash before some signs, and before what would be one sign with
/// the sign before it (`--`), or begin an entity, a heading or a list.
fn escape_with(text: &str, signs: &str, pairs: &[&str]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let begins_block = last.is_none() && matches!(c, '#' | '=' | '+' | '-' | '/');
        let begins_entity =
            c == '&' && rest.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '#');
        let joins = pairs.iter().any(|pair| last == pair.chars().next() && pair.ends_with(c));
        if signs.contains(c) || begins_block || begins_entity || joins {
            out.push('\\');
        }
        out.push(c);
        last = Some(c);
    }
    // `1. ` begins a list.
    let digits = out.len() - out.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn text_is_shown_as_it_is() {
        for (markup, text, expected) in [
            (Markup::Text, "a*b & <c>", "a*b & <c>"),
            (Markup::Html, "a*b & <c> \"d\"", "a*b &amp; &lt;c&gt; &quot;d&quot;"),
            (
                Markup::Markdown,
                "a_b *c* [d] `e` <f> g@h",
                "a\\_b \\*c\\* \\[d\\] \\`e\\` \\<f\\> g\\@h",
            ),
            (Markup::Markdown, "R&D &amp; R&#65; A & B", "R\\&D \\&amp; R\\&#65; A & B"),
            (Markup::Markdown, "# 1", "\\# 1"),
            (Markup::Markdown, "1. a", "1\\. a"),
            (Markup::Markdown, "2024", "2024"),
            (Markup::Markdown, "a--b", "a-\\-b"),
            (
                Markup::Typst,
                "#a $b$ @c <d> \"e\" it's",
                "\\#a \\$b\\$ \\@c \\<d\\> \\\"e\\\" it\\'s",
            ),
            (Markup::Typst, "= a // b /* c", "\\= a /\\/ b /\\* c"),
            (Markup::Latex, "5% of $3", "5\\% of \\$3"),
        ] {
            assert_eq!(markup.escape(text), expected, "{markup:?}");
        }
    }

    #[test]
    fn links_lead_where_they_should() {
        for (markup, expected) in [
            (Markup::Text, "a <https://e.org/b%20c?d&e#f>"),
            (Markup::Markdown, "[a](https://e.org/b%20c?d&e#f)"),
            (Markup::Html, "<a href=\"https://e.org/b%20c?d&amp;e#f\">a</a>"),
            (Markup::Typst, "#link(\"https://e.org/b%20c?d&e#f\")[a]"),
            (Markup::Latex, "\\href{https://e.org/b\\%20c?d\\&e\\#f}{a}"),
        ] {
            assert_eq!(markup.link("a", "https://e.org/b c?d&e#f"), expected);
        }
        assert_eq!(Markup::Markdown.link("a", "HTTPS://e.org/b\nc"), "[a](HTTPS://e.org/b%0Ac)");
    }

    #[test]
    fn what_is_no_address_of_the_web_is_not_followed() {
        for url in
            ["javascript:alert(1)", " javascript:alert(1)", "java\tscript:a", "data:text/html,a"]
        {
            for markup in [Markup::Markdown, Markup::Html, Markup::Typst, Markup::Latex] {
                assert_eq!(markup.link("a", url), "a", "{markup:?} {url}");
            }
        }
        assert_eq!(Markup::Markdown.link("a", "file:///b.txt"), "[a](file:///b.txt)");
    }
}
