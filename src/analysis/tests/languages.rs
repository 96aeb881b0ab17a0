//! What is one word in a language, and what is not; how scripts are cut.

use super::super::{Analyzer, Memo, Tokens};
use super::check;

fn stems(tag: &str, text: &str) -> Vec<String> {
    let mut tokens = Tokens::default();
    Analyzer::for_language(Some(tag)).analyze(text, &mut Memo::default(), &mut tokens);
    tokens.iter().map(|token| token.stem.to_owned()).collect()
}

/// Checks that the words of each row, set apart by blanks, are one word.
#[track_caller]
fn same(tag: &str, rows: &[&str]) {
    for row in rows {
        let stems = stems(tag, row);
        assert!(stems.len() > 1, "{row}: {stems:?}");
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{row}: {stems:?}");
    }
}

/// Checks that the two words of each row are not one.
#[track_caller]
fn different(tag: &str, rows: &[&str]) {
    for row in rows {
        let stems = stems(tag, row);
        assert!(stems.len() == 2 && stems[0] != stems[1], "{row}: {stems:?}");
    }
}

#[test]
fn arabic() {
    same(
        "ar",
        &[
            "كتاب الكتاب والكتاب بالكتاب للكتاب كتابهم كتابها كِتَاب كتـــاب",
            "حكومة الحكومة للحكومة وحكومة حكومتهم حكومه",
            "إسلام اسلام الإسلام الاسلام",
            "أفغانستان افغانستان",
            "مسؤول المسؤول مسوول",
            "مسلم مسلمون المسلمين",
            "على علي علی",
            "٢٠٢٤ 2024 ۲۰۲۴",
            "كابل کابل",
        ],
    );
    different("ar", &["كتاب مكتب", "بلاد بلد", "حرب حزب", "كتاب باب"]);
}

#[test]
fn persian() {
    same(
        "fa",
        &[
            "کتاب کتاب‌ها کتابها کتاب‌های کتابهایش كتاب كتابهاي کتابی",
            "ایران ایرانی ایرانی‌ها ایرانیان",
            "خانه خانهٔ خانۀ خانه‌ای",
            "می‌خواهم می‌خواهند نمی‌خواهد",
            "مسئول مسیول",
            "دولت دولت‌ها دولتی دولتهای",
            "پاکستان پاکستانی پاکستانی‌ها",
            "بزرگ بزرگ‌تر بزرگ‌ترین",
            "۱۴۰۳ ١٤٠٣ 1403",
            "علی علي على",
        ],
    );
    different("fa", &["کشتی کشور", "ایران ایراد", "کتاب کباب"]);
    // The form is without the joint, so that prefixes and near spellings fit.
    check("fa", "می‌شود", "میشود/شو");
}

#[test]
fn urdu_and_pashto() {
    same("ur", &["ہمارے ھمارے همارے", "پاکستانی پاكستاني", "۲۰۲۴ 2024"]);
    same("ps", &["طالبان طالبان", "کابل كابل"]);
}

#[test]
fn hindi() {
    same(
        "hi",
        &[
            "हिन्दी हिंदी",
            "लड़का लड़के लड़कों लडका",
            "ज़मीन जमीन",
            "सम्बन्ध संबंध",
            "चाँद चांद",
            "कॉलेज कोलेज",
            "किताब किताबें किताबों",
            "मुम्बई मुंबई",
            "२०२४ 2024",
        ],
    );
    different("hi", &["दिन दान", "भारत भाषा"]);
    // In stems long vowels are as short ones, not in forms.
    check("hi", "भारतीय", "भारतीय/भारतिय");
}

#[test]
fn chinese() {
    for (text, expected) in [
        ("美国", "(美国)x2 美 国"),
        ("美国军队", "(美国)x2 美 (国军)x2 国 (军队)x2 军 队"),
        ("美", "美"),
        ("美国，军队。", "(美国)x2 美 国 (军队)x2 军 队"),
        ("2024年", "2024 年"),
        ("ISIS在", "isis/isi 在"),
        ("𠮷野", "(𠮷野)x2 𠮷 野"),
        ("ＡＢＣ公司", "abc (公司)x2 公 司"),
        ("《黑豹》", "(黑豹)x2 黑 豹"),
        ("新-冠", "(新冠)x2 新 冠"),
        ("C++语", "c++ 语"),
    ] {
        // The same in a text of another language.
        let english = if text.contains("ISIS") { expected } else { "" };
        check("en", text, if english.is_empty() { expected } else { english });
        check("zh", text, &expected.replace("isis/isi", "isis"));
    }
}

