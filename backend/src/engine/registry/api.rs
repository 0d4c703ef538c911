//! The registry's own HTTP interface (<https://distribution.github.io/distribution/spec/api/>): what it holds, and taking it away.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, LINK};
use hyper::{HeaderMap, Method, Request, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Deserialize;

use super::access::RegistryAccess;

/// A client of one registry.
#[derive(Clone, Debug)]
pub(crate) struct RegistryClient {
    client: Client<HttpConnector, Full<Bytes>>,
    host: String,
    authorization: Option<String>,
}

/// A manifest, as far as it counts.
#[derive(Clone, Debug)]
pub(crate) struct Manifest {
    /// Its digest.
    pub(crate) digest: String,
    /// Sizes in bytes of what it holds, by digest; itself included.
    pub(crate) blobs: BTreeMap<String, u64>,
    media_type: String,
    body: Bytes,
}

/// Why the registry did not do it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error("the registry could not be asked")]
    Client(#[from] hyper_util::client::legacy::Error),
    #[error("a request could not be made")]
    Request(#[from] hyper::http::Error),
    #[error("the registry's answer could not be read: {0}")]
    Body(Box<dyn std::error::Error + Send + Sync>),
    #[error("the registry's answer could not be understood")]
    Answer(#[from] serde_json::Error),
    #[error("the registry answered {0}")]
    Status(StatusCode),
    #[error("the registry takes too long")]
    Silent,
}

#[derive(Deserialize)]
struct Catalog {
    repositories: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Tags {
    tags: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct ManifestBody {
    config: Option<Descriptor>,
    #[serde(default)]
    layers: Vec<Descriptor>,
    #[serde(default)]
    manifests: Vec<Descriptor>,
}

#[derive(Deserialize)]
struct Descriptor {
    digest: String,
    size: u64,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl RegistryClient {
    pub(crate) fn new(access: &RegistryAccess) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(PATIENCE));
        Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            host: access.host.clone(),
            authorization: access.authorization(),
        }
    }

    /// Asks whether it is there and takes our credentials.
    pub(crate) async fn ping(&self) -> Result<(), ApiError> {
        match self.get("/v2/").await?.status {
            StatusCode::OK => Ok(()),
            status => Err(ApiError::Status(status)),
        }
    }

    /// Returns the names of all repositories, at most [`MOST_REPOSITORIES`]; some may hold nothing.
    pub(crate) async fn repositories(&self) -> Result<Vec<String>, ApiError> {
        let mut found = Vec::new();
        let mut path = format!("/v2/_catalog?n={PAGE}");
        while found.len() < MOST_REPOSITORIES {
            let answer = self.get(&path).await?.found()?;
            let page: Catalog = serde_json::from_slice(&answer.body)?;
            let names = page.repositories.unwrap_or_default();
            if names.is_empty() {
                break;
            }
            found.extend(names);
            match next_page(&answer.headers) {
                Some(next) if next != path => path = next,
                Some(_) | None => break,
            }
        }
        Ok(found)
    }

    /// Returns the tags of a repository; none where there is no such repository.
    pub(crate) async fn tags(&self, repository: &str) -> Result<Vec<String>, ApiError> {
        let answer = self.get(&format!("/v2/{repository}/tags/list")).await?;
        if answer.status == StatusCode::NOT_FOUND {
            return Ok(Vec::new());
        }
        let tags: Tags = serde_json::from_slice(&answer.found()?.body)?;
        let mut tags = tags.tags.unwrap_or_default();
        tags.sort();
        Ok(tags)
    }

    /// Returns the manifest that a tag or a digest names; `None` where it names none.
    pub(crate) async fn manifest(
        &self,
        repository: &str,
        reference: &str,
    ) -> Result<Option<Manifest>, ApiError> {
        let answer = self.get(&format!("/v2/{repository}/manifests/{reference}")).await?;
        if answer.status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        answer.found()?.into_manifest().map(Some)
    }

    /// Gives a tag a manifest whose layers are there.
    pub(crate) async fn put_manifest(
        &self,
        repository: &str,
        tag: &str,
        manifest: &Manifest,
    ) -> Result<(), ApiError> {
        let path = format!("/v2/{repository}/manifests/{tag}");
        let request = self.request(Method::PUT, &path).header(CONTENT_TYPE, &manifest.media_type);
        self.send(request.body(Full::new(manifest.body.clone()))?).await?.done()
    }

    /// Removes a manifest with all its tags. What it held stays on the disk until it is collected.
    pub(crate) async fn delete_manifest(&self, repository: &str, digest: &str) -> Result<(), ApiError> {
        let path = format!("/v2/{repository}/manifests/{digest}");
        let answer = self.send(self.request(Method::DELETE, &path).body(Full::default())?).await?;
        if answer.status == StatusCode::NOT_FOUND { Ok(()) } else { answer.done() }
    }

    async fn get(&self, path: &str) -> Result<Answer, ApiError> {
        self.send(self.request(Method::GET, path).body(Full::default())?).await
    }

    fn request(&self, method: Method, path: &str) -> hyper::http::request::Builder {
        let mut request = Request::builder().method(method).uri(format!("http://{}{path}", self.host));
        for kind in MANIFESTS {
            request = request.header(ACCEPT, kind);
        }
        match &self.authorization {
            Some(authorization) => request.header(AUTHORIZATION, authorization),
            None => request,
        }
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<Answer, ApiError> {
        let asking = async {
            let (head, body) = self.client.request(request).await?.into_parts();
            let body = Limited::new(body, MOST_BYTES).collect().await.map_err(ApiError::Body)?.to_bytes();
            Ok(Answer { status: head.status, headers: head.headers, body })
        };
        tokio::time::timeout(PATIENCE, asking).await.map_err(|_| ApiError::Silent)?
    }
}

impl Answer {
    fn found(self) -> Result<Self, ApiError> {
        if self.status == StatusCode::OK { Ok(self) } else { Err(ApiError::Status(self.status)) }
    }

    fn done(self) -> Result<(), ApiError> {
        if self.status.is_success() { Ok(()) } else { Err(ApiError::Status(self.status)) }
    }

    fn into_manifest(self) -> Result<Manifest, ApiError> {
        let text =
            |name: &str| self.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let digest = text("docker-content-digest").unwrap_or_else(|| crate::secret::digest(&self.body).0);
        let media_type = text(CONTENT_TYPE.as_str()).unwrap_or_else(|| MANIFESTS[0].to_owned());
        let body: ManifestBody = serde_json::from_slice(&self.body)?;
        let listed = body.config.into_iter().chain(body.layers).chain(body.manifests);
        let mut blobs: BTreeMap<String, u64> = listed.map(|listed| (listed.digest, listed.size)).collect();
        let _ = blobs.insert(digest.clone(), self.body.len() as u64);
        Ok(Manifest { digest, blobs, media_type, body: self.body })
    }
}

/// Reads `</v2/_catalog?last=…>; rel="next"`; only a path of the same registry counts.
fn next_page(headers: &HeaderMap) -> Option<String> {
    let link = headers.get(LINK)?.to_str().ok()?;
    let (target, rest) = link.strip_prefix('<')?.split_once('>')?;
    (rest.contains("rel=\"next\"") && target.starts_with("/v2/_catalog")).then(|| target.to_owned())
}

/// What Docker's engines push.
const MANIFESTS: [&str; 4] = [
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.oci.image.index.v1+json",
];
const PATIENCE: Duration = Duration::from_secs(15);
const PAGE: usize = 500;
const MOST_REPOSITORIES: usize = 100_000;
const MOST_BYTES: usize = 4 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_one_of_the_same_catalogue() {
        let read = |link: &str| next_page(&HeaderMap::from_iter([(LINK, link.parse().unwrap())]));
        let next = "</v2/_catalog?last=ada%2Fweb&n=2>; rel=\"next\"";
        assert_eq!(read(next).as_deref(), Some("/v2/_catalog?last=ada%2Fweb&n=2"));
        for link in ["</v2/_catalog?n=2>; rel=\"prev\"", "<http://elsewhere/>; rel=\"next\"", "next", "<"] {
            assert_eq!(read(link), None, "{link}");
        }
        assert_eq!(next_page(&HeaderMap::new()), None);
    }

    #[test]
    fn a_manifest_counts_each_blob_once_and_itself() {
        let body = r#"{"config":{"digest":"sha256:c","size":7},"layers":[{"digest":"sha256:a","size":100},{"digest":"sha256:a","size":100}]}"#;
        let answer = Answer {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: Bytes::from_static(body.as_bytes()),
        };
        let manifest = answer.into_manifest().unwrap();
        assert_eq!(manifest.blobs.values().sum::<u64>(), 107 + body.len() as u64);
        assert_eq!(manifest.digest, crate::secret::digest(body.as_bytes()).0);
    }
}
