//! Whole blocks of tutorials, as people copy them from web pages: with prose, prompts, lists and fences.

use paste::Slip;

use super::{check, read};

/// All of them.
pub(crate) const ALL: &[&str] =
    &[ENGLISH, GERMAN, CHINESE, JAPANESE, PORTUGUESE, DOCS, MARKDOWN, WINDOWS, HEADED, ROOT];

const APP: &str = "from flask import Flask\n\napp = Flask(__name__)\n\n@app.route(\"/\")\ndef hello():\n    return \"hello world!\"\n\nif __name__ == \"__main__\":\n    app.run(host=\"0.0.0.0\")\n";
const DOCKERFILE: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

const ENGLISH: &str = r#"Step 1: Create a Python app (without using Docker)

Run the following command to create a file named app.py with a simple python program. (copy-paste the entire code block)

echo 'from flask import Flask

app = Flask(__name__)

@app.route("/")
def hello():
    return "hello world!"

if __name__ == "__main__":
    app.run(host="0.0.0.0")' > app.py

This is a simple python app that uses flask to expose an http web server on port 5000.

Step 2: Create and build the Docker image

echo 'FROM python:3.8-alpine
RUN pip install flask
CMD ["python","app.py"]
COPY app.py /app.py' > Dockerfile

Understand what each line in the Dockerfile does:

FROM python:3.8-alpine
This is the starting point for your Dockerfile.

docker image build -t python-hello-world.

docker run -p 5001:5000 -d python-hello-world
"#;

#[test]
fn the_tutorial_in_english() {
    let found = read(ENGLISH).expect("it is a tutorial");
    let files: Vec<_> = found.files.iter().map(|file| (file.path.as_str(), file.content.as_str())).collect();
    assert_eq!(files, [("app.py", APP), ("Dockerfile", DOCKERFILE)]);
    assert!(matches!(&found.slips[..], [Slip::BlankMissing { name, .. }] if name == "python-hello-world"));
    assert_eq!(found.build.and_then(|build| build.tag).as_deref(), Some("python-hello-world"));
    assert_eq!(found.run.map(|run| run.ports), Some(vec![(Some(5001), 5000)]));
}

const GERMAN: &str = r#"Schritt 1: Legen Sie das Projektverzeichnis an

    $ mkdir hallo-welt
    $ cd hallo-welt
    $ cat > app.py << 'EOF'
    print("Hallo Welt")
    EOF
    $ cat > Dockerfile << 'EOF'
    FROM python:3.12-slim
    COPY app.py .
    CMD ["python", "app.py"]
    EOF

Schritt 2: Bauen Sie das Image und starten Sie es

    $ docker build -t hallo-welt .
    Sending build context to Docker daemon  3.072kB
    Step 1/3 : FROM python:3.12-slim
    $ docker run --rm hallo-welt
    Hallo Welt
"#;

#[test]
fn a_tutorial_in_german() {
    check(
        GERMAN,
        &[
            ("app.py", "print(\"Hallo Welt\")\n"),
            ("Dockerfile", "FROM python:3.12-slim\nCOPY app.py .\nCMD [\"python\", \"app.py\"]\n"),
        ],
    );
    assert_eq!(read(GERMAN).and_then(|found| found.build?.tag).as_deref(), Some("hallo-welt"));
}

const CHINESE: &str = r#"一、编写Dockerfile

[root@localhost ~]# mkdir /opt/flask
[root@localhost ~]# cd /opt/flask
[root@localhost flask]# vim app.py
from flask import Flask
app = Flask(__name__)

@app.route('/')
def index():
    return '你好'

:wq
[root@localhost flask]# cat Dockerfile
FROM python:3.8
WORKDIR /app
COPY . .
RUN pip install -i https://pypi.tuna.tsinghua.edu.cn/simple flask
CMD ["flask", "run", "--host=0.0.0.0"]

