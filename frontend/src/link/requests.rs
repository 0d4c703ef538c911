//! Requests: builds, containers, logs, the app.

use std::rc::Rc;

use protocol::limits::{FRAME_BYTES, LAYER_ENTRIES_PER_FRAME};
use protocol::{
    AppRequest, BuildNumber, BuildOptions, BuildState, ContainerNumber, ImageName, LimitKind, LookupRequest,
    Notice, ProxyRequest, RequestId, SessionRequest, wire,
};

use crate::log_store::LogKey;
use crate::state::{Action, Asking, InsideNews, ReplacedBy};

use super::{RunAfter, ServerLink};

/// What a request was for; its reply is understood by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PendingRequest {
    /// A file's text.
    Save {
        /// Which file.
        path: String,
    },
    /// A file's removal.
    Delete {
        /// Which file.
        path: String,
    },
    /// A file's new path.
    Rename {
        /// The path it had.
        from: String,
    },
    /// A build or a container, begun or ended.
    Work,
    /// Lines of a log.
    Log(LogKey),
    /// The inside of an image.
    Inside,
    /// Two builds.
    Compare,
    /// Other files for the workspace.
    Replacement(ReplacedBy),
    /// An answer of the app.
    App,
    /// Something of the shell.
    Shell,
    /// Nothing that anybody waits for.
    Nothing,
}

impl PendingRequest {
    /// Returns whether it asks for the removal of that file.
    pub(super) fn is_delete_of(&self, removed: &str) -> bool {
        matches!(self, Self::Delete { path } if path == removed)
    }
}

impl ServerLink {
    /// Asks for the history of a build's image; `None` looks away.
    pub(crate) fn look_inside(&self, build: Option<BuildNumber>) {
        let news = build.map_or(InsideNews::Closed, InsideNews::Opened);
        self.store().dispatch(Action::Inside(news));
        if let Some(build) = build {
            self.send(LookupRequest::FetchHistory { build }, PendingRequest::Inside);
        }
    }

    /// Asks what a layer of the image did, from an entry on.
    pub(crate) fn list_layer(&self, layer: u32, from: u64) {
        if let Some(inside) = &self.store().state().pointing.inside {
            let (build, limit, matching) = (inside.build, LAYER_ENTRIES_PER_FRAME, inside.matching.clone());
            self.send(
                LookupRequest::ListLayer { build, layer, from, limit, matching },
                PendingRequest::Inside,
            );
        }
    }

    /// Notes which entry of a layer is in view first.
    pub(crate) fn scroll_layer(&self, first: u64) {
        self.store().dispatch(Action::Inside(InsideNews::Scrolled(first)));
        self.fetch_entries();
    }

    /// Asks for the entries of a layer whose path holds something.
    pub(crate) fn filter_layer(&self, matching: String) {
        self.store().dispatch(Action::Inside(InsideNews::Filtered(matching)));
        self.fetch_entries();
    }

    /// Asks for entries that are to be drawn, one part at a time.
    pub(super) fn fetch_entries(&self) {
        let missing = self.store().state().pointing.inside.as_ref().and_then(|inside| inside.missing());
        let is_asked = self.inner.asked.borrow().iter().any(|(_, asked)| *asked == PendingRequest::Inside);
        if let Some((layer, from)) = missing.filter(|_| !is_asked) {
            self.list_layer(layer, from);
        }
    }

    /// Asks for a file as a layer left it.
    pub(crate) fn read_layer_file(&self, layer: u32, path: String) {
        if let Some(inside) = &self.store().state().pointing.inside {
            self.send(
                LookupRequest::ReadLayerFile { build: inside.build, layer, path },
                PendingRequest::Inside,
            );
        }
    }

    /// Saves everything and builds it.
    pub(crate) fn build(&self) {
        self.inner.runs_after.set(RunAfter::Nothing);
        self.begin_build();
    }

