//! What is said of two builds, from what the server would tell of them.

mod fixtures;
mod rendered;

use std::rc::Rc;

use protocol::{BuildState, ComparedBuild, Digest, Notice, PairName, PairPart, StepState};

use self::fixtures::{build, cancelled, head, put, succeeded, told};
use self::rendered::{Around, Rendered};
use super::live::LiveRun;

const COPY_FIRST: &str = "FROM a\nCOPY app.py /\nRUN slow\nCMD x\n";
const COPY_LAST: &str = "FROM a\nRUN slow\nCMD x\nCOPY app.py /\n";

#[track_caller]
fn says(a: ComparedBuild, b: ComparedBuild, expected: &str) {
    let page = Rendered::of(&told(Some(a), Some(b)), Around::default());
    assert_eq!(page.texts("compare__said"), [expected]);
}

#[test]
fn the_order_of_copy_is_one_sentence_with_measured_seconds() {
    let (first, last) = (build(4, COPY_FIRST, &[0, 100, 14_200]), build(5, COPY_LAST, &[0, 0, 0, 100]));
    says(
        first.clone(),
        last.clone(),
        "Moving COPY below RUN saves 14.2 s on every change of app.py. The edit in both: app.py line 5.",
    );
    says(
        last.clone(),
        first.clone(),
        "Moving COPY above RUN costs 14.2 s on every change of app.py. The edit in both: app.py line 5.",
    );
    let page = Rendered::of(&told(Some(first), Some(last)), Around::default());
    assert_eq!(page.texts("side__total"), ["14.4 s", "0.2 s"]);
    assert_eq!(page.texts("versus__head"), ["Time of these builds 10 changes a day: A 2 min 23 s, B 1.0 s"]);
    assert_eq!(page.texts("versus__saved"), ["14.2 s saved"]);
    assert_eq!(page.texts("line__note"), ["moved down", "moved here"]);
    let bars = page.texts("layer-bar");
    assert_eq!(bars[1], "2 COPY app.py / ran app.py changed: line 5 0.1 s \u{b7} 100 B In B: line 4.");
    assert_eq!(bars[5], "2 RUN slow reused nothing it depends on changed since build 1 100 B In A: line 3.");
    assert_eq!(
        page.buttons(),
        ["Back to the files", "Swap", "Keep B\u{2019}s files", "Restore A\u{2019}s files"]
    );
}

/// Returns what stands in each row: of all parts of that class, the first word in capitals.
fn in_rows(page: &Rendered, class: &str) -> Vec<(String, String)> {
    let is_keyword = |word: &&str| word.chars().all(|letter| letter.is_ascii_uppercase());
    let keyword = |text: &str| text.split_whitespace().find(is_keyword).map(str::to_owned);
    page.in_rows(class).into_iter().filter_map(|(row, text)| Some((row, keyword(&text)?))).collect()
}

#[test]
fn an_instruction_and_its_counterpart_are_of_one_row_wherever_they_are_drawn() {
    let first = COPY_FIRST.replace("CMD x", "CMD x\nUSER a");
    let page = Rendered::of(
        &told(Some(build(4, &first, &[0, 100, 14_200])), Some(build(5, COPY_LAST, &[0, 0, 0, 100]))),
        Around::default(),
    );
    let row_of = |keyword: &str| {
        let mut rows: Vec<_> = ["line", "layer-bar"].iter().flat_map(|class| in_rows(&page, class)).collect();
        rows.retain(|(_, word)| word == keyword);
        let row = rows[0].0.clone();
        assert!(rows.iter().all(|(other, _)| *other == row), "{rows:?}");
        (rows.len(), row)
    };
    let rows = ["FROM", "COPY", "RUN", "CMD"].map(row_of);
    assert!(rows.iter().all(|(n, _)| *n == 4), "both Dockerfiles and both stacks: {rows:?}");
    assert_eq!(row_of("USER").0, 2, "what only A has is lit alone");
    let bars = page.texts("layer-bar");
    assert!(bars[4].ends_with("Not in B."), "{}", bars[4]);
}

