//! A small collection that has something of everything.

use crate::harness::World;

pub const RIVER: &str = "\
---
id: river-2024
title: The river and the toll bridge
authors: [Jane Roe, \"de la Cruz, Ana\"]
date: 2024-05-09
publisher: River Post
url: https://example.org/river
language: en
tags: [bridge, city budget]
section: Local
---

# The river and the toll bridge

The council voted on Monday to close the toll bridge over the river for one winter.

## What it costs

Closing the bridge costs the city two million crowns, the treasurer said, and
the ferry adds half a million.

The treasurer's report speaks of \"strategic depth\" in the budget, a phrase that
nobody on the council explained.

## What follows

A ferry will carry passengers from the northern bank until the ice comes.
";

/// Wrapped by hand, with Windows line ends and a phrase over two lines.
pub const HARBOUR: &str = "\
The harbour in winter\r
\r
By Max Moe, 3 November 2023\r
\r
The harbour master closed the northern basin in November, after the price\r
of diesel had doubled and the ice had pushed two barges against the strategic\r
depth marker at the pier.\r
\r
He expects the basin to open again in March. Until then the ferry and the\r
barges share the southern basin, where the harbour café sells cocoa.\r
";

pub const FLUSS: &str = "\
---
title: Die Häuser am Fluss
author: Karla Muster
date: 2025-02
language: de
---

Die Häuser am Fluss stehen im Winter leer, sagt die Brückenwärterin.

Wer die Brücke überquert, zahlt keinen Zoll mehr.
";

pub const NOTES: &str = concat!(
    r#"{"id": "ferry", "title": "The ferry", "published": "2024", "language": "en-GB", "#,
    r#""paragraphs": ["The ferry carries forty passengers.", "#,
    r#"{"heading": "Fares", "text": "The toll bridge was cheaper than the ferry is."}]}"#,
    "\n",
    r#"{"text": "A note without a title says that the barges are late."}"#,
    "\n",
);

/// Nothing is known of it but its text.
pub const BARE: &str = "\
The bridge keeper counts carts, bicycles and one toll dodger every morning.

In the evening the keeper counts them again, on their way home over the bridge.
";

/// The collection, in `articles`.
pub fn collection() -> World {
    World::new()
        .file("articles/river.md", RIVER)
        .file("articles/harbour.txt", HARBOUR)
        .file("articles/de/fluss.md", FLUSS)
        .file("articles/notes.jsonl", NOTES)
        .file("articles/bare.txt", BARE)
}

/// The collection, indexed.
pub fn indexed() -> World {
    collection().indexed("articles")
}
