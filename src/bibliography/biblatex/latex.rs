//! LaTeX as plain text.
//!
//! A bibliography holds LaTeX for accents, dashes, quotation marks and now and
//! then italics. It is read in one pass without recursion: braces only group,
//! a command that wraps a text leaves the text, and what is not known stays as
//! written.

use unicode_normalization::UnicodeNormalization;

use super::super::normal;
use super::symbols::{accent, is_silent, is_switch, raised, symbol};

/// Writes LaTeX as plain text.
pub(super) fn decode(text: &str) -> String {
    if !text.contains(['\\', '{', '}', '$', '~', '-', '`', '\'']) {
        return text.to_owned();
    }
    let dollars = text.split("\\$").map(|part| part.matches('$').count()).sum::<usize>();
    let mut reader = Reader {
        rest: text,
        out: String::with_capacity(text.len()),
        closing: Vec::new(),
        math: false,
        // One dollar opens no formula: it is money that was not escaped.
        has_math: dollars > 0 && dollars.is_multiple_of(2),
    };
    while let Some(c) = reader.eat() {
        reader.step(c);
    }
    reader.out.nfc().collect()
}

/// Writes LaTeX as one line of plain text.
pub(super) fn decode_line(text: &str) -> String {
    normal::line(&decode(text))
}

/// Undoes what exporters escape in fields that are no LaTeX: addresses, DOIs.
pub(super) fn undo_escapes(text: &str) -> String {
    if !text.contains(['\\', '{', '$']) {
        return text.trim().to_owned();
    }
    let text = text
        .replace("\\url", "")
        .replace("\\href", "")
        .replace("$\\sim$", "~")
        .replace("\\textasciitilde", "~")
        .replace("\\textunderscore", "_")
        .replace("\\textasciicircum", "^");
    text.replace(['\\', '{', '}'], "").trim().to_owned()
}

struct Reader<'t> {
    rest: &'t str,
    out: String,
    /// What to write where each open brace closes.
    closing: Vec<&'static str>,
    math: bool,
    has_math: bool,
}

impl<'t> Reader<'t> {
    fn eat(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    fn eat_str(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn step(&mut self, c: char) {
        match c {
            '{' => self.closing.push(""),
            '}' => self.out.push_str(self.closing.pop().unwrap_or_default()),
            '$' if self.has_math => self.math = !self.math,
            '^' | '_' if self.math => self.script(c),
            '~' => self.out.push('\u{A0}'),
            '-' if self.eat_str("--") => self.out.push('—'),
            '-' if self.eat_str("-") => self.out.push('–'),
            '`' if self.eat_str("`") => self.out.push('“'),
            '`' => self.out.push('‘'),
            '\'' if self.eat_str("'") => self.out.push('”'),
            '\\' => self.command(),
            c => self.out.push(c),
        }
    }

    fn command(&mut self) {
        let letters =
            self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        if letters == 0 {
            self.sign();
            return;
        }
        let (name, rest) = self.rest.split_at_checked(letters).unwrap_or((self.rest, ""));
        self.rest = rest;
        if let Some(mark) = accent(name)
            && self.rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '{' | '\\'))
        {
            self.accent(mark);
            return;
        }
        if let Some(text) = symbol(name) {
            self.out.push_str(text);
            self.end_of_name();
            return;
        }
        if is_switch(name) {
            self.end_of_name();
            return;
        }
        self.eat_str("*");
        self.optional_argument();
        match name {
            _ if is_silent(name) => self.skip_group(),
            "href" => self.skip_group(),
            "enquote" | "mkbibquote" if self.eat_str("{") => {
                self.out.push('“');
                self.closing.push("”");
            }
            "textsuperscript" | "mkbibsuperscript" | "up" => self.script_argument('^'),
            "textsubscript" | "mkbibsubscript" => self.script_argument('_'),
            // A command that wraps a text leaves the text.
            _ if self.rest.starts_with('{') => {}
            _ => {
                self.out.push('\\');
                self.out.push_str(name);
            }
        }
    }

    /// A command of one sign: an accent, a space, or the sign itself.
    fn sign(&mut self) {
        let Some(c) = self.eat() else {
            self.out.push('\\');
            return;
        };
        let mut name = [0; 4];
        if let Some(mark) = accent(c.encode_utf8(&mut name)) {
            self.accent(mark);
            return;
        }
        match c {
            '\\' | ',' | ';' | ':' | ' ' | '\n' | '\t' => self.out.push(' '),
            '-' | '/' | '!' | '@' | '(' | ')' | '[' | ']' => {}
            c => self.out.push(c),
        }
    }

    /// Puts a mark on the letter that follows, which braces may enclose and a
    /// command may stand for.
    fn accent(&mut self, mark: char) {
        self.rest = self.rest.trim_start();
        while self.eat_str("{") {
            self.closing.push("");
        }
        let base = match self.eat() {
            Some('}') => {
                // `\~{}` is the mark alone.
                self.out.push_str(self.closing.pop().unwrap_or_default());
                match mark {
                    '\u{303}' => self.out.push('~'),
                    '\u{302}' => self.out.push('^'),
                    _ => {}
                }
                return;
            }
            Some('\\') => {
                let letters = self.rest.len()
                    - self.rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
                let (name, rest) = self.rest.split_at_checked(letters).unwrap_or((self.rest, ""));
                self.rest = rest;
                self.end_of_name();
                match name {
                    "i" => "i",
                    "j" => "j",
                    name => symbol(name).unwrap_or(name),
                }
                .to_owned()
            }
            Some(c) => c.to_string(),
            None => return,
        };
        self.out.push_str(&base);
        self.out.push(mark);
    }

