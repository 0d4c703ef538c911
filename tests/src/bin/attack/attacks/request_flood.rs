//! Requests of one tab to an app that never answers: nothing bounded how many were under way, each with its body.

use anyhow::{Result, bail, ensure};
use protocol::{AppMethod, AppRequest, LimitKind, Notice, ProxyRequest, ServerMessage, SessionRequest};

use crate::app::{self, App};
use crate::target::Target;

/// Sends more than may be under way; what is beyond must be refused in words, and the tab goes on.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    let most = u64::from(client.welcome.limits.requests_per_socket);
    let App { container, .. } = app::start_listening(&mut client, app::DEAF).await?;
    let mut sent = Vec::new();
    for _ in 0..most + N_BEYOND {
        let (method, path, headers) = (AppMethod::Post, "/".to_owned(), Vec::new());
        let request = AppRequest { container, method, path, headers, body: "x".repeat(1000) };
        sent.push(client.send(ProxyRequest::SendRequest(request)).await?);
    }
    for (number, id) in sent.iter().enumerate().skip(usize::try_from(most)?) {
        match client.reply(*id).await? {
            ServerMessage::Refused { notice: Notice::Limit { kind: LimitKind::Requests, used, limit } } => {
                ensure!((used, limit) == (most, most), "request {number} is told {used} of {limit}");
            }
            other => bail!("request {number} is answered with {other:?}"),
        }
    }
    // One that is given up makes room for another.
    let cancel = ProxyRequest::CancelRequest { request: sent[0] };
    ensure!(client.ask(cancel).await? == ServerMessage::Done, "a request cannot be given up");
    ensure!(matches!(client.reply(sent[0]).await?, ServerMessage::AppFailed { .. }), "it was not given up");
    ensure!(client.ask(SessionRequest::Ping).await? == ServerMessage::Pong, "the tab does not go on");
    Ok(format!("{most} requests were under way, {N_BEYOND} were refused, the tab went on"))
}

const N_BEYOND: u64 = 100;
