//! What a formula says before anything is known about its names: a tree with the places of its parts in the text.

use super::condition::Comparison;
use super::fault::Span;

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Where it stands, brackets around it included.
    pub(super) span: Span,
    /// How many parts stand one in another, this one included. Whoever goes down the tree goes no deeper.
    pub(super) height: usize,
    /// What it is.
    pub(super) form: Form,
}

/// A name, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Span,
}

/// What a part of a formula is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name that stands alone: a column, a table, a variable, a fixed word.
    Name(String),
    /// A text in quotes, without them.
    Text(String),
    /// A number without a sign, as written.
    Number(String),
    /// `true`, `false`.
    Flag(bool),
    /// `[a, b]`
    List(Vec<Node>),
    /// `of.name`
    Member { of: Box<Node>, name: Name },
    /// `name(…)`, `on.name(…)`
    Call { on: Option<Box<Node>>, name: Name, arguments: Vec<Node> },
    /// `!…`
    Not(Box<Node>),
    /// `-…`
    Negative(Box<Node>),
    /// `… && … && …`: one list, however long.
    All(Vec<Node>),
    /// `… || … || …`: one list, however long.
    Any(Vec<Node>),
    /// `… < …`
    Compare { comparison: Comparison, left: Box<Node>, right: Box<Node> },
    /// `… in […]`
    In { left: Box<Node>, right: Box<Node> },
    /// `… + …`
    Arithmetic { operation: Operation, left: Box<Node>, right: Box<Node> },
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Add,
    Subtract,
    Multiply,
}

impl Node {
    pub(super) fn new(span: Span, form: Form) -> Self {
        let highest = |nodes: &[Node]| nodes.iter().map(|node| node.height).max().unwrap_or_default();
        let below = match &form {
            Form::Name(_) | Form::Text(_) | Form::Number(_) | Form::Flag(_) => 0,
            Form::List(parts) | Form::All(parts) | Form::Any(parts) => highest(parts),
            Form::Member { of: part, .. } | Form::Not(part) | Form::Negative(part) => part.height,
            Form::Call { on, arguments, .. } => on.as_ref().map_or(0, |on| on.height).max(highest(arguments)),
            Form::Compare { left, right, .. } | Form::In { left, right } | Form::Arithmetic { left, right, .. } => {
                left.height.max(right.height)
            }
        };
        Self { span, height: below + 1, form }
    }
}
