//! Lays entries out: on one line if they fit, otherwise broken as a person would.

use crate::text;

/// The most columns of a line.
pub(in crate::store) const COLUMNS: usize = 100;
pub(in crate::store) const INDENT: usize = 4;

/// A value to write.
#[derive(PartialEq, Eq, Hash)]
pub(in crate::store) enum Node {
    /// A text that is written as it is.
    Atom(String),
    /// Items between brackets, with commas.
    Group(Group),
}

#[derive(PartialEq, Eq, Hash)]
pub(in crate::store) struct Group {
    pub(in crate::store) brackets: Brackets,
    lines: Lines,
    pub(in crate::store) items: Vec<Item>,
}

#[derive(PartialEq, Eq, Hash)]
pub(in crate::store) struct Item {
    /// The key before the colon; empty if there is none.
    pub(in crate::store) key: String,
    pub(in crate::store) value: Node,
    /// Whether the item begins a line if the group is broken.
    pub(in crate::store) begins: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::store) enum Brackets {
    Struct,
    List,
    Map,
}

/// How a group that does not fit on one line is broken.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Lines {
    /// Before items that begin a line, and wherever a line is full.
    Filled,
    /// The same, even if the group would fit on one line.
    Always,
}

impl Group {
    /// An empty group.
    pub(in crate::store) fn new(brackets: Brackets) -> Group {
        Group { brackets, lines: Lines::Filled, items: Vec::new() }
    }

    pub(super) fn fields() -> Group {
        Group::new(Brackets::Struct)
    }

    pub(super) fn list() -> Group {
        Group::new(Brackets::List)
    }

    pub(super) fn map() -> Group {
        Group::new(Brackets::Map)
    }

    /// Makes the group always broken, however short it is.
    pub(super) fn always_broken(mut self) -> Group {
        self.lines = Lines::Always;
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds an item that begins a line if the group is broken.
    pub(super) fn push(&mut self, key: impl Into<String>, value: impl Into<Node>) {
        self.items.push(Item { key: key.into(), value: value.into(), begins: true });
    }

    /// Adds an item that stays on the line of the one before it while there is room.
    pub(super) fn push_beside(&mut self, key: impl Into<String>, value: impl Into<Node>) {
        self.items.push(Item { key: key.into(), value: value.into(), begins: false });
    }
}

impl From<String> for Node {
    fn from(atom: String) -> Node {
        Node::Atom(atom)
    }
}

impl From<Group> for Node {
    fn from(group: Group) -> Node {
        Node::Group(group)
    }
}

/// The text of a value, with a final newline.
pub(super) fn lay_out(value: &Node) -> String {
    lay_out_at(value, 0, 0, 0) + "\n"
}

/// The text of a value that begins at a column of a line.
///
/// `indent` is the indentation of that line, and `after` the columns to keep free after the value.
pub(in crate::store) fn lay_out_at(value: &Node, column: usize, indent: usize, after: usize) -> String {
    let mut page = Page { text: String::new(), column };
    page.node(value, indent, after);
    page.text
}

/// The value on one line; `None` if it must be broken.
pub(in crate::store) fn one_line(node: &Node) -> Option<String> {
    let group = match node {
        Node::Atom(atom) => return Some(atom.clone()),
        Node::Group(group) => group,
    };
    if group.lines == Lines::Always && !group.items.is_empty() {
        return None;
    }
    let items: Option<Vec<String>> = group.items.iter().map(item_on_one_line).collect();
    let inside = items?.join(", ");
    Some(match group.brackets {
        Brackets::Struct => format!("({inside})"),
        Brackets::List => format!("[{inside}]"),
        Brackets::Map if inside.is_empty() => "{}".to_owned(),
        Brackets::Map => format!("{{ {inside} }}"),
    })
}

fn item_on_one_line(item: &Item) -> Option<String> {
    let value = one_line(&item.value)?;
    Some(if item.key.is_empty() { value } else { format!("{}: {value}", item.key) })
}

struct Page {
    text: String,
    /// The column at the end of the text.
    column: usize,
}

impl Page {
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += text::width(text);
    }

    fn new_line(&mut self, indent: usize) {
        self.text.push('\n');
        self.column = 0;
        self.write(&" ".repeat(indent));
    }

    /// Writes a value in a line that is indented by `indent`, and keeps `after` columns free after it.
    fn node(&mut self, node: &Node, indent: usize, after: usize) {
        let short = one_line(node).filter(|line| self.column + text::width(line) + after <= COLUMNS);
        match (short, node) {
            (Some(line), _) => self.write(&line),
            (None, Node::Atom(line)) => self.write(line),
            (None, Node::Group(group)) => self.broken(group, indent),
        }
    }

    fn broken(&mut self, group: &Group, indent: usize) {
        let (open, close) = match group.brackets {
            Brackets::Struct => ("(", ")"),
            Brackets::List => ("[", "]"),
            Brackets::Map => ("{", "}"),
        };
        let inner = indent + INDENT;
        self.write(open);
        for (index, item) in group.items.iter().enumerate() {
            let short = item_on_one_line(item).map_or(usize::MAX / 2, |line| text::width(&line));
            if item.begins || index == 0 || self.column + short + 2 > COLUMNS {
                self.new_line(inner);
            } else {
                self.write(" ");
            }
            if !item.key.is_empty() {
                self.write(&format!("{}: ", item.key));
            }
            self.node(&item.value, inner, 1);
            self.write(",");
        }
        self.new_line(indent);
        self.write(close);
    }
}
