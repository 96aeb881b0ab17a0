use super::{DateReading, find_date, read_date};

fn say(reading: Option<DateReading>) -> String {
    match reading {
        Some(DateReading::Date(date)) => date.to_string(),
        Some(DateReading::Ambiguous(date)) => format!("{date}?"),
        Some(DateReading::SolarMonth(date)) => {
            format!(
                "solar month in {}",
                date.map_or("two years".to_owned(), |date| date.to_string())
            )
        }
        Some(DateReading::LunarHijri) => "lunar".to_owned(),
        Some(DateReading::Impossible) => "impossible".to_owned(),
        None => "none".to_owned(),
    }
}

#[test]
fn finds_dates_in_lines() {
    for (text, expected) in [
        ("Jane Doe May 09, 2024", "2024-05-09"),
        ("9 May 2024", "2024-05-09"),
        ("9th May 2024 | 10:30 IST", "2024-05-09"),
        ("the 9th of May, 2024", "2024-05-09"),
        ("2024-05-09T10:00:00Z", "2024-05-09"),
        ("Sept. 9, 2024", "2024-09-09"),
        ("Thursday, September 5, 2024 at 8 pm", "2024-09-05"),
        ("09-May-2024", "2024-05-09"),
        ("Published: May 2024", "2024-05"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("09/05/2024", "2024?"),
        ("05/05/2024", "2024-05-05"),
        ("09.05.2024", "2024-05-09"),
        ("2024/5/9", "2024-05-09"),
        ("9. März 2023", "2023-03-09"),
        ("1er août 2020", "2020-08-01"),
        ("le 14 juillet 1989", "1989-07-14"),
        ("5 de mayo de 2021", "2021-05-05"),
        ("7 de setembro de 1822", "1822-09-07"),
        ("9 мая 2024 г.", "2024-05-09"),
        ("2024年5月9日", "2024-05-09"),
        ("31 April 2024", "impossible"),
        ("2023-02-29", "impossible"),
        ("45/45/2024", "impossible"),
        ("in 2024", "none"),
        ("the 2023/24 season", "none"),
        ("you may 2 or 3", "none"),
        ("Version 1.2.3", "none"),
        ("", "none"),
    ] {
        assert_eq!(say(find_date(text).map(|found| found.reading)), expected, "{text}");
    }
}

#[test]
fn says_where_the_date_stands() {
    let text = "Jane Doe — May 09, 2024, London";
    assert_eq!(find_date(text).and_then(|found| found.span.slice(text)), Some("May 09, 2024"));
}

#[test]
fn reads_fields() {
    for (text, expected) in [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("20240509", "2024-05-09"),
        ("20241309", "impossible"),
        ("Thu, 09 May 2024 10:00:00 GMT", "2024-05-09"),
        ("2024-05-09 10:00", "2024-05-09"),
        ("soon", "none"),
    ] {
        assert_eq!(say(read_date(text)), expected, "{text}");
    }
}

#[test]
fn finds_dates_in_many_languages() {
    for (text, expected) in [
        ("9 maggio 2024", "2024-05-09"),
        ("9 mei 2024", "2024-05-09"),
        ("9 Mayıs 2024", "2024-05-09"),
        ("9 maja 2024", "2024-05-09"),
        ("9 listopada 2024", "2024-11-09"),
        ("9. listopada 2024.", "none"),
        ("9 травня 2024 р.", "2024-05-09"),
        ("den 9 maj 2024", "2024-05-09"),
        ("9 मई 2024", "2024-05-09"),
        ("९ मई २०२४", "2024-05-09"),
        ("9 พฤษภาคม 2567", "2024-05-09"),
        ("9 مايو 2024", "2024-05-09"),
        ("٩ أيار ٢٠٢٤", "2024-05-09"),
        ("9 أيار/مايو 2024", "2024-05-09"),
        ("9 مايو (أيار) 2024", "2024-05-09"),
        ("12 كانون الأول 2023", "2023-12-12"),
        ("12 كانون الثاني 2023", "2023-01-12"),
        ("٢٠٢٤/٠٥/٠٩", "2024-05-09"),
        ("٣١/١٢/٢٠٢٤", "2024-12-31"),
        ("۹ مه ۲۰۲۴", "2024-05-09"),
        ("۹ می ۲۰۲۴", "2024-05-09"),
        ("می ۲۰۲۴", "none"),
        ("۹ ژوئیه ۲۰۲۴", "2024-07-09"),
        ("۹ آگوست ۲۰۲۴", "2024-08-09"),
        ("نوامبر ۲۰۲۴", "2024-11"),
        ("2024년 5월 9일", "2024-05-09"),
        ("2024년 5월", "2024-05"),
        ("令和6年5月9日", "2024-05-09"),
        ("令和元年5月9日", "2019-05-09"),
        ("昭和64年1月7日", "1989-01-07"),
        ("平成40年1月7日", "none"),
        ("民國113年5月9日", "2024-05-09"),
    ] {
        assert_eq!(say(find_date(text).map(|found| found.reading)), expected, "{text}");
    }
}

#[test]
fn converts_solar_hijri_dates() {
    for (text, expected) in [
        ("۲۰ اردیبهشت ۱۴۰۳", "2024-05-09"),
        ("پنج‌شنبه ۲۰ اردیبهشت ۱۴۰۳", "2024-05-09"),
        ("20 اردیبهشت‌ماه 1403", "2024-05-09"),
        ("۲۰ ثور ۱۴۰۳", "2024-05-09"),
        ("۲۰ ثور ۱۴۰۳ خورشیدی", "2024-05-09"),
        ("20 Ordibehesht 1403", "2024-05-09"),
        ("۱۴۰۳/۰۲/۲۰", "2024-05-09"),
        ("۲۰/۰۲/۱۴۰۳", "2024-05-09"),
        ("1403/02/20 ش", "2024-05-09"),
        ("1403/2/20 هجری شمسی", "2024-05-09"),
        ("1403/2/20 (ه.ش)", "2024-05-09"),
        ("۳۰ اسفند ۱۴۰۲", "impossible"),
        ("اردیبهشت ۱۴۰۳", "solar month in 2024"),
        ("بهمن ۱۴۰۳", "solar month in 2025"),
        ("دی ۱۴۰۳", "none"),
        ("۱ دی ۱۴۰۳", "2024-12-21"),
        ("۲۰ میزان ۲۰۲۴", "none"),
        ("سال ۱۴۰۳", "none"),
        ("1 ذو القعدة 1445 هـ", "lunar"),
        ("۱ رمضان ۱۴۴۵", "lunar"),
        ("1445/11/1 هـ", "lunar"),
    ] {
        assert_eq!(say(find_date(text).map(|found| found.reading)), expected, "{text}");
    }
    let text = "نوشته در ۲۰ ثور ۱۴۰۳ خورشیدی، کابل";
    assert_eq!(
        find_date(text).and_then(|found| found.span.slice(text)),
        Some("۲۰ ثور ۱۴۰۳ خورشیدی")
    );
}

#[test]
fn ranges_keep_what_their_days_share() {
    for (text, expected) in [
        ("9–11 May 2024", "2024-05"),
        ("9-11 May 2024", "2024-05"),
        ("9 – 11 May 2024", "2024-05"),
        ("May 9–11, 2024", "2024-05"),
        ("30 April – 2 May 2024", "2024"),
        ("May–June 2024", "2024"),
        ("May/June 2024", "2024"),
        ("9 May", "none"),
        ("3 hours ago", "none"),
        ("yesterday", "none"),
        ("Spring 2024", "none"),
        ("9 May 2024 10:30 GMT+2", "2024-05-09"),
    ] {
        assert_eq!(say(find_date(text).map(|found| found.reading)), expected, "{text}");
    }
}

#[test]
fn fields_may_state_seasons() {
    for (text, expected) in [
        ("Spring 2024", "2024"),
        ("Fall, 2024", "2024"),
        ("Q2 2024", "2024"),
        ("2024 Q2", "2024"),
        ("2nd quarter 2024", "2024"),
        ("primavera de 2024", "2024"),
        ("بهار ۱۴۰۳", "2024"),
        ("زمستان ۱۴۰۳", "solar month in two years"),
        ("Winter 2023/24", "none"),
        ("the spring of my life", "none"),
        ("Volume 2024", "none"),
        ("1 ذو القعدة 1445 هـ - 9 مايو 2024 م", "2024-05-09"),
        ("1 رمضان 1445", "lunar"),
    ] {
        assert_eq!(say(read_date(text)), expected, "{text}");
    }
}
