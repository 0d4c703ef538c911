//! Calls that start a server, and what keeps people outside of the container from reaching it.

use ruff_python_ast::{Expr, ExprCall};
use ruff_text_size::Ranged as _;

use super::bytes;
use super::environment::setting;
use super::names::{Names, last_name};
use crate::facts::{Listen, ServerKind, Setting};
use crate::problem::{Code, Problem};

/// Reads a call that starts a server.
pub(super) fn of_call(names: &Names<'_>, call: &ExprCall, is_guarded: bool) -> Option<Listen> {
    let server = server_of(names, call)?;
    let value = |keyword: &str, position: Option<usize>| {
        let named = call.arguments.find_keyword(keyword).map(|keyword| &keyword.value);
        let value = named.or_else(|| call.arguments.find_positional(position?))?;
        // What cannot be read is given all the same; `None` is not.
        let unknown = Setting { range: bytes(value.range()), ..Setting::default() };
        (!value.is_none_literal_expr()).then(|| setting(names, value).unwrap_or(unknown))
    };
    let (host, port) = match server {
        ServerKind::Flask => (value("host", Some(0)), value("port", Some(1))),
        ServerKind::SocketIo | ServerKind::Waitress => (value("host", Some(1)), value("port", Some(2))),
        ServerKind::Uvicorn => (value("host", None), value("port", None)),
        ServerKind::Library => library_address(names, call)?,
    };
    let debug = match server {
        ServerKind::Flask => value("debug", Some(2)),
        ServerKind::SocketIo => value("debug", None),
        _ => None,
    };
    let (range, function) = (bytes(call.range()), bytes(call.func.range()));
    Some(Listen { server, range, function, host, port, debug, is_guarded })
}

/// Says what is wrong with the way that a server is started.
pub(super) fn problems(listen: &Listen, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if listen.is_loopback() {
        problems.push(match &listen.host {
            Some(host) => Problem {
                code: Code::HostLoopback,
                range: host.range,
                subject: host.value.clone().unwrap_or_default(),
            },
            None => Problem {
                code: Code::HostMissing,
                range: listen.function,
                subject: listen.function.slice(text).to_owned(),
            },
        });
    }
    if let Some(debug) = listen.debug.as_ref().filter(|debug| debug.value.as_deref() == Some("True")) {
        problems.push(Problem { code: Code::DebugOn, range: debug.range, subject: String::new() });
    }
    problems
}

fn server_of(names: &Names<'_>, call: &ExprCall) -> Option<ServerKind> {
    let function = last_name(&call.func);
    if LIBRARY.contains(&function) {
        return Some(ServerKind::Library);
    }
    let owner = match &*call.func {
        Expr::Attribute(attribute) => last_name(&attribute.value),
        _ => "",
    };
    match (owner, function) {
        ("uvicorn", "run") => Some(ServerKind::Uvicorn),
        ("waitress" | "", "serve") if is_served(call) => Some(ServerKind::Waitress),
        (owner, "run") if names.socket_apps.contains(&owner) || owner == "socketio" => {
            Some(ServerKind::SocketIo)
        }
        (owner, "run") if names.apps.contains(&owner) || USUAL_APPS.contains(&owner) => {
            Some(ServerKind::Flask)
        }
        _ => None,
    }
}

/// Returns whether a `serve(…)` is given an app and an address, so that it is probably waitress'.
fn is_served(call: &ExprCall) -> bool {
    let names_address =
        ["host", "port", "listen"].iter().any(|name| call.arguments.find_keyword(name).is_some());
    matches!(call.arguments.find_positional(0), Some(Expr::Name(_))) && names_address
}

/// Reads `HTTPServer(("", 8000), Handler)` and `make_server("", 8000, app)`.
fn library_address(names: &Names<'_>, call: &ExprCall) -> Option<(Option<Setting>, Option<Setting>)> {
    let (host, port) = match call.arguments.find_positional(0)? {
        Expr::Tuple(tuple) => match tuple.elts.as_slice() {
            [host, port] => (host, port),
            _ => return None,
        },
        host => (host, call.arguments.find_positional(1)?),
    };
    // An empty host is every address of the machine, which is also what counts for a host that is not given.
    let host = setting(names, host).filter(|host| host.value.as_deref() != Some(""));
    let unknown = Setting { range: bytes(port.range()), ..Setting::default() };
    Some((host, Some(setting(names, port).unwrap_or(unknown))))
}

/// Classes and functions of Python's library that open a port.
const LIBRARY: &[&str] =
    &["HTTPServer", "ThreadingHTTPServer", "TCPServer", "ThreadingTCPServer", "make_server"];

/// Names under which an app is known that a function makes.
const USUAL_APPS: &[&str] = &["app", "application"];
