//! Bytes that are on their way through sockets, both ways: a budget of each socket, within that of its workspace, within that of the server.
//!
//! Who holds bytes holds a permit, and dropping the permit gives them back. A socket that would go over its budget ends, and is told so. When the
//! server's own budget is used up, the sockets of the workspace that holds the most end: a neighbour with little under way does not notice.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use protocol::limits::Limits;
use protocol::{LimitKind, Notice, WorkspaceId};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// The bytes of the whole server. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub(crate) struct ServerBytes {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    used: AtomicU64,
    most: u64,
    most_of_workspace: u64,
    most_of_socket: u64,
    workspaces: Mutex<HashMap<WorkspaceId, Weak<WorkspaceBudget>>>,
    /// Somebody gave bytes back.
    freed: Notify,
}

#[derive(Debug)]
struct WorkspaceBudget {
    id: WorkspaceId,
    used: AtomicU64,
    end: SocketEnd,
    shared: Arc<Shared>,
}

/// The bytes of one socket. Clones are one.
#[derive(Clone, Debug)]
pub(crate) struct SocketBytes {
    socket: Arc<Socket>,
}

#[derive(Debug)]
struct Socket {
    used: AtomicU64,
    end: SocketEnd,
    workspace: Arc<WorkspaceBudget>,
}

/// Bytes that are under way. Dropping it gives them back.
#[derive(Debug)]
pub(crate) struct BytesPermit {
    n_bytes: u64,
    bytes: SocketBytes,
}

/// Who ends when the server's own budget is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relief {
    /// Nobody.
    None,
    /// The workspace that holds the most.
    OfHeaviest,
}

/// That a socket has to end, and why.
#[derive(Debug)]
struct SocketEnd {
    token: CancellationToken,
    why: OnceLock<Notice>,
}

impl SocketEnd {
    fn new(token: CancellationToken) -> Self {
        Self { token, why: OnceLock::new() }
    }

    fn say(&self, notice: Notice) {
        // Only the first reason counts.
        drop(self.why.set(notice));
        self.token.cancel();
    }
}

