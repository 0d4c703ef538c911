//! A step that fills the disk, in a file that has no name any more: nothing bounded what steps and apps write.

use anyhow::{Result, bail};
use protocol::{BuildState, LimitKind, Notice};

use crate::target::{BASE, Target};

/// The step must be ended for what it wrote.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    client.save("app.py", PROGRAM).await?;
    client.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /\nRUN python3 /app.py\n")).await?;
    let build = client.build().await?;
    match build.state {
        BuildState::Failed { notice: Notice::Limit { kind: LimitKind::BuildDisk, used, limit }, .. } => {
            Ok(format!("ended after {} of {} MiB", used >> 20, limit >> 20))
        }
        other => bail!("it ended as {other:?}"),
    }
}

const PROGRAM: &str = "import os
f = open('/f', 'wb', 0)
os.unlink('/f')
while True:
    f.write(bytes(4 << 20))
";
