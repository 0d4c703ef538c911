//! Requests to the proxy, which passes them on to the app in a container.

use serde::{Deserialize, Serialize};

use crate::{AppRequest, RequestId};

/// A request that the proxy of apps answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProxyRequest {
    /// Sends a request to the app. Answered by `AppAnswered` or `AppFailed`, then `AppBody`… and `AppFinished`, all with this id.
    SendRequest(AppRequest),
    /// Stops waiting for the answer to an earlier `SendRequest`.
    CancelRequest {
        /// The id of that request.
        request: RequestId,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_proxy_request() {
        crate::samples::check::<ProxyRequest>(&[
            r#"{"send_request":{"container":2,"method":"POST","path":"/","headers":[{"name":"accept","value":"*/*"}],"body":"x"}}"#,
            r#"{"cancel_request":{"request":17}}"#,
        ]);
    }
}