二、构建镜像
[root@localhost flask]# docker build -t myflask:v1 .
Sending build context to Docker daemon  3.072kB
Successfully tagged myflask:v1
[root@localhost flask]# docker run -itd -p 5000:5000 --name flask1 myflask:v1
————————————————
版权声明:本文为博主原创文章
"#;

#[test]
fn a_tutorial_in_chinese() {
    check(
        CHINESE,
        &[
            (
                "app.py",
                "from flask import Flask\napp = Flask(__name__)\n\n@app.route('/')\ndef index():\n    return '你好'\n",
            ),
            (
                "Dockerfile",
                "FROM python:3.8\nWORKDIR /app\nCOPY . .\nRUN pip install -i https://pypi.tuna.tsinghua.edu.cn/simple flask\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]\n",
            ),
        ],
    );
    let found = read(CHINESE).expect("it is a tutorial");
    assert_eq!(found.build.and_then(|build| build.tag).as_deref(), Some("myflask:v1"));
    assert_eq!(
        found.run.map(|run| (run.name, run.ports)),
        Some((Some("flask1".into()), vec![(Some(5000), 5000)]))
    );
}

const JAPANESE: &str = r#"## 1. ファイルを用意する

```python:app.py
from flask import Flask
app = Flask(__name__)
```

```Dockerfile:Dockerfile
FROM python:3.11
RUN pip install flask
```

```text:requirements.txt
flask==2.3.0
```

## 2. ビルドする

```console
$ docker build -t hello-flask .
$ docker run -p 8080:5000 hello-flask
```
"#;

#[test]
fn a_tutorial_in_japanese() {
    check(
        JAPANESE,
        &[
            ("app.py", "from flask import Flask\napp = Flask(__name__)\n"),
            ("Dockerfile", "FROM python:3.11\nRUN pip install flask\n"),
            ("requirements.txt", "flask==2.3.0\n"),
        ],
    );
    let found = read(JAPANESE).expect("it is a tutorial");
    assert_eq!(found.build.and_then(|build| build.tag).as_deref(), Some("hello-flask"));
    assert_eq!(found.run.map(|run| run.ports), Some(vec![(Some(8080), 5000)]));
}

const PORTUGUESE: &str = "Passo 1: crie o diretório do projeto e o Dockerfile:\n\nmkdir ola-mundo && cd ola-mundo\ncat <<EOF > Dockerfile\nFROM python:3.8-alpine\nCOPY app.py /app.py\nCMD [“python”, “/app.py”]\nEOF\n\nPasso 2: crie o programa:\n\necho “print(‘Olá’)” > app.py\n\nPasso 3: construa a imagem:\n\ndocker build –t ola-mundo .\ndocker run ––rm ola-mundo\n";

#[test]
fn a_tutorial_in_portuguese_with_the_marks_of_a_word_processor() {
    check(
        PORTUGUESE,
        &[
            ("Dockerfile", "FROM python:3.8-alpine\nCOPY app.py /app.py\nCMD [\"python\", \"/app.py\"]\n"),
            ("app.py", "print('Olá')\n"),
        ],
    );
    assert_eq!(read(PORTUGUESE).and_then(|found| found.build?.tag).as_deref(), Some("ola-mundo"));
}

const DOCS: &str = r#"1. Clone the repository, and go into it:

   ```console
   $ git clone https://github.com/docker/welcome
   $ cd welcome
   ```

2. Using your text editor, create a file named `Dockerfile`:

   ```dockerfile
   # syntax=docker/dockerfile:1
   FROM node:18-alpine
   WORKDIR /app
   COPY . .
   RUN yarn install --production
   CMD ["node", "src/index.js"]
   EXPOSE 3000
   ```

3. Build the image:

   ```console
   $ docker build -t getting-started .
   ```

4. Start the container:

   ```console
   $ docker run -dp 127.0.0.1:3000:3000 getting-started
   ```
"#;

