//! A fuzz target of our own: real-looking files, cut, doubled, spliced and sprinkled with bytes, for a bounded time.
//!
//! `DRYDOCK_FUZZ_SECONDS` (5 unless told) sets the time. The sequence is the same in every run, so that a failure comes again; what it
//! found once stands in `REGRESSIONS`.
#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use dockerfile::{Workspace, analyse, check, diagnose, parse};

const SEEDS: &[&str] = &[
    "# syntax=docker/dockerfile:1\n# escape=`\nARG V=3.8\nFROM --platform=$BUILDPLATFORM python:${V:-3}-alpine AS base\nRUN a `\n # c\n b\n",
    "FROM a\nCOPY --from=0 --chown=1:2 [\"x y\", \"\\u00e9/\"]\nRUN --mount=type=cache,target=/r <<-'E' sh\n\techo $x ${y#z}\n\tE\nCMD [\"p\", 1]\n",
    "FROM python:3.13-slim AS b\nWORKDIR /srv\nENV A=1 B=$A\nRUN pip install -r requirements.txt && cd x\nCOPY --from=b app.py ./\nFROM b\nEXPOSE 80\nENTRYPOINT [\"sh\", \"-c\", \"flask run\"]\nCMD python app.py\n",
    "\u{feff}from a as b\r\nENV x=\"y z\" w='\\' \\\r\n\r\n  v=$x\r\nONBUILD HEALTHCHECK --interval=1s CMD x || exit 1\r\nLABEL a b c\r\n",
];

const REGRESSIONS: &[&str] = &["COPY <<-A\" \\\n \u{85}\\,é\" `\n"];

#[test]
fn mangled_files_are_read_whole() {
    let seconds = std::env::var("DRYDOCK_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(5);
    let until = Instant::now() + Duration::from_secs(seconds);
    for source in REGRESSIONS.iter().chain(SEEDS) {
        run(source);
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut sources: Vec<String> = SEEDS.iter().map(|seed| (*seed).to_owned()).collect();
    while Instant::now() < until {
        let at = random.below(sources.len());
        let mangled = mangle(&sources[at], &mut random);
        run(&mangled);
        if mangled.len() < 2_000 && random.below(8) == 0 {
            let place = random.below(64);
            if place < sources.len() && place >= SEEDS.len() {
                sources[place] = mangled;
            } else if sources.len() < 64 {
                sources.push(mangled);
            }
        }
    }
}

fn run(source: &str) {
    let file = parse(source);
    let glued: String = file.pieces().iter().map(|piece| piece.range.slice(source)).collect();
    assert_eq!(glued, source);
    let files = [("Dockerfile", source), (".dockerignore", "*.md\n"), ("app.py", "x")];
    let all = diagnose(&analyse(&file, Workspace { files: &files, ..Workspace::default() }));
    for problem in file.problems.iter().chain(&check(&file)).chain(&all) {
        let is_inside = source.get(std::ops::Range::<usize>::from(problem.range)).is_some();
        assert!(is_inside, "{problem:?} in {source:?}");
        for fix in &problem.fixes {
            let _mended = parse(&fix.apply(source));
        }
    }
}

fn mangle(source: &str, random: &mut Random) -> String {
    const BITS: &[&str] = &[
        "\\",
        "\n",
        "\r\n",
        "`",
        "<<",
        "<<-",
        "'",
        "\"",
        "$",
        "${",
        "}",
        ":-",
        "#",
        " ",
        "\t",
        "=",
        "--",
        "[",
        "]",
        ",",
        "é",
        "\u{85}",
        "\u{3000}",
        "FROM ",
        "RUN ",
        "COPY ",
        "ONBUILD ",
        "E",
        "# escape=`\n",
        "\0",
    ];
    let mut text = source.to_owned();
    for _ in 0..=random.below(4) {
        let (start, end) = (border(&text, random), border(&text, random));
        let (start, end) = (start.min(end), start.max(end));
        match random.below(4) {
            0 => text.replace_range(start..end, ""),
            1 => text.insert_str(start, BITS[random.below(BITS.len())]),
            2 => {
                let part = text[start..end].to_owned();
                text.insert_str(end, &part);
            }
            _ => {
                let part = text[start..end].to_owned();
                let place = border(&text, random);
                text.insert_str(place, &part);
            }
        }
        if text.len() > 4_000 {
            let cut = border(&text[..text.floor_char_boundary(2_000)], random);
            text.truncate(cut);
        }
    }
    text
}

fn border(text: &str, random: &mut Random) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

/// Xorshift: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap_or(0)
    }
}