#[test]
fn what_the_bars_say_is_saved_is_what_the_headline_says() {
    // A step that ran in both is as long as it happens to be, and saves nothing.
    let (a, b) = (build(4, COPY_FIRST, &[0, 180, 14_230]), build(5, COPY_LAST, &[0, 0, 0, 90]));
    let page = Rendered::of(&told(Some(a), Some(b)), Around::default());
    assert_eq!(page.texts("compare__headline"), ["Moving COPY below RUN saves 14.2 s"]);
    assert_eq!(page.texts("versus__saved"), ["14.2 s saved"]);
    // All that is below the COPY is saved, not the slowest step alone.
    let (first, last) =
        ("FROM a\nCOPY app.py /\nRUN slow\nRUN slower\n", "FROM a\nRUN slow\nRUN slower\nCOPY app.py /\n");
    let (a, b) = (build(4, first, &[0, 100, 3_000, 5_000]), build(5, last, &[0, 0, 0, 100]));
    let page = Rendered::of(&told(Some(a), Some(b)), Around::default());
    assert_eq!(page.texts("compare__headline"), ["Moving COPY below RUN saves 8.0 s"]);
    assert_eq!(page.texts("versus__saved"), ["8.0 s saved"]);
    assert_eq!(page.texts("versus__head"), ["Time of these builds 10 changes a day: A 1 min 21 s, B 1.0 s"]);

    let plain = |number, ms| build(number, COPY_LAST, &[0, 0, 0, ms]);
    let page = Rendered::of(&told(Some(plain(1, 900)), Some(plain(2, 500))), Around::default());
    assert_eq!(page.texts("versus__saved"), [""; 0], "chance saves nothing");
}

#[test]
fn what_is_not_saved_is_not_claimed() {
    let plain = |number| build(number, COPY_LAST, &[0, 0, 0, 100]);
    says(
        plain(1),
        plain(2),
        "Both builds cost the same Neither saves time on a change; both images have 50 MB. The edit in both: app.py line 5.",
    );
    says(
        build(1, COPY_LAST, &[0, 9_000, 0, 100]),
        build(2, COPY_LAST, &[0, 0, 0, 0]),
        "B took 9.1 s less from the same files: earlier builds made the difference. Only in A an edit made steps run: app.py line 5.",
    );
    let mut small = plain(2);
    let image_id = Digest(String::new());
    small.record.state =
        BuildState::Succeeded { started_ms: 0, ended_ms: 9_000, image_id, image_bytes: 10_000_000 };
    says(
        plain(1),
        small,
        "B\u{2019}s image is 40 MB smaller to store, to send and to start from. The edit in both: app.py line 5.",
    );
    let mut failed = plain(2);
    let notice = Notice::EngineLost;
    failed.record.state =
        BuildState::Failed { started_ms: Some(0), ended_ms: 9, notice, lines: Some((1, 2)) };
    says(
        plain(1),
        failed,
        "B stopped at line 2 Only A made an image, so two images cannot be compared. The edit in both: app.py line 5.",
    );
}

#[test]
fn a_file_left_out_is_named() {
    let (a, mut b) = (
        build(1, "FROM a\nCOPY . /\nRUN slow\n", &[0, 100, 6_000]),
        build(2, "FROM a\nCOPY . /\nRUN slow\n", &[]),
    );
    put(&mut b, ".dockerignore", "app.py\n");
    says(
        a.clone(),
        b.clone(),
        "Leaving app.py out saves 6.1 s on every change of this file: the ignore file keeps the file away from COPY. \
         Only in A an edit made steps run: app.py line 5.",
    );
    let page = Rendered::of(&told(Some(a), Some(b)), Around::default());
    assert_eq!(page.texts("others__file"), [".dockerignore is only in B + 1 only in B: app.py"]);
}

#[test]
fn stand_ins_are_told_as_what_they_are() {
    let with_base = |number, base: &str| build(number, &format!("FROM {base}\nCOPY app.py /\n"), &[0, 50]);
    let told = told(Some(with_base(1, "x:slim")), Some(with_base(2, "x:alpine")));
    let stand_ins = [("x:slim", "Debian 12"), ("x:alpine", "Debian 12")];
    let page = Rendered::of(&told, Around { stand_ins: &stand_ins, ..Around::default() });
    assert!(page.texts("compare__said")[0].contains("both bases are stand-ins made of Debian 12"));
}