impl ServerBytes {
    /// Makes the budgets that the limits say.
    pub(crate) fn new(limits: &Limits) -> Self {
        let shared = Shared {
            used: AtomicU64::new(0),
            most: limits.server_socket_bytes,
            most_of_workspace: limits.workspace_socket_bytes,
            most_of_socket: limits.socket_bytes,
            workspaces: Mutex::default(),
            freed: Notify::new(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Makes the budget of a new socket of a workspace.
    pub(crate) fn socket(&self, workspace: &WorkspaceId) -> SocketBytes {
        let mut workspaces = self.shared.workspaces();
        let known = workspaces.get(workspace).and_then(Weak::upgrade);
        // The sockets of one that was ended are going; who comes now begins anew.
        let known = known.filter(|known| !known.end.token.is_cancelled());
        let workspace = known.unwrap_or_else(|| {
            let new = Arc::new(WorkspaceBudget {
                id: workspace.clone(),
                used: AtomicU64::new(0),
                end: SocketEnd::new(CancellationToken::new()),
                shared: Arc::clone(&self.shared),
            });
            drop(workspaces.insert(workspace.clone(), Arc::downgrade(&new)));
            new
        });
        let end = SocketEnd::new(workspace.end.token.child_token());
        SocketBytes { socket: Arc::new(Socket { used: AtomicU64::new(0), end, workspace }) }
    }

    /// Returns how many bytes are under way.
    pub(crate) fn used(&self) -> u64 {
        self.shared.used.load(Ordering::Relaxed)
    }
}

impl Shared {
    fn workspaces(&self) -> MutexGuard<'_, HashMap<WorkspaceId, Weak<WorkspaceBudget>>> {
        self.workspaces.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes room for so many bytes by ending the sockets of the workspace that holds the most, unless it is the one that asks. What others hold
    /// who were ended comes back in a moment, and counts as room.
    fn relieve(&self, asking: &Arc<WorkspaceBudget>, n_bytes: u64, notice: &Notice) -> bool {
        let known: Vec<Arc<WorkspaceBudget>> = self.workspaces().values().filter_map(Weak::upgrade).collect();
        let used = |workspace: &Arc<WorkspaceBudget>| workspace.used.load(Ordering::Relaxed);
        let (going, open): (Vec<_>, Vec<_>) =
            known.iter().partition(|workspace| workspace.end.token.is_cancelled());
        let coming_back: u64 = going.into_iter().map(used).sum();
        let would_be = (self.used.load(Ordering::Relaxed) + n_bytes).saturating_sub(coming_back);
        if would_be <= self.most {
            return true;
        }
        let heaviest = open.into_iter().max_by_key(|workspace| used(workspace));
        let Some(heaviest) = heaviest.filter(|heaviest| !Arc::ptr_eq(heaviest, asking)) else { return false };
        heaviest.end.say(notice.clone());
        true
    }
}

impl Drop for WorkspaceBudget {
    fn drop(&mut self) {
        let mut workspaces = self.shared.workspaces();
        let is_own = workspaces.get(&self.id).is_some_and(|known| known.strong_count() == 0);
        if is_own {
            drop(workspaces.remove(&self.id));
        }
    }
}

impl SocketBytes {
    /// Takes so many bytes.
    ///
    /// # Errors
    ///
    /// Which budget is used up.
    pub(crate) fn take(&self, n_bytes: usize) -> Result<BytesPermit, Notice> {
        self.charge(n_bytes as u64, Relief::OfHeaviest)?;
        Ok(BytesPermit { n_bytes: n_bytes as u64, bytes: self.clone() })
    }

    /// Takes so many bytes as soon as they are there.
    ///
    /// # Errors
    ///
    /// When there will never be so many.
    pub(crate) async fn wait(&self, n_bytes: usize) -> Result<BytesPermit, Notice> {
        let shared = &self.socket.workspace.shared;
        loop {
            let mut freed = pin!(shared.freed.notified());
            // From here on no return of bytes is missed.
            freed.as_mut().enable();
            match self.take(n_bytes) {
                Ok(permit) => return Ok(permit),
                Err(notice) if n_bytes as u64 > shared.most_of_socket => return Err(notice),
                Err(_) => freed.await,
            }
        }
    }

    /// Takes about so many bytes for something that is still to be made, as soon as they are there; never more than a part of the
    /// smallest budget, so that something is left for the rest. Nobody is ended for it.
    pub(crate) async fn reserve(&self, n_bytes: usize) -> BytesPermit {
        let shared = &self.socket.workspace.shared;
        let most = shared.most_of_socket.min(shared.most_of_workspace).min(shared.most);
        let n_bytes = (n_bytes as u64).min(most / RESERVED_PART);
        loop {
            let mut freed = pin!(shared.freed.notified());
            // From here on no return of bytes is missed.
            freed.as_mut().enable();
            match self.charge(n_bytes, Relief::None) {
                Ok(()) => return BytesPermit { n_bytes, bytes: self.clone() },
                Err(_) => freed.await,
            }
        }
    }

    /// Ends the socket, for this reason.
    pub(crate) fn end(&self, notice: Notice) {
        self.socket.end.say(notice);
    }

    /// Waits until the socket has to end, and returns why.
    pub(crate) async fn ended(&self) -> Notice {
        self.socket.end.token.cancelled().await;
        let why = self.socket.end.why.get().or_else(|| self.socket.workspace.end.why.get());
        why.cloned().unwrap_or(Notice::ServerStopped)
    }

    fn charge(&self, n_bytes: u64, relief: Relief) -> Result<(), Notice> {
        let Socket { used, workspace, .. } = &*self.socket;
        let shared = &workspace.shared;
        add(used, n_bytes, shared.most_of_socket, LimitKind::SocketBytes)?;
        let of_workspace =
            add(&workspace.used, n_bytes, shared.most_of_workspace, LimitKind::WorkspaceSocketBytes);
        if let Err(notice) = of_workspace {
            let _ = used.fetch_sub(n_bytes, Ordering::Relaxed);
            return Err(notice);
        }
        if let Err(notice) = add(&shared.used, n_bytes, shared.most, LimitKind::ServerSocketBytes) {
            if relief == Relief::OfHeaviest && shared.relieve(workspace, n_bytes, &notice) {
                // Those who were ended give theirs back in a moment.
                let _ = shared.used.fetch_add(n_bytes, Ordering::Relaxed);
                return Ok(());
            }
            let _ = used.fetch_sub(n_bytes, Ordering::Relaxed);
            let _ = workspace.used.fetch_sub(n_bytes, Ordering::Relaxed);
            return Err(notice);
        }
        Ok(())
    }

    fn give_back(&self, n_bytes: u64) {
        let Socket { used, workspace, .. } = &*self.socket;
        for counter in [used, &workspace.used, &workspace.shared.used] {
            let _ = counter.fetch_sub(n_bytes, Ordering::Relaxed);
        }
        workspace.shared.freed.notify_waiters();
    }
}

fn add(counter: &AtomicU64, n_bytes: u64, limit: u64, kind: LimitKind) -> Result<(), Notice> {
    let used = counter.fetch_add(n_bytes, Ordering::Relaxed) + n_bytes;
    if used <= limit {
        return Ok(());
    }
    let _ = counter.fetch_sub(n_bytes, Ordering::Relaxed);
    Err(Notice::Limit { kind, used, limit })
}

impl BytesPermit {
    /// Takes more bytes.
    ///
    /// # Errors
    ///
    /// Which budget is used up; the permit stays as it was.
    pub(crate) fn grow(&mut self, n_bytes: usize) -> Result<(), Notice> {
        self.bytes.charge(n_bytes as u64, Relief::OfHeaviest)?;
        self.n_bytes += n_bytes as u64;
        Ok(())
    }

    /// Makes it as large as what was made. What is too much is given back; if it is too little, all of it is, and the whole waited for, since two that
    /// wait for more would wait for each other.
    ///
    /// # Errors
    ///
    /// When there will never be so many.
    pub(crate) async fn fit(mut self, n_bytes: usize) -> Result<Self, Notice> {
        let Some(too_much) = self.n_bytes.checked_sub(n_bytes as u64) else {
            let bytes = self.bytes.clone();
            drop(self);
            return bytes.wait(n_bytes).await;
        };
        self.bytes.give_back(too_much);
        self.n_bytes = n_bytes as u64;
        Ok(self)
    }

    /// Adds another permit of the same socket.
    pub(crate) fn absorb(&mut self, mut other: Self) {
        self.n_bytes += std::mem::take(&mut other.n_bytes);
    }

    /// Returns how many bytes it is for.
    pub(crate) fn n_bytes(&self) -> u64 {
        self.n_bytes
    }
}

impl Drop for BytesPermit {
    fn drop(&mut self) {
        self.bytes.give_back(self.n_bytes);
    }
}

/// What one thing that is still to be made may take of a socket's bytes.
const RESERVED_PART: u64 = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn server(server: u64, workspace: u64, socket: u64) -> ServerBytes {
        ServerBytes::new(&Limits {
            server_socket_bytes: server,
            workspace_socket_bytes: workspace,
            socket_bytes: socket,
            ..Limits::default()
        })
    }

    fn named(name: &str) -> WorkspaceId {
        WorkspaceId(name.to_owned())
    }

    fn kind(refused: Result<BytesPermit, Notice>) -> LimitKind {
        match refused {
            Err(Notice::Limit { kind, .. }) => kind,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_budget_refuses_what_goes_over_it_and_keeps_nothing_of_it() {
        let server = server(1000, 100, 60);
        let (one, two) = (server.socket(&named("a")), server.socket(&named("a")));
        let first = one.take(60).unwrap();
        assert_eq!(kind(one.take(1)), LimitKind::SocketBytes);
        assert_eq!(kind(two.take(41)), LimitKind::WorkspaceSocketBytes);
        assert_eq!(server.used(), 60);
        drop(first);
        assert_eq!(server.used(), 0);
        let both = (one.take(60).unwrap(), two.take(40).unwrap());
        assert_eq!(server.used(), 100);
        drop(both);
        drop((one, two));
        assert!(server.shared.workspaces().is_empty());
    }

    #[tokio::test]
    async fn when_the_server_is_full_the_heaviest_workspace_goes_and_not_the_neighbour() {
        let server = server(100, 90, 90);
        let (heavy, light) = (server.socket(&named("heavy")), server.socket(&named("light")));
        let held = heavy.take(80).unwrap();
        let _own = light.take(10).unwrap();
        let _more = light.take(20).expect("the neighbour gets in");
        let why = heavy.ended().await;
        assert_eq!(why, Notice::Limit { kind: LimitKind::ServerSocketBytes, used: 110, limit: 100 });
        let while_it_goes = light.take(50).expect("what the heavy one holds is coming back");
        assert_eq!(kind(light.take(60)), LimitKind::SocketBytes);
        drop(while_it_goes);
        drop(held);
        assert_eq!(server.used(), 30);
        drop(server.socket(&named("heavy")).take(70).expect("who comes back begins anew"));
    }

    #[tokio::test]
    async fn who_waits_gets_what_others_give_back() {
        let server = server(100, 100, 100);
        let socket = server.socket(&named("a"));
        let held = socket.take(100).unwrap();
        let waiting = socket.wait(50);
        let (permit, ()) = tokio::join!(waiting, async { drop(held) });
        assert_eq!(permit.unwrap().n_bytes(), 50);
        assert!(socket.wait(101).await.is_err(), "it would wait for ever");
    }

    #[tokio::test]
    async fn what_is_to_be_made_has_its_bytes_before_and_keeps_those_that_it_needs() {
        let server = server(200, 120, 80);
        let socket = server.socket(&named("a"));
        let small = socket.reserve(1000).await;
        assert_eq!(small.n_bytes(), 80 / RESERVED_PART, "a part of what there is");
        let small = small.fit(3).await.unwrap();
        assert_eq!((small.n_bytes(), server.used()), (3, 3));
        let large = socket.reserve(10).await.fit(70).await.unwrap();
        assert_eq!((large.n_bytes(), server.used()), (70, 73));
        let waiting = socket.reserve(10);
        let (next, ()) = tokio::join!(waiting, async { drop(large) });
        assert_eq!(next.n_bytes(), 10);
        drop((next, small));
        assert_eq!(server.used(), 0);
    }

    #[tokio::test]
    async fn a_small_budget_of_the_server_or_of_a_workspace_is_never_waited_for() {
        for (of_server, of_workspace) in [(80, 4000), (4000, 80)] {
            let server = server(of_server, of_workspace, 4000);
            assert_eq!(server.socket(&named("a")).reserve(1000).await.n_bytes(), 80 / RESERVED_PART);
        }
    }

    #[tokio::test]
    async fn nobody_goes_to_make_room_for_what_is_to_be_made() {
        let server = server(100, 90, 90);
        let (heavy, light) = (server.socket(&named("heavy")), server.socket(&named("light")));
        let (held, more) = (heavy.take(90).unwrap(), light.take(5).unwrap());
        let waiting = light.reserve(10);
        let (reserved, ()) = tokio::join!(waiting, async { drop(held) });
        assert_eq!(reserved.n_bytes(), 10);
        assert!(!heavy.socket.workspace.end.token.is_cancelled());
        drop(more);
    }
}
