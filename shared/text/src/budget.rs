//! How much work a workspace may cost: hard limits of what is compared, and a budget of steps for the rest.
//!
//! A budget counts steps, it has no clock: the same files meet the same end in every browser and on every server. Whoever works for a workspace
//! spends before the work, and stops with [`Spent`]; what was found until then may be used if nothing false follows from it.

use std::cell::Cell;
use std::fmt;

/// Most patterns in an ignore file.
pub const IGNORE_PATTERNS: usize = 1_000;
/// Longest pattern of an ignore file, in bytes.
pub const IGNORE_PATTERN_BYTES: usize = 1_024;
/// Most `**` in one pattern of an ignore file.
pub const IGNORE_DOUBLE_STARS: usize = 10;
/// Most parts of a path, the file's own name included.
pub const PATH_DEPTH: usize = 32;

/// What work is done for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Work {
    /// Comparing files with the patterns of the ignore file.
    Ignoring,
    /// Finding the files that `COPY` and `ADD` take.
    Copying,
    /// Replacing variables by their values.
    Expanding,
    /// Following stages and instructions.
    Planning,
}

/// A number of steps that go round among several pieces of work.
///
/// ```
/// use text::budget::{Budget, Work};
///
/// let budget = Budget::of(10);
/// assert!(budget.spend(Work::Copying, 10).is_ok());
/// assert!(budget.spend(Work::Expanding, 1).is_err());
/// assert_eq!(budget.spent().map(|spent| spent.most), Some(Work::Copying));
/// ```
#[derive(Clone, Debug)]
pub struct Budget {
    left: Cell<u64>,
    is_spent: Cell<bool>,
    used: [Cell<u64>; Work::ALL.len()],
}

/// A budget that was not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spent {
    /// The work that took most of it.
    pub most: Work,
}

impl Work {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Ignoring, Self::Copying, Self::Expanding, Self::Planning];
}

impl Budget {
    /// The steps of one reading of a workspace: some tenths of a second, where honest files take some thousandths.
    pub const READING: u64 = 10_000_000;

    /// Makes a budget of so many steps.
    #[must_use]
    pub const fn of(steps: u64) -> Self {
        Self {
            left: Cell::new(steps),
            is_spent: Cell::new(false),
            used: [const { Cell::new(0) }; Work::ALL.len()],
        }
    }

    /// Takes steps before they are done. A step is about what it takes to look at one character.
    ///
    /// # Errors
    ///
    /// [`Spent`] when there are not so many left; from then on always.
    pub fn spend(&self, work: Work, steps: usize) -> Result<(), Spent> {
        let steps = steps as u64;
        let used = &self.used[work as usize];
        used.set(used.get().saturating_add(steps));
        match self.left.get().checked_sub(steps) {
            Some(left) if !self.is_spent.get() => {
                self.left.set(left);
                Ok(())
            }
            _ => {
                self.is_spent.set(true);
                Err(Spent { most: self.most() })
            }
        }
    }

    /// Returns what used a budget up that was not enough.
    #[must_use]
    pub fn spent(&self) -> Option<Spent> {
        self.is_spent.get().then(|| Spent { most: self.most() })
    }

    /// Returns how many steps were asked for until now.
    #[must_use]
    pub fn used(&self) -> u64 {
        self.used.iter().map(Cell::get).sum()
    }

    fn most(&self) -> Work {
        let mut most = Work::Planning;
        for work in Work::ALL {
            if self.used[work as usize].get() > self.used[most as usize].get() {
                most = work;
            }
        }
        most
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::of(Self::READING)
    }
}

impl fmt::Display for Spent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the budget of work is spent")
    }
}

impl std::error::Error for Spent {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_stays_spent_and_names_what_took_most() {
        let budget = Budget::of(100);
        assert_eq!(budget.spend(Work::Copying, 60), Ok(()));
        assert_eq!(budget.spend(Work::Ignoring, 40), Ok(()));
        assert_eq!((budget.spent(), budget.used()), (None, 100));
        assert_eq!(budget.spend(Work::Expanding, 1), Err(Spent { most: Work::Copying }));
        assert_eq!(budget.spend(Work::Expanding, 0), Err(Spent { most: Work::Copying }));
        assert_eq!(budget.spend(Work::Expanding, 70), Err(Spent { most: Work::Expanding }));
        assert_eq!(budget.spent(), Some(Spent { most: Work::Expanding }));
    }

    #[test]
    fn a_number_beyond_all_is_just_too_much() {
        let budget = Budget::of(1);
        assert!(budget.spend(Work::Planning, usize::MAX).is_err());
        assert!(budget.spend(Work::Planning, usize::MAX).is_err());
    }
}
