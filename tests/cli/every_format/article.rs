//! The article that every sample holds, as far as its format has a place for
//! each piece of it.

pub const TITLE: &str = "The ferry to the island";
pub const HEADING: &str = "What it carries";
pub const FIRST: &str = "The ferry to the island leaves the old pier at nine in the morning, and it waits for \
                         nobody who comes late.";
pub const SECOND: &str = "The skipper counts forty passengers, two bicycles and a goat on most days of \
                          the spring.";
pub const NOTE: &str = "The goat belongs to the keeper of the lighthouse.";
pub const ITEMS: [&str; 3] = ["Letters for the school", "Bread", "Diesel"];
pub const THIRD: &str = "In the winter the boat stays at the northern pier until the ice has gone, and the \
                         island waits for the spring.";

/// Where its page is.
pub const URL: &str = "https://example.org/ferry";

/// Writes a text as the tables do, with names in the place of the texts above.
pub fn named(text: &str) -> String {
    let list = ITEMS.join(" · ");
    let names =
        [(TITLE, "TITLE"), (FIRST, "FIRST"), (SECOND, "SECOND"), (NOTE, "NOTE"), (THIRD, "THIRD")];
    let whole = names.into_iter().chain([(list.as_str(), "LIST")]);
    for (long, name) in whole {
        // What stands around it, as the sign of a note does, is kept.
        if let Some(at) = text.find(long).filter(|at| *at < 8 && text.len() < long.len() + 8) {
            return format!("{}{name}{}", &text[..at], &text[at + long.len()..]);
        }
    }
    text.to_owned()
}
