//! Quotation marks, and what looks like them.

use super::{check, check_both};

#[test]
fn marks_of_many_languages() {
    for (text, expected) in [
        ("He said \"the rain fell all day\" then.", "the rain fell all day"),
        ("He said “the rain fell all day” then.", "the rain fell all day"),
        ("He said ‘the rain fell all day’ then.", "the rain fell all day"),
        ("He said 'the rain fell all day' then.", "the rain fell all day"),
        ("Er sagte „der Regen fiel den Tag“ dann.", "der Regen fiel den Tag"),
        ("Er sagte ‚der Regen fiel den Tag‘ dann.", "der Regen fiel den Tag"),
        ("Powiedział „deszcz padał przez cały dzień” potem.", "deszcz padał przez cały dzień"),
        ("Han sade ”regnet föll hela dagen” sedan.", "regnet föll hela dagen"),
        ("Il dit « la pluie tomba tout le jour » alors.", "la pluie tomba tout le jour"),
        ("Il dit «\u{A0}la pluie tomba tout le jour\u{A0}» alors.", "la pluie tomba tout le jour"),
        ("Er sagte »der Regen fiel den Tag« dann.", "der Regen fiel den Tag"),
        ("Han sade »regnet föll hela dagen» sedan.", "regnet föll hela dagen"),
        ("Il dit ‹ la pluie tomba tout le jour › alors.", "la pluie tomba tout le jour"),
        ("彼は「雨は一日中降った」と言った。", "雨は一日中降った"),
        ("彼は『雨は一日中降った』と言った。", "雨は一日中降った"),
        ("他说：“大雨下了一整天”，然后走了。", "大雨下了一整天"),
        ("他说\"大雨下了整整一天\"然后走了。", "大雨下了整整一天"),
        ("他说＂大雨下了整整一天＂然后走了。", "大雨下了整整一天"),
        ("〝大雨下了整整一天〞然後走了。", "大雨下了整整一天"),
        ("کہا: “بارش سارا دن ہوتی رہی”۔", "بارش سارا دن ہوتی رہی"),
    ] {
        check_both(text, &[expected]);
    }
}

#[test]
fn where_marks_stand() {
    for (text, expected) in [
        ("\"The rain fell all day,\" he said.", "The rain fell all day,"),
        ("(\"the rain fell all day\")", "the rain fell all day"),
        ("day—\"the rain fell all day\"—then", "the rain fell all day"),
        ("\"[T]he rain fell all day.\"", "[T]he rain fell all day."),
        ("\"... the rain fell all day\"", "... the rain fell all day"),
        ("\"… the rain fell all day …\"", "… the rain fell all day …"),
        ("\"The rain fell all day.\"Then", "The rain fell all day."),
        ("\"The rain fell all day\"; \"no\"", "The rain fell all day"),
        ("said:\"the rain fell all day\"", "the rain fell all day"),
        ("“The rain fell all day ” he", "The rain fell all day"),
        ("\"The rain fell in 2024\" he said. The \"war\" came.", "The rain fell in 2024"),
        ("\"A 5\" pipe broke that day\" he said", "A 5\" pipe broke that day"),
        ("“The rain\nfell all day.”", "The rain fell all day."),
        ("“The  rain \t fell all day.”", "The rain fell all day."),
        ("“今天下了\n一整天的大雨”", "今天下了一整天的大雨"),
    ] {
        check_both(text, &[expected]);
    }
}

#[test]
fn apostrophes_are_no_marks() {
    for text in [
        "It's the dogs' bone and the cats' milk and it isn't ours.",
        "It’s the dogs’ bone and the cats’ milk and it isn’t ours.",
        "'Tis the season and the boys' clubs are open to all.",
        "Rock 'n' roll of the '90s was for the kids' sake loud.",
        "‘Twas the night and the boys’ clubs were open to all.",
        "Get 'em while they are hot, the bakers' boys cry.",
        "He was 6' 2\" and she was 5' 4\" when they were measured.",
        "The 5\" pipe and the 3\" pipe were joined by the men.",
        "Goin’ home, comin’ back, and leavin’ again for the hills.",
        "the ʻokina and the word's end",
    ] {
        check_both(text, &[]);
    }
    for (text, expected) in [
        ("He said ‘the dogs’ bone was old’.", "the dogs’ bone was old"),
        ("He said 'the dogs' bone was old'.", "the dogs' bone was old"),
        ("He said ‘it’s the dog that ran’ then.", "it’s the dog that ran"),
        ("He said 'it isn't the dog's bone', and left.", "it isn't the dog's bone"),
        ("He said ‘I was goin’ home that day’.", "I was goin’ home that day"),
        ("‘The rain fell all days’ he", "The rain fell all days"),
    ] {
        check_both(text, &[expected]);
    }
}

