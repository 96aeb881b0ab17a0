//! The growing tree of a page, as the parser builds it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

use super::attributes;
use super::page::{Node, NodeKind, Page};
use super::tag::Tag;

/// Elements that a page may have besides one for every four bytes. More come
/// only of unclosed formatting, which the parser opens again in each block.
const SPARE_ELEMENTS: usize = 20_000;

/// A node of the growing tree, linked by indices.
#[derive(Default)]
struct Link {
    parent: u32,
    first_child: u32,
    last_child: u32,
    next: u32,
    previous: u32,
    depth: u32,
    line: u32,
    content: Content,
}

#[derive(Default)]
enum Content {
    #[default]
    Nothing,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    /// A part of the text of the page.
    Text {
        start: usize,
        end: usize,
        blank: bool,
    },
}

/// No node.
const NONE: u32 = 0;
/// The document; node 0 is none, so that 0 can stand for "no node".
const DOCUMENT: u32 = 1;

/// Takes the nodes that the parser makes.
pub(super) struct Builder {
    nodes: RefCell<Vec<Link>>,
    text: RefCell<String>,
    line: Cell<u32>,
    /// The depth of the element that is open.
    pub(super) depth: Cell<u32>,
    max_nodes: usize,
}

impl Builder {
    pub(super) fn new(bytes: usize) -> Self {
        let nodes = RefCell::new(vec![Link::default(), Link::default()]);
        let max_nodes = (bytes / 2).saturating_add(SPARE_ELEMENTS).min(u32::MAX as usize / 2);
        Self {
            nodes,
            text: RefCell::new(String::with_capacity(bytes / 4)),
            line: Cell::new(1),
            depth: Cell::new(0),
            max_nodes,
        }
    }

    /// Says whether the page has all the nodes that it may have.
    pub(super) fn is_full(&self) -> bool {
        self.nodes.borrow().len() >= self.max_nodes
    }

    fn make(&self, content: Content) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        let id = u32::try_from(nodes.len()).unwrap_or(NONE);
        nodes.push(Link { content, line: self.line.get(), ..Link::default() });
        id
    }

    /// Puts text before `next`, or at the end of `parent`: onto the text that
    /// stands there if it is of the same line.
    fn put_text(&self, parent: u32, next: u32, more: &str) {
        let blank = more.chars().all(char::is_whitespace);
        let mut text = self.text.borrow_mut();
        let start = text.len();
        text.push_str(more);
        {
            let mut nodes = self.nodes.borrow_mut();
            let before = if next == NONE {
                nodes[parent as usize].last_child
            } else {
                nodes[next as usize].previous
            };
            let line = self.line.get();
            let node = &mut nodes[before as usize];
            if let Content::Text { end, blank: was_blank, .. } = &mut node.content
                && *end == start
                && (blank || *was_blank || node.line == line)
            {
                *end = text.len();
                if *was_blank && !blank {
                    *was_blank = false;
                    node.line = line;
                }
                return;
            }
        }
        let id = self.make(Content::Text { start, end: text.len(), blank });
        self.link(id, parent, next);
    }

    fn link(&self, id: u32, parent: u32, next: u32) {
        let mut nodes = self.nodes.borrow_mut();
        detach(&mut nodes, id);
        let before = if next == NONE {
            nodes[parent as usize].last_child
        } else {
            nodes[next as usize].previous
        };
        let depth = nodes[parent as usize].depth + 1;
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, before, next, depth);
        if before == NONE {
            nodes[parent as usize].first_child = id;
        } else {
            nodes[before as usize].next = id;
        }
        if next == NONE {
            nodes[parent as usize].last_child = id;
        } else {
            nodes[next as usize].previous = id;
        }
        if matches!(nodes[id as usize].content, Content::Element { .. }) {
            self.depth.set(depth);
        }
    }

    /// Puts the tree in document order.
    pub(super) fn into_page(self) -> Page {
        let mut links = self.nodes.into_inner();
        let mut nodes: Vec<Node> = Vec::with_capacity(links.len());
        let mut places = vec![0_u32; links.len()];
        let mut id = links[DOCUMENT as usize].first_child;
        while id != NONE {
            let place = nodes.len() as u32;
            places[id as usize] = place;
            let link = &mut links[id as usize];
            let parent = if link.parent == DOCUMENT {
                Page::NO_PARENT
            } else {
                places[link.parent as usize]
            };
            let kind = match std::mem::take(&mut link.content) {
                Content::Element { name, attributes } => {
                    NodeKind::Element { tag: Tag::from_name(&name.local), attributes }
                }
                Content::Text { start, end, .. } => NodeKind::Text { start, end },
                Content::Nothing => NodeKind::Text { start: 0, end: 0 },
            };
            nodes.push(Node { kind, parent, end: place + 1, line: link.line });
            // Down, else on, else up until there is a next one.
            if link.first_child != NONE {
                id = link.first_child;
                continue;
            }
            loop {
                let link = &links[id as usize];
                if link.next != NONE {
                    id = link.next;
                    break;
                }
                id = link.parent;
                if id == DOCUMENT || id == NONE {
                    id = NONE;
                    break;
                }
                nodes[places[id as usize] as usize].end = nodes.len() as u32;
            }
        }
        let mut page = Page { nodes, text: self.text.into_inner() };
        page.close();
        page
    }
}

fn detach(nodes: &mut [Link], id: u32) {
    let node = &mut nodes[id as usize];
    let (parent, previous, next) = (node.parent, node.previous, node.next);
    (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    if parent == NONE {
        return;
    }
    if next == NONE {
        nodes[parent as usize].last_child = previous;
    } else {
        nodes[next as usize].previous = previous;
    }
    if previous == NONE {
        nodes[parent as usize].first_child = next;
    } else {
        nodes[previous as usize].next = next;
    }
}

/// The name of an element, apart from the tree so that the tree can grow while
/// the parser looks at it.
#[derive(Debug)]
pub(super) struct Name(Namespace, LocalName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0
    }

    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl TreeSink for Builder {
    type Handle = u32;
    type Output = ();
    type ElemName<'a> = Name;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Name {
        match &self.nodes.borrow()[*target as usize].content {
            Content::Element { name, .. } => Name(name.ns.clone(), name.local.clone()),
            _ => Name(ns!(), LocalName::from("")),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> u32 {
        self.make(Content::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.make(Content::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.make(Content::Nothing)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(id) => self.link(id, *parent, NONE),
            NodeOrText::AppendText(text) => self.put_text(*parent, NONE, &text),
        }
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let parent = self.nodes.borrow()[*sibling as usize].parent;
        match child {
            NodeOrText::AppendNode(id) => self.link(id, parent, *sibling),
            NodeOrText::AppendText(text) => self.put_text(parent, *sibling, &text),
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        if self.nodes.borrow()[*element as usize].parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &u32) {
        let depth = self.nodes.borrow()[*node as usize].depth;
        self.depth.set(depth.saturating_sub(1));
    }

    /// The contents of a template are never shown: they hang on the template,
    /// whose text is skipped.
    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &u32, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Content::Element { attributes, .. } = &mut nodes[*target as usize].content {
            for attribute in more {
                let known = attributes.len() >= attributes::MAX_ATTRIBUTES
                    || attributes.iter().any(|known| known.name == attribute.name);
                if !known {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        detach(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        loop {
            let child = self.nodes.borrow()[*node as usize].first_child;
            if child == NONE {
                break;
            }
            self.link(child, *new_parent, NONE);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
