//! The form of a basis, how it changes, and what it predicts of a `FROM`.

use super::*;
use crate::cause::Cause;
use crate::entries::Outcome;
use crate::input::{BaseConfig, CacheScope, EngineGeneration, Network, NoCache, Storage};

const SOURCE: &str = "FROM alpine\nRUN a\nCOPY app.py /\n";

fn image(id: &str) -> BaseImage {
    BaseImage {
        reference: "alpine".into(),
        manifest: id.into(),
        chain: format!("c{id}"),
        ..BaseImage::default()
    }
}

fn call(id: &str) -> BuildInvocation {
    BuildInvocation { images: vec![image(id)], ..BuildInvocation::default() }
}

fn built(call: &BuildInvocation, app: &str) -> PastBuild {
    let file = |path: &str, text: &str| PastFile {
        path: path.into(),
        mode: 0o644,
        digest: Key::of(text.as_bytes()),
        text: Some(text.into()),
    };
    PastBuild { number: 1, call: call.clone(), files: vec![file("Dockerfile", SOURCE), file("app.py", app)] }
}

/// A basis after one build of an image that lies in the engine.
fn basis() -> Basis {
    let past = built(&call("1"), "one\ntwo\n");
    let mut records = CacheEntries::default();
    records.add(&past.plan(), 1, &[Outcome::Reused, Outcome::Ran, Outcome::Ran]);
    Basis { next: call("1"), records, past: Some(past) }
}

fn predict_with(basis: &Basis, call: &BuildInvocation, app: &str) -> Vec<Expected> {
    let files = [ContextFile::of_text("Dockerfile", SOURCE), ContextFile::of_text("app.py", app)];
    let plan = call.plan(&parse(SOURCE), &files);
    let past = basis.past.as_ref().map(PastBuild::plan);
    basis.predict(call, &plan, &[("Dockerfile", SOURCE), ("app.py", app)], past.as_ref()).instructions
}

#[test]
fn bytes_are_read_as_they_were_written() {
    let mut basis = basis();
    basis.next.options = InvocationOptions {
        target: Some("web\tapp".into()),
        no_cache: NoCache::Stages(vec!["a".into(), "b".into()]),
        network: Network::Host,
        platform: Some("linux/amd64".into()),
        scope: CacheScope { hosts: vec!["h".into()], epoch: Some(-7), cache_mounts: "ns".into() },
        engine: EngineGeneration::Docker20,
        storage: Storage { maps_users: true, is_graph_driver: true },
        source: BuildSource { dockerfile: "sub/Dockerfile".into(), context: "sub".into() },
    };
    basis.next.arguments = vec![("A".into(), "1\n2\\n".into())];
    basis.next.images[0].config = BaseConfig {
        env: vec![("PATH".into(), "/bin".into())],
        workdir: Some("/w".into()),
        user: Some("records".into()),
        shell: Some(vec!["/bin/sh".into(), "-c".into()]),
        onbuild: vec!["RUN x".into()],
    };
    basis.past.as_mut().unwrap().call.options.no_cache = NoCache::Everywhere;
    basis.past.as_mut().unwrap().files[1].text = Some("records\n\r\n\t\\records\n".into());
    assert_eq!(Basis::from_bytes(&basis.to_bytes()).as_ref(), Some(&basis));
    let update = BasisUpdate::Whole(Box::new(basis));
    assert_eq!(BasisUpdate::from_bytes(&update.to_bytes()), Some(update));
}

#[test]
fn damaged_bytes_do_no_harm() {
    let bytes = basis().to_bytes();
    for end in 0..bytes.len() {
        assert_eq!(Basis::from_bytes(&bytes[..end]), None, "{end}");
        drop(Basis::from_bytes(&bytes[end..]));
    }
    let other_version = [&[0], &bytes[1..]].concat();
    assert_eq!(Basis::from_bytes(&other_version), None);
    assert_eq!(Basis::from_bytes(&[&bytes[..], &[0]].concat()), None);
}

#[test]
fn a_change_makes_one_basis_of_another() {
    let old = Basis { next: call("1"), ..Basis::default() };
    let new = Basis { next: call("2"), ..basis() };
    let mut changed = old.clone();
    changed.apply(old.change_to(&new).expect("there is a latest build"));
    assert_eq!(predict_with(&changed, &call("1"), "one\n"), predict_with(&new, &call("1"), "one\n"));
    assert_eq!((&changed.next, &changed.past), (&new.next, &new.past));
    assert!(new.change_to(&changed).is_some_and(|change| change.is_empty()));
    assert_eq!(new.change_to(&old), None, "a latest build does not go away by a change");
}

#[test]
fn an_image_in_the_engine_is_reused_by_a_first_build() {
    let basis = Basis { next: call("1"), ..Basis::default() };
    let found = predict_with(&basis, &call("1"), "");
    assert_eq!(found[0], Expected::Reuse { build: 0 });
    assert_eq!(found[1], Expected::Run { cause: Cause::NeverBuilt });
    let absent = predict_with(&Basis::default(), &BuildInvocation::default(), "");
    assert_eq!(absent[0], Expected::Run { cause: Cause::NeverBuilt });
}

#[test]
fn another_image_of_the_same_name_is_the_cause_of_what_stands_on_it() {
    let found = predict_with(&basis(), &call("2"), "one\ntwo\n");
    assert_eq!(found[0], Expected::Reuse { build: 0 });
    let cause = Cause::Base { old: "alpine".into(), new: "alpine".into() };
    assert_eq!(found[1], Expected::Run { cause });
}

#[test]
fn an_edit_is_told_with_its_line() {
    let basis = Basis::from_bytes(&basis().to_bytes()).unwrap();
    let found = predict_with(&basis, &call("1"), "one\n2\n");
    assert_eq!(found[1], Expected::Reuse { build: 1 });
    let Expected::Run { cause: Cause::File { path, change, .. } } = &found[2] else { panic!("{found:?}") };
    assert_eq!((path.as_str(), format!("{change:?}").contains("(1, 2)")), ("app.py", true));
}
