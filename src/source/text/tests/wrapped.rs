//! Texts in lines: wrapped by hand, and verses.

use super::check;

#[test]
fn a_wrapped_text_is_joined() {
    check(
        "\
The Bridge and the Council

By Jane Doe
12 March 2021

The old bridge over the river had stood for two hundred
years before the council decided, by a single vote, to
have it taken down stone by stone. Nobody in the valley
believed it.

What the engi-
neers found

When the engineers came at last, in the spring of that
year, they found the arches sound and the foundations
deeper than any drawing had shown. A report by the engi-
neers says so.
",
        &[
            "title: The Bridge and the Council",
            "author: Jane Doe",
            "published: 2021-03-12",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone. Nobody in the valley believed it.",
            "# What the engineers found",
            "p When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown. A report by the engineers says so.",
            "out: By Jane Doe 12 March 2021 (byline: read as authors and published)",
        ],
    );
}

#[test]
fn indents_part_wrapped_paragraphs() {
    check(
        r#"                THE BRIDGE

   The old bridge over the river had stood for two hundred
years before the council decided, by a single vote, to
have it taken down stone by stone.
   Nobody in the valley believed that it would happen, and
for a long time nothing did; the papers lay in a drawer of
the town hall and gathered dust.
   "When will they come?" asked the miller.
   "Soon," said the clerk, and shut the drawer with a care
that he had never shown for anything in it before.
"#,
        &[
            "title: THE BRIDGE",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
            "p \"When will they come?\" asked the miller.",
            "p \"Soon,\" said the clerk, and shut the drawer with a care that he had never shown for anything in it before.",
        ],
    );
}

#[test]
fn wrapped_lists_have_an_item_each() {
    check(
        "\
The council has named three aims for the bridge, which it
published in the spring together with a plan of works:

  * a wider road for carts and carriages, to be paved with
    stone from the quarry in the upper valley;
  * a railing on both sides, of iron, painted green every
    third year at the cost of the town.

After that the bridge will be open to everybody who pays
the toll, and the toll will be the same for all.
",
        &[
            "p The council has named three aims for the bridge, which it published in the spring together with a plan of works:",
            "p list: * a wider road for carts and carriages, to be paved with stone from the quarry in the upper valley;",
            "p list: * a railing on both sides, of iron, painted green every third year at the cost of the town.",
            "p After that the bridge will be open to everybody who pays the toll, and the toll will be the same for all.",
        ],
    );
}

#[test]
fn wrapped_text_without_a_title() {
    check(
        "\
On Monday the council met to talk about the bridge.
It was late and most of the members wanted to go home.
Nobody had read the report, which was two hundred pages
long and had been printed the night before in a hurry.

The vote was taken at nine. Seven were for it and six
against. The mayor, who had not said a word, left first.
",
        &[
            "p On Monday the council met to talk about the bridge. It was late and most of the members wanted to go home. Nobody had read the report, which was two hundred pages long and had been printed the night before in a hurry.",
            "p The vote was taken at nine. Seven were for it and six against. The mayor, who had not said a word, left first.",
        ],
    );
}

#[test]
fn a_stanza_is_a_paragraph() {
    check(
        "\
The Ferryman

The river has no memory of stone
it carries what it carries to the sea
and those who crossed it crossed it all alone
and those who did not cross it wait for me

The bridge was never more than someone's word
that what is parted need not so remain
I heard it once or thought that I had heard
and ever since have listened for it again
",
        &[
            "title: The Ferryman",
            "p The river has no memory of stone it carries what it carries to the sea and those who crossed it crossed it all alone and those who did not cross it wait for me",
            "p The bridge was never more than someone's word that what is parted need not so remain I heard it once or thought that I had heard and ever since have listened for it again",
        ],
    );
}

#[test]
fn pages_with_indented_sections() {
    check(
        r#"



                        The Bridge Protocol

Status of This Memo

   This memo says how the bridge is to be opened and closed. It is
   meant for keepers, and for those who pay them. It may be handed
   on without limit.

1.  Introduction

   The bridge opens at dawn and closes at dusk. Between the two the
   keeper stays in the house at the upper end, from which both ends
   can be seen at once.

2.  Opening

   The keeper walks over the bridge once before the bar is raised.

Doe                                                             [Page 1]
"#,
        &[
            "title: The Bridge Protocol",
            "# Status of This Memo",
            "p This memo says how the bridge is to be opened and closed. It is meant for keepers, and for those who pay them. It may be handed on without limit.",
            "# 1. Introduction",
            "p The bridge opens at dawn and closes at dusk. Between the two the keeper stays in the house at the upper end, from which both ends can be seen at once.",
            "# 2. Opening",
            "p The keeper walks over the bridge once before the bar is raised.",
            "out: Doe [Page 1] (page number)",
        ],
    );
}

#[test]
fn a_wrapped_title() {
    check(
        "\
A very long title about the old bridge that would not fit
on a single line of this narrow page

The council of the valley met for the second time that
year and spoke about the bridge, the toll, the lamps and
everything else that had been put off. Nothing was said
about the mill.
",
        &[
            "title: A very long title about the old bridge that would not fit on a single line of this narrow page",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off. Nothing was said about the mill.",
        ],
    );
}

