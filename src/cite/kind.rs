//! What sort of work an article is, in the words of each format.

/// A sort of work.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its name in CSL.
    pub(super) csl: &'static str,
    /// Type and subtype in BibLaTeX.
    pub(super) biblatex: (&'static str, &'static str),
    /// Its type in BibTeX, which has few.
    pub(super) bibtex: &'static str,
    /// Its type in RIS.
    pub(super) ris: &'static str,
    /// Its type in Hayagriva, and that of what it appears in.
    pub(super) hayagriva: (&'static str, &'static str),
}

impl Kind {
    /// Returns the sort that CSL calls so; `None` where CSL has no such name.
    pub(super) fn of_csl(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.csl == name)
    }

    /// Says whether what it appears in (a newspaper, a site) is better known
    /// than who publishes that, and is what an article's metadata has as its
    /// publisher.
    pub(super) fn appears_in_something(&self) -> bool {
        let name = self.csl;
        name.starts_with("article")
            || name.starts_with("post")
            || name == "webpage"
            || name == "review"
    }
}

/// What an article is of which nobody says it: a page where it has an address,
/// else a document.
pub(super) const PAGE: &str = "webpage";
pub(super) const DOCUMENT: &str = "document";

const fn kind(
    csl: &'static str,
    biblatex: (&'static str, &'static str),
    bibtex: &'static str,
    ris: &'static str,
    hayagriva: (&'static str, &'static str),
) -> Kind {
    Kind { csl, biblatex, bibtex, ris, hayagriva }
}

/// All types of CSL 1.0.2.
const KINDS: &[Kind] = &[
    kind("article", ("misc", ""), "misc", "UNPB", ("article", "")),
    kind("article-journal", ("article", ""), "article", "JOUR", ("article", "periodical")),
    kind("article-magazine", ("article", "magazine"), "article", "MGZN", ("article", "periodical")),
    kind(
        "article-newspaper",
        ("article", "newspaper"),
        "article",
        "NEWS",
        ("article", "newspaper"),
    ),
    kind("bill", ("legislation", ""), "misc", "BILL", ("legislation", "")),
    kind("book", ("book", ""), "book", "BOOK", ("book", "")),
    kind("broadcast", ("video", ""), "misc", "MPCT", ("video", "")),
    kind("chapter", ("incollection", ""), "incollection", "CHAP", ("chapter", "book")),
    kind("classic", ("book", ""), "book", "CLSWK", ("book", "")),
    kind("collection", ("misc", ""), "misc", "GEN", ("misc", "")),
    kind("dataset", ("dataset", ""), "misc", "DATA", ("misc", "")),
    kind(DOCUMENT, ("misc", ""), "misc", "GEN", ("misc", "")),
    kind("entry", ("inreference", ""), "incollection", "DICT", ("entry", "reference")),
    kind("entry-dictionary", ("inreference", ""), "incollection", "DICT", ("entry", "reference")),
    kind(
        "entry-encyclopedia",
        ("inreference", ""),
        "incollection",
        "ENCYC",
        ("entry", "reference"),
    ),
    kind("event", ("misc", ""), "misc", "GEN", ("exhibition", "")),
    kind("figure", ("artwork", ""), "misc", "FIGURE", ("artwork", "")),
    kind("graphic", ("artwork", ""), "misc", "ART", ("artwork", "")),
    kind("hearing", ("jurisdiction", ""), "misc", "HEAR", ("case", "")),
    kind("interview", ("misc", ""), "misc", "PCOMM", ("misc", "")),
    kind("legal_case", ("jurisdiction", ""), "misc", "CASE", ("case", "")),
    kind("legislation", ("legislation", ""), "misc", "STAT", ("legislation", "")),
    kind("manuscript", ("unpublished", ""), "unpublished", "UNPB", ("manuscript", "")),
    kind("map", ("misc", ""), "misc", "MAP", ("misc", "")),
    kind("motion_picture", ("video", ""), "misc", "VIDEO", ("video", "")),
    kind("musical_score", ("misc", ""), "misc", "MUSIC", ("misc", "")),
    kind("pamphlet", ("booklet", ""), "booklet", "PAMP", ("misc", "")),
    kind(
        "paper-conference",
        ("inproceedings", ""),
        "inproceedings",
        "CPAPER",
        ("article", "proceedings"),
    ),
    kind("patent", ("patent", ""), "misc", "PAT", ("patent", "")),
    kind("performance", ("performance", ""), "misc", "GEN", ("performance", "")),
    kind("periodical", ("periodical", ""), "misc", "JFULL", ("periodical", "")),
    kind("personal_communication", ("letter", ""), "misc", "PCOMM", ("misc", "")),
    kind("post", ("online", ""), "misc", "ELEC", ("post", "thread")),
    kind("post-weblog", ("online", "blog"), "misc", "BLOG", ("article", "blog")),
    kind("regulation", ("legislation", ""), "misc", "LEGAL", ("legislation", "")),
    kind("report", ("report", ""), "techreport", "RPRT", ("report", "")),
    kind("review", ("review", ""), "article", "JOUR", ("article", "periodical")),
    kind("review-book", ("review", ""), "article", "JOUR", ("article", "periodical")),
    kind("software", ("software", ""), "misc", "COMP", ("repository", "")),
    kind("song", ("audio", ""), "misc", "SOUND", ("audio", "")),
    kind("speech", ("unpublished", ""), "misc", "GEN", ("misc", "")),
    kind("standard", ("standard", ""), "misc", "STAND", ("misc", "")),
    kind("thesis", ("thesis", ""), "misc", "THES", ("thesis", "")),
    kind("treaty", ("legislation", ""), "misc", "LEGAL", ("legislation", "")),
    kind(PAGE, ("online", ""), "misc", "ELEC", ("web", "web")),
];
