//! Accepts connections and serves HTTP/1.1 on them, within bounds: how many there are, how long a request's head may take, how long the other
//! side may keep an answer waiting.
//!
//! axum's own `serve` has no such bounds. A connection that has no place is told so in a small answer; when the system has no room for another
//! file, that is waited out.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use catalogue::{Bundle, Language};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::guarded_stream::GuardedStream;
use crate::limits::{ConnectionPermit, Connections, Full, Incoming};

/// What holds for the connections of a listener.
#[derive(Clone, Debug)]
pub(crate) struct ListenerLimits {
    /// How many there may be; listeners share it.
    pub(crate) connections: Connections,
    /// How long the head of a request may take, from the connection's opening or the end of the answer before.
    pub(crate) head: Duration,
    /// How long the other side may keep an answer waiting.
    pub(crate) stall: Duration,
}

/// Where connections come from.
pub(crate) trait Accept {
    /// Waits for the next connection.
    fn accept(&self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + Send;
}

impl Accept for TcpListener {
    async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        Self::accept(self).await
    }
}

/// Serves until `stop`; open requests get a moment to end then.
pub(crate) async fn serve(
    listener: impl Accept,
    router: Router,
    doors: ListenerLimits,
    stop: CancellationToken,
) -> io::Result<()> {
    let tracker = TaskTracker::new();
    let refusals = Arc::new(Semaphore::new(REFUSALS_AT_ONCE));
    let mut failures = Failures::default();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((stream, from)) => match doors.connections.admit(from.ip()) {
                Ok(permit) => {
                    let router = (router.clone(), tracker.clone());
                    let serving = attend((stream, from), permit, router, doors.clone(), stop.clone());
                    drop(tracker.spawn(serving));
                }
                // When too many are being told at once, the others are closed without a word.
                Err(Full) => {
                    if let Ok(place) = Arc::clone(&refusals).try_acquire_owned() {
                        drop(tracker.spawn(refuse(stream, place)));
                    }
                }
            },
            // The other side went away before it was accepted.
            Err(error) if is_of_the_connection(&error) => {}
            Err(error) => {
                failures.say(&error);
                doors.connections.relieve();
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    tracker.close();
    tracker.wait().await;
    Ok(())
}

/// Serves one connection until either side ends it.
async fn attend(
    (stream, from): (TcpStream, SocketAddr),
    permit: ConnectionPermit,
    (router, tracker): (Router, TaskTracker),
    doors: ListenerLimits,
    stop: CancellationToken,
) {
    send_at_once(&stream);
    let permit = Arc::new(permit);
    let incoming = Incoming::default();
    let io = TokioIo::new(GuardedStream::new(
        stream,
        Arc::clone(&permit),
        (incoming.clone(), tracker),
        doors.stall,
    ));
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<hyper::body::Incoming>| {
        permit.asks();
        let _ = request.extensions_mut().insert(ConnectInfo(from));
        drop(request.extensions_mut().insert(incoming.clone()));
        let answer = router.call(request);
        async move { answer.await as Result<Response, Infallible> }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(doors.head)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(io, service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let mut is_stopping = false;
    let drained = async {
        stop.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    let mut drained = pin!(drained);
    loop {
        tokio::select! {
            // What goes wrong on a connection is the other side's affair.
            _ = connection.as_mut() => return,
            () = stop.cancelled(), if !is_stopping => {
                is_stopping = true;
                connection.as_mut().graceful_shutdown();
            }
            () = &mut drained => return,
        }
    }
}

/// Says that there are too many connections, and hears the other side out for a moment, so that a reset does not overtake the answer.
async fn refuse(mut stream: TcpStream, _place: OwnedSemaphorePermit) {
    let text = Bundle::of(Language::English).say(catalogue::serve::too_many_connections());
    let answer = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {}\r\n\
         retry-after: {RETRY_SECONDS}\r\nconnection: close\r\n\r\n{text}\n",
        text.len() + 1
    );
    let exchange = async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        let mut rest = [0; 1024];
        while stream.read(&mut rest).await? > 0 {}
        Ok::<(), io::Error>(())
    };
    drop(tokio::time::timeout(REFUSAL, exchange).await);
}

/// Lets small frames leave without waiting for the other side to confirm the one before (up to 40 ms).
fn send_at_once(stream: &TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps small frames back");
    }
}

fn is_of_the_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Connections that could not be accepted, said once a minute.
#[derive(Debug, Default)]
struct Failures {
    said: Option<Instant>,
}

impl Failures {
    fn say(&mut self, error: &io::Error) {
        if self.said.is_none_or(|said| said.elapsed() > SAY_EVERY) {
            self.said = Some(Instant::now());
            tracing::warn!(%error, "connections cannot be accepted for now");
        }
    }
}

const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
const SAY_EVERY: Duration = Duration::from_secs(60);
/// How long open requests may take to end when the server stops.
const DRAIN: Duration = Duration::from_secs(3);
const REFUSALS_AT_ONCE: usize = 64;
const REFUSAL: Duration = Duration::from_secs(1);
const RETRY_SECONDS: u32 = 5;
/// For the head of a request: cookies and all. What one connection may hold before it has asked anything.
const BUFFER_BYTES: usize = 32 * 1024;

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use axum::routing::get;

    use super::*;
    use crate::limits::Connections;

    /// A listener on a system that has no room for another file once one connection is open, for a while.
    struct Exhausted {
        inner: TcpListener,
        n_asked: Arc<AtomicU32>,
    }

    impl Accept for Exhausted {
        async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
            match self.n_asked.fetch_add(1, Ordering::Relaxed) {
                1..=N_FAILURES => Err(io::Error::from_raw_os_error(TOO_MANY_OPEN_FILES)),
                _ => self.inner.accept().await,
            }
        }
    }

    #[tokio::test]
    async fn without_room_for_another_file_a_silent_connection_goes_and_the_system_is_asked_now_and_then() {
        let inner = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = inner.local_addr().unwrap();
        let n_asked = Arc::new(AtomicU32::new(0));
        let listener = Exhausted { inner, n_asked: Arc::clone(&n_asked) };
        let long = Duration::from_secs(600);
        let doors = ListenerLimits { connections: Connections::new(10, 10), head: long, stall: long };
        let router = Router::new().route("/", get(|| async { "here" }));
        let stop = CancellationToken::new();
        let serving = serve(listener, router, doors, stop.clone());
        let talking = async {
            let mut silent = TcpStream::connect(address).await.unwrap();
            let started = Instant::now();
            assert_eq!(silent.read(&mut [0]).await.unwrap_or(0), 0, "the silent one is closed");
            let mut asking = TcpStream::connect(address).await.unwrap();
            asking.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
            let mut answer = String::new();
            asking.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
            assert!(started.elapsed() >= ACCEPT_PAUSE * (N_FAILURES - 1), "{:?}", started.elapsed());
            stop.cancel();
        };
        let both = async { tokio::join!(serving, talking) };
        let (served, ()) =
            tokio::time::timeout(Duration::from_secs(20), both).await.expect("it ends in time");
        assert!(served.is_ok());
        assert_eq!(n_asked.load(Ordering::Relaxed), N_FAILURES + 3, "one more, which waits until the end");
    }

    const N_FAILURES: u32 = 4;
    /// `EMFILE`.
    const TOO_MANY_OPEN_FILES: i32 = 24;
}
