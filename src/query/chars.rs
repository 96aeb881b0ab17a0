//! What the characters of a query are to the language.
//!
//! Only classes that the standard library does not know; everything not listed
//! here is something that can be looked for, so that symbols and emoji are.

/// Says whether `c` separates words. Control characters do: they come from
/// pasted text and nobody looks for them.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Says whether `c` groups parts of a query, as typed on any keyboard.
pub(super) fn is_parenthesis(c: char) -> bool {
    opens_group(c) || matches!(c, ')' | '）')
}

/// Says whether `c` begins a group.
pub(super) fn opens_group(c: char) -> bool {
    matches!(c, '(' | '（')
}

/// Says whether `c` is invisible and carries no meaning for a search: soft
/// hyphens, zero-width spaces, marks of direction. Words are read without
/// them.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// Says whether `c` only joins or varies its neighbours. Persian words and
/// emoji need these inside; alone and at the edge they are nothing.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Says whether `c` is punctuation that can surround a word without being a
/// part of it. Signs of currency are not.
pub(super) fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation() && c != '$';
    }
    matches!(
        c,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '´' | '¨' | '¸' | '¯'
            | '\u{55A}'..='\u{55F}' // Armenian
            | '\u{589}'..='\u{58A}'
            | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}' | '\u{5F3}' | '\u{5F4}' // Hebrew
            | '\u{609}'..='\u{60D}' | '\u{61B}'..='\u{61F}' | '\u{66A}'..='\u{66D}' // Arabic
            | '\u{6D4}' | '\u{700}'..='\u{70D}'
            | '\u{964}' | '\u{965}' | '\u{970}' // Devanagari
            | '\u{E4F}' | '\u{E5A}' | '\u{E5B}' // Thai
            | '\u{1361}'..='\u{1368}' // Ethiopic
            | '\u{17D4}'..='\u{17DA}' // Khmer
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' // general
            | '\u{2212}' // minus sign
            | '\u{2E00}'..='\u{2E7F}' // supplemental
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
            | '\u{3030}' | '\u{303D}' | '\u{30FB}'
            | '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE6B}'
            | '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0F}'
            | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}'
    )
}

/// Says whether `c` is neither a letter, a digit nor a symbol.
pub(super) fn is_noise(c: char) -> bool {
    is_blank(c) || is_ignorable(c) || is_joiner(c) || is_punctuation(c)
}

/// Says whether `text` holds a letter, a digit or a symbol: something that can
/// be looked for.
pub(super) fn has_content(text: &str) -> bool {
    text.chars().any(|c| !is_noise(c))
}

/// Returns `text` on one line: runs of blanks made one, none at the ends, and
/// nothing invisible.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().filter(|&c| !is_ignorable(c)) {
        if is_blank(c) {
            gap = true;
            continue;
        }
        if gap && !line.is_empty() {
            line.push(' ');
        }
        gap = false;
        line.push(c);
    }
    line
}

/// Returns `text` as a message shows it: on one line, of at most 40
/// characters, so that a pasted page does not drown the message about it.
pub(super) fn shown(text: &str) -> String {
    const MAX_CHARS: usize = 40;
    // Four bytes hold any character; cutting first keeps this independent of
    // the length of the text.
    let head: String = text.chars().take(MAX_CHARS + 1).collect();
    let line = one_line(&head);
    if head.chars().count() <= MAX_CHARS {
        return line;
    }
    let mut cut: String = line.chars().take(MAX_CHARS).collect();
    cut.push('…');
    cut
}
