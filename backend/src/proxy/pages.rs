//! Apps as pages: a reverse proxy on its own listener, one host an app.
//!
//! The host of every single request decides where it goes, so that a connection that a browser reuses cannot end at another app. The app sees
//! the host that the browser asked for, so that its absolute links and its own origin checks hold.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use catalogue::Language;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use protocol::AppFailure;
use protocol::limits::Limits;
use tokio::net::TcpListener;
use tokio_util::io::InspectReader;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Upstreams;
use super::ask::one_line;
use super::connect::{blame, connect};
use super::failure_page::failure_page;
use super::headers::{Jar, set_upgrade, settle, strip_hop_by_hop, upgrade_of};
use super::upload::{TooLarge, Upload};
use crate::clock::running_ms;
use crate::http::{ListenerLimits, serve_connections};
use crate::targets::{AppHost, AppName, AppView, Targets, Used};

/// What the apps' pages depend on.
pub(crate) struct PagesConfig<N> {
    /// Reads the app's name and view out of a `Host` field.
    pub(crate) host_of: N,
    /// Origins whose pages may frame an app, as source expressions.
    pub(crate) framed_by: Vec<String>,
    /// Whether browsers take the cookies that a frame of another site needs.
    pub(crate) keeps_frame_cookies: bool,
    /// Time and sizes.
    pub(crate) limits: Limits,
    /// How long a browser may keep us waiting in the middle of an upload.
    pub(crate) stall: Duration,
}

/// Serves apps' pages until `stop`; then open requests get a moment to end, and websockets are cut.
///
/// # Errors
///
/// When the listener fails.
pub(crate) async fn serve_pages<U, N>(
    listener: TcpListener,
    config: PagesConfig<N>,
    doors: ListenerLimits,
    (targets, upstreams): (Targets, U),
    stop: CancellationToken,
) -> std::io::Result<()>
where
    U: Upstreams,
    N: Fn(&str) -> Option<AppHost> + Send + Sync + 'static,
{
    let tracker = TaskTracker::new();
    // An app may also frame pages of its own.
    let ancestors = format!("frame-ancestors 'self' {}", config.framed_by.join(" "));
    let frame_ancestors =
        HeaderValue::try_from(ancestors).unwrap_or(HeaderValue::from_static("frame-ancestors 'none'"));
    let proxy = Arc::new(Proxy {
        config,
        frame_ancestors,
        targets,
        upstreams,
        tracker: tracker.clone(),
        stop: stop.clone(),
    });
    let app = Router::new().fallback(answer::<U, N>).with_state(proxy);
    let served = serve_connections(listener, app, doors, stop).await;
    tracker.close();
    tracker.wait().await;
    served
}

struct Proxy<U, N> {
    config: PagesConfig<N>,
    frame_ancestors: HeaderValue,
    targets: Targets,
    upstreams: U,
    tracker: TaskTracker,
    stop: CancellationToken,
}

async fn answer<U, N>(State(proxy): State<Arc<Proxy<U, N>>>, request: Request) -> Response<Body>
where
    U: Upstreams,
    N: Fn(&str) -> Option<AppHost> + Send + Sync + 'static,
{
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|tags| tags.to_str().ok());
    let language = Language::accepted(accepted.unwrap_or_default());
    let known = (proxy.config.host_of)(host).filter(|host| proxy.targets.get(&host.name).is_some());
    let Some(AppHost { name, view }) = known else {
        return failure_page(&AppFailure::NoContainer, language, &proxy.frame_ancestors);
    };
    let seconds = proxy.config.limits.app_request_seconds;
    let forwarded = tokio::time::timeout(Duration::from_secs(seconds), proxy.forward(&name, request)).await;
    match forwarded.unwrap_or(Err(AppFailure::TimedOut { seconds })) {
        Ok(mut response) => {
            let is_framed = view == AppView::Frame && proxy.config.keeps_frame_cookies;
            settle(
                response.headers_mut(),
                &proxy.frame_ancestors,
                if is_framed { Jar::Frame } else { Jar::Tab },
            );
            response
        }
        Err(failure) => {
            let failure = blame(&proxy.upstreams, &proxy.targets, &name, failure).await;
            failure_page(&failure, language, &proxy.frame_ancestors)
        }
    }
}

