//! A tutorial is pasted into an editor: the page says what it is, shows what its files would become, and puts them in place.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::{Playground, words};
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

const BLOCK: &str = r#"Step 1: Create the app

$ mkdir hello && cd hello
$ mkdir templates
$ echo 'print("pasted")
x = 1' > app.py
$ cat <<EOF > templates/index.html
<p>pasted</p>
EOF

Step 2: Create the Dockerfile and build

$ cat > Dockerfile <<'EOF'
FROM python:3.12-slim
COPY app.py /pasted.py
EOF
$ docker image build -t pasted-hello.
$ docker run -p 8000:5050 pasted-hello
"#;

pub(crate) async fn a_tutorial_is_put_in_place_and_taken_back_in_one_step(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    has_read(&page).await?;
    let before = state(&page).await?;

    page.replace("Dockerfile", BLOCK).await?;
    let asked = asked(&browser).await?;
    for part in [
        "commands for a terminal",
        "space before the full stop is missing",
        "app.py",
        "templates/index.html new, one line",
        "Dockerfile",
        "replaced",
        "The image gets the name pasted-hello",
        "asks the container at its port 5050",
    ] {
        ensure!(asked.contains(part), "`{part}` is not in:\n{asked}");
    }
    super::accessibility::in_both_themes(&browser, "an offer").await?;
    browser.press("Put these files in place").await?;
    is_placed(&page).await?;
    browser.press("Undo").await?;
    is_as_before(&page, &before).await?;

    // The same by the keys of the editor, and nothing older comes back with it.
    page.replace("Dockerfile", BLOCK).await?;
    self::asked(&browser).await?;
    // From the text to the offer by the keys alone; the first Escape may close a list of suggestions.
    let editor = page.choose("Dockerfile").await?;
    editor.send_keys(Key::Escape).await?;
    editor.send_keys(Key::Escape).await?;
    for _ in 0..12 {
        press(&browser, Key::Tab).await?;
        let name = browser.script("return document.activeElement.textContent", Vec::new()).await?;
        if name.as_str() == Some("Put these files in place") {
            break;
        }
    }
    press(&browser, Key::Enter).await?;
    is_placed(&page).await?;
    page.choose("Dockerfile").await?.send_keys(Key::Control + "z").await?;
    is_as_before(&page, &before).await?;
    page.choose("Dockerfile").await?.send_keys(Key::Control + "z").await?;
    is_as_before(&page, &before).await?;
    browser.console_is_clean().await?;
    server.stop().await
}

pub(crate) async fn commands_that_stand_in_the_dockerfile_are_one_problem_with_a_way_out(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    has_read(&page).await?;
    let app = page.text_of("app.py").await?;
    let unclosed = "echo 'FROM python:3.12-slim\nRUN pip install flask\nCMD [\"python\", \"/app.py\"]\nCOPY app.py /app.py > Dockerfile\ncat > notes.txt <<EOF\none\ntwo\nEOF";
    page.replace("Dockerfile", unclosed).await?;
    asked(&browser).await?;
    browser.press("Leave the text as it is").await?;
    eventually("one problem", async || {
        let all = page.all_text().await?;
        ensure!(!browser.has("dialog", "").await?, "the question is still there");
        ensure!(all.contains("1 error") && all.contains("commands for a terminal"), "it says:\n{all}");
        Ok(())
    })
    .await?;
    page.shows("Dockerfile", "echo 'FROM").await?;

    // From the list of problems, and from the menu of the editor.
    // The line at fault offers it, too, once nobody has typed for a moment.
    let offers = eventually("the offer at the line and below the editors", async || {
        let offers = browser.all("button", Some("Put files in place…"), None).await?;
        ensure!(offers.len() == 2, "{} buttons offer it", offers.len());
        Ok(offers)
    })
    .await?;
    offers[1].click().await?;
    asked(&browser).await?;
    // The offer has the focus now; Escape leaves the text as it is.
    press(&browser, Key::Escape).await?;
    let editor = page.choose("Dockerfile").await?;
    editor.send_keys(Key::Control + Key::Home).await?;
    editor.send_keys(Key::Control + ".").await?;
    browser.one("menuitem", "Put files in place…").await?;
    press(&browser, Key::Enter).await?;
    let asked = asked(&browser).await?;
    ensure!(asked.contains("opens and never closes"), "it says:\n{asked}");
    press(&browser, Key::Enter).await?;
    page.shows("notes.txt", "two").await?;
    page.shows("Dockerfile", "COPY app.py /app.py").await?;
    ensure!(!page.text_of("Dockerfile").await?.contains("echo"), "the command is still there");
    ensure!(page.text_of("app.py").await? == app, "another file has changed");
    browser.press("Undo").await?;
    page.shows("Dockerfile", "echo 'FROM").await?;
    ensure!(!browser.has("tab", "notes.txt").await?, "the new file is still there");
    server.stop().await
}

