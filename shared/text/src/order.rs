//! One sort for all types.
//!
//! The standard library's sort is compiled anew for each type and weighs the page 3 to 9 KB each time. What is sorted here is short, or sorted
//! already; so the places are worked out by one function that knows no type, and each type only moves its elements there.

use std::cmp::Ordering;

/// Sorts; equal elements keep their order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Sorts by what `key` says of an element; equal ones keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |first, second| key(first).cmp(&key(second)));
}

/// Sorts by comparing two elements; equal ones keep their order.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if list.is_sorted_by(|first, second| compare(first, second) != Ordering::Greater) {
        return;
    }
    let mut places = places(list.len(), &|first, second| compare(&list[first], &list[second]));
    for at in 0..list.len() {
        // Each swap brings one element to its place, so that all swaps together are no more than there are elements.
        while places[at] != at {
            let place = places[at];
            list.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// Returns for each element where it belongs.
fn places(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|first, second| compare(*first, *second));
    let mut places = vec![0; n];
    for (place, element) in order.into_iter().enumerate() {
        places[element] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_short_or_in_order() {
        for list in [vec![], vec![1], vec![1, 2, 2, 3]] {
            let mut sorted = list.clone();
            sort(&mut sorted);
            assert_eq!(sorted, list);
        }
        let mut turned = vec![3, 2, 1];
        sort(&mut turned);
        assert_eq!(turned, [1, 2, 3]);
    }

    #[test]
    fn equal_ones_keep_their_order() {
        let mut list = [("b", 1), ("a", 2), ("b", 0), ("a", 1)];
        sort_by_key(&mut list, |(name, _)| *name);
        assert_eq!(list, [("a", 2), ("a", 1), ("b", 1), ("b", 0)]);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list in proptest::collection::vec((0..20u8, any::<u16>()), 0..200)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
