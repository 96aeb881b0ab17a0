//! A commit that nobody else sees yet.
//!
//! What the families of a collection are can be told when all its passages are
//! written and can be read, and it has to become visible together with them. So
//! the list of the engine's files, which makes a commit visible, is kept in
//! memory while the writer holds it, and written when all is there. A process that
//! is killed in between leaves the list that was there before.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Name of the list of the engine's files.
pub(super) const LIST: &str = "meta.json";

/// What the directories of one writer hold back together.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Arc<Mutex<Holding>>);

#[derive(Debug, Default)]
enum Holding {
    /// Whatever is written is written.
    #[default]
    Nothing,
    /// The list is held back from now on; `None` before there is one.
    List(Option<Vec<u8>>),
}

impl Held {
    /// Holds the list back from now on.
    pub(super) fn begin(&self) {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *holding = Holding::List(None);
    }

    /// Holds nothing back any more; returns the list that is to be written.
    pub(super) fn end(&self) -> Option<Vec<u8>> {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::take(&mut *holding) {
            Holding::List(list) => list,
            Holding::Nothing => None,
        }
    }

    /// Takes what is to be written to a file, if it is held back.
    pub(super) fn takes(&self, path: &Path, data: &[u8]) -> bool {
        let mut holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *holding {
            Holding::List(list) if path == Path::new(LIST) => {
                *list = Some(data.to_vec());
                true
            }
            _ => false,
        }
    }

    /// Returns what a file holds as far as its writer knows, if that is held back.
    pub(super) fn read(&self, path: &Path) -> Option<Vec<u8>> {
        let holding = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*holding {
            Holding::List(list) if path == Path::new(LIST) => list.clone(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use tantivy::merge_policy::NoMergePolicy;
    use tantivy::{IndexWriter, Term};

    use super::super::schema::KIND_PASSAGE;
    use crate::{Index, SyncOptions};

    /// As if the process were killed before it shows its commit.
    #[test]
    fn what_is_held_back_leaves_the_index_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let articles = dir.path().join("articles");
        std::fs::create_dir(&articles).unwrap();
        let write =
            |name: &str| std::fs::write(articles.join(name), format!("Of {name}.\n")).unwrap();
        write("a.txt");
        write("b.txt");
        let mut index = Index::open_or_create(dir.path().join("index")).unwrap();
        let sync = |index: &mut Index| {
            index
                .sync(std::slice::from_ref(&articles), &SyncOptions::default(), &mut |_| {})
                .unwrap()
        };
        assert_eq!(sync(&mut index).added, 2);

        let engine = index.engine.clone().unwrap();
        let passages = |snapshot: &crate::index::Snapshot| {
            let kind = Term::from_field_text(engine.fields.kind, KIND_PASSAGE);
            snapshot.first_passages(&[kind], 9).unwrap().0
        };
        let (written, directory) = engine.open_for_writing(0).unwrap();
        let mut writer: IndexWriter = written.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let before = written.searchable_segment_metas().unwrap();
        directory.hold();
        writer.delete_term(Term::from_field_text(engine.fields.file, "0:a.txt"));
        writer.commit().unwrap();
        writer.garbage_collect_files().wait().unwrap();
        // Its writer sees it, and nobody else.
        assert_eq!(passages(&engine.held_snapshot(&directory).unwrap()), 1);
        let others = || Index::open(dir.path().join("index")).unwrap();
        assert_eq!(passages(&others().snapshot().unwrap()), 2);
        drop((writer, written, directory, before));
        assert_eq!(passages(&others().snapshot().unwrap()), 2);
        others().verify().unwrap();

        write("c.txt");
        assert_eq!(sync(&mut index).added, 1);
        assert_eq!(passages(&others().snapshot().unwrap()), 3);
        others().verify().unwrap();
    }

    #[test]
    fn what_is_released_is_seen_by_all() {
        let dir = tempfile::tempdir().unwrap();
        let directory = super::super::directory::SharedDirectory::open(dir.path()).unwrap();
        let list = dir.path().join(super::LIST);
        let write = |text: &[u8]| {
            tantivy::Directory::atomic_write(&directory, super::LIST.as_ref(), text).unwrap();
        };
        write(b"one");
        directory.hold();
        assert_eq!(
            tantivy::Directory::atomic_read(&directory, super::LIST.as_ref()).unwrap(),
            b"one"
        );
        write(b"two");
        assert_eq!(std::fs::read(&list).unwrap(), b"one");
        let mapped = directory.mapped();
        assert_eq!(tantivy::Directory::atomic_read(&mapped, super::LIST.as_ref()).unwrap(), b"two");
        directory.release().unwrap();
        assert_eq!(std::fs::read(&list).unwrap(), b"two");
        write(b"three");
        assert_eq!(std::fs::read(&list).unwrap(), b"three");
    }
}
