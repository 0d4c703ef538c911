//! Steps of a build that fail.

use super::Failure;

pub(super) const STEPS: &[Failure] = &[
    Failure {
        name: "copy",
        files: &[
            (
                "Dockerfile",
                "# copy\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY ap.py app.py\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "SERVER"),
        ],
        line: "There is no ap.py among the files; did you mean app.py?",
        cause: "Line 4 wants to copy ap.py, but the workspace has no such file.",
        fix: Some(("Write app.py", "Dockerfile", "COPY app.py app.py")),
    },
    Failure {
        name: "list",
        files: &[
            (
                "Dockerfile",
                "# list\nFROM python:3.8-alpine\nWORKDIR /srv\nRUN pip install -r requirements.txt\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("requirements.txt", "# nothing yet\n"),
            ("app.py", "SERVER"),
        ],
        line: "Could not open requirements file",
        cause: "The image does not have requirements.txt yet when this step runs.",
        fix: Some(("Insert the line: COPY requirements.txt ./", "Dockerfile", "COPY requirements.txt ./")),
    },
    Failure {
        name: "one-sign",
        files: &[
            (
                "Dockerfile",
                "# one-sign\nFROM python:3.8-alpine\nWORKDIR /srv\nCOPY . .\nRUN pip install -r requirements.txt\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("requirements.txt", "colorama=0.4.6\n"),
            ("app.py", "import colorama\nSERVER"),
        ],
        line: "Invalid requirement: 'colorama=0.4.6",
        cause: "pip cannot read the requirement colorama=0.4.6.",
        fix: Some(("Write colorama==0.4.6", "requirements.txt", "colorama==0.4.6")),
    },
    Failure {
        name: "version",
        files: &[
            (
                "Dockerfile",
                "# version\nFROM python:3.8-alpine\nWORKDIR /srv\nRUN pip install colorama==99\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import colorama\nSERVER"),
        ],
        line: "Could not find a version that satisfies the requirement colorama==99",
        cause: "There is no version for colorama==99 that this Python can use.",
        fix: Some(("Write colorama==0.4.6", "Dockerfile", "pip install colorama==0.4.6")),
    },
    Failure {
        name: "name",
        files: &[
            (
                "Dockerfile",
                "# name\nFROM python:3.8-alpine\nWORKDIR /srv\nRUN pip install yaml\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import yaml\nSERVER"),
        ],
        line: "Could not find a version that satisfies the requirement yaml",
        cause: "pip finds no package for yaml.",
        fix: Some(("Write PyYAML", "Dockerfile", "pip install PyYAML")),
    },
    Failure {
        name: "system-python",
        files: &[
            (
                "Dockerfile",
                "# system-python\nFROM python:3.8-alpine\nWORKDIR /srv\nENV PIP_BREAK_SYSTEM_PACKAGES=0\nRUN touch $(python -c \"import sysconfig; print(sysconfig.get_path('stdlib'))\")/EXTERNALLY-MANAGED\nRUN pip install colorama\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            ),
            ("app.py", "import colorama\nSERVER"),
        ],
        line: "error: externally-managed-environment",
        cause: "This Python belongs to the system of the image, and pip may not change the packages of the system.",
        fix: Some((
            "Let pip change this Python: --break-system-packages",
            "Dockerfile",
            "pip install --break-system-packages colorama",
        )),
    },
];
