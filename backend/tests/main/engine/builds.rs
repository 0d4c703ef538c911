//! Builds, from the tutorial's to those that go wrong.

use super::harness::{Harness, workspace};

pub(crate) const APP: &str = "from flask import Flask\napp = Flask(__name__)\n\n@app.route(\"/\")\ndef hello():\n    return \"hello world!\"\n\nif __name__ == \"__main__\":\n    app.run(host=\"0.0.0.0\")\n";
pub(crate) const DOCKERFILE: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

#[test]
fn the_tutorial_builds_and_an_edit_runs_only_what_it_must() {
    let harness = Harness::shared();
    let workspace = workspace();
    let first = harness.build(&workspace, &[("Dockerfile", DOCKERFILE), ("app.py", APP)]);
    let edited = APP.replace("hello world", "hello again");
    let second = harness.build(&workspace, &[("Dockerfile", DOCKERFILE), ("app.py", &edited)]);
    first.image_id();
    assert_eq!(
        second.states(),
        [
            "Reused FROM python:3.8-alpine",
            "Reused RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "Ran COPY app.py /app.py",
        ]
    );
}
