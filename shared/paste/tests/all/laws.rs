//! What holds for every text: places lie inside of it, paths stay inside of the workspace, and no prefix of a tutorial is a trap.

use paste::{Pasted, Slip};

const PATHS: [&str; 8] =
    ["Dockerfile", "app.py", "requirements.txt", ".dockerignore", "a.js", "a.html", "a.json", "a.yml"];

/// Checks what was read of a text.
fn holds(text: &str, pasted: &Pasted) {
    let slips = pasted.slips.iter().map(|slip| match slip {
        Slip::BlankMissing { range, .. } | Slip::FolderMissing { range } | Slip::QuoteOpen { range } => {
            *range
        }
    });
    let ranges = pasted.files.iter().map(|file| file.range).chain(pasted.blocks.iter().copied()).chain(slips);
    for range in ranges {
        assert!(text.get(range.start as usize..range.end as usize).is_some(), "{range:?} of {text:?}");
    }
    assert!(pasted.blocks.is_sorted(), "{text:?}");
    for (place, file) in pasted.files.iter().enumerate() {
        let is_inside = !file.path.is_empty()
            && !file.path.starts_with('/')
            && file.path.split('/').all(|part| part != ".." && !part.is_empty());
        assert!(is_inside, "{:?} of {text:?}", file.path);
        assert!(pasted.files[..place].iter().all(|other| other.path != file.path), "{text:?}");
    }
    let rest = paste::without_blocks(text, pasted);
    assert!(rest.len() <= text.len() + 1);
}

fn check(text: &str) {
    for path in PATHS {
        if let Some(pasted) = paste::read(text, path) {
            holds(text, &pasted);
        }
    }
}

#[test]
fn every_prefix_of_a_tutorial_can_be_read() {
    for tutorial in super::tutorials::ALL {
        let ends =
            tutorial.char_indices().map(|(at, _)| at).filter(|at| tutorial.len() < 1_500 || at % 7 == 0);
        for end in ends.chain([tutorial.len()]) {
            check(&tutorial[..end]);
            check(&tutorial[end..]);
        }
    }
}

#[test]
fn long_texts_take_no_time() {
    let n = 4_000;
    for text in [
        "echo '\n".repeat(n),
        "cat <<EOF > a.py\n".repeat(n),
        "$ cat <<EOF > a.py\n".repeat(n),
        "echo \"'\n".repeat(n),
        "echo 'a > b.py\n".repeat(n),
        "( ".repeat(n),
        "sh -c \"".repeat(n),
        "`".repeat(n * 4),
        "$(".repeat(n * 4),
        "```\n".repeat(n),
        "Dockerfile\n".repeat(n),
        "$ cat Dockerfile\nFROM a:1\n".repeat(n / 4),
        "echo a > b.py\n".repeat(n / 2),
        "@'\n".repeat(n),
        "echo \u{2018}a\n".repeat(n / 2),
    ] {
        let began = std::time::Instant::now();
        check(&text);
        let took = began.elapsed();
        assert!(took.as_secs() < 30, "{took:?} for {:?}…", text.chars().take(20).collect::<String>());
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod random {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_is_a_trap(text in "(echo |cat |'|\"|<<EOF|\nEOF\n| > |>> ?|Dockerfile|app\\.py|FROM a:1\n|\n|\\$ |# |```|\\(|\\)|\\{|\\}|;|\\||&&|\\\\|`|@'|'@|\t|é|\u{2018}|\u{a0}|&gt;|docker build -t |x|\\.| ){0,40}") {
            super::check(&text);
        }
    }
}
