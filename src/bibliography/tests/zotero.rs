//! A library in the shape in which Zotero and Better BibTeX export it.

use super::{parse, problems, shown};
use crate::article::Article;
use crate::bibliography::BibliographyFormat::{BibLatex, CslJson};
use crate::bibliography::{Descriptions, Finding, MatchedBy, Share, Subject};

const EXPORT: &str = r#"
@online{adeyemi_ferry_2023,
	title = {The Last Ferry to {Port} \textit{Vell}},
	url = {https://coastwatch.example/2023/03/last_ferry?utm_source=mail},
	shorttitle = {The Last Ferry},
	abstract = {A crossing ends after 90\% of its riders left.},
	titleaddon = {Coastwatch},
	author = {Adeyemi, Tunde and {Coastwatch Data Desk}},
	urldate = {2024-01-02},
	date = {2023-03-14},
	langid = {american},
	keywords = {ferries, Port \& harbour},
	file = {Snapshot:files/41/last_ferry.html:text/html;Full Text PDF:files/42/Adeyemi - 2023 - The Last Ferry.pdf:application/pdf},
}

@report{brandt_tides_2022,
	location = {Kiel},
	title = {Tides, Locks and Levies: A \textit{Short} Audit},
	number = {17},
	institution = {Institute for Inland Waters},
	type = {Policy Brief},
	author = {Brandt, Käthe and Ruiz, Inés},
	date = {2022-10},
	file = {PDF:C\:\\Users\\kb\\Zotero\\storage\\QX7T2LMN\\brandt.pdf:application/pdf},
}

@inproceedings{sato_buoys_2019,
	title = {Buoys That Talk},
	pages = {11--19},
	booktitle = {Proceedings of the Third Workshop on Harbours},
	publisher = {{DockPress}},
	author = {Sato, Mei and others},
	editor = {Falk, Ola},
	date = {2019-06-02/2019-06-05},
	doi = {10.5555/Buoys.2019},
}
"#;

fn subject(path: &str) -> Subject<'_> {
    Subject { path, absolute: None, id: None, url: None, doi: None, share: Share::Whole }
}

#[test]
fn is_read_whole() {
    let library = parse(BibLatex, EXPORT);
    assert_eq!(problems(&library), Vec::<String>::new());
    let all: Vec<_> = library.entries.iter().map(shown).collect();
    insta::assert_snapshot!(all.join("\n"), @r#"
    key: adeyemi_ferry_2023
    type: webpage
    title: The Last Ferry to Port Vell
    authors: Adeyemi, Tunde; Coastwatch Data Desk
    publisher: Coastwatch
    published: 2023-03-14
    url: https://coastwatch.example/2023/03/last_ferry?utm_source=mail
    language: en-US
    tags: ferries; Port & harbour
    abstract: A crossing ends after 90% of its riders left.
    files: files/41/last_ferry.html; files/42/Adeyemi - 2023 - The Last Ferry.pdf
    +accessed: 2024-01-02
    +short-title: The Last Ferry

    key: brandt_tides_2022
    type: report
    title: Tides, Locks and Levies: A Short Audit
    authors: Brandt, Käthe; Ruiz, Inés
    publisher: Institute for Inland Waters
    published: 2022-10
    files: C:/Users/kb/Zotero/storage/QX7T2LMN/brandt.pdf
    +genre: Policy Brief
    +number: 17
    +place: Kiel

    key: sato_buoys_2019
    type: paper-conference
    title: Buoys That Talk
    authors: Sato, Mei
    editors: Falk, Ola
    publisher: DockPress
    published: 2019-06-02
    doi: 10.5555/buoys.2019
    +container-title: Proceedings of the Third Workshop on Harbours
    +pages: 11-19
    "#);
}

#[test]
fn describes_its_files() {
    let files = [
        "lib/files/41/last_ferry.html",
        "lib/files/42/Adeyemi - 2023 - The Last Ferry.pdf",
        "zotero/storage/QX7T2LMN/brandt.pdf",
        "talks/buoys.txt",
    ];
    let library = parse(BibLatex, EXPORT);
    let all = Descriptions::new(vec![("lib".to_owned(), library)], files);
    let key = |subject: &Subject<'_>| match all.find(subject) {
        Finding::Entry(found) => {
            format!("{} by {}", all.entry(found.place).unwrap().key, found.by.name())
        }
        other => format!("{other:?}"),
    };
    assert_eq!(key(&subject(files[0])), "adeyemi_ferry_2023 by file");
    assert_eq!(key(&subject(files[1])), "adeyemi_ferry_2023 by file");
    assert_eq!(key(&subject(files[2])), "brandt_tides_2022 by file");
    let doi = Some("https://doi.org/10.5555/BUOYS.2019");
    assert_eq!(key(&Subject { doi, ..subject(files[3]) }), "sato_buoys_2019 by DOI");
    let url = Some("http://www.coastwatch.example/2023/03/last_ferry/#comments");
    assert_eq!(key(&Subject { url, ..subject("x.html") }), "adeyemi_ferry_2023 by URL");
}

