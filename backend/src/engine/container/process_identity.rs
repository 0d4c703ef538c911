//! Whether a process is still the one that it was: its number may be given to another one later.

/// A process by its number and the time at which it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ProcessIdentity {
    pid: i64,
    /// In ticks since the machine's start.
    began: u64,
}

impl ProcessIdentity {
    /// Returns the process that has this number now.
    pub(crate) fn of(pid: i64) -> Option<Self> {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        Some(Self { pid, began: began(&stat)? })
    }

    /// Tells whether it still runs. One that waits to be collected has given its network back already.
    pub(crate) fn goes_on(self) -> bool {
        Self::of(self.pid) == Some(self)
    }
}

/// Reads when a process began; the name in parentheses may hold anything.
fn began(stat: &str) -> Option<u64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace();
    let state = fields.next()?;
    if matches!(state, "Z" | "X" | "x") {
        return None;
    }
    fields.nth(18)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_has_ended_does_not_go_on() {
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let process = ProcessIdentity::of(child.id().into()).unwrap();
        assert!(process.goes_on());
        assert!(
            !ProcessIdentity { began: process.began + 1, ..process }.goes_on(),
            "another of the same number"
        );
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!process.goes_on());
    }

    #[test]
    fn names_and_states_do_not_mislead() {
        let stat =
            |state: &str| format!("7 (a) b) {state} 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4242 20");
        assert_eq!(began(&stat("S")), Some(4242));
        assert_eq!(began(&stat("Z")), None);
    }
}
