//! A build step that looks around: the chain of old accepted all that came from the bridge, so that the machine, its networks and other servers on it
//! lay open.

use std::net::{Ipv4Addr, UdpSocket};

use anyhow::{Context as _, Result, ensure};
use protocol::BuildState;
use tokio::net::TcpListener;

use crate::target::{BASE, Target};

/// Listens on all addresses of this machine; a step tries those, the way that clouds tell secrets, and closed ranges.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
    let port = listener.local_addr()?.port();
    let own = own_address().context("this machine has no address")?;
    let program = PROGRAM.replace("PORT", &port.to_string()).replace("OWN", &own);
    let mut client = target.attacker().await?;
    client.save("app.py", &program).await?;
    client.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /\nRUN python3 /app.py\n")).await?;
    let build = tokio::select! {
        build = client.build() => build?,
        found = listener.accept() => anyhow::bail!("{} reached this machine", found?.1),
    };
    ensure!(matches!(build.state, BuildState::Succeeded { .. }), "it ended as {:?}", build.state);
    Ok("neither this machine nor 5 closed ranges were reached".to_owned())
}

/// The address from which this machine speaks to the world. Nothing is sent.
fn own_address() -> Option<String> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(1, 1, 1, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip().to_string())
}

/// Fails when anybody answers.
const PROGRAM: &str = "import socket, struct
from concurrent.futures import ThreadPoolExecutor
route = next(l.split() for l in open('/proc/net/route') if l.split()[1] == '00000000')
gateway = socket.inet_ntoa(struct.pack('<L', int(route[2], 16)))
targets = [(gateway, PORT), ('OWN', PORT), ('169.254.169.254', 80), ('10.0.0.1', 22), ('172.17.0.1', 2375), ('192.168.0.1', 22), ('100.64.0.1', 22)]
def answers(target):
    try:
        socket.create_connection(target, 3).close()
        return 1
    except OSError:
        return 0
raise SystemExit(sum(ThreadPoolExecutor(8).map(answers, targets)))
";
