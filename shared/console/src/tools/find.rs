//! `find`: lists files and folders. Tests are `-name`, `-iname`, `-path`, `-type`, `-empty`, `-maxdepth`, `-mindepth`, with `!`; actions `-print`, `-print0`, `-delete`.

use super::job::{Job, Stop};
use super::path::join;
use super::{Entry, quote};

enum Test {
    Name { pattern: String, ignore_case: bool },
    Path(String),
    IsFolder(bool),
    Empty,
    Nothing,
}

#[derive(Default)]
struct Plan {
    /// The tests, each with whether it must fail.
    tests: Vec<(Test, bool)>,
    most_depth: Option<usize>,
    least_depth: usize,
    is_ended_by_nul: bool,
    deletes: bool,
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let is_start = |word: &&String| !word.starts_with('-') && !["!", "(", ")", ","].contains(&word.as_str());
    let n_starts = words.iter().take_while(is_start).count();
    let (starts, rest) = words.split_at(n_starts);
    let plan = Plan::read(job, rest)?;
    let here = [".".to_owned()];
    for typed in if starts.is_empty() { &here } else { starts } {
        match job.look_up(typed) {
            Ok((path, entry)) => walk(job, &plan, typed, path, entry),
            Err(reason) => job.fail(1, &format!("{}: {reason}", quote::operand(typed))),
        }
    }
    Ok(())
}

impl Plan {
    fn read(job: &mut Job, words: &[String]) -> Result<Self, Stop> {
        let mut plan = Self::default();
        let mut words = words.iter().map(String::as_str);
        let mut is_negated = false;
        while let Some(word) = words.next() {
            let mut value = |job: &mut Job| {
                words.next().ok_or(()).map_err(|()| job.stop(1, &format!("missing argument to `{word}'")))
            };
            let test = match word {
                "!" | "-not" => {
                    is_negated = !is_negated;
                    continue;
                }
                "-a" | "-and" | "-print" => continue,
                "-print0" => {
                    plan.is_ended_by_nul = true;
                    continue;
                }
                "-delete" => {
                    plan.deletes = true;
                    continue;
                }
                "-maxdepth" | "-mindepth" => {
                    let text = value(job)?;
                    let depth = text.parse::<usize>().map_err(|_| {
                        job.stop(
                            1,
                            &format!(
                                "Expected a positive decimal integer argument to {word}, but got {}",
                                quote::operand(text)
                            ),
                        )
                    })?;
                    if word == "-maxdepth" {
                        plan.most_depth = Some(depth)
                    } else {
                        plan.least_depth = depth
                    }
                    continue;
                }
                "-name" | "-iname" => {
                    Test::Name { pattern: value(job)?.to_owned(), ignore_case: word == "-iname" }
                }
                "-path" | "-wholename" => Test::Path(value(job)?.to_owned()),
                "-type" => match value(job)? {
                    "f" => Test::IsFolder(false),
                    "d" => Test::IsFolder(true),
                    "l" | "b" | "c" | "p" | "s" => Test::Nothing,
                    other => return Err(job.stop(1, &format!("Unknown argument to -type: {other}"))),
                },
                "-empty" => Test::Empty,
                word if KNOWN.contains(&word) => return Err(job.unsupported(word)),
                word if word.starts_with('-') => {
                    return Err(job.stop(1, &format!("unknown predicate `{word}'")));
                }
                word => {
                    return Err(job.stop(1, &format!("paths must precede expression: `{word}'")));
                }
            };
            plan.tests.push((test, std::mem::take(&mut is_negated)));
        }
        Ok(plan)
    }

    fn matches(&self, job: &Job, shown: &str, path: &str, entry: &Entry) -> bool {
        self.tests.iter().all(|(test, is_negated)| {
            let name = if entry.name.is_empty() { shown } else { super::path::base_name(shown) };
            let holds = match test {
                Test::Name { pattern, ignore_case } => matches(pattern, name, *ignore_case),
                Test::Path(pattern) => matches(pattern, shown, false),
                Test::IsFolder(is_folder) => entry.is_folder == *is_folder,
                Test::Empty if entry.is_folder => job.context.folder.entries(path).is_empty(),
                Test::Empty => entry.size_bytes == 0,
                Test::Nothing => false,
            };
            holds != *is_negated
        })
    }
}

