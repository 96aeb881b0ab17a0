//! Counting pages before the library lists them.
//!
//! Pages hang in a tree. A hostile document makes it a net: ten nodes that
//! each list the same ten nodes, ten times over, are more pages than memory
//! holds. What each node lists is collected here and counted without walking
//! all ways.

use std::collections::HashMap;

use memchr::memmem;

/// What the nodes of the tree of pages list, by object number; of several
/// versions of a node the last one counts.
#[derive(Debug, Default)]
pub(super) struct PageTree {
    kids: HashMap<u32, Vec<u32>>,
}

/// More pages than any document has; each takes some hundred bytes.
const MAX_LEAVES: u64 = 1_000_000;
/// How deep the tree may be, which is followed by recursion.
const MAX_DEPTH: usize = 500;
/// How far before its list of kids a node begins.
const DICTIONARY_BYTES: usize = 4_096;

impl PageTree {
    /// Collects the nodes in a part of the file.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        for at in memmem::find_iter(bytes, b"/Kids") {
            let before = &bytes[at.saturating_sub(DICTIONARY_BYTES)..at];
            let own = memmem::rfind(before, b" obj").and_then(|end| {
                // `12 0 obj`: the number before the generation.
                let mut words = before[end.saturating_sub(24)..end].rsplit(u8::is_ascii_whitespace);
                number(words.nth(1)?)
            });
            if let Some(own) = own {
                self.kids.insert(own, references(&bytes[at..]));
            }
        }
    }

    /// Collects the nodes in a decoded object stream.
    pub(super) fn see_stream(&mut self, dictionary: &[u8], objects: &[u8]) {
        let Some(first) = entry(dictionary, b"/First") else { return };
        let header = objects.get(..first).unwrap_or_default();
        let numbers: Vec<u32> = header.split(u8::is_ascii_whitespace).filter_map(number).collect();
        let (pairs, _) = numbers.as_chunks::<2>();
        let mut starts: Vec<(usize, u32)> = pairs
            .iter()
            .filter_map(|[own, offset]| Some((first + usize::try_from(*offset).ok()?, *own)))
            .collect();
        starts.sort_unstable();
        for at in memmem::find_iter(objects, b"/Kids") {
            let before = starts.partition_point(|(start, _)| *start <= at);
            if let Some((_, own)) = before.checked_sub(1).and_then(|last| starts.get(last)) {
                self.kids.insert(*own, references(&objects[at..]));
            }
        }
    }

    /// Says whether the tree has more leaves than any document has pages.
    pub(super) fn is_too_large(&self) -> bool {
        let mut counts = HashMap::new();
        self.kids.keys().any(|node| self.count(*node, 0, &mut counts) > MAX_LEAVES)
    }

    /// Counts the leaves below a node; a node that is being counted already
    /// counts as none, as the library does not follow it again.
    fn count(&self, node: u32, depth: usize, counts: &mut HashMap<u32, u64>) -> u64 {
        let Some(kids) = self.kids.get(&node) else { return 1 };
        if let Some(count) = counts.get(&node) {
            return *count;
        }
        if depth > MAX_DEPTH {
            return MAX_LEAVES + 1;
        }
        counts.insert(node, 0);
        let below = kids.iter().map(|kid| self.count(*kid, depth + 1, counts));
        let count = below.fold(0, u64::saturating_add);
        counts.insert(node, count);
        count
    }
}

/// Reads the references of the array that follows: `[3 0 R 4 0 R]`.
fn references(bytes: &[u8]) -> Vec<u32> {
    let Some(start) = bytes.iter().position(|byte| *byte == b'[') else { return Vec::new() };
    let rest = &bytes[start + 1..];
    let end = rest.iter().position(|byte| *byte == b']').unwrap_or(rest.len());
    let words = rest[..end].split(|byte| byte.is_ascii_whitespace() || *byte == b'R');
    let numbers: Vec<u32> = words.filter_map(number).collect();
    let (pairs, _) = numbers.as_chunks::<2>();
    pairs.iter().map(|[own, _]| *own).collect()
}

fn entry(dictionary: &[u8], key: &[u8]) -> Option<usize> {
    let at = memmem::find(dictionary, key)? + key.len();
    let digits = dictionary.get(at..)?.trim_ascii_start();
    let len = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    std::str::from_utf8(&digits[..len]).ok()?.parse().ok()
}

fn number(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::PageTree;

    #[test]
    fn counts_pages() {
        let net: String = (1..10)
            .map(|node| {
                format!(
                    "{node} 0 obj\n<</Kids[{}]>>\nendobj\n",
                    format!("{} 0 R ", node + 1).repeat(10)
                )
            })
            .collect();
        for (source, expected) in [
            ("1 0 obj <</Kids [2 0 R 3 0 R]>> endobj 2 0 obj <</Kids[4 0 R]>>", false),
            ("1 0 obj <</Kids [1 0 R]>> endobj", false),
            ("/Kids [1 0 R", false),
            (net.as_str(), true),
        ] {
            let mut tree = PageTree::default();
            tree.see(source.as_bytes());
            assert_eq!(tree.is_too_large(), expected, "{source:.60}");
        }
        let mut tree = PageTree::default();
        tree.see_stream(b"/N 2/First 8", b"7 0 8 17<</Kids[8 0 R]>> <</Kids[9 0 R]>>");
        assert_eq!(tree.kids[&7], [8]);
        assert_eq!(tree.kids[&8], [9]);
    }
}
