//! `whoami`, `hostname` and `uname`: the console is no machine of its own, and says what it is.

use super::job::{Job, Stop};
use super::quote;

pub(super) fn whoami(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if let Some(extra) = read.operands.first() {
        return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
    }
    job.out.line(job.context.user.as_bytes());
    Ok(())
}

pub(super) fn hostname(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if !read.operands.is_empty() {
        return Err(job.stop(1, "you must be root to change the host name"));
    }
    let is_address = read.has("i") || read.has("I");
    job.out.line(if is_address { b"127.0.0.1" } else { job.context.host.as_bytes() });
    Ok(())
}

pub(super) fn uname(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    if let Some(extra) = read.operands.first() {
        return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
    }
    let version = format!("#1 Drydock {}", env!("CARGO_PKG_VERSION"));
    let parts = [
        ("s", "Linux"),
        ("n", job.context.host),
        ("r", RELEASE),
        ("v", &version),
        ("m", "x86_64"),
        ("o", "GNU/Linux"),
    ];
    let is_asked = |key: &str| read.has("a") || read.has(key) || (key == "s" && read.options.is_empty());
    let mut asked: Vec<&str> = parts.iter().filter(|(key, _)| is_asked(key)).map(|(_, part)| *part).collect();
    // Debian's uname does not know the processor, either.
    asked.extend(["p", "i"].iter().filter(|key| read.has(key)).map(|_| "unknown"));
    job.out.line(asked.join(" ").as_bytes());
    Ok(())
}

/// Not the release of the server's kernel, which is nobody's business.
const RELEASE: &str = "6.1.0-drydock";

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn the_console_says_what_it_is() {
        let mut bench = Bench::new(&[]);
        assert_eq!(bench.prints("uname", &[], ""), "Linux\n");
        assert_eq!(bench.prints("uname", &["-sm"], ""), "Linux x86_64\n");
        assert!(bench.prints("uname", &["-a"], "").starts_with("Linux drydock 6.1.0-drydock #1 Drydock "));
        assert_eq!(bench.prints("whoami", &[], ""), "learner\n");
        assert_eq!(bench.prints("hostname", &[], ""), "drydock\n");
    }
}
