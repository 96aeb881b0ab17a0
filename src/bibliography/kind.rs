//! The sorts of work, as CSL names them, from the names of the other formats.

/// A sort of work.
pub(super) struct Work(String);

impl Work {
    /// Returns the name of the sort.
    pub(super) fn name(&self) -> &str {
        &self.0
    }

    /// The sort of a CSL entry; an entry without one is a `document`.
    pub(super) fn of_csl(name: Option<&str>) -> Self {
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        Self(name.unwrap_or("document").to_lowercase())
    }

    /// The sort of a BibLaTeX or BibTeX entry.
    pub(super) fn of_biblatex(entry_type: &str, subtype: &str) -> Self {
        let name = match (entry_type, subtype) {
            ("article", "newspaper") => "article-newspaper",
            ("article", "magazine") => "article-magazine",
            ("online", "blog") => "post-weblog",
            _ => named(BIBLATEX, entry_type),
        };
        Self(name.to_owned())
    }

    /// The sort of a Hayagriva entry that appears in one of the sort `parent`.
    pub(super) fn of_hayagriva(entry_type: &str, parent: Option<&str>) -> Self {
        let name = match (entry_type, parent) {
            ("article", Some("newspaper")) => "article-newspaper",
            ("article", Some("blog")) | ("post", Some("blog")) => "post-weblog",
            ("article", Some("web")) => "webpage",
            ("article", Some("proceedings" | "conference")) => "paper-conference",
            ("article" | "entry", Some("reference")) => "entry-encyclopedia",
            ("article", None) => "article",
            _ => named(HAYAGRIVA, entry_type),
        };
        Self(name.to_owned())
    }

    /// The sort of an item as Zotero names it.
    pub(super) fn of_zotero(item_type: &str) -> Self {
        Self(named(ZOTERO, item_type).to_owned())
    }
}

/// Says whether what a work appears in is better known than who publishes
/// that: an article's journal, a page's site.
pub(super) fn appears_in(work: &Work) -> bool {
    let name = work.name();
    name.starts_with("article") || name.starts_with("post") || name == "webpage" || name == "review"
}

/// Says whether a name is a type of Hayagriva.
pub(super) fn is_hayagriva(name: &str) -> bool {
    HAYAGRIVA.iter().any(|(known, _)| *known == name)
}

/// Says whether a name is a type of CSL.
pub(super) fn is_csl(name: &str) -> bool {
    CSL.contains(&name) || [BIBLATEX, ZOTERO].iter().any(|map| map.iter().any(|(_, n)| *n == name))
}

fn named<'n>(map: &[(&'static str, &'static str)], name: &'n str) -> &'n str {
    map.iter().find(|(other, _)| *other == name).map_or(name, |(_, csl)| csl)
}

/// Types of CSL that the tables below do not have.
const CSL: &[&str] = &[
    "article",
    "bill",
    "broadcast",
    "classic",
    "collection",
    "entry",
    "entry-dictionary",
    "event",
    "figure",
    "hearing",
    "interview",
    "map",
    "musical_score",
    "pamphlet",
    "post",
    "regulation",
    "review-book",
    "speech",
    "treaty",
];

const BIBLATEX: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("suppperiodical", "article-journal"),
    ("review", "review"),
    ("book", "book"),
    ("mvbook", "book"),
    ("booklet", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("manual", "report"),
    ("inbook", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("incollection", "chapter"),
    ("suppcollection", "chapter"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("inreference", "entry-encyclopedia"),
    ("online", "webpage"),
    ("electronic", "webpage"),
    ("www", "webpage"),
    ("periodical", "periodical"),
    ("report", "report"),
    ("techreport", "report"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("unpublished", "manuscript"),
    ("letter", "personal_communication"),
    ("misc", "document"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("patent", "patent"),
    ("legislation", "legislation"),
    ("jurisdiction", "legal_case"),
    ("standard", "standard"),
    ("performance", "performance"),
    ("audio", "song"),
    ("music", "song"),
    ("video", "motion_picture"),
    ("movie", "motion_picture"),
    ("artwork", "graphic"),
    ("image", "graphic"),
];

const HAYAGRIVA: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("chapter", "chapter"),
    ("anthos", "chapter"),
    ("entry", "entry"),
    ("report", "report"),
    ("thesis", "thesis"),
    ("web", "webpage"),
    ("scene", "scene"),
    ("artwork", "graphic"),
    ("patent", "patent"),
    ("case", "legal_case"),
    ("newspaper", "periodical"),
    ("legislation", "legislation"),
    ("manuscript", "manuscript"),
    ("original", "original"),
    ("post", "post"),
    ("misc", "document"),
    ("performance", "performance"),
    ("periodical", "periodical"),
    ("proceedings", "book"),
    ("book", "book"),
    ("blog", "post-weblog"),
    ("reference", "book"),
    ("conference", "event"),
    ("anthology", "book"),
    ("repository", "software"),
    ("thread", "post"),
    ("video", "motion_picture"),
    ("audio", "song"),
    ("exhibition", "event"),
];

const ZOTERO: &[(&str, &str)] = &[
    ("artwork", "graphic"),
    ("audioRecording", "song"),
    ("blogPost", "post-weblog"),
    ("book", "book"),
    ("bookSection", "chapter"),
    ("case", "legal_case"),
    ("computerProgram", "software"),
    ("conferencePaper", "paper-conference"),
    ("dataset", "dataset"),
    ("dictionaryEntry", "entry-dictionary"),
    ("document", "document"),
    ("email", "personal_communication"),
    ("encyclopediaArticle", "entry-encyclopedia"),
    ("film", "motion_picture"),
    ("forumPost", "post"),
    ("hearing", "hearing"),
    ("interview", "interview"),
    ("journalArticle", "article-journal"),
    ("letter", "personal_communication"),
    ("magazineArticle", "article-magazine"),
    ("manuscript", "manuscript"),
    ("map", "map"),
    ("newspaperArticle", "article-newspaper"),
    ("patent", "patent"),
    ("podcast", "song"),
    ("preprint", "article"),
    ("presentation", "speech"),
    ("radioBroadcast", "broadcast"),
    ("report", "report"),
    ("standard", "standard"),
    ("statute", "legislation"),
    ("thesis", "thesis"),
    ("tvBroadcast", "broadcast"),
    ("videoRecording", "motion_picture"),
    ("webpage", "webpage"),
];
