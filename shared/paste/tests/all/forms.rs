//! One file, written in every form that tutorials use.

use paste::{Kind, Slip};

use super::{check, read};

const DOCKERFILE: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

/// Checks that a text writes the Dockerfile, and nothing else.
#[track_caller]
fn writes_dockerfile(text: &str) {
    check(text, &[("Dockerfile", DOCKERFILE)]);
    let found = read(text).expect("it was read");
    assert!(found.is_whole && found.is_sure, "{text}");
}

fn body() -> &'static str {
    DOCKERFILE.trim_end()
}

#[test]
fn echo_in_single_quotes() {
    let body = body();
    for form in [
        format!("echo '{body}' > Dockerfile"),
        format!("echo '{body}' > Dockerfile\n"),
        format!("echo '{body}'>Dockerfile\n"),
        format!("echo '{body}' > ./Dockerfile\n"),
        format!("echo '{body}' > \"Dockerfile\"\n"),
        format!("echo '{body}' >| Dockerfile\n"),
        format!("echo '{body}' 1> Dockerfile\n"),
        format!("$ echo '{body}' > Dockerfile\n"),
        format!("user@host:~/app$ echo '{body}' > Dockerfile\n"),
        format!("echo '{body}' | tee Dockerfile\n"),
        format!("echo '{body}' | sudo tee Dockerfile > /dev/null\n"),
        format!("printf '%s\\n' '{body}' > Dockerfile\n"),
        format!("sudo sh -c \"echo '{}' > Dockerfile\"\n", body.replace('"', "\\\"")),
        format!("( echo '{body}' ) > Dockerfile\n"),
    ] {
        writes_dockerfile(&form);
    }
}

#[test]
fn echo_in_double_quotes_and_with_escapes() {
    let escaped = body().replace('"', "\\\"");
    writes_dockerfile(&format!("echo \"{escaped}\" > Dockerfile\n"));
    let one_line = escaped.replace('\n', "\\n");
    writes_dockerfile(&format!("echo -e \"{one_line}\" > Dockerfile\n"));
    writes_dockerfile(&format!("printf \"{one_line}\\n\" > Dockerfile\n"));
    // Without -e, as in zsh.
    writes_dockerfile(&format!("echo \"{one_line}\" > Dockerfile\n"));
    writes_dockerfile(&format!("echo $'{}' > Dockerfile\n", body().replace('\n', "\\n")));
}

#[test]
fn here_documents() {
    for command in [
        "cat <<EOF > Dockerfile",
        "cat <<'EOF' > Dockerfile",
        "cat << \"EOF\" > Dockerfile",
        "cat > Dockerfile <<EOF",
        "cat >Dockerfile<<'EOF'",
        "cat > Dockerfile << 'EOF'",
        "cat <<\\EOF > Dockerfile",
        "cat <<-EOF > Dockerfile",
        "tee Dockerfile <<EOF",
        "tee Dockerfile > /dev/null <<'EOF'",
        "cat <<EOF | tee Dockerfile",
        "cat <<EOF | sudo tee Dockerfile >/dev/null",
        "sudo tee Dockerfile <<-'EOF'",
        "sudo bash -c 'cat > Dockerfile' <<EOF",
        "docker build -t hello -f - . <<EOF",
        "docker build -t hello - <<EOF",
    ] {
        if command.contains("bash -c") {
            // What an inner shell reads from outside is not followed.
            continue;
        }
        writes_dockerfile(&format!("{command}\n{DOCKERFILE}EOF\n"));
        writes_dockerfile(&format!("{command}\n{DOCKERFILE}EOF"));
        writes_dockerfile(&format!("$ {command}\n{DOCKERFILE}EOF\n$ ls\n"));
    }
}

#[test]
fn here_documents_in_a_list_or_a_terminal() {
    let indented =
        |by: &str, text: &str| text.lines().map(|line| format!("{by}{line}\n")).collect::<String>();
    let block = format!("cat <<EOF > Dockerfile\n{DOCKERFILE}EOF\n");
    writes_dockerfile(&indented("    ", &block));
    writes_dockerfile(&format!("1. Create it:\n\n{}", indented("   ", &block)));
    writes_dockerfile(&format!("cat <<-EOF > Dockerfile\n{}\tEOF\n", indented("\t", DOCKERFILE)));
    writes_dockerfile(&format!("$ cat <<EOF > Dockerfile\n{}> EOF\n$ ls\n", indented("> ", DOCKERFILE)));
    writes_dockerfile(&format!(
        "$ echo '{}\n$ ls\n",
        indented("> ", &format!("{}' > Dockerfile", body())).trim_start_matches("> ").trim_end()
    ));
}