#[test]
fn japanese() {
    for (text, expected) in [
        ("日本語", "(日本)x2 日 (本語)x2 本 語"),
        ("データ", "(デー)x2 デ (ータ)x2 ー タ"),
        ("ﾃﾞｰﾀ", "(デー)x2 デ (ータ)x2 ー タ"),
        ("イスラム国", "(イス)x2 イ (スラ)x2 ス (ラム)x2 ラ (ム国)x2 ム 国"),
        ("東京は", "(東京)x2 東 (京は)x2 京 は"),
        ("か\u{3099}く", "(がく)x2 が く"),
        ("人々", "(人々)x2 人 々"),
        ("ジョン・スミス", "(ジョ)x2 ジ (ョン)x2 ョ ン (スミ)x2 ス (ミス)x2 ミ ス"),
        ("2024年5月", "2024 年 5 月"),
        ("Ｊリーグ", "j (リー)x2 リ (ーグ)x2 ー グ"),
    ] {
        check("ja", text, expected);
    }
}

#[test]
fn korean() {
    for (text, expected) in [
        ("한국", "(한국)x2 한 국"),
        ("한국의", "(한국)x2 한 (국의)x2 국 의"),
        ("한국 의", "(한국)x2 한 국 의"),
        ("\u{1112}\u{1161}\u{11AB}국", "(한국)x2 한 국"),
        ("2024년", "2024 년"),
        ("KBS는", "kbs 는"),
        ("A형", "a 형"),
        ("3.5점", "3.5 점"),
        ("물", "물"),
        ("韓國", "(韓國)x2 韓 國"),
    ] {
        check("ko", text, expected);
    }
}

#[test]
fn thai_and_its_neighbours() {
    for (tag, text, expected) in [
        ("th", "ไทย", "(ไทย)x2 ไท ย"),
        ("th", "ประเทศไทย", "(ประ)x2 ป (ระเท)x2 ระ (เทศ)x2 เท (ศไท)x2 ศ (ไทย)x2 ไท ย"),
        ("th", "เท่าไร", "(เท่าไร)x2 เท่า ไร"),
        ("th", "น้ำ", "น้\u{E4D}า"),
        ("th", "พ.ศ. ๒๕๖๗", "พ ศ 2567"),
        ("th", "2567ปี", "2567 ปี"),
        ("th", "ต่างๆ", "(ต่าง)x2 ต่า (งๆ)x2 ง ๆ"),
        ("th", "ไทย\u{200B}แลนด์", "(ไทย)x2 ไท ย (แลน)x2 แล (นด์)x2 น ด์"),
        ("th", "NATOของ", "nato (ขอ)x2 ข (อง)x2 อ ง"),
        ("lo", "ປະເທດລາວ", "(ປະເທ)x2 ປະ (ເທດ)x2 ເທ (ດລາ)x2 ດ (ລາວ)x2 ລາ ວ"),
        ("km", "ខ្មែរ", "(ខ្មែរ)x2 ខ្មែ រ"),
        ("my", "မြန်မာ", "(မြန်မာ)x2 မြန် မာ"),
        ("my", "ရန်ကုန်၂၀၂၄", "(ရန်ကုန်)x2 ရန် ကုန် 2024"),
        ("bo", "བོད་ཡིག", "(བོདཡིག)x2 བོད ཡིག"),
    ] {
        check(tag, text, expected);
    }
}

#[test]
fn greek() {
    same(
        "el",
        &[
            "οδός ΟΔΟΣ οδος",
            "άνθρωπος ΑΝΘΡΩΠΟΣ ανθρωπος Άνθρωποι ανθρώπους",
            "Αθήνα ΑΘΗΝΑ αθηνα Αθήνας",
            "πόλεμος πολεμος ΠΟΛΕΜΟΣ",
            "κυβέρνηση ΚΥΒΕΡΝΗΣΗ κυβερνηση κυβερνήσεις",
            "Ελλάδα ελλαδα ΕΛΛΑΔΑ",
            "ΰδωρ ύδωρ υδωρ",
            "ἄνθρωπος άνθρωπος",
        ],
    );
    different("el", &["οδός ωδή", "πόλη πόλεμος"]);
}