#[test]
fn before_there_are_two_it_says_what_is_missing() {
    let page = Rendered::of(&told(None, None), Around::default());
    assert_eq!(
        page.texts("compare__said"),
        ["Nothing to compare yet Build your files twice, or choose one of the pairs."]
    );
    let page = Rendered::of(&told(Some(build(1, COPY_LAST, &[])), None), Around::default());
    assert_eq!(
        page.texts("compare__said"),
        ["Build 1 is A Change something and build: that build becomes B."]
    );
}

#[test]
fn a_pair_offers_to_build_both_and_tells_how_far_it_is() {
    let pair = Around { pair: Some(PairName::CopyOrder), can_build: true, ..Around::default() };
    let page = Rendered::of(&told(None, None), pair);
    assert!(page.texts("compare__said")[0].starts_with("Order of COPY"));
    assert_eq!(page.buttons(), ["Back to the files", "Build both"]);
    assert_eq!(page.texts("preset").len(), 6);
    let mut under_way = told(Some(build(1, COPY_FIRST, &[])), None);
    under_way.builds = vec![
        head(2, BuildState::Running { started_ms: 1 }, Some(PairPart::AEdited)),
        head(1, succeeded(), Some(PairPart::A)),
    ];
    let page = Rendered::of(&under_way, pair);
    assert_eq!(page.texts("compare__said"), ["Build 2 of 4: A after the edit"]);
    under_way.builds[0].state = BuildState::Queued { n_before: 3 };
    assert_eq!(
        Rendered::of(&under_way, pair).texts("compare__said"),
        ["Build 2 of 4: A after the edit 3 builds go first."]
    );
    assert!(
        page.buttons().contains(&"Cancel".to_owned()) && !page.buttons().contains(&"Build both".to_owned())
    );
}

#[test]
fn a_pair_that_stopped_says_what_it_was_and_goes_on_from_there() {
    let pair = Around { pair: Some(PairName::CopyOrder), can_build: true, ..Around::default() };
    let mut stopped = told(Some(build(2, COPY_FIRST, &[])), None);
    stopped.builds =
        vec![head(3, cancelled(), Some(PairPart::B)), head(2, succeeded(), Some(PairPart::AEdited))];
    let page = Rendered::of(&stopped, pair);
    assert_eq!(
        page.texts("compare__said"),
        [
            "Stopped at build 3 of 4 B for the first time was cancelled. Go on builds it again and those that follow."
        ]
    );
    assert_eq!(
        page.buttons(),
        ["Back to the files", "Build both again", "Go on", "Restore A\u{2019}s files"]
    );

    let mut first = told(None, None);
    first.builds = vec![head(1, cancelled(), Some(PairPart::A))];
    assert_eq!(Rendered::of(&first, pair).texts("compare__headline"), ["Stopped at build 1 of 4"]);

    // Both were built before: they are still compared.
    let (first, last) = (build(2, COPY_FIRST, &[0, 100, 14_200]), build(4, COPY_LAST, &[0, 0, 0, 100]));
    let mut again = told(Some(first), Some(last));
    let notice = Notice::EngineLost;
    let failed = BuildState::Failed { started_ms: None, ended_ms: 1, notice, lines: None };
    again.builds.insert(0, head(5, failed, Some(PairPart::A)));
    let page = Rendered::of(&again, pair);
    assert_eq!(
        page.texts("compare__stopped"),
        [
            "A for the first time made no image: The engine stopped answering. Go on builds it again and those that follow."
        ]
    );
    assert!(page.texts("compare__headline")[0].starts_with("Moving COPY below RUN saves"));
    // What somebody built of their own is no pair that stopped.
    again.builds.insert(0, head(6, cancelled(), None));
    assert_eq!(Rendered::of(&again, pair).texts("compare__stopped"), [""; 0]);
}

