//! What the next build can be predicted from, as the server has told it so far: for the language module, which alone looks inside.

use std::rc::Rc;

use protocol::CacheState;

/// The latest whole state and the changes since.
#[derive(Clone, Debug)]
pub(crate) struct CacheUpdates {
    version: u64,
    updates: Vec<Rc<[u8]>>,
}

impl CacheUpdates {
    /// Takes in one more state; `None` where it changes a version that is not known here, so that the next welcome must tell all.
    pub(crate) fn after(known: Option<&Rc<Self>>, state: &CacheState) -> Option<Rc<Self>> {
        let mut updates = match state.follows {
            None => Vec::new(),
            Some(follows) => known.filter(|known| known.version == follows)?.updates.clone(),
        };
        updates.push(Rc::from(state.update.as_slice()));
        Some(Rc::new(Self { version: state.version, updates }))
    }

    /// Returns the version that the page has.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// Returns what whoever was told all of `known` is to be told, in order.
    pub(crate) fn since(&self, known: Option<&Self>) -> &[Rc<[u8]>] {
        let told = known.map_or(&[][..], |known| &known.updates);
        let is_told = told.iter().zip(&self.updates).all(|(one, other)| Rc::ptr_eq(one, other));
        let n_told = if is_told && told.len() <= self.updates.len() { told.len() } else { 0 };
        self.updates.get(n_told..).unwrap_or(&[])
    }
}

impl PartialEq for CacheUpdates {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

impl Eq for CacheUpdates {}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(version: u64, follows: Option<u64>) -> CacheState {
        CacheState { version, follows, update: version.to_string().into_bytes() }
    }

    fn told(updates: &[Rc<[u8]>]) -> String {
        String::from_utf8(updates.concat()).expect("digits")
    }

    #[test]
    fn only_what_is_new_is_told() {
        let first = CacheUpdates::after(None, &state(1, None)).expect("it is whole");
        let second = CacheUpdates::after(Some(&first), &state(2, Some(1))).expect("it follows");
        assert_eq!((told(second.since(None)), told(second.since(Some(&first)))), ("12".into(), "2".into()));
        assert_eq!(told(second.since(Some(&second))), "");
        let whole = CacheUpdates::after(Some(&second), &state(3, None)).expect("it is whole");
        assert_eq!((told(whole.since(Some(&second))), whole.version()), ("3".into(), 3));
        assert_eq!(
            CacheUpdates::after(Some(&whole), &state(9, Some(8))),
            None,
            "between them something is missing"
        );
    }
}
