//! Colours, bold and links.

use anstyle::{AnsiColor, Style as Ansi};

use super::links::followable;

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to use colour and bold.
    pub color: bool,
    /// Whether to make links.
    pub links: bool,
    /// How many columns text may take.
    pub width: usize,
}

/// What a piece of text is; each has its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// What matched.
    Match,
    /// A title.
    Title,
    /// Beside the point: headings, ids, context.
    Dim,
    /// The number of a result.
    Number,
    /// What is as it should be.
    Good,
    /// Words that are not there any more.
    Removed,
    /// Words that are new.
    Added,
    /// "error:"
    Error,
    /// "warning:"
    Warning,
    /// "hint:", "note:"
    Hint,
}

impl Style {
    /// Returns `text` in its look.
    pub fn paint(&self, paint: Paint, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        let ansi = match paint {
            Paint::Match => AnsiColor::Yellow.on_default().bold(),
            Paint::Title => Ansi::new().bold(),
            Paint::Dim => Ansi::new().dimmed(),
            Paint::Number => AnsiColor::Cyan.on_default(),
            Paint::Good => AnsiColor::Green.on_default().bold(),
            Paint::Removed => AnsiColor::Red.on_default().strikethrough(),
            Paint::Added => AnsiColor::Green.on_default().underline(),
            Paint::Error => AnsiColor::Red.on_default().bold(),
            Paint::Warning => AnsiColor::Yellow.on_default().bold(),
            Paint::Hint => AnsiColor::Cyan.on_default().bold(),
        };
        format!("{ansi}{text}{ansi:#}")
    }

    /// Returns `text` as a link to `url`, where the terminal follows links
    /// (OSC 8) and the link leads to the web or to a file.
    pub fn link(&self, text: &str, url: Option<&str>) -> String {
        match url.filter(|_| self.links).and_then(followable) {
            Some(url) => format!("\u{1B}]8;;{url}\u{1B}\\{text}\u{1B}]8;;\u{1B}\\"),
            None => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn only_what_may_be_followed_is_a_link() {
        let style = Style { color: true, links: true, width: 80 };
        for (url, expected) in [
            (Some("https://e.org/a b"), "\u{1B}]8;;https://e.org/a%20b\u{1B}\\x\u{1B}]8;;\u{1B}\\"),
            (Some("https://e.org/\u{7}"), "\u{1B}]8;;https://e.org/%07\u{1B}\\x\u{1B}]8;;\u{1B}\\"),
            (Some("javascript:alert(1)"), "x"),
            (None, "x"),
        ] {
            assert_eq!(style.link("x", url), expected);
        }
        let style = Style { links: false, ..style };
        assert_eq!(style.link("x", Some("https://e.org")), "x");
    }
}
