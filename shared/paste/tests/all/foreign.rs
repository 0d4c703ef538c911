//! Files in another language than their path says.

use paste::Kind;

/// Checks what a text is in a file, and which file it should be.
#[track_caller]
fn check(path: &str, text: &str, kind: Kind, own: Option<&str>) {
    let Some(found) = paste::read(text, path) else { panic!("{text}") };
    assert_eq!(found.kind, kind, "{text}");
    assert_eq!(found.files.first().map(|file| file.path.as_str()), own, "{text}");
    assert!(found.is_whole && found.is_sure, "{text}");
}

#[test]
fn a_readme() {
    for text in [
        "# My app\n\nA small app that says hello to everybody.\n\n## Usage\n\n- build it\n- run it\n",
        "# Title\n\nSee [the docs](https://x.y) for more.\n\n1. one\n2. two\n",
        "My app\n======\n\nThis is a small app that answers with a greeting.\n",
        "# Hello\n\n```\nnpm start\n```\n\nIt **works** on every machine that has Node.\n",
        "# 你好\n\n这是一个简单的应用。\n\n## 使用方法\n\n* 构建\n* 运行\n",
    ] {
        check("Dockerfile", text, Kind::Readme, Some("README.md"));
        check("app.py", text, Kind::Readme, Some("README.md"));
    }
}

#[test]
fn compose_and_kubernetes() {
    let compose = "version: \"3.9\"\nservices:\n  web:\n    build: .\n    ports:\n      - \"8000:5000\"\n  redis:\n    image: redis:alpine\n";
    check("Dockerfile", compose, Kind::Compose, Some("compose.yaml"));
    check("Dockerfile", &compose.replace('\n', "\r\n"), Kind::Compose, Some("compose.yaml"));
    check("app.py", compose, Kind::Compose, Some("compose.yaml"));
    check("Dockerfile", "services:\n  db:\n    image: postgres\n", Kind::Compose, Some("compose.yaml"));
    check(
        "Dockerfile",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n",
        Kind::Kubernetes,
        Some("deployment.yaml"),
    );
}

#[test]
fn pages_and_programs() {
    for text in [
        "<!DOCTYPE html>\n<html>\n<body>\n</body>\n</html>\n",
        "<html>\n<p>a</p>\n</html>",
        "\n<div class=\"a\">\n</div>\n",
        "<!-- a -->\n<h1>a</h1>\n",
    ] {
        check("Dockerfile", text, Kind::Html, Some("index.html"));
        check("app.py", text, Kind::Html, Some("index.html"));
    }
    for text in [
        "from flask import Flask\n\napp = Flask(__name__)\n\n@app.route(\"/\")\ndef hello():\n    return \"hi\"\n",
        "import os\nprint(os.name)\n",
        "from fastapi import FastAPI\napp = FastAPI()\n",
        "#!/usr/bin/env python3\nprint('hello')\n",
        "# a comment\n\nimport sys\n\nif __name__ == \"__main__\":\n    sys.exit(0)\n",
        "from datetime import (\n    datetime,\n    timedelta,\n)\n\ndef now():\n    return datetime.now()\n",
    ] {
        check("Dockerfile", text, Kind::Python, Some("app.py"));
    }
    for text in [
        "const express = require('express');\nconst app = express();\n\napp.get('/', (req, res) => {\n  res.send('hi');\n});\n\napp.listen(3000);\n",
        "import express from 'express'\nconst app = express()\napp.listen(3000)\n",
        "console.log('hello');\nconsole.log('again');\n",
        "'use strict'\nmodule.exports = {}\n",
    ] {
        check("Dockerfile", text, Kind::JavaScript, Some("index.js"));
        check("app.py", text, Kind::JavaScript, Some("index.js"));
    }
    check("Dockerfile", "#!/bin/bash\nset -e\nexec gunicorn app:app\n", Kind::Script, Some("start.sh"));
}

#[test]
fn lists_and_data() {
    check("Dockerfile", "flask==2.0.1\nrequests>=2\n", Kind::Requirements, Some("requirements.txt"));
    check(
        "Dockerfile",
        "{\n  \"name\": \"a\",\n  \"dependencies\": {}\n}\n",
        Kind::Json,
        Some("package.json"),
    );
    check("Dockerfile", ".git\n__pycache__\n*.pyc\nvenv/\n", Kind::Ignore, Some(".dockerignore"));
    check(
        "Dockerfile",
        "[+] Building 2.3s (8/8) FINISHED\n => [internal] load build definition from Dockerfile\n => [1/3] FROM docker.io/library/python:3.8\n => [2/3] RUN pip install flask\n",
        Kind::BuildLog,
        None,
    );
    check(
        "Dockerfile",
        "Sending build context to Docker daemon  3.072kB\nStep 1/2 : FROM python:3.8\n ---> 1234\nStep 2/2 : RUN x\n",
        Kind::BuildLog,
        None,
    );
}

#[test]
fn a_dockerfile_elsewhere() {
    for text in [
        "FROM python:3.8\nRUN pip install flask\nCMD [\"python\", \"app.py\"]\n",
        "# syntax=docker/dockerfile:1\nARG V=3\nFROM python:$V\n",
        "FROM scratch\nCOPY a /\n",
    ] {
        for path in ["app.py", "requirements.txt", "index.html", "index.js", ".dockerignore", "compose.yaml"]
        {
            check(path, text, Kind::Dockerfile, Some("Dockerfile"));
        }
    }
}