#[test]
fn the_shell_of_windows() {
    for form in [
        format!("@'\n{DOCKERFILE}'@ | Out-File -Encoding utf8 Dockerfile\n"),
        format!("@'\n{}\n'@ | Out-File -FilePath Dockerfile -Encoding ascii\n", body()),
        format!("@\"\n{}\n\"@ | Set-Content -Path .\\Dockerfile\n", body()),
        format!("Set-Content -Path Dockerfile -Value @'\n{}\n'@\n", body()),
        format!("PS C:\\Users\\me\\app> @'\n{}\n'@ > Dockerfile\n", body()),
        format!(
            "PS C:\\app> @'\n>> {}\n>> '@ | Out-File Dockerfile\nPS C:\\app> dir\n",
            body().replace('\n', "\n>> ")
        ),
        format!("\"{}\" | Out-File Dockerfile\n", body().replace('"', "`\"").replace('\n', "`n")),
        format!("New-Item -Path . -Name Dockerfile -ItemType File -Value @'\n{}\n'@\n", body()),
    ] {
        let form = form.replace(&format!("{DOCKERFILE}'@"), &format!("{}\n'@", body()));
        writes_dockerfile(&form);
    }
    check(
        "C:\\app> echo FROM python:3.8 > Dockerfile\nC:\\app> echo RUN pip install flask >> Dockerfile\n",
        &[("Dockerfile", "FROM python:3.8\nRUN pip install flask\n")],
    );
    check(
        "(echo FROM python:3.8 & echo RUN pip install flask) > Dockerfile\n",
        &[("Dockerfile", "FROM python:3.8\nRUN pip install flask\n")],
    );
}

#[test]
fn what_web_pages_do_to_a_text() {
    let body = body();
    writes_dockerfile(&format!("echo '{body}' > Dockerfile\n").replace('\n', "\r\n"));
    writes_dockerfile(&format!("echo '{body}' &gt; Dockerfile\n"));
    writes_dockerfile(&format!(
        "cat &lt;&lt;EOF &gt; Dockerfile\n{}EOF\n",
        DOCKERFILE.replace('"', "&quot;")
    ));
    writes_dockerfile(&format!(
        "echo \u{2018}{}\u{2019} > Dockerfile\n",
        body.replace("[\"", "[\u{201c}").replace("\"]", "\u{201d}]").replace("\",\"", "\u{201d},\u{201c}")
    ));
    writes_dockerfile(&format!("echo '{body}' > Dockerfile\n").replace(' ', "\u{a0}"));
    writes_dockerfile(&format!("\u{feff}echo '{body}' > Dockerfile\n"));
}

#[test]
fn lines_are_added() {
    check(
        "echo \"FROM python:3.8\" > Dockerfile\necho \"RUN pip install flask\" >> Dockerfile\necho 'CMD [\"flask\"]' >> Dockerfile\n",
        &[("Dockerfile", "FROM python:3.8\nRUN pip install flask\nCMD [\"flask\"]\n")],
    );
    let found = read("echo 'RUN a\nRUN b' >> Dockerfile\n").expect("it is one");
    assert!(found.files[0].appends);
    check("{ echo FROM a:1; echo RUN b; } > Dockerfile\n", &[("Dockerfile", "FROM a:1\nRUN b\n")]);
    check("{\n  echo FROM a:1\n  echo RUN b\n} > Dockerfile\n", &[("Dockerfile", "FROM a:1\nRUN b\n")]);
    check("printf 'FROM a:1\\n' | tee -a Dockerfile\n", &[("Dockerfile", "FROM a:1\n")]);
}

