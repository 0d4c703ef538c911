//! Work that keeps a core busy and whose cost a workspace chooses: it runs on threads of its own, as many as there are cores, so that sockets and
//! timers go on beside it. The system gives these threads a core only when nobody else wants it ([`NICENESS`]).
//!
//! There are two pools. What a session decides, which holds up its own tabs, goes through [`Pool::decisions`]; what a build or a look into an image
//! needs goes through [`Pool::bulk`], where a piece may be a hundred times as long. So nobody's edit waits for a stranger's build.
//!
//! A workspace waits for its own work first and then, with one piece, in a line that is first come first served. So whoever has much to do waits
//! for itself. How long one piece takes is bounded by its own budget of steps ([`text::Budget`]); whoever is dropped while it waits gives up its place.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use protocol::Notice;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

/// Why a piece of work was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PoolError {
    #[error("no core was free in time")]
    Busy,
    #[error("the work panicked")]
    Panicked,
}

/// A number of threads, shared by the whole process as the machine's cores are.
#[derive(Debug)]
pub(crate) struct Pool {
    /// Holds the threads and drives nothing. It lives as long as the process, as the pools do.
    threads: &'static Runtime,
    places: Semaphore,
    own: Mutex<HashMap<String, Weak<Semaphore>>>,
    patience: Duration,
}

/// The right to keep a core busy.
#[derive(Debug)]
struct WorkerTurn<'a> {
    _core: Option<SemaphorePermit<'a>>,
    /// Given back last, so that the next in line is another workspace.
    _own: Option<OwnedSemaphorePermit>,
}

impl Pool {
    /// Returns the pool for what sessions decide.
    pub(crate) fn decisions() -> &'static Self {
        static DECISIONS: LazyLock<Pool> = LazyLock::new(|| Pool::new(n_cores(), PATIENCE));
        &DECISIONS
    }

    /// Returns the pool for builds and for looks into images.
    pub(crate) fn bulk() -> &'static Self {
        static BULK: LazyLock<Pool> = LazyLock::new(|| Pool::new(n_cores(), PATIENCE));
        &BULK
    }

    #[expect(clippy::expect_used, reason = "without threads the server cannot go on")]
    fn new(n_places: usize, patience: Duration) -> Self {
        let threads = Builder::new_current_thread()
            .thread_name("pool")
            .max_blocking_threads(n_places + MOST_UNLINED)
            .on_thread_start(give_way)
            .build()
            .expect("a runtime without drivers starts");
        Self {
            threads: Box::leak(Box::new(threads)),
            places: Semaphore::new(n_places),
            own: Mutex::default(),
            patience,
        }
    }

    /// Does a piece of work when its turn comes; one at a time of each workspace.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        workspace: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let _turn = self.turn(workspace).await?;
        self.threads.spawn_blocking(work).await.map_err(|_| PoolError::Panicked)
    }

    /// The same for work that cannot be refused: it begins after the longest wait, whether or not it is its turn. A panic goes on in the caller.
    pub(crate) async fn run_surely<T: Send + 'static>(
        &self,
        workspace: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        let _turn = self.turn(workspace).await;
        match self.threads.spawn_blocking(work).await {
            Ok(done) => done,
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }

    /// Waits for a workspace's turn, which lasts until the value is dropped.
    async fn turn(&self, workspace: &str) -> Result<WorkerTurn<'_>, PoolError> {
        let own = self.own_place(workspace);
        let turn = async {
            let own = own.acquire_owned().await.ok();
            let core = self.places.acquire().await.ok();
            WorkerTurn { _core: core, _own: own }
        };
        tokio::time::timeout(self.patience, turn).await.map_err(|_| PoolError::Busy)
    }

    fn own_place(&self, workspace: &str) -> Arc<Semaphore> {
        let mut own = self.own();
        if let Some(place) = own.get(workspace).and_then(Weak::upgrade) {
            return place;
        }
        // Who has nothing to do is forgotten now and then.
        if own.len() >= MOST_IDLE {
            own.retain(|_, place| place.strong_count() > 0);
        }
        let place = Arc::new(Semaphore::new(1));
        drop(own.insert(workspace.to_owned(), Arc::downgrade(&place)));
        place
    }

    fn own(&self) -> MutexGuard<'_, HashMap<String, Weak<Semaphore>>> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Panics in a debug build when the current thread drives sockets and timers. Work whose cost a workspace chooses calls this function first. So
/// every test that reaches the work fails when the work has left the pool.
pub(crate) fn assert_off_async_threads() {
    if cfg!(debug_assertions)
        && let Ok(runtime) = tokio::runtime::Handle::try_current()
    {
        // tokio refuses to block a thread that drives tasks.
        runtime.block_on(async {});
    }
}

fn n_cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Lets whatever else wants this thread's core have it. Where the system does not allow that, the thread is like any other.
fn give_way() {
    let thread = rustix::thread::gettid();
    if let Err(error) = rustix::process::setpriority_process(Some(thread), NICENESS) {
        tracing::debug!(%error, "a thread of the pool does not give way");
    }
}

