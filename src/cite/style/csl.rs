//! What a style's file must not be: so deep, or so entangled, that working it
//! has no end.

use std::collections::HashMap;

use crate::error::{Error, ErrorKind, Result};

/// Real styles are some 50 KB long and nest a dozen elements.
const MAX_BYTES: usize = 4 * 1024 * 1024;
const MAX_DEPTH: usize = 128;

/// Looks whether a style can be worked: elements that are too deep and macros
/// that call themselves would take the stack.
pub(super) fn check(text: &str) -> Result<()> {
    let wrong = |what: &str| {
        let message = format!("it is no style of the Citation Style Language: {what}");
        Err(Error::new(ErrorKind::Malformed, message))
    };
    if text.len() > MAX_BYTES {
        return wrong("it has more than 4 MB; expected less");
    }
    let mut depth = 0_usize;
    let mut within: Option<&str> = None;
    let mut calls: HashMap<&str, Vec<&str>> = HashMap::new();
    for tag in text.split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else { continue };
        if tag.starts_with(['!', '?']) {
            continue;
        }
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            within = within.filter(|_| !tag.starts_with("/macro"));
            continue;
        }
        if tag.starts_with("macro") {
            within = attribute(tag, "name");
        } else if let (Some(name), Some(called)) = (within, attribute(tag, "macro")) {
            calls.entry(name).or_default().push(called);
        }
        if !tag.ends_with('/') {
            depth += 1;
        }
        if depth > MAX_DEPTH {
            return wrong("its elements are more than 128 deep; expected less");
        }
    }
    match calls.keys().find(|name| calls_itself(name, &calls)) {
        Some(name) => wrong(&format!("the macro '{name}' calls itself; expected one that ends")),
        None => Ok(()),
    }
}

/// Says whether following the calls of a macro leads back to it.
fn calls_itself(name: &str, calls: &HashMap<&str, Vec<&str>>) -> bool {
    let mut next: Vec<&str> = calls.get(name).cloned().unwrap_or_default();
    let mut seen = Vec::new();
    while let Some(called) = next.pop() {
        if called == name {
            return true;
        }
        if !seen.contains(&called) {
            seen.push(called);
            next.extend(calls.get(called).into_iter().flatten());
        }
    }
    false
}

/// Returns the value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag.get(..at)?;
        let rest = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest.get(1..)?.split(quote).next()?;
        before.ends_with(char::is_whitespace).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    #[track_caller]
    fn says(text: &str, expected: &str) {
        let message = check(text).map_or_else(|error| error.to_string(), |()| "fine".to_owned());
        assert!(message.ends_with(expected), "{message}");
    }

    #[test]
    fn what_has_no_end_is_refused() {
        says("<style><macro name='a'><text macro='b'/></macro></style>", "fine");
        says(
            "<macro name=\"a\"><text macro=\"a\"/></macro>",
            "the macro 'a' calls itself; expected one that ends",
        );
        says(
            "<macro name='b'><group><text macro = 'b'/></group></macro>",
            "the macro 'b' calls itself; expected one that ends",
        );
        says(&"<group>".repeat(129), "more than 128 deep; expected less");
        says(&"<group/>".repeat(999), "fine");
        says(&" ".repeat(5_000_000), "more than 4 MB; expected less");
        says("", "fine");
    }
}
