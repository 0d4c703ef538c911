//! The client against an engine of the test's own, which says whatever the test likes.

use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::*;

/// An engine that answers one request.
struct FakeEngine {
    api: EngineApi,
    server: JoinSet<String>,
    _folder: TempDir,
}

impl FakeEngine {
    /// Starts one that reads a request's head and then does what `script` does; the head is its result.
    fn new<F>(script: impl FnOnce(UnixStream) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send,
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("engine.sock");
        let listener = UnixListener::bind(&path).unwrap();
        let mut server = JoinSet::new();
        server.spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            script(stream).await;
            String::from_utf8(head).unwrap()
        });
        let api = EngineApi {
            address: EngineAddress::Unix(path),
            version: REFERENCE_VERSION,
            has_local_processes: false,
            lost: CancellationToken::new(),
        };
        Self { api, server, _folder: folder }
    }

    /// Starts one that says `text` and closes the connection.
    fn saying(text: &'static str) -> Self {
        Self::new(async move |mut stream| stream.write_all(text.as_bytes()).await.unwrap())
    }

    /// Starts one that says `text` and then `more` until nobody listens.
    fn flooding(text: &'static str, more: &'static str) -> Self {
        Self::new(async move |mut stream| {
            stream.write_all(text.as_bytes()).await.unwrap();
            let more = more.repeat(1000);
            while stream.write_all(more.as_bytes()).await.is_ok() {}
        })
    }

    /// Starts one that says `text` and then nothing, with the connection open.
    fn falling_silent(text: &'static str) -> Self {
        Self::new(async move |mut stream| {
            stream.write_all(text.as_bytes()).await.unwrap();
            std::future::pending().await
        })
    }

    async fn head(&mut self) -> String {
        self.server.join_next().await.unwrap().unwrap()
    }

    async fn get(&self) -> Result<Answer, ApiError> {
        self.api.get(&["info"]).answer().await
    }
}

#[tokio::test]
async fn a_request_names_version_path_and_query() {
    let mut engine = FakeEngine::saying("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"b\":1,\"a\":[2]}");
    let request = engine.api.post(&["images", "a/b c", "tag"]).query("tag", "1&2");
    let answer = request.body(&serde_json::json!({ "x": 1 })).json().await.unwrap();
    assert_eq!(answer.to_string(), "{\"b\":1,\"a\":[2]}", "in the engine's order");
    let head = engine.head().await;
    assert!(head.starts_with("POST /v1.51/images/a/b%20c/tag?tag=1%262 HTTP/1.1\r\n"), "{head}");
    assert!(head.contains("content-type: application/json\r\n"), "{head}");
}

