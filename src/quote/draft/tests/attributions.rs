//! What quotations are attributed to.

use super::{draft, names};
use crate::source::Format;

/// Checks what each quotation of a text is attributed to.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let draft = draft(text, Format::Markdown);
    let shown: Vec<_> = draft.quotations().iter().map(names).collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn what_directly_follows() {
    for (text, expected) in [
        ("“The rain fell all day” (Rawal, 2024).", "Rawal 2024"),
        ("“The rain fell all day.” (Rawal, 2024) More (Baruah 2025).", "Rawal 2024"),
        ("“The rain fell all day” [@rawal-2024, para. 3].", "rawal-2024"),
        ("“The rain fell all day” [rawal-2024#3]", "rawal-2024#3"),
        ("“The rain fell all day” (rawal-2024#3@3f9c2a71)", "rawal-2024#3@3f9c2a71"),
        ("“The rain fell all day,” rawal-2024#3, and so on (Baruah 2025)", "rawal-2024#3"),
        ("“The rain fell all day.”\\cite{rawal}", "rawal"),
        ("“The rain fell all day.”\\autocite[12]{rawal,baruah}", "rawal, baruah"),
        ("“The rain fell all day” (https://e.org/a).", "<https://e.org/a>"),
        ("“The rain fell all day” <https://e.org/a>", "<https://e.org/a>"),
        ("“The rain fell all day” ([Rawal](https://e.org/a))", "<https://e.org/a>"),
        ("“The rain fell all day” ([Rawal][r])\n\n[r]: https://e.org/a", "<https://e.org/a>"),
        (
            "[“The rain fell all day”](https://e.org/a) (Baruah 2025)",
            "Baruah 2025, <https://e.org/a>",
        ),
        (
            "“The rain fell all day”[^1].\n\n[^1]: Rawal (2024), https://e.org/a",
            "Rawal 2024, <https://e.org/a>",
        ),
        ("“The rain fell all day[^1].”\n\n[^1]: rawal-2024#3", "rawal-2024#3"),
        (
            "“The rain fell all day.”[^1] More.\n\n[^1]: Aparna Rawal, “Is it raining?”, Diplomat, 9 May 2024.",
            "Rawal 2024",
        ),
        ("“The rain[^1] fell all day” he said.\n\n[^1]: rawal-2024#3", ""),
        ("“The rain fell all day”^[Rawal 2024]", "Rawal 2024"),
        ("“The rain fell all day” [emphasis added] (Rawal 2024)", "Rawal 2024"),
        ("“The rain fell all day” (see Rawal 2024; Baruah 2025)", "Rawal 2024, Baruah 2025"),
        ("„Der Regen fiel den Tag“ (vgl. Rawal, 2024).", "Rawal 2024"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_stands_in_the_sentence() {
    for (text, expected) in [
        ("Rawal (2024) says “the rain fell all day”.", "Rawal 2024"),
        ("“The rain fell all day,” says Rawal (2024).", "Rawal 2024"),
        ("As [Rawal](https://e.org/a) says, “the rain fell all day”.", "<https://e.org/a>"),
        ("@rawal-2024 says “the rain fell all day”.", "rawal-2024"),
        ("According to Rawal (2024), the U.S. said: “The rain fell. All day.”", "Rawal 2024"),
        (
            "Unlike Baruah (2025), Rawal (2024) says “the rain fell all day”.",
            "Rawal 2024, Baruah 2025",
        ),
        // Not in the sentence.
        ("Rawal (2024) was there. He said “the rain fell all day”.", ""),
        ("“The rain fell all day.” Baruah (2025) disagrees.", ""),
        ("“The rain fell all day.” But Baruah (2025) disagrees.", ""),
        ("“The rain fell all day?” Baruah (2025) asks.", ""),
        ("He said “the rain fell all day”. See https://e.org/a.", ""),
        ("Rawal (2024) was there.\n\n“The rain fell all day.”", ""),
        ("“The rain fell all day.”\n\n(Rawal, 2024)", ""),
        ("“The rain fell all day” in 2024 (and later).", ""),
        ("“The rain fell all day”, he said in Kabul.", ""),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn several_quotations() {
    check(
        "“The rain fell all day” (Rawal 2024) and “the sun shone at night” (Baruah 2025).",
        &["Rawal 2024", "Baruah 2025"],
    );
    check(
        "Rawal (2024) says “the rain fell all day” and “the sun shone at night”.",
        &["Rawal 2024", "Rawal 2024"],
    );
    check(
        "Rawal (2024) says “the rain fell all day”, Baruah (2025) “the sun shone at night”.",
        &["Rawal 2024, Baruah 2025", "Baruah 2025"],
    );
    check(
        "“The rain fell all day” [@a]. “The sun shone at night.” “It was cold and wet” [@b1].",
        &["a", "", "b1"],
    );
    check("Rawal (2024): “The rain fell all day.\n\n“The sun shone at night” [@b1].", &["b1"]);
    check("Rawal (2024): “The rain fell all day.\n\n“The sun shone at night.”", &["Rawal 2024"]);
}

#[test]
fn block_quotes() {
    for (text, expected) in [
        ("> The rain fell all day.\n> — Rawal (2024)", "Rawal 2024"),
        ("> The rain fell all day. (Rawal, 2024)", "Rawal 2024"),
        ("> The rain fell all day.\n>\n> — Aparna Rawal, *Diplomat*, 9 May 2024", "Rawal 2024"),
        ("> The rain fell all day. [@rawal-2024]", "rawal-2024"),
        ("> The rain fell all day.[^1]\n\n[^1]: rawal-2024#3", "rawal-2024#3"),
        ("> The rain fell all day. [source](https://e.org/a)", "<https://e.org/a>"),
        ("> [The rain fell all day.](https://e.org/a)", "<https://e.org/a>"),
        ("> The rain fell all day.\n\n— Rawal (2024)", "Rawal 2024"),
        ("> The rain fell all day.\n\n(Rawal, 2024)", "Rawal 2024"),
        ("> The rain fell all day.\n\n[@rawal-2024]", "rawal-2024"),
        ("As Rawal (2024) writes:\n\n> The rain fell all day.", "Rawal 2024"),
        ("Rawal (2024) wrote. Baruah (2025) writes:\n\n> The rain fell all day.", "Baruah 2025"),
        ("As Rawal (2024) writes:\n\n> The rain fell all day. [@b1]", "b1"),
        ("Rawal (2024) wrote much.\n\n> The rain fell all day.", ""),
        ("> The rain fell all day.\n\nRawal (2024) disagrees.", ""),
        ("> The rain fell all day.\n\nMore on it at https://e.org/a.", ""),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn in_plain_text() {
    let text = "As Rawal (2024) writes:\n\n\\begin{quote}\nThe rain fell all day.\n\\end{quote}\n\n``The sun shone at night''\\footnote{Baruah (2025).}\n";
    let draft = draft(text, Format::Text);
    assert_eq!(
        draft.quotations().iter().map(names).collect::<Vec<_>>(),
        ["Rawal 2024", "Baruah 2025"]
    );
}