#[test]
fn project_gutenberg() {
    check(
        r#"The Project Gutenberg eBook of The Bridge

Title: The Bridge

Author: Jane Doe

Release date: May 1, 2003 [eBook #1]

*** START OF THE PROJECT GUTENBERG EBOOK THE BRIDGE ***

THE BRIDGE

by Jane Doe

CHAPTER I

The old bridge over the river had stood for two hundred
years before the council decided, by a single vote, to
have it taken down stone by stone.

"When will they come?" asked the miller, and nobody in
the room could tell him.

*** END OF THE PROJECT GUTENBERG EBOOK THE BRIDGE ***

This eBook is for the use of anyone anywhere at no cost.
"#,
        &[
            "title: The Bridge",
            "author: Jane Doe",
            "# CHAPTER I",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p \"When will they come?\" asked the miller, and nobody in the room could tell him.",
            "out: The Project Gutenberg eBook of The Bridge (Project Gutenberg header)",
            "out: Title: The Bridge (label: read as title)",
            "out: Author: Jane Doe (label: read as authors)",
            "out: Release date: May 1, 2003 [eBook #1] (Project Gutenberg header)",
            "out: *** START OF THE PROJECT GUTENBERG EBOOK THE BRIDGE *** (Project Gutenberg header)",
            "out: THE BRIDGE (repeats the title)",
            "out: by Jane Doe (byline: read as authors)",
            "out: *** END OF THE PROJECT GUTENBERG EBOOK THE BRIDGE *** (Project Gutenberg licence)",
            "out: This eBook is for the use of anyone anywhere at no cost. (Project Gutenberg licence)",
        ],
    );
}

#[test]
fn a_refrain_stays() {
    check(
        "\
The song of the bridge

Over the river the old bridge stands and waits for you and me
and all who cross it leave a coin for the keeper of the key

Chorus:
Over the river the old bridge stands and waits for you and me
",
        &[
            "title: The song of the bridge",
            "p Over the river the old bridge stands and waits for you and me and all who cross it leave a coin for the keeper of the key",
            "# Chorus:",
            "p Over the river the old bridge stands and waits for you and me",
        ],
    );
}

#[test]
fn a_short_text_is_joined_where_a_sentence_goes_on_in_lower_case() {
    check(
        "\
The Keeper of the Lamp

The lamp was trimmed in the morning, and
writes the keeper, again at dusk each day.

No ship was lost that winter.
",
        &[
            "title: The Keeper of the Lamp",
            "p The lamp was trimmed in the morning, and writes the keeper, again at dusk each day.",
            "p No ship was lost that winter.",
        ],
    );
}

#[test]
fn short_lines_in_lower_case_stay_apart_without_a_sentence() {
    check(
        "\
What the council of the valley wants to know

whether the bridge can be mended this year
whether the road can be closed for so long

Nobody knows.

Nobody asks.
",
        &[
            "p What the council of the valley wants to know",
            "p whether the bridge can be mended this year",
            "p whether the road can be closed for so long",
            "p Nobody knows.",
            "p Nobody asks.",
        ],
    );
}

#[test]
fn a_byline_between_title_and_wrapped_body_needs_no_blank_line() {
    check(
        "\
The line to the harbour
Published: March 12, 2023 10:45 AM IST
By Jane Roe and John Doe
The old railway that ran from the salt works to the harbour was closed
in the spring of 1967, when the last of the three engines was sold for
scrap and the sheds were given to the town.
Photo: Reuters
For years nobody thought of it at all. The sleepers were taken for
fences, the ballast for garden paths, and the bridge at the weir was
left standing because it would have cost more to pull it down than to
leave it where it was.
Then, in 2011, a schoolteacher named Hanna Brandt walked the whole of
the line with her class and wrote down what was left. The list ran to
forty pages. It named every culvert and every signal post, and it was
printed by the county the year after.
It is hard to say what the list changed. The council bought the bridge
for a single coin, and a society was formed to keep the weeds off it;
its members meet on Saturdays, and the children of the town come with
them when it is dry.
",
        &[
            "title: The line to the harbour",
            "author: Jane Roe",
            "author: John Doe",
            "published: 2023-03-12",
            "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of the three engines was sold for scrap and the sheds were given to the town.",
            "p For years nobody thought of it at all. The sleepers were taken for fences, the ballast for garden paths, and the bridge at the weir was left standing because it would have cost more to pull it down than to leave it where it was.",
            "p Then, in 2011, a schoolteacher named Hanna Brandt walked the whole of the line with her class and wrote down what was left. The list ran to forty pages. It named every culvert and every signal post, and it was printed by the county the year after.",
            "p It is hard to say what the list changed. The council bought the bridge for a single coin, and a society was formed to keep the weeds off it; its members meet on Saturdays, and the children of the town come with them when it is dry.",
            "out: Published: March 12, 2023 10:45 AM IST By Jane Roe and John Doe (byline: read as authors and published)",
            "out: Photo: Reuters (image credit)",
        ],
    );
}
