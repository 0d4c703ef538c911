//! An app that writes without end while its tab is closed, one that opens tens of thousands of ports, and one whose image asks for a thousand health
//! checks a second. The first cost the server 0.6 of a core until the idle stop.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use protocol::ServerMessage;
use tests::client::Client;
use tokio::time::sleep;

use crate::app;
use crate::target::Target;

/// Starts all three, closes their tabs, and looks at the server's time on the CPU, with and without them.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let alone = used_in_a_while(target).await?;
    let mut tokens = Vec::new();
    for (extra, program) in [
        ("", FLOOD),
        ("", PORTS),
        ("HEALTHCHECK --interval=1ms CMD true\n", "import time\ntime.sleep(600)\n"),
    ] {
        let mut client = target.attacker().await?;
        tokens.push(client.token()?);
        app::start_with(&mut client, extra, program).await?;
        if program == PORTS {
            ports_are_open(&mut client).await?;
        }
    }
    // The ring's worth is read first, and a start is watched closely for a while.
    sleep(SETTLED).await;
    let used = used_in_a_while(target).await?.saturating_sub(alone);
    let figure = format!(
        "{} ms of the CPU in {} s for apps that nobody watches, beside {} ms for others",
        used.as_millis(),
        WATCH.as_secs(),
        alone.as_millis()
    );
    ensure!(used < MOST_USED, "{figure}");
    // Who comes back finds the flood as it is.
    let mut client = Client::with_token(&target.for_attacker(), &tokens[0]).await?;
    client
        .until("the output to go on", |message| {
            matches!(message, ServerMessage::ContainerLogged { .. }).then_some(())
        })
        .await?;
    Ok(figure)
}

/// The neighbour works all the time, so a while without the apps is to be taken off.
async fn used_in_a_while(target: &Target) -> Result<Duration> {
    let before = target.program().cpu_time()?;
    sleep(WATCH).await;
    Ok(target.program().cpu_time()?.saturating_sub(before))
}

async fn ports_are_open(client: &mut Client) -> Result<()> {
    let n_open = client
        .until("the ports to be open", |message| {
            let ServerMessage::ContainerLogged { lines, .. } = message else { return None };
            lines.iter().find_map(|line| line.text.written()?.strip_suffix(" sockets")?.parse::<u32>().ok())
        })
        .await
        .context("the app that opens ports")?;
    ensure!(n_open > 30_000, "only {n_open} ports could be opened");
    Ok(())
}

const FLOOD: &str = "import os\nwhile True: os.write(1, b'y\\n' * 2000)\n";
/// A process may have some eight thousand files, so it is ten that open ports, until the memory for sockets is used up.
const PORTS: &str = "import os, socket, time
reader, writer = os.pipe()
for part in range(10):
    if os.fork() == 0:
        address = '0.0.0.0' if part < 5 else f'127.0.0.{part // 2}'
        first = 1024 + 8000 * (part if part < 5 else 5 + part % 2)
        kept = []
        try:
            for port in range(first, first + 8000):
                s = socket.socket()
                s.bind((address, port))
                s.listen(1)
                kept.append(s)
        except OSError:
            pass
        os.write(writer, f'{len(kept):8}'.encode())
        time.sleep(600)
print(sum(int(os.read(reader, 8)) for _ in range(10)), 'sockets', flush=True)
time.sleep(600)
";
const WATCH: Duration = Duration::from_secs(10);
const SETTLED: Duration = Duration::from_secs(16);
/// A tenth of a core.
const MOST_USED: Duration = Duration::from_secs(1);