#[test]
fn turkish() {
    same(
        "tr",
        &[
            "İstanbul istanbul İSTANBUL",
            "İstanbul'da İstanbul’un İstanbul",
            "Türkiye'nin Türkiye TÜRKİYE",
            "ISPARTA Isparta ısparta",
            "kitap kitaplar kitapları",
            "ülke ülkeler ülkelerin",
            "hükümet HÜKÜMET hükümetler",
            "Diyarbakır DİYARBAKIR diyarbakır",
        ],
    );
    different("tr", &["at et", "kitap kita"]);
    check("tr", "Türkiye'nin", "turkiye/turki");
}

#[test]
fn russian_and_its_neighbours() {
    same(
        "ru",
        &[
            "ёлка елка Ёлка",
            "всё все",
            "война войны войной войне",
            "правительство правительства правительством",
            "российский российская российского",
            "РОССИЯ Россия России",
            "теракт теракты терактов",
            "самолёт самолет самолёты",
        ],
    );
    different("ru", &["мир мор", "война воин"]);
    same("uk", &["війна війни війною", "м'яч м’яч", "уряд уряду урядом", "ґрунт грунт"]);
    same("sr", &["Београд Beograd", "влада vlada", "џамија džamija", "rijeka reka"]);
    same("hr", &["država države državi", "Đaković Daković"]);
}

#[test]
fn german() {
    same(
        "de",
        &[
            "Straße STRASSE Strasse Straßen",
            "Müller Mueller Muller",
            "Häuser Haus Hauses",
            "Regierung Regierungen REGIERUNG",
            "Größe Groesse Grösse",
            "Bären Baeren",
            "Österreich Oesterreich ÖSTERREICH",
            "Angriff Angriffe Angriffs Angriffen",
            "Bundesländer Bundesländern",
        ],
    );
    different("de", &["Mutter Muster", "Kirche Kirsche"]);
}

#[test]
fn vietnamese() {
    // Tones and hats are left out as often as not.
    same(
        "vi",
        &[
            "Việt Viet VIỆT Vie\u{323}\u{302}t",
            "Nguyễn Nguyen NGUYỄN",
            "Đảng Dang đảng",
            "người nguoi",
            "Hà Ha",
            "chiến chien",
            "quốc quoc",
            "thủ thu",
            "ưu uu",
        ],
    );
    different("vi", &["Hà Hải", "ba bốn"]);
    check("vi", "Việt Nam", "viet nam");
}

#[test]
fn languages_of_europe() {
    same("fr", &["l'économie économie ECONOMIE", "attaques attaque", "œuvre oeuvre"]);
    same("es", &["niño niños NIÑO", "ataque ataques", "acción acciones"]);
    same("pt", &["ação AÇÃO acao", "guerra guerras", "ataque ataques"]);
    same("it", &["città citta", "l'attacco attacco attacchi"]);
    same("nl", &["aanval aanvallen", "regering regeringen"]);
    same("ro", &["știință ştiinţă", "guvern guvernul guvernului"]);
    same("pl", &["wojna wojny wojną", "Łódź LÓDŹ"]);
    same("cs", &["válka války", "vláda vlády vládou"]);
    same("sv", &["krig kriget krigen", "regering regeringen"]);
    same("fi", &["talo talon talossa", "auto auton autot"]);
    same("hu", &["ház házak házban", "kormány kormányok"]);
    same("ca", &["l'atac atac atacs"]);
    same("id", &["serangan menyerang"]);
    same("ms", &["serangan serangannya"]);
    same("ga", &["d'fhear fhear"]);
    same("eo", &["l'homo homo homoj homojn"]);
}

