//! What the steps of one build may use, and that nobody else pays for one that wants more.

use protocol::limits::Limits;
use protocol::{ExitCause, LimitKind, LogStream, Notice, WorkspaceId};
use tokio_util::sync::CancellationToken;

use backend::engine::BuildOutcome;

use super::harness::{Built, Harness, order, told, workspace};

const MIB: u64 = 1024 * 1024;
const CGROUPS: &str = "/sys/fs/cgroup";

pub(super) fn small(limits: &mut Limits) {
    limits.builds_at_once = 2;
    limits.build_memory_bytes = 160 * MIB;
    limits.build_pids = 64;
}

/// Runs a greedy build while a modest one works, and returns both.
fn beside(harness: &Harness, greedy: &str, modest: &str) -> (Built, Built) {
    let file = |program: &str| format!("FROM python:3.8-alpine\nCOPY program.py /\nRUN {program}\n");
    let build = async |workspace: WorkspaceId, run: &str, program: &str| {
        let source = file(run);
        let order = order(&workspace, &[("Dockerfile", &source), ("program.py", program)]);
        let mut events = harness.engine.build(order, CancellationToken::new());
        let mut built = Built::default();
        while let Some(event) = events.recv().await {
            built.take(event);
        }
        built
    };
    harness.runtime.block_on(async {
        tokio::join!(
            // The program that is too greedy is not the step's own process, and the step goes on after it.
            build(workspace(), "python3 /program.py; echo ended; exit 3", greedy),
            build(workspace(), "python3 /program.py", modest)
        )
    })
}

/// Reads a cap of a control group, in the older hierarchy or in the unified one.
fn limit_of_group(controller: &str, group: &str, [older, unified]: [&str; 2]) -> u64 {
    let files = [format!("{CGROUPS}/{controller}{group}/{older}"), format!("{CGROUPS}{group}/{unified}")];
    let text = files.iter().find_map(|file| std::fs::read_to_string(file).ok()).expect("the group is there");
    text.trim().parse().expect("a number, and not `max`")
}

fn limit_of(built: &Built) -> (LimitKind, u64, u64) {
    match &built.outcome {
        Some(BuildOutcome::Failed { notice: Notice::Limit { kind, used, limit }, lines: Some((2, 3)) }) => {
            (*kind, *used, *limit)
        }
        other => panic!("{other:?}: {:#?} {:#?}", built.steps, built.log),
    }
}

/// Both caps, each met by one build while a neighbour goes on, below those of all builds together.
pub(super) fn assert_each_build_has_its_own_caps(harness: &Harness) {
    let all = harness.bridge().replacen("drydock", "/drydock-", 1) + "/buildkit";
    assert_eq!(limit_of_group("memory", &all, ["memory.limit_in_bytes", "memory.max"]), 2 * 160 * MIB);
    assert_eq!(limit_of_group("pids", &all, ["pids.max", "pids.max"]), 2 * 64);
    let (hog, neighbour) = beside(
        harness,
        "kept = []\nwhile True:\n    kept.append(bytearray(4 << 20))\n",
        "import time\nkept = bytearray(96 << 20)\ntime.sleep(4)\nprint('done')\n",
    );
    let (kind, used, limit) = limit_of(&hog);
    assert_eq!((kind, limit), (LimitKind::BuildMemory, 160 * MIB));
    assert!((150 * MIB..=160 * MIB).contains(&used), "{used}");
    assert!(hog.has_logged(2, "ended"), "the one process is killed: {:?}", hog.log);
    neighbour.image_id();

    let (bomb, neighbour) = beside(
        harness,
        "import os, time\nwhile True:\n    if os.fork() == 0:\n        time.sleep(60)\n",
        "import threading, time\nfor _ in range(40):\n    threading.Thread(target=time.sleep, args=(4,)).start()\n",
    );
    let (kind, used, limit) = limit_of(&bomb);
    assert_eq!((kind, used, limit), (LimitKind::BuildPids, 64, 64));
    neighbour.image_id();
}

#[test]
fn a_build_that_wants_too_much_ends_alone_and_is_told_which_limit_it_met() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| small(&mut config.limits));
    assert_each_build_has_its_own_caps(&harness);
}

#[test]
fn a_step_that_writes_without_end_is_ended_and_told_so() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.limits.build_disk_bytes = 64 * MIB;
    });
    // By name, without one, and in many small files.
    for writes in [
        "import time\nf = open('/f', 'wb')\nwhile True:\n    f.write(bytes(1 << 20)); f.flush(); time.sleep(.005)\n",
        "import os, time\nf = open('/f', 'wb')\nos.unlink('/f')\nwhile True:\n    f.write(bytes(1 << 20)); f.flush(); time.sleep(.005)\n",
        "import os\nn = 0\nwhile True:\n    os.makedirs(f'/d/{n // 1000}', exist_ok=True); open(f'/d/{n // 1000}/{n}', 'w').close(); n += 1\n",
    ] {
        let source = "FROM python:3.8-alpine\nCOPY program.py /\nRUN python3 /program.py\n";
        let built = harness.build(&workspace(), &[("Dockerfile", source), ("program.py", writes)]);
        let (kind, used, limit) = limit_of(&built);
        assert_eq!((kind, limit), (LimitKind::BuildDisk, 64 * MIB));
        assert!(used > limit, "{used}");
    }
}

#[test]
fn an_app_that_writes_without_end_is_ended_and_told_so() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.limits.container_disk_bytes = 32 * MIB;
    });
    // A volume and what the engine mounts are the disk too, however the program names them.
    let source = "FROM python:3.8-alpine\nVOLUME /data\nCOPY program.py /\nCMD [\"python3\", \"-u\", \"/program.py\"]\n";
    for path in ["/f", "/data/f", "/etc/hosts"] {
        let program = format!(
            "import time\nf = open('{path}', 'ab')\nwhile True:\n    f.write(bytes(1 << 20)); f.flush(); time.sleep(.005)\n"
        );
        let workspace = workspace();
        let built = harness.build(&workspace, &[("Dockerfile", source), ("program.py", &program)]);
        let mut run = harness.run(&workspace, &built);
        let seen = harness.runtime.block_on(told(&mut run, |_| false));
        assert_eq!(seen.ending.unwrap().1, ExitCause::OutOfDisk, "{path}: {:?}", seen.lines);
        let (stream, line) = seen.lines.last().unwrap();
        assert!(*stream == LogStream::Drydock && line.contains("may write 33.6 MB"), "{line}");
    }
}

#[test]
fn nothing_is_built_or_run_on_a_disk_that_is_nearly_full() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.limits.disk_reserve_bytes = u64::MAX;
    });
    let built = harness.build(&workspace(), &[("Dockerfile", "FROM python:3.8-alpine\nRUN true\n")]);
    let Some(BuildOutcome::Failed { notice: Notice::DiskNearlyFull { free_bytes }, .. }) = built.outcome
    else {
        panic!("{built:#?}")
    };
    assert!(free_bytes > 0);
}

#[test]
fn a_step_that_fails_by_itself_blames_no_limit() {
    let harness = Harness::shared();
    let source = "FROM python:3.8-alpine\nRUN head -c 1000000 /dev/zero > /x; exit 137\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    let Some(BuildOutcome::Failed { notice: Notice::StepFailed { exit_code: Some(137), .. }, .. }) =
        built.outcome
    else {
        panic!("{built:#?}")
    };
}
