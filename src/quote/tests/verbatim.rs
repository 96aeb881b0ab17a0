//! What is verbatim, and what is not.

use super::found;

const ARTICLE: &[&str] = &[
    "The minister, who had not slept, said on Monday that 45 of the 1,200 villages “would never be \
     rebuilt”. He blamed the army’s retreat — and the weather.",
    "^A photograph of the minister.",
    "Nobody in Dabori expected the non-violent protest to grow by 12% within a day. It did: by \
     evening[3] it had reached Kalu.",
    "“We don’t know,” said Amina Orr, “and we cannot wait.” The bridge cost $5 million, at -3 °C \
     in 2019.¹",
];

#[track_caller]
fn verbatim(quotation: &str, of_article: &str) {
    assert_eq!(found(quotation, ARTICLE).as_deref(), Some(of_article), "{quotation}");
}

#[track_caller]
fn altered(quotation: &str) {
    assert_eq!(found(quotation, ARTICLE), None, "{quotation}");
}

#[test]
fn what_typography_changes_is_verbatim() {
    for (quotation, of_article) in [
        ("said on Monday that 45", "said on Monday that 45"),
        // Quotation marks, apostrophes, dashes.
        ("villages \"would never be rebuilt\".", "villages “would never be rebuilt"),
        ("villages ‘would never be rebuilt’", "villages “would never be rebuilt"),
        ("the army's retreat - and", "the army’s retreat — and"),
        ("the army’s retreat—and", "the army’s retreat — and"),
        ("the army's retreat -- and", "the army’s retreat — and"),
        ("the non‑violent protest", "the non-violent protest"),
        ("«We don't know»", "We don’t know"),
        ("We don’t know, said Amina Orr", "We don’t know,” said Amina Orr"),
        // White space, broken lines.
        ("said  on\nMonday\u{A0}that 45", "said on Monday that 45"),
        ("Mon-\nday that 45", "Monday that 45"),
        ("the min- ister, who", "The minister, who"),
        ("Mon\u{AD}day that", "Monday that"),
        ("Mon\u{AD}\nday that", "Monday that"),
        ("the non-\nviolent protest", "the non-violent protest"),
        // The same characters.
        ("said on Mon\u{200B}day", "said on Monday"),
        ("ｓａｉｄ on Monday", "said on Monday"),
        ("the army＇s retreat", "the army’s retreat"),
        // Footnote marks.
        ("by evening it had reached", "by evening[3] it had reached"),
        ("by evening[4] it had reached", "by evening[3] it had reached"),
        ("by evening² it had reached", "by evening[3] it had reached"),
        ("by evening* it had reached", "by evening[3] it had reached"),
        ("The bridge cost $5 million", "The bridge cost $5 million"),
        ("cost $ 5 million", "cost $5 million"),
        ("at −3 °C in 2019", "at -3 °C in 2019"),
        ("at –3 °C in 2019.", "at -3 °C in 2019"),
    ] {
        verbatim(quotation, of_article);
    }
}