/// What a person is told.
impl From<PoolError> for Notice {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Busy => Self::ServerBusy { seconds: PATIENCE.as_secs() },
            PoolError::Panicked => {
                let incident = crate::secret::incident();
                tracing::error!(incident, %error, "a piece of work was not done");
                Self::Internal { incident }
            }
        }
    }
}

/// As `nice(1)` counts by default. A thread that is not nice gets nine times the time of one that is.
const NICENESS: i32 = 10;
/// Threads beyond the places, for work that did not get its turn in time.
const MOST_UNLINED: usize = 8;
/// How long a piece waits for its turn.
const PATIENCE: Duration = Duration::from_secs(30);
/// So many workspaces without work are remembered.
const MOST_IDLE: usize = 256;

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;

    use super::*;

    /// Work that ends when the other end of a channel goes.
    fn until(released: mpsc::Receiver<()>) -> impl FnOnce() + Send + 'static {
        move || released.recv().unwrap_or_default()
    }

    async fn yield_until(is_so: impl Fn() -> bool) {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn the_runtime_goes_on_beside_work_of_any_length() {
        let pool = Pool::new(1, PATIENCE);
        let (release, released) = mpsc::channel();
        let work = pool.run("a", until(released));
        let beside = async {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            drop(release);
        };
        let (done, ()) = tokio::join!(work, beside);
        assert_eq!(done, Ok(()));
    }

    #[tokio::test]
    async fn costly_work_panics_on_an_async_thread_and_nowhere_else() {
        let pool = Pool::new(1, PATIENCE);
        assert_eq!(pool.run("a", assert_off_async_threads).await, Ok(()));
        assert!(tokio::task::spawn_blocking(assert_off_async_threads).await.is_ok());
        assert!(std::thread::spawn(assert_off_async_threads).join().is_ok());
        assert!(std::panic::catch_unwind(assert_off_async_threads).is_err());
    }

    #[tokio::test]
    async fn a_workspace_with_much_work_holds_one_place() {
        static RUNNING: AtomicUsize = AtomicUsize::new(0);
        let pool = Pool::new(2, PATIENCE);
        let (release, released) = mpsc::channel::<()>();
        let released = Arc::new(Mutex::new(released));
        let much = || {
            let released = Arc::clone(&released);
            pool.run("much", move || {
                RUNNING.fetch_add(1, Ordering::SeqCst);
                assert!(released.lock().is_ok_and(|released| released.recv().is_err()));
            })
        };
        let other = async {
            yield_until(|| RUNNING.load(Ordering::SeqCst) == 1).await;
            let found = pool.run("other", || RUNNING.load(Ordering::SeqCst)).await;
            drop(release);
            found
        };
        let (first, second, third, other) = tokio::join!(much(), much(), much(), other);
        assert_eq!((first, second, third), (Ok(()), Ok(()), Ok(())));
        assert_eq!(other, Ok(1), "the second place was free for others");
    }

    #[tokio::test]
    async fn who_waits_too_long_is_told() {
        let pool = Pool::new(1, Duration::ZERO);
        let (release, released) = mpsc::channel();
        let long = pool.run("a", until(released));
        let other = async {
            yield_until(|| pool.places.available_permits() == 0).await;
            let own = pool.run("b", || ()).await;
            drop(release);
            own
        };
        let (long, other) = tokio::join!(long, other);
        assert_eq!((long, other), (Ok(()), Err(PoolError::Busy)));
        assert_eq!(Notice::from(PoolError::Busy), Notice::ServerBusy { seconds: 30 });
    }

    #[tokio::test]
    async fn who_gives_up_leaves_its_place() {
        let pool = Pool::new(1, PATIENCE);
        let (release, released) = mpsc::channel::<()>();
        let mut long = Box::pin(pool.run("a", until(released)));
        let mut waits = Box::pin(pool.run("b", || ()));
        tokio::select! {
            biased;
            _ = &mut long => panic!("it is not released"),
            _ = &mut waits => panic!("there is no place"),
            () = tokio::task::yield_now() => {}
        }
        drop(waits);
        drop(release);
        assert_eq!(long.await, Ok(()));
        assert_eq!(pool.run("b", || 1).await, Ok(1));
        assert_eq!(pool.places.available_permits(), 1);
    }

    #[tokio::test]
    async fn a_panic_is_told_and_frees_its_place() {
        let pool = Pool::new(1, PATIENCE);
        assert_eq!(pool.run("a", || panic!("on purpose")).await, Err::<(), _>(PoolError::Panicked));
        assert_eq!(pool.run("a", || 1).await, Ok(1));
        for number in 0..2 * MOST_IDLE {
            assert!(pool.run(&number.to_string(), || ()).await.is_ok());
        }
        assert!(pool.own().len() <= MOST_IDLE);
    }
}