pub(crate) async fn another_file_in_the_dockerfile_goes_to_its_own_place(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    has_read(&page).await?;
    let before = page.text_of("Dockerfile").await?;
    page.replace("Dockerfile", "services:\n  web:\n    build: .\n    ports:\n      - 80:80\n").await?;
    let said = asked(&browser).await?;
    ensure!(
        said.contains("Docker Compose") && said.contains("compose.yaml new, 5 lines"),
        "it says:\n{said}"
    );
    browser.press("Put these files in place").await?;
    page.shows("compose.yaml", "build: .").await?;
    ensure!(page.text_of("Dockerfile").await? == before, "the Dockerfile is not as it was");

    page.replace("app.py", "FROM python:3.12\nRUN pip install flask\nCMD [\"python\"]\n").await?;
    let said = asked(&browser).await?;
    ensure!(said.contains("This is a Dockerfile"), "it says:\n{said}");
    browser.press("Put these files in place").await?;
    page.shows("Dockerfile", "FROM python:3.12").await?;
    page.shows("app.py", "Flask").await?;
    server.stop().await
}

pub(crate) async fn an_ordinary_paste_asks_nothing(_world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    has_read(&page).await?;
    let ordinary = "FROM python:3.12-slim\n# docker build -t web .\nRUN <<EOF\ncat > Dockerfile <<X\nFROM a\nRUN b\nX\nEOF\nRUN echo 'a\\\nb' > c.txt\n";
    page.replace("Dockerfile", ordinary).await?;
    page.replace("app.py", "import os\n\nprint('docker build -t web .')\n").await?;
    // What comes after a paste comes before what comes after the next one, which is asked about.
    page.replace("Dockerfile", BLOCK).await?;
    let asked = asked(&browser).await?;
    ensure!(asked.contains("pasted-hello"), "it says:\n{asked}");
    browser.press("Leave the text as it is").await?;
    page.shows("app.py", "docker build").await?;
    server.stop().await
}

/// Waits until the page can read files.
async fn has_read(page: &Playground<'_>) -> Result<()> {
    eventually("the files to be read", async || {
        let all = page.all_text().await?;
        ensure!(!all.contains("Your files are being read"), "it says:\n{all}");
        Ok(())
    })
    .await
}

/// Returns what the question says, once it is asked.
async fn asked(browser: &Browser) -> Result<String> {
    let dialog = browser.only("dialog").await?;
    words(&dialog).await
}

/// Presses a key where the focus is.
async fn press(browser: &Browser, key: Key) -> Result<()> {
    Ok(browser.driver().active_element().await?.send_keys(key).await?)
}

/// Returns the texts of both files and the name of the image.
async fn state(page: &Playground<'_>) -> Result<[String; 3]> {
    Ok([page.text_of("app.py").await?, page.text_of("Dockerfile").await?, image(page).await?])
}

async fn image(page: &Playground<'_>) -> Result<String> {
    let field = page.browser().one("textbox", "Image").await?;
    field.value().await?.context("the field has a value")
}

async fn is_placed(page: &Playground<'_>) -> Result<()> {
    page.shows("app.py", "print(\"pasted\")").await?;
    page.shows("templates/index.html", "<p>pasted</p>").await?;
    page.shows("Dockerfile", "COPY app.py /pasted.py").await?;
    let dockerfile = page.text_of("Dockerfile").await?;
    ensure!(
        !dockerfile.contains("Step") && !dockerfile.contains("docker"),
        "the Dockerfile is:\n{dockerfile}"
    );
    eventually("the image's name", async || {
        let name = image(page).await?;
        ensure!(name == "pasted-hello", "it is `{name}`");
        Ok(())
    })
    .await
}

async fn is_as_before(page: &Playground<'_>, before: &[String; 3]) -> Result<()> {
    eventually("all files to be as before", async || {
        let now = state(page).await?;
        ensure!(now == *before, "they are {now:?}");
        ensure!(!page.browser().has("tab", "templates/index.html").await?, "the new file is still there");
        Ok(())
    })
    .await
}
