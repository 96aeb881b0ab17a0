//! What pages put around their articles.

use super::check;

#[test]
fn a_life_is_no_author_note() {
    check(
        "\
Jane Doe

Jane Doe was born in the valley in 1901 and went to school there until the war, when the school was closed and she learned to build.

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

Jane Doe is a member of the academy.
",
        &[
            "title: Jane Doe",
            "p Jane Doe was born in the valley in 1901 and went to school there until the war, when the school was closed and she learned to build.",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p Jane Doe is a member of the academy.",
        ],
    );
}

#[test]
fn a_pull_quote_is_left_out() {
    check(
        "\
The Bridge

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone. Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.

“Nobody in the valley believed that it would happen”

When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.
",
        &[
            "title: The Bridge",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone. Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
            "p When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.",
            "out: “Nobody in the valley believed that it would happen” (repeats paragraph 1)",
        ],
    );
}

#[test]
fn footnotes_stay() {
    check(
        "\
The law of bridges

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.[1] The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.[2]

The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

[1] Minutes of the council, vol. 3, p. 12.

[2] See Doe, The Bridge, ch. 4.
",
        &[
            "title: The law of bridges",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.[1] The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.[2]",
            "p The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p note: [1] Minutes of the council, vol. 3, p. 12.",
            "p note: [2] See Doe, The Bridge, ch. 4.",
        ],
    );
}

#[test]
fn captions_are_left_out() {
    check(
        "\
The quarrel
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The old bridge in spring. Photo: A. Carr
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Photograph: A. Carr/The Valley Post
The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: The quarrel",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: The old bridge in spring. Photo: A. Carr (image credit)",
            "out: Photograph: A. Carr/The Valley Post (image credit)",
        ],
    );
}

#[test]
fn a_box_on_the_author() {
    check(
        "\
The quarrel
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
About the Author
Jane Doe
Jane Doe is a Senior Fellow at the River Institute and writes about bridges.
Disclaimer: The views expressed in this article are the author's own.
",
        &[
            "title: The quarrel",
            "author: Jane Doe",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: About the Author (author note)",
            "out: Jane Doe (author note)",
            "out: Jane Doe is a Senior Fellow at the River Institute and writes about bridges. (author note: read as authors)",
            "out: Disclaimer: The views expressed in this article are the author's own. (disclaimer)",
        ],
    );
}

#[test]
fn a_note_in_parentheses() {
    check(
        "\
The quarrel
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
(Jane Doe is a freelance journalist based in Upper Valley. The views expressed are her own.)
",
        &[
            "title: The quarrel",
            "author: Jane Doe",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: (Jane Doe is a freelance journalist based in Upper Valley. The views expressed are her own.) (author note: read as authors)",
        ],
    );
}

#[test]
fn a_paper_with_references() {
    check(
        "\
A survey of old bridges in the valley
Jane Doe, River Institute
Abstract
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Keywords: bridges, rivers, councils
1 Introduction
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
2 Results
The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
References
Doe, J. (2001). The Bridge. Valley Press.
Roe, J. (2004). The Mill. Valley Press.
",
        &[
            "title: A survey of old bridges in the valley",
            "# Abstract",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# 1 Introduction",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# 2 Results",
            "p The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# References",
            "p note: Doe, J. (2001). The Bridge. Valley Press.",
            "p note: Roe, J. (2004). The Mill. Valley Press.",
            "out: Jane Doe, River Institute (heading without a paragraph of its own)",
            "out: Keywords: bridges, rivers, councils (heading without a paragraph of its own)",
        ],
    );
}

#[test]
fn a_text_that_begins_with_speech() {
    check(
        "\
“Nobody asked us,” says the miller, and looks at the river, which is brown and high and carries branches under the bridge that he has crossed every day of his life.
The council sees it otherwise. It asked everybody, it says, in a letter of two pages that was nailed to the door of the town hall and taken down by the wind.
",
        &[
            "p “Nobody asked us,” says the miller, and looks at the river, which is brown and high and carries branches under the bridge that he has crossed every day of his life.",
            "p The council sees it otherwise. It asked everybody, it says, in a letter of two pages that was nailed to the door of the town hall and taken down by the wind.",
        ],
    );
}

#[test]
fn a_trail_and_counts_in_lines_are_no_title() {
    check(
        "\
Home » News » Coast
The wall that waits
Reading Time: 4 mins read
310
VIEWS
The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.
Tags: coast, wall
Leave a Reply Cancel reply
Save my name, email, and website in this browser for the next time I comment.
",
        &[
            "title: The wall that waits",
            "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.",
            "out: Home » News » Coast (navigation)",
            "out: Reading Time: 4 mins read (view count)",
            "out: 310 (view count)",
            "out: VIEWS (view count)",
            "out: Tags: coast, wall (link to more)",
            "out: Leave a Reply Cancel reply (comment form)",
            "out: Save my name, email, and website in this browser for the next time I comment. (comment form)",
        ],
    );
}

#[test]
fn a_shouted_byline_and_a_signature_are_one_writer() {
    check(
        "\
The line to the harbour

JANE ROE, 12 March 2023

The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.

Jane Roe

Jane Roe is a writer based in Elmport.
",
        &[
            "title: The line to the harbour",
            "author: JANE ROE",
            "published: 2023-03-12",
            "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.",
            "out: JANE ROE, 12 March 2023 (byline: read as authors and published)",
            "out: Jane Roe (repeats the author)",
            "out: Jane Roe is a writer based in Elmport. (author note)",
        ],
    );
}

#[test]
fn endnotes_before_references_are_notes() {
    check(
        "\
The line to the harbour

The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.

Endnotes

1 County Archive, box 12.

2 Brandt, The Line, 14.

References

Roe, J. (2019). Bridges. London: River House.
",
        &[
            "title: The line to the harbour",
            "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.",
            "# Endnotes",
            "p note: 1 County Archive, box 12.",
            "p note: 2 Brandt, The Line, 14.",
            "# References",
            "p note: Roe, J. (2019). Bridges. London: River House.",
        ],
    );
}

#[test]
fn a_heading_after_a_single_link_stays() {
    check(
        "\
The line to the harbour

The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.

Also read: The salt works at night

What comes next

The council votes on Thursday on the bridge, and it will be close.
",
        &[
            "title: The line to the harbour",
            "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.",
            "# What comes next",
            "p The council votes on Thursday on the bridge, and it will be close.",
            "out: Also read: The salt works at night (link to more)",
        ],
    );
}

#[test]
fn a_pull_quote_may_start_inside_a_sentence() {
    check(
        "\
The line to the harbour

By Jane Roe

The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.

“...was closed in the spring of 1967, when the last of its engines…”

“...was opened in the spring of 1867, when nobody had seen an engine…”

But that is what is said of every line in the valley, and it is seldom so.
",
        &[
            "title: The line to the harbour",
            "author: Jane Roe",
            "p The old railway that ran from the salt works to the harbour was closed in the spring of 1967, when the last of its engines was sold for scrap.",
            "p “...was opened in the spring of 1867, when nobody had seen an engine…”",
            "p But that is what is said of every line in the valley, and it is seldom so.",
            "out: By Jane Roe (byline: read as authors)",
            "out: “...was closed in the spring of 1967, when the last of its engines…” (repeats paragraph 1)",
        ],
    );
}
