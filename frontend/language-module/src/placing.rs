//! What a pasted text would make of the files.

use paste::{FileWrite, Kind, Pasted};
use review::{DiffKind, FileKind, PlacePlan, PlacedChange, PlacedFile, TextDiff};

use crate::compare::side_by_side;
use crate::{FileReading, Now};

/// Returns what putting its files in place would do; `None` where a text is nothing special.
pub(crate) fn plan(now: &Now, path: &str, before: &str, pasted: &str) -> Option<PlacePlan> {
    let file = now.file(path)?;
    let found = if pasted.is_empty() { paste::read(&file.text, path)? } else { of_paste(file, pasted)? };
    let before = if pasted.is_empty() { &*paste::without_blocks(&file.text, &found) } else { before };
    let text_of = |wanted: &str| {
        let other = || now.file(wanted).map(|file| &*file.text);
        if wanted == path { Some(before) } else { other() }
    };
    let mut files: Vec<PlacedFile> =
        found.files.iter().map(|write| placed(write, text_of(&write.path))).collect();
    if *before != *file.text && files.iter().all(|placed| placed.path != path) {
        let content = before.to_owned();
        files.push(PlacedFile { path: path.to_owned(), content, change: PlacedChange::TakenOut, diff: None });
    }
    let image = found.build.as_ref().and_then(|build| build.tag.clone());
    (!found.files.is_empty() || image.is_some()).then(|| PlacePlan {
        title: review::pasted_title(&found, path),
        notes: found.slips.iter().map(review::slip).collect(),
        files,
        image,
        port: found.run.as_ref().and_then(|run| run.ports.first()).map(|(_, port)| *port),
    })
}

/// Returns what a text is that was pasted, where it can hardly belong into the file.
fn of_paste(file: &FileReading, pasted: &str) -> Option<Pasted> {
    let found = paste::read(pasted, &file.path).filter(|found| found.is_sure)?;
    // A Dockerfile may hold such a text in one of its instructions, and a program in one of its strings.
    let is_fitting = match &file.dockerfile {
        Some(dockerfile) => review::is_broken(dockerfile, &file.text),
        None => {
            let is_text =
                found.kind == Kind::Commands || found.kind == Kind::Dockerfile || found.files.len() > 1;
            is_text || file.text.trim() == pasted.trim()
        }
    };
    is_fitting.then_some(found)
}

fn placed(write: &FileWrite, old: Option<&str>) -> PlacedFile {
    let content = match old {
        Some(old) if write.appends => format!(
            "{}{}{}",
            old,
            if old.is_empty() || old.ends_with('\n') { "" } else { "\n" },
            write.content
        ),
        _ => write.content.clone(),
    };
    let is_dockerfile = FileKind::of(&write.path) == FileKind::Dockerfile;
    let diff = || side_by_side(old.unwrap_or(""), &content, is_dockerfile);
    let (change, diff) = match old {
        Some(old) if old.trim_end() == content.trim_end() => (PlacedChange::Same, None),
        None => (PlacedChange::New(number(content.lines().count())), Some(diff())),
        Some(_) => {
            let diff = diff();
            let lines = |is_old| number(n_changed(&diff, is_old));
            (PlacedChange::Replaces(lines(true), lines(false)), Some(diff))
        }
    };
    PlacedFile { path: write.path.clone(), content, change, diff }
}

/// Returns how many lines of one of both texts the other does not have.
fn n_changed(diff: &TextDiff, is_old: bool) -> usize {
    let lines = diff.rows.iter().filter(|row| row.kind != DiffKind::Same);
    lines.filter(|row| if is_old { row.a.is_some() } else { row.b.is_some() }).count()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LanguageService;

    fn plan_of(files: &[(&str, &str)], path: &str, before: &str, pasted: &str) -> Option<PlacePlan> {
        let mut service = LanguageService::default();
        let paths: Vec<(&str, bool)> = files.iter().map(|(path, _)| (*path, false)).collect();
        service.set_files(&postcard::to_allocvec(&paths).expect("it can be written"));
        files.iter().for_each(|(path, text)| service.typed(path, text));
        postcard::from_bytes(&service.place(path, before, pasted)).expect("it was just written")
    }

    /// Returns each file of a plan with what becomes of it.
    fn changes(plan: Option<PlacePlan>) -> Vec<(String, PlacedChange)> {
        plan.map(|plan| plan.files)
            .unwrap_or_default()
            .into_iter()
            .map(|file| (file.path, file.change))
            .collect()
    }

    const TUTORIAL: &str = "echo 'x = 1\ny = 2' > app.py\necho 'FROM debian:12\nUSER 1' > Dockerfile\necho 'x' > a.txt\ndocker build -t web.\ndocker run -p 80:5000 web\n";
    const OLD: &str = "FROM debian:11\n";

    #[test]
    fn a_paste_is_compared_with_the_files_before_it() {
        let text = format!("{OLD}{TUTORIAL}");
        let plan = plan_of(&[("Dockerfile", &text), ("a.txt", "x\n")], "Dockerfile", OLD, TUTORIAL);
        let told = plan.clone().map(|plan| (plan.image, plan.port, plan.notes.len()));
        assert_eq!(told, Some((Some("web".into()), Some(5000), 1)));
        assert_eq!(
            changes(plan),
            [
                ("app.py".into(), PlacedChange::New(2)),
                ("Dockerfile".into(), PlacedChange::Replaces(1, 2)),
                ("a.txt".into(), PlacedChange::Same),
            ]
        );
    }

    #[test]
    fn the_file_that_held_the_text_gets_its_own_back() {
        let text = "FROM debian:12\n\ncat > app.py <<EOF\nx = 1\ny = 2\nEOF\n";
        let plan = plan_of(&[("Dockerfile", text)], "Dockerfile", "", "").expect("it is pasted");
        let last = plan.files.last().expect("there are two");
        assert_eq!(
            (last.path.as_str(), last.content.as_str(), last.change),
            ("Dockerfile", "FROM debian:12\n", PlacedChange::TakenOut)
        );
    }

    #[test]
    fn lines_are_added_to_what_is_there() {
        let plan = plan_of(
            &[("Dockerfile", "FROM a:1\nx"), ("b.txt", "one")],
            "Dockerfile",
            "FROM a:1\n",
            "echo 'two\nthree' >> b.txt\n",
        );
        let file = plan.expect("it is a command").files.remove(0);
        assert_eq!((file.content.as_str(), file.change), ("one\ntwo\nthree\n", PlacedChange::Replaces(0, 2)));
    }

    #[test]
    fn what_may_belong_where_it_was_pasted_is_left_alone() {
        let inside = "cat > a.txt <<X\na\nb\nX\n";
        let whole = format!("FROM debian:12\nRUN <<EOF\n{inside}EOF\n");
        assert!(plan_of(&[("Dockerfile", &whole)], "Dockerfile", "", inside).is_none());
        let page = "<html>\n<p>hi</p>\n</html>\n";
        let program = format!("x = \"\"\"\n{page}\"\"\"\n");
        assert!(plan_of(&[("app.py", &program)], "app.py", "", page).is_none());
        assert!(plan_of(&[("app.py", page)], "app.py", "", page).is_some());
        assert!(
            plan_of(&[("Dockerfile", "FROM a:1\nRUN x\n")], "Dockerfile", "FROM a:1\n", "RUN x\n").is_none()
        );
        assert!(
            plan_of(
                &[("Dockerfile", "FROM a:1\nRNU echo a > b\n")],
                "Dockerfile",
                "FROM a:1\n",
                "RNU echo a > b\n"
            )
            .is_none()
        );
    }
}
