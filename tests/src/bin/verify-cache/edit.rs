//! Edits as people make them: of a file, of the ignore file, of an instruction, of the order.

use prediction::EngineGeneration;

use crate::file::File;
use crate::generate::{IGNORES, World, line};
use crate::random::Random;

/// Makes one or two edits; `None` where one does not apply.
pub(crate) fn edit(random: &mut Random, world: &World, engine: EngineGeneration) -> Option<World> {
    let mut edited = world.clone();
    for _ in 0..1 + usize::from(random.percent(30)) {
        one(random, &mut edited, engine)?;
    }
    Some(edited)
}

fn one(random: &mut Random, world: &mut World, engine: EngineGeneration) -> Option<()> {
    match random.below(24) {
        0..=3 => change_file(random, world),
        4 => add_file(random, world),
        5 => remove_file(random, world),
        6 => rename_file(random, world),
        7 => ignore(random, world),
        8 | 9 => exchange(random, world),
        10 | 11 => insert(random, world, engine),
        12 | 13 => remove(random, world),
        14 | 15 => replace(random, world, engine),
        16 => other_number(random, world),
        17 => blank(random, world),
        18 => base(random, world),
        19 | 20 => choose(random, world),
        21 => stage(random, world),
        _ => change_mode(random, world),
    }
}

fn change_file(random: &mut Random, world: &mut World) -> Option<()> {
    let at = random.below(world.files.len());
    let file = world.files.get_mut(at)?;
    if file.path == ".dockerignore" {
        file.text.push_str("# more\n");
    } else {
        file.text.push_str(&format!("changed {}\n", random.below(3)));
    }
    Some(())
}

/// Makes a file executable, or takes that back; the ignore file too.
fn change_mode(random: &mut Random, world: &mut World) -> Option<()> {
    let at = random.below(world.files.len());
    let file = world.files.get_mut(at)?;
    file.is_executable = !file.is_executable;
    Some(())
}

fn add_file(random: &mut Random, world: &mut World) -> Option<()> {
    let path = *random.of(&["new.txt", "src/new.txt", "docs/x.md", "src/deep/d.txt", "z"]);
    if world.files.iter().any(|known| known.path == path) {
        return None;
    }
    world.files.push(File { is_executable: random.percent(20), ..File::new(path, "new\n") });
    Some(())
}

fn remove_file(random: &mut Random, world: &mut World) -> Option<()> {
    let at = random.below(world.files.len());
    world.files.remove(at);
    Some(())
}

fn rename_file(random: &mut Random, world: &mut World) -> Option<()> {
    let at = random.below(world.files.len());
    let path = &mut world.files.get_mut(at).filter(|file| file.path != ".dockerignore")?.path;
    let (folder, name) = path
        .rsplit_once('/')
        .map_or((String::new(), path.as_str()), |(folder, name)| (format!("{folder}/"), name));
    *path = format!("{folder}x{name}");
    Some(())
}

fn ignore(random: &mut Random, world: &mut World) -> Option<()> {
    let text = *random.of(&IGNORES);
    world.files.retain(|file| file.path != ".dockerignore");
    if random.percent(80) {
        world.files.push(File::new(".dockerignore", text));
    }
    Some(())
}

/// Returns the place of an instruction that is neither `FROM` nor in front of the first.
fn inner(random: &mut Random, world: &World) -> Option<usize> {
    let is_inner = |(at, line): &(usize, &String)| {
        let is_below = world.lines.iter().take(*at).any(|line| line.starts_with("FROM"));
        is_below && !line.starts_with("FROM")
    };
    let places: Vec<usize> = world.lines.iter().enumerate().filter(is_inner).map(|(at, _)| at).collect();
    if places.is_empty() { None } else { Some(*random.of(&places)) }
}

fn exchange(random: &mut Random, world: &mut World) -> Option<()> {
    let at = inner(random, world)?;
    if world.lines.get(at + 1)?.starts_with("FROM") {
        return None;
    }
    world.lines.swap(at, at + 1);
    Some(())
}

fn n_stages_above(world: &World, at: usize) -> usize {
    let above = world.lines.iter().take(at).filter(|line| line.starts_with("FROM")).count();
    above.saturating_sub(1)
}

fn insert(random: &mut Random, world: &mut World, engine: EngineGeneration) -> Option<()> {
    let at = inner(random, world)?;
    let new = line(random, n_stages_above(world, at), engine);
    world.lines.insert(at, new);
    Some(())
}