#[test]
fn marks_within_marks() {
    for (text, expected) in [
        (
            "“He said ‘the rain fell all day’ and left.”",
            "He said ‘the rain fell all day’ and left.",
        ),
        (
            "‘He said “the rain fell all day” and left.’",
            "He said “the rain fell all day” and left.",
        ),
        (
            "\"He said 'the rain fell all day' and left.\"",
            "He said 'the rain fell all day' and left.",
        ),
        (
            "\"He said “the rain fell all day” and left.\"",
            "He said “the rain fell all day” and left.",
        ),
        (
            "“He said “the rain fell all day” and left.”",
            "He said “the rain fell all day” and left.",
        ),
        (
            "„Er sagte ‚der Regen fiel den Tag‘ und ging.“",
            "Er sagte ‚der Regen fiel den Tag‘ und ging.",
        ),
        (
            "« Il dit “la pluie tomba tout le jour” alors »",
            "Il dit “la pluie tomba tout le jour” alors",
        ),
        (
            "« Il dit « la pluie tomba tout le jour » alors »",
            "Il dit « la pluie tomba tout le jour » alors",
        ),
        ("「彼は『雨は一日中降った』と言った」", "彼は『雨は一日中降った』と言った"),
        ("“It’s the dogs’ bone, he said”", "It’s the dogs’ bone, he said"),
    ] {
        check_both(text, &[expected]);
    }
}

#[test]
fn what_is_not_closed_encloses_nothing() {
    check_both("He said “the rain fell all day and left.", &[]);
    check_both("He said \"the rain fell all day and left.", &[]);
    check_both("the rain fell all day” and left.", &[]);
    check_both("He said “the rain. She said “the sun shone on us”.", &["the sun shone on us"]);
    check_both("He said \"the rain. She said \"the sun shone on us\".", &["the sun shone on us"]);
    check_both(
        "He said “the rain fell all day.\n\nShe said “the sun shone on us”.",
        &["the sun shone on us"],
    );
    check_both(
        "\"The rain fell all day.\n\nA plain paragraph of words.\n\nShe said \"the sun shone on us\".",
        &["the sun shone on us"],
    );
    check_both("“「 the rain fell all day”", &["「 the rain fell all day"]);
    check_both("\"\" \"\" \" ” “ ” « » „ “", &[]);
}

#[test]
fn short_ones_are_passed_over() {
    check_both("The \"war\" on “strategic depth” and ‘all of it’.", &[]);
    check_both("「雨」と「大雨」", &[]);
    check_both("“one two three” “one two three four”", &["one two three four"]);
    check_both("“one — two … three”", &[]);
}

#[test]
fn several_paragraphs() {
    check_both(
        "He said: “The rain fell all day.\n\n“The sun shone at night.\n\n“Nobody knew.” He left.",
        &["The rain fell all day.\n\nThe sun shone at night.\n\nNobody knew."],
    );
    check_both(
        "\"The rain fell all day.\n\n\"The sun shone at night.\" Then \"one two three four\".",
        &["The rain fell all day.\n\nThe sun shone at night.", "one two three four"],
    );
    check_both(
        "« La pluie tomba tout le jour.\n\n« Le soleil brilla la nuit. »",
        &["La pluie tomba tout le jour.\n\nLe soleil brilla la nuit."],
    );
    // What is nested goes with what it is in.
    check_both(
        "“The rain, he said ‘fell on us all day’, and more.\n\n“‘The sun shone on us all’, too.”",
        &["The rain, he said ‘fell on us all day’, and more.\n\n‘The sun shone on us all’, too."],
    );
    // Nothing goes on over a heading or code.
    check(
        "“The rain fell all day.\n\n# Head\n\n“The sun shone at night.”",
        &["The sun shone at night."],
    );
    check(
        "“The rain fell all day.\n\n```\nx\n```\n\n“The sun shone at night.”",
        &["The sun shone at night."],
    );
}

#[test]
fn latex() {
    let text = "He wrote ``the rain fell all day'' and left.\n\n\\begin{quote}\nThe sun shone at night.\n\\end{quote}\n\n\\begin{verbatim}\n``one two three four''\n\\end{verbatim}\n";
    let found = super::texts(text, crate::source::Format::Text);
    assert_eq!(found, ["the rain fell all day", "The sun shone at night."]);
    let text = "```\n\"one two three four\"\n```\n> \"the rain\n> fell all day\"\n";
    assert_eq!(super::texts(text, crate::source::Format::Text), ["the rain fell all day"]);
}
