use super::read_people;

fn check(text: &str, expected: &[&str]) {
    let people: Vec<String> = read_people(text).iter().map(ToString::to_string).collect();
    assert_eq!(people, expected, "{text}");
}

#[test]
fn splits_lists() {
    check("Jane Doe", &["Jane Doe"]);
    check("By Jane Doe", &["Jane Doe"]);
    check("BY JANE DOE", &["JANE DOE"]);
    check("Written by: Jane Doe", &["Jane Doe"]);
    check("By A. B. Carr and D. E. Fox", &["A. B. Carr", "D. E. Fox"]);
    check("Jane Doe, John Roe and Ann Poe", &["Jane Doe", "John Roe", "Ann Poe"]);
    check("Jane Doe, John Roe, and Ann Poe", &["Jane Doe", "John Roe", "Ann Poe"]);
    check("Jane Doe, John Roe", &["Jane Doe", "John Roe"]);
    check("Jane Doe; John Roe", &["Jane Doe", "John Roe"]);
    check("Jane Doe & John Roe", &["Jane Doe", "John Roe"]);
    check("Jane Doe und Hans Roe", &["Jane Doe", "Hans Roe"]);
    check("Lord Byron", &["Lord Byron"]);
    check("von Roe, Hans", &["von Roe, Hans"]);
    check("Martin King, Jr. and Ann Poe", &["Martin King Jr.", "Ann Poe"]);
    check("Jane Doe, Jane Doe", &["Jane Doe"]);
}

#[test]
fn keeps_names_told_apart() {
    check("Doe, Jane", &["Doe, Jane"]);
    check("Comaro, J.P.", &["Comaro, J.P."]);
    check("Doe, Jane; van der Roe, J. K.", &["Doe, Jane", "van der Roe, J. K."]);
    check("Doe, Jane and Roe, Richard", &["Doe, Jane", "Roe, Richard"]);
    check("van Dyke, Anna", &["van Dyke, Anna"]);
    check("brenck,m.", &["brenck, m."]);
}

#[test]
fn finds_nobody_where_there_is_no_name() {
    check("", &[]);
    check(" ; , and ", &[]);
    check("By", &["By"]);
    check("—", &[]);
}

#[test]
fn cuts_off_what_stands_beside_names() {
    check("Jane Doe, Washington correspondent, and John Roe in Kabul", &["Jane Doe", "John Roe"]);
    check("Jane Doe | The Post", &["Jane Doe"]);
    check("Jane Doe | John Roe", &["Jane Doe", "John Roe"]);
    check("Jane Doe @jdoe", &["Jane Doe"]);
    check("Jane Doe (jane@example.org)", &["Jane Doe"]);
    check("by Jane Doe for Reuters", &["Jane Doe"]);
    check("By Jane Doe, Staff Writer", &["Jane Doe"]);
    check("Jane Doe with John Roe", &["Jane Doe", "John Roe"]);
    check("Jane Doe et al.", &["Jane Doe"]);
    check("Jane Doe and others", &["Jane Doe"]);
    check("Jane Doe, John Roe and 3 others", &["Jane Doe", "John Roe"]);
    check("Martin King III, PhD, and Ann Poe, MD", &["Martin King III PhD", "Ann Poe MD"]);
}

#[test]
fn keeps_organisations_whole() {
    for name in [
        "Reuters Staff",
        "Associated Press",
        "Editorial Board",
        "The New Humanitarian",
        "Ministry of Foreign Affairs and Trade",
        "Department of Health and Human Services",
        "Food and Agriculture Organization",
        "Centre for War and Peace Studies",
        "Bill & Melinda Gates Foundation",
        "Staff Reporter",
    ] {
        check(name, &[name]);
        check(&format!("By {name}"), &[name]);
    }
    check("Jane Doe and Associated Press", &["Jane Doe", "Associated Press"]);
}

#[test]
fn tells_roles_apart() {
    check("By Jane Doe; translated by Ann Poe; photos by John Roe", &["Jane Doe"]);
    check("Jane Doe | Edited by Ann Poe", &["Jane Doe"]);
    check("Translated from the Persian by Ann Poe", &["Ann Poe"]);
    for (text, role, names) in [
        ("Translated from the Persian by Ann Poe", super::Role::Translator, "Ann Poe"),
        ("Übersetzt von Ann Poe", super::Role::Translator, "Ann Poe"),
        ("Aus dem Englischen von Ann Poe", super::Role::Translator, "Ann Poe"),
        ("Traduit de l'anglais par Ann Poe", super::Role::Translator, "Ann Poe"),
        ("Перевод: Анна По", super::Role::Translator, "Анна По"),
        ("ترجمه: آن پو", super::Role::Translator, "آن پو"),
        ("ترجمه آن پو", super::Role::Translator, "آن پو"),
        ("Edited by Ann Poe", super::Role::Editor, "Ann Poe"),
        ("Photos by Ann Poe", super::Role::Other, "Ann Poe"),
        ("نوشته آن پو", super::Role::Author, "آن پو"),
        ("بقلم آن پو", super::Role::Author, "آن پو"),
        ("گزارش: آن پو", super::Role::Author, "آن پو"),
        ("Автор: Иван Петров", super::Role::Author, "Иван Петров"),
    ] {
        assert_eq!(super::role_of(text), Some((role, names)), "{text}");
    }
    for text in [
        "Jane Doe",
        "Byron",
        "گزارش تازه دربارهٔ وضعیت پل قدیمی",
        "ترجمه شعرهای تازه از زبان هلندی",
        "Translations were made by hand",
    ] {
        assert_eq!(super::role_of(text), None, "{text}");
    }
}
