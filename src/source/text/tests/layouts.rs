//! How texts mark their paragraphs.

use super::check;

#[test]
fn speech_is_no_list() {
    check(
        "\
— Where are you going?
— To the bridge.
— It is closed.
— Then I shall swim, as my father did when he was young and the bridge was closed for the same reason.
",
        &[
            "p — Where are you going?",
            "p — To the bridge.",
            "p — It is closed.",
            "p — Then I shall swim, as my father did when he was young and the bridge was closed for the same reason.",
        ],
    );
}

#[test]
fn questions_and_answers_stay_apart() {
    check(
        "\
Interview with the bridge keeper

Q: How long have you kept the bridge?
A: Some thirty years, and my father kept it for forty years before me.

Q: Will it stand?
A: It will stand if they let it stand, which is what I told the council when they asked me.
",
        &[
            "title: Interview with the bridge keeper",
            "p Q: How long have you kept the bridge?",
            "p A: Some thirty years, and my father kept it for forty years before me.",
            "p Q: Will it stand?",
            "p A: It will stand if they let it stand, which is what I told the council when they asked me.",
        ],
    );
}

#[test]
fn questions_can_be_headings() {
    check(
        "\
A keeper speaks

What did your father do?

He kept the bridge for forty years, and every evening he walked over it once to see that all was well with the lamps.

And you?

I keep it too, although there are no lamps any more, and nobody has asked me to walk over it for a very long time.
",
        &[
            "title: A keeper speaks",
            "# What did your father do?",
            "p He kept the bridge for forty years, and every evening he walked over it once to see that all was well with the lamps.",
            "# And you?",
            "p I keep it too, although there are no lamps any more, and nobody has asked me to walk over it for a very long time.",
        ],
    );
}

#[test]
fn a_letter_has_no_title() {
    check(
        "\
Dear Madam,

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.

Yours sincerely,

John Roe
",
        &[
            "p Dear Madam,",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
            "p Yours sincerely,",
            "p John Roe",
        ],
    );
}

#[test]
fn lists_are_lists() {
    check(
        "\
What the council wants

The council has named three aims for the bridge, which it published in the spring together with a plan of the works to be done:

- a wider road for carts and carriages
- a railing on both sides
- lamps at either end

1. The works begin in May.
2. They end in September.

After that the bridge will be open to everybody who pays the toll, and the toll will be the same for all.
",
        &[
            "title: What the council wants",
            "p The council has named three aims for the bridge, which it published in the spring together with a plan of the works to be done:",
            "p list: - a wider road for carts and carriages",
            "p list: - a railing on both sides",
            "p list: - lamps at either end",
            "p list: 1. The works begin in May.",
            "p list: 2. They end in September.",
            "p After that the bridge will be open to everybody who pays the toll, and the toll will be the same for all.",
        ],
    );
}

#[test]
fn equal_lines_have_no_title() {
    check(
        "\
Apples
Pears
Bananas
Plums
",
        &["p Apples", "p Pears", "p Bananas", "p Plums"],
    );
}

#[test]
fn tables_keep_their_rows() {
    check(
        "\
Figures of the toll

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

Year    Carts    Riders
1901    120      300
1902    140      280

Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.
",
        &[
            "title: Figures of the toll",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p table: Year    Carts    Riders",
            "1901    120      300",
            "1902    140      280",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
        ],
    );
}

#[test]
fn chapters() {
    check(
        "\
THE BRIDGE

CHAPTER I.

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

CHAPTER II.

IN WHICH THE ENGINEERS ARRIVE

When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.
",
        &[
            "title: THE BRIDGE",
            "# CHAPTER I.",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "# IN WHICH THE ENGINEERS ARRIVE",
            "p When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.",
            "out: CHAPTER II. (heading without a paragraph of its own)",
        ],
    );
}

#[test]
fn underlined_headings() {
    check(
        "\
The Bridge
==========

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

Its history
-----------

Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.

* * *

When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.
",
        &[
            "title: The Bridge",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "# Its history",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
            "p When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.",
            "out: * * * (separator line)",
        ],
    );
}

#[test]
fn numbered_headings() {
    check(
        "\
1. Introduction

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

2. Methods

Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.

2.1 Survey of the arches

When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.

Notes

1. Minutes of the council, p. 3.
2. Ibid.
",
        &[
            "# 1. Introduction",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "# 2. Methods",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
            "# 2.1 Survey of the arches",
            "p When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.",
            "# Notes",
            "p note: 1. Minutes of the council, p. 3.",
            "p note: 2. Ibid.",
        ],
    );
}

#[test]
fn minutes_with_speakers() {
    check(
        "\
MINUTES OF THE COUNCIL

CHAIR: The council is open. Has everybody read the report of the engineers on the state of the arches?

MR. ROE: I have read it twice, and I do not find in it what the papers say that it says about the arches.

CHAIR: Thank you.
",
        &[
            "title: MINUTES OF THE COUNCIL",
            "p CHAIR: The council is open. Has everybody read the report of the engineers on the state of the arches?",
            "p MR. ROE: I have read it twice, and I do not find in it what the papers say that it says about the arches.",
            "p CHAIR: Thank you.",
        ],
    );
}

#[test]
fn a_title_right_above_the_text() {
    check(
        "\
The bridge that nobody wanted to keep
The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.
Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.
",
        &[
            "title: The bridge that nobody wanted to keep",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
        ],
    );
}

#[test]
fn one_sentence_paragraphs() {
    check(
        "\
The Lamp

It was dark.

The keeper lit the lamp.

Nobody came.

In the morning the river had risen to the second step, and the keeper went down with a stick to see whether it would rise to the third.

It did not.
",
        &[
            "title: The Lamp",
            "p It was dark.",
            "p The keeper lit the lamp.",
            "p Nobody came.",
            "p In the morning the river had risen to the second step, and the keeper went down with a stick to see whether it would rise to the third.",
            "p It did not.",
        ],
    );
}

#[test]
fn line_ends_of_windows() {
    check(
        "\
The Bridge

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: The Bridge",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
        ],
    );
}

#[test]
fn headings_marked_as_in_markdown() {
    check(
        "\
# The Bridge

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

## The vote

The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: The Bridge",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# The vote",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
        ],
    );
}

#[test]
fn speech_in_paragraphs() {
    check(
        r#"The keeper's answer

"I do not know," he said, and looked at the river.

"Nobody does," said the miller.

They stood for a long time and said nothing more, because there was nothing more to be said, and the river went by.
"#,
        &[
            "title: The keeper's answer",
            "p \"I do not know,\" he said, and looked at the river.",
            "p \"Nobody does,\" said the miller.",
            "p They stood for a long time and said nothing more, because there was nothing more to be said, and the river went by.",
        ],
    );
}

#[test]
fn numbered_steps() {
    check(
        "\
How to cross

1. Pay the toll at the upper end.

2. Walk on the left side of the bridge until you reach the second lamp.

3. Do not stop.
",
        &[
            "title: How to cross",
            "p list: 1. Pay the toll at the upper end.",
            "p list: 2. Walk on the left side of the bridge until you reach the second lamp.",
            "p list: 3. Do not stop.",
        ],
    );
}

#[test]
fn a_paragraph_that_comes_twice() {
    check(
        "\
The Bridge

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: The Bridge",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
        ],
    );
}

#[test]
fn headings_with_colons() {
    check(
        "\
The bridge, explained: what the council wants and why

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

The cost:

The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: The bridge, explained: what the council wants and why",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# The cost:",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
        ],
    );
}
