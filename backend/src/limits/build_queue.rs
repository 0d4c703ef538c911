//! Permits for builds, as values: so many work at once on this server, so many wait, and no network address can lock the others out.
//!
//! The line goes in rounds. In each round every address has a turn; one with many waiting workspaces (a class behind one address) has some more, by the
//! logarithm of their number. Within an address who came first goes first; a workspace has one build at a time. An address has a bound of its own, and when
//! the whole line is full, an address with few waiting builds takes the last place of the address that has the most.
//!
//! Giving up is dropping the value, whether it waits or works; the ones behind move up and are told.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{LimitKind, Notice};
use tokio::sync::watch;

use super::network;

/// The places in which builds work and the line before them. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub(crate) struct BuildQueue {
    inner: Arc<Mutex<WaitingBuilds>>,
    n_places: u32,
    n_waiting_most: u32,
    n_per_address_most: u32,
}

#[derive(Debug, Default)]
struct WaitingBuilds {
    n_working: u32,
    next_ticket: u64,
    /// In the order in which they came.
    waiting: Vec<Waiter>,
    /// The round that is being served.
    round: u64,
    /// Where each address stands, as far as that differs from a newcomer.
    turns: HashMap<IpAddr, QueueTurn>,
}

#[derive(Debug)]
struct Waiter {
    ticket: u64,
    address: IpAddr,
    standing: watch::Sender<QueuePosition>,
}

/// The turn that an address has next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct QueueTurn {
    round: u64,
    /// Turns that it had in that round.
    n_taken: u32,
}

/// Where a waiting build stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueuePosition {
    /// So many go first.
    Waiting { n_before: u32 },
    /// It may begin.
    MayBegin,
    /// The line was full, and another network had fewer waiting builds.
    Displaced,
}

/// A place in the line, or in work once its standing says so. Dropping it gives the place up.
#[derive(Debug)]
pub(crate) struct BuildPermit {
    ticket: u64,
    standing: watch::Receiver<QueuePosition>,
    queue: BuildQueue,
}

impl BuildQueue {
    /// Makes a line of at most `n_waiting_most` before `n_places` places, at most `n_per_address_most` of them from one network address.
    pub(crate) fn new(n_places: u32, n_waiting_most: u32, n_per_address_most: u32) -> Self {
        Self { inner: Arc::default(), n_places: n_places.max(1), n_waiting_most, n_per_address_most }
    }

    /// Takes a place for somebody from `address`, or one in the line.
    pub(crate) fn enter(&self, address: IpAddr) -> Result<BuildPermit, Notice> {
        let address = network(address);
        let mut line = self.line();
        let must_wait = line.n_working >= self.n_places;
        if must_wait {
            self.make_room(&mut line, address)?;
        }
        let ticket = line.next_ticket;
        line.next_ticket += 1;
        let first = if must_wait { QueuePosition::Waiting { n_before: 0 } } else { QueuePosition::MayBegin };
        let (sender, mut standing) = watch::channel(first);
        if must_wait {
            line.waiting.push(Waiter { ticket, address, standing: sender });
            line.tell();
            standing.mark_unchanged();
        } else {
            line.serve(address);
        }
        Ok(BuildPermit { ticket, standing, queue: self.clone() })
    }

    /// Returns how many work and how many wait.
    pub(crate) fn counts(&self) -> (u32, u32) {
        let line = self.line();
        (line.n_working, line.n_waiting())
    }

    /// Refuses who may not wait; makes room in a full line for who waits less than others.
    fn make_room(&self, line: &mut WaitingBuilds, address: IpAddr) -> Result<(), Notice> {
        let refuse =
            |kind, used: u32, limit: u32| Err(Notice::Limit { kind, used: used.into(), limit: limit.into() });
        let n_own = line.n_waiting_from(address);
        if n_own >= self.n_per_address_most {
            return refuse(LimitKind::BuildQueueOfNetwork, n_own, self.n_per_address_most);
        }
        let n_waiting = line.n_waiting();
        if n_waiting < self.n_waiting_most {
            return Ok(());
        }
        // The newest of the address with the most; only where that leaves both better balanced than before.
        let counted = line.waiting.iter().map(|waiter| (line.n_waiting_from(waiter.address), waiter.ticket));
        let greediest = counted.max().filter(|(n_theirs, _)| *n_theirs > n_own + 1);
        let Some((_, ticket)) = greediest else {
            return refuse(LimitKind::BuildQueue, n_waiting, self.n_waiting_most);
        };
        if let Some(displaced) = line.take_out(ticket) {
            displaced.standing.send_replace(QueuePosition::Displaced);
        }
        Ok(())
    }

