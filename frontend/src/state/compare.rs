//! The comparison of two builds, while somebody looks at it.

use std::rc::Rc;

use protocol::{BuildNumber, ComparedBuilds};

/// What is compared, and what the server told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comparing {
    /// The build on the left; `None` for what suits the other.
    pub(crate) a: Option<BuildNumber>,
    /// The build on the right; `None` for the newest.
    pub(crate) b: Option<BuildNumber>,
    /// What the server told last; `None` before that.
    pub(crate) told: Option<Rc<ComparedBuilds>>,
}

/// Two builds to compare; whatever is `None` is found by the server.
pub(crate) type Wanted = (Option<BuildNumber>, Option<BuildNumber>);

impl Comparing {
    /// Returns the comparison of other builds; what was told stays until more is told.
    pub(crate) fn of((a, b): Wanted, before: Option<&Self>) -> Rc<Self> {
        Rc::new(Self { a, b, told: before.and_then(|before| before.told.clone()) })
    }

    /// Returns it with what the server told.
    pub(crate) fn told(&self, told: Rc<ComparedBuilds>) -> Rc<Self> {
        Rc::new(Self { told: Some(told), ..self.clone() })
    }
}
