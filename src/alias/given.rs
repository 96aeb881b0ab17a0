//! Aliases that somebody lists, in the synonym format of Solr.

use std::collections::BTreeMap;
use std::fmt;

use super::key::{Keys, has_words, name_key};

/// Longer names are no names.
const MAX_NAME_BYTES: usize = 200;

/// Names of the same thing, as somebody has listed them.
///
/// A line holds names with commas between, each found in the place of every
/// other; or names, `=>`, and names that are found in their place, but not the
/// other way round. A name may have several words. A line that begins with `#`
/// is a comment; a backslash takes its meaning from a `,`, `=`, `#` or backslash
/// behind it.
///
/// ```
/// use pincite::Aliases;
///
/// let (aliases, problems) = Aliases::parse(
///     "# armed groups\n\
///      ISKP, ISIS-K, Islamic State Khorasan Province\n\
///      Daesh => Islamic State\n",
/// );
/// assert!(problems.is_empty());
/// assert_eq!(aliases.of("isis-k"), ["ISKP", "Islamic State Khorasan Province"]);
/// assert_eq!(aliases.of("Daesh"), ["Islamic State"]);
/// assert!(aliases.of("Islamic State").is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    rules: Vec<Rule>,
    /// Which rules begin with a name, by its key.
    by_key: BTreeMap<String, Vec<usize>>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    from: Vec<String>,
    /// What is found in their place; `None` where that is all the others.
    to: Option<Vec<String>>,
    /// The keys of both, in this order.
    keys: Vec<String>,
}

/// One line of a list of aliases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AliasRule<'a> {
    /// The names listed; before `=>`, where there is one.
    pub names: &'a [String],
    /// What is found in their place; `None` where that is each other.
    pub finds: Option<&'a [String]>,
}

impl AliasRule<'_> {
    /// Says whether the names have every word of `text`, in any order; case and
    /// accents do not matter, and words may be cut short.
    #[must_use]
    pub fn has_words(&self, text: &str) -> bool {
        let all = self.names.iter().chain(self.finds.into_iter().flatten());
        has_words(all.map(String::as_str), text)
    }

    /// Writes the line so that it is read back as it is.
    #[must_use]
    pub fn to_line(&self) -> String {
        match self.finds {
            Some(finds) => format!("{} => {}", line(self.names), line(finds)),
            None => line(self.names),
        }
    }
}

/// Writes names with commas between.
pub(crate) fn line<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    names.into_iter().map(|name| escaped(name)).collect::<Vec<_>>().join(", ")
}

/// A line of a list of aliases that is not used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AliasesProblem {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What is wrong and what was expected, in lower case, without a full stop.
    pub message: String,
}

impl fmt::Display for AliasesProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl Aliases {
    /// Reads a list. A line that is wrong is left out and costs no other line.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<AliasesProblem>) {
        let mut aliases = Self::default();
        let mut problems = Vec::new();
        let mut keys = Keys::default();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            match Rule::parse(line, &mut keys) {
                Ok(rule) => aliases.push(rule),
                Err((column, message)) => {
                    problems.push(AliasesProblem { line: number, column, message });
                }
            }
        }
        (aliases, problems)
    }

    /// Takes in another list as well.
    pub fn extend(&mut self, other: Self) {
        for rule in other.rules {
            self.push(rule);
        }
    }

    /// Says whether nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Returns what is found in the place of a name, in the order listed, each
    /// once. Case, accents, hyphens and small words of the name do not matter.
    #[must_use]
    pub fn of(&self, name: &str) -> Vec<&str> {
        self.of_key(&name_key(name))
    }

    /// Returns the lines of the list, in order.
    pub fn rules(&self) -> impl Iterator<Item = AliasRule<'_>> {
        self.rules.iter().map(|rule| AliasRule { names: &rule.from, finds: rule.to.as_deref() })
    }

    /// The same as [`of`](Self::of), given a key.
    pub(crate) fn of_key(&self, key: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for rule in self.by_key.get(key).into_iter().flatten().filter_map(|&n| self.rules.get(n)) {
            for (name, own_key) in rule.found() {
                if own_key != key && !found.contains(&name) {
                    found.push(name);
                }
            }
        }
        found
    }

    /// Says whether a name that is listed has a key that begins so.
    pub(crate) fn may_begin(&self, key: &str) -> bool {
        let next = self.by_key.range(key.to_owned()..).next();
        next.is_some_and(|(next, _)| next.starts_with(key))
    }

    fn push(&mut self, rule: Rule) {
        let number = self.rules.len();
        for key in rule.keys.iter().take(rule.from.len()) {
            let numbers = self.by_key.entry(key.clone()).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
        self.rules.push(rule);
    }
}

