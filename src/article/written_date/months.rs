//! The names of months.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::tokens::{Kind, Token, fold};

/// Month names by language, each with its usual abbreviations and forms, in
/// lower case and without a final dot.
///
/// An abbreviation that is a common word of its own language is safe here,
/// because a month only counts next to a year.
const GREGORIAN: &[[&str; 12]] = &[
    // English.
    [
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ],
    // German.
    [
        "januar jänner",
        "februar feber",
        "märz mrz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober okt",
        "november",
        "dezember dez",
    ],
    // French.
    [
        "janvier janv",
        "février fevrier févr fév",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre decembre déc",
    ],
    // Spanish.
    [
        "enero ene",
        "febrero",
        "marzo",
        "abril abr",
        "mayo",
        "junio",
        "julio",
        "agosto ago",
        "septiembre setiembre set",
        "octubre",
        "noviembre",
        "diciembre dic",
    ],
    // Portuguese.
    [
        "janeiro",
        "fevereiro fev",
        "março marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro out",
        "novembro",
        "dezembro",
    ],
    // Italian.
    [
        "gennaio gen",
        "febbraio febbr",
        "marzo",
        "aprile",
        "maggio mag",
        "giugno giu",
        "luglio lug",
        "agosto",
        "settembre sett",
        "ottobre ott",
        "novembre",
        "dicembre",
    ],
    // Dutch and Indonesian.
    [
        "januari",
        "februari",
        "maart mrt maret",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus agustus",
        "september",
        "oktober",
        "november",
        "december desember",
    ],
    // Swedish, Danish, Norwegian.
    [
        "januari",
        "februari",
        "mars marts",
        "april",
        "maj mai",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    // Polish.
    [
        "stycznia styczeń",
        "lutego luty",
        "marca marzec",
        "kwietnia kwiecień",
        "maja maj",
        "czerwca czerwiec",
        "lipca lipiec",
        "sierpnia sierpień",
        "września wrzesień",
        "października październik",
        "listopada listopad",
        "grudnia grudzień",
    ],
    // Turkish.
    [
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
        "kasım", "aralık",
    ],
    // Russian.
    [
        "январь января янв",
        "февраль февраля фев",
        "март марта мар",
        "апрель апреля апр",
        "май мая",
        "июнь июня июн",
        "июль июля июл",
        "август августа авг",
        "сентябрь сентября сен сент",
        "октябрь октября окт",
        "ноябрь ноября ноя нояб",
        "декабрь декабря дек",
    ],
    // Ukrainian.
    [
        "січня січень",
        "лютого лютий",
        "березня березень",
        "квітня квітень",
        "травня травень",
        "червня червень",
        "липня липень",
        "серпня серпень",
        "вересня вересень",
        "жовтня жовтень",
        "листопада листопад",
        "грудня грудень",
    ],
    // Arabic in Egypt, the Gulf and Sudan; in the Maghreb.
    [
        "يناير جانفي",
        "فبراير فيفري",
        "مارس",
        "أبريل أفريل",
        "مايو ماي",
        "يونيو يونيه جوان",
        "يوليو يوليه جويلية",
        "أغسطس أوت غشت",
        "سبتمبر شتنبر",
        "أكتوبر",
        "نوفمبر نونبر",
        "ديسمبر دجنبر",
    ],
    // Arabic in the Levant and Iraq; two words are joined by a low line.
    [
        "كانون_الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين_الأول",
        "تشرين_الثاني",
        "كانون_الأول",
    ],
    // Persian in Iran.
    [
        "ژانویه",
        "فوریه",
        "مارس",
        "آوریل آپریل",
        "مه می",
        "ژوئن جون",
        "ژوئیه جولای",
        "اوت آگوست",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
    ],
    // Persian in Afghanistan, and Urdu.
    [
        "جنوری",
        "فبروری فروری",
        "مارچ",
        "اپریل",
        "مئی",
        "جون",
        "جولای جولائی",
        "اگست",
        "سپتمبر ستمبر",
        "اکتوبر",
        "نومبر",
        "دسمبر",
    ],
    // Hindi.
    [
        "जनवरी",
        "फरवरी फ़रवरी",
        "मार्च",
        "अप्रैल",
        "मई",
        "जून",
        "जुलाई",
        "अगस्त",
        "सितंबर सितम्बर",
        "अक्टूबर अक्तूबर",
        "नवंबर नवम्बर",
        "दिसंबर दिसम्बर",
    ],
    // Thai.
    [
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ],
];

/// Month names of the Solar Hijri calendar: in Iran, in Afghanistan in Dari
/// and Pashto, and in Latin letters.
const SOLAR: &[[&str; 12]] = &[
    [
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد امرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ],
    ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"],
    [
        "وری",
        "غویی",
        "غبرګولی",
        "چنګاښ",
        "زمری",
        "وږی",
        "تله",
        "لړم",
        "لیندۍ",
        "مرغومی",
        "سلواغه",
        "کب",
    ],
    [
        "farvardin",
        "ordibehesht",
        "khordad",
        "tir",
        "mordad",
        "shahrivar",
        "mehr",
        "aban",
        "azar",
        "dey",
        "bahman",
        "esfand",
    ],
];

/// A month named in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Month {
    /// Its number, 1 to 12.
    pub(super) number: u16,
    /// The calendar it is a month of.
    pub(super) calendar: Calendar,
    /// Tokens that name it.
    pub(super) used: usize,
    /// Whether the name is a common word, so that a day must stand beside it.
    pub(super) wants_day: bool,
    /// Whether it is another month in another language (`listopada`).
    pub(super) is_doubtful: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Calendar {
    Gregorian,
    SolarHijri,
    /// The months are Gregorian, the years those of the Buddhist era.
    Thai,
}

/// Polish for November, Croatian for October.
const DOUBTFUL: &[&str] = &["listopad", "listopada"];

/// Reads the name of a month at the start of `tokens`; the same month named
/// twice, as Arabic papers do (`أيار/مايو`), is one.
pub(super) fn month(tokens: &[Token<'_>]) -> Option<Month> {
    let mut month = single(tokens)?;
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.text == sign);
    let open = month.used;
    if is(open, "/") || is(open, "(") {
        let rest = tokens.get(open + 1..).unwrap_or_default();
        if let Some(second) = single(rest).filter(|second| second.number == month.number) {
            month.used = open + 1 + second.used;
            month.used += usize::from(is(month.used, ")"));
        }
    }
    Some(month)
}

fn single(tokens: &[Token<'_>]) -> Option<Month> {
    let first = tokens.first().filter(|token| token.kind == Kind::Word)?;
    let name = first.folded();
    let joined = tokens.get(1).filter(|token| token.kind == Kind::Word);
    let joined = joined.map(|second| format!("{name}_{}", second.folded()));
    let (number, calendar, used) = joined
        .and_then(|name| look_up(&name).map(|(number, calendar)| (number, calendar, 2)))
        .or_else(|| look_up(&name).map(|(number, calendar)| (number, calendar, 1)))?;
    let letters = name.chars().count();
    Some(Month {
        number,
        calendar,
        used,
        // "می" and "دی" are common words, and no abbreviation is as short.
        wants_day: letters < 3,
        is_doubtful: DOUBTFUL.contains(&name.as_str()),
    })
}

fn look_up(name: &str) -> Option<(u16, Calendar)> {
    // Every word of every line that may hold a date is asked for.
    static NAMES: OnceLock<FxHashMap<String, (u16, Calendar)>> = OnceLock::new();
    NAMES.get_or_init(names).get(name).copied()
}

/// Gathers the names of all months, of two months with one name the first.
fn names() -> FxHashMap<String, (u16, Calendar)> {
    let mut all = FxHashMap::default();
    let calendars = [(GREGORIAN, Calendar::Gregorian), (SOLAR, Calendar::SolarHijri)];
    for (tables, calendar) in calendars {
        for (number, names) in tables.iter().flat_map(|months| (1..).zip(months)) {
            for name in names.split(' ') {
                let thai = name.chars().any(|c| ('\u{E00}'..='\u{E7F}').contains(&c));
                let calendar = if thai { Calendar::Thai } else { calendar };
                all.entry(name.to_owned()).or_insert((number, calendar));
                all.entry(fold(name)).or_insert((number, calendar));
            }
        }
    }
    all
}