#[test]
fn the_guide_of_docker() {
    check(
        DOCS,
        &[(
            "Dockerfile",
            "# syntax=docker/dockerfile:1\nFROM node:18-alpine\nWORKDIR /app\nCOPY . .\nRUN yarn install --production\nCMD [\"node\", \"src/index.js\"]\nEXPOSE 3000\n",
        )],
    );
    let found = read(DOCS).expect("it is a guide");
    assert_eq!(found.build.and_then(|build| build.tag).as_deref(), Some("getting-started"));
    assert_eq!(found.run.map(|run| run.ports), Some(vec![(Some(3000), 3000)]));
}

const MARKDOWN: &str = r#"# Flask in Docker

Some *text* about it, see [the docs](https://docs.docker.com).

Create `app.py`:

```python
print("a")
print("b")
```

Add this to app.py:

```python
print("c")
```

**Dockerfile**

```
FROM python:3.12
COPY app.py .
```

```bash
cat > requirements.txt <<EOF
flask
EOF
docker build -t md .
```
"#;

#[test]
fn a_page_in_markdown() {
    check(
        MARKDOWN,
        &[
            ("app.py", "print(\"a\")\nprint(\"b\")\n"),
            ("Dockerfile", "FROM python:3.12\nCOPY app.py .\n"),
            ("requirements.txt", "flask\n"),
        ],
    );
}

const WINDOWS: &str = "PS C:\\Users\\me> mkdir hello\nPS C:\\Users\\me> cd hello\nPS C:\\Users\\me\\hello> @'\nprint(\"it's\")\n'@ | Out-File -Encoding utf8 app.py\nPS C:\\Users\\me\\hello> Set-Content Dockerfile @'\nFROM python:3.12\nCOPY app.py .\n'@\nPS C:\\Users\\me\\hello> docker build -t hello .\n";

#[test]
fn a_block_of_power_shell() {
    check(WINDOWS, &[("app.py", "print(\"it's\")\n"), ("Dockerfile", "FROM python:3.12\nCOPY app.py .\n")]);
    assert_eq!(read(WINDOWS).and_then(|found| found.build?.tag).as_deref(), Some("hello"));
}

const HEADED: &str = r#"Create two files.

app.py
from flask import Flask
app = Flask(__name__)

@app.route("/")
def hello():
    return "hi"

Dockerfile:
FROM python:3.8
RUN pip install \
    flask
COPY app.py .

Now build the image with this command.

docker build -t headed .
"#;

#[test]
fn files_below_their_names() {
    check(
        HEADED,
        &[
            (
                "app.py",
                "from flask import Flask\napp = Flask(__name__)\n\n@app.route(\"/\")\ndef hello():\n    return \"hi\"\n",
            ),
            ("Dockerfile", "FROM python:3.8\nRUN pip install \\\n    flask\nCOPY app.py .\n"),
        ],
    );
    assert_eq!(read(HEADED).and_then(|found| found.build?.tag).as_deref(), Some("headed"));
}

const ROOT: &str = "# mkdir app\n# cd app\n# cat > Dockerfile <<EOF\nFROM alpine:3.20\nRUN apk add curl\nEOF\n# docker build -t app .\n";

#[test]
fn the_prompt_of_root() {
    check(ROOT, &[("Dockerfile", "FROM alpine:3.20\nRUN apk add curl\n")]);
}

#[test]
fn a_fence_around_the_dockerfile() {
    check("```dockerfile\nFROM a:1\nRUN b\n```\n", &[("Dockerfile", "FROM a:1\nRUN b\n")]);
    check("```Dockerfile\nFROM a:1\nRUN b\n", &[("Dockerfile", "FROM a:1\nRUN b\n")]);
}

#[test]
fn the_tutorial_below_a_file_is_told_apart() {
    let old = "FROM alpine:3.20\nRUN echo hello > /hello.txt\n\n";
    let text = format!("{old}echo '{}' > Dockerfile\n", DOCKERFILE.trim_end());
    let found = read(&text).expect("there is a command");
    assert!(!found.is_whole);
    assert_eq!(paste::without_blocks(&text, &found), "FROM alpine:3.20\nRUN echo hello > /hello.txt\n");
    assert_eq!(found.files[0].content, DOCKERFILE);
}
