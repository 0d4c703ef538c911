//! `COPY` and `ADD`: what is in their key, and which files.

use crate::build::{Build, build, check, edit};

fn all() -> Build {
    build("FROM a\nCOPY . /src/\nRUN a\n").file("app.py", "print(1)").file("README.md", "hi").file("d/x", "1")
}

#[test]
fn content_counts_and_so_does_the_mode() {
    check(&all(), &all().file("app.py", "print(2)"), "--");
    check(&all(), &all().file("app.py", "print(1)"), "++");
    check(&all(), &all().mode("app.py", 0o755), "--");
    check(&all(), &all().mode("app.py", 0o600), "--");
}

#[test]
fn names_below_a_folder_count() {
    check(&all(), &all().file("new.txt", "x"), "--");
    check(&all(), &all().without("README.md"), "--");
    check(&all(), &all().without("app.py").file("main.py", "print(1)"), "--");
    check(&all(), &all().without("d/x").file("e/x", "1"), "--");
}

#[test]
fn files_that_are_not_taken_do_not_count() {
    let part = build("FROM a\nCOPY src /src\nRUN a\n").file("src/a", "1").file("doc/b", "1");
    check(&part, &part.clone().file("doc/b", "2"), "++");
    check(&part, &part.clone().file("src/a", "2"), "--");
    check(&part, &part.clone().file("src2/a", "2"), "++");
}

#[test]
fn links_count_by_what_they_say() {
    let linked = |target| build("FROM a\nCOPY . /src/\n").file("a", "1").file("b", "1").link("l", target);
    check(&linked("a"), &linked("b"), "-");
    let single =
        |target| build("FROM a\nCOPY l /f\n").file("a", "1").file("b", "1").file("c", "2").link("l", target);
    check(&single("a"), &single("b"), "+");
    check(&single("a"), &single("c"), "-");
    check(&linked("nowhere"), &linked("l"), "-");
}

#[test]
fn the_last_part_of_the_source_and_the_destination_are_in_the_key() {
    let two = |line: &str| {
        build(&format!("FROM a\n{line}\n")).file("a/x", "1").file("b/x", "1").file("x", "1").file("y", "1")
    };
    let pair = |first: &str, second: &str, expected: &str| check(&two(first), &two(second), expected);
    pair("COPY a/x /x", "COPY b/x /x", "+");
    pair("COPY x /f", "COPY y /f", "-");
    pair("COPY ./x .", "COPY x .", "+");
    pair("COPY /x .", "COPY x .", "+");
    pair("COPY x .", "COPY x ./", "+");
    pair("COPY x .", "COPY x /", "+");
    pair("COPY a /a", "COPY a/ /a", "+");
    pair("COPY x /o", "COPY x /o/", "-");
    pair("COPY x /o/", "COPY x /o//", "+");
    pair("COPY x y /o/", "COPY y x /o/", "-");
    pair("COPY x /o", "COPY [\"x\", \"/o\"]", "+");
    pair("COPY x /o", "copy x  /o", "+");
    pair("COPY x /o", "ADD x /o", "-");
    pair("WORKDIR /w\nCOPY x /w/o", "WORKDIR /w\nCOPY x o", "++");
}

#[test]
fn owner_and_mode_of_the_copy_count_even_when_they_change_nothing() {
    edit("FROM a\nCOPY app.py /o\n", "FROM a\nCOPY --chown=0:0 app.py /o\n", "-");
    edit("FROM a\nCOPY app.py /o\n", "FROM a\nCOPY --chmod=644 app.py /o\n", "-");
    edit("FROM a\nCOPY --chmod=644 app.py /o\n", "FROM a\nCOPY --chmod=0644 app.py /o\n", "+");
    edit("FROM a\nCOPY --chmod=644 app.py /o\n", "FROM a\nCOPY --chmod=u=rw app.py /o\n", "-");
    edit("FROM a\nCOPY app.py /o\n", "FROM a\nUSER u\nCOPY app.py /o\n", "+");
    let owned = build("FROM a\nARG U=1\nCOPY --chown=$U app.py /o\n").file("app.py", "1");
    check(&owned, &owned.clone().arg("U", "2"), "-");
}

#[test]
fn variables_count_where_they_are_used() {
    edit(
        "FROM a\nENV X=1\nCOPY app.py /a\nWORKDIR /z\n",
        "FROM a\nENV X=2\nCOPY app.py /a\nWORKDIR /z\n",
        "++",
    );
    edit("FROM a\nENV D=/a\nCOPY app.py $D/\n", "FROM a\nENV D=/b\nCOPY app.py $D/\n", "-");
    edit("FROM a\nENV D=/a\nCOPY app.py $D/\n", "FROM a\nCOPY app.py /a/\n", "+");
}

#[test]
fn wildcards_take_what_they_match() {
    let wild = build("FROM a\nCOPY *.txt /o/\n").file("a.txt", "1").file("b.txt", "2").file("c.md", "3");
    check(&wild, &wild.clone().file("c.md", "4"), "+");
    check(&wild, &wild.clone().file("a.txt", "4"), "-");
    check(&wild, &wild.clone().file("d.txt", "4"), "-");
    check(&wild, &wild.clone().without("a.txt").file("aa.txt", "1"), "-");
    let deep = build("FROM a\nCOPY s*/ /o/\n").file("src/a", "1").file("lib/b", "1");
    check(&deep, &deep.clone().file("src/a", "2"), "-");
    check(&deep, &deep.clone().file("lib/b", "2"), "+");
    let none = build("FROM a\nCOPY *.none /o/\n").file("a", "1");
    check(&none, &none.clone().file("a", "2"), "+");
}

