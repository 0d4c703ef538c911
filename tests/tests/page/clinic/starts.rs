//! Containers that end, do not listen or answer with an error.

use super::Failure;

pub(super) const STARTS: &[Failure] = &[
    Failure {
        name: "own-module",
        files: &[
            (
                "Dockerfile",
                "# own-module\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY app.py .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import util\nSERVER"),
            ("util.py", "x = 1\n"),
        ],
        line: "ModuleNotFoundError: No module named 'util'",
        cause: "The app imports util.py, and no COPY brings this file into the image.",
        fix: Some(("Insert the line: COPY util.py /srv/", "Dockerfile", "COPY util.py /srv/")),
    },
    Failure {
        name: "shadowed",
        files: &[
            (
                "Dockerfile",
                "# shadowed\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY app.py random.py ./\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import tempfile\nSERVER"),
            ("random.py", "import tempfile\n"),
        ],
        line: "ImportError: cannot import name 'Random' from",
        cause: "Python finds your file random.py where it looks for the module random.",
        fix: Some(("Rename random.py to my_random.py", "Dockerfile", "COPY app.py my_random.py")),
    },
    Failure {
        name: "tabs",
        files: &[
            (
                "Dockerfile",
                "# tabs\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "if True:\n        x = 1\n\tx = 2\nSERVER"),
        ],
        line: "TabError: inconsistent use of tabs and spaces in indentation",
        cause: "Line 3 of app.py is indented with tabs, and the lines around it with spaces, or the other way round.",
        fix: Some(("Indent app.py with spaces only", "app.py", "        x = 2")),
    },
    Failure {
        name: "syntax",
        files: &[
            (
                "Dockerfile",
                "# syntax-error\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n# syntax\n",
            ),
            ("app.py", "print(\"a\"\nSERVER"),
        ],
        line: "SyntaxError: ",
        cause: "Python cannot read line 1 of app.py.",
        fix: None,
    },
    Failure {
        name: "port-twice",
        files: &[
            (
                "Dockerfile",
                "# port-twice\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import socket\nother = socket.create_server((\"0.0.0.0\", 5000))\nSERVER"),
        ],
        line: "Address already in use",
        cause: "Another program of this container listens on the same port already.",
        fix: None,
    },
    Failure {
        name: "folder",
        files: &[
            (
                "Dockerfile",
                "# folder\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nUSER nobody\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "open(\"data.txt\", \"w\").write(\"x\")\nSERVER"),
        ],
        line: "PermissionError: [Errno 13] Permission denied: 'data.txt'",
        cause: "The container runs as the user nobody, who may not write data.txt.",
        fix: Some(("Insert the line: RUN chown nobody /srv", "Dockerfile", "RUN chown nobody /srv")),
    },
    Failure {
        name: "first-line",
        files: &[
            (
                "Dockerfile",
                "# first-line\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nRUN chmod +x begin.sh\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import subprocess\nsubprocess.run([\"./begin.sh\"], check=True)\nSERVER"),
            ("begin.sh", "echo begun\n"),
        ],
        line: "OSError: [Errno 8] Exec format error: './begin.sh'",
        cause: "The first line of begin.sh does not say which program runs the script.",
        fix: Some(("Begin begin.sh with #!/bin/sh", "begin.sh", "#!/bin/sh")),
    },
    Failure {
        name: "line-ends",
        files: &[
            (
                "Dockerfile",
                "# line-ends\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nRUN chmod +x start.sh\nCMD [\"/srv/start.sh\"]\n",
            ),
            ("app.py", "SERVER"),
            ("start.sh", "#!/bin/sh\r\nexec python app.py\r\n"),
        ],
        line: "exec /srv/start.sh failed: No such file or directory",
        cause: "The lines of start.sh end as on Windows (CRLF).",
        fix: Some(("Change the line ends of start.sh to LF", "start.sh", "exec python app.py")),
    },
    Failure {
        name: "execute-bit",
        files: &[
            (
                "Dockerfile",
                "# execute-bit\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"/srv/start.sh\"]\n",
            ),
            ("app.py", "SERVER"),
            ("start.sh", "#!/bin/sh\nexec python app.py\n"),
        ],
        line: "exec /srv/start.sh failed: Permission denied",
        cause: "The file /srv/start.sh is not marked as executable.",
        fix: Some((
            "Insert the line: RUN chmod +x /srv/start.sh",
            "Dockerfile",
            "RUN chmod +x /srv/start.sh",
        )),
    },
    Failure {
        name: "one-string",
        files: &[
            (
                "Dockerfile",
                "# one-string\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python app.py\"]\n",
            ),
            ("app.py", "SERVER"),
        ],
        line: "exec python app.py failed: No such file or directory",
        cause: "CMD names one program that is called “python app.py”, with the blanks in its name.",
        fix: Some(("Write each word as a string of its own", "Dockerfile", "CMD [\"python\", \"app.py\"]")),
    },
    Failure {
        name: "other-folder",
        files: &[
            (
                "Dockerfile",
                "# other-folder\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY app.py /app.py\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "SERVER"),
        ],
        line: "can't open file '/srv/app.py'",
        cause: "The container starts /srv/app.py, and there is no such file in the image.",
        fix: Some(("Run /app.py", "Dockerfile", "\"/app.py\"]")),
    },
    Failure {
        name: "user",
        files: &[
            (
                "Dockerfile",
                "# user\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nUSER app\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "SERVER"),
        ],
        line: "unable to find user app",
        cause: "The image has no user that is called app.",
        fix: Some((
            "Insert the line: RUN useradd --create-home app",
            "Dockerfile",
            "RUN useradd --create-home app",
        )),
    },
    Failure {
        name: "variable",
        files: &[
            (
                "Dockerfile",
                "# variable\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import os\nkey = os.environ[\"SECRET_KEY\"]\nSERVER"),
        ],
        line: "KeyError: 'SECRET_KEY'",
        cause: "The app reads the environment variable SECRET_KEY, and nothing sets it.",
        fix: None,
    },
    Failure {
        name: "exit",
        files: &[
            (
                "Dockerfile",
                "# exit\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"-u\", \"app.py\"]\n",
            ),
            ("app.py", "import sys\nprint(\"no configuration\")\nsys.exit(3)\n"),
        ],
        line: "no configuration",
        cause: "Line 3 of app.py ends the program with exit code 3.",
        fix: None,
    },
    Failure {
        name: "package",
        files: &[
            (
                "Dockerfile",
                "# package\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("requirements.txt", "# colours\n"),
            ("app.py", "import colorama\nSERVER"),
        ],
        line: "ModuleNotFoundError: No module named 'colorama'",
        cause: "The app imports colorama, and nothing installs colorama in the image.",
        fix: Some(("Add colorama to requirements.txt", "requirements.txt", "\ncolorama")),
    },
    Failure {
        name: "program",
        files: &[
            (
                "Dockerfile",
                "# program\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"gunicorn\", \"--bind\", \"0.0.0.0:5000\", \"app:app\"]\n",
            ),
            (
                "app.py",
                "def app(environ, start):\n    start(\"200 OK\", [])\n    return [b\"mended program\"]\n",
            ),
        ],
        line: "exec gunicorn failed: No such file or directory",
        cause: "Nothing installs gunicorn, so that the image has no program gunicorn.",
        fix: Some((
            "Insert the line: RUN pip install --no-cache-dir gunicorn",
            "Dockerfile",
            "pip install --no-cache-dir gunicorn",
        )),
    },
    Failure {
        name: "template",
        files: &[
            (
                "Dockerfile",
                "# template\nFROM python:3.8-alpine\nRUN pip install flask\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            (
                "app.py",
                "from flask import Flask, render_template\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef page():\n    return render_template(\"index.html\")\n\n\napp.run(host=\"0.0.0.0\")\n",
            ),
            ("template/index.html", "mended template\n"),
        ],
        line: "jinja2.exceptions.TemplateNotFound: index.html",
        cause: "template/index.html lies in the folder template, and Flask looks in a folder that is called templates.",
        fix: Some(("Rename template to templates", "templates/index.html", "mended")),
    },
    Failure {
        name: "flask-app",
        files: &[
            (
                "Dockerfile",
                "# flask-app\nFROM python:3.8-alpine\nRUN pip install flask\nWORKDIR /srv\nCOPY . .\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]\n",
            ),
            (
                "main.py",
                "from flask import Flask\n\nsite = Flask(__name__)\n\n\n@site.route(\"/\")\ndef page():\n    return \"mended flask-app\"\n",
            ),
        ],
        line: "Could not locate a Flask application",
        cause: "The command flask finds no app: there is no app.py and no wsgi.py in the folder where it starts.",
        fix: Some(("Insert the line: ENV FLASK_APP=main:site", "Dockerfile", "ENV FLASK_APP=main:site")),
    },
    Failure {
        name: "no-server",
        files: &[
            (
                "Dockerfile",
                "# no-server\nFROM python:3.8-alpine\nRUN pip install flask\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            (
                "app.py",
                "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef page():\n    return \"mended no-server\"\n",
            ),
        ],
        line: "",
        cause: "app.py makes an app and does not start a server.",
        fix: Some(("Add app.run(host=\"0.0.0.0\") to app.py", "app.py", "app.run(host=\"0.0.0.0\")")),
    },
    Failure {
        name: "memory",
        files: &[
            (
                "Dockerfile",
                "# memory\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "kept = bytearray(1 << 30)\n"),
        ],
        line: "",
        cause: "The container was killed because it used more memory than it may.",
        fix: None,
    },
    Failure {
        name: "asleep",
        files: &[
            (
                "Dockerfile",
                "# asleep\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import time\n\nwhile True:\n    time.sleep(1)\n"),
        ],
        line: "",
        cause: "and it listens on no port, so that nobody can ask it for a page.",
        fix: None,
    },
];
