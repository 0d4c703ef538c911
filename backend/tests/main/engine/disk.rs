//! What an image may add to its base, and what the engine may store in all.

use backend::engine::{BuildOutcome, DiskState};
use protocol::{LimitKind, Notice, StepState};

use super::harness::{Harness, eventually, told, workspace};

const MIB: u64 = 1024 * 1024;

/// A base, a layer of its own with so many MiB, and a command that goes on.
fn source(marker: &str, n_mib: u64) -> String {
    format!(
        "FROM python:3.8-alpine\nRUN head -c {} /dev/urandom > /{marker}\nCMD [\"python3\", \"-uc\", \"import time; print('up'); time.sleep(600)\"]\n",
        n_mib * MIB
    )
}

#[test]
fn an_image_over_its_limit_fails_the_build_and_is_gone() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| config.limits.image_bytes = 4 * MIB);
    let workspace = workspace();
    let fits = harness.build(&workspace, &[("Dockerfile", &source("fits", 3))]);
    assert!(harness.is_stored(&fits.image_id().0));
    let n_before = harness.image_ids().len();
    let built = harness.build(&workspace, &[("Dockerfile", &source("large", 5))]);
    let Some(BuildOutcome::Failed { notice: Notice::Limit { kind, used, limit }, .. }) = built.outcome else {
        panic!("{built:#?}")
    };
    assert_eq!((kind, limit), (LimitKind::ImageBytes, 4 * MIB));
    assert!((5 * MIB..6 * MIB).contains(&used), "{used}");
    assert_eq!(harness.image_ids().len(), n_before, "the large image is gone, the one before it is not");
    assert!(harness.is_stored(&fits.image_id().0));
}

#[test]
fn an_engine_that_stores_too_much_loses_what_nobody_needs_and_nothing_else() {
    // The base alone is larger.
    let limit = 100 * MIB;
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.limits.engine_disk_bytes = limit;
    });
    let hold = || harness.runtime.block_on(harness.engine.hold_disk()).unwrap();
    let (one, two) = (workspace(), workspace());
    let build = |workspace, marker| harness.build(workspace, &[("Dockerfile", &source(marker, 8))]);
    let replaced = build(&one, "first").image_id();
    let latest = build(&one, "second").image_id();
    let running = build(&two, "first");
    let mut run = harness.run(&two, &running);
    harness.runtime.block_on(told(&mut run, |told| !told.lines.is_empty()));
    let newer = build(&two, "second").image_id();
    let n_lost = || harness.engine.storage().borrow().n_lost;
    let n_lost_before = n_lost();
    let report = hold();
    assert_eq!(harness.engine.disk(), DiskState::OverLimit, "the base alone is too large");
    assert_eq!(n_lost(), n_lost_before + 1, "whoever promised a reuse is told");
    assert!(report.used_bytes > limit && report.left_bytes < report.used_bytes - 8 * MIB, "{report:?}");
    assert_eq!(report.n_images, 1, "{report:?}");
    assert!(report.cache_bytes >= 8 * MIB, "{report:?}");
    assert!(!harness.is_stored(&replaced.0));
    for kept in [&latest, &running.image_id(), &newer] {
        assert!(harness.is_stored(&kept.0), "{kept:?}");
    }
    assert!(harness.is_stored("python:3.8-alpine"));
    let id = run.id.clone();
    drop(run);
    let gone = async || !harness.container_is_there(&id);
    harness.runtime.block_on(eventually("the container is removed", gone));
    assert_eq!(hold().n_images, 1);
    assert!(!harness.is_stored(&running.image_id().0));
    assert_eq!(harness.try_run(&two, &running).unwrap_err(), Notice::ImageRemoved);
    assert_eq!(
        build(&one, "second").steps[1].state,
        StepState::Reused,
        "what is in use is in the cache still"
    );
}

#[test]
fn an_engine_full_of_latest_images_loses_those_of_who_built_first() {
    let all_of_base = {
        let harness = Harness::start(&["python:3.8-alpine"]);
        harness.runtime.block_on(harness.engine.hold_disk()).unwrap().used_bytes
    };
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.limits.engine_disk_bytes = all_of_base + 20 * MIB;
    });
    let images: Vec<_> = (0..3)
        .map(|_| {
            let workspace = workspace();
            let built = harness.build(&workspace, &[("Dockerfile", &source("latest", 8))]);
            (workspace, built)
        })
        .collect();
    let report = harness.runtime.block_on(harness.engine.hold_disk()).unwrap();
    assert!(report.left_bytes <= all_of_base + 20 * MIB, "{report:?}");
    let is_there: Vec<bool> =
        images.iter().map(|(_, built)| harness.is_stored(&built.image_id().0)).collect();
    assert_eq!(is_there, [false, true, true]);
    assert_eq!(harness.engine.disk(), DiskState::Fine);
    let (workspace, first) = &images[0];
    assert_eq!(harness.try_run(workspace, first).unwrap_err(), Notice::ImageRemoved);
    harness.build(workspace, &[("Dockerfile", &source("latest", 8))]).image_id();
}

#[test]
fn a_disk_that_is_nearly_full_is_made_room_on() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.limits.disk_reserve_bytes = u64::MAX;
    });
    harness.import("old:1", &[0; 10240]);
    assert!(harness.is_stored("old:1"));
    let report = harness.runtime.block_on(harness.engine.hold_disk()).unwrap();
    assert_eq!(report.n_images, 1, "{report:?}");
    assert!(!harness.is_stored("old:1"));
    assert!(harness.is_stored("python:3.8-alpine"), "what is provided stays");
    assert_eq!(harness.engine.disk(), DiskState::NearlyFull);
}

#[test]
fn below_the_limit_nothing_goes() {
    let harness = Harness::shared();
    let workspace = workspace();
    let replaced = harness.build(&workspace, &[("Dockerfile", &source("first", 1))]).image_id();
    harness.build(&workspace, &[("Dockerfile", &source("second", 1))]).image_id();
    let storage = harness.engine.storage().borrow().clone();
    let report = harness.runtime.block_on(harness.engine.hold_disk()).unwrap();
    assert_eq!(*harness.engine.storage().borrow(), storage, "nobody is told of a loss");
    assert_eq!((report.n_images, report.cache_bytes, report.left_bytes), (0, 0, report.used_bytes));
    assert!(harness.is_stored(&replaced.0));
}