    /// A name of letters ends with the blanks or the empty group behind it.
    fn end_of_name(&mut self) {
        if !self.eat_str("{}") {
            self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        }
    }

    /// Skips `[...]`.
    fn optional_argument(&mut self) {
        if self.rest.starts_with('[')
            && let Some(end) = near(self.rest).find(']')
        {
            self.rest = self.rest.get(end + 1..).unwrap_or_default();
        }
    }

    /// Skips `{...}`.
    fn skip_group(&mut self) {
        if !self.rest.starts_with('{') {
            return;
        }
        let mut depth = 0_usize;
        for (at, byte) in near(self.rest).bytes().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                self.rest = self.rest.get(at + 1..).unwrap_or_default();
                return;
            }
        }
    }

    /// Writes what stands above (`^`) or below the line in a formula.
    fn script(&mut self, above: char) {
        let is_text = ["{\\textrm{", "{\\text{", "{\\mathrm{", "{\\rm "]
            .iter()
            .any(|opening| self.rest.starts_with(opening));
        if is_text {
            // `$^{\textrm{2}}$` is how Zotero writes a raised 2.
            for opening in ["{", "\\textrm", "\\text", "\\mathrm", "\\rm "] {
                if self.eat_str(opening) && opening == "{" {
                    self.closing.push("");
                }
            }
            self.script_argument(above);
        } else if !self.raise(above) {
            self.out.push(above);
        }
    }

    /// Writes an argument above or below the line where Unicode has the
    /// characters, else as it is.
    fn script_argument(&mut self, above: char) {
        let _raised = self.raise(above);
    }

    /// Takes one sign or a group of them if all can be raised.
    fn raise(&mut self, above: char) -> bool {
        let (group, len) = match self.rest.strip_prefix('{') {
            Some(inner) => match near(inner).find('}').and_then(|end| inner.get(..end)) {
                Some(group) => (group, group.len() + 2),
                None => return false,
            },
            None => {
                let len = self.rest.chars().next().map_or(0, char::len_utf8);
                (self.rest.get(..len).unwrap_or_default(), len)
            }
        };
        let signs: Option<String> = group.chars().map(|c| raised(c, above)).collect();
        match signs.filter(|signs| !signs.is_empty()) {
            Some(signs) => {
                self.out.push_str(&signs);
                self.rest = self.rest.get(len..).unwrap_or_default();
                true
            }
            None => false,
        }
    }
}

/// Returns as much of a text as an argument is looked for in: a text of many
/// unclosed ones would otherwise cost the square of its length.
fn near(text: &str) -> &str {
    const MAX_ARGUMENT_BYTES: usize = 2000;
    let end = (MAX_ARGUMENT_BYTES..text.len()).find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{decode_line, undo_escapes};

    #[test]
    fn writes_plain_text() {
        for (text, expected) in [
            ("plain", "plain"),
            (r#"{\"u}ber M\"uller \"{O}l"#, "über Müller Öl"),
            (r"caf\'e caf\'{e} caf{\'e}", "café café café"),
            (r#"na\"{\i}ve \'{\i} \v{s} \v s \c{c}"#, "naïve í š š ç"),
            (r"{\ss} {\o}re \o re \O{}re \l{}", "ß øre øre Øre ł"),
            (r"\H{o} \k{a} \r{a} \.z \=a \~n \^o", "ő ą å ż ā ñ ô"),
            (r"A \& B, 5\% of \$9 \#1 a\_b \{x\}", "A & B, 5% of $9 #1 a_b {x}"),
            ("{{NASA}} and {US} budget", "NASA and US budget"),
            (r"\textit{In situ} and \emph{so} {\em on}", "In situ and so on"),
            (r"\mkbibquote{quoted \emph{text}} end", "“quoted text” end"),
            ("1990--2000 --- a -- b - c", "1990–2000 — a – b - c"),
            ("``quoted'' and `single' it's", "“quoted” and ‘single' it's"),
            (r"CO$_2$ and CO\textsubscript{2}", "CO₂ and CO₂"),
            (r"10$^{-9}$ and 9$^{\textrm{th}}$ m$^{\textrm{2}}$", "10⁻⁹ and 9th m²"),
            (r"$\alpha$-test at 5 $\pm$ 1", "α-test at 5 ± 1"),
            ("costs $5", "costs $5"),
            (r"a~b\ c\,d\\e", "a b c d e"),
            (r"co\-operate", "cooperate"),
            (r"{\textless}b{\textgreater} {\textasciitilde}x", "<b> ~x"),
            (r"\href{https://a.org}{the page}", "the page"),
            (r"\unknown{kept} \unknown", r"kept \unknown"),
            (r"\noopsort{1973}Title", "Title"),
            (r"\~{}x", "~x"),
            ("unbalanced } and {", "unbalanced and"),
            (r"ends with \", r"ends with \"),
            (r"\'", ""),
            (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        ] {
            let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(decode_line(text), expected, "{text}");
        }
    }

    #[test]
    fn undoes_escapes() {
        for (text, expected) in [
            ("https://a.org/x_y?a=1&b=%20", "https://a.org/x_y?a=1&b=%20"),
            (r"https://a.org/x\_y?a=1\&b=\%20\#c", "https://a.org/x_y?a=1&b=%20#c"),
            (r"\url{https://a.org/{\textasciitilde}me}", "https://a.org/~me"),
            ("10.1000/a{\\_}b", "10.1000/a_b"),
        ] {
            assert_eq!(undo_escapes(text), expected);
        }
    }

    #[test]
    fn is_linear() {
        for unit in ["{", r"\'{", r"\href{", r"\textsuperscript{", "$^{", r"\x[", "`", "\\"] {
            decode_line(&unit.repeat(50_000));
        }
    }
}
