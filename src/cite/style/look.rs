//! Italics and their like in every markup.

use super::super::Markup;

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Italic,
    Bold,
    SmallCaps,
    Underlined,
    Raised,
    Lowered,
}

impl Markup {
    /// Gives a look to what is markup already. What a markup cannot show stays
    /// as it is.
    pub(super) fn with_look(self, look: Look, inner: &str) -> String {
        // Emphasis in Markdown touches its words.
        let core = inner.trim();
        if core.is_empty() || self == Self::Text {
            return inner.to_owned();
        }
        let (before, after) = inner.split_once(core).unwrap_or(("", ""));
        let (open, close) = match (self, look) {
            (Self::Markdown, Look::Italic) => ("*", "*"),
            (Self::Markdown, Look::Bold) => ("**", "**"),
            (Self::Markdown | Self::Html, Look::Raised) => ("<sup>", "</sup>"),
            (Self::Markdown | Self::Html, Look::Lowered) => ("<sub>", "</sub>"),
            (Self::Html, Look::Italic) => ("<i>", "</i>"),
            (Self::Html, Look::Bold) => ("<b>", "</b>"),
            (Self::Html, Look::Underlined) => ("<u>", "</u>"),
            (Self::Html, Look::SmallCaps) => {
                ("<span style=\"font-variant: small-caps\">", "</span>")
            }
            (Self::Typst, Look::Italic) => ("#emph[", "]"),
            (Self::Typst, Look::Bold) => ("#strong[", "]"),
            (Self::Typst, Look::Underlined) => ("#underline[", "]"),
            (Self::Typst, Look::SmallCaps) => ("#smallcaps[", "]"),
            (Self::Typst, Look::Raised) => ("#super[", "]"),
            (Self::Typst, Look::Lowered) => ("#sub[", "]"),
            (Self::Latex, Look::Italic) => ("\\textit{", "}"),
            (Self::Latex, Look::Bold) => ("\\textbf{", "}"),
            (Self::Latex, Look::Underlined) => ("\\underline{", "}"),
            (Self::Latex, Look::SmallCaps) => ("\\textsc{", "}"),
            (Self::Latex, Look::Raised) => ("\\textsuperscript{", "}"),
            (Self::Latex, Look::Lowered) => ("\\textsubscript{", "}"),
            (Self::Markdown, _) | (Self::Text, _) => ("", ""),
        };
        format!("{before}{open}{core}{close}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Markup};

    #[test]
    fn every_markup_has_its_looks() {
        for (markup, italic, raised) in [
            (Markup::Text, " a ", "2"),
            (Markup::Markdown, " *a* ", "<sup>2</sup>"),
            (Markup::Html, " <i>a</i> ", "<sup>2</sup>"),
            (Markup::Typst, " #emph[a] ", "#super[2]"),
            (Markup::Latex, " \\textit{a} ", "\\textsuperscript{2}"),
        ] {
            assert_eq!(markup.with_look(Look::Italic, " a "), italic);
            assert_eq!(markup.with_look(Look::Raised, "2"), raised);
            assert_eq!(markup.with_look(Look::Bold, " "), " ");
        }
        assert_eq!(Markup::Markdown.with_look(Look::SmallCaps, "a"), "a");
    }
}
