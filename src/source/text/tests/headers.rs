//! Titles, bylines and what else stands above an article.

use super::check;

#[test]
fn one_paragraph_a_line() {
    check(
        "\
Opinion
The council's mistake
The bridge is older than the council and will outlive it
Jane Doe
Published: May 9, 2024 | Updated: May 10, 2024 10:15 IST
Photo: A. Carr
Share
The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.
Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.
The drawer
When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.
Jane Doe is a fellow of the River Institute.
© 2024 The Valley Paper
",
        &[
            "title: The council's mistake",
            "author: Jane Doe",
            "published: 2024-05-09",
            "p standfirst: The bridge is older than the council and will outlive it",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
            "# The drawer",
            "p When the engineers came at last, in the spring of that year, they found the arches sound and the foundations deeper than any drawing had shown.",
            "out: Opinion (section label)",
            "out: Jane Doe (byline: read as authors)",
            "out: Published: May 9, 2024 | Updated: May 10, 2024 10:15 IST (byline: read as published)",
            "out: Photo: A. Carr (image credit)",
            "out: Share (share row)",
            "out: Jane Doe is a fellow of the River Institute. (author note)",
            "out: © 2024 The Valley Paper (copyright line)",
        ],
    );
}

#[test]
fn labelled_lines_and_a_day_that_never_was() {
    check(
        "\
Title: The Bridge
Author: Jane Doe and John Roe
Date: 31/04/2023
Source: The Valley Paper

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.
",
        &[
            "title: The Bridge",
            "author: Jane Doe",
            "author: John Roe",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "out: Title: The Bridge (label: read as title)",
            "out: Author: Jane Doe and John Roe (label: read as authors)",
            "out: Date: 31/04/2023 (label: read as published)",
            "out: Source: The Valley Paper (label: read as publisher)",
            "note: line 3, label: '31/04/2023' is no day of the calendar; not taken as the date",
        ],
    );
}

#[test]
fn a_date_in_the_future_is_noted() {
    check(
        "\
The Bridge

By Jane Doe, 9 May 2031

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.
",
        &[
            "title: The Bridge",
            "author: Jane Doe",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "out: By Jane Doe, 9 May 2031 (byline: read as authors and published)",
            "note: line 3, byline: '9 May 2031' lies in the future; not taken as the date",
        ],
    );
}

#[test]
fn an_ambiguous_date_is_noted() {
    check(
        "\
The Bridge

09/05/2024

The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.
",
        &[
            "title: The Bridge",
            "published: 2024",
            "p The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "out: 09/05/2024 (byline: read as published)",
            "note: line 3, byline: '09/05/2024' could be day/month or month/day; only the year is taken",
        ],
    );
}

#[test]
fn a_dateline_is_text() {
    check(
        "\
Council votes to take down old bridge

LONDON, May 9, 2024 (Valley News) - The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.

Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.
",
        &[
            "title: Council votes to take down old bridge",
            "published: 2024-05-09",
            "p LONDON, May 9, 2024 (Valley News) - The old bridge over the river had stood for two hundred years before the council decided, by a single vote, to have it taken down stone by stone.",
            "p Nobody in the valley believed that it would happen, and for a long time nothing did; the papers lay in a drawer of the town hall and gathered dust.",
        ],
    );
}

#[test]
fn a_broken_up_byline_and_breadcrumbs() {
    check(
        "\
Home
>
News
>
Region
The valley's long quarrel over a bridge
A vote that was meant to settle everything has settled nothing, and the river goes on rising.
By
Jane Doe
,
Published on
9th May 2024
1.2K views
Share this article
Facebook
Twitter
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Advertisement
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Also read: The mill that would not close
The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Tags:
bridge
council
Leave a Reply
Your email address will not be published. Required fields are marked *
",
        &[
            "title: The valley's long quarrel over a bridge",
            "author: Jane Doe",
            "published: 2024-05-09",
            "p standfirst: A vote that was meant to settle everything has settled nothing, and the river goes on rising.",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Home (navigation)",
            "out: > (navigation)",
            "out: News (navigation)",
            "out: > (navigation)",
            "out: Region (navigation)",
            "out: By (byline)",
            "out: Jane Doe (byline: read as authors)",
            "out: , (separator line)",
            "out: Published on (byline)",
            "out: 9th May 2024 (byline: read as published)",
            "out: 1.2K views (view count)",
            "out: Share this article (share row)",
            "out: Facebook (share row)",
            "out: Twitter (share row)",
            "out: Advertisement (advertisement)",
            "out: Also read: The mill that would not close (link to more)",
            "out: Tags: (link to more)",
            "out: bridge (link to more)",
            "out: council (link to more)",
            "out: Leave a Reply (comment form)",
            "out: Your email address will not be published. Required fields are marked * (comment form)",
        ],
    );
}

