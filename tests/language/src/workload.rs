//! What is measured, written once for Node, Chromium and the native program: a Dockerfile of any length, the files around it, and twenty builds
//! of them.

use dockerfile::Dockerfile;
use prediction::{
    BaseImage, Basis, BasisUpdate, BuildInvocation, CacheScope, ContextFile, EngineGeneration, Expected,
    InvocationOptions, Key, Outcome, PastBuild, PastFile, Plan,
};

/// Returns a Dockerfile of that many lines: ten lines as real files have them, again and again as another stage.
#[must_use]
pub fn dockerfile(n_lines: usize) -> String {
    let text: String = (0..n_lines.div_ceil(10)).map(stage).collect();
    text.split_inclusive('\n').take(n_lines).collect()
}

fn stage(number: usize) -> String {
    let source = number.checked_sub(1).map_or("src".to_owned(), |above| format!("--from=stage{above} /app"));
    format!(
        "FROM python:3.8-alpine AS stage{number}
RUN apt-get update && \\
    apt-get install -y tool{number} \\
    && rm -rf /var/lib/apt/lists/*
ENV A=b C=\"d e\"
WORKDIR /app
COPY {source} /above/
# a comment
COPY --chown=1:1 src /app/
CMD [\"python\", \"app.py\"]
"
    )
}

/// Returns that Dockerfile after each of ten keys in the `RUN` of its first stage, so that all below runs again and needs a cause.
#[must_use]
pub fn keys(n_lines: usize) -> Vec<String> {
    (0..10).map(|key| dockerfile(n_lines).replacen("tool0", &format!("tool{key}x"), 1)).collect()
}

/// Returns paths and texts of the files beside the Dockerfile, as the latest build took them.
#[must_use]
pub fn others() -> Vec<(String, String)> {
    others_of(N_BUILDS)
}

/// Returns the files of one build: each build had an edit in one more file.
fn others_of(build: usize) -> Vec<(String, String)> {
    let text = |number| match number <= build {
        true => "import flask\nprint(flask)\n".repeat(20) + "print('edited')\n",
        false => "import flask\nprint(flask)\n".repeat(20),
    };
    (1..N_FILES).map(|number| (format!("src/part{number}.py"), text(number))).collect()
}

/// Returns what the next build can be predicted from after twenty builds, as the server writes it.
#[must_use]
pub fn basis(n_lines: usize) -> Vec<u8> {
    let text = dockerfile(n_lines);
    let tree = dockerfile::parse(&text);
    let mut basis = Basis { next: call(), ..Basis::default() };
    for (build, number) in (1..=N_BUILDS).zip(1..) {
        let files = others_of(build);
        let plan = plan(&basis.next, &tree, &text, &files);
        let outcomes = outcomes(&basis, &plan);
        basis.records.add(&plan, number, &outcomes);
        let all = std::iter::once(("Dockerfile", text.as_str()));
        let all = all.chain(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        basis.past = Some(PastBuild { number, call: call(), files: all.map(past_file).collect() });
    }
    BasisUpdate::Whole(Box::new(basis)).to_bytes()
}

/// Returns what every instruction took when it last ran.
#[must_use]
pub fn times(n_lines: usize) -> Vec<(String, u32)> {
    let tree = dockerfile::parse(&dockerfile(n_lines));
    tree.instructions.iter().map(|instruction| (tree.summary(instruction), 1_500)).collect()
}

fn plan(call: &BuildInvocation, tree: &Dockerfile, text: &str, files: &[(String, String)]) -> Plan {
    let mut context = vec![ContextFile::of_text("Dockerfile", text)];
    context.extend(files.iter().map(|(path, text)| ContextFile::of_text(path, text)));
    call.plan(tree, &context)
}

/// Returns how a build ends that does as is expected of it.
fn outcomes(basis: &Basis, plan: &Plan) -> Vec<Outcome> {
    let expected = basis.predict(&basis.next, plan, &[], None).instructions;
    let outcome = |expected: &Expected| match expected {
        Expected::Reuse { .. } => Outcome::Reused,
        Expected::Run { .. } | Expected::Unknown { .. } => Outcome::Ran,
        Expected::NoLayer | Expected::NotReached => Outcome::Nothing,
    };
    expected.iter().map(outcome).collect()
}

fn past_file((path, text): (&str, &str)) -> PastFile {
    PastFile {
        path: path.to_owned(),
        mode: 0o644,
        digest: Key::of(text.as_bytes()),
        text: Some(text.to_owned()),
    }
}

fn call() -> BuildInvocation {
    let scope = CacheScope { hosts: vec!["drydock-scope-4711".to_owned()], ..CacheScope::default() };
    let image = BaseImage {
        reference: "python:3.8-alpine".to_owned(),
        manifest: format!("sha256:{}", "0a".repeat(32)),
        chain: format!("sha256:{}", "b1".repeat(32)),
        ..BaseImage::default()
    };
    BuildInvocation {
        options: InvocationOptions {
            scope,
            engine: EngineGeneration::Docker20,
            ..InvocationOptions::default()
        },
        images: vec![image],
        ..BuildInvocation::default()
    }
}

/// How long the Dockerfile is whose keystrokes are measured.
pub const N_LINES: usize = 200;
/// As many files as a workspace may have, the Dockerfile among them.
const N_FILES: usize = 64;
/// How many builds are known.
const N_BUILDS: usize = 20;