    /// Saves everything, builds it, and runs what was built.
    pub(crate) fn build_and_run(&self) {
        if self.begin_build() {
            self.inner.runs_after.set(RunAfter::Next);
        }
    }

    /// Returns whether a build was asked for, or will be once everything is saved.
    fn begin_build(&self) -> bool {
        let state = self.store().state();
        if state.build_obstacle().is_some()
            || state.builds.active().is_some()
            || state.asking != Asking::Nothing
        {
            return false;
        }
        self.store().dispatch(Action::Ask(Asking::Build));
        self.inner.build_waits.set(true);
        self.save_all();
        self.build_if_saved();
        true
    }

    /// Notes the number of the build that was asked for.
    pub(super) fn build_accepted(&self, build: BuildNumber) {
        if self.inner.runs_after.get() == RunAfter::Next {
            self.inner.runs_after.set(RunAfter::Build(build));
            self.run_if_built();
        }
    }

    /// Runs what was built, once the build is over that was asked for with its run.
    pub(super) fn run_if_built(&self) {
        let RunAfter::Build(number) = self.inner.runs_after.get() else { return };
        let state = self.store().state();
        let Some(build) = state.builds.of(number).filter(|build| build.state.is_over()) else { return };
        self.inner.runs_after.set(RunAfter::Nothing);
        if matches!(build.state, BuildState::Succeeded { .. }) {
            self.run_image(build.image.clone(), state.next_build.chosen_port());
        }
    }

    /// Starts the build that waits, once the server has or is being sent all that the page shows.
    pub(super) fn build_if_saved(&self) {
        if !self.inner.build_waits.get() || self.has_unsent() {
            return;
        }
        self.inner.build_waits.set(false);
        let state = self.store().state();
        if let Some(image) = state.next_build.image_name() {
            let options = BuildOptions::clone(&state.next_build.options);
            self.send(SessionRequest::StartBuild { image, options }, PendingRequest::Work);
        }
    }

    /// Stops the build that is waiting or running.
    pub(crate) fn cancel_build(&self) {
        let Some(build) = self.store().state().builds.active().map(|build| build.number) else { return };
        if self.send(SessionRequest::CancelBuild { build }, PendingRequest::Work).is_some() {
            self.store().dispatch(Action::Ask(Asking::CancelBuild(build)));
        }
    }

    /// Runs the newest image of the name in the field.
    pub(crate) fn run(&self) {
        let state = self.store().state();
        if state.run_obstacle().is_some() || state.asking == Asking::Container {
            return;
        }
        if let Some(image) = state.next_build.image_name() {
            self.run_image(image, state.next_build.chosen_port());
        }
    }

    /// Runs a container's image again with the app expected at another port.
    pub(crate) fn use_port(&self, container: ContainerNumber, port: u16) {
        let image = self.store().state().containers.of(container).map(|container| container.image.clone());
        if let Some(image) = image {
            self.store().dispatch(Action::NamePort(Rc::from("")));
            self.run_image(image, Some(port));
        }
    }

    fn run_image(&self, image: ImageName, port: Option<u16>) {
        if self.send(SessionRequest::StartContainer { image, port }, PendingRequest::Work).is_some() {
            self.store().dispatch(Action::Ask(Asking::Container));
        }
    }

    /// Stops the container that runs.
    pub(crate) fn stop(&self) {
        let container = self.store().state().containers.active().map(|container| container.number);
        if let Some(container) = container {
            self.store().dispatch(Action::PressStop);
            self.send(SessionRequest::StopContainer { container }, PendingRequest::Work);
        }
    }

    /// Shows a build; its log is fetched where it is not known.
    pub(crate) fn show_build(&self, build: Option<BuildNumber>) {
        self.store().dispatch(Action::ShowBuild(build));
        self.fetch_shown_logs();
    }

    /// Fetches what is missing of the logs on the page.
    pub(super) fn fetch_shown_logs(&self) {
        let state = self.store().state();
        if let Some(build) = state.builds.shown() {
            self.fetch_missing(LogKey::Build(build.number), build.n_log_lines);
        }
        if let Some(container) = state.containers.newest() {
            self.fetch_missing(LogKey::Container(container.number), container.n_log_lines);
        }
    }

