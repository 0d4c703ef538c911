//! Ending builds before their time.

use std::time::{Duration, Instant};

use backend::engine::{BuildEvent, BuildOutcome};
use protocol::StepState;
use tokio_util::sync::CancellationToken;

use super::harness::{Built, Harness, eventually, order, workspace};

#[test]
fn a_cancelled_build_ends_its_process_within_a_second() {
    let harness = Harness::shared();
    let cancel = CancellationToken::new();
    let marker = format!("{}.25", 4000 + std::process::id() % 1000);
    let source = format!("FROM python:3.8-alpine\nRUN echo begun && sleep {marker}\n");
    let order = order(&workspace(), &[("Dockerfile", &source)]);
    let built = harness.runtime.block_on(async {
        let mut events = harness.engine.build(order, cancel.clone());
        let mut built = Built::default();
        while let Some(event) = events.recv().await {
            let has_begun = matches!(&event, BuildEvent::Logged { text, .. } if *text == *"begun");
            built.take(event);
            if has_begun {
                eventually("the process runs", async || is_running(&marker)).await;
                let begun = Instant::now();
                cancel.cancel();
                while let Some(event) = events.recv().await {
                    built.take(event);
                }
                assert!(begun.elapsed() < Duration::from_millis(500), "told at once");
                eventually("the process is gone", async || !is_running(&marker)).await;
                assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
            }
        }
        built
    });
    assert_eq!(built.outcome, Some(BuildOutcome::Cancelled));
    assert_eq!(built.steps[1].state, StepState::NotReached);
}

/// Looks for `sleep <marker>` among all processes of this machine; containers' are among them.
fn is_running(marker: &str) -> bool {
    std::fs::read_dir("/proc").unwrap().flatten().any(|entry| {
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        line == format!("sleep\0{marker}\0").as_bytes()
    })
}
