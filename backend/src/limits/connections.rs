//! Open connections, in all and by network address. A flood from one address costs that address its connections, and nobody else's.
//!
//! When there is no room, a connection that has not asked anything yet goes first, the oldest before the others: a program that opens
//! connections and says nothing cannot keep out a browser, not even one behind the same address.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use super::network;

/// The open connections. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub(crate) struct Connections {
    open: Arc<Mutex<OpenConnections>>,
    most: usize,
    most_per_address: usize,
}

#[derive(Debug, Default)]
struct OpenConnections {
    n_open: usize,
    next_number: u64,
    by_address: HashMap<IpAddr, BTreeMap<u64, AddressConnections>>,
    /// Those that have not asked anything yet, the oldest first.
    silent: BTreeMap<u64, IpAddr>,
}

#[derive(Debug)]
struct AddressConnections {
    has_asked: bool,
    evicted: CancellationToken,
}

/// The right to one open connection. Dropping it makes room for another.
#[derive(Debug)]
pub(crate) struct ConnectionPermit {
    address: IpAddr,
    number: u64,
    evicted: CancellationToken,
    connections: Connections,
}

/// There is no room for another connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Connections {
    /// Lets `most` be open in all, and `most_per_address` of one address.
    pub(crate) fn new(most: u32, most_per_address: u32) -> Self {
        let as_usize = |number: u32| usize::try_from(number).unwrap_or(usize::MAX).max(1);
        Self { open: Arc::default(), most: as_usize(most), most_per_address: as_usize(most_per_address) }
    }

    /// Takes a place, if need be that of a connection with less right to it.
    ///
    /// # Errors
    ///
    /// When every other connection has as much right to its place.
    pub(crate) fn admit(&self, address: IpAddr) -> Result<ConnectionPermit, Full> {
        let address = network(address);
        let mut open = self.open();
        if open.silent.len() >= MOST_SILENT {
            open.evict_oldest_silent()?;
        }
        let n_own = open.n_of(address);
        if n_own >= self.most_per_address {
            open.evict_silent(address)?;
        } else if open.n_open >= self.most {
            open.make_room(n_own)?;
        }
        let (number, evicted) = (open.next_number, CancellationToken::new());
        open.next_number += 1;
        open.n_open += 1;
        let entry = AddressConnections { has_asked: false, evicted: evicted.clone() };
        let _ = open.silent.insert(number, address);
        drop(open.by_address.entry(address).or_default().insert(number, entry));
        Ok(ConnectionPermit { address, number, evicted, connections: self.clone() })
    }

    /// Closes a connection that has not asked anything, of the address with the most connections. For when the system has no room.
    pub(crate) fn relieve(&self) {
        let mut open = self.open();
        if let Some((heaviest, _)) = open.heaviest() {
            // Who has asked something keeps its place.
            let _ = open.evict_silent(heaviest);
        }
    }

    fn open(&self) -> MutexGuard<'_, OpenConnections> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenConnections {
    fn n_of(&self, address: IpAddr) -> usize {
        self.by_address.get(&address).map_or(0, BTreeMap::len)
    }

    fn heaviest(&self) -> Option<(IpAddr, usize)> {
        let counts = self.by_address.iter().map(|(address, entries)| (*address, entries.len()));
        counts.max_by_key(|(_, n_open)| *n_open)
    }

    fn make_room(&mut self, n_own: usize) -> Result<(), Full> {
        let (heaviest, n_most) = self.heaviest().ok_or(Full)?;
        if n_most > n_own + 1 {
            return self.evict_silent(heaviest).or_else(|Full| self.evict_newest(heaviest));
        }
        self.evict_oldest_silent()
    }

    fn evict_oldest_silent(&mut self) -> Result<(), Full> {
        let (number, address) = self.silent.first_key_value().ok_or(Full)?;
        self.evict(*address, *number)
    }

    fn evict_silent(&mut self, address: IpAddr) -> Result<(), Full> {
        let entries = self.by_address.get(&address).ok_or(Full)?;
        let silent = entries.iter().find(|(_, entry)| !entry.has_asked);
        let number = *silent.ok_or(Full)?.0;
        self.evict(address, number)
    }

    fn evict_newest(&mut self, address: IpAddr) -> Result<(), Full> {
        let newest = self.by_address.get(&address).and_then(|entries| entries.keys().next_back().copied());
        self.evict(address, newest.ok_or(Full)?)
    }

    fn evict(&mut self, address: IpAddr, number: u64) -> Result<(), Full> {
        let entry = self.remove(address, number).ok_or(Full)?;
        entry.evicted.cancel();
        Ok(())
    }

    fn remove(&mut self, address: IpAddr, number: u64) -> Option<AddressConnections> {
        let entries = self.by_address.get_mut(&address)?;
        let entry = entries.remove(&number)?;
        let _ = self.silent.remove(&number);
        self.n_open -= 1;
        if entries.is_empty() {
            drop(self.by_address.remove(&address));
        }
        Some(entry)
    }
}