#[test]
fn a_quotation_that_nobody_closed() {
    let body = body();
    for form in [
        format!("echo '{body} > Dockerfile"),
        format!("echo '{body} > Dockerfile\n"),
        format!("echo \"{body} > Dockerfile\n"),
    ] {
        let found = read(&form).expect("it is one");
        assert_eq!(found.files.len(), 1, "{form}");
        assert_eq!(found.files[0].content, DOCKERFILE, "{form}");
        assert!(matches!(found.slips.as_slice(), [Slip::QuoteOpen { .. }]), "{form}: {:?}", found.slips);
    }
    check(
        &format!("echo '{body} > Dockerfile\n\necho 'import x\nx.y()' > app.py\n"),
        &[("Dockerfile", DOCKERFILE), ("app.py", "import x\nx.y()\n")],
    );
    check(&format!("$ echo '{body} > Dockerfile\n$ docker build -t x .\n"), &[("Dockerfile", DOCKERFILE)]);
    // A greater-than sign of the program ends nothing.
    check("echo 'x = a > b.py\ny = 2' > app.py\n", &[("app.py", "x = a > b.py\ny = 2\n")]);
}

#[test]
fn names_of_images_and_ports() {
    let found = read("$ docker build -t python-hello-world .\n$ docker run -p 5001:5000 -d --name hello python-hello-world\n").expect("commands");
    assert_eq!(found.kind, Kind::Commands);
    assert_eq!(found.build.and_then(|build| build.tag).as_deref(), Some("python-hello-world"));
    let run = found.run.expect("it runs");
    assert_eq!(
        (run.image.as_str(), run.name.as_deref(), run.ports.as_slice()),
        ("python-hello-world", Some("hello"), &[(Some(5001), 5000)][..])
    );
    for line in [
        "docker image build -t web .",
        "sudo docker build . -t web",
        "docker buildx build --load --tag=web .",
        "podman build -t web .",
        "docker build \\\n  -t web \\\n  .",
        "DOCKER_BUILDKIT=1 docker build -t web .",
    ] {
        assert_eq!(read(line).and_then(|found| found.build?.tag).as_deref(), Some("web"), "{line}");
    }
}

#[test]
fn the_full_stop_that_sticks_to_the_name() {
    let text = "docker image build -t python-hello-world.\n";
    let found = read(text).expect("it is a command");
    let [Slip::BlankMissing { name, range }] = found.slips.as_slice() else { panic!("{:?}", found.slips) };
    assert_eq!((name.as_str(), range.slice(text)), ("python-hello-world", "python-hello-world."));
    assert_eq!(found.build.and_then(|build| build.tag).as_deref(), Some("python-hello-world"));
    let found = read("docker build -t web\n").expect("it is a command");
    assert!(matches!(found.slips.as_slice(), [Slip::FolderMissing { .. }]));
    assert!(read("docker build -t web .\n").expect("it is a command").slips.is_empty());
}

#[test]
fn folders_that_commands_make_and_enter() {
    check(
        "mkdir hello && cd hello\necho 'FROM a:1' > Dockerfile\nmkdir -p templates\necho '<p>' > templates/index.html\n",
        &[("Dockerfile", "FROM a:1\n"), ("templates/index.html", "<p>\n")],
    );
    check(
        "mkdir -p ~/hello; cd ~/hello\ncat > Dockerfile <<EOF\nFROM a:1\nEOF\ncat > $PWD/app.py <<EOF\nx = 1\nEOF\n",
        &[("Dockerfile", "FROM a:1\n"), ("app.py", "x = 1\n")],
    );
    check(
        "mkdir hello && cd $_\necho 'FROM a:1' > Dockerfile\ncd ..\ndocker build -t x hello\n",
        &[("Dockerfile", "FROM a:1\n")],
    );
    check(
        "echo 'FROM a:1' > web/Dockerfile\necho 'x' > web/app.py\ndocker build -t x ./web\n",
        &[("Dockerfile", "FROM a:1\n"), ("app.py", "x\n")],
    );
    check("echo '{\n}' | sudo tee /etc/docker/daemon.json\n", &[]);
}

#[test]
fn what_shells_do_inside_of_quotes() {
    check(
        "cat <<EOF > Dockerfile\nENV A=\\$PATH:\\`b\\`\nRUN a \\\\\n  b $C\nEOF\n",
        &[("Dockerfile", "ENV A=$PATH:`b`\nRUN a \\\n  b $C\n")],
    );
    check(
        "cat <<'EOF' > Dockerfile\nENV A=\\$PATH\nRUN a \\\n  b\nEOF\n",
        &[("Dockerfile", "ENV A=\\$PATH\nRUN a \\\n  b\n")],
    );
    check("echo 'it'\\''s\nx' > Dockerfile\n", &[("Dockerfile", "it's\nx\n")]);
    check("echo \"say \\\"a\\\"\n$X\" > Dockerfile\n", &[("Dockerfile", "say \"a\"\n$X\n")]);
}
