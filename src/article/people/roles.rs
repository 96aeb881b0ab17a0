//! What people did for a text, as the words before their names say.

use super::starts_with_ignoring_case;

/// What somebody did for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Wrote it.
    Author,
    /// Translated it.
    Translator,
    /// Edited it.
    Editor,
    /// Took the photographs, drew the pictures, helped.
    Other,
}

/// Words before names, in lower case, longest first where one begins another.
/// A low line stands for up to four words ("translated from the Persian by").
const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Translator,
        &[
            "translated _ by",
            "translated by",
            "translation _ by",
            "translation by",
            "translation:",
            "translators",
            "translator",
            "übersetzt _ von",
            "übersetzt von",
            "übersetzung:",
            "übersetzung von",
            "aus dem _ von",
            "traduit _ par",
            "traduit par",
            "traduction:",
            "traduction :",
            "traducido _ por",
            "traducido por",
            "traducción:",
            "traducción de",
            "traduzido _ por",
            "traduzido por",
            "tradução:",
            "tradução de",
            "tradotto da",
            "traduzione di",
            "vertaald door",
            "çeviren",
            "tłumaczenie:",
            "tłumaczył",
            "tłumaczyła",
            "перевод _:",
            "перевод:",
            "перевёл",
            "перевел",
            "перевела",
            "переклад:",
            "ترجمه:",
            "ترجمه :",
            "مترجم",
            "برگردان:",
            "ترجمة:",
            "ترجمة :",
            "ترجمه",
            "ترجمة",
        ],
    ),
    (
        Role::Editor,
        &[
            "edited by",
            "editing by",
            "editors:",
            "editor:",
            "herausgegeben von",
            "redaktion:",
            "édité par",
            "editado por",
            "a cura di",
            "редактор:",
            "ویراستار:",
            "ویراستار",
            "تحرير:",
        ],
    ),
    (
        Role::Other,
        &[
            "photos by",
            "photo by",
            "photographs by",
            "photography by",
            "photographed by",
            "pictures by",
            "photos:",
            "photo:",
            "illustrations by",
            "illustration by",
            "illustrated by",
            "graphics by",
            "video by",
            "additional reporting by",
            "fotos:",
            "foto:",
            "fotos von",
            "photos de",
            "fotos de",
            "фото:",
            "عکس:",
            "عکاس:",
            "تصوير:",
        ],
    ),
    (
        Role::Author,
        &[
            "written by",
            "words by",
            "story by",
            "posted by",
            "published by",
            "reported by",
            "reporting by",
            "opinion by",
            "analysis by",
            "authors",
            "author",
            "text by",
            "by",
            "geschrieben von",
            "verfasst von",
            "text von",
            "écrit par",
            "escrito por",
            "texto de",
            "texto:",
            "scritto da",
            "door:",
            "yazan:",
            "автор текста",
            "автор",
            "авторы",
            "текст:",
            "作者",
            "撰文",
            "نوشته:",
            "نوشته",
            "نویسنده",
            "نویسندگان",
            "به قلم",
            "بقلم",
            "گزارش:",
            "گزارش :",
            "گزارشگر:",
            "توسط",
            "کاتب:",
            "الكاتب:",
            "إعداد:",
        ],
    ),
];

/// Roles in scripts without case that begin titles of articles too
/// ("ترجمه" is "translation", "نوشته" "writing"): without a colon only a name of
/// few words is one after them.
const MAX_UNCASED_WORDS: usize = 4;

/// Tells what people did, and returns their names; `None` for a text that
/// begins with no role. The case of the role does not matter.
#[must_use]
pub(crate) fn role_of(text: &str) -> Option<(Role, &str)> {
    let text = text.trim();
    // Asked of every short line of a text, most of which begin with no role.
    let first = text.chars().next()?.to_lowercase().next()?;
    ROLES.iter().find_map(|(role, names)| {
        let mut known = names.iter().filter(|name| name.starts_with(first));
        let after = known.find_map(|name| after_role(text, name))?;
        Some((*role, after))
    })
}

/// Removes "By" and its like from the start, whatever its case, with the colon
/// after it.
#[must_use]
pub(crate) fn without_role(text: &str) -> &str {
    let text = text.trim();
    role_of(text).map_or(text, |(_, names)| names)
}

fn after_role<'a>(text: &'a str, role: &str) -> Option<&'a str> {
    let (rest, with_colon) = match role.split_once('_') {
        Some((start, end)) => between(text, start.trim(), end.trim())?,
        None => {
            let rest = starts_with_ignoring_case(text, role)
                .then(|| skip_chars(text, role.chars().count()))?;
            (rest, role.ends_with(':'))
        }
    };
    let names = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    let colon = with_colon || rest.trim_start().starts_with([':', '：']);
    // "Byron" and a bare "By" are no role before names.
    if names.is_empty() || !colon && names.len() == rest.len() {
        return None;
    }
    let is_uncased = !names.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let is_arabic = is_uncased && role.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c));
    let too_long = names.split_whitespace().count() > MAX_UNCASED_WORDS;
    (colon || !is_arabic || !too_long).then_some(names)
}

/// Finds `start`, up to four words, and `end`; returns what follows.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, bool)> {
    if !starts_with_ignoring_case(text, start) {
        return None;
    }
    let rest = skip_chars(text, start.chars().count());
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let mut at = 0;
    for (count, word) in rest.split_inclusive(char::is_whitespace).enumerate() {
        at += word.len();
        let bare = word.trim();
        if count > 0 && (bare.eq_ignore_ascii_case(end) || end == ":" && bare.ends_with(':')) {
            // The blank after the word shows that it is one.
            let after = at - (word.len() - word.trim_end().len());
            return rest.get(after..).map(|rest| (rest, end == ":"));
        }
        // The first "word" is the blank before it.
        if count > 5 {
            break;
        }
    }
    None
}

fn skip_chars(text: &str, count: usize) -> &str {
    let skip: usize = text.chars().take(count).map(char::len_utf8).sum();
    text.get(skip..).unwrap_or_default()
}