impl ConnectionPermit {
    /// Notes that the connection has sent a whole request.
    pub(crate) fn asks(&self) {
        let mut open = self.connections.open();
        let _ = open.silent.remove(&self.number);
        let entries = open.by_address.get_mut(&self.address);
        if let Some(entry) = entries.and_then(|entries| entries.get_mut(&self.number)) {
            entry.has_asked = true;
        }
    }

    /// Returns the token that is cancelled when the place was given to somebody else.
    pub(crate) fn evicted(&self) -> &CancellationToken {
        &self.evicted
    }
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        drop(self.connections.open().remove(self.address, self.number));
    }
}

/// Each holds some 20 KB. A browser asks at once, so that a whole class that arrives together stays far below.
const MOST_SILENT: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn asking(connections: &Connections, last: u8) -> ConnectionPermit {
        let permit = connections.admit(ip(last)).expect("there is room");
        permit.asks();
        permit
    }

    fn is_evicted(permit: &ConnectionPermit) -> bool {
        permit.evicted().is_cancelled()
    }

    #[test]
    fn an_address_has_so_many_and_a_place_that_is_given_back_is_free() {
        let connections = Connections::new(10, 2);
        let mut own: Vec<_> = (0..2).map(|_| asking(&connections, 1)).collect();
        assert_eq!(connections.admit(ip(1)).err(), Some(Full));
        let _other = asking(&connections, 2);
        drop(own.pop());
        let _again = asking(&connections, 1);
        assert!(!own.iter().any(is_evicted));
    }

    #[test]
    fn one_that_says_nothing_yields_to_the_next_of_its_address() {
        let connections = Connections::new(10, 2);
        let asking = asking(&connections, 1);
        let silent = connections.admit(ip(1)).expect("there is room");
        let next = connections.admit(ip(1)).expect("the silent one yields");
        assert_eq!((is_evicted(&silent), is_evicted(&asking), is_evicted(&next)), (true, false, false));
        drop(silent);
        next.asks();
        assert_eq!(connections.admit(ip(1)).err(), Some(Full));
    }

    #[test]
    fn a_neighbour_gets_in_while_one_address_holds_all_places() {
        let connections = Connections::new(4, 4);
        let flood: Vec<_> = (0..4).map(|_| asking(&connections, 1)).collect();
        assert_eq!(connections.admit(ip(1)).err(), Some(Full), "the flood itself does not");
        let neighbours = [asking(&connections, 2), asking(&connections, 2)];
        assert!(!neighbours.iter().any(is_evicted));
        let evicted: Vec<bool> = flood.iter().map(is_evicted).collect();
        assert_eq!(evicted, [false, false, true, true], "the newest went");
        assert_eq!(connections.admit(ip(2)).err(), Some(Full), "both have the same number now");
    }

    #[test]
    fn among_equals_the_oldest_that_says_nothing_yields() {
        let connections = Connections::new(3, 3);
        let held =
            [asking(&connections, 1), connections.admit(ip(2)).unwrap(), connections.admit(ip(3)).unwrap()];
        let _fourth = asking(&connections, 4);
        assert_eq!(held.each_ref().map(is_evicted), [false, true, false]);
        let _fifth = asking(&connections, 5);
        assert_eq!(held.each_ref().map(is_evicted), [false, true, true]);
        assert_eq!(connections.admit(ip(6)).err(), Some(Full));
    }

    #[test]
    fn those_that_say_nothing_are_few_whatever_there_is_room_for() {
        let connections = Connections::new(10_000, 10_000);
        let asked = asking(&connections, 1);
        let held: Vec<_> = (0..3000).map(|_| connections.admit(ip(1)).unwrap()).collect();
        assert_eq!(held.iter().filter(|permit| !is_evicted(permit)).count(), MOST_SILENT);
        assert!(!is_evicted(&asked) && !is_evicted(&held[2999]));
        drop(held);
        assert!(connections.open().silent.is_empty());
    }

    #[test]
    fn the_addresses_of_one_subscriber_count_together() {
        let connections = Connections::new(10, 2);
        let admit = |address: &str| {
            let permit = connections.admit(address.parse().expect("an address"))?;
            permit.asks();
            Ok(permit)
        };
        let held = [admit("2001:db8:0:1::1").unwrap(), admit("2001:db8:0:1:ffff::2").unwrap()];
        assert_eq!(admit("2001:db8:0:1::3").err(), Some(Full));
        assert!(admit("2001:db8:0:2::1").is_ok(), "the subscriber next door");
        assert!(!held.iter().any(is_evicted));
    }

    #[test]
    fn what_was_evicted_is_not_counted_twice() {
        let connections = Connections::new(1, 1);
        for last in 1..100 {
            drop(connections.admit(ip(last)).expect("the one before says nothing"));
            let silent = connections.admit(ip(last)).unwrap();
            let _next = connections.admit(ip(last)).unwrap();
            drop(silent);
        }
        assert_eq!(connections.open().n_open, 0);
        assert!(connections.open().by_address.is_empty());
    }
}
