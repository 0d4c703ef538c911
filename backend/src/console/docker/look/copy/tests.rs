//! Archives of `docker cp`, written and read.

use std::collections::BTreeSet;

use super::*;

fn entry(path: &str, is_folder: bool) -> TarEntry {
    TarEntry { path: path.to_owned(), is_folder, is_executable: false, content: b"x".to_vec() }
}

fn folder() -> WorkspaceFolder {
    let mut folder = WorkspaceFolder::default();
    folder.write("app.py", b"a".to_vec(), false).unwrap();
    folder.write("src/run.sh", b"r".to_vec(), true).unwrap();
    folder
}

#[test]
fn a_folder_that_exists_takes_what_is_copied_under_its_own_name() {
    let folder = folder();
    let file = [entry("x", false)];
    let tree = [entry("etc", true), entry("etc/hosts", false)];
    let placed = |typed: &str, entries: &[TarEntry], takes_content| {
        let target = typed.trim_matches(['/', '.']);
        let top = Placing::choose(&folder, target, typed, entries, takes_content)?;
        Ok::<_, String>(entries.iter().map(|entry| top.of(&entry.path)).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(placed(".", &file, false).unwrap(), "x");
    assert_eq!(placed("new", &file, false).unwrap(), "new");
    assert_eq!(placed("src", &file, false).unwrap(), "src/x");
    assert_eq!(placed("app.py", &file, false).unwrap(), "app.py");
    assert_eq!(placed("src", &tree, false).unwrap(), "src/etc src/etc/hosts");
    assert_eq!(placed("src", &tree, true).unwrap(), "src src/hosts");
    assert_eq!(placed("new", &tree, false).unwrap(), "new new/hosts");
    assert_eq!(
        placed("no/new", &file, false).unwrap_err(),
        "invalid output path: directory \"/no\" does not exist"
    );
    assert!(placed("app.py", &tree, false).is_err());
    assert!(placed("new/", &file, false).is_err());
}

#[test]
fn a_folder_is_packed_with_all_that_is_in_it() {
    let paths = |source: &str, name: &str| {
        pack(&folder(), source, name).into_iter().map(|entry| entry.path).collect::<BTreeSet<_>>()
    };
    assert_eq!(paths("src", "to"), BTreeSet::from(["to".to_owned(), "to/run.sh".to_owned()]));
    assert_eq!(
        paths("", ""),
        BTreeSet::from(["app.py".to_owned(), "src".to_owned(), "src/run.sh".to_owned()])
    );
    assert_eq!(paths("app.py", "b"), BTreeSet::from(["b".to_owned()]));
    assert!(paths("none", "b").is_empty());
}

#[test]
fn the_engines_description_of_a_path_is_read() {
    let told = "eyJuYW1lIjoiYmluIiwic2l6ZSI6NDA5NiwibW9kZSI6MjE0NzQ4NDE0MSwibXRpbWUiOiIyMDI2LTExLTMwVDE4OjI5OjU5LjMyNjA4OTA5WiIsImxpbmtUYXJnZXQiOiIifQ==";
    let stat = PathStat { is_folder: true, link_target: String::new() };
    assert_eq!(read_stat(told), stat);
    assert!(!read_stat("no base64").is_folder);
    assert_eq!(split("/a/b/"), ("/a".to_owned(), "b".to_owned()));
    let link = PathStat { is_folder: false, link_target: "../c".to_owned() };
    assert_eq!(link.leads_to("/a/b"), "/a/../c");
    assert_eq!(stat.leads_to("/bin"), "/bin");
    assert_eq!(split("/b"), ("/".to_owned(), "b".to_owned()));
    assert_eq!(split("b"), ("/".to_owned(), "b".to_owned()));
}