#[test]
fn a_pair_shows_both_dockerfiles_and_its_edit_before_it_is_built() {
    for name in PairName::ALL {
        let pair = Around { pair: Some(name), can_build: true, ..Around::default() };
        let page = Rendered::of(&told(None, None), pair);
        let files = page.texts("diff");
        let n_dockerfiles = files.iter().filter(|text| text.contains("FROM python")).count();
        // The pair of `.dockerignore` has one Dockerfile in both.
        assert_eq!(n_dockerfiles, if name == PairName::Dockerignore { 1 } else { 2 }, "{name:?}: {files:?}");
        let edit = files.last().unwrap();
        assert!(edit.contains("before:") && edit.contains("after:"), "{name:?}: {edit}");
    }
    let order = Around { pair: Some(PairName::CopyOrder), ..Around::default() };
    let page = Rendered::of(&told(None, None), order);
    assert_eq!(page.texts("line__note"), ["moved down", "moved here"]);
    assert_eq!(
        page.texts("others"),
        [
            "The edit in both: app.py \u{2212} 8 before: return \"hello world!\" + 8 after: return \"hello, change \u{2026}!\""
        ]
    );
    let ignore = Around { pair: Some(PairName::Dockerignore), ..Around::default() };
    assert!(
        Rendered::of(&told(None, None), ignore).texts("others__file")[0]
            .starts_with(".dockerignore is only in B")
    );

    assert!(
        Rendered::of(&told(None, None), ignore).texts("compare__same")[0].starts_with("Same Dockerfile; ")
    );

    let only = Rendered::of(&told(Some(build(1, COPY_LAST, &[])), None), Around::default());
    assert!(only.texts("diff")[0].contains("RUN slow"));
    assert_eq!(only.texts("side__waits"), ["Your next build comes here."]);
}

#[test]
fn of_files_that_cost_the_same_the_one_that_was_edited_is_named() {
    let mut a = build(1, "FROM a\nCOPY . /\nRUN slow\n", &[0, 100, 6_000]);
    let mut b = build(2, "FROM a\nCOPY requirements.txt /\nRUN slow\nCOPY . /\n", &[0, 0, 0, 100]);
    for one in [&mut a, &mut b] {
        put(one, "requirements.txt", "flask\n");
    }
    says(
        a.clone(),
        b.clone(),
        "Moving COPY below RUN saves 6.0 s on every change of app.py. The edit in both: app.py line 5.",
    );
    for one in [&mut a, &mut b] {
        one.record.prediction = None;
    }
    says(a, b, "Moving COPY below RUN saves 6.0 s on every change of app.py.");
}

#[test]
fn the_edit_of_a_pair_is_in_both_even_where_it_changes_nothing() {
    let (a, mut b) = (
        build(2, "FROM a\nCOPY . /\nRUN slow\n", &[0, 100, 6_000]),
        build(4, "FROM a\nCOPY . /\nRUN slow\n", &[]),
    );
    put(&mut b, ".dockerignore", "app.py\n");
    let mut told = told(Some(a), Some(b));
    told.builds =
        vec![head(4, succeeded(), Some(PairPart::BEdited)), head(2, succeeded(), Some(PairPart::AEdited))];
    let pair = Around { pair: Some(PairName::Dockerignore), ..Around::default() };
    assert!(
        Rendered::of(&told, pair).texts("compare__said")[0].ends_with("The edit in both: app.py line 5.")
    );
}

#[test]
fn images_of_which_one_is_smaller_are_drawn_by_their_bytes() {
    let (mut a, mut b) = (build(1, COPY_LAST, &[0, 0, 0, 80]), build(2, COPY_LAST, &[0, 0, 0, 130]));
    for (one, bytes) in [(&mut a, 90_000_000), (&mut b, 50_000_000)] {
        one.record.steps[1].layer_bytes = Some(bytes - 200);
        let image_id = Digest(String::new());
        one.record.state =
            BuildState::Succeeded { started_ms: 0, ended_ms: 900, image_id, image_bytes: bytes };
    }
    let page = Rendered::of(&told(Some(a), Some(b)), Around::default());
    assert_eq!(page.texts("compare__headline"), ["B\u{2019}s image is 40 MB smaller"]);
    assert_eq!(page.texts("side__total"), ["90 MB", "50 MB"]);
    assert_eq!(page.texts("versus__head"), ["Size of these images"]);
    assert_eq!(page.texts("versus__saved"), ["40 MB less"]);
    assert!(page.texts("versus__seg").contains(&"RUN slow 90 MB".to_owned()));
}

