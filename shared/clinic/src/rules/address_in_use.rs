//! Two programs of one container want the same port (`bind(2)`, EADDRINUSE). Other containers do not count: each has ports of its own.

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let is_it = ["Address already in use", "address already in use", "EADDRINUSE", "Connection in use: ("];
    let at = evidence.last_with(&is_it)?;
    Some(Diagnosis::new(at, words::address_in_use()).hint(words::address_in_use_hint()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn a_port_that_is_taken_is_named() {
        for log in [
            "OSError: [Errno 98] Address already in use",
            "[2026-11-30 00:00:00 +0000] [7] [ERROR] Connection in use: ('0.0.0.0', 8000)",
            "Error: listen EADDRINUSE: address already in use :::3000",
        ] {
            let expected = "Another program of this container listens on the same port already.";
            says(&ended(1, "FROM python:3.12\n", &[], log), &format!("AddressInUse | {log} | {expected}"));
        }
        finds(
            &ended(1, "FROM python:3.12\n", &[], "OSError: [Errno 99] Cannot assign requested address"),
            "",
        );
    }
}
