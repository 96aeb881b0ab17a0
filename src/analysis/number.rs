//! Separators between digits.

/// What the separators of a number mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// `2,640`, `1.000.000`: separators only group digits.
    Grouped,
    /// `3.14`, `2,640.5`: the one dot stays.
    Decimal,
    /// `1,5`, `5;6`, `12.5.2024`: several numbers.
    Several,
}

/// Says whether `c` can stand between two digits of one word by UAX #29.
pub(super) const fn is_separator(c: char) -> bool {
    is_dot(c) || is_grouping(c) || matches!(c, ';' | '\u{37E}' | '；' | '⁄')
}

/// Says whether `c` can be a decimal point.
pub(super) const fn is_dot(c: char) -> bool {
    matches!(c, '.' | '․' | '﹒' | '．' | '٫')
}

const fn is_grouping(c: char) -> bool {
    matches!(c, ',' | '\'' | '’' | '‘' | '＇' | '，' | '﹐' | '︐' | '٬')
}

/// Reads a run of digits with single separators between them.
///
/// Groups have three digits, or two in the middle as in `12,34,567`.
pub(super) fn read(run: &str) -> Number {
    let dots = run.chars().filter(|&c| is_dot(c)).count();
    if run.chars().any(|c| is_separator(c) && !is_dot(c) && !is_grouping(c)) {
        return Number::Several;
    }
    let whole = match dots {
        0 | 1 => run.split(is_dot).next().unwrap_or_default(),
        _ => run,
    };
    // A comma after the decimal point groups nothing.
    if dots == 1 && run.split(is_dot).skip(1).any(|decimals| decimals.contains(is_grouping)) {
        return Number::Several;
    }
    if dots > 1 && run.contains(is_grouping) {
        return Number::Several;
    }
    let grouped = if dots > 1 { is_grouped(whole, is_dot) } else { is_grouped(whole, is_grouping) };
    match (grouped, dots) {
        (false, _) => Number::Several,
        (true, 1) => Number::Decimal,
        (true, _) => Number::Grouped,
    }
}

fn is_grouped(whole: &str, separator: fn(char) -> bool) -> bool {
    let groups = whole.split(separator).count();
    groups == 1
        || whole.split(separator).enumerate().all(|(index, group)| {
            let len = group.chars().count();
            match index {
                0 => (1..=3).contains(&len),
                _ if index + 1 == groups => len == 3,
                _ => (2..=3).contains(&len),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::{Number, read};

    #[test]
    fn tells_groups_from_decimals_from_lists() {
        for (run, expected) in [
            ("2,640", Number::Grouped),
            ("1,234,567", Number::Grouped),
            ("12,34,567", Number::Grouped),
            ("1'000", Number::Grouped),
            ("1.000.000", Number::Grouped),
            ("3.14", Number::Decimal),
            ("2,640.5", Number::Decimal),
            ("1,5", Number::Several),
            ("2014,2015", Number::Several),
            ("1;2", Number::Several),
            ("12.5.2024", Number::Several),
            ("1.2,300", Number::Several),
            ("٢٬٦٤٠", Number::Grouped),
        ] {
            assert_eq!(read(run), expected, "{run}");
        }
    }
}
