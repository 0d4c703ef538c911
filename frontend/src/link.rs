//! The page's end of the socket: what a person does goes out, what the server says comes in.
//!
//! [`ServerLink`] is the handle that components hold; each of its methods is one thing that a person can do. The task in [`socket`] owns the
//! connection. Edits are saved after a pause in typing; while there is no connection they wait here and in the browser's storage.

mod compare;
mod drafts;
mod network;
mod receive;
mod requests;
mod saves;
mod shell;
mod socket;
mod workspace;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::{mpsc, oneshot};
use gloo::events::EventListener;
use protocol::{BuildNumber, ClientFrame, ClientMessage, Replacement, RequestId, ShellAction};
use yew::Callback;
use yew::platform::spawn_local;

use crate::dom;
use crate::log_store::{LogKey, LogStore};
use crate::state::{Action, ReplacedBy};
use crate::store::Store;

use requests::PendingRequest;
use saves::Timers;

pub(crate) use shell::ShellNews;
pub(crate) use workspace::NewFile;

/// What components do. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct ServerLink {
    inner: Rc<LinkState>,
}

struct LinkState {
    store: Store,
    logs: LogStore,
    /// The way to the socket; `None` before the welcome and after a loss.
    outbox: RefCell<Option<mpsc::Sender<ClientFrame>>>,
    next_request: Cell<u64>,
    asked: RefCell<Vec<(RequestId, PendingRequest)>>,
    timers: RefCell<Timers>,
    /// Paths whose rename is on its way; they are not saved meanwhile.
    renaming: RefCell<Vec<String>>,
    /// Logs that are being fetched.
    fetching: RefCell<Vec<LogKey>>,
    /// Whether a build is to begin as soon as everything is saved.
    build_waits: Cell<bool>,
    /// After which build its image is to run.
    runs_after: Cell<RunAfter>,
    /// Files that are to take the place of these as soon as everything is saved.
    replaces: RefCell<Option<(Replacement, ReplacedBy)>>,
    /// A line that runs in the shell as soon as everything is saved.
    line_waits: RefCell<Option<ShellAction>>,
    /// Who is told what the shell tells.
    on_shell: RefCell<Callback<ShellNews>>,
    /// Ends the pause before the next try.
    retry: RefCell<Option<oneshot::Sender<()>>>,
    listeners: RefCell<Vec<EventListener>>,
    /// When the browser lost its network, by its clock.
    offline_since_ms: Cell<u64>,
}

/// After which build its image is to run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RunAfter {
    /// After none.
    #[default]
    Nothing,
    /// After the one that is being asked for.
    Next,
    /// After this one.
    Build(BuildNumber),
}

impl ServerLink {
    /// Brings back what the browser kept and opens the socket.
    pub(crate) fn start(store: Store, logs: LogStore) -> Self {
        let inner = LinkState {
            store,
            logs,
            outbox: RefCell::default(),
            next_request: Cell::new(0),
            asked: RefCell::default(),
            timers: RefCell::default(),
            renaming: RefCell::default(),
            fetching: RefCell::default(),
            build_waits: Cell::new(false),
            runs_after: Cell::default(),
            replaces: RefCell::default(),
            line_waits: RefCell::default(),
            on_shell: RefCell::new(Callback::noop()),
            retry: RefCell::default(),
            listeners: RefCell::default(),
            offline_since_ms: Cell::new(0),
        };
        let link = Self { inner: Rc::new(inner) };
        workspace::take_link();
        link.restore_drafts();
        if dom::pair().is_some() {
            link.store().dispatch(Action::Compare(Some((None, None))));
        }
        let on_leave = dom::on_leave({
            let link = link.clone();
            move || {
                link.keep_drafts();
                link.hang_up();
            }
        });
        let on_online = dom::on_online({
            let link = link.clone();
            move || link.network_is_back()
        });
        let on_offline = dom::on_offline({
            let link = link.clone();
            move || link.network_is_gone()
        });
        let on_link = dom::on_fragment_change(|| {
            if workspace::has_link() {
                dom::reload();
            }
        });
        link.inner.listeners.borrow_mut().extend([on_leave, on_online, on_offline, on_link]);
        spawn_local(socket::run(link.clone()));
        link
    }

    /// Returns a callback that does one thing with the link.
    pub(crate) fn callback<T: 'static>(&self, act: impl Fn(&Self, T) + 'static) -> Callback<T> {
        let link = self.clone();
        Callback::from(move |value| act(&link, value))
    }

    /// Tries the connection again at once.
    pub(crate) fn retry_now(&self) {
        if let Some(retry) = self.inner.retry.borrow_mut().take() {
            // A receiver that is gone means that a try is under way already.
            let _was_waiting: Result<(), ()> = retry.send(());
        }
    }

    /// Ends the connection. A browser may keep a page that somebody has left, socket and all, for the button that goes back; one that comes back
    /// so connects anew.
    fn hang_up(&self) {
        self.inner.outbox.borrow_mut().take();
    }

    /// Returns the state, read and changed by everything here.
    fn store(&self) -> &Store {
        &self.inner.store
    }

    fn logs(&self) -> &LogStore {
        &self.inner.logs
    }

    /// Sends a request; returns its number, or `None` without a connection.
    fn send(&self, request: impl Into<ClientMessage>, asked: PendingRequest) -> Option<RequestId> {
        let message = request.into();
        let id = RequestId(self.inner.next_request.get());
        let mut outbox = self.inner.outbox.borrow_mut();
        // Full only when the browser has stopped sending: the connection is as good as lost, and its timeout says so.
        outbox.as_mut()?.try_send(ClientFrame { id, message }).ok()?;
        self.inner.next_request.set(id.0 + 1);
        self.inner.asked.borrow_mut().push((id, asked));
        Some(id)
    }
}

/// Returns under which key the browser keeps something of this workspace: each pair has a workspace of its own.
fn kept_as(key: &str) -> String {
    dom::pair().map_or_else(|| key.to_owned(), |pair| format!("{key}.{}", pair.key()))
}

impl PartialEq for ServerLink {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}
