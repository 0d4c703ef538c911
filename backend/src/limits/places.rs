//! Places by key: so many sockets of one workspace, so many of one network address.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The places. Cheap to clone; all clones are one.
#[derive(Debug)]
pub(crate) struct Places<K> {
    taken: Arc<Mutex<HashMap<K, u32>>>,
    most: u32,
}

/// One place. Dropping it gives it back.
#[derive(Debug)]
pub(crate) struct Place<K: Eq + Hash> {
    key: K,
    taken: Arc<Mutex<HashMap<K, u32>>>,
}

impl<K: Clone + Eq + Hash> Places<K> {
    /// Lets each key have so many.
    pub(crate) fn new(most: u32) -> Self {
        Self { taken: Arc::default(), most }
    }

    /// Takes a place.
    ///
    /// # Errors
    ///
    /// How many places the key has, all of them taken.
    pub(crate) fn take(&self, key: K) -> Result<Place<K>, u32> {
        let mut taken = lock(&self.taken);
        let n_taken = taken.entry(key.clone()).or_default();
        if *n_taken >= self.most {
            return Err(self.most);
        }
        *n_taken += 1;
        Ok(Place { key, taken: Arc::clone(&self.taken) })
    }
}

impl<K: Eq + Hash> Drop for Place<K> {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        if let Some(n_taken) = taken.get_mut(&self.key) {
            *n_taken -= 1;
            if *n_taken == 0 {
                let _ = taken.remove(&self.key);
            }
        }
    }
}

fn lock<K>(taken: &Mutex<HashMap<K, u32>>) -> MutexGuard<'_, HashMap<K, u32>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_places() {
        let places = Places::new(2);
        let held = [places.take("a").unwrap(), places.take("a").unwrap(), places.take("b").unwrap()];
        assert_eq!(places.take("a").err(), Some(2));
        drop(held);
        assert!(lock(&places.taken).is_empty());
        drop(places.take("a").unwrap());
    }
}
