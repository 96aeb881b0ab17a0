//! Articles as news agencies and journals exchange them in XML.
//!
//! The root element says which vocabulary a file is written in: NITF,
//! NewsML-G2, JATS, or a feed. Each vocabulary is a module that reads the
//! facts an article states about itself and says which part each of its
//! elements plays; cutting into blocks is the same for all ([`flow`]). No DTD
//! and no other file is ever fetched ([`prepare`]).

mod doctype;
mod encoding;
mod facts;
mod feed;
mod flow;
mod formula;
mod inline;
mod jats;
mod news;
mod newsml;
mod nitf;
mod prepare;
#[cfg(test)]
mod tests;
mod tree;

use super::block::{Block, assemble};
use super::reading::Context;
use super::{Sink, resize};
use crate::{Article, ArticleId};
use tree::Tree;

/// The namespace of web pages written as XML.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Reads the articles of an XML file.
pub(super) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    let Some((text, note)) = encoding::decode(context, bytes, sink) else { return };
    let parsed = tree::parse(&text, |tree| read_tree(context, tree, bytes, note, sink));
    if let Err(malformed) = parsed {
        sink.problem(context.malformed(malformed.line, malformed.what));
    }
}

fn read_tree(
    context: &Context<'_>,
    tree: &Tree<'_>,
    bytes: &[u8],
    note: Option<String>,
    sink: &mut Sink<'_>,
) {
    let root = tree.root();
    let mut source = Source { context, tree, note, articles: 0 };
    match root.tag_name().name() {
        "nitf" => nitf::read(&mut source, root, sink),
        "newsMessage" | "newsItem" | "packageItem" | "conceptItem" | "knowledgeItem"
        | "planningItem" | "catalogItem" => newsml::read(&mut source, root, sink),
        "article" if root.tag_name().namespace() != Some(XHTML) => {
            jats::read(&mut source, root, sink);
        }
        "rss" | "RDF" | "feed" => feed::read(&mut source, root, sink),
        "html" => read_page(context, bytes, sink),
        name => {
            let what = format!(
                "its root element is <{name}>, which is none of NITF, NewsML-G2 or JATS; convert \
                 it to one of these, to HTML or to text"
            );
            sink.problem(context.malformed(None, what));
        }
    }
}

#[cfg(feature = "html")]
fn read_page(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    super::html::read(context, bytes, sink);
}

#[cfg(not(feature = "html"))]
fn read_page(context: &Context<'_>, _bytes: &[u8], sink: &mut Sink<'_>) {
    let what = "it is a web page, which needs a build of pincite with the feature 'html'";
    sink.problem(context.malformed(None, what.to_owned()));
}

/// A file that articles are read from.
struct Source<'s, 'a> {
    context: &'s Context<'s>,
    tree: &'s Tree<'a>,
    /// What a person should know about the decoding.
    note: Option<String>,
    /// How many articles were begun.
    articles: usize,
}

impl Source<'_, '_> {
    /// Makes the article of a file that holds one.
    fn new_article(&mut self) -> Article {
        let mut article = self.context.new_article();
        if self.articles == 0 {
            article.notes.extend(self.note.clone());
            article.notes.extend_from_slice(self.tree.notes());
        }
        self.articles += 1;
        article
    }

    /// Makes an article of a file that holds several, the one with this
    /// number.
    fn new_numbered(&mut self, number: usize) -> Article {
        let mut article = self.new_article();
        article.id = ArticleId::new(&format!("{}-{number}", self.context.stem()));
        article
    }

    /// Hands over an article of these blocks.
    fn finish(&self, mut article: Article, mut blocks: Vec<Block>, sink: &mut Sink<'_>) {
        resize::resize(&mut blocks, None);
        assemble(&mut article, None, blocks);
        self.context.finish(article, sink);
    }
}