#[test]
fn every_stemmer_is_reached_by_its_tag() {
    for (tag, stemmer) in [
        ("ar", "arabic"),
        ("hy", "armenian"),
        ("eu", "basque"),
        ("ca", "catalan"),
        ("cs", "czech"),
        ("da", "danish"),
        ("nl", "dutch"),
        ("en", "english"),
        ("eo", "esperanto"),
        ("et", "estonian"),
        ("fi", "finnish"),
        ("fr", "french"),
        ("de", "german"),
        ("el", "greek"),
        ("hi", "hindi"),
        ("hu", "hungarian"),
        ("id", "indonesian"),
        ("ga", "irish"),
        ("it", "italian"),
        ("lt", "lithuanian"),
        ("ne", "nepali"),
        ("no", "norwegian"),
        ("fa", "persian"),
        ("pl", "polish"),
        ("pt", "portuguese"),
        ("ro", "romanian"),
        ("ru", "russian"),
        ("sr", "serbian"),
        ("st", "sesotho"),
        ("es", "spanish"),
        ("sv", "swedish"),
        ("ta", "tamil"),
        ("tr", "turkish"),
        ("uk", "ukrainian"),
        ("yi", "yiddish"),
        // Other codes of the same, and near relatives.
        ("deu", "german"),
        ("prs", "persian"),
        ("arb", "arabic"),
        ("hr", "serbian"),
        ("ms", "indonesian"),
        ("zh-TW", "none"),
        ("vi", "none"),
    ] {
        let analyzer = Analyzer::for_language(Some(tag));
        assert_eq!(analyzer.stemmer(), stemmer, "{tag}");
        assert_eq!(Analyzer::with_stemmer(stemmer), Some(analyzer), "{tag}");
    }
}

#[test]
fn stop_words() {
    for (tag, words, others) in [
        ("en", "the what who how many did been Whose DOESN'T", "us may state minister one taliban"),
        ("de", "der wer wie viele wurde für über hätte", "Krieg Regierung Minister Land"),
        ("fr", "le qui combien était où à comment", "guerre état ministre"),
        ("es", "el qué cuántos está más", "guerra estado año"),
        ("pt", "o quem quantos não são", "guerra estado ano"),
        ("it", "il chi quanti è perché", "guerra stato anno"),
        ("nl", "de wie hoeveel werd niet", "oorlog regering jaar"),
        ("ru", "что кто сколько был её", "война год правительство"),
        ("uk", "що хто скільки був", "війна рік"),
        ("ar", "من ماذا كم في على الذي إلى", "حرب حكومة عام"),
        ("fa", "چه که چند در است می‌شود آن‌ها", "جنگ دولت سال"),
        ("hi", "क्या कौन कितने में है और", "युद्ध सरकार साल"),
        ("tr", "ne kim kaç nasıl mı bir ve", "savaş hükümet yıl"),
        ("el", "τι ποιος πόσο είναι ΤΟ", "πόλεμος κυβέρνηση"),
        ("th", "อะไร ใคร ที่ เท่าไร", "สงคราม ไทย"),
        ("zh", "什么 谁 多少 的 是", "战争 政府 年"),
        ("ja", "何 誰 です いつ は", "戦争 政府 年"),
        ("ko", "무엇 누구 언제 는", "전쟁 정부 한국"),
        ("vi", "là gì của những", "chiến tranh"),
        ("pl", "kto ile był się", "wojna rząd"),
        ("cs", "kdo kolik byl se", "válka vláda"),
        ("sv", "vem vad är och", "krig regering"),
        ("fi", "kuka mikä on ja", "sota hallitus"),
        ("hu", "ki mennyi és a", "háború kormány"),
        ("ro", "cine câți și este", "război guvern"),
        ("sr", "ко koliko је и", "рат vlada"),
        ("id", "siapa berapa yang di", "perang pemerintah"),
    ] {
        let analyzer = Analyzer::for_language(Some(tag));
        let is_stop_word = |word: &str| {
            let pattern = analyzer.pattern(word);
            let form = pattern.whole.as_ref().or(pattern.parts.first());
            form.is_some_and(|term| analyzer.is_stop_word(&term.form))
        };
        for word in words.split(' ') {
            assert!(is_stop_word(word), "{tag}: {word} should be one");
        }
        for word in others.split(' ') {
            assert!(!is_stop_word(word), "{tag}: {word}");
        }
    }
    assert!(!Analyzer::for_language(Some("st")).is_stop_word("le"));
}