#[test]
fn one_dockerfile_in_both_is_folded_and_the_first_difference_named() {
    let (mut a, mut b) = (build(1, COPY_LAST, &[]), build(2, COPY_LAST, &[]));
    let folded = |a: &ComparedBuild, b: &ComparedBuild| {
        let page = Rendered::of(&told(Some(a.clone()), Some(b.clone())), Around::default());
        let text = page.texts("compare__same");
        text.first().map(|text| text.split(" 1 FROM").next().unwrap_or_default().to_owned())
    };
    for build in [&mut a, &mut b] {
        put(build, "app.py", "1\n2\n3\n");
    }
    assert_eq!(folded(&a, &b).as_deref(), Some("Same Dockerfile"));
    put(&mut b, "app.py", "1\n2\nthree\n");
    assert_eq!(folded(&a, &b).as_deref(), Some("Same Dockerfile; app.py line 3 differs"));
    put(&mut b, "notes.md", "new\n");
    let expected = "Same Dockerfile; app.py line 3 differs, and 1 more file is different";
    assert_eq!(folded(&a, &b).as_deref(), Some(expected));
    assert_eq!(folded(&build(1, COPY_FIRST, &[]), &b), None, "two Dockerfiles stand side by side");
}

#[test]
fn while_a_pair_is_built_both_sides_fill_and_nothing_is_weighed() {
    let running = |number, source, ms: &[u64]| {
        let mut build = build(number, source, ms).record;
        build.state = BuildState::Running { started_ms: 0 };
        build.steps[2].state = StepState::Running;
        Rc::new(build)
    };
    // An earlier run is over, and this one is at the third of its four builds.
    let (old_a, old_b) = (build(2, COPY_FIRST, &[0, 100, 14_200]), build(4, COPY_LAST, &[0, 0, 0, 100]));
    let records = [
        running(7, COPY_LAST, &[0, 9_000]),
        Rc::new(build(6, COPY_FIRST, &[0, 100, 13_000]).record),
        Rc::new(build(5, COPY_FIRST, &[100, 100, 13_000]).record),
    ];
    let mut told = told(Some(old_a), Some(old_b));
    told.builds.insert(0, head(7, BuildState::Running { started_ms: 0 }, Some(PairPart::B)));
    let run = LiveRun::of(&told.builds, &records, 1).expect("it goes on");
    let around = Around { pair: Some(PairName::CopyOrder), live: Some(&run), ..Around::default() };
    let page = Rendered::of(&told, around);
    assert_eq!(page.texts("compare__headline"), ["Build 3 of 4: B for the first time"]);
    assert_eq!(page.texts("side__build"), ["Build 6 \u{b7} 13.2 s", "Build 7 \u{b7} under way"]);
    assert_eq!(page.texts("meta")[..2], ["A after the edit", "B for the first time"]);
    assert!(page.texts("layer-bar").iter().any(|bar| bar.contains("running")), "B fills in");
    assert_eq!(page.texts("compare__seam"), [""; 0], "the instructions are not matched yet");
    assert_eq!(page.texts("versus__saved"), [""; 0], "nothing is saved before both are there");
    assert_eq!(
        page.texts("versus__seg").len(),
        3,
        "two steps of A and one of B: {:?}",
        page.texts("versus__seg")
    );
    assert_eq!(page.buttons(), ["Back to the files", "Cancel"]);

    let first = [running(5, COPY_FIRST, &[0, 100])];
    told.builds[0] = head(5, BuildState::Running { started_ms: 0 }, Some(PairPart::A));
    let run = LiveRun::of(&told.builds, &first, 1).expect("it goes on");
    let page = Rendered::of(&told, Around { live: Some(&run), ..around });
    assert_eq!(page.texts("side__follows"), ["B is built as soon as A is done."]);
}