/// What is wrong, and at which character.
type Wrong = (usize, String);

impl Rule {
    /// Returns the names that are found, with their keys.
    fn found(&self) -> impl Iterator<Item = (&str, &str)> {
        let (names, skipped) = match &self.to {
            Some(to) => (to, self.from.len()),
            None => (&self.from, 0),
        };
        let keys = self.keys.iter().skip(skipped);
        names.iter().zip(keys).map(|(name, key)| (name.as_str(), key.as_str()))
    }

    fn parse(line: &str, keys: &mut Keys) -> Result<Self, Wrong> {
        let mut sides = Sides { keys, sides: vec![Vec::new()], own_keys: Vec::new() };
        let mut name = String::new();
        let mut begins = 1;
        let mut chars = (1..).zip(line.chars()).peekable();
        let mut last = 0;
        while let Some((column, c)) = chars.next() {
            last = column;
            match c {
                '\\' => match chars.next() {
                    Some((column, c)) => {
                        last = column;
                        name.push(c);
                    }
                    None => {
                        let message = "expected a character after the backslash".to_owned();
                        return Err((column, message));
                    }
                },
                ',' => {
                    sides.end_name(&mut name, begins, "a name before the comma")?;
                    begins = column + 1;
                }
                '=' if chars.peek().is_some_and(|&(_, next)| next == '>') => {
                    sides.end_name(&mut name, begins, "a name before '=>'")?;
                    if sides.sides.len() > 1 {
                        let message = "expected one '=>' in a line, found a second".to_owned();
                        return Err((column, message));
                    }
                    sides.sides.push(Vec::new());
                    chars.next();
                    begins = column + 2;
                }
                c => name.push(c),
            }
        }
        let at_end = if sides.sides.len() > 1 && sides.sides.last().is_some_and(Vec::is_empty) {
            "a name after '=>'"
        } else {
            "a name after the comma"
        };
        sides.end_name(&mut name, begins, at_end)?;
        let Sides { mut sides, own_keys, .. } = sides;
        let to = (sides.len() > 1).then(|| sides.pop()).flatten();
        let from = sides.pop().unwrap_or_default();
        if to.is_none() && from.len() < 2 {
            let message = "expected a second name, after a comma or '=>'".to_owned();
            return Err((last + 1, message));
        }
        Ok(Self { from, to, keys: own_keys })
    }
}

/// The names of a line so far.
struct Sides<'k> {
    keys: &'k mut Keys,
    /// Those before `=>`, and those behind it.
    sides: Vec<Vec<String>>,
    own_keys: Vec<String>,
}

impl Sides<'_> {
    /// Takes in a name that has ended; `expected` says what there has to be.
    fn end_name(&mut self, name: &mut String, begins: usize, expected: &str) -> Result<(), Wrong> {
        let own = name.split_whitespace().collect::<Vec<_>>().join(" ");
        name.clear();
        if own.is_empty() {
            return Err((begins, format!("expected {expected}")));
        }
        if own.len() > MAX_NAME_BYTES {
            return Err((begins, format!("a name is at most {MAX_NAME_BYTES} bytes long")));
        }
        let key = self.keys.of(&own);
        if key.is_empty() {
            let message = format!("'{own}' holds no letter or digit and names nothing");
            return Err((begins, message));
        }
        self.own_keys.push(key);
        if let Some(side) = self.sides.last_mut() {
            side.push(own);
        }
        Ok(())
    }
}

