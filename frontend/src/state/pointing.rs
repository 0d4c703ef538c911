//! What a person points at, and which image a person looks into.

use std::rc::Rc;

use super::Inside;

/// What a person points at, and which image a person looks into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pointing {
    /// The step whose bar and line are lit.
    pub(crate) step: Option<u32>,
    /// The file that a person points at: the bars that a change of this file would run again are lit.
    pub(crate) file: Option<Rc<str>>,
    /// The file of which a person asks what would be if the file changed: the layers show the answer.
    pub(crate) what_if: Option<Rc<str>>,
    /// The inside of the image that a person looks into.
    pub(crate) inside: Option<Rc<Inside>>,
}
