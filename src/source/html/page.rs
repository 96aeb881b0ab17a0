//! A parsed page: its nodes in document order.
//!
//! The nodes below a node are the ones that follow it up to its `end`, so that
//! every question about a page is a loop, and no page is nested too deep.

use html5ever::Attribute;

use super::tag::Tag;

/// What a node is.
#[derive(Debug)]
pub(super) enum NodeKind {
    /// An element with its attributes.
    Element { tag: Tag, attributes: Vec<Attribute> },
    /// A range of the page's text.
    Text { start: usize, end: usize },
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// The index of the element around it, or [`Page::NO_PARENT`].
    pub(super) parent: u32,
    /// The index after its last descendant.
    pub(super) end: u32,
    /// The line of the file on which it starts.
    pub(super) line: u32,
}

/// A parsed page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
    /// The text of all text nodes, character references decoded.
    pub(super) text: String,
}

impl Page {
    /// The parent of a node that has none.
    pub(super) const NO_PARENT: u32 = u32::MAX;

    /// Sets the ends of the last elements of the page.
    pub(super) fn close(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let (parent, end) = (self.nodes[at].parent, self.nodes[at].end);
            if let Some(parent) = self.nodes.get_mut(parent as usize) {
                parent.end = parent.end.max(end);
            }
        }
    }

    /// Returns the element at an index; [`Tag::Other`] for a text.
    pub(super) fn tag(&self, at: usize) -> Tag {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Element { tag, .. }) => *tag,
            _ => Tag::Other,
        }
    }

    /// Says whether the node is an element.
    pub(super) fn is_element(&self, at: usize) -> bool {
        matches!(self.nodes.get(at).map(|node| &node.kind), Some(NodeKind::Element { .. }))
    }

    /// Returns the text of a text node.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Text { start, end }) => self.text.get(*start..*end),
            _ => None,
        }
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, at: usize, name: &str) -> Option<&str> {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Element { attributes, .. }) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }

    /// Returns the index of the element around a node.
    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        let parent = self.nodes.get(at)?.parent;
        (parent != Self::NO_PARENT).then_some(parent as usize)
    }

    /// Returns the index after the last descendant.
    pub(super) fn end(&self, at: usize) -> usize {
        self.nodes.get(at).map_or(at, |node| node.end as usize)
    }

    /// Walks from the element around a node to the root.
    pub(super) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(at), |at| self.parent(*at))
    }

    /// Says whether a node is another one or stands in it.
    pub(super) fn contains(&self, outer: usize, inner: usize) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// Returns all text in a node, as it stands, without that of scripts.
    pub(super) fn inner_text(&self, at: usize) -> String {
        let mut text = String::new();
        let (mut at, end) = (at, self.end(at));
        let start = at;
        while at < end {
            if at != start && self.tag(at).is_no_text() {
                at = self.end(at);
                continue;
            }
            match self.text(at) {
                Some(more) => text.push_str(more),
                None if self.tag(at).is_block() || self.tag(at) == Tag::Br => text.push(' '),
                None => {}
            }
            at += 1;
        }
        text
    }
}
