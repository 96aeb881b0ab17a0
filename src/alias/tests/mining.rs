//! What a paragraph defines, row by row.

use super::super::mine::mine;

/// Lists what is mined as `short = long`.
fn mined(text: &str) -> Vec<String> {
    mine(text).into_iter().map(|found| format!("{} = {}", found.short, found.long)).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(mined(text), expected, "{text}");
}

#[track_caller]
fn nothing(text: &str) {
    check(text, &[]);
}

#[test]
fn short_forms_in_brackets() {
    check(
        "The Islamic State–Khorasan Province (ISKP), an affiliate, has grown.",
        &["ISKP = Islamic State–Khorasan Province"],
    );
    check(
        "an alleged Islamic State Khorasan Province (ISKP) operative",
        &["ISKP = Islamic State Khorasan Province"],
    );
    check("by the Islamic State—Khorasan (ISK) there", &["ISK = Islamic State—Khorasan"]);
    check(
        "the Islamic State‑Khorasan Province (“ISKP”)",
        &["ISKP = Islamic State‑Khorasan Province"],
    );
    check(
        "Islamic State of Iraq and Syria (ISIS), has",
        &["ISIS = Islamic State of Iraq and Syria"],
    );
    check(
        "Islamic State of Iraq and al-Sham (ISIS)",
        &["ISIS = Islamic State of Iraq and al-Sham"],
    );
    check(
        "in the Islamic State in Iraq and the Levant (ISIL)",
        &["ISIL = Islamic State in Iraq and the Levant"],
    );
    check("the Islamic State (IS) group", &["IS = Islamic State"]);
    check("the Islamic State (ISIS) group", &["ISIS = Islamic State"]);
    check(
        "the Islamic State of Iraq and Syria (Isis)",
        &["Isis = Islamic State of Iraq and Syria"],
    );
    check("with Tehreek e Taliban Pakistan (TTP), Pakistan", &["TTP = Tehreek e Taliban Pakistan"]);
    check("from the Tehrik-i-Taliban Pakistan (TTP)", &["TTP = Tehrik-i-Taliban Pakistan"]);
    check(
        "Lashkar-e-Taiba (LeT), Jaish-e-Mohammed (JeM) and Harkat-ul-Jihad al-Islami (HuJI)",
        &["LeT = Lashkar-e-Taiba", "JeM = Jaish-e-Mohammed", "HuJI = Harkat-ul-Jihad al-Islami"],
    );
    check("agency, Inter-Services Intelligence (ISI), has", &["ISI = Inter-Services Intelligence"]);
    check("the Salafi group Al Qaeda (AQ).", &["AQ = Al Qaeda"]);
    check(
        "groups like al-Qaeda in the Arabian Peninsula (AQAP)",
        &["AQAP = al-Qaeda in the Arabian Peninsula"],
    );
    check("Financial Action Task Force (FATF) scrutiny", &["FATF = Financial Action Task Force"]);
    check("Pakistan People's Party (PPP)", &["PPP = Pakistan People's Party"]);
    check("the Kurdistan Workers’ Party (KWP)", &["KWP = Kurdistan Workers’ Party"]);
    check("Khyber Pakhtunkhwa (KPK)", &["KPK = Khyber Pakhtunkhwa"]);
    check("Pakistan Muslim League-Nawaz (PML-N)", &["PML-N = Pakistan Muslim League-Nawaz"]);
    check("United States (U.S.) forces", &["U.S. = United States"]);
    check(
        "UN High Commissioner for Refugees (UNHCR)",
        &["UNHCR = UN High Commissioner for Refugees"],
    );
    check(
        "US Agency for International Development (USAID)",
        &["USAID = US Agency for International Development"],
    );
    check("the U.S. Central Command (CENTCOM)", &["CENTCOM = Central Command"]);
    check(
        "the Ministry of Defence (MoD) and Ministry of Interior (MOI)",
        &["MoD = Ministry of Defence", "MOI = Ministry of Interior"],
    );
    check(
        "the United Nations Educational, Scientific and Cultural Organization (UNESCO)",
        &["UNESCO = United Nations Educational, Scientific and Cultural Organization"],
    );
    check("Research & Development (R&D)", &["R&D = Research & Development"]);
    check("at YouTube (YT)", &["YT = YouTube"]);
    check("Islamic State [IS]", &["IS = Islamic State"]);
    check("the American Academy of Arts (AAA)", &["AAA = American Academy of Arts"]);
}

