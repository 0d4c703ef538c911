//! Who goes first, who is refused, and that nobody is locked out.

use super::*;

fn ip(last: u8) -> IpAddr {
    IpAddr::from([10, 0, 0, last])
}

fn enter(queue: &BuildQueue, last: u8) -> BuildPermit {
    queue.enter(ip(last)).expect("the line has room")
}

/// Serves all that wait, each at once over; returns the places in `waiting` in the order of their turns.
fn served(first: BuildPermit, waiting: Vec<BuildPermit>) -> Vec<usize> {
    let mut waiting: Vec<Option<BuildPermit>> = waiting.into_iter().map(Some).collect();
    let mut order = Vec::new();
    drop(first);
    loop {
        let is_it = |permit: &Option<BuildPermit>| {
            permit.as_ref().is_some_and(|permit| permit.standing() == QueuePosition::MayBegin)
        };
        let Some(index) = waiting.iter().position(is_it) else { return order };
        order.push(index);
        drop(waiting[index].take());
    }
}

#[test]
fn places_go_to_those_who_came_first() {
    let queue = BuildQueue::new(1, 10, 10);
    let [first, second, third] = [enter(&queue, 1), enter(&queue, 1), enter(&queue, 1)];
    assert_eq!(first.standing(), QueuePosition::MayBegin);
    assert_eq!(second.standing(), QueuePosition::Waiting { n_before: 0 });
    assert_eq!(third.standing(), QueuePosition::Waiting { n_before: 1 });
    drop(first);
    assert_eq!(second.standing(), QueuePosition::MayBegin);
    assert_eq!(third.standing(), QueuePosition::Waiting { n_before: 0 });
    assert_eq!(queue.counts(), (1, 1));
}

#[test]
fn giving_up_while_waiting_moves_the_others_up() {
    let queue = BuildQueue::new(1, 10, 10);
    let [working, second, third] = [enter(&queue, 1), enter(&queue, 1), enter(&queue, 1)];
    drop(second);
    assert_eq!(third.standing(), QueuePosition::Waiting { n_before: 0 });
    drop(third);
    drop(working);
    assert_eq!(queue.counts(), (0, 0));
}

#[test]
fn a_crowd_from_one_address_does_not_go_before_somebody_from_another() {
    let queue = BuildQueue::new(1, 200, 200);
    let working = enter(&queue, 1);
    let crowd: Vec<_> = (0..150).map(|_| enter(&queue, 1)).collect();
    let neighbour = enter(&queue, 2);
    let QueuePosition::Waiting { n_before } = neighbour.standing() else { panic!("the place is taken") };
    assert!(n_before <= 1, "{n_before} go first");
    assert_eq!(crowd[149].standing(), QueuePosition::Waiting { n_before: 150 }, "all are counted");
    drop(working);
    drop(crowd.into_iter().next());
    assert_eq!(neighbour.standing(), QueuePosition::MayBegin);
}

#[test]
fn addresses_take_turns_and_a_class_has_some_more_of_them() {
    let queue = BuildQueue::new(1, 200, 200);
    let working = enter(&queue, 9);
    let waiting = [1, 1, 1, 1, 2, 2, 3].map(|last| enter(&queue, last));
    // Address 1 has three turns a round, then, with fewer waiting, two; address 2 has two.
    let order = served(working, waiting.into());
    assert_eq!(order[0], 0);
    assert_eq!(order[1..3], [4, 6], "each has its first turn before anybody has a second");
    assert_eq!(order.len(), 7);
}

#[test]
fn told_places_are_those_that_come_true() {
    let queue = BuildQueue::new(1, 200, 200);
    let working = enter(&queue, 9);
    let waiting: Vec<_> =
        [1, 2, 1, 3, 1, 2, 3, 3, 3, 1, 4].into_iter().map(|last| enter(&queue, last)).collect();
    let mut told: Vec<u32> = Vec::new();
    for permit in &waiting {
        let QueuePosition::Waiting { n_before } = permit.standing() else { panic!("the place is taken") };
        told.push(n_before);
    }
    let mut sorted = told.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (0..11).collect::<Vec<_>>(), "every place is told once");
    let order = served(working, waiting);
    assert_eq!(told[order[0]], 0);
}

