use crate::{Article, Paragraph, ParagraphKind};

use super::detect;

fn article(stated: Option<&str>, texts: &[&str]) -> Article {
    let mut article = Article::default();
    article.metadata.language = stated.map(str::to_owned);
    article.paragraphs = texts
        .iter()
        .map(|text| Paragraph { text: (*text).to_owned(), ..Paragraph::default() })
        .collect();
    detect(&mut article);
    article
}

/// The same few sentences, as somebody would write them in each language.
const TEXTS: &[(&str, &str)] = &[
    (
        "en",
        "The old bridge had stood over the river for two hundred years, and nobody in the valley believed that the council would have it taken down before the winter.",
    ),
    (
        "de",
        "Die alte Brücke stand seit zweihundert Jahren über dem Fluss, und niemand im Tal glaubte, dass der Rat sie noch vor dem Winter abtragen lassen würde.",
    ),
    (
        "fr",
        "Le vieux pont se dressait depuis deux cents ans au-dessus de la rivière, et personne dans la vallée ne croyait que le conseil le ferait démolir avant l'hiver.",
    ),
    (
        "es",
        "El viejo puente llevaba doscientos años sobre el río, y nadie en el valle creía que el consejo lo fuera a derribar antes del invierno, pero así fue y con los votos de todos.",
    ),
    (
        "it",
        "Il vecchio ponte stava sul fiume da duecento anni e nessuno nella valle credeva che il consiglio lo avrebbe fatto demolire prima dell'inverno, ma così è stato.",
    ),
    (
        "pt",
        "A velha ponte estava sobre o rio há duzentos anos, e ninguém no vale acreditava que o conselho não a deixasse ficar até ao inverno, mas foi o que aconteceu com os votos de uma só pessoa; as pedras já não são mais de ninguém.",
    ),
    (
        "nl",
        "De oude brug stond al tweehonderd jaar over de rivier en niemand in het dal geloofde dat de raad haar nog voor de winter zou laten afbreken, maar het is wel gebeurd.",
    ),
    (
        "ru",
        "Старый мост стоял над рекой двести лет, и никто в долине не верил, что совет прикажет разобрать его ещё до зимы, но так и было: это решили за один вечер, и только потом об этом узнали все.",
    ),
    (
        "uk",
        "Старий міст стояв над річкою двісті років, і ніхто в долині не вірив, що рада накаже розібрати його ще до зими, але так і сталося: це вирішили за один вечір, і лише потім про це дізналися всі її мешканці.",
    ),
    (
        "ar",
        "كان الجسر القديم قائما فوق النهر منذ مئتي عام، ولم يصدق أحد في الوادي أن المجلس سيأمر بهدمه قبل الشتاء، لكن هذا ما حدث بعد أن اجتمع الأعضاء في القاعة.",
    ),
    (
        "fa",
        "پل قدیمی دویست سال بود که بر رودخانه ایستاده بود و هیچ کس در دره باور نمی‌کرد که شورا آن را پیش از زمستان خراب کند، اما این کار با یک رأی انجام شد.",
    ),
    (
        "ur",
        "پرانا پل دو سو سال سے دریا پر کھڑا تھا اور وادی میں کسی کو یقین نہیں تھا کہ کونسل اسے سردیوں سے پہلے گرا دے گی، لیکن ایسا ہی ہوا اور ایک ووٹ سے ہوا۔",
    ),
    (
        "hi",
        "पुराना पुल दो सौ साल से नदी पर खड़ा था और घाटी में किसी को यकीन नहीं था कि परिषद उसे सर्दी से पहले गिरा देगी, लेकिन ऐसा ही हुआ और एक मत से हुआ।",
    ),
    (
        "tr",
        "Eski köprü iki yüz yıldır nehrin üzerinde duruyordu ve vadide hiç kimse meclisin onu kıştan önce yıktıracağına inanmıyordu, ama öyle oldu ve bu karar tek bir oyla alındı.",
    ),
    (
        "pl",
        "Stary most stał nad rzeką od dwustu lat i nikt w dolinie nie wierzył, że rada każe go rozebrać jeszcze przed zimą, ale tak się stało, a o tym zdecydował tylko jeden głos.",
    ),
    (
        "ja",
        "古い橋は二百年のあいだ川の上に立っていて、谷の誰もが冬の前に取り壊されるとは思っていなかった。",
    ),
    ("zh", "这座古老的桥在河上站了两百年，山谷里没有人相信议会会在冬天之前把它拆掉。"),
    (
        "ko",
        "오래된 다리는 이백 년 동안 강 위에 서 있었고, 골짜기의 누구도 의회가 겨울이 오기 전에 그것을 헐 것이라고 믿지 않았다.",
    ),
    (
        "he",
        "הגשר הישן עמד מעל הנהר מאתיים שנה, ואיש בעמק לא האמין שהמועצה תורה להרוס אותו לפני החורף, אבל כך היה.",
    ),
    (
        "el",
        "Το παλιό γεφύρι στεκόταν διακόσια χρόνια πάνω από το ποτάμι και κανείς στην κοιλάδα δεν πίστευε ότι θα το γκρεμίσουν.",
    ),
    ("th", "สะพานเก่าตั้งอยู่เหนือแม่น้ำมาสองร้อยปี และไม่มีใครในหุบเขาเชื่อว่าสภาจะสั่งรื้อก่อนฤดูหนาว"),
    (
        "sv",
        "Den gamla bron hade stått över floden i två hundra år, och ingen i dalen trodde att rådet skulle låta riva den före vintern, men det blev så med en enda röst.",
    ),
];

