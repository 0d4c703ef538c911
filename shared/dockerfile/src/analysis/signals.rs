//! Signals that `STOPSIGNAL` may name (`moby/sys/signal`).

/// Returns whether moby's `signal.ParseSignal` takes a text for Linux.
pub(super) fn is_signal(text: &str) -> bool {
    if let Ok(number) = text.parse::<i64>() {
        return number != 0;
    }
    let upper = text.to_uppercase();
    let name = upper.strip_prefix("SIG").unwrap_or(&upper);
    let real_time = |prefix: &str, mark: char, most: u32| {
        let offset = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(mark));
        offset.is_some_and(|offset| offset.parse().is_ok_and(|offset: u32| (1..=most).contains(&offset)))
    };
    SIGNALS.contains(&name) || real_time("RTMIN", '+', 15) || real_time("RTMAX", '-', 14)
}

/// Names of signals without `SIG`.
const SIGNALS: [&str; 38] = [
    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
    "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
    "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX", "UNUSED", "LOST",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        for text in ["SIGTERM", "term", "9", "RTMIN+3", "SIGRTMAX-14"] {
            assert!(is_signal(text), "{text}");
        }
        for text in ["0", "SIGX", "", "RTMIN+16", "RTMAX-0"] {
            assert!(!is_signal(text), "{text}");
        }
    }
}
