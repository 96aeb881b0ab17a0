//! What documents say of themselves.

use super::read;
use super::writer::{Writer, lines};
use crate::Article;

fn article(prepare: impl FnOnce(&mut Writer)) -> Article {
    let mut writer = Writer::new();
    writer.page(
        &[
            vec![(60, 740, 18, "The Price of Salt")],
            lines(
                60,
                700,
                10,
                &["Salt was dear that winter. See https://doi.org/10.1234/salt.7 for more."],
            ),
        ]
        .concat(),
    );
    prepare(&mut writer);
    let mut reading = read(&writer.finish());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.articles.remove(0)
}

#[test]
fn takes_document_information() {
    let article = article(|writer| {
        writer.info(
            "/Title(The Price of Salt)/Author(Ada Brandt; Jon Ek)/Keywords(salt, trade)\
             /CreationDate(D:20200101)",
        );
        writer.catalog = "/Lang(en-GB)".to_owned();
    });
    let metadata = &article.metadata;
    assert_eq!(metadata.title.as_deref(), Some("The Price of Salt"));
    let authors: Vec<String> = metadata.authors.iter().map(crate::Person::display).collect();
    assert_eq!(authors, ["Ada Brandt", "Jon Ek"]);
    assert_eq!(metadata.tags, ["salt", "trade"]);
    assert_eq!(metadata.language.as_deref(), Some("en-GB"));
    assert_eq!(metadata.published, None, "the day a file is made is not one of publication");
    assert_eq!(metadata.extra.get("doi").map(String::as_str), Some("10.1234/salt.7"));
    assert_eq!(article.origin["title"], "document information, field title");
    assert_eq!(article.origin["language"], "document catalog, Lang");
    assert_eq!(article.left_out[0].why, "repeats the title");
}

#[test]
fn trusts_xmp_more() {
    let article = article(|writer| {
        let xmp = "<rdf:RDF><rdf:Description prism:publicationDate='2021-03-04' prism:doi='10.1234/x'>\
             <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Salt &amp; Trade</rdf:li></rdf:Alt>\
             </dc:title><dc:creator><rdf:Seq><rdf:li>Ada Brandt</rdf:li></rdf:Seq></dc:creator>\
             <dc:subject><rdf:Bag><rdf:li>salt</rdf:li></rdf:Bag></dc:subject>\
             <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>\
             </rdf:Description></rdf:RDF>";
        let stream = writer.stream("/Type/Metadata/Subtype/XML", xmp.as_bytes());
        writer.catalog = format!("/Metadata {stream} 0 R");
        writer.info("/Title(Other)/Author(Other Person)/Keywords(other)");
    });
    let metadata = &article.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Salt & Trade"));
    assert_eq!(metadata.authors[0].display(), "Ada Brandt");
    assert_eq!(metadata.published.map(|date| date.to_string()).as_deref(), Some("2021-03-04"));
    assert_eq!(metadata.tags, ["salt"]);
    assert_eq!(metadata.language.as_deref(), Some("en"));
    assert_eq!(metadata.extra.get("doi").map(String::as_str), Some("10.1234/x"));
    assert_eq!(article.origin["published"], "XMP, field publicationdate");
}

#[test]
fn does_not_use_what_programs_write() {
    let article = article(|writer| {
        writer.info("/Title(Microsoft Word - salt final.docx)/Author(Administrator)");
    });
    assert_eq!(article.metadata.title.as_deref(), Some("The Price of Salt"));
    assert_eq!(article.origin["title"], "page 1, largest text");
    assert!(article.metadata.authors.is_empty());
    assert_eq!(
        article.notes,
        [
            "document information, field title: 'Microsoft Word - salt final.docx' is not used, as \
             a program wrote it",
            "document information, field author: 'Administrator' is not used, as a program wrote it",
        ]
    );
}