#[test]
fn excluded_files_do_not_count() {
    let source = "FROM a\nCOPY --exclude=*.md . /src/\nRUN a\n";
    let with = all().text("COPY .", "COPY --exclude=*.md .");
    assert_eq!(with.dockerfile, source);
    check(&with, &with.clone().file("README.md", "bye"), "++");
    check(&with, &with.clone().file("app.py", "2"), "--");
    check(&with, &with.clone().file("d/deep.md", "2"), "--");
    check(&with, &with.clone().text("*.md", "**/*.md"), "--");
}

#[test]
fn parents_are_patterns() {
    let with = build("FROM a\nCOPY --parents d/x /o/\nRUN a\n").file("d/x", "1").file("d/y", "1");
    check(&with, &with.clone().file("d/y", "2"), "++");
    check(&with, &with.clone().file("d/x", "2"), "--");
    check(&with, &with.clone().text("d/x", "d/y"), "--");
}

#[test]
fn a_linked_copy_does_not_look_at_what_is_below() {
    let on =
        |chain| build("FROM a\nCOPY --link app.py /a\nRUN x\n").file("app.py", "1").image("a", chain, chain);
    check(&on("l1"), &on("l2"), "+--");
    check(&on("l1"), &on("l1").file("app.py", "2"), "---");
    edit("FROM a\nRUN a\nCOPY --link app.py /a\n", "FROM a\nRUN b\nCOPY --link app.py /a\n", "-+-");
    edit("FROM a\nCOPY --link app.py /a\n", "FROM a\nCOPY app.py /a\n", "-");
    // With `--chmod` it is not linked.
    edit(
        "FROM a\nRUN a\nCOPY --link --chmod=755 app.py /a\n",
        "FROM a\nRUN b\nCOPY --link --chmod=755 app.py /a\n",
        "--",
    );
    edit("FROM a\nCOPY --chmod=755 app.py /a\n", "FROM a\nCOPY --link --chmod=755 app.py /a\n", "+");
    edit("FROM a\nCOPY --link=false app.py /a\n", "FROM a\nCOPY app.py /a\n", "+");
}

#[test]
fn a_graph_driver_links_nothing() {
    let of = |flags: &str, base: &str| {
        let source = format!("FROM a\nRUN {base}\nCOPY {flags} app.py /a\n");
        build(&source).file("app.py", "1").docker24().on_graph_driver()
    };
    check(&of("", "a"), &of("--link", "a"), "++");
    check(&of("--link", "a"), &of("--link", "b"), "--");
}

#[test]
fn mapped_users_keep_files_of_a_stage_and_of_the_context_apart() {
    let of = |copy: &str| {
        build(&format!("FROM a AS s\nCOPY app.py /app.py\nFROM a\nCOPY {copy} app.py /x/\n"))
            .file("app.py", "1")
    };
    let (context, stage) = (of(""), of("--from=s"));
    check(&context, &stage, "-+");
    let mapped = |build: &Build| build.clone().docker24().mapping_users();
    check(&mapped(&context), &mapped(&stage), "--");
    check(&mapped(&stage), &mapped(&context), "-");
    let other = mapped(&stage).text("COPY app.py /app.py", "COPY --link app.py /app.py");
    check(&mapped(&stage), &other, "--+");
    let old = |build: &Build| build.clone().docker20().mapping_users();
    check(&old(&context), &old(&stage), "-+");
}

#[test]
fn a_here_document_is_a_file() {
    let doc = "FROM a\nCOPY <<EOF /a\nx\nEOF\nRUN a\n";
    edit(doc, doc, "+++");
    edit(doc, "FROM a\nCOPY <<EOF /a\ny\nEOF\nRUN a\n", "---");
    edit(doc, "FROM a\nCOPY <<END /a\nx\nEND\nRUN a\n", "---");
    edit(doc, "FROM a\nCOPY <<-EOF /a\n\tx\nEOF\nRUN a\n", "+++");
    let with = build("FROM a\nARG V=1\nCOPY <<EOF /a\nv=$V\nEOF\n");
    check(&with, &with.clone().arg("V", "2"), "--");
    check(&with.clone().text("<<EOF", "<<\"EOF\""), &with.text("<<EOF", "<<\"EOF\"").arg("V", "2"), "++");
}

#[test]
fn a_file_that_is_not_there_makes_the_step_run() {
    let missing = build("FROM a\nCOPY nothing /x\nRUN a\n").file("app.py", "1");
    check(&missing, &missing, "--");
}

#[test]
fn remote_sources_are_not_known() {
    edit(
        "FROM a\nADD https://example.com/f /f\nRUN a\n",
        "FROM a\nADD https://example.com/f /f\nRUN a\n",
        "??",
    );
    edit(
        "FROM a\nADD https://example.com/f /f\nRUN a\n",
        "FROM a\nADD https://example.com/f /f\nRUN b\n",
        "?-",
    );
    edit(
        "FROM a\nADD https://example.com/f /f\nRUN a\n",
        "FROM a\nADD https://example.com/g /f\nRUN a\n",
        "--",
    );
    edit("FROM a\nADD https://x.org/a/b.git /f\n", "FROM a\nADD https://x.org/a/b.git /f\n", "?");
    let pinned = |sum: &str| format!("FROM a\nADD --checksum=sha256:{sum} https://x.org/f /f\n");
    edit(&pinned("aa"), &pinned("aa"), "+");
    edit(&pinned("aa"), &pinned("bb"), "-");
}
