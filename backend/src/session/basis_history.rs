//! What tabs are told of what the next build can be predicted from: the whole for a new one, and only what has changed for those that know an earlier
//! version. A tab may be slow, so the latest changes are kept.

use std::collections::VecDeque;
use std::sync::{Arc, OnceLock};

use prediction::{Basis, BasisUpdate, Key};
use protocol::CacheState;

/// The state that was posted last, and how it came to be.
#[derive(Debug)]
pub(crate) struct BasisHistory {
    version: u64,
    basis: Basis,
    whole: OnceLock<Arc<CacheState>>,
    /// Each follows the one before it; the last makes this version.
    changes: VecDeque<Arc<CacheState>>,
}

impl BasisHistory {
    /// Begins with a state.
    pub(crate) fn new(basis: Basis) -> Self {
        let version = Key::of(&basis.to_bytes()).0 >> 11;
        Self { version, basis, whole: OnceLock::new(), changes: VecDeque::new() }
    }

    /// Returns what follows when the state is another; `None` when it says the same.
    pub(crate) fn followed_by(&self, basis: Basis) -> Option<Self> {
        let change = self.basis.change_to(&basis);
        if change.as_ref().is_some_and(prediction::BasisChange::is_empty) {
            return None;
        }
        let mut next = Self::new(basis);
        if let Some(change) = change {
            next.changes.clone_from(&self.changes);
            let update = BasisUpdate::Change(Box::new(change));
            next.changes.push_back(Arc::new(state(next.version, Some(self.version), &update)));
            next.forget_old_changes();
        }
        Some(next)
    }

    /// Names the state.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// Returns what a tab that knows `known` is to be told, in order.
    pub(crate) fn since(&self, known: Option<u64>) -> Vec<Arc<CacheState>> {
        if known == Some(self.version) {
            return Vec::new();
        }
        let first = self.changes.iter().position(|change| known.is_some() && change.follows == known);
        match first {
            Some(first) => self.changes.iter().skip(first).map(Arc::clone).collect(),
            None => vec![self.whole()],
        }
    }

    /// Returns what one message can tell a tab that knows `known`; `None` when there is nothing to tell.
    pub(crate) fn at_once_since(&self, known: Option<u64>) -> Option<Arc<CacheState>> {
        let mut states = self.since(known);
        if states.len() > 1 { Some(self.whole()) } else { states.pop() }
    }

    /// Returns the whole state, written once.
    fn whole(&self) -> Arc<CacheState> {
        let write = || {
            let update = BasisUpdate::Whole(Box::new(self.basis.clone()));
            Arc::new(state(self.version, None, &update))
        };
        Arc::clone(self.whole.get_or_init(write))
    }

    fn forget_old_changes(&mut self) {
        let n_bytes = |changes: &VecDeque<Arc<CacheState>>| {
            changes.iter().map(|change| change.update.len()).sum::<usize>()
        };
        while self.changes.len() > MOST_CHANGES || n_bytes(&self.changes) > MOST_BYTES {
            drop(self.changes.pop_front());
        }
    }
}

fn state(version: u64, follows: Option<u64>, update: &BasisUpdate) -> CacheState {
    CacheState { version, follows, update: update.to_bytes() }
}

/// Changes that are kept for slow tabs.
const MOST_CHANGES: usize = 16;
/// Above this a tab that is behind gets the whole.
const MOST_BYTES: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use prediction::{BaseImage, BuildInvocation};

    use super::*;

    fn basis(image: usize) -> Basis {
        let images = vec![BaseImage { reference: image.to_string(), ..BaseImage::default() }];
        Basis { next: BuildInvocation { images, ..BuildInvocation::default() }, ..Basis::default() }
    }

    /// Lets a tab that knows a version take in what it is told; returns what it knows then.
    fn told(mut knows: Basis, states: &[Arc<CacheState>]) -> Basis {
        for state in states {
            match BasisUpdate::from_bytes(&state.update).unwrap() {
                BasisUpdate::Whole(whole) => knows = *whole,
                BasisUpdate::Change(change) => knows.apply(*change),
            }
        }
        knows
    }

    #[test]
    fn a_tab_is_told_what_it_lacks_and_no_more() {
        let first = BasisHistory::new(basis(1));
        assert!(first.followed_by(basis(1)).is_none(), "the same is not posted again");
        let second = first.followed_by(basis(2)).unwrap();
        let third = second.followed_by(basis(3)).unwrap();
        assert!(third.since(Some(third.version())).is_empty());
        let from_first = third.since(Some(first.version()));
        assert_eq!(from_first.iter().map(|state| state.follows.is_some()).collect::<Vec<_>>(), [true, true]);
        assert_eq!(told(basis(1), &from_first), basis(3));
        let one = third.at_once_since(Some(first.version())).unwrap();
        assert_eq!(one.follows, None, "one message tells the whole");
        for stranger in [None, Some(7)] {
            let whole = third.since(stranger);
            assert_eq!((whole.len(), whole[0].follows), (1, None));
            assert_eq!(told(Basis::default(), &whole), basis(3));
        }
    }

    #[test]
    fn what_slow_tabs_lack_stays_bounded() {
        let mut posts = BasisHistory::new(basis(0));
        let oldest = posts.version();
        for number in 1..100 {
            posts = posts.followed_by(basis(number)).unwrap();
        }
        assert_eq!(posts.changes.len(), MOST_CHANGES);
        assert_eq!(told(basis(0), &posts.since(Some(oldest))), basis(99));
    }
}
