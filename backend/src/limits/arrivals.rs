//! New workspaces by network address: so many at once, then one every so often.
//!
//! Each costs a little disk for a week, and a program can ask for thousands. Whoever comes back to a workspace is not counted.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use protocol::Notice;

use super::network;

/// Who came from where, as far as it still counts.
#[derive(Debug)]
pub(crate) struct Arrivals {
    /// When each address will have paid for all its arrivals, at one interval each.
    paid_at: Mutex<HashMap<IpAddr, Instant>>,
    at_once: u32,
    interval: Duration,
}

impl Arrivals {
    /// Lets `at_once` come from one address, and `per_minute` follow.
    pub(crate) fn new(at_once: u32, per_minute: u32) -> Self {
        Self { paid_at: Mutex::default(), at_once, interval: Duration::from_secs(60) / per_minute.max(1) }
    }

    /// Counts an arrival, or says when the next one may come.
    pub(crate) fn admit(&self, address: IpAddr, now: Instant) -> Result<(), Notice> {
        let mut paid_at = self.paid_at.lock().unwrap_or_else(PoisonError::into_inner);
        if paid_at.len() >= MOST_ADDRESSES {
            paid_at.retain(|_, paid_at| *paid_at > now);
        }
        let network = network(address);
        let is_room = paid_at.len() < MOST_ADDRESSES || paid_at.contains_key(&network);
        // When there are too many to tell apart, those that are new share.
        let key = if is_room { network } else { IpAddr::V4(Ipv4Addr::UNSPECIFIED) };
        let begun = paid_at.get(&key).copied().filter(|paid_at| *paid_at > now).unwrap_or(now);
        let after = begun + self.interval;
        let ahead = after.saturating_duration_since(now);
        let Some(wait) = ahead.checked_sub(self.interval * self.at_once).filter(|wait| !wait.is_zero())
        else {
            let _ = paid_at.insert(key, after);
            return Ok(());
        };
        let again_seconds = wait.as_millis().div_ceil(1000);
        let again_seconds = u64::try_from(again_seconds).unwrap_or(u64::MAX);
        Err(Notice::TooManyWorkspaces { limit: self.at_once, again_seconds })
    }
}

/// Some megabytes.
const MOST_ADDRESSES: usize = 50_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn so_many_come_at_once_and_then_one_an_interval() {
        let (arrivals, start) = (Arrivals::new(3, 6), Instant::now());
        let at = |seconds: u64| arrivals.admit(ip("10.0.0.1"), start + Duration::from_secs(seconds));
        for _ in 0..3 {
            assert_eq!(at(0), Ok(()));
        }
        assert_eq!(at(0), Err(Notice::TooManyWorkspaces { limit: 3, again_seconds: 10 }));
        assert_eq!(at(4), Err(Notice::TooManyWorkspaces { limit: 3, again_seconds: 6 }));
        assert_eq!(at(10), Ok(()));
        assert_eq!(at(10), Err(Notice::TooManyWorkspaces { limit: 3, again_seconds: 10 }));
        for _ in 0..3 {
            assert_eq!(at(100), Ok(()), "rest is saved up for three at most");
        }
        assert!(at(100).is_err());
    }

    #[test]
    fn one_address_does_not_count_for_another() {
        let (arrivals, now) = (Arrivals::new(1, 1), Instant::now());
        for address in ["10.0.0.1", "10.0.0.2", "2001:db8::1", "2001:db8:0:1::1"] {
            assert_eq!(arrivals.admit(ip(address), now), Ok(()), "{address}");
        }
        for same in ["10.0.0.1", "::ffff:10.0.0.2", "2001:db8::2"] {
            assert!(arrivals.admit(ip(same), now).is_err(), "{same}");
        }
    }

    #[test]
    fn memory_stays_bounded_and_nobody_slips_through() {
        let (arrivals, now) = (Arrivals::new(1, 1), Instant::now());
        for number in 0..MOST_ADDRESSES {
            let address = Ipv4Addr::from_bits(u32::try_from(number).unwrap() + 1);
            assert_eq!(arrivals.admit(address.into(), now), Ok(()));
        }
        assert_eq!(arrivals.admit(ip("200.0.0.1"), now), Ok(()));
        assert!(arrivals.admit(ip("200.0.0.2"), now).is_err(), "the rest share one");
        let later = now + Duration::from_secs(61);
        assert_eq!(arrivals.admit(ip("200.0.0.2"), later), Ok(()));
        assert_eq!(arrivals.paid_at.lock().unwrap().len(), 1, "those that have paid are forgotten");
    }
}
