//! Files for BuildKit, by the protocol of tonistiigi/fsutil: we name everything there is, in order; the engine asks by number for the
//! contents that it has not; both say that they are done.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;

use bollard::fsutil::types::packet::PacketType;
use bollard::fsutil::types::{Packet, Stat};
use bollard::moby::filesync::v1::file_sync_server::FileSync;
use futures_util::{Stream, stream};
use protocol::BuildSource;
use tonic::metadata::MetadataMap;
use tonic::{Request, Response, Status, Streaming};

use crate::engine::build::context::{self, ContextEntry, ContextSelection};
use crate::limits::Pool;
use crate::source_file::SourceFile;

/// The two directories of a build: the context, and the one that holds the Dockerfile as the front end is to read it.
#[derive(Debug)]
pub(super) struct SyncedFiles {
    /// For whom work is done: the context's key.
    owner: String,
    context: Arc<Vec<SourceFile>>,
    dockerfile: Arc<Vec<SourceFile>>,
}

impl SyncedFiles {
    pub(super) fn new(
        owner: &str,
        files: &Arc<Vec<SourceFile>>,
        source: &BuildSource,
        dockerfile: &str,
    ) -> Self {
        let beside = context::beside(files, source, dockerfile);
        Self { owner: owner.to_owned(), context: context::inside(files), dockerfile: Arc::new(beside) }
    }

    /// Says what is wanted of which directory.
    fn wanted(&self, metadata: &MetadataMap) -> (Arc<Vec<SourceFile>>, ContextSelection) {
        let follow = all(metadata, "followpaths").chain(all(metadata, "include-patterns")).collect();
        let wanted = ContextSelection { follow, exclude: all(metadata, "exclude-patterns").collect() };
        let is_dockerfile = all(metadata, "dir-name").any(|name| name == "dockerfile");
        (if is_dockerfile { self.dockerfile.clone() } else { self.context.clone() }, wanted)
    }
}

type Packets = Pin<Box<dyn Stream<Item = Result<Packet, Status>> + Send>>;

#[tonic::async_trait]
impl FileSync for SyncedFiles {
    type DiffCopyStream = Packets;

    async fn diff_copy(
        &self,
        request: Request<Streaming<Packet>>,
    ) -> Result<Response<Self::DiffCopyStream>, Status> {
        let (files, wanted) = self.wanted(request.metadata());
        let selecting = Pool::bulk().run(&self.owner, move || context::select(&files, &wanted)).await;
        let selected = selecting.map_err(|error| Status::resource_exhausted(error.to_string()))?;
        let entries = selected.map_err(|error| Status::invalid_argument(error.to_string()))?;
        let mut queue: VecDeque<Packet> = entries.iter().map(|entry| named(Some(entry))).collect();
        queue.push_back(named(None));
        let talk = Talk { entries, queue, requests: request.into_inner(), is_over: false };
        Ok(Response::new(Box::pin(stream::unfold(talk, Talk::next))))
    }

    type TarStreamStream = Packets;

    async fn tar_stream(
        &self,
        _: Request<Streaming<Packet>>,
    ) -> Result<Response<Self::TarStreamStream>, Status> {
        Err(Status::unimplemented("not offered"))
    }
}

/// One directory on its way.
struct Talk {
    entries: Vec<ContextEntry>,
    queue: VecDeque<Packet>,
    requests: Streaming<Packet>,
    is_over: bool,
}

impl Talk {
    async fn next(mut self) -> Option<(Result<Packet, Status>, Self)> {
        loop {
            if let Some(packet) = self.queue.pop_front() {
                return Some((Ok(packet), self));
            }
            if self.is_over {
                return None;
            }
            match self.requests.message().await {
                Ok(Some(packet)) => self.take(&packet),
                Ok(None) => return None,
                Err(status) => {
                    self.is_over = true;
                    return Some((Err(status), self));
                }
            }
        }
    }

    fn take(&mut self, packet: &Packet) {
        match packet.r#type() {
            PacketType::PacketReq => {
                let entry = usize::try_from(packet.id).ok().and_then(|id| self.entries.get(id));
                let content = entry.and_then(|entry| entry.content.as_deref()).unwrap_or("");
                let chunks = content.as_bytes().chunks(CHUNK_BYTES).chain([&[][..]]);
                self.queue.extend(chunks.map(|chunk| data(packet.id, chunk)));
            }
            PacketType::PacketFin => {
                self.queue.push_back(of_type(PacketType::PacketFin));
                self.is_over = true;
            }
            PacketType::PacketErr | PacketType::PacketStat | PacketType::PacketData => self.is_over = true,
        }
    }
}

