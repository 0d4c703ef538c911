//! The client of the engine's own API: whole answers, refusals, streams, archives.

use std::io;
use std::sync::Arc;

use backend::engine::{ApiError, EngineApi, OutputStream, ProgramOutput};
use bytes::Bytes;
use futures_util::stream;
use serde_json::{Value, json};

use super::harness::{Harness, workspace};

/// A container that was created through the API, removed with its value.
pub(super) struct Created {
    harness: Arc<Harness>,
    pub(super) api: EngineApi,
    pub(super) id: String,
}

impl Created {
    /// Creates a container of a stand-in base; `Image` is added.
    pub(super) fn new(mut body: Value) -> Self {
        let harness = Harness::shared();
        let api = harness.engine.api().unwrap();
        body["Image"] = json!("python:3.8-alpine");
        let name = format!("drydock-{}", workspace().0);
        let id = harness.runtime.block_on(async {
            let request = api.post(&["containers", "create"]).query("name", &name).body(&body);
            request.json().await.unwrap()["Id"].as_str().unwrap().to_owned()
        });
        Self { harness, api, id }
    }

    /// Creates and starts one that does nothing.
    pub(super) fn sleeping() -> Self {
        let container = Self::new(json!({ "Cmd": ["sleep", "600"], "HostConfig": { "Init": false } }));
        container.block_on(container.start());
        container
    }

    pub(super) async fn start(&self) {
        let answer = self.api.post(&["containers", &self.id, "start"]).answer().await.unwrap();
        assert_eq!(answer.status, 204);
    }

    pub(super) fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.harness.runtime.block_on(work)
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        let removed = self.api.delete(&["containers", &self.id]).query("force", "1").query("v", "1").answer();
        // It may have removed itself.
        drop(self.harness.runtime.block_on(removed));
    }
}

/// Takes a refusal apart.
pub(super) fn refusal(error: ApiError) -> (u16, String) {
    match error {
        ApiError::Refused { status, message } => (status, message),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_keeps_the_engines_order_and_a_refusal_its_words() {
    let container = Created::sleeping();
    container.block_on(async {
        let api = &container.api;
        let described = api.get(&["containers", &container.id, "json"]).json().await.unwrap();
        let fields: Vec<&String> = described.as_object().unwrap().keys().take(5).collect();
        assert_eq!(fields, ["Id", "Created", "Path", "Args", "State"]);
        let again = api.post(&["containers", &container.id, "start"]).answer().await.unwrap();
        assert_eq!(again.status, 304, "it runs already");
        let filters = json!({ "id": [container.id] }).to_string();
        let listed = api.get(&["containers", "json"]).query("filters", &filters).json().await.unwrap();
        assert_eq!(listed.as_array().unwrap().len(), 1);
        let error = api.get(&["containers", "a b?c", "json"]).json().await.unwrap_err();
        assert_eq!(refusal(error), (404, "No such container: a b?c".to_owned()));
        let error = api.get(&["containers", "..", "json"]).json().await.unwrap_err();
        assert!(matches!(error, ApiError::Name(name) if name == ".."));
    });
}

#[test]
fn logs_are_followed_with_their_streams_apart() {
    let script = "echo one; sleep 0.3; echo two >&2; sleep 0.3; echo three";
    let container = Created::new(json!({ "Cmd": ["sh", "-c", script] }));
    container.block_on(async {
        container.start().await;
        let request = container.api.get(&["containers", &container.id, "logs"]);
        let request = request.query("stdout", "1").query("stderr", "1").query("follow", "1");
        let mut logs = ProgramOutput::of_logs(request.stream().await.unwrap(), false);
        let mut seen = Vec::new();
        while let Some(output) = logs.read().await.unwrap() {
            seen.push((output.stream, output.bytes));
        }
        let line = |stream, text: &'static str| (stream, Bytes::from(text));
        let expected = [
            line(OutputStream::Out, "one\n"),
            line(OutputStream::Err, "two\n"),
            line(OutputStream::Out, "three\n"),
        ];
        assert_eq!(seen, expected);
    });
}

#[test]
fn statistics_come_line_by_line() {
    let container = Created::sleeping();
    container.block_on(async {
        let mut stats = container.api.get(&["containers", &container.id, "stats"]).stream().await.unwrap();
        for _ in 0..2 {
            let line: Value = stats.next_json().await.unwrap().unwrap();
            assert_eq!(line["id"], container.id.as_str());
        }
    });
}

#[test]
fn archives_go_up_and_come_down() {
    let container = Created::sleeping();
    container.block_on(async {
        let api = &container.api;
        let archive = || ["containers", container.id.as_str(), "archive"];
        let tar = tar_of("note", b"to the container");
        let pieces: Vec<io::Result<Bytes>> =
            tar.chunks(100).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        let upload = api.put(&archive()).query("path", "/tmp").upload(stream::iter(pieces));
        assert_eq!(upload.answer().await.unwrap().status, 200);
        let looked = api.head(&archive()).query("path", "/tmp/note").answer().await.unwrap();
        assert!(looked.headers.contains_key("x-docker-container-path-stat"));
        let mut down = api.get(&archive()).query("path", "/tmp/note").stream().await.unwrap();
        let mut came = Vec::new();
        while let Some(piece) = down.next().await {
            came.extend(piece.unwrap());
        }
        assert!(came.windows(16).any(|window| window == b"to the container"));
        let endless = stream::repeat_with(|| Ok(Bytes::from_static(&[0; 4096])));
        let refused = api.put(&archive()).query("path", "/no/such/place").upload(endless).answer().await;
        assert!(matches!(refused, Err(ApiError::Refused { status: 404, .. })), "{refused:?}");
    });
}

/// Makes an archive of one file.
fn tar_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut header = [0_u8; 512];
    header[..name.len()].copy_from_slice(name.as_bytes());
    header[100..108].copy_from_slice(b"0000644\0");
    header[108..116].copy_from_slice(b"0000000\0");
    header[116..124].copy_from_slice(b"0000000\0");
    header[124..136].copy_from_slice(format!("{:011o}\0", content.len()).as_bytes());
    header[136..148].copy_from_slice(b"00000000000\0");
    header[148..156].copy_from_slice(b"        ");
    header[156] = b'0';
    header[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut tar = header.to_vec();
    tar.extend(content);
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    tar
}
