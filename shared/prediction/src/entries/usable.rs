//! Which shared entries a workspace can use: those that predictions of its files depend on.
//!
//! A prediction looks a vertex up by its operation, and of what it finds only the entries count whose inputs fit or may fit. So the other entries
//! can be left out, and the predictions of these files stay the same. A prediction of other files may miss entries: then it says of a step that it
//! runs although the engine has its result, never the reverse.

use super::{CacheEntries, Judge};
use crate::key::Key;
use crate::plan::Plan;

impl CacheEntries {
    /// Returns these entries of one scope, merged with the shared entries that a build planned as one of `plans` can use.
    ///
    /// The plan of the latest build belongs to `plans` too: causes compare the next build with it.
    #[must_use]
    pub fn with_usable_of(&self, shared: &Self, plans: &[&Plan]) -> Self {
        let mut merged = shared.of_operations(plans);
        merged.merge(self);
        let mut is_usable: Vec<bool> = merged.list.iter().map(|entry| entry.build != 0).collect();
        for plan in plans {
            let mut judge = Judge::new(plan);
            for number in 0..plan.vertices.len() {
                judge.usable(&merged, number).into_iter().for_each(|at| is_usable[at] = true);
                let judgement = judge.judge(&merged, number);
                judge.settle_by(&merged, number, &judgement);
            }
        }
        let mut is_usable = is_usable.into_iter();
        merged.list.retain(|_| is_usable.next().unwrap_or(false));
        merged
    }

    /// Returns the entries of all operations that the plans have.
    fn of_operations(&self, plans: &[&Plan]) -> Self {
        let mut operations: Vec<Key> =
            plans.iter().flat_map(|plan| &plan.vertices).map(|vertex| vertex.operation).collect();
        operations.sort_unstable();
        operations.dedup();
        let ranges = operations.into_iter().filter_map(|operation| self.list.get(self.range(operation)));
        Self { list: ranges.flatten().cloned().collect(), uses: self.uses }
    }
}
