//! What differs between two sets of records, so that a page need not be told again what it knows.

use serde::{Deserialize, Serialize};

use super::{CacheEntries, CacheEntry};
use crate::key::Key;

/// What makes one set of records of another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RecordsChange {
    /// Operation and result of those that are no longer there.
    gone: Vec<(Key, Key)>,
    /// Those that are new or different.
    put: Vec<CacheEntry>,
}

impl RecordsChange {
    pub(crate) fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.put.is_empty()
    }
}

impl CacheEntry {
    /// Returns whether both say the same; when they were used makes no prediction another.
    fn is_as(&self, other: &Self) -> bool {
        let Self { operation, id, build, is_scoped, is_dropped, used: _, inputs } = self;
        (operation, id, build) == (&other.operation, &other.id, &other.build)
            && (is_scoped, is_dropped, inputs) == (&other.is_scoped, &other.is_dropped, &other.inputs)
    }
}

impl CacheEntries {
    /// Returns whether `new` says the same; when records were used does not count.
    #[must_use]
    pub fn says_same_as(&self, new: &Self) -> bool {
        self.change_to(new).is_empty()
    }

    /// Returns what makes `new` of these records, but for when they were used.
    pub(crate) fn change_to(&self, new: &Self) -> RecordsChange {
        let is_unchanged = |record: &&CacheEntry| {
            self.find(record.operation, record.id).is_some_and(|old| old.is_as(record))
        };
        let put = new.list.iter().filter(|record| !is_unchanged(record)).cloned().collect();
        let is_gone = |record: &&CacheEntry| new.find(record.operation, record.id).is_none();
        let gone = self.list.iter().filter(is_gone).map(|record| (record.operation, record.id)).collect();
        RecordsChange { gone, put }
    }

    pub(crate) fn apply(&mut self, change: RecordsChange) {
        let RecordsChange { gone, put } = change;
        let gone: std::collections::BTreeSet<(Key, Key)> = gone.into_iter().collect();
        if !gone.is_empty() {
            self.list.retain(|record| !gone.contains(&(record.operation, record.id)));
        }
        for record in put {
            let range = self.range(record.operation);
            let known = self.list.get_mut(range).into_iter().flatten();
            match known.into_iter().find(|known| known.id == record.id) {
                Some(known) => *known = record,
                None => self.insert(record),
            }
        }
    }

    fn find(&self, operation: Key, id: Key) -> Option<&CacheEntry> {
        self.list.get(self.range(operation))?.iter().find(|record| record.id == id)
    }
}
