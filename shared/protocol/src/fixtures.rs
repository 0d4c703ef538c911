//! One JSON file for each variant is the contract of the store and, in its binary form, of the wire: the tests read each file, write it again and compare. Samples of requests are short and
//! stand below their enums.
//!
//! A browser has no file system, so this runs on the host alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use prediction::{Cause, Expected, FileChange, UnknownReason};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::samples::{name_of, variants_of};
use crate::{
    AppFailure, BuildState, ContainerState, EngineState, IgnoreFault, ImageAvailability, LogRemark, LogText,
    NewSyntax, NoEngine, Notice, PathProblem, Replacement, ServerFrame, ShellEvent, Unbuildable, WorkKind,
};

/// Reads and writes each file of a folder; there is one file for each variant of `V`.
fn check<T: DeserializeOwned + Serialize, V: DeserializeOwned + Serialize>(
    folder: &str,
    part: impl Fn(&T) -> &V,
) {
    let mut found = BTreeSet::new();
    for path in files(folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let value: T =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let written = serde_json::to_value(&value).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(written, expected, "{}", path.display());
        let again: T = crate::wire::from_bytes(&crate::wire::to_bytes(&value)).unwrap();
        assert_eq!(serde_json::to_value(&again).unwrap(), expected, "{} on the wire", path.display());
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(name_of(part(&value)), stem, "{} holds another variant", path.display());
        found.insert(stem.to_owned());
    }
    assert_eq!(found, variants_of::<V>(), "one file for each variant in {folder}");
}

/// The same for an enum that stands in its file alone.
fn check_alone<V: DeserializeOwned + Serialize>(folder: &str) {
    check::<V, V>(folder, |value| value);
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test_data").join(folder);
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn every_server_message() {
    check("server", |frame: &ServerFrame| &frame.message);
}

#[test]
fn every_notice() {
    check_alone::<Notice>("notice");
}

#[test]
fn every_failure_of_an_app() {
    check_alone::<AppFailure>("app_failure");
}

#[test]
fn every_expectation_and_cause() {
    check_alone::<Expected>("expected");
    check_alone::<UnknownReason>("why");
    check_alone::<Cause>("cause");
    check_alone::<FileChange>("file_change");
}

#[test]
fn every_state() {
    check_alone::<BuildState>("build_state");
    check_alone::<ContainerState>("container_state");
    check_alone::<EngineState>("engine_state");
    check_alone::<ImageAvailability>("image_availability");
    check_alone::<NoEngine>("no_engine");
    check_alone::<Replacement>("replacement");
    check_alone::<IgnoreFault>("ignore_fault");
    check_alone::<WorkKind>("work_kind");
    check_alone::<PathProblem>("path_problem");
    check_alone::<Unbuildable>("unbuildable");
    check_alone::<NewSyntax>("new_syntax");
    check_alone::<LogRemark>("log_remark");
}

#[test]
fn every_event_of_a_shell() {
    check_alone::<ShellEvent>("shell_event");
}

#[test]
fn a_line_of_a_log_is_text_or_a_remark() {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("test_data/log_text").join(name);
        let text = std::fs::read_to_string(path).unwrap();
        let value: LogText = serde_json::from_str(&text).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&value).unwrap(), expected);
        assert_eq!(crate::wire::from_bytes::<LogText>(&crate::wire::to_bytes(&value)).as_ref(), Ok(&value));
        value
    };
    assert!(matches!(read("written.json"), LogText::Written(_)));
    assert!(matches!(read("remark.json"), LogText::Remark(_)));
}