fn text(tag: &str) -> &'static str {
    TEXTS.iter().find(|(known, _)| *known == tag).map(|(_, text)| *text).expect(tag)
}

#[test]
fn detects_the_language_of_an_article() {
    for (tag, text) in TEXTS {
        let article = article(None, &[text]);
        assert_eq!(article.metadata.language.as_deref(), Some(*tag), "{text}");
        assert_eq!(article.origin["language"], "detected from the text");
        assert_eq!(article.paragraphs[0].language, None, "{text}");
    }
}

#[test]
fn stays_silent_where_it_is_not_sure() {
    for text in [
        "",
        "12 345 678, 3.14; 2024-05-09",
        "He refused.",
        "“No,” she said.",
        "Council Votes Down Valley Bridge Plan",
        "Jane Doe, Juan de la Cruz, Hans von Roe, Jan van der Berg, Ana da Silva, Luis de la Vega, Joana dos Santos, Piet de Vries, Marie de la Tour, João e Silva",
        "for i in 0..n { let e = a[i]; if e > d { c += e } else { u = s.get(o).map(|x| x.y) } }",
        "Smith, A., Jones, E., Roe, O., Poe, I., Doe, D., Fox, L., Carr, S., Low, N. (1998)",
        "Uno Angry Birds Uno Highbury Legends Uno Avengers Uno Barbie Uno Cars Uno Coca-Cola Uno",
        "London Paris Madrid Roma Berlin Amsterdam Warszawa København Stockholm Praha Budapest",
        "习近平",
        "Αθήνα",
    ] {
        assert_eq!(article(None, &[text]).metadata.language, None, "{text}");
        let within = article(Some("en"), &[text]);
        assert_eq!(within.paragraphs[0].language, None, "{text}");
        assert_eq!(within.metadata.language.as_deref(), Some("en"), "{text}");
    }
}

#[test]
fn tells_foreign_paragraphs() {
    for (tag, foreign) in TEXTS.iter().filter(|(tag, _)| !matches!(*tag, "en" | "pt")) {
        let english = text("en");
        let article = article(None, &[english, english, english, foreign, "Fin."]);
        assert_eq!(article.metadata.language.as_deref(), Some("en"));
        let languages: Vec<_> =
            article.paragraphs.iter().map(|paragraph| paragraph.language.as_deref()).collect();
        assert_eq!(languages, [None, None, None, Some(*tag), None], "{foreign}");
    }
}

#[test]
fn a_bilingual_page_has_both() {
    let (english, persian) = (text("en"), text("fa"));
    let article = article(Some("fa"), &[persian, english, persian, english]);
    assert_eq!(article.metadata.language.as_deref(), Some("fa"));
    let languages: Vec<_> = article.paragraphs.iter().map(|p| p.language.as_deref()).collect();
    assert_eq!(languages, [None, Some("en"), None, Some("en")]);
    assert!(article.notes.is_empty());
}

#[test]
fn a_plainly_wrong_statement_is_overridden() {
    for (stated, tag, expected) in [
        ("en", "fa", "fa"),
        ("en-US", "fa", "fa"),
        ("en", "de", "de"),
        ("ru", "uk", "uk"),
        ("ar", "fa", "fa"),
        ("und", "fr", "fr"),
        // As stated: close to what is found, another code of it, or unknown.
        ("no", "sv", "no"),
        ("gl", "es", "gl"),
        ("prs", "fa", "prs"),
        ("eng", "en", "eng"),
        ("pt-BR", "pt", "pt-BR"),
        ("zh-Hans", "zh", "zh-Hans"),
        ("sco", "en", "sco"),
    ] {
        let article = article(Some(stated), &[text(tag), text(tag)]);
        assert_eq!(article.metadata.language.as_deref(), Some(expected), "{stated} {tag}");
        assert!(article.paragraphs.iter().all(|p| p.language.is_none()), "{stated} {tag}");
    }
    let article = article(Some("en"), &[text("fa"), text("fa")]);
    assert_eq!(article.notes, ["states language en, but the text is fa; taken as fa"]);
    assert_eq!(article.origin["language"], "detected from the text (the page states en)");
}

#[test]
fn code_and_tables_have_no_language() {
    let mut other = article(Some("en"), &[text("de")]);
    other.metadata.language = Some("en".to_owned());
    for kind in [ParagraphKind::Code, ParagraphKind::Table] {
        other.paragraphs[0] = Paragraph { kind, text: text("de").to_owned(), ..Default::default() };
        detect(&mut other);
        assert_eq!(other.paragraphs[0].language, None);
        assert_eq!(other.metadata.language.as_deref(), Some("en"));
    }
}

#[test]
fn fits_its_sets_of_languages() {
    assert!(super::words::LANGUAGES.len() <= 64);
    for (tag, _) in super::words::LANGUAGES {
        assert!(super::scripts::of_language(tag).is_some(), "{tag}");
    }
}