fn walk(job: &mut Job, plan: &Plan, start: &str, path: String, entry: Entry) {
    let mut found = Vec::new();
    let mut waiting = vec![(start.to_owned(), path, entry, 0)];
    while let Some((shown, path, entry, depth)) = waiting.pop() {
        if depth >= plan.least_depth && plan.matches(job, &shown, &path, &entry) {
            if plan.deletes {
                found.push((shown.clone(), path.clone()));
            } else {
                job.out.write(shown.as_bytes());
                job.out.write(if plan.is_ended_by_nul { b"\0" } else { b"\n" });
            }
        }
        if entry.is_folder && plan.most_depth.is_none_or(|most| depth < most) {
            let inner = job.sorted_entries(&path).into_iter().rev();
            waiting.extend(inner.map(|e| (join(&shown, &e.name), join(&path, &e.name), e, depth + 1)));
        }
    }
    for (shown, path) in found.iter().rev().filter(|(_, path)| !path.is_empty()) {
        let removed = if job.context.folder.entries(path).is_empty() {
            let removed = job.context.folder.remove(path);
            job.permitted(removed)
        } else {
            Err("Directory not empty")
        };
        if let Err(reason) = removed {
            job.fail(1, &format!("cannot delete {}: {reason}", quote::operand(shown)));
        }
    }
}

/// Returns whether a pattern of a shell (`*`, `?`, `[…]`) matches a whole name. Work is bounded by the product of both lengths.
pub(super) fn matches(pattern: &str, name: &str, ignore_case: bool) -> bool {
    let fold = |text: &str| -> Vec<char> {
        if ignore_case { text.to_lowercase().chars().collect() } else { text.chars().collect() }
    };
    let (pattern, name) = (fold(pattern), fold(name));
    let (mut at, mut name_at) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        if pattern.get(at) == Some(&'*') {
            retry = Some((at + 1, name_at));
            at += 1;
            continue;
        }
        if name_at == name.len() && at == pattern.len() {
            return true;
        }
        let one = name.get(name_at).and_then(|letter| one(&pattern[at.min(pattern.len())..], *letter));
        match (one, retry) {
            (Some(length), _) => (at, name_at) = (at + length, name_at + 1),
            (None, Some((after, from))) if from < name.len() => {
                (at, name_at) = (after, from + 1);
                retry = Some((after, from + 1));
            }
            (None, _) => return false,
        }
    }
}

/// Returns how much of the pattern takes one letter.
fn one(pattern: &[char], letter: char) -> Option<usize> {
    match pattern {
        ['?', ..] => Some(1),
        ['[', rest @ ..] => {
            let is_negated = matches!(rest.first(), Some('!' | '^'));
            let start = usize::from(is_negated);
            let Some(end) = rest.iter().skip(start + 1).position(|c| *c == ']') else {
                return (letter == '[').then_some(1);
            };
            let set = &rest[start..start + 1 + end];
            let mut is_in = false;
            let mut at = 0;
            while at < set.len() {
                let is_range = set.get(at + 1) == Some(&'-') && at + 2 < set.len();
                let last = if is_range { set[at + 2] } else { set[at] };
                is_in |= (set[at]..=last).contains(&letter);
                at += if is_range { 3 } else { 1 };
            }
            (is_in != is_negated).then_some(start + end + 3)
        }
        ['\\', escaped, ..] => (*escaped == letter).then_some(2),
        [same, ..] => (*same == letter).then_some(1),
        [] => None,
    }
}

/// Words of find that the console does not do.
const KNOWN: [&str; 20] = [
    "-o",
    "-or",
    "(",
    ")",
    "-exec",
    "-execdir",
    "-ok",
    "-mtime",
    "-mmin",
    "-newer",
    "-size",
    "-perm",
    "-user",
    "-regex",
    "-prune",
    "-printf",
    "-ls",
    "-depth",
    "-executable",
    "-group",
];

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::*;

    #[test]
    fn files_are_found_by_name_and_kind() {
        let mut bench = Bench::new(&[("a.py", ""), ("d/b.py", "x"), ("d/c", "")]);
        assert_eq!(bench.prints("find", &[], ""), ".\n./a.py\n./d\n./d/b.py\n./d/c\n");
        assert_eq!(bench.prints("find", &[".", "-name", "*.py"], ""), "./a.py\n./d/b.py\n");
        assert_eq!(bench.prints("find", &["d", "-type", "f", "!", "-empty"], ""), "d/b.py\n");
        assert_eq!(bench.prints("find", &["-maxdepth", "1", "-type", "d"], ""), ".\n./d\n");
        bench.prints("find", &["d", "-name", "c", "-delete"], "");
        assert_eq!(bench.folder.paths(), ["a.py", "d/", "d/b.py"]);
    }

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("*.py", "a.py", true),
            ("a?c", "abc", true),
            ("[a-c]x", "bx", true),
            ("[!a]x", "ax", false),
            ("[]]", "]", true),
            ("*a*b", "xaxb", true),
            ("a*", "ba", false),
            ("", "", true),
            ("[", "[", true),
        ] {
            assert_eq!(matches(pattern, name, false), expected, "{pattern} {name}");
        }
        assert!(!matches(&"*a".repeat(1_000), &"a".repeat(900), false));
    }
}
