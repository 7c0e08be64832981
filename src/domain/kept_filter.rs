//! A filter that a plan keeps by name.

/// A filter that a plan keeps by name, to be used again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptFilter {
    pub name: String,
    /// As they are typed: `cb u23 contract<2027`.
    pub terms: String,
}