#[tokio::test]
async fn refusals_of_every_form_are_read() {
    for (answer, status, message) in [
        ("404 Not Found\r\nContent-Length: 23\r\n\r\n{\"message\":\"no such\\n\"}", 404, "no such"),
        ("500 Oops\r\nContent-Length: 9\r\n\r\nplain oh\n", 500, "plain oh"),
        ("503 Oops\r\nContent-Length: 0\r\n\r\n", 503, "503 Service Unavailable"),
        ("301 Moved\r\nLocation: /v1.51/info\r\nContent-Length: 0\r\n\r\n", 301, "301 Moved Permanently"),
    ] {
        let engine = FakeEngine::saying(Box::leak(format!("HTTP/1.1 {answer}").into_boxed_str()));
        match engine.get().await {
            Err(ApiError::Refused { status: got, message: said }) => {
                assert_eq!((got, &*said), (status, message))
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn an_endless_head_is_not_read_to_its_end() {
    for (text, more) in [("", "x"), ("HTTP/1.1 200 OK\r\nX: ", "y"), ("HTTP/1.1 200 OK\r\n", "X: y\r\n")] {
        let engine = FakeEngine::flooding(text, more);
        assert!(matches!(engine.get().await, Err(ApiError::Broken(_))), "{text:?}");
    }
}

#[tokio::test]
async fn an_endless_body_is_not_read_to_its_end() {
    let engine = FakeEngine::flooding("HTTP/1.1 200 OK\r\n\r\n", "y");
    assert!(matches!(engine.get().await, Err(ApiError::TooLarge { limit_bytes: request::ANSWER_BYTES })));
    let engine = FakeEngine::flooding("HTTP/1.1 500 Oops\r\n\r\n", "y");
    assert!(matches!(engine.get().await, Err(ApiError::Refused { status: 500, .. })));
    let engine =
        FakeEngine::flooding("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "8\r\nyyyyyyyy\r\n");
    let mut stream = engine.api.get(&["events"]).stream().await.unwrap();
    assert!(
        matches!(stream.next_json::<serde_json::Value>().await, Some(Err(ApiError::TooLarge { .. }))),
        "no line has an end"
    );
}

#[tokio::test]
async fn an_early_end_is_an_error() {
    for text in ["", "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", "SSH-2.0-x\r\n"] {
        assert!(matches!(FakeEngine::saying(text).get().await, Err(ApiError::Broken(_))), "{text:?}");
    }
    let mut engine = FakeEngine::saying("");
    engine.server.shutdown().await;
    assert!(matches!(engine.get().await, Err(ApiError::Connect(_))));
}

#[tokio::test]
async fn whoever_waits_is_told_that_the_engine_is_lost() {
    let engine = FakeEngine::falling_silent("");
    let lost = engine.api.lost.clone();
    let (answer, ()) = tokio::join!(engine.get(), async { lost.cancel() });
    assert!(matches!(answer, Err(ApiError::Lost)), "{answer:?}");

    let engine = FakeEngine::falling_silent("HTTP/1.1 200 OK\r\n\r\npiece");
    let mut stream = engine.api.get(&["events"]).stream().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), "piece");
    engine.api.lost.cancel();
    assert!(matches!(stream.next().await, Some(Err(ApiError::Broken(_)))));

    let engine = FakeEngine::falling_silent(UPGRADED);
    let mut hijacked = engine.api.post(&["exec", "x", "start"]).hijack().await.unwrap();
    engine.api.lost.cancel();
    assert!(matches!(hijacked.reader.read().await, Err(ApiError::Lost)));
}

#[tokio::test]
async fn a_connection_that_was_not_handed_over_is_an_error() {
    let engine = FakeEngine::saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let answer = engine.api.post(&["exec", "x", "start"]).hijack().await;
    assert!(matches!(answer, Err(ApiError::NotHijacked)));
}

#[tokio::test]
async fn input_ends_alone_and_the_first_bytes_may_come_with_the_head() {
    let mut engine = FakeEngine::new(async |mut stream: UnixStream| {
        stream.write_all(format!("{UPGRADED}first").as_bytes()).await.unwrap();
        let mut input = Vec::new();
        stream.read_to_end(&mut input).await.unwrap();
        stream.write_all(b" after ").await.unwrap();
        stream.write_all(&input).await.unwrap();
    });
    let mut hijacked = engine.api.post(&["exec", "x", "start"]).hijack().await.unwrap();
    assert_eq!(hijacked.reader.read().await.unwrap().unwrap(), "first");
    assert_eq!(hijacked.writer.write_some(b"keys").await.unwrap(), 4);
    hijacked.writer.close().await.unwrap();
    let mut rest = Vec::new();
    while let Some(bytes) = hijacked.reader.read().await.unwrap() {
        rest.extend(bytes);
    }
    assert_eq!(rest, b" after keys");
    let head = engine.head().await;
    assert!(head.contains("connection: Upgrade\r\n") && head.contains("upgrade: tcp\r\n"), "{head}");
}

#[tokio::test]
async fn words_of_the_engine_among_the_frames_are_an_error_at_the_end() {
    let engine = FakeEngine::saying("HTTP/1.1 200 OK\r\n\r\n\x01\0\0\0\0\0\0\x02hi\x03\0\0\0\0\0\0\x05fault");
    let body = engine.api.get(&["containers", "x", "logs"]).stream().await.unwrap();
    let mut output = ProgramOutput::of_logs(body, false);
    let first = output.read().await.unwrap().unwrap();
    assert_eq!((first.stream, &first.bytes[..]), (OutputStream::Out, &b"hi"[..]));
    match output.read().await {
        Err(ApiError::Refused { message, .. }) => assert_eq!(message, "fault"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_large_frame_comes_in_pieces_of_bounded_size() {
    let engine = FakeEngine::flooding("HTTP/1.1 200 OK\r\n\r\n\x02\0\0\0\x7f\x7f\x7f\x7f", "y");
    let body = engine.api.get(&["containers", "x", "logs"]).stream().await.unwrap();
    let mut output = ProgramOutput::of_logs(body, false);
    let mut n_bytes = 0;
    while n_bytes < 1024 * 1024 {
        let piece = output.read().await.unwrap().unwrap();
        assert!(piece.stream == OutputStream::Err && piece.bytes.len() <= 32 * 1024);
        n_bytes += piece.bytes.len();
    }
}

#[tokio::test]
async fn input_that_nobody_reads_fills_its_queue_and_no_more() {
    let engine = FakeEngine::falling_silent(UPGRADED);
    let hijacked = engine.api.post(&["exec", "x", "start"]).hijack().await.unwrap();
    let mut input = ProgramInput::new(Some(hijacked.writer));
    let is_stuck = async |input: &mut ProgramInput| {
        tokio::time::timeout(Duration::from_millis(100), input.flush()).await.is_err()
    };
    let mut n_bytes = 0;
    loop {
        let room = input.room();
        input.queue(&vec![b'x'; room]).unwrap();
        n_bytes += room;
        assert!(n_bytes < 16 * 1024 * 1024, "the connection alone holds less");
        if is_stuck(&mut input).await && input.room() == 0 {
            break;
        }
    }
    assert_eq!(input.queue(b"x"), Err(InputFull));
    engine.api.lost.cancel();
    assert!(input.flush().await.is_err());
    assert_eq!((input.queue(b"x"), input.has_work()), (Ok(()), false), "it is dropped from now on");
}

const UPGRADED: &str = "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
