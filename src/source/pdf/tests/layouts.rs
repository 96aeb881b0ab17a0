//! Where text stands on its page, and what it is therefore.

use super::check;
use super::writer::{Item, Writer, lines, text};

#[test]
fn leaves_out_heads_and_page_numbers() {
    let mut writer = Writer::new();
    writer.page(
        &[
            vec![(200, 780, 8, "Annals of the River"), (300, 20, 9, "11")],
            vec![(60, 720, 18, "The New Lock")],
            vec![(60, 690, 13, "#Before the flood")],
            lines(
                60,
                668,
                10,
                &[
                    "  The old lock was built when the river still carried timber to the coast and",
                    "the town had no bridge. It was repaired four times.",
                    "  The council asked for a new lock in the spring, and the ministry of har-",
                ],
            ),
        ]
        .concat(),
    );
    writer.page(
        &[
            vec![(200, 780, 8, "Annals of the River"), (300, 20, 9, "12")],
            lines(
                60,
                720,
                10,
                &[
                    "bours agreed to pay for half of the work if the town paid for the rest of it,",
                    "which it did.",
                    "  Work began in May.",
                ],
            ),
        ]
        .concat(),
    );
    writer.page(
        &[
            vec![(200, 780, 8, "Annals of the River"), (300, 20, 9, "13")],
            vec![(60, 720, 13, "#After the flood"), (60, 700, 10, "Nothing was left of the lock.")],
        ]
        .concat(),
    );
    check(
        &writer.finish(),
        &[
            "title: The New Lock",
            "# Before the flood",
            "1 p1 body: The old lock was built when the river still carried timber to the coast \
             and the town had no bridge. It was repaired four times.",
            "2 p1 body: The council asked for a new lock in the spring, and the ministry of \
             harbours agreed to pay for half of the work if the town paid for the rest of it, \
             which it did.",
            "3 p2 body: Work began in May.",
            "# After the flood",
            "4 p3 body: Nothing was left of the lock.",
            "left out p1 (running head): Annals of the River",
            "left out p1 (page number): 11",
            "left out p2 (running head): Annals of the River",
            "left out p2 (page number): 12",
            "left out p3 (running head): Annals of the River",
            "left out p3 (page number): 13",
        ],
    );
}

/// Three columns of a short page; the middle of a sentence stands at the end
/// of each.
const COLUMNS: [&[&str]; 3] = [
    &[
        "  The harbour of the old town was",
        "built of stone that came by ship",
        "from the islands in the north. It",
        "held forty boats in its best days.",
        "  Nobody knows who drew the plan",
        "of the long wall, but a mason of",
    ],
    &[
        "the name of Ferrant is mentioned",
        "in the accounts of the year 1711",
        "as the man who was paid for it.",
        "  The wall was broken by a storm",
        "in the following winter, and the",
        "stones were never found again by",
    ],
    &[
        "those who looked for them in the",
        "shallow water before the point.",
        "  Since then the harbour has been",
        "open to the west, and ships wait",
        "behind the island when the wind",
        "comes from there for many days.",
    ],
];

fn in_columns(count: usize, step: u32) -> Vec<Item<'static>> {
    let mut items = vec![(60, 740, 16, "A history of the harbour wall, in columns of text")];
    for (lefts, column) in (0..).zip(COLUMNS.iter().take(count)) {
        items.extend(lines(50 + step * lefts, 700, 10, column));
    }
    items
}

#[test]
fn reads_column_by_column() {
    let mut writer = Writer::new();
    writer.page(&in_columns(2, 190));
    check(
        &writer.finish(),
        &[
            "title: A history of the harbour wall, in columns of text",
            "1 p1 body: The harbour of the old town was built of stone that came by ship from the \
             islands in the north. It held forty boats in its best days.",
            "2 p1 body: Nobody knows who drew the plan of the long wall, but a mason of the name \
             of Ferrant is mentioned in the accounts of the year 1711 as the man who was paid for \
             it.",
            "3 p1 body: The wall was broken by a storm in the following winter, and the stones \
             were never found again by",
        ],
    );
    let mut writer = Writer::new();
    writer.page(&in_columns(3, 180));
    check(
        &writer.finish(),
        &[
            "title: A history of the harbour wall, in columns of text",
            "1 p1 body: The harbour of the old town was built of stone that came by ship from the \
             islands in the north. It held forty boats in its best days.",
            "2 p1 body: Nobody knows who drew the plan of the long wall, but a mason of the name \
             of Ferrant is mentioned in the accounts of the year 1711 as the man who was paid for \
             it.",
            "3 p1 body: The wall was broken by a storm in the following winter, and the stones \
             were never found again by those who looked for them in the shallow water before the \
             point.",
            "4 p1 body: Since then the harbour has been open to the west, and ships wait behind \
             the island when the wind comes from there for many days.",
        ],
    );
}

