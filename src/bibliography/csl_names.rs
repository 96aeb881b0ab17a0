//! Names and dates in the shapes of CSL-JSON.

use serde_json::Value;

use super::date::{self, DateReading};
use crate::Person;

/// Returns a text, or a number as text.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Reads a list of names; a name may be a text too.
pub(super) fn people(value: Option<&Value>) -> Vec<Person> {
    match value {
        Some(Value::Array(names)) => names.iter().filter_map(person).collect(),
        Some(one) => person(one).into_iter().collect(),
        None => Vec::new(),
    }
}

fn person(value: &Value) -> Option<Person> {
    let Value::Object(parts) = value else {
        let name = Person::from_stated(value.as_str()?);
        return (!name.family.is_empty()).then_some(name);
    };
    let part = |name: &str| parts.get(name).and_then(Value::as_str).map_or("", str::trim);
    for whole in ["literal", "name"] {
        let family = part(whole);
        if !family.is_empty() {
            return Some(Person { family: family.to_owned(), given: None });
        }
    }
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    };
    let family = joined(&[
        part("dropping-particle"),
        part("non-dropping-particle"),
        part("family"),
        part("suffix"),
    ]);
    let given = part("given").to_owned();
    match (family.is_empty(), given.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Person { family: given, given: None }),
        (false, true) => Some(Person { family, given: None }),
        (false, false) => Some(Person { family, given: Some(given) }),
    }
}

/// A date as stated, for people, and as read.
pub(super) struct StatedDate {
    pub(super) stated: String,
    pub(super) reading: Option<DateReading>,
}

/// Reads `{"date-parts": [[2024, 5, 9]]}`, `{"raw": ...}`, `{"literal": ...}`
/// or a text. Of a range the first date is taken; of a season and an
/// approximate date, only the year.
pub(super) fn read_date(value: &Value) -> Option<StatedDate> {
    let Value::Object(date) = value else {
        let stated = text(value)?;
        let reading = date::read(&stated);
        return Some(StatedDate { stated, reading });
    };
    let first = date
        .get("date-parts")
        .and_then(Value::as_array)
        .and_then(|dates| dates.first())
        .and_then(Value::as_array)
        .filter(|parts| !parts.is_empty());
    let read = match first {
        Some(parts) => {
            let numbers: Vec<Option<i64>> = parts.iter().map(number).collect();
            let part = |at: usize| numbers.get(at).copied().flatten().filter(|n| *n != 0);
            let stated: Vec<String> = parts.iter().filter_map(text).collect();
            let season = date.get("season").is_some_and(|season| !season.is_null());
            let month = part(1).filter(|_| !season);
            let reading = part(0).and_then(|year| date::from_parts(year, month, part(2)));
            StatedDate { stated: stated.join("-"), reading }
        }
        None => {
            let stated =
                ["raw", "literal", "edtf"].iter().find_map(|name| text(date.get(*name)?))?;
            let reading = date::read(&stated);
            StatedDate { stated, reading }
        }
    };
    let circa = match date.get("circa") {
        Some(Value::Bool(circa)) => *circa,
        Some(Value::Null) | None => false,
        Some(_) => true,
    };
    let reading = read.reading.map(|reading| if circa { date::year_of(reading) } else { reading });
    Some(StatedDate { reading, ..read })
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::from_str;

    use super::super::date::DateReading;
    use super::{people, read_date};

    #[test]
    fn tells_names_apart() {
        for (json, expected) in [
            (r#"[{"family":"Rawal","given":"Aparna"}]"#, "Rawal, Aparna"),
            (r#"[{"literal":"World Bank"}]"#, "World Bank"),
            (
                r#"[{"family":"Berg","given":"L.","non-dropping-particle":"van der"}]"#,
                "van der Berg, L.",
            ),
            (r#"[{"family":"King","given":"M. L.","suffix":"Jr."}]"#, "King Jr., M. L."),
            (r#"["Doe, Jane", {"given":"Plato"}, {}, 7, null]"#, "Doe, Jane; Plato"),
            (r#"{"family":"Doe"}"#, "Doe"),
        ] {
            let found = people(Some(&from_str(json).unwrap()));
            let found: Vec<_> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found.join("; "), expected, "{json}");
        }
    }

    #[test]
    fn reads_dates() {
        for (json, expected) in [
            (r#"{"date-parts":[[2024,5,9]]}"#, "2024-05-09"),
            (r#"{"date-parts":[["2024","5"],["2024","6"]]}"#, "2024-05"),
            (r#"{"date-parts":[[2024]],"season":2}"#, "2024"),
            (r#"{"date-parts":[[2024,5,9]],"circa":true}"#, "2024"),
            (r#"{"date-parts":[[2024,0,0]]}"#, "2024"),
            (r#"{"date-parts":[[2024,2,30]]}"#, "impossible"),
            (r#"{"date-parts":[[]],"raw":"9 May 2024"}"#, "2024-05-09"),
            (r#"{"literal":"forthcoming"}"#, "none"),
            (r#""2024-05-09""#, "2024-05-09"),
            ("2024", "2024"),
            ("{}", "nothing"),
            ("null", "nothing"),
        ] {
            let found = read_date(&from_str(json).unwrap());
            let found = match found.map(|date| date.reading) {
                None => "nothing".to_owned(),
                Some(None) => "none".to_owned(),
                Some(Some(DateReading::Date(date))) => date.to_string(),
                Some(Some(DateReading::Ambiguous(date))) => format!("{date}?"),
                Some(Some(_)) => "impossible".to_owned(),
            };
            assert_eq!(found, expected, "{json}");
        }
    }
}
