//! What the engine tells while it pushes or pulls: bollard drops the ids of layers and the result of a push.

use hyper::header::HeaderName;
use serde::Deserialize;

use super::transfer::{TransferLine, TransferProgress};
use crate::engine::api::{ApiError, ByteStream, EngineApi};

/// A push or a pull under way; dropping it makes the engine give up.
#[derive(Debug)]
pub(super) struct EngineLines {
    stream: ByteStream,
}

/// Why the engine did not do it.
#[derive(Debug, thiserror::Error)]
pub(super) enum EngineError {
    /// The engine's own words, in a line of its answer.
    #[error("{0}")]
    Told(String),
    #[error(transparent)]
    Api(#[from] ApiError),
}

/// One line of the engine's answer.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct EngineLine {
    id: Option<String>,
    pub(super) status: Option<String>,
    progress_detail: Option<ProgressDetail>,
    error: Option<String>,
    error_detail: Option<ErrorDetail>,
    pub(super) aux: Option<Pushed>,
}

/// The result of a push.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct Pushed {
    pub(super) digest: Option<String>,
    pub(super) size: Option<u64>,
}

#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct ProgressDetail {
    current: Option<i64>,
    total: Option<i64>,
}

#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct ErrorDetail {
    message: Option<String>,
}

impl EngineLines {
    /// Sends a `POST` without a body.
    pub(super) async fn post(
        api: &EngineApi,
        path: &[&str],
        query: &[(&str, &str)],
        registry_auth: &str,
    ) -> Result<Self, EngineError> {
        let mut request = api.post(path).header(REGISTRY_AUTH, registry_auth);
        for (name, value) in query {
            request = request.query(name, value);
        }
        Ok(Self { stream: request.stream().await? })
    }

    /// Returns the next line; `None` at the end. Nothing is lost when the future is dropped.
    pub(super) async fn next(&mut self) -> Result<Option<EngineLine>, EngineError> {
        match self.stream.next_json::<EngineLine>().await {
            Some(line) => line?.unless_it_tells_an_error().map(Some),
            None => Ok(None),
        }
    }
}

impl EngineLine {
    fn unless_it_tells_an_error(self) -> Result<Self, EngineError> {
        let error = self.error_detail.as_ref().and_then(|detail| detail.message.clone());
        match error.or_else(|| self.error.clone()) {
            Some(message) => Err(EngineError::Told(message)),
            None => Ok(self),
        }
    }

    /// Returns what a client shows of it; the engine tells the result of a push in a line of its own.
    pub(super) fn into_shown(self) -> Option<TransferLine> {
        let status = self.status?;
        let progress = self.progress_detail.and_then(|detail| {
            let current = u64::try_from(detail.current?).ok()?;
            let total = detail.total.and_then(|total| u64::try_from(total).ok()).filter(|total| *total > 0);
            Some(TransferProgress { current, total })
        });
        Some(TransferLine { id: self.id.filter(|id| !id.is_empty()), status, progress })
    }
}

/// Where the engine looks for the user and the password of a registry.
const REGISTRY_AUTH: HeaderName = HeaderName::from_static("x-registry-auth");

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<EngineLine, EngineError> {
        serde_json::from_str::<EngineLine>(line).unwrap().unless_it_tells_an_error()
    }

    fn shown(line: &str) -> Option<TransferLine> {
        read(line).unwrap().into_shown()
    }

    #[test]
    fn a_layers_line_has_its_id_and_how_far_it_is() {
        let line = r#"{"status":"Pushing","progressDetail":{"current":512,"total":2048},"progress":"[=> ]","id":"8d3ac3489996"}"#;
        let progress = Some(TransferProgress { current: 512, total: Some(2048) });
        let expected = TransferLine { id: Some("8d3ac3489996".into()), status: "Pushing".into(), progress };
        assert_eq!(shown(line), Some(expected));
        let line = r#"{"status":"Preparing","progressDetail":{},"id":"8d3ac3489996"}"#;
        assert_eq!(shown(line).unwrap().progress, None);
        let line = r#"{"status":"Pushing","progressDetail":{"current":-1,"total":-1},"id":"a"}"#;
        assert_eq!(shown(line).unwrap().progress, None);
    }

    #[test]
    fn the_result_of_a_push_is_no_line_to_show() {
        let line =
            read(r#"{"progressDetail":{},"aux":{"Tag":"latest","Digest":"sha256:aa","Size":528}}"#).unwrap();
        assert_eq!(line.aux, Some(Pushed { digest: Some("sha256:aa".into()), size: Some(528) }));
        assert_eq!(line.into_shown(), None);
    }

    #[test]
    fn errors_are_told_in_the_engines_words() {
        let told = read(r#"{"errorDetail":{"message":"denied"},"error":"denied"}"#).unwrap_err();
        assert_eq!(told.to_string(), "denied");
    }
}
