//! A program cannot reach another machine: its name is not found, or no way leads there. What package managers say afterwards is a consequence.

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    if !evidence.is_build() {
        return None;
    }
    // The first such line: every further attempt repeats it.
    let (at, host) =
        evidence.lines.iter().enumerate().find_map(|(at, line)| Some((at, unresolved(line)?)))?;
    let said = match host {
        Some(host) => Diagnosis::new(at, words::network_unreachable_name(host))
            .hint(words::network_unreachable_name_hint()),
        None => Diagnosis::new(at, words::network_unreachable()),
    };
    Some(said.hint(words::network_unreachable_hint()))
}

/// Returns the name that a line says nobody knows; `Some(None)` where no way leads to a machine.
fn unresolved(line: &str) -> Option<Option<&str>> {
    let of_name = between(line, "Could not resolve host: ", " ")
        .or_else(|| line.split_once("Could not resolve host: ").map(|(_, host)| host))
        .or_else(|| between(line, "Temporary failure resolving '", "'"))
        .or_else(|| between(line, "Could not resolve '", "'"))
        .or_else(|| between(line, "unable to resolve host address \u{2018}", "\u{2019}"))
        .or_else(|| between(line, "unable to resolve host address '", "'"))
        .or_else(|| between(line, "wget: bad address '", "'"))
        .or_else(|| {
            between(line, "getaddrinfo EAI_AGAIN ", " ")
                .or_else(|| line.split_once("getaddrinfo EAI_AGAIN ").map(|(_, host)| host))
        })
        .or_else(|| {
            line.split_once("getaddrinfo ENOTFOUND ").map(|(_, host)| host.split(' ').next().unwrap_or(host))
        })
        .or_else(|| {
            between(line, "dial tcp: lookup ", " ").or_else(|| between(line, "dial tcp: lookup ", ":"))
        })
        .or_else(|| {
            between(line, "HTTPSConnectionPool(host='", "'").filter(|_| {
                line.contains("NameResolutionError") || line.contains("Name or service not known")
            })
        });
    let of_name =
        of_name.map(|host| host.trim_end_matches(['.', ',', ':', ')', ';'])).filter(|host| !host.is_empty());
    // apk says it of a server whose name it cannot find.
    let of_apk = || line.contains("fetching https://") && line.contains("temporary error");
    let has_no_way = [
        "Network is unreachable",
        "network is unreachable",
        "No route to host",
        "ENETUNREACH",
        "Name or service not known",
        "Temporary failure in name resolution",
        "EHOSTUNREACH",
    ];
    match of_name {
        Some(host) => Some(Some(host)),
        None if of_apk() || has_no_way.iter().any(|text| line.contains(text)) => Some(None),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_name_that_nobody_knows_is_told_by_every_program() {
        for (line, host) in [
            ("curl: (6) Could not resolve host: exmaple.org", "exmaple.org"),
            (
                "fatal: unable to access 'https://gihub.com/a/b/': Could not resolve host: gihub.com",
                "gihub.com",
            ),
            ("Err:1 http://deb.debian.org/debian bookworm InRelease", ""),
            ("  Temporary failure resolving 'deb.debian.org'", "deb.debian.org"),
            ("wget: unable to resolve host address \u{2018}exmaple.org\u{2019}", "exmaple.org"),
            ("wget: bad address 'exmaple.org'", "exmaple.org"),
            (
                "npm error FetchError: request to https://registry.npmjs.org/x failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org",
                "registry.npmjs.org",
            ),
            (
                "npm ERR! errno ENOTFOUND getaddrinfo ENOTFOUND registry.npmjs.org registry.npmjs.org:443",
                "registry.npmjs.org",
            ),
            (
                "go: a@v1: Get \"https://proxy.golang.org/a\": dial tcp: lookup proxy.golang.org on 8.8.8.8:53: no such host",
                "proxy.golang.org",
            ),
        ] {
            let case = failed(6, "FROM debian\nRUN x\n", &[], line);
            let expected = format!(
                "NetworkUnreachable | {} | The name {host} is not found in the network.",
                line.trim()
            );
            says(&case, if host.is_empty() { "" } else { &expected });
        }
    }

    #[test]
    fn what_package_managers_say_afterwards_is_a_consequence() {
        let log = "Err:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\nW: Some index files failed to download. They have been ignored, or old ones used instead.\nE: Unable to locate package curl";
        let source = "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n";
        says(
            &failed(100, source, &[], log),
            "NetworkUnreachable | Temporary failure resolving 'deb.debian.org' | The name deb.debian.org is not found in the network.",
        );
        let log = "WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.20/main: temporary error (try again later)\nERROR: unable to select packages:\n  gcc (no such package):\n    required by: world[gcc]";
        finds(&failed(1, "FROM alpine:3\nRUN apk add gcc\n", &[], log), "NetworkUnreachable");
        for line in [
            "connect: Network is unreachable",
            "urllib.error.URLError: <urlopen error [Errno -2] Name or service not known>",
        ] {
            finds(&failed(1, "FROM a\nRUN b\n", &[], line), "NetworkUnreachable");
        }
    }

    #[test]
    fn a_container_that_runs_is_another_matter() {
        finds(&ended(6, "FROM debian\nCMD curl x\n", &[], "curl: (6) Could not resolve host: x"), "");
    }
}
