//! What belongs where it stands, and is never claimed.

use super::read;

#[track_caller]
fn is_left_alone(text: &str) {
    let found = read(text);
    assert!(found.is_none(), "{text}\n{found:?}");
}

#[test]
fn dockerfiles_that_write_files() {
    for rest in [
        "RUN echo 'hello' > hello.txt",
        "RUN echo 'FROM x' > Dockerfile && \\\n    echo 'a\nb' > c.txt",
        "RUN apt-get update && \\\n  echo \"deb x\" > /etc/apt/sources.list && \\\n  cat /etc/passwd",
        "RUN <<EOF\ncat > app.py <<PY\nimport x\nPY\necho 'a\nb' > Dockerfile\nEOF",
        "RUN <<EOF cat > Dockerfile\nFROM a\nEOF",
        "COPY <<EOF app.py\necho 'a\nb' > Dockerfile\nEOF",
        "COPY <<'EOF' /start.sh\n#!/bin/sh\ncat > Dockerfile <<X\na\nX\nEOF",
        "RUN printf '%s\\n' a b > /etc/c\nCMD [\"sh\", \"-c\", \"echo a > b\"]",
        "RUN a \\\n# cat > Dockerfile <<EOF\n  b",
    ] {
        is_left_alone(&format!("FROM debian:12\n{rest}\n"));
        is_left_alone(&format!("{rest}\n"));
        is_left_alone(&format!("FROM debian:12\n{rest}\nRNU x\n"));
    }
}

#[test]
fn comments_that_look_like_prompts() {
    for comments in [
        "# docker build -t web .\n# docker run -p 80:80 web\n",
        "# $ docker build -t web .\n",
        "# Build it:\n#   docker build -t web.\n",
        "# cat > Dockerfile <<EOF\n# EOF\n",
        "# echo 'FROM a' > Dockerfile\n",
        "# Dockerfile\n",
        "# app.py\n",
        "## Dockerfile\n",
        "# ```\n# docker build .\n# ```\n",
    ] {
        is_left_alone(&format!("{comments}FROM debian:12\nRUN a\n"));
        is_left_alone(&format!("{comments}FROM debian:12\nRNU a\n"));
        is_left_alone(&format!("FROM debian:12\n{comments}RUN a\nENV x\n"));
    }
}

#[test]
fn slips_of_a_dockerfile() {
    for text in [
        "FROM debian:12\nRUN apt-get update\n    apt-get install -y curl\n    echo 'x' > /etc/foo\n",
        "FROM debian:12\nRUN mkdir a\ncd a\ntouch b\n",
        "FORM python:3.8\nRUN pip install flask\n",
        "python:3.8\n",
        "from python:3.8\nrun pip install flask\n",
        "FROM python\n\nrun x\n",
        "pip install flask\n",
        "RUN",
        "F",
        "FROM",
        "# comment only\n",
        "",
        "echo\n",
        "e",
        "FROM a:1\necho hello\n",
        "COPY app.py /app\nWORKDIR /app\n",
        "# syntax=docker/dockerfile:1\n\nFROMM a\n",
        "FROM a:1\nCMD python app.py\napp.py\n",
        "FROM a:1\nRU <<EOF\n(echo a&echo b)> C:\\dest\nEOF\n",
        "FROM a:1\nRU <<EOF\necho 'a\nb' > app.py\nEOF\n",
        "FROM a:1\nRNU a && \\\n    echo 'a\nb' > Dockerfile\n",
    ] {
        is_left_alone(text);
    }
}

#[test]
fn files_where_anything_may_stand() {
    let tutorial = "echo 'FROM a:1\nRUN b' > Dockerfile\ndocker build -t x .\n";
    for path in ["README.md", "start.sh", "notes.txt", "Makefile"] {
        assert!(paste::read(tutorial, path).is_none(), "{path}");
    }
    for path in [
        "Dockerfile",
        "app.py",
        "requirements.txt",
        "index.html",
        "index.js",
        "package.json",
        "compose.yaml",
        ".dockerignore",
    ] {
        assert!(paste::read(tutorial, path).is_some(), "{path}");
    }
}

#[test]
fn files_in_their_own_language() {
    for (path, text) in [
        ("app.py", "\"\"\"Run it:\n\n$ docker build -t web .\n\"\"\"\nimport os\n\nprint('a' > 'b')\n"),
        ("app.py", "from flask import Flask\napp = Flask(__name__)\n"),
        ("app.py", "import os\nos.system(\"\"\"\necho 'a\nb' > Dockerfile\n\"\"\")\n"),
        ("app.py", "print('hello'\n"),
        (
            "app.py",
            "\"\"\"\napp.py\n~~~~~~\n\nThis module returns the place of a file.\n\n* one\n* two\n\"\"\"\nx = 1\n",
        ),
        (
            "app.py",
            "# This module is used to map names.\n\n# It has more than one sentence here.\nMAP = {\n    1: 2,\n}\n",
        ),
        ("app.py", "x = 5\n# FROM here on\ndef f(:\n"),
        ("requirements.txt", "flask==2.0\nrequests\n# docker build -t x .\n"),
        ("requirements.txt", "flask 2.0\n"),
        (".dockerignore", "Dockerfile\n.git\n*.pyc\n"),
        ("index.html", "<p>docker build -t web .</p>\n<pre>\n$ docker run web\n</pre>\n"),
        ("index.html", "{% extends 'base.html' %}\n<p>\n"),
        ("index.js", "const { exec } = require('child_process');\nexec(`\ndocker build -t web .\n`);\n"),
        ("package.json", "{\n  \"scripts\": {\n    \"build\": \"docker build -t web .\"\n  }\n}\n"),
        ("compose.yaml", "services:\n  web:\n    build: .\n    command: |\n      echo 'a' > b.txt\n"),
        (
            "deploy.yml",
            "jobs:\n  build:\n    steps:\n      - run: |\n          cat > a.py <<EOF\n          x\n          y\n          EOF\n          docker build -t web .\n",
        ),
    ] {
        let found = paste::read(text, path);
        assert!(found.is_none(), "{path}: {text}\n{found:?}");
    }
}