    fn fetch_missing(&self, key: LogKey, n_lines: u64) {
        let known = self.logs().read(key, crate::log_store::Log::known);
        if known < n_lines {
            self.fetch(key, known);
        }
    }

    /// Asks for the lines of a log from a number on, unless that is under way.
    pub(super) fn fetch(&self, key: LogKey, from: u64) {
        if self.inner.fetching.borrow().contains(&key) {
            return;
        }
        self.inner.fetching.borrow_mut().push(key);
        let message = match key {
            LogKey::Build(build) => SessionRequest::FetchBuildLog { build, from },
            LogKey::Container(container) => SessionRequest::FetchContainerLog { container, from },
        };
        if self.send(message, PendingRequest::Log(key)).is_none() {
            self.inner.fetching.borrow_mut().retain(|other| *other != key);
        }
    }

    /// Sends a request to the app; a newer one takes the place of one that is under way.
    pub(crate) fn send_request(&self, request: AppRequest) {
        self.cancel_request();
        if let Err(notice) = check_size(&request, self.store().state().server.limits.app_body_bytes) {
            return self.store().dispatch(Action::Refused(notice));
        }
        if let Some(id) = self.send(ProxyRequest::SendRequest(request.clone()), PendingRequest::App) {
            self.store().dispatch(Action::RequestSent { id, request });
        }
    }

    /// Stops waiting for the app's answer.
    pub(crate) fn cancel_request(&self) {
        let waiting: Vec<RequestId> = {
            let asked = self.inner.asked.borrow();
            asked.iter().filter(|(_, asked)| *asked == PendingRequest::App).map(|(id, _)| *id).collect()
        };
        for request in waiting {
            self.send(ProxyRequest::CancelRequest { request }, PendingRequest::Nothing);
        }
    }
}

/// Refuses a request that the server would not take, or that does not fit into a frame.
fn check_size(request: &AppRequest, limit: u64) -> Result<(), Notice> {
    let refused = |used, limit| Err(Notice::Limit { kind: LimitKind::AppBodyBytes, used, limit });
    let used = request.body.len() as u64;
    if used > limit {
        return refused(used, limit);
    }
    let framed = wire::to_bytes(request).len();
    let most = FRAME_BYTES - FRAME_HEAD_BYTES;
    if framed > most { refused(framed as u64, most as u64) } else { Ok(()) }
}

/// What stands around a request in its frame, at most.
const FRAME_HEAD_BYTES: usize = 1024;

#[cfg(test)]
mod tests {
    use protocol::{AppMethod, Header};

    use super::*;

    fn request(body: String) -> AppRequest {
        let (path, headers) = ("/".to_owned(), Vec::new());
        AppRequest { container: ContainerNumber(1), method: AppMethod::Post, path, headers, body }
    }

    #[test]
    fn a_body_that_cannot_be_sent_is_refused_with_its_size() {
        let limit = 4 * 1024 * 1024;
        assert_eq!(check_size(&request("x".repeat(3_000_000)), limit), Ok(()));
        let large = check_size(&request("x".repeat(5_000_000)), limit);
        assert_eq!(large, Err(Notice::Limit { kind: LimitKind::AppBodyBytes, used: 5_000_000, limit }));
        // Nothing is escaped on the wire.
        assert_eq!(check_size(&request("\n".repeat(3_000_000)), limit), Ok(()));
        let long = Header { name: "x".into(), value: "x".repeat(FRAME_BYTES) };
        let headers = AppRequest { headers: vec![long], ..request("x".repeat(3_000_000)) };
        let whole = check_size(&headers, limit);
        assert!(
            matches!(whole, Err(Notice::Limit { kind: LimitKind::AppBodyBytes, used: 7_000_000.., .. })),
            "{whole:?}"
        );
    }
}
