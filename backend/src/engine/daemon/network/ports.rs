//! Isolates every port of the bridge as it appears, so that the kernel passes no frame from one to another.

use std::convert::Infallible;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// Watches the bridge of that name. Never returns.
pub(crate) async fn isolate(bridge: &str) -> Infallible {
    let mut news = News::start();
    loop {
        isolate_all(bridge);
        tokio::select! {
            () = news.next() => {}
            () = tokio::time::sleep(AT_LEAST_EVERY) => {}
        }
    }
}

fn isolate_all(bridge: &str) {
    let ports = Path::new("/sys/class/net").join(bridge).join("brif");
    for port in std::fs::read_dir(ports).into_iter().flatten().flatten() {
        let setting = port.path().join("isolated");
        let is_open = std::fs::read_to_string(&setting).is_ok_and(|value| value.trim() == "0");
        // A port that is gone again needs nothing.
        if is_open && let Err(error) = std::fs::write(&setting, "1") {
            tracing::debug!(port = %port.path().display(), %error, "a port was not isolated");
        }
    }
}

/// Tells when some link of the machine changes; without the program that does, nothing is told and the interval remains.
struct News {
    lines: Option<(Child, Lines<BufReader<ChildStdout>>)>,
}

impl News {
    fn start() -> Self {
        let monitor = Command::new("ip")
            .args(["-o", "monitor", "link"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let lines = monitor.ok().and_then(|mut child| {
            let lines = BufReader::new(child.stdout.take()?).lines();
            Some((child, lines))
        });
        Self { lines }
    }

    async fn next(&mut self) {
        if let Some((_, lines)) = &mut self.lines
            && matches!(lines.next_line().await, Ok(Some(_)))
        {
            return;
        }
        self.lines = None;
        std::future::pending::<()>().await;
    }
}

const AT_LEAST_EVERY: Duration = Duration::from_secs(1);