#[test]
fn what_scholars_change_is_verbatim() {
    for (quotation, of_article) in [
        // The first letter, and the end.
        ("the minister, who had not slept", "The minister, who had not slept"),
        ("Said on Monday that", "said on Monday that"),
        ("[S]aid on Monday", "said on Monday"),
        ("[t]he minister, who", "The minister, who"),
        ("He blamed the army’s retreat.", "He blamed the army’s retreat"),
        ("said on Monday,", "said on Monday"),
        ("said on Monday?!", "said on Monday"),
        ("(said on Monday)", "said on Monday"),
        // Something left out.
        ("The minister … said on Monday", "The minister, who had not slept, said on Monday"),
        ("The minister ... said on Monday", "The minister, who had not slept, said on Monday"),
        ("The minister . . . said on Monday", "The minister, who had not slept, said on Monday"),
        ("The minister[…]said on Monday", "The minister, who had not slept, said on Monday"),
        ("The minister [. . .] said on Monday", "The minister, who had not slept, said on Monday"),
        ("The minister (…) said on Monday", "The minister, who had not slept, said on Monday"),
        ("The minister, […] said on Monday", "The minister, who had not slept, said on Monday"),
        ("… said on Monday …", "said on Monday"),
        ("[...] said on Monday [...].", "said on Monday"),
        ("said on … Monday that", "said on Monday that"),
        ("on Monday … The villages would", ""),
        ("We don’t know … [W]e cannot wait", "We don’t know,” said Amina Orr, “and we cannot wait"),
        ("We don’t know. … We cannot wait", "We don’t know,” said Amina Orr, “and we cannot wait"),
        ("said on … 45 … villages", "said on Monday that 45 of the 1,200 villages"),
        // Something put in.
        ("The minister [of roads], who", "The minister, who"),
        ("[The old man] said on Monday", "said on Monday"),
        ("He [the minister] blamed the army’s retreat", "He blamed the army’s retreat"),
        ("[the minister] blamed the army’s", "blamed the army’s"),
        ("said [last week] that 45", "said on Monday that 45"),
        ("expected [sic] the non-violent", "expected the non-violent"),
        ("expected the [sic!] non-violent", "expected the non-violent"),
        ("the village[s] would never", ""),
        ("45 of the 1,200 village[s] “would", "45 of the 1,200 villages “would"),
        ("He blame[s] the army’s", "He blamed the army’s"),
        ("He blam[ing] the army’s", "He blamed the army’s"),
        ("expected [it] to grow", "expected the non-violent protest to grow"),
        ("said [the mayor], “and we cannot", "said Amina Orr, “and we cannot"),
        ("said [Mrs Amina] Orr, “and we", "said Amina Orr, “and we"),
        ("[Amina] Orr, “and we cannot", "Orr, “and we cannot"),
        ("[She] said on Monday", "said on Monday"),
        ("expected … to grow", "expected the non-violent protest to grow"),
        ("He […] blamed [it] and the weather", "He blamed the army’s retreat — and the weather"),
        (
            "expected the non-violent protest [in Dabori] to grow … [but] it did",
            "expected the \
         non-violent protest to grow by 12% within a day. It did",
        ),
    ] {
        match of_article {
            "" => altered(quotation),
            _ => verbatim(quotation, of_article),
        }
    }
}

#[test]
fn borders_of_paragraphs_are_crossed() {
    for (quotation, of_article) in [
        ("it had reached Kalu. “We don’t know", "it had reached Kalu.\n“We don’t know"),
        ("it had reached Kalu we don’t know", ""),
        ("it had reached Kalu We don’t know", "it had reached Kalu.\n“We don’t know"),
        (
            "and the weather. Nobody in Dabori",
            "and the weather.\nA photograph of the minister.\nNobody in Dabori",
        ),
        ("and the weather. A photograph", "and the weather.\nA photograph"),
        (
            "by evening it had … and we cannot wait",
            "by evening[3] it had reached Kalu.\n“We don’t know,” said Amina Orr, “and we cannot \
             wait",
        ),
    ] {
        match of_article {
            "" => altered(quotation),
            _ => verbatim(quotation, of_article),
        }
    }
}

