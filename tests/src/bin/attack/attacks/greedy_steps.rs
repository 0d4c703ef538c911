//! Steps that want all memory and all processes: with one group for all builds a fork bomb failed every other build, and a hog had its neighbour killed.

use anyhow::{Result, bail};
use protocol::{BuildState, LimitKind, Notice};

use crate::target::{BASE, Target};

/// Each must end alone and be told which limit it met; that nobody else ends is the neighbour's to see.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut figures = Vec::new();
    for (program, expected, unit) in [
        ("kept = []\nwhile True:\n    kept.append(bytearray(16 << 20))\n", LimitKind::BuildMemory, "bytes"),
        (
            "import os, time\nwhile True:\n    if os.fork() == 0:\n        time.sleep(60)\n",
            LimitKind::BuildPids,
            "processes",
        ),
    ] {
        let mut client = target.attacker().await?;
        client.save("app.py", program).await?;
        client.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /\nRUN python3 /app.py\n")).await?;
        let build = client.build().await?;
        match build.state {
            BuildState::Failed { notice: Notice::Limit { kind, used, limit }, .. } if kind == expected => {
                figures.push(format!("{used} of {limit} {unit}"));
            }
            other => bail!("{expected:?}: {other:?}"),
        }
    }
    Ok(figures.join(", "))
}
