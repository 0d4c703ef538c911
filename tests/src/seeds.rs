//! Files that cases build. They use nothing but the base image where they can, so that no case waits for a download that it is not about.

/// The tutorial's Dockerfile, as a new workspace has it.
pub const TUTORIAL_DOCKERFILE: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

/// The second Dockerfile that circulates, with a requirements file.
pub const REQUIREMENTS_DOCKERFILE: &str = r#"# syntax=docker/dockerfile:1
FROM python:3.8-slim-buster
WORKDIR /app
COPY requirements.txt requirements.txt
RUN pip3 install -r requirements.txt
COPY . .
CMD [ "python3", "-m" , "flask", "run", "--host=0.0.0.0"]
"#;

/// The app that goes with it.
pub const REQUIREMENTS_APP: &str = r#"from flask import Flask
import socket

app = Flask(__name__)


@app.route("/")
def greet():
    return f"Hello from {socket.gethostname()}, built from requirements"
"#;

/// A web server without a download: lists and serves the files of `/site`.
pub const PLAIN_SERVER: &str = r#"FROM python:3.8-alpine
WORKDIR /site
COPY . .
CMD ["python", "-m", "http.server", "5000"]
"#;

/// The same, with a step that leaves a word in the build's log.
pub const SPEAKING_SERVER: &str = r#"FROM python:3.8-alpine
RUN echo a line that stays
CMD ["python", "-m", "http.server", "5000"]
"#;

/// Writes `n1.` to `n100000.`: many lines, yet less than the megabyte that BuildKit passes on of one step.
pub const HUNDRED_THOUSAND_LINES: &str = "seq -f 'n%.0f.' 1 100000";

/// Returns a Dockerfile with one `RUN`.
#[must_use]
pub fn running(command: &str) -> String {
    format!("FROM python:3.8-alpine\nRUN {command}\nCMD [\"python\", \"-V\"]\n")
}
