//! Which script a text is written in, and the language where that decides.

/// A script, or the scripts of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Several languages are written in it: words decide.
    Shared(Shared),
    /// One language is written in it, among those that articles are in.
    Own(&'static str),
    /// Chinese characters, which Japanese uses too.
    Han,
    /// The syllables of Japanese.
    Kana,
}

/// A script that several languages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shared {
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Hebrew,
    Ethiopic,
}

/// Returns the script of a letter; `None` for what is no letter or in a script
/// unknown here. Signs that several scripts share are in none.
pub(super) const fn script(c: char) -> Option<Script> {
    use Script::{Han, Kana, Own};
    Some(match c {
        'a'..='z' | 'A'..='Z' => Script::Shared(Shared::Latin),
        '\0'..='\u{BF}' | '×' | '÷' => return None,
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Shared(Shared::Latin),
        // Ancient Greek has letters of its own (U+1F00), which are left out.
        '\u{370}'..='\u{3FF}' => Own("el"),
        '\u{400}'..='\u{52F}' => Script::Shared(Shared::Cyrillic),
        '\u{531}'..='\u{587}' => Own("hy"),
        '\u{5D0}'..='\u{5F2}' => Script::Shared(Shared::Hebrew),
        '\u{620}'..='\u{63F}'
        | '\u{641}'..='\u{64A}'
        | '\u{66E}'..='\u{6D3}'
        | '\u{6D5}'
        | '\u{6EE}'
        | '\u{6EF}'
        | '\u{6FA}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => Script::Shared(Shared::Arabic),
        '\u{900}'..='\u{963}' | '\u{971}'..='\u{97F}' => Script::Shared(Shared::Devanagari),
        // Assamese has two letters that Bengali has not.
        '\u{9F0}' | '\u{9F1}' => Own("as"),
        '\u{980}'..='\u{9E3}' => Own("bn"),
        '\u{A00}'..='\u{A65}' | '\u{A70}'..='\u{A7F}' => Own("pa"),
        '\u{A80}'..='\u{AE3}' => Own("gu"),
        '\u{B00}'..='\u{B65}' => Own("or"),
        '\u{B80}'..='\u{BE5}' => Own("ta"),
        '\u{C00}'..='\u{C65}' => Own("te"),
        '\u{C80}'..='\u{CE5}' => Own("kn"),
        '\u{D00}'..='\u{D65}' => Own("ml"),
        '\u{D80}'..='\u{DDF}' => Own("si"),
        '\u{E01}'..='\u{E4E}' => Own("th"),
        '\u{E81}'..='\u{ECD}' => Own("lo"),
        '\u{1000}'..='\u{103F}' => Own("my"),
        '\u{10A0}'..='\u{10FF}' => Own("ka"),
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}' => Own("ko"),
        '\u{1200}'..='\u{135A}' => Script::Shared(Shared::Ethiopic),
        '\u{1780}'..='\u{17D3}' => Own("km"),
        '\u{3041}'..='\u{30FF}' => Kana,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Han,
        _ => return None,
    })
}

/// Answers for the scripts of most texts before asking [`script`], which goes
/// through all of them.
#[inline]
const fn script_fast(c: char) -> Option<Script> {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Some(Script::Han),
        '\u{400}'..='\u{52F}' => Some(Script::Shared(Shared::Cyrillic)),
        _ => script(c),
    }
}

/// Returns the script that a language is written in, where it is one of a
/// kind that tells it from others; `None` for a language unknown here.
pub(super) fn of_language(tag: &str) -> Option<Script> {
    let sample = match tag {
        "el" => 'α',
        "hy" => 'ա',
        "bn" => 'ক',
        "as" => 'ৰ',
        "pa" => 'ਕ',
        "gu" => 'ક',
        "or" => 'କ',
        "ta" => 'க',
        "te" => 'క',
        "kn" => 'ಕ',
        "ml" => 'ക',
        "si" => 'ක',
        "th" => 'ก',
        "lo" => 'ກ',
        "my" => 'က',
        "ka" => 'ა',
        "ko" => '가',
        "km" => 'ក',
        "zh" => '中',
        "ja" => 'の',
        _ => super::words::LANGUAGES.iter().find(|(known, _)| *known == tag)?.1.chars().next()?,
    };
    script(sample)
}

/// How much of a text is in which script.
#[derive(Default)]
pub(super) struct Scripts {
    counts: Vec<(Script, u32)>,
}

/// The letters of a Chinese, Japanese or Korean character in an alphabet: a
/// word of two characters there is a word of six letters or so elsewhere, and
/// a foreign name must not outweigh the text around it.
const LETTERS_PER_CHARACTER: u32 = 3;

impl Scripts {
    /// Counts the letters of `text`.
    pub(super) fn count(text: &str) -> Self {
        let mut scripts = Self::default();
        scripts.add(text);
        scripts
    }

    fn add(&mut self, text: &str) {
        if text.is_ascii() {
            let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
            self.bump(Script::Shared(Shared::Latin), u32::try_from(letters).unwrap_or(u32::MAX));
            return;
        }
        // Neighbours are mostly in one script, which saves looking it up.
        let mut run: Option<(Script, u32)> = None;
        for found in text.chars().filter_map(script_fast) {
            match &mut run {
                Some((script, count)) if *script == found => *count += 1,
                _ => {
                    if let Some((script, count)) = run.replace((found, 1)) {
                        self.bump(script, count);
                    }
                }
            }
        }
        if let Some((script, count)) = run {
            self.bump(script, count);
        }
    }

    fn bump(&mut self, script: Script, letters: u32) {
        let weight = match script {
            Script::Han | Script::Kana | Script::Own("ko") => LETTERS_PER_CHARACTER,
            _ => 1,
        };
        let letters = letters.saturating_mul(weight);
        match self.counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count = count.saturating_add(letters),
            None => self.counts.push((script, letters)),
        }
    }

    fn of(&self, script: Script) -> u32 {
        self.counts.iter().find(|(known, _)| *known == script).map_or(0, |(_, count)| *count)
    }

    /// Returns the number of letters.
    pub(super) fn letters(&self) -> u32 {
        self.counts.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// Returns the script of at least `percent` of the letters, where there is
    /// one; Chinese characters and kana together are one, named by whether
    /// there is kana enough for Japanese.
    pub(super) fn dominant(&self, percent: u32) -> Option<Script> {
        let all = u64::from(self.letters());
        let enough = |count: u32| count > 0 && u64::from(count) * 100 >= all * u64::from(percent);
        let (han, kana) = (self.of(Script::Han), self.of(Script::Kana));
        if enough(han.saturating_add(kana)) {
            // Japanese prose is a third to two thirds kana; Chinese has none
            // but in a quoted name. What lies between is not decided.
            return match kana.saturating_mul(100) / han.saturating_add(kana) {
                15.. => Some(Script::Kana),
                0..=3 => Some(Script::Han),
                _ => None,
            };
        }
        let (bengali, assamese) = (self.of(Script::Own("bn")), self.of(Script::Own("as")));
        if enough(bengali.saturating_add(assamese)) {
            let has_both = u64::from(assamese) * 100 >= u64::from(bengali);
            return Some(Script::Own(if has_both { "as" } else { "bn" }));
        }
        self.counts.iter().find(|(_, count)| enough(*count)).map(|(script, _)| *script)
    }
}
