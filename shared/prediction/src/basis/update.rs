//! How a page gets to know a basis: whole once, and after that by what has changed.

use serde::{Deserialize, Serialize};

use super::{Basis, BuildInvocation, PastBuild};
use crate::entries::RecordsChange;
use crate::form;

/// One thing that a page is told of a basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BasisUpdate {
    /// All of it.
    Whole(Box<Basis>),
    /// What has changed since the update before.
    Change(Box<BasisChange>),
}

/// What differs between two bases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasisChange {
    /// How the engine will be called, where that has changed.
    next: Option<BuildInvocation>,
    /// The latest build, where it is another one.
    past: Option<PastBuild>,
    records: RecordsChange,
}

impl BasisUpdate {
    /// Returns the form in which it is sent.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        form::write(self)
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        form::read(bytes)
    }
}

impl BasisChange {
    /// Returns whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.next.is_none() && self.past.is_none() && self.records.is_empty()
    }
}

impl Basis {
    /// Returns what makes `new` of this basis; `None` where only the whole can say it, because there is no latest build any more.
    #[must_use]
    pub fn change_to(&self, new: &Self) -> Option<BasisChange> {
        if self.past.is_some() && new.past.is_none() {
            return None;
        }
        Some(BasisChange {
            next: (self.next != new.next).then(|| new.next.clone()),
            past: if self.past == new.past { None } else { new.past.clone() },
            records: self.records.change_to(&new.records),
        })
    }

    /// Takes in what has changed.
    pub fn apply(&mut self, change: BasisChange) {
        let BasisChange { next, past, records } = change;
        if let Some(next) = next {
            self.next = next;
        }
        if past.is_some() {
            self.past = past;
        }
        self.records.apply(records);
    }
}
