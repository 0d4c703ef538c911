//! What a file would reach, two builds side by side, and neighbours in the wrong order.

use prediction::{
    BuildSide, InstructionSide, Moved, Outcome, Plan, Reach, Row, Side, Spared, Swap, compare, swap_hint,
    what_if,
};

use crate::build::build;

#[test]
fn a_file_reaches_the_steps_that_take_it_and_those_on_top() {
    let file = build("FROM a\nCOPY req.txt .\nRUN pip\nCOPY . .\nRUN x\n")
        .file("req.txt", "1")
        .file("app.py", "1")
        .file("hidden", "1")
        .file(".dockerignore", "hidden\n");
    let planned = file.plan();
    let reached = |path| what_if(&planned, path).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    assert_eq!(reached("app.py"), [3, 4]);
    assert_eq!(reached("req.txt"), [1, 2, 3, 4]);
    assert_eq!(reached("hidden"), [0; 0]);
    assert_eq!(reached("nothing"), [0; 0]);
    let stages = build("FROM a AS b\nCOPY app.py .\nRUN make\nFROM a\nRUN y\nCOPY --from=b /o /o\n")
        .file("app.py", "1");
    let expected = [(1, Reach::Runs), (2, Reach::Runs), (5, Reach::Depends)];
    assert_eq!(what_if(&stages.plan(), "app.py"), expected);
}

fn sides(ms: &[u64]) -> Vec<InstructionSide> {
    let side = |ms: &u64| InstructionSide {
        outcome: if *ms == 0 { Outcome::Reused } else { Outcome::Ran },
        ms: *ms,
        bytes: Some(10),
    };
    ms.iter().map(side).collect()
}

#[test]
fn moving_a_copy_below_an_installation_is_found() {
    let first = build("FROM a\nCOPY . .\nRUN pip install flask\n").file("app.py", "1");
    let second = build("FROM a\nRUN pip install flask\nCOPY . .\n").file("app.py", "1");
    let (a, b) = (first.plan(), second.plan());
    let (a_sides, b_sides) = (sides(&[100, 200, 11_800]), sides(&[0, 0, 300]));
    let found = compare(
        &BuildSide { plan: &a, instructions: &a_sides },
        &BuildSide { plan: &b, instructions: &b_sides },
    );
    let moved =
        Moved { instruction: 2, other: 1, better: Side::B, saves_ms: 11_800, path: "app.py".to_owned() };
    assert_eq!(found.moved, Some(moved));
    assert_eq!((found.a.ms, found.a.n_ran, found.a.bytes), (12_100, 3, 20));
    assert_eq!((found.b.ms, found.b.n_reused), (300, 2));
}

#[test]
fn a_file_that_an_ignore_file_leaves_out_spares_the_steps_that_took_it() {
    let dockerfile = "FROM a\nCOPY . .\nRUN make\n";
    let first = build(dockerfile).file("notes.md", "1");
    let second = build(dockerfile).file("notes.md", "1").file(".dockerignore", "notes.md\n");
    let (a, b) = (first.plan(), second.plan());
    let (slow, quick) = (sides(&[0, 100, 4_000]), sides(&[0, 0, 0]));
    let (a, b) = (BuildSide { plan: &a, instructions: &slow }, BuildSide { plan: &b, instructions: &quick });
    let path = "notes.md".to_owned();
    let spared = Spared { better: Side::B, saves_ms: 4_000, path, is_ignored: true };
    assert_eq!(compare(&a, &b).spared, Some(spared.clone()));
    assert_eq!(compare(&b, &a).spared, Some(Spared { better: Side::A, ..spared }));
    assert_eq!(compare(&a, &b).moved, None);
    assert_eq!(compare(&a, &a).spared, None);
}

#[test]
fn rows_are_aligned() {
    let (a, b) =
        (build("FROM a\nRUN a\nRUN old\nRUN z\n").plan(), build("FROM a\nENV n=1\nRUN a\nRUN z\n").plan());
    let found =
        compare(&BuildSide { plan: &a, instructions: &[] }, &BuildSide { plan: &b, instructions: &[] });
    let row = |a, b| Row { a, b, is_same: a.is_some() && b.is_some() };
    let expected = [
        row(Some(0), Some(0)),
        row(None, Some(1)),
        row(Some(1), Some(2)),
        row(Some(2), None),
        row(Some(3), Some(3)),
    ];
    assert_eq!(found.rows, expected);
}

fn hint(lines: &str, ms: &[u64]) -> Option<Swap> {
    let planned: Plan =
        build(&format!("FROM a\n{lines}")).file("app.py", "1").file("requirements.txt", "flask").plan();
    swap_hint(&planned, ms)
}

#[test]
fn a_copy_above_an_installation_that_does_not_need_it() {
    let swap = Swap { upper: 1, lower: 2, saves_ms: 9_000, path: "app.py".to_owned() };
    let ms = [0, 10, 9_000];
    assert_eq!(hint("COPY app.py .\nRUN pip install flask\n", &ms), Some(swap.clone()));
    assert_eq!(
        hint(
            "COPY app.py .\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists\n",
            &ms
        ),
        Some(swap.clone())
    );
    assert_eq!(hint("COPY . .\nRUN pip install flask\n", &ms), Some(swap));
    for lines in [
        "COPY requirements.txt .\nRUN pip install -r requirements.txt\n",
        "COPY . .\nRUN pip install .\n",
        "COPY . .\nRUN make\n",
        "COPY . .\nRUN pip install flask && python app.py\n",
        "COPY . .\nRUN pip install flask && sh build\n",
        "COPY . .\nRUN --mount=target=/x pip install flask\n",
        "COPY . .\nENV A=1\nRUN pip install flask\n",
        "RUN pip install flask\nCOPY . .\n",
    ] {
        assert_eq!(hint(lines, &[0, 10, 9_000, 9_000]), None, "{lines}");
    }
    assert_eq!(hint("COPY app.py .\nRUN pip install flask\n", &[0, 10, 20]), None);
}
