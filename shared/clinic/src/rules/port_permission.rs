//! A program may not listen on a port below 1024: these belong to root (`ip(7)`, `net.ipv4.ip_unprivileged_port_start`).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, Frame, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, ()) = evidence.last(|line| is_denied(line).then_some(()))?;
    let line = evidence.line(at);
    let of_python = || {
        let binds = |frame: &Frame<'_>| {
            let code = evidence.line(frame.at + 1);
            frame.path.ends_with("/socketserver.py")
                || code.contains(".bind(")
                || code.contains("create_server(")
        };
        line.starts_with("PermissionError: [Errno 13]")
            && !line.contains("denied: '")
            && evidence.frames(at).iter().any(binds)
    };
    let of_server =
        ["bind() to ", "bind on address (", "Can't connect to ('"].iter().any(|text| line.contains(text));
    (of_server || of_python())
        .then(|| Diagnosis::new(at, words::port_permission()).hint(words::port_permission_hint()))
}

/// Returns whether a line says that something is forbidden. gunicorn does not say so itself: it tries a port again and again, and names the port.
fn is_denied(line: &str) -> bool {
    let of_gunicorn = || {
        let port = between(line, "Can't connect to ('", ")")?.rsplit_once(", ")?.1;
        port.parse::<u16>().ok().filter(|port| *port < 1024)
    };
    line.contains("ermission denied") || of_gunicorn().is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn a_port_of_root_is_named() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 9, in <module>\n    app.run(host=\"0.0.0.0\", port=80)\n  File \"/usr/local/lib/python3.12/socketserver.py\", line 473, in server_bind\n    self.socket.bind(self.server_address)\nPermissionError: [Errno 13] Permission denied";
        says(
            &ended(1, "FROM python:3.12\n", &[], log),
            "PortPermission | PermissionError: [Errno 13] Permission denied | The user of the container may not listen on this port: ports below 1024 belong to root.",
        );
        let log = "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)";
        finds(&ended(1, "FROM nginx\n", &[], log), "PortPermission");
        let log = "[7] [ERROR] Retrying in 1 second.\n[7] [ERROR] Can't connect to ('0.0.0.0', 80)";
        finds(&ended(1, "FROM python:3.12\n", &[], log), "PortPermission");
        finds(&ended(1, "FROM python:3.12\n", &[], &log.replace("80)", "8000)")), "");
    }

    #[test]
    fn a_file_is_another_matter() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 9, in <module>\n    open('/x')\nPermissionError: [Errno 13] Permission denied: '/x'";
        finds(&ended(1, "FROM python:3.12\n", &[], log), "FolderPermission");
    }
}
