//! Laws over generated input.

use prediction::{CacheEntries, Evidence, Expected, Outcome, compare, predict, swap_hint, what_if};
use proptest::prelude::*;

use crate::build::{Build, after, build, built, marks};

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("RUN a".to_owned()),
        Just("RUN a && \\\n  b".to_owned()),
        Just("RUN [\"x\", \"y\"]".to_owned()),
        Just("RUN --mount=type=cache,target=/c a".to_owned()),
        Just("RUN --mount=target=/w a".to_owned()),
        Just("RUN <<E\nhello\nE".to_owned()),
        Just("COPY app.py /x".to_owned()),
        Just("COPY . .".to_owned()),
        Just("COPY --link d /d".to_owned()),
        Just("COPY --chmod=755 *.py /p/".to_owned()),
        Just("COPY <<E /e\nhello $A\nE".to_owned()),
        Just("ADD d/x /y".to_owned()),
        Just("WORKDIR /w".to_owned()),
        Just("WORKDIR sub".to_owned()),
        Just("ENV A=1 B=$A".to_owned()),
        Just("ARG V=2".to_owned()),
        Just("USER me".to_owned()),
        Just("LABEL a=b".to_owned()),
        Just("SHELL [\"/bin/bash\", \"-c\"]".to_owned()),
        Just("CMD x".to_owned()),
        Just("FROM a AS one".to_owned()),
        Just("FROM scratch".to_owned()),
        Just("FROM one".to_owned()),
        Just("COPY --from=one /x /z".to_owned()),
        Just("RUN --mount=from=one,target=/o y".to_owned()),
        Just("ONBUILD RUN z".to_owned()),
    ]
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 0..14)
}

fn of(lines: &[String]) -> Build {
    build(&format!("FROM a\n{}\n", lines.join("\n")))
        .file("app.py", "print(1)\n")
        .file("d/x", "1")
        .file("README.md", "hi")
}

