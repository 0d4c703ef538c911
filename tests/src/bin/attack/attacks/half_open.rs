//! Connections that never say what they want. 1,100 of them stopped a server that may open 1,024 files.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::client::stream;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::target::Target;

/// Opens as many as it is let on both ports, some with half a head, and keeps them for a while.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let attacker = target.for_attacker();
    let mut to_apps = attacker.clone();
    to_apps.port = target.program().app_port();
    let mut held: Vec<TcpStream> = Vec::new();
    for number in 0..N_CONNECTIONS {
        let server = if number % 4 == 0 { &to_apps } else { &attacker };
        let Ok(mut stream) = stream(server).await else { continue };
        if number % 2 == 0 {
            stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ").await.ok();
        }
        held.push(stream);
        if number % 100 == 0 {
            target.healthz().await?;
        }
    }
    for _ in 0..20 {
        sleep(Duration::from_millis(250)).await;
        target.healthz().await?;
    }
    ensure!(held.len() > 100, "only {} connections could be tried", held.len());
    Ok(format!("{} connections were opened and kept", held.len()))
}

const N_CONNECTIONS: u32 = 4000;