#[test]
fn words_that_are_no_names_have_short_forms() {
    check("with improvised explosive devices (IEDs)", &["IEDs = improvised explosive devices"]);
    check("weapons of mass destruction (WMD)", &["WMD = weapons of mass destruction"]);
    check(
        "an intercontinental ballistic missile (ICBM)",
        &["ICBM = intercontinental ballistic missile"],
    );
    check(
        "tactics, techniques, and procedures (TTPs)",
        &["TTPs = tactics, techniques, and procedures"],
    );
    check("the gross domestic product (GDP) fell", &["GDP = gross domestic product"]);
}

#[test]
fn other_languages() {
    check(
        "Федеральная служба безопасности (ФСБ) сообщила",
        &["ФСБ = Федеральная служба безопасности"],
    );
    check(
        "Организация Объединённых Наций (далее — ООН)",
        &["ООН = Организация Объединённых Наций"],
    );
    check("die Kreditanstalt für Wiederaufbau (KfW)", &["KfW = Kreditanstalt für Wiederaufbau"]);
    check(
        "las Fuerzas Armadas Revolucionarias de Colombia (FARC)",
        &["FARC = Fuerzas Armadas Revolucionarias de Colombia"],
    );
    check("l’Organisation des Nations unies (ONU)", &["ONU = Organisation des Nations unies"]);
    nothing("الدولة الإسلامية في خراسان (داعش)");
    nothing("伊斯兰国呼罗珊省（ISKP）和其他 (ISK)");
    nothing("இஸ்லாமிய அரசு (இஅ)");
}

#[test]
fn the_name_may_stand_in_the_brackets() {
    check(
        "ISKP (Islamic State Khorasan Province) has",
        &["ISKP = Islamic State Khorasan Province"],
    );
    check(
        "the ISI (Inter-Services Intelligence, the spy agency)",
        &["ISI = Inter-Services Intelligence"],
    );
    check(
        "ISIS-K (short for “Islamic State in Iraq and Syria-Khorasan”)",
        &["ISIS-K = Islamic State in Iraq and Syria-Khorasan"],
    );
    check("IEDs (improvised explosive devices)", &["IEDs = improvised explosive devices"]);
    nothing("ISKP (the branch of the Islamic State in the region)");
    nothing("the BBC (British readers may know it) said");
}

#[test]
fn asides_may_be_introduced() {
    check(
        "Islamic State Khorasan Province (hereafter “ISKP”)",
        &["ISKP = Islamic State Khorasan Province"],
    );
    check(
        "Islamic State Khorasan Province (also known as ISKP or ISIS-K)",
        &["ISKP = Islamic State Khorasan Province", "ISIS-K = Islamic State Khorasan Province"],
    );
    check(
        "Islamic State Khorasan Province (ISKP, also ISIS-K)",
        &["ISKP = Islamic State Khorasan Province", "ISIS-K = Islamic State Khorasan Province"],
    );
    check("the Baloch Liberation Army (or BLA)", &["BLA = Baloch Liberation Army"]);
    check("the Baloch Liberation Army (the \"BLA\")", &["BLA = Baloch Liberation Army"]);
    check("the Islamic State (also known as Daesh)", &["Daesh = Islamic State"]);
    check(
        "between ISI and the ISK (also referred to as Daesh Khorasan).",
        &["Daesh Khorasan = ISK"],
    );
    check("Maulana Fazlullah (a.k.a. “Mullah Radio”)", &["Mullah Radio = Maulana Fazlullah"]);
}

#[test]
fn without_brackets() {
    check(
        "the Islamic State of Iraq and Syria, or ISIS, has",
        &["ISIS = Islamic State of Iraq and Syria"],
    );
    check(
        "the Tehrik-i-Taliban Pakistan, known as the TTP, said",
        &["TTP = Tehrik-i-Taliban Pakistan"],
    );
    check(
        "Maulana Fazlullah, better known as Mullah Radio, fled",
        &["Mullah Radio = Maulana Fazlullah"],
    );
    nothing("the killing of “Burhan,” known as “Zaid,” a commander");
    nothing("a fortified quarter in Kabul, also known as the Green Zone, was hit");
    nothing("a policy known as strategic depth");
    nothing("Kabul, Kandahar, or Herat, the report said");
    nothing("in Kabul, or as the BBC, CNN and others say");
}