/// Everything that can be asked, for whatever is asked about.
fn ask_everything(first: &Build, second: &Build) {
    let (a, b) = (first.plan(), second.plan());
    let mut records = built(&[first, second]);
    drop(after(first, second));
    for file in &b.files {
        drop(what_if(&b, &file.path));
    }
    drop(swap_hint(&b, &vec![1_000; b.instructions.len()]));
    let sides = |plan: &prediction::Plan| {
        let side = prediction::InstructionSide { outcome: Outcome::Ran, ms: 1, bytes: None };
        vec![side; plan.instructions.len()]
    };
    let (a_sides, b_sides) = (sides(&a), sides(&b));
    drop(compare(
        &prediction::BuildSide { plan: &a, instructions: &a_sides },
        &prediction::BuildSide { plan: &b, instructions: &b_sides },
    ));
    assert_eq!(CacheEntries::from_bytes(&records.to_bytes()).as_ref(), Some(&records));
    records.add(&b, 9, &[]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_was_built_is_reused(lines in lines()) {
        let file = of(&lines);
        let found = marks(&file, &file);
        // A file that is not there, or a stage that comes later, is no build.
        let planned = file.plan();
        let expected = predict(&planned, &built(&[&file]), &Evidence::default());
        let is_broken = expected.vertices.iter().any(|found| {
            matches!(found, Expected::Run { cause: prediction::Cause::MissingFile { .. } } | Expected::Unknown { why: prediction::UnknownReason::Remote { .. } })
        });
        prop_assert!(is_broken || found.chars().all(|mark| mark == '+'), "{found} {}", file.dockerfile);
    }

    #[test]
    fn white_space_and_comments_that_the_engine_ignores_change_nothing(lines in lines(), seed in any::<u64>()) {
        let mut text = String::from("FROM a   \n\n# a remark\n");
        for (at, line) in lines.iter().enumerate() {
            let bits = seed.rotate_left(u32::try_from(at).unwrap_or(0) * 5);
            if bits & 1 == 1 {
                text.push_str("# why\n");
            }
            if bits & 2 == 2 {
                text.push_str("\n \n");
            }
            if bits & 4 == 4 {
                text.push_str("  ");
            }
            let (first, rest) = line.split_once('\n').map_or((line.as_str(), None), |(first, rest)| (first, Some(rest)));
            text.push_str(first);
            if bits & 8 == 8 && !first.ends_with('\\') && !first.contains("<<") {
                text.push_str("  \t");
            }
            if let Some(rest) = rest {
                text.push('\n');
                text.push_str(rest);
            }
            text.push('\n');
        }
        let plain = of(&lines);
        let odd = Build { dockerfile: text, ..plain.clone() };
        prop_assert_eq!(marks(&plain, &odd), marks(&plain, &plain), "{}", odd.dockerfile);
    }

    #[test]
    fn saving_the_same_again_changes_nothing(lines in lines(), path in prop_oneof![Just("app.py"), Just("d/x")]) {
        let file = of(&lines);
        let text = file.files.iter().find(|(known, ..)| *known == path).map_or("", |(_, text, _)| *text);
        let saved = file.clone().file(path, text);
        prop_assert_eq!(marks(&file, &saved), marks(&file, &file));
    }

    #[test]
    fn an_edit_of_one_file_reaches_just_what_was_said(lines in lines()) {
        let file = of(&lines);
        let edited = after(&file, &file.clone().file("d/x", "2"));
        let same = after(&file, &file);
        let reached = what_if(&file.plan(), "d/x");
        for (at, (expected, before)) in edited.instructions.iter().zip(&same.instructions).enumerate() {
            let is_reached = reached.iter().any(|(index, _)| *index == at);
            prop_assert!(is_reached || expected == before, "{at}: {expected:?} in {}", file.dockerfile);
        }
    }

    #[test]
    fn shared_entries_that_files_cannot_use_change_no_prediction_of_them(
        others in prop::collection::vec(lines(), 0..4), own in lines(), now in lines(), typed in lines(),
    ) {
        let others: Vec<Build> = others.iter().map(|lines| of(lines)).collect();
        let shared = built(&others.iter().collect::<Vec<_>>()).of_everybody();
        let past = of(&own).file("d/x", "2");
        let (own, past_plan) = (built(&[&past]), past.plan());
        let mut whole = shared.clone();
        whole.merge(&own);
        let plan = of(&now).plan();
        let part = own.with_usable_of(&shared, &[&plan, &past_plan]);
        let texts = past.texts();
        let evidence =
            Evidence { texts: &texts, past: Some(prediction::Past { plan: &past_plan, texts: &texts }) };
        prop_assert_eq!(predict(&plan, &part, &evidence), predict(&plan, &whole, &evidence));
        prop_assert!(own.iter().all(|entry| part.iter().any(|kept| (kept.operation, kept.id) == (entry.operation, entry.id))));
        // Other files are promised no more than the engine keeps.
        let typed = of(&typed).plan();
        let (less, all) = (predict(&typed, &part, &evidence), predict(&typed, &whole, &evidence));
        for (less, all) in less.vertices.iter().zip(&all.vertices) {
            prop_assert!(!matches!((less, all), (Expected::Reuse { .. }, Expected::Run { .. })), "{less:?}, {all:?}");
        }
    }

    #[test]
    fn nothing_panics(first in "[A-Z]{0,8}(.|\n){0,200}", second in lines(), args in any::<bool>()) {
        let mut odd = Build { dockerfile: first, ..of(&second) };
        if args {
            odd = odd.arg("A", "1").no_cache();
        }
        ask_everything(&of(&second), &odd);
        ask_everything(&odd, &of(&second));
    }

    #[test]
    fn damaged_files_do_not_panic(lines in lines(), cut in 0_usize..400, twice in any::<bool>()) {
        let whole = of(&lines);
        let mut end = cut.min(whole.dockerfile.len());
        while !whole.dockerfile.is_char_boundary(end) {
            end -= 1;
        }
        let mut dockerfile = whole.dockerfile[..end].to_owned();
        if twice {
            dockerfile = [dockerfile.as_str(), &whole.dockerfile[end..], &dockerfile].concat();
        }
        ask_everything(&whole, &Build { dockerfile, ..whole.clone() });
    }

    #[test]
    fn damaged_records_do_not_panic(mut bytes in proptest::collection::vec(any::<u8>(), 1..300)) {
        bytes[0] = 1;
        if let Some(records) = CacheEntries::from_bytes(&bytes) {
            drop(predict(&of(&["RUN a".to_owned()]).plan(), &records, &Evidence::default()));
            prop_assert_eq!(CacheEntries::from_bytes(&records.to_bytes()), Some(records));
        }
    }
}
