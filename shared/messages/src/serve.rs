//! What `drydock serve` says on a terminal while it starts.

use crate::Language;
use crate::notice::seconds;

/// The words of `drydock serve`.
pub struct Serve {
    /// The engine answers; its version.
    pub engine_ready: fn(&str) -> String,
    /// The engine is being started.
    pub engine_starting: &'static str,
    /// A base image came from a registry; its name and the seconds it took.
    pub image_pulled: fn(&str, u64) -> String,
    /// A base image was assembled; its name, what it is made of and the seconds it took.
    pub image_stand_in: fn(&str, &str, u64) -> String,
    /// A base image cannot be had; its name and why.
    pub image_missing: fn(&str, &str) -> String,
    /// A base image is being prepared; its name.
    pub image_preparing: fn(&str) -> String,
    /// The page is served; the address.
    pub ready: fn(&str) -> String,
    /// The engine and all base images are there too.
    pub all_ready: &'static str,
    /// There is no engine; why.
    pub without_engine: fn(&str) -> String,
    /// A connection is refused because there are too many.
    pub too_many_connections: &'static str,
    /// The server ends.
    pub stopping: &'static str,
    /// A port is taken.
    pub port_taken: fn(u16) -> String,
    /// A port may not be used.
    pub port_refused: fn(u16, &str) -> String,
    /// The address of the metrics cannot be used; the address and why.
    pub metrics_refused: fn(&str, &str) -> String,
    /// Another server uses the data folder; its path, and that server's process where it is known.
    pub data_in_use: fn(&str, Option<u32>) -> String,
    /// A damaged database was repaired: where the damaged one is, how many seconds old the copy is, how many newer files could still be read.
    pub repaired: fn(&str, u64, usize) -> String,
    /// A damaged database cannot be repaired: its path, and what is wrong.
    pub damaged: fn(&str, &str) -> String,
    /// The server could not start for another reason.
    pub not_started: fn(&str) -> String,
}

/// Returns the words in a language.
#[must_use]
pub fn serve(language: Language) -> &'static Serve {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Serve = Serve {
    engine_ready: |version| format!("Docker Engine {version} answers."),
    engine_starting: "Starting the Docker Engine …",
    image_pulled: |name, seconds| format!("Base image {name}: pulled ({seconds} s)."),
    image_stand_in: |name, made_of, seconds| {
        format!(
            "Base image {name}: no registry answers, a stand-in takes its place ({made_of}; {seconds} s)."
        )
    },
    image_missing: |name, detail| format!("Base image {name}: not to be had ({detail})."),
    image_preparing: |name| format!("Base image {name}: preparing …"),
    ready: |address| format!("Drydock is ready: {address}"),
    all_ready: "Everything is there: build and run.",
    without_engine: |reason| format!("Build and Run are off. {reason}"),
    too_many_connections: "Too many connections are open, here or from your network address. Close other tabs, or try again in a few seconds.",
    stopping: "Stopping; a second Ctrl-C ends at once.",
    port_taken: |port| {
        format!(
            "Port {port} is taken: end the program that uses it, or choose another with --port or DRYDOCK_PORT."
        )
    },
    port_refused: |port, detail| {
        format!("Port {port} cannot be used ({detail}): choose another with --port or DRYDOCK_PORT.")
    },
    metrics_refused: |address, why| {
        format!(
            "The metrics cannot be served at {address}: {why}. Choose another address with --metrics-addr or DRYDOCK_METRICS_ADDR, or none."
        )
    },
    data_in_use: |path, process_id| match process_id {
        Some(id) => format!(
            "Another Drydock server (process {id}) uses the data folder {path}: end that server, or choose another folder with --data or DRYDOCK_DATA."
        ),
        None => format!(
            "Another Drydock server uses the data folder {path}: end that server, or choose another folder with --data or DRYDOCK_DATA."
        ),
    },
    repaired: |damaged, age, n_files| {
        let age = seconds(age);
        format!(
            "The database was damaged, and a copy took its place that is {age} old. What was made after that is lost, except {n_files} files that could still be read. The damaged database is kept as {damaged}."
        )
    },
    damaged: |path, detail| {
        format!(
            "The database {path} is damaged ({detail}), and there is no good copy beside it. Put a copy of your own in its place, or move it away to begin with an empty one."
        )
    },
    not_started: |reason| format!("Drydock could not start: {reason}."),
};