impl<U: Upstreams, N> Proxy<U, N> {
    async fn forward(&self, name: &AppName, request: Request) -> Result<Response<Body>, AppFailure> {
        let patience = self.config.stall;
        let mut request =
            request.map(|body| Upload::new(body, self.config.limits.app_body_bytes, patience, &self.tracker));
        if request.body_mut().refuse_at_once() {
            return Err(self.too_large());
        }
        let places = self.targets.places(name).ok_or(AppFailure::NoContainer)?;
        let place = places.acquire_owned().await.map_err(|_| AppFailure::NoContainer)?;
        let (stream, target) = connect(&self.upstreams, &self.targets, name).await?;
        target.used.touch(running_ms());
        let port = target.container_port;
        let lost = |error: hyper::Error| AppFailure::ConnectionLost { port, detail: one_line(&error) };

        let wanted = upgrade_of(request.headers());
        let from_browser = wanted.is_some().then(|| hyper::upgrade::on(&mut request));
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(lost)?;
        let stop = self.stop.clone();
        self.tracker.spawn(async move {
            // The place is held until the answer's last byte has come.
            let _place = place;
            tokio::select! {
                // What goes wrong here is told by the response or its body.
                _ = connection.with_upgrades() => {}
                () = async { stop.cancelled().await; tokio::time::sleep(DRAIN).await } => {}
            }
        });
        let (request, too_large) = Self::outgoing(request, wanted);
        let mut response = match sender.send_request(request).await {
            Ok(response) => response,
            Err(_) if too_large.is_so() => return Err(self.too_large()),
            Err(error) => return Err(lost(error)),
        };

        let agreed =
            upgrade_of(response.headers()).filter(|_| response.status() == StatusCode::SWITCHING_PROTOCOLS);
        let from_app = agreed.is_some().then(|| hyper::upgrade::on(&mut response));
        if let (Some(browser), Some(app)) = (from_browser, from_app) {
            self.join(browser, app, target.used);
        }
        Ok(Self::incoming(response, agreed))
    }

    fn too_large(&self) -> AppFailure {
        AppFailure::UploadTooLarge { limit_bytes: self.config.limits.app_body_bytes }
    }

    fn outgoing(request: Request<Upload>, upgrade: Option<HeaderValue>) -> (Request<Upload>, TooLarge) {
        let (mut parts, body) = request.into_parts();
        strip_hop_by_hop(&mut parts.headers);
        if let Some(protocol) = upgrade {
            set_upgrade(&mut parts.headers, protocol);
        }
        // The origin form, whatever form the browser used.
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        parts.uri = path.parse().unwrap_or_default();
        parts.version = axum::http::Version::HTTP_11;
        let too_large = body.too_large();
        (Request::from_parts(parts, body), too_large)
    }

    fn incoming(response: Response<hyper::body::Incoming>, upgrade: Option<HeaderValue>) -> Response<Body> {
        let (mut parts, body) = response.into_parts();
        strip_hop_by_hop(&mut parts.headers);
        match upgrade {
            Some(protocol) => {
                set_upgrade(&mut parts.headers, protocol);
                Response::from_parts(parts, Body::empty())
            }
            // It passes through as the browser reads it, so its size is the app's own affair.
            None => Response::from_parts(parts, Body::new(body)),
        }
    }

    /// Copies bytes both ways between two upgraded connections, until one ends or the server stops.
    fn join(&self, browser: hyper::upgrade::OnUpgrade, app: hyper::upgrade::OnUpgrade, used: Used) {
        let stop = self.stop.clone();
        self.tracker.spawn(async move {
            let (Ok(browser), Ok(app)) = (browser.await, app.await) else { return };
            // What comes from the browser is use; what the app sends may go to a tab that was forgotten.
            let mut browser = InspectReader::new(TokioIo::new(browser), |_| used.touch(running_ms()));
            let mut app = TokioIo::new(app);
            tokio::select! {
                // Either side may end as it likes; both are closed then.
                _ = tokio::io::copy_bidirectional(&mut browser, &mut app) => {}
                () = stop.cancelled() => {}
            }
        });
    }
}

/// How long open requests may take to end when the server stops.
const DRAIN: Duration = Duration::from_secs(3);

#[cfg(test)]
mod tests;
