//! What bash writes is what is read: each script runs in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::files;

/// Runs a script, and compares its files with those that are read.
#[track_caller]
fn check(name: &str, script: &str) {
    let folder = Folder::new(name);
    let status = Command::new("bash")
        .args(["-c", script])
        .current_dir(&folder.0)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status();
    let Ok(status) = status else { panic!("bash is needed") };
    assert!(status.success(), "{script}");
    let found = files(script);
    assert!(!found.is_empty(), "{script}");
    for (path, content) in found {
        let written =
            std::fs::read_to_string(folder.0.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(content, written, "{path} of {script}");
    }
}

/// A folder that goes with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("paste-{name}"));
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[test]
fn quotes() {
    check(
        "quotes",
        "echo 'FROM a:1\nCMD [\"x\"]' > Dockerfile\necho \"a \\\"b\\\" \\\\ \\n\n'c'\" > app.py\necho a\\ b  c'd'\"e\" \\\n  f > b.txt\necho $'x\\ty\\n\\'z\\'' > c.txt\n",
    );
}

#[test]
fn echo_and_printf() {
    check(
        "echo",
        "echo -e 'FROM a:1\\nRUN \\x41\\0101\\t\\\\' > Dockerfile\necho -n 'x\ny' > a.txt\necho 'a\\nb\nc' > b.txt\nprintf 'FROM a\\n%s\\n' b c > c.txt\nprintf \"%s %s|\" 1 2 3 > d.txt\nprintf '%b\\n' 'a\\tb' > e.txt\nprintf '100%%\\n' > f.txt\necho > g.txt\necho \"\" > h.txt",
    );
}

#[test]
fn here_documents() {
    check(
        "documents",
        "cat <<'EOF' > Dockerfile\nFROM a:1\nRUN x \\\n  y $Z `date`\nEOF\ncat <<EOF > a.txt\na\\$b \\`c\\` \\\\ \\x \"d\" 'e'\nf \\\n  g\nEOF\ncat > b.txt <<-EOF\n\ta\n\t\tb\n  c\n\tEOF\ncat <<A > c.txt; cat <<B > d.txt\na\nA\nb\nB\ntee e.txt f.txt <<X\nx\ny\nX\ncat <<< 'one\ntwo' > g.txt\n",
    );
}

#[test]
fn order_and_groups() {
    check(
        "groups",
        "echo 'FROM a:1' > Dockerfile && echo 'RUN b' >> Dockerfile; echo 'RUN c' >> Dockerfile\n(echo a; echo b) > a.txt\n{ echo c; echo d; } > b.txt\necho x | tee c.txt | cat > d.txt\necho 1 > e.txt\necho 2 > e.txt\necho x > f.txt # a comment\n",
    );
}

#[test]
fn folders() {
    check(
        "folders",
        "mkdir -p sub/deep\necho 'FROM a:1' > Dockerfile\ncd sub && echo a > ../a.txt\ncd deep\necho b > b.txt; cd ../..\necho c > ./sub/../c.txt\n",
    );
}
