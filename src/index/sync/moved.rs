//! Files that were renamed or moved: what was read of them is kept.

use tantivy::Term;

use crate::article::{Article, ArticleId};
use crate::error::Result;
use crate::index::documents::file_key;
use crate::index::reading::Snapshot;
use crate::index::record::FileRecord;
use crate::source::file_stem;

/// Hands over the articles of a file, in order, as they would be read from its
/// new place: with new paths, and with new ids where the name of the file gave
/// the old ones.
pub(super) fn articles(
    snapshot: &Snapshot,
    from: &FileRecord,
    to: &str,
    take: &mut dyn FnMut(Article),
) -> Result<()> {
    let term = Term::from_field_text(snapshot.fields().file, &file_key(from.source, &from.path));
    let mut places = Vec::new();
    for at in snapshot.articles_with(&term)? {
        places.push((snapshot.article(at)?.place, at));
    }
    places.sort_unstable();
    for (_, at) in places {
        let mut article = snapshot.whole_article(at)?;
        // What is in an archive has its id from its name there.
        if article.path == from.path && !article.origin.contains_key("id") {
            article.id = renamed(&article.id, &from.path, to);
        }
        if let Some(within) = article.path.strip_prefix(from.path.as_str()) {
            article.path = format!("{to}{within}");
        }
        take(article);
    }
    Ok(())
}

/// Returns the id in the place of one that the name of a file may have given.
fn renamed(id: &ArticleId, from: &str, to: &str) -> ArticleId {
    let (from, to) = (stem_id(from), stem_id(to));
    match id.as_str().strip_prefix(from.as_str()) {
        Some("") => to,
        // The third article of the file.
        Some(rest) if rest.starts_with('-') => ArticleId::new(&format!("{to}{rest}")),
        _ => id.clone(),
    }
}

fn stem_id(path: &str) -> ArticleId {
    ArticleId::new(file_stem(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_name_that_gave_them() {
        for (id, expected) in [("a", "b"), ("a-3", "b-3"), ("abc", "abc"), ("stated", "stated")] {
            assert_eq!(renamed(&ArticleId::new(id), "x/a.txt", "y/b.txt").as_str(), expected);
        }
    }
}