#[test]
fn questions_over_paragraphs() {
    check(
        "\
Who owns the bridge?
Three answers, none of them simple
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Why now?
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
What next
The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The end of the road: a summary
The council of the valley met for the fourth time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: Who owns the bridge?",
            "p standfirst: Three answers, none of them simple",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# Why now?",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# What next",
            "p The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# The end of the road: a summary",
            "p The council of the valley met for the fourth time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
        ],
    );
}

#[test]
fn a_mail() {
    check(
        "\
From: Jane Doe <jane@example.org>
To: John Roe <john@example.org>
Date: Thu, 9 May 2024 10:00:00 +0000
Subject: The bridge

John,

the council met yesterday and put the vote off again. I do not think that anything will come of it before the summer, but the engineers want to see the arches first.

Jane
",
        &[
            "title: The bridge",
            "published: 2024-05-09",
            "p John,",
            "p the council met yesterday and put the vote off again. I do not think that anything will come of it before the summer, but the engineers want to see the arches first.",
            "p Jane",
            "out: From: Jane Doe <jane@example.org> (mail header)",
            "out: To: John Roe <john@example.org> (mail header)",
            "out: Date: Thu, 9 May 2024 10:00:00 +0000 (label: read as published)",
            "out: Subject: The bridge (label: read as title)",
        ],
    );
}

#[test]
fn a_title_with_a_date() {
    check(
        "\
Valley Bridge Toll Rules
Version 1.3, 3 November 2008

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: Valley Bridge Toll Rules",
            "published: 2008-11-03",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Version 1.3, 3 November 2008 (byline: read as published)",
        ],
    );
}

#[test]
fn a_byline_on_the_first_line() {
    check(
        "\
Jane Doe, 9 May 2024

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "author: Jane Doe",
            "published: 2024-05-09",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Jane Doe, 9 May 2024 (byline: read as authors and published)",
        ],
    );
}

#[test]
fn roles_below_a_name() {
    check(
        "\
Council votes to take down old bridge, angering millers
The decision ends a year of quarrels but opens another
By Jane Doe
Staff Writer
Updated 10:15 AM EDT, Thu May 9, 2024
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: Council votes to take down old bridge, angering millers",
            "author: Jane Doe",
            "published: 2024-05-09",
            "p standfirst: The decision ends a year of quarrels but opens another",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: By Jane Doe (byline: read as authors)",
            "out: Staff Writer (byline)",
            "out: Updated 10:15 AM EDT, Thu May 9, 2024 (byline: read as published)",
        ],
    );
}

#[test]
fn a_heading_below_the_byline() {
    check(
        "\
Old bridge to go

Jane Doe | May 9, 2024 | 4 min read

Why it matters

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

What comes next

The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: Old bridge to go",
            "author: Jane Doe",
            "published: 2024-05-09",
            "# Why it matters",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "# What comes next",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Jane Doe | May 9, 2024 | 4 min read (byline: read as authors and published)",
        ],
    );
}

#[test]
fn a_site_name_and_two_dates() {
    check(
        "\
Skip to main content
THE VALLEY POST
Exclusive: Council hid report on bridge, letters show
Jane Doe and John Roe in Upper Valley
Thu 9 May 2024 06.00 BST
Last modified on Thu 9 May 2024 08.12 BST
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Read more
The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: THE VALLEY POST",
            "author: Jane Doe",
            "author: John Roe",
            "published: 2024-05-09",
            "p standfirst: Exclusive: Council hid report on bridge, letters show",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the third time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Skip to main content (link to more)",
            "out: Jane Doe and John Roe in Upper Valley (byline: read as authors)",
            "out: Thu 9 May 2024 06.00 BST (byline: read as published)",
            "out: Last modified on Thu 9 May 2024 08.12 BST (byline: read as published)",
            "out: Read more (link to more)",
        ],
    );
}

#[test]
fn an_update_before_the_publication() {
    check(
        "\
The Bridge
Updated: 10 May 2024
Published: 9 May 2024
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: The Bridge",
            "published: 2024-05-09",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Updated: 10 May 2024 (byline: read as published)",
            "out: Published: 9 May 2024 (byline: read as published)",
        ],
    );
}

#[test]
fn a_name_that_the_closing_note_confirms() {
    check(
        "\
Perilous bridges
Jane Doe
The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
Jane Doe is a research fellow at the River Institute.
",
        &[
            "title: Perilous bridges",
            "author: Jane Doe",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "out: Jane Doe (byline: read as authors)",
            "out: Jane Doe is a research fellow at the River Institute. (author note: read as authors)",
        ],
    );
}

#[test]
fn a_title_that_begins_with_speech() {
    check(
        "\
“We will not move”: the millers of the upper valley

The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.

The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.
",
        &[
            "title: “We will not move”: the millers of the upper valley",
            "p The council of the valley met for the first time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
            "p The council of the valley met for the second time that year and spoke about the bridge, the toll, the lamps and everything else that had been put off; nothing was decided.",
        ],
    );
}