#[test]
fn speaks_for_the_article() {
    let library = parse(BibLatex, EXPORT);
    let all =
        Descriptions::new(vec![("lib".to_owned(), library)], ["lib/files/41/last_ferry.html"]);
    let mut article = Article { id: crate::ArticleId::new("last_ferry"), ..Article::default() };
    article.metadata.title = Some("Last ferry | Coastwatch".to_owned());
    article.metadata.tags = vec!["Ferries".to_owned()];
    article.origin.insert("tags".to_owned(), "meta keywords".to_owned());
    let Finding::Entry(found) = all.find(&subject("lib/files/41/last_ferry.html")) else {
        panic!()
    };
    assert_eq!(found.by, MatchedBy::File);
    all.describe(&mut article, &found, "2023-02".parse().ok());
    assert_eq!(article.id.as_str(), "adeyemi_ferry_2023");
    assert_eq!(article.metadata.tags, ["Ferries", "Port & harbour"]);
    assert_eq!(
        article.notes,
        [
            "refs.bib, entry adeyemi_ferry_2023, field date: '2023-03-14' lies in the future; not taken as the date"
        ]
    );
    assert_eq!(article.left_out[0].text, "Last ferry | Coastwatch");
    let origin: Vec<_> = article.origin.iter().map(|(k, v)| format!("{k}: {v}\n")).collect();
    insta::assert_snapshot!(origin.concat(), @r#"
    authors: refs.bib, entry adeyemi_ferry_2023, field author
    id: refs.bib, entry adeyemi_ferry_2023, citation key
    language: refs.bib, entry adeyemi_ferry_2023, field langid
    publisher: refs.bib, entry adeyemi_ferry_2023, field titleaddon
    tags: meta keywords; refs.bib, entry adeyemi_ferry_2023, field keywords
    title: refs.bib, entry adeyemi_ferry_2023, field title
    url: refs.bib, entry adeyemi_ferry_2023, field url
    "#);
}

#[test]
fn speaks_for_a_part_of_a_file() {
    let all = Descriptions::new(vec![(String::new(), parse(BibLatex, EXPORT))], []);
    let part =
        Subject { doi: Some("10.5555/buoys.2019"), share: Share::Part, ..subject("talks.jsonl") };
    let Finding::Entry(found) = all.find(&part) else { panic!() };
    let mut article = Article { id: crate::ArticleId::new("talks-7"), ..Article::default() };
    article.metadata.authors = vec![crate::Person::from_stated("M. Sato")];
    all.describe(&mut article, &found, None);
    // The file holds others too: its articles keep the ids it gives them.
    assert_eq!(article.id.as_str(), "talks-7");
    assert_eq!(article.metadata.authors[0].to_string(), "Sato, Mei");
    assert_eq!(article.metadata.extra["doi"], "10.5555/buoys.2019");
    assert_eq!(article.metadata.extra["editor"], "Falk, Ola");
    assert_eq!(article.metadata.extra["type"], "paper-conference");
    let left: Vec<_> = article.left_out.iter().map(|l| format!("{}: {}", l.text, l.why)).collect();
    assert_eq!(
        left,
        ["M. Sato: authors as the file states it; refs.bib, entry sato_buoys_2019 has another"]
    );
}

#[test]
fn better_bibtex_json_names_files() {
    let json = r#"{
  "config": {"label": "BetterBibTeX JSON"},
  "collections": {},
  "items": [
    {
      "itemType": "newspaperArticle",
      "citationKey": "adeyemi2023",
      "title": "The <i>Last</i> Ferry",
      "creators": [
        {"creatorType": "author", "firstName": "Tunde", "lastName": "Adeyemi"},
        {"creatorType": "translator", "name": "Coastwatch Data Desk"}
      ],
      "publicationTitle": "Coastwatch",
      "date": "2023-03-14",
      "language": "en-US",
      "tags": [{"tag": "ferries"}],
      "attachments": [{"path": "/home/t/Zotero/storage/AB12CD34/ferry.pdf"}]
    },
    {"itemType": "attachment", "key": "X"}
  ]
}"#;
    let library = parse(CslJson, json);
    assert_eq!(problems(&library), Vec::<String>::new());
    insta::assert_snapshot!(shown(&library.entries[0]), @r#"
    key: adeyemi2023
    type: article-newspaper
    title: The Last Ferry
    authors: Adeyemi, Tunde
    translators: Coastwatch Data Desk
    publisher: Coastwatch
    published: 2023-03-14
    language: en-US
    tags: ferries
    files: /home/t/Zotero/storage/AB12CD34/ferry.pdf
    "#);
    assert_eq!(library.entries.len(), 1);
}
