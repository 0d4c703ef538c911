//! A part of the page as the language module draws it: elements, attributes and texts, on their way to the page, which makes them real.
//!
//! Texts stay texts all the way, and only the attributes of [`ATTRIBUTES`] can be said, none of which runs anything: nothing that a user wrote can
//! become an element or a script.

use text::flat::{Reader, Writer};

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Characters.
    Text(String),
    /// An element.
    Element {
        /// Its name; `glyph` stands for the shape of the state that its `data-st` names.
        tag: String,
        /// Places in [`ATTRIBUTES`], and values.
        attributes: Vec<(usize, String)>,
        /// What is in it.
        children: Vec<Self>,
    },
}

/// Every attribute that an element may have.
pub const ATTRIBUTES: &[&str] = &[
    "class",
    "data-st",
    "data-tense",
    "data-loud",
    "data-do",
    "data-moved",
    "data-row",
    "data-kind",
    "href",
    "title",
    "role",
    "tabindex",
    "style",
    "aria-label",
    "aria-current",
    "aria-hidden",
    "aria-live",
    "disabled",
    "value",
    "selected",
    "viewBox",
    "preserveAspectRatio",
    "d",
];

impl Node {
    /// Makes an element.
    #[must_use]
    pub fn new(tag: &str, class: &str) -> Self {
        let element = Self::Element { tag: tag.to_owned(), attributes: Vec::new(), children: Vec::new() };
        if class.is_empty() { element } else { element.with("class", class) }
    }

    /// Gives it an attribute; one that [`ATTRIBUTES`] does not name is left out.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        if let (Self::Element { attributes, .. }, Some(place)) =
            (&mut self, ATTRIBUTES.iter().position(|known| *known == name))
        {
            attributes.push((place, value.into()));
        }
        self
    }

    /// Puts something into it.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        if let Self::Element { children, .. } = &mut self {
            children.push(child);
        }
        self
    }

    /// Puts several things into it.
    #[must_use]
    pub fn children(self, all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(self, Self::child)
    }

    /// Puts characters into it.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(Self::Text(text.into()))
    }

    /// Returns all characters in it.
    #[must_use]
    pub fn all_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element { children, .. } => {
                children.iter().map(Self::all_text).collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// Writes nodes as a string.
#[must_use]
pub fn encode_view(nodes: &[Node]) -> String {
    let mut out = Writer::default();
    out.list(nodes, write);
    out.finish()
}

/// Reads what [`encode_view`] wrote; `None` for anything else.
#[must_use]
pub fn decode_view(flat: &str) -> Option<Vec<Node>> {
    let mut input = Reader::new(flat);
    let nodes = input.list(read)?;
    input.finish(nodes)
}

fn write(out: &mut Writer, node: &Node) {
    match node {
        Node::Text(text) => {
            out.flag(false);
            out.text(text);
        }
        Node::Element { tag, attributes, children } => {
            out.flag(true);
            out.text(tag);
            out.list(attributes, |out, (place, value)| {
                out.number(*place);
                out.text(value);
            });
            out.list(children, write);
        }
    }
}

fn read(input: &mut Reader<'_>) -> Option<Node> {
    if !input.flag()? {
        return Some(Node::Text(input.owned()?));
    }
    let tag = input.owned()?;
    let attributes = input.list(|input| {
        let place = input.number()?;
        (place < ATTRIBUTES.len()).then_some(())?;
        Some((place, input.owned()?))
    })?;
    Some(Node::Element { tag, attributes, children: input.list(read)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let inner = Node::new("b", "").text("<script>");
        let nodes = vec![
            Node::new("p", "one").with("data-do", "swap").with("onclick", "evil()").child(inner),
            Node::Text("5 6 7".into()),
        ];
        let flat = encode_view(&nodes);
        assert_eq!(decode_view(&flat), Some(nodes.clone()));
        assert!(!flat.contains("evil"), "an attribute that nobody knows is not said");
        assert_eq!(nodes[0].all_text(), "<script>");
        for end in 0..flat.len() {
            assert_eq!(decode_view(&flat[..end]), None);
        }
    }
}
