//! What is known of a Python file.

use serde::{Deserialize, Serialize};
use text::ByteRange;

use crate::import::Import;
use crate::problem::Problem;

/// What is known of a Python file; all lists are in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Python {
    /// What is wrong, or worth to know.
    pub problems: Vec<Problem>,
    /// What it imports.
    pub imports: Vec<Import>,
    /// The paths that its app answers.
    pub routes: Vec<Route>,
    /// Where it starts servers.
    pub listens: Vec<Listen>,
    /// What it reads from the environment.
    pub variables: Vec<EnvironmentVariable>,
    /// The names of app objects at the top of the file, as `app` in `app = Flask(__name__)`.
    pub apps: Vec<String>,
    /// The condition of `if __name__ == "__main__":`, if it is there.
    pub main_guard: Option<ByteRange>,
}

/// A path that the app answers.
///
/// ```text
/// @app.route("/cats/<name>", methods=["GET", "POST"])
///            ^^^^^^^^^^^^^^ range
/// def show_cat(name):
///     ^^^^^^^^ endpoint
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The path with what a blueprint puts before it, variable parts as written.
    pub path: String,
    /// The methods that are named; `GET` where none is.
    pub methods: Vec<String>,
    /// The function, or the name that the route is given.
    pub endpoint: String,
    /// The path as it is written.
    pub range: ByteRange,
    /// Whether the path is known to its beginning: a blueprint's prefix may be computed.
    pub is_whole: bool,
}

impl Route {
    /// Returns whether the path holds a part that is different in each request.
    #[must_use]
    pub fn has_variables(&self) -> bool {
        self.path.contains(['<', '{'])
    }
}

/// A call that starts a server and does not come back.
///
/// ```text
/// app.run(host="0.0.0.0", port=5000, debug=True)
/// ^^^^^^^ function
/// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ range
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listen {
    /// Whose server it is.
    pub server: ServerKind,
    /// The whole call.
    pub range: ByteRange,
    /// The function that is called.
    pub function: ByteRange,
    /// The host, where one is given.
    pub host: Option<Setting>,
    /// The port, where one is given.
    pub port: Option<Setting>,
    /// Flask's debugger, where it is switched.
    pub debug: Option<Setting>,
    /// Whether it stands under `if __name__ == "__main__":`.
    pub is_guarded: bool,
}

impl Listen {
    /// Returns the port that it listens on; `None` when that is computed.
    #[must_use]
    pub fn port_number(&self) -> Option<u16> {
        match &self.port {
            Some(port) => port.value.as_deref()?.parse().ok(),
            None => self.server.default_port(),
        }
    }

    /// Returns the host that it listens on; `None` when that is computed.
    #[must_use]
    pub fn host_name(&self) -> Option<&str> {
        match &self.host {
            Some(host) => host.value.as_deref(),
            None => Some(self.server.default_host()),
        }
    }

    /// Returns whether nobody outside of the container can reach it.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.host_name().is_some_and(|host| host.starts_with("127.") || matches!(host, "localhost" | "::1"))
    }
}

/// Whose server is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServerKind {
    /// `app.run` of Flask or Quart.
    Flask,
    /// `socketio.run` of Flask-SocketIO.
    SocketIo,
    /// `uvicorn.run`.
    Uvicorn,
    /// `waitress.serve`.
    Waitress,
    /// A server class of Python's own library.
    Library,
}

impl ServerKind {
    /// Every server, in the order of their numbers.
    pub const ALL: &[Self] = &[Self::Flask, Self::SocketIo, Self::Uvicorn, Self::Waitress, Self::Library];

    /// Returns the host of a call that names none.
    #[must_use]
    pub const fn default_host(self) -> &'static str {
        match self {
            Self::Flask | Self::SocketIo | Self::Uvicorn => "127.0.0.1",
            Self::Waitress | Self::Library => "0.0.0.0",
        }
    }

    /// Returns the port of a call that names none.
    #[must_use]
    pub const fn default_port(self) -> Option<u16> {
        match self {
            Self::Flask | Self::SocketIo => Some(5000),
            Self::Uvicorn => Some(8000),
            Self::Waitress => Some(8080),
            Self::Library => None,
        }
    }
}

/// An argument's value as far as it can be read without running anything.
///
/// ```text
/// app.run(port=int(os.environ.get("PORT", 5000)))
///              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ range, value "5000", variable "PORT"
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The value, or that which stands in for an unset variable: a string's content, a number's digits, `True`, `False`.
    pub value: Option<String>,
    /// The variable of the environment that decides it.
    pub variable: Option<String>,
    /// Where the argument stands.
    pub range: ByteRange,
}

/// A read of the environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentVariable {
    /// The variable's name.
    pub name: String,
    /// Where its name stands.
    pub range: ByteRange,
    /// Whether something stands in for it when it is not set.
    pub has_default: bool,
    /// Whether reading it fails when it is not set, as `os.environ["NAME"]` does.
    pub must_exist: bool,
}