fn remove(random: &mut Random, world: &mut World) -> Option<()> {
    let at = inner(random, world)?;
    world.lines.remove(at);
    Some(())
}

fn replace(random: &mut Random, world: &mut World, engine: EngineGeneration) -> Option<()> {
    let at = inner(random, world)?;
    let new = line(random, n_stages_above(world, at), engine);
    *world.lines.get_mut(at)? = new;
    Some(())
}

/// Changes the first digit of an instruction.
fn other_number(random: &mut Random, world: &mut World) -> Option<()> {
    let at = inner(random, world)?;
    let line = world.lines.get_mut(at)?;
    let digit = line.find(|character: char| character.is_ascii_digit())?;
    line.replace_range(digit..=digit, &random.below(4).to_string());
    Some(())
}

/// White space, case and comments, most of which change no step.
fn blank(random: &mut Random, world: &mut World) -> Option<()> {
    let at = inner(random, world)?;
    let line = world.lines.get_mut(at)?;
    match random.below(5) {
        0 if !line.contains("<<") => line.push_str("  "),
        1 => line.insert_str(0, "# why\n"),
        2 => line.insert(0, '\n'),
        3 => {
            let end = line.find(' ')?;
            let lower = line.get(..end)?.to_lowercase();
            line.replace_range(..end, &lower);
        }
        _ if !line.contains("<<") && !line.contains('"') => {
            let blank = line.rfind(' ')?;
            line.insert(blank, ' ');
        }
        _ => return None,
    }
    Some(())
}

fn base(random: &mut Random, world: &mut World) -> Option<()> {
    let global = world.lines.iter_mut().find(|line| line.starts_with("ARG T="));
    if let Some(line) = global.filter(|_| random.percent(50)) {
        *line = format!("ARG T={}", random.of(&["1", "2", "env"]));
        return Some(());
    }
    let froms: Vec<usize> = world
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.starts_with("FROM tiny"))
        .map(|(at, _)| at)
        .collect();
    let at = if froms.is_empty() { return None } else { *random.of(&froms) };
    let line = world.lines.get_mut(at)?;
    let rest = line.split_once(" AS ").map(|(_, name)| format!(" AS {name}")).unwrap_or_default();
    *line = format!("FROM tiny:{}{rest}", random.of(&["1", "2", "env", "dir", "onbuild"]));
    Some(())
}

/// Another build argument, target, or no cache at all.
fn choose(random: &mut Random, world: &mut World) -> Option<()> {
    let options = &mut world.options;
    match random.below(8) {
        0 => options.no_cache = !options.no_cache,
        1 => {
            options.target = if options.target.is_none() {
                Some((*random.of(&["s0", "S0", "0", "s1"])).to_owned())
            } else {
                None
            };
            let has_stage = |name: &str| {
                world.lines.iter().any(|line| line.ends_with(&format!(" AS {}", name.to_lowercase())))
            };
            let target = options.target.as_deref();
            if target.is_some_and(|target| target != "0" && !has_stage(target)) {
                return None;
            }
        }
        _ => {
            let name = *random.of(&["V", "V", "T", "A", "UNUSED", "HTTP_PROXY"]);
            let value = if name == "T" {
                (*random.of(&["1", "2", "env"])).to_owned()
            } else {
                random.below(4).to_string()
            };
            options.arguments.retain(|(known, _)| known != name);
            if random.percent(75) {
                options.arguments.push((name.to_owned(), value));
            }
        }
    }
    Some(())
}

/// Puts a stage in front, which moves the numbers of the others; or gives the last one a name.
fn stage(random: &mut Random, world: &mut World) -> Option<()> {
    if random.percent(50) {
        let last = world.lines.iter_mut().rev().find(|line| line.starts_with("FROM"))?;
        if last.contains(" AS ") {
            return None;
        }
        last.push_str(" AS named");
        return Some(());
    }
    let first = world.lines.iter().position(|line| line.starts_with("FROM"))?;
    if world.lines.iter().any(|line| line.contains("--from=0") || line.contains("--from=1")) {
        return None;
    }
    world.lines.insert(first, "RUN echo unused > /unused".to_owned());
    world.lines.insert(first, "FROM tiny:1 AS unused".to_owned());
    Some(())
}