/// Names an entry, or, with none, says that there is no more.
fn named(entry: Option<&ContextEntry>) -> Packet {
    let stat = entry.map(|entry| Stat {
        path: entry.path.clone(),
        mode: if entry.content.is_some() { entry.mode } else { GO_DIRECTORY | entry.mode },
        size: entry.content.as_ref().map_or(0, |content| i64::try_from(content.len()).unwrap_or(i64::MAX)),
        mod_time: entry.time_ns(),
        ..Stat::default()
    });
    Packet { stat, ..of_type(PacketType::PacketStat) }
}

fn data(id: u32, chunk: &[u8]) -> Packet {
    Packet { id, data: chunk.to_vec(), ..of_type(PacketType::PacketData) }
}

fn of_type(kind: PacketType) -> Packet {
    Packet { r#type: kind as i32, ..Packet::default() }
}

/// Values that are not ASCII come escaped, which newer engines announce in `<name>-encoded`.
fn all<'a>(metadata: &'a MetadataMap, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let is_escaped = metadata.get(format!("{name}-encoded")).is_some();
    metadata.get_all(name).iter().map(move |value| {
        // Older engines send what is not ASCII as it is.
        let text = String::from_utf8_lossy(value.as_encoded_bytes());
        if is_escaped { unescape(&text) } else { text.into_owned() }
    })
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped =
            after.get(..2).and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        match (first, escaped) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            (byte, _) => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// As fsutil sends them.
const CHUNK_BYTES: usize = 32 * 1024;
/// Go's `os.ModeDir`.
const GO_DIRECTORY: u32 = 1 << 31;

#[cfg(test)]
mod tests {
    use super::*;

    fn select(files: &SyncedFiles, metadata: &MetadataMap) -> Vec<ContextEntry> {
        let (files, wanted) = files.wanted(metadata);
        context::select(&files, &wanted).unwrap()
    }

    #[test]
    fn escaped_values_are_read_as_they_were() {
        let mut metadata = MetadataMap::new();
        metadata.append("followpaths", "a%2Fb%20c+d".parse().unwrap());
        assert_eq!(all(&metadata, "followpaths").collect::<Vec<_>>(), ["a%2Fb%20c+d"]);
        metadata.insert("followpaths-encoded", "1".parse().unwrap());
        assert_eq!(all(&metadata, "followpaths").collect::<Vec<_>>(), ["a/b c d"]);
        let accented = tonic::codegen::http::HeaderValue::from_bytes("é*".as_bytes()).unwrap();
        let mut headers = tonic::codegen::http::HeaderMap::new();
        headers.append("exclude-patterns", accented);
        let metadata = MetadataMap::from_headers(headers);
        assert_eq!(all(&metadata, "exclude-patterns").collect::<Vec<_>>(), ["é*"]);
    }

    #[test]
    fn the_dockerfile_as_it_is_to_be_read_is_a_directory_of_its_own() {
        let context = Arc::new(vec![SourceFile::new("Dockerfile", "# syntax=x")]);
        let files = SyncedFiles::new("a", &context, &BuildSource::default(), "# origin=x");
        let mut metadata = MetadataMap::new();
        let content = |metadata: &MetadataMap| select(&files, metadata)[0].content.clone().unwrap();
        assert_eq!(&*content(&metadata), "# syntax=x");
        metadata.insert("dir-name", "dockerfile".parse().unwrap());
        assert_eq!(&*content(&metadata), "# origin=x");
    }

    #[test]
    fn the_dockerfiles_own_ignore_file_lies_beside_it() {
        let name = "Dockerfile.dockerignore";
        let context = Arc::new(vec![SourceFile::new(name, "*.md")]);
        let files = SyncedFiles::new("a", &context, &BuildSource::default(), "FROM x");
        let mut metadata = MetadataMap::new();
        metadata.insert("dir-name", "dockerfile".parse().unwrap());
        let paths: Vec<String> = select(&files, &metadata).into_iter().map(|entry| entry.path).collect();
        assert_eq!(paths, ["Dockerfile", name]);
    }
}
