//! A program may not listen on a port below 1024: these belong to root (`ip(7)`, `net.ipv4.ip_unprivileged_port_start`).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let at = evidence.last_with(&["Permission denied", "permission denied"])?;
    let line = evidence.line(at);
    let of_nginx = line.contains("bind() to ");
    let of_python = || {
        let is_it = line.starts_with("PermissionError: [Errno 13]") && !line.contains("denied: '");
        let binds = |frame: &crate::evidence::Frame<'_>| {
            let code = evidence.line(frame.at + 1);
            frame.path.ends_with("/socketserver.py")
                || code.contains(".bind(")
                || code.contains("create_server(")
        };
        is_it && evidence.frames(at).iter().any(binds)
    };
    let of_server = || line.contains("bind on address (") || line.contains("Can't connect to ('");
    (of_nginx || of_python() || of_server())
        .then(|| Diagnosis::new(at, words::port_permission()).hint(words::port_permission_hint()))
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
    }

    #[test]
    fn a_file_is_another_matter() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 9, in <module>\n    open('/x')\nPermissionError: [Errno 13] Permission denied: '/x'";
        finds(&ended(1, "FROM python:3.12\n", &[], log), "FolderPermission");
    }
}