    fn line(&self) -> MutexGuard<'_, WaitingBuilds> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, ticket: u64, is_displaced: bool) {
        let mut line = self.line();
        if line.take_out(ticket).is_none() && !is_displaced {
            line.n_working -= 1;
            line.begin_next();
        }
        line.tell();
    }
}

impl WaitingBuilds {
    fn n_waiting(&self) -> u32 {
        u32::try_from(self.waiting.len()).unwrap_or(u32::MAX)
    }

    fn n_waiting_from(&self, address: IpAddr) -> u32 {
        let own = self.waiting.iter().filter(|waiter| waiter.address == address);
        u32::try_from(own.count()).unwrap_or(u32::MAX)
    }

    fn take_out(&mut self, ticket: u64) -> Option<Waiter> {
        let index = self.waiting.iter().position(|waiter| waiter.ticket == ticket)?;
        Some(self.waiting.remove(index))
    }

    /// Returns the turn that an address has next; who was not here lately joins the round that is being served.
    fn turn(&self, address: IpAddr) -> QueueTurn {
        let known = self.turns.get(&address).copied().filter(|turn| turn.round >= self.round);
        known.unwrap_or(QueueTurn { round: self.round, n_taken: 0 })
    }

    /// Returns the tickets in the order in which they will be served if nobody comes or goes.
    fn order(&self) -> Vec<u64> {
        let mut of_addresses: HashMap<IpAddr, (QueueTurn, u32, u32)> = HashMap::new();
        let mut order: Vec<(u64, u32, u64)> = Vec::with_capacity(self.waiting.len());
        for Waiter { ticket, address, .. } in &self.waiting {
            let (turn, n_turns, n_before) = of_addresses
                .entry(*address)
                .or_insert_with(|| (self.turn(*address), turns_in_a_round(self.n_waiting_from(*address)), 0));
            let nth = turn.n_taken + *n_before;
            *n_before += 1;
            order.push((turn.round + u64::from(nth / *n_turns), nth % *n_turns, *ticket));
        }
        order.sort_unstable();
        order.into_iter().map(|(_, _, ticket)| ticket).collect()
    }

    fn begin_next(&mut self) {
        let next = self.order().first().and_then(|ticket| self.take_out(*ticket));
        if let Some(Waiter { address, standing, .. }) = next {
            self.serve(address);
            standing.send_replace(QueuePosition::MayBegin);
        }
    }

    /// Counts a turn of an address.
    fn serve(&mut self, address: IpAddr) {
        self.n_working += 1;
        let QueueTurn { round, n_taken } = self.turn(address);
        // It is not in the line any more, but was.
        let n_turns = turns_in_a_round(self.n_waiting_from(address) + 1);
        let is_over = n_taken + 1 >= n_turns;
        let next = if is_over {
            QueueTurn { round: round + 1, n_taken: 0 }
        } else {
            QueueTurn { round, n_taken: n_taken + 1 }
        };
        self.round = self.round.max(round);
        let _ = self.turns.insert(address, next);
        let now = self.round;
        self.turns.retain(|_, turn| turn.round >= now);
    }

    /// Tells each that waits how many go first.
    fn tell(&self) {
        let places: HashMap<u64, u32> = self.order().into_iter().zip(0..).collect();
        for waiter in &self.waiting {
            let n_before = places.get(&waiter.ticket).copied().unwrap_or(0);
            let now = QueuePosition::Waiting { n_before };
            waiter.standing.send_if_modified(|standing| std::mem::replace(standing, now) != now);
        }
    }
}

/// One for a single workspace, two from 2 on, three from 4 on: a class gets on, and a crowd gets no multiple of it.
fn turns_in_a_round(n_waiting: u32) -> u32 {
    n_waiting.max(1).ilog2() + 1
}

impl BuildPermit {
    /// Returns where it stands now.
    pub(crate) fn standing(&self) -> QueuePosition {
        *self.standing.borrow()
    }

    /// Waits until it stands elsewhere than when last looked at, and returns where.
    pub(crate) async fn moved(&mut self) -> QueuePosition {
        // The sender lives in the line for as long as this waits; once it works nothing moves it again.
        if self.standing.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
        *self.standing.borrow_and_update()
    }
}

impl Drop for BuildPermit {
    fn drop(&mut self) {
        self.queue.leave(self.ticket, self.standing() == QueuePosition::Displaced);
    }
}

#[cfg(test)]
mod tests;