#[test]
fn what_a_sentence_says_between_two_parts_is_no_name() {
    check(
        "In 2015, the Islamic State established its Khorasan Province (ISIS-K) as",
        &["ISIS-K = Islamic State Khorasan Province"],
    );
    check(
        "the Islamic State group’s Khorasan Province (ISKP)",
        &["ISKP = Islamic State Khorasan Province"],
    );
    nothing("the United States strikes in south Asia (USSA)");
    nothing("Islamic State fighters in Khorasan said (ISKS)");
}

#[test]
fn brackets_that_define_nothing() {
    for text in [
        "the Group of Twenty (G20)",
        "as was shown (Smith 2003)",
        "as was shown (Smith and Jones, 2003; Li 2004)",
        "on the last page (p. 12)",
        "in the figure (see below)",
        "at Kabul’s airport (2021), an attack",
        "in spring (March)",
        "in the autumn (Sept)",
        "a distance of forty kilometers (km)",
        "an area of ten square kilometers (sq km)",
        "Sen. Ted Cruz (R-TX) and Sen. Dick Durbin (D-Ill.)",
        "KARACHI, Pakistan (AP)",
        "officials and police (AP)",
        "Pakistan and the Kurdistan Workers' Party (PKK)",
        "the United Self-Defense Forces of Colombia (AUC)",
        "the Dabori agreement (named after the village in Khyber Pakhtunkhwa)",
        "the spokesman (Reuters)",
        "Chapter Two (II)",
        "Fig. 2 (A)",
        "its (IT)",
        "the state(s) and f(x)",
        "the Taliban (TB)",
        "Washington (WTO)",
        "says Pakistan (SP)",
        "in Syria (IS)",
        "the author(s). ORF research",
        "he said (and I agree)",
        "prices (in US$)",
        "the group (NASDAQ: GRP)",
        "President Ashraf Ghani (PAG1234)",
        "(ISKP)",
        "ISKP (ISKP)",
        "ISIS Central (ISIS)",
        "Islamic State; Khorasan Province (ISKP)",
        "Islamic State. Khorasan Province (ISKP)",
        "the Interior Ministry (Kabul)",
        "Abdul, Baset and Cyril, Dawood (ABCD)",
        "several people (SP).. people (Mr)",
        "an unmanned vehicle was seen (UAV)",
        "a b c d e f g h i j k l m n o p (AP)",
        "New York, Kabul (NYK)",
        "Al Azaim on Monday (AM)",
        "the killing of Abu Harith (a recruitment head)",
        "a ( b ) c [] () (()) ((",
        "",
    ] {
        nothing(text);
    }
}

#[test]
fn nothing_is_found_twice_and_not_without_end() {
    let twice = "Islamic State (IS) and Islamic State (IS)";
    check(twice, &["IS = Islamic State"]);
    let many: String = (0..300).map(|n| format!("Aa{n} Bb{n} (AB) ")).collect();
    assert_eq!(mine(&many).len(), 50);
}

#[test]
fn any_text_is_read() {
    let hostile = [
        "(".repeat(100_000),
        "(A".repeat(50_000),
        ")".repeat(100_000),
        "(AA) ".repeat(20_000),
        "a ".repeat(50_000) + "(AAAAAAAAAA)",
        "Aa ".repeat(50_000) + "(AAAAAAAAAA)",
        ", or AB, known as ".repeat(10_000),
        "\u{301}(\u{301}A\u{301}B)\u{202E}".repeat(1000),
    ];
    for text in hostile {
        assert!(mine(&text).len() <= 50);
    }
}

proptest::proptest! {
    #[test]
    fn mined_names_stand_in_the_text(
        text in "([A-Z][a-z]{0,6}|of|the|[a-z]{1,5}|its|known as|, or|[(]|[)]|[A-Z.-]{2,5}|,|’s|–)( ([A-Z][a-z]{0,6}|of|[a-z]{1,5}|[(]|[)]|[(][A-Z-]{2,5}[)]|, or [A-Z]{2,3},))*"
    ) {
        for found in mine(&text) {
            proptest::prop_assert!(text.contains(&found.short), "{:?}", found);
            for word in found.long.split([' ', '-', '–']) {
                proptest::prop_assert!(text.contains(word), "{:?}", found);
            }
        }
    }
}