#[test]
fn binds_notes_to_their_paragraphs() {
    let mut writer = Writer::new();
    let with_note = |body: [&'static str; 2], mark_x: u32, note: &'static str| {
        [
            lines(60, 700, 10, &body),
            vec![(mark_x, 692, 6, "1"), (60, 60, 6, "1"), (66, 57, 8, note)],
        ]
        .concat()
    };
    let late = "The ships came late that year, as the ice held until the middle";
    writer.page(&with_note([late, "of the month of April."], 153, "Port book, p. 14."));
    let early = "The next year the river was open so early that they were back";
    writer.page(&with_note([early, "in the month of May."], 152, "Port book, p. 20."));
    check(
        &writer.finish(),
        &[
            "1 p1 body: The ships came late that year, as the ice held until the middle of the \
             month of April.[1]",
            "2 p1 note of 1: [1] Port book, p. 14.",
            "3 p2 body: The next year the river was open so early that they were back in the month \
             of May.[1]",
            "4 p2 note of 3: [1] Port book, p. 20.",
        ],
    );
}

#[test]
fn keeps_tables_captions_and_lists() {
    let mut writer = Writer::new();
    let mut items = lines(
        60,
        700,
        10,
        &[
            "The table shows how many ships called at each of the three ports, by year, and what",
            "they carried.",
        ],
    );
    for (at, row) in
        (0..).zip([["Port", "Ships", "Cargo"], ["Aldby", "12", "450"], ["Stour", "7", "90"]])
    {
        for (x, cell) in [60, 200, 300].into_iter().zip(row) {
            items.push((x, 660 - 14 * at, 10, cell));
        }
    }
    items.extend([
        (60, 610, 8, "Table 1. Ships and their cargo, in tons."),
        (60, 580, 10, "\u{2022} timber"),
        (60, 566, 10, "\u{2022} grain"),
        (
            60,
            540,
            10,
            "\u{2022} All ships of the line were laid up in the year of the great frost.",
        ),
        (60, 510, 10, "1. The first ship was lost."),
        (60, 490, 10, "2. The second ship came home."),
    ]);
    writer.page(&items);
    check(
        &writer.finish(),
        &[
            "1 p1 body: The table shows how many ships called at each of the three ports, by year, \
             and what they carried.",
            "2 p1 table: Port | Ships | Cargo",
            "Aldby | 12 | 450",
            "Stour | 7 | 90",
            "3 p1 caption: Table 1. Ships and their cargo, in tons.",
            "4 p1 list: timber · grain",
            "5 p1 list: All ships of the line were laid up in the year of the great frost.",
            "6 p1 list: 1. The first ship was lost.",
            "7 p1 list: 2. The second ship came home.",
        ],
    );
}

#[test]
fn leaves_out_what_is_no_running_text() {
    let mut writer = Writer::new();
    let body = text((60, 700, 10, "The lock keeper wrote down every ship."));
    writer.raw_page(&format!(
        "{body}BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET\n\
         BT /F1 7 Tf 0 1 -1 0 590 300 Tm (Printed on paper) Tj ET\n\
         /Artifact <</Type/Pagination/Subtype/Header>> BDC {} EMC\n\
         /Artifact <</Type/Pagination/Subtype/Watermark>> BDC {} EMC\n\
         /Artifact BMC {} EMC",
        text((60, 760, 8, "The Lock, volume 3")),
        text((60, 400, 30, "COPY")),
        text((60, 300, 8, "decoration")),
    ));
    check(
        &writer.finish(),
        &[
            "1 p1 body: The lock keeper wrote down every ship.",
            "left out p1 (running head): The Lock, volume 3",
            "left out p1 (marked as no part of the text): decoration",
            "left out p1 (rotated text): DRAFTPrinted on paper",
            "left out p1 (watermark): COPY",
        ],
    );
}

#[test]
fn reads_text_that_is_all_marked_as_none() {
    let mut writer = Writer::new();
    writer.raw_page(&format!("/Artifact BMC {} EMC", text((60, 700, 10, "The keeper slept."))));
    check(&writer.finish(), &["1 p1 body: The keeper slept."]);
}

#[test]
fn joins_large_initials_to_their_words() {
    let mut writer = Writer::new();
    let lines = lines(
        84,
        700,
        10,
        &[
            "he keeper of the lock was a man of few words, and those he wrote down in a book",
            "that nobody read until he died. It was found under the floor of his house by the",
        ],
    );
    let rest = [(60, 676, 10, "men who came to mend it, and they sold it.")];
    writer.page(&[vec![(60, 688, 30, "T")], lines, rest.to_vec()].concat());
    check(
        &writer.finish(),
        &[
            "1 p1 body: The keeper of the lock was a man of few words, and those he wrote down in a \
           book that nobody read until he died. It was found under the floor of his house by the \
           men who came to mend it, and they sold it.",
        ],
    );
}

#[test]
fn reads_turned_pages() {
    let mut writer = Writer::new();
    writer.raw_page(
        "BT /F1 10 Tf 0 1 -1 0 100 60 Tm (The wide page was turned) Tj 0 -14 Td \
         (to fit the paper.) Tj ET",
    );
    check(&writer.finish(), &["1 p1 body: The wide page was turned to fit the paper."]);
}
