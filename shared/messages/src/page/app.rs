//! Words of the app panel: invitation, address, request composer, inspector.

use crate::Language;

/// Words of the app panel.
pub struct App {
    /// Names the region.
    pub region: &'static str,
    /// Names the frame with the app's page.
    pub frame: &'static str,
    /// Titles and explanations of the three steps to a first answer.
    pub invite: [(&'static str, &'static str); 3],
    /// Sends the request again.
    pub ask_again: &'static str,
    /// Names the field for path and query.
    pub path: &'static str,
    /// Names the port inside the container.
    pub container_port: fn(port: u16) -> String,
    /// Opens the app as a page of its own.
    pub open: &'static str,
    /// Names the choice of the method.
    pub method: &'static str,
    /// Sends the request.
    pub send: &'static str,
    /// Stops waiting for an answer.
    pub cancel: &'static str,
    /// Unfolds the fields for headers and body.
    pub more: &'static str,
    /// Names the field for headers.
    pub headers: &'static str,
    /// Shows what a header looks like.
    pub headers_example: &'static str,
    /// Names the field for the body.
    pub body: &'static str,
    /// Says that a line of the headers is none.
    pub bad_header: fn(line: usize) -> String,
    /// Says that a path has to begin with a slash.
    pub bad_path: &'static str,
    /// Says that the container is being started.
    pub starting: &'static str,
    /// Says that nothing listens yet.
    pub waiting: fn(port: u16) -> String,
    /// Says that the container is being stopped.
    pub stopping: &'static str,
    /// Says that an answer is awaited.
    pub sending: &'static str,
    /// Says that no request was sent yet.
    pub nothing_asked: &'static str,
    /// Says who answered.
    pub answered_by: fn(build: u32) -> String,
    /// Names the time until the first byte.
    pub first_byte: &'static str,
    /// Names the time from the first byte to the last.
    pub body_time: &'static str,
    /// Names the list of the answer's headers.
    pub answer_headers: &'static str,
    /// Names the answer's body.
    pub answer_body: &'static str,
    /// Says that the body is empty.
    pub empty_body: &'static str,
    /// Says that only the beginning is shown.
    pub body_cut: fn(shown: &str, whole: &str) -> String,
    /// Copies the body.
    pub copy_body: &'static str,
    /// Copies the command line that sends the same request.
    pub copy_curl: &'static str,
    /// Says that it was copied.
    pub copied: &'static str,
    /// Says that the browser did not let the page copy.
    pub not_copied: &'static str,
    /// Names the last lines that a container wrote.
    pub last_lines: &'static str,
    /// Names the list of the paths that the app's own file gives.
    pub routes: &'static str,
    /// Runs the container with another port.
    pub use_port: fn(port: u16) -> String,
}

/// Returns the table of a language.
#[must_use]
pub fn app(language: Language) -> &'static App {
    match language {
        Language::English => &ENGLISH,
    }
}

/// Words a time in microseconds as people compare it: `0.4 ms`, `4 ms`, `1.2 s`.
#[must_use]
pub fn micros(micros: u64) -> String {
    match micros {
        0..1_000 => format!("0.{} ms", micros / 100),
        1_000..1_000_000 => format!("{} ms", (micros + 500) / 1_000),
        _ => format!("{}.{} s", micros / 1_000_000, micros % 1_000_000 / 100_000),
    }
}

static ENGLISH: App = App {
    region: "App",
    frame: "App page",
    invite: [
        (
            "1. Build the image",
            "Docker runs the lines of your Dockerfile, one layer after the other. Each bar becomes solid as it is done.",
        ),
        ("2. Run a container", "Starts your app from the image, shut off from everyone else."),
        ("3. See it answer", "The page of your app appears here, with status, headers and timing."),
    ],
    ask_again: "Ask again",
    path: "Request path",
    container_port: |port| format!("container port {port}"),
    open: "Open in a tab",
    method: "Method",
    send: "Send request",
    cancel: "Cancel request",
    more: "Headers and body",
    headers: "Headers, one a line",
    headers_example: "content-type: application/json",
    body: "Body",
    bad_header: |line| format!("Line {line} is not a header; write it as name: value."),
    bad_path: "A path begins with /.",
    starting: "The container is starting.",
    waiting: |port| format!("The container runs. Waiting until the app listens on port {port}."),
    stopping: "The container is stopping.",
    sending: "Waiting for the answer.",
    nothing_asked: "No request was sent yet.",
    answered_by: |build| format!("answered by build {build}"),
    first_byte: "first byte",
    body_time: "body",
    answer_headers: "Headers of the answer",
    answer_body: "Body of the answer",
    empty_body: "The body is empty.",
    body_cut: |shown, whole| format!("The first {shown} of {whole}; copying takes all of it."),
    copy_body: "Copy body",
    copy_curl: "Copy curl command",
    copied: "Copied",
    not_copied: "The browser did not allow copying.",
    last_lines: "Last lines of the container log",
    routes: "Routes",
    use_port: |port| format!("Use port {port}"),
};

#[cfg(test)]
mod tests {
    use super::micros;

    #[test]
    fn times_have_two_or_three_digits() {
        for (time, text) in
            [(0, "0.0 ms"), (420, "0.4 ms"), (3_600, "4 ms"), (999_400, "999 ms"), (1_270_000, "1.2 s")]
        {
            assert_eq!(micros(time), text);
        }
    }
}