#[test]
fn two_who_come_back_at_once_do_not_starve_a_third() {
    let queue = BuildQueue::new(1, 200, 200);
    let mut working = enter(&queue, 1);
    let crowd: Vec<_> = (0..4).map(|_| enter(&queue, 3)).collect();
    let mut other = (enter(&queue, 2), 2);
    let mut n_rounds = 0;
    while crowd.iter().all(|permit| permit.standing() != QueuePosition::MayBegin) {
        n_rounds += 1;
        assert!(n_rounds < 3, "the third has its turn in the first round");
        drop(working);
        if other.0.standing() != QueuePosition::MayBegin {
            break;
        }
        let back = 3 - other.1;
        working = other.0;
        other = (enter(&queue, back), back);
    }
}

#[test]
fn a_full_line_refuses_and_says_its_limit() {
    let queue = BuildQueue::new(1, 1, 5);
    let _holders = [enter(&queue, 1), enter(&queue, 1)];
    let refusal = queue.enter(ip(1)).expect_err("the line is full");
    assert_eq!(refusal, Notice::Limit { kind: LimitKind::BuildQueue, used: 1, limit: 1 });
    let refusal = queue.enter(ip(2)).expect_err("one for one is no better");
    assert_eq!(refusal, Notice::Limit { kind: LimitKind::BuildQueue, used: 1, limit: 1 });
}

#[test]
fn an_address_has_a_bound_of_its_own() {
    let queue = BuildQueue::new(1, 100, 2);
    let _holders = [enter(&queue, 1), enter(&queue, 1), enter(&queue, 1)];
    let refusal = queue.enter(ip(1)).expect_err("two wait from there");
    assert_eq!(refusal, Notice::Limit { kind: LimitKind::BuildQueueOfNetwork, used: 2, limit: 2 });
    let same_subscriber: [IpAddr; 3] =
        ["2001:db8::1", "2001:db8::2", "2001:db8::3"].map(|ip| ip.parse().unwrap());
    let _two = [queue.enter(same_subscriber[0]).unwrap(), queue.enter(same_subscriber[1]).unwrap()];
    assert!(queue.enter(same_subscriber[2]).is_err(), "64 bits are one subscriber");
    drop(enter(&queue, 2));
}

#[test]
fn a_full_line_makes_room_for_an_address_with_few() {
    let queue = BuildQueue::new(1, 6, 100);
    let working = enter(&queue, 1);
    let crowds: Vec<_> = [1, 1, 1, 2, 2, 2].map(|last| enter(&queue, last)).into();
    let neighbour = enter(&queue, 3);
    let displaced: Vec<bool> =
        crowds.iter().map(|permit| permit.standing() == QueuePosition::Displaced).collect();
    assert_eq!(displaced, [false, false, false, false, false, true], "the newest of those with the most");
    assert_eq!(queue.counts(), (1, 6));
    drop(crowds);
    assert_eq!(queue.counts(), (1, 1), "who lost its place gives up none");
    drop(working);
    assert_eq!(neighbour.standing(), QueuePosition::MayBegin);
    drop(neighbour);
    assert_eq!(queue.counts(), (0, 0));
    assert!(queue.line().turns.len() <= 3);
}

#[tokio::test]
async fn moving_up_wakes_the_waiter() {
    let queue = BuildQueue::new(1, 10, 10);
    let working = enter(&queue, 1);
    let mut waiting = enter(&queue, 1);
    drop(working);
    assert_eq!(waiting.moved().await, QueuePosition::MayBegin);
}