#[test]
fn what_was_altered_is_not_verbatim() {
    for quotation in [
        // Numbers.
        "said on Monday that 46 of the 1,200 villages",
        "that 45 of the 12,00 villages",
        "that 45 of the 1200 villages",
        "that 45 of the 1.200 villages",
        "that 4 5 of the 1,200",
        "grow by 12 within a day",
        "grow by 12‰ within a day",
        "to grow by 12",
        "cost 5 million",
        "5 million, at",
        "cost €5 million",
        "at 3 °C in 2019",
        "3 °C in 2019",
        "at -3 °C in 2O19",
        "°C in 20191",
        // Negations.
        "who had slept, said",
        "who had … slept, said",
        "who had [indeed] slept, said",
        "said on Monday that 45 of the 1,200 villages would be rebuilt",
        "villages would … be rebuilt",
        "would not be rebuilt",
        "would always be rebuilt",
        "would [soon] be rebuilt",
        "would [not] be rebuilt",
        "said [not] on Monday",
        "[Not] said on Monday",
        "We know, said Amina Orr",
        "We do know",
        "We dont know",
        "We don[not] know",
        "we can wait",
        "we can[…] wait",
        "we can not wait",
        "Somebody in Dabori expected",
        "[Somebody] in Dabori expected the",
        "the violent protest",
        "violent protest to grow",
        "the non violent protest",
        "the [un]violent protest",
        // Names in brackets.
        "said [Ann] Orr",
        "said [Ann Poe], “and we",
        "[Ann] Orr, “and we cannot",
        "“We don’t know,” said [Poe]",
        "in [Kalu] expected the",
        "the […] violent protest",
        "the [very] violent protest",
        "cost … 5 million",
        "grow by 12 … within a day",
        "cost [about] 5 million",
        "grow by 12 [per cent] within",
        // Numbers in brackets.
        "that [many] of the 1,200 villages",
        "that 45 of [them] would never",
        "[some] of the 1,200 villages",
        "on Monday that [many]",
        "that 4[6] of the",
        "in [20]20",
        // Names.
        "Nobody in Dabiri expected",
        "said Amina Or",
        "said Aminah Orr",
        "said amina Orr",
        "had reached kalu. We",
        // Words.
        "said Monday that 45",
        "said on that Monday",
        "on said Monday that",
        "said on on Monday",
        "the minister said on Monday",
        "the armys retreat",
        "He blamed the army retreat",
        "He blamed THE army’s retreat",
        "he blamed The army’s retreat",
        "the army’s retreat and the weather",
        "the army’s retreat, and the weather",
        "The minister who had not slept",
        "Within a day: it did",
        "within a day, it did",
        // Out of order, and too far.
        "and the weather … The minister, who",
        "The minister [of roads and bridges and of much else besides] expected the non-violent",
        "",
        "…",
        "[…]",
        "?!",
        "[sic]",
        "[the minister]",
    ] {
        altered(quotation);
    }
}

#[test]
fn every_script_is_compared() {
    for (quotation, paragraph, is_verbatim) in [
        ("军队没有攻击村庄", "部长说，军队没有攻击村庄。", true),
        ("军队 没有 攻击村庄。", "部长说，军队没有攻击村庄。", true),
        ("军队攻击村庄", "部长说，军队没有攻击村庄。", false),
        ("军队……攻击村庄", "部长说，军队没有攻击村庄。", false),
        ("部长……军队没有攻击", "部长昨天在北京的一次会议上说，军队没有攻击村庄。", true),
        ("「桥は二千十九年に」", "橋は2019年に完成した。", false),
        ("橋は2019年に", "橋は２０１９年に完成した。", true),
        ("橋は2018年に", "橋は２０１９年に完成した。", false),
        ("ｶﾞｿﾘﾝ", "ガソリンの値段", true),
        ("다리는 무너지지 않았다", "그 다리는 무너지지 않았다.", true),
        ("다리는무너지지 않았다", "그 다리는 무너지지 않았다.", true),
        ("다리는 무너졌다", "그 다리는 무너지지 않았다.", false),
        ("สะพานไม่ได้พัง", "เขาบอกว่าสะพานไม่ได้พังเมื่อวาน", true),
        ("สะพานได้พัง", "เขาบอกว่าสะพานไม่ได้พังเมื่อวาน", false),
        ("لم يهاجم الجيش القرية", "قال الوزير: لَمْ يُهاجِم الجيش القرية.", true),
        ("هاجم الجيش القرية", "قال الوزير: لَمْ يُهاجِم الجيش القرية.", false),
        ("عام ٢٠١٩", "كان ذلك في عام 2019.", true),
        ("سال 2018", "در سال ۲۰۱۹", false),
        ("می‌خواهم بروم", "من میخواهم بروم", true),
        ("армия не напала", "Он сказал: армия не напала.", true),
        ("армия напала", "Он сказал: армия не напала.", false),
        ("Армия", "Он сказал: армия не напала.", true),
        ("ο στρατός δεν", "Είπε: ο στρατός δεν επιτέθηκε", true),
        ("सेना ने हमला नहीं किया", "मंत्री ने कहा कि सेना ने हमला नहीं किया।", true),
        ("सेना ने हमला किया", "मंत्री ने कहा कि सेना ने हमला नहीं किया।", false),
        ("l'armée n’a pas", "Il dit que l’armée n'a pas attaqué", true),
        ("l'armée a", "Il dit que l’armée n'a pas attaqué", false),
        ("„die Brücke nicht“", "Er sagte, daß die Brücke nicht hält", true),
        ("dass die Brücke", "Er sagte, daß die Brücke nicht hält", false),
        ("cafe\u{301}s", "les cafés", true),
        ("cafes", "les cafés", false),
    ] {
        assert_eq!(found(quotation, &[paragraph]).is_some(), is_verbatim, "{quotation}");
    }
}