/// Writes a name so that it is read back as it is.
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, ',' | '=' | '\\') || (c == '#' && out.is_empty()) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Aliases, escaped};

    #[track_caller]
    fn wrong(text: &str, expected: &str) {
        let (aliases, problems) = Aliases::parse(text);
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [expected], "{text}");
        assert!(aliases.is_empty());
    }

    #[test]
    fn names_side_by_side_are_found_for_one_another() {
        let (aliases, problems) = Aliases::parse(
            "\u{FEFF}# a comment\n\n  ISKP ,ISIS-K, Islamic  State Khorasan Province\r\n  # another\nTTP, Tehrik-i-Taliban Pakistan",
        );
        assert!(problems.is_empty());
        assert_eq!(aliases.of("iskp"), ["ISIS-K", "Islamic State Khorasan Province"]);
        assert_eq!(aliases.of("islamic state khurasan province"), ["ISKP", "ISIS-K"]);
        assert_eq!(aliases.of("Tehreek e Taliban Pakistan"), ["TTP"]);
        assert!(aliases.of("Taliban").is_empty());
    }

    #[test]
    fn arrows_lead_one_way() {
        let (aliases, _) = Aliases::parse("Daesh, Da'esh => Islamic State, IS\nDaesh => ISIS");
        assert_eq!(aliases.of("daesh"), ["Islamic State", "IS", "ISIS"]);
        assert_eq!(aliases.of("DAESH"), ["Islamic State", "IS", "ISIS"]);
        assert!(aliases.of("ISIS").is_empty());
    }

    #[test]
    fn backslashes_take_meanings_away() {
        let (aliases, problems) = Aliases::parse(r"\#1, a\,b => c\=>d, e\\f");
        assert!(problems.is_empty());
        assert_eq!(aliases.of("a,b"), ["c=>d", r"e\f"]);
        for name in ["a,b", "c=>d", r"e\f", "#1"] {
            let (aliases, _) = Aliases::parse(&format!("x, {}", escaped(name)));
            assert_eq!(aliases.of("x"), [name]);
        }
        let (aliases, _) = Aliases::parse(&format!("{}, x", escaped("#1")));
        assert_eq!(aliases.of("x"), ["#1"]);
    }

    #[test]
    fn what_is_wrong_is_said_and_where() {
        wrong("a", "line 1, column 2: expected a second name, after a comma or '=>'");
        wrong("\na, ", "line 2, column 3: expected a name after the comma");
        wrong("a,,b", "line 1, column 3: expected a name before the comma");
        wrong("=> b", "line 1, column 1: expected a name before '=>'");
        wrong("a =>", "line 1, column 5: expected a name after '=>'");
        wrong("ä => b => c", "line 1, column 8: expected one '=>' in a line, found a second");
        wrong("a, b\\", "line 1, column 5: expected a character after the backslash");
        wrong("a, ?!", "line 1, column 3: '?!' holds no letter or digit and names nothing");
        let long = format!("a, {}", "b".repeat(201));
        wrong(&long, "line 1, column 3: a name is at most 200 bytes long");
    }

    #[test]
    fn a_bad_line_costs_itself_alone() {
        let (aliases, problems) = Aliases::parse("a, b\n,\nc, d\n");
        assert_eq!((problems.len(), problems[0].line), (1, 2));
        assert_eq!((aliases.of("a"), aliases.of("c")), (vec!["b"], vec!["d"]));
    }

    #[test]
    fn lists_are_put_together() {
        let (mut aliases, _) = Aliases::parse("a, b");
        aliases.extend(Aliases::parse("a, c\n").0);
        assert_eq!(aliases.of("a"), ["b", "c"]);
        assert!(aliases.may_begin("a") && !aliases.may_begin("x"));
        let lines: Vec<_> = aliases.rules().map(|rule| rule.to_line()).collect();
        assert_eq!(lines, ["a, b", "a, c"]);
        let (aliases, _) = Aliases::parse("Islamic State, IS => Daesh");
        let rule = aliases.rules().next().unwrap();
        assert_eq!(rule.to_line(), "Islamic State, IS => Daesh");
        assert!(rule.has_words("daesh islam") && !rule.has_words("daesh khorasan"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_list(text in "([a-c,=>#\\\\ \n]{0,40})") {
            let (aliases, problems) = Aliases::parse(&text);
            let lines = text.lines().filter(|line| {
                let line = line.trim();
                !line.is_empty() && !line.starts_with('#')
            });
            proptest::prop_assert_eq!(aliases.rules().count() + problems.len(), lines.count());
        }
    }
}