#[test]
fn an_ellipsis_reaches_a_page_far() {
    let filler = |words: usize| vec!["word"; words].join(" ");
    let near = format!("The beginning {} the end.", filler(290));
    let far = format!("The beginning {} the end.", filler(310));
    assert!(found("The beginning … the end", &[&near]).is_some());
    assert!(found("The beginning … the end", &[&far]).is_none());
}

#[test]
fn of_several_places_the_shortest_is_taken() {
    let paragraph = "The end was near. The end of the beginning was near, the end.";
    assert_eq!(found("The end … near", &[paragraph]).as_deref(), Some("The end was near"));
}

#[test]
fn brackets_of_the_article_are_words() {
    let paragraphs = ["He said the [old] bridge had [not] fallen."];
    assert!(found("the [old] bridge had [not] fallen", &paragraphs).is_some());
    assert!(found("the old bridge had not fallen", &paragraphs).is_some());
    assert!(found("the bridge had not fallen", &paragraphs).is_none());
    assert!(found("the [old] bridge had fallen", &paragraphs).is_none());
}

#[test]
fn brackets_make_no_other_number() {
    let text = "The 5 ministers met 12 times for 1,200 hours in 2019, and two hundred came without \
                hope.";
    for hidden in [
        "The 5[.5] ministers met 12 times",
        "The 5[%] ministers met 12 times",
        "The 5[0] ministers met 12 times",
        "met 12[000] times for 1,200 hours",
        "The [-]5 ministers met 12 times",
        "The [$]5 ministers met 12 times",
        "The [1.]5 ministers met 12 times",
        "The [1,]5 ministers met 12 times",
        "met 12[,000] times for 1,200 hours",
        "met 12[–20] times for 1,200 hours",
        "met 12 [thousand] times for 1,200 hours",
        "for 1,200 [million] hours in 2019",
        "for 1,200 hours in 2019, and [twenty] two hundred came",
        "and two [thousand] hundred came without",
        "two hundred came without hope[less]",
        "The 5 [anti-]ministers met 12 times",
    ] {
        assert_eq!(found(hidden, &[text]), None, "{hidden}");
    }
    for honest in [
        "The 5 [old] ministers met 12 times",
        "The 5[12] ministers met 12 times",
        "met 12[12, 13] times for 1,200 hours",
        "met 12[?] times for 1,200 hours",
        "met 12 [sic] times for 1,200 hours",
        "met 12 [or more] times for 1,200 hours",
        "hours in [the year] 2019, and two hundred came",
        "and two hundred [12] came without",
    ] {
        assert!(found(honest, &[text]).is_some(), "{honest}");
    }
}

#[test]
fn no_ellipsis_hides_the_negation_of_what_it_joins() {
    let text = "He was not, in the opinion of the court, guilty of theft, and did, as all knew \
                there, never agree to leave. She came, not knowing what would await her, to Orr.";
    for hidden in ["He was … guilty of theft", "and did, … agree to leave", "and did … agree to"]
    {
        assert_eq!(found(hidden, &[text]), None, "{hidden}");
    }
    for honest in ["He was not … guilty of theft", "She came … to Orr", "of theft … She came"]
    {
        assert!(found(honest, &[text]).is_some(), "{honest}");
    }
}
