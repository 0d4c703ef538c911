//! What the next build will reuse, said while somebody types, and laid beside what it then did.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;

pub(crate) async fn every_cause_is_said_with_its_evidence_while_it_is_typed(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    super::files::add(&page, "notes.txt").await?;
    super::files::add(&page, ".dockerignore").await?;
    page.replace(".dockerignore", IGNORED).await?;
    page.replace("app.py", APP).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.connection_says("connected, saved").await?;
    page.step_is("FROM", "will reuse").await?;
    says(&page, "RUN", "will run", "never built here before").await?;
    says(&page, "COPY", "will run", "never built here before").await?;
    page.build().await?;
    page.says("as predicted.").await?;

    // What if: pointing at a file's tab lights what a change of it would run again.
    page.says("app.py: line 6 runs").await?;
    page.says("notes.txt: no line runs").await?;
    let tab = browser.one("tab", "app.py").await?;
    browser.driver().action_chain().move_to_element_center(&tab).perform().await?;
    eventually("the bar of line 6 to be lit", async || {
        let lit = "return Array.from(document.querySelectorAll('.layer-bar[data-touched=true] .layer-bar__line'), (line) => line.textContent.trim()).join()";
        let lines = browser.script(lit, Vec::new()).await?;
        ensure!(lines.as_str() == Some("line 6"), "lit are {lines}");
        Ok(())
    })
    .await?;

    page.replace("app.py", &APP.replace("\"two\"", "2")).await?;
    says(&page, "COPY", "will run", "app.py changed: line 2").await?;
    says(&page, "RUN", "will reuse", "nothing it depends on changed since build 1").await?;
    page.choose("Dockerfile").await?;
    browser.press("app.py changed: line 2").await?;
    page.shows("app.py", "print(2)").await?;
    page.replace("app.py", "print(\"one\")\nprint(\"two\")\nprint(3)\nprint(4)\nprint(5)\n").await?;
    says(&page, "COPY", "will run", "app.py changed: lines 1, 4\u{2013}5").await?;
    tinted(&browser, "print(\"one\") print(4) print(5)").await?;
    // What was built stands there again with the text that was built.
    page.replace("app.py", APP).await?;
    page.step_is("COPY", "ran").await?;

    page.replace("Dockerfile", &format!("# a note\n\n{}", DOCKERFILE.replace("RUN echo", "RUN   echo")))
        .await?;
    for instruction in ["FROM", "RUN", "COPY"] {
        page.step_is(instruction, "will reuse").await?;
    }

    let changes = [
        ("RUN echo two", "RUN echo 2", "this instruction changed: RUN echo two \u{2192} RUN echo 2"),
        ("VERSION=1", "VERSION=2", "build argument VERSION changed: 1 \u{2192} 2"),
        ("COLOUR=blue", "COLOUR=red", "variable COLOUR changed: blue \u{2192} red"),
    ];
    for (old, new, sentence) in changes {
        page.replace("Dockerfile", &DOCKERFILE.replace(old, new)).await?;
        says(&page, "RUN", "will run", sentence).await?;
        says(&page, "COPY", "will run", "runs again because line 5 runs again").await?;
    }
    page.replace("Dockerfile", DOCKERFILE).await?;

    page.replace(".dockerignore", &IGNORED.replace("notes.txt\n", "")).await?;
    says(&page, "COPY", "will run", ".dockerignore now lets notes.txt in").await?;
    page.choose("app.py").await?;
    browser.press(".dockerignore now lets notes.txt in").await?;
    page.step_is("COPY", "will run").await?;
    let tab = browser.one("tab", ".dockerignore").await?;
    ensure!(tab.attr("aria-selected").await?.as_deref() == Some("true"), "the evidence is elsewhere");
    page.replace(".dockerignore", IGNORED).await?;
    page.step_is("COPY", "ran").await?;

    // The Dockerfile's own ignore file stands in for the other one, and is the one that is named.
    let own = "Dockerfile.dockerignore";
    super::files::add(&page, own).await?;
    page.replace(own, "Dockerfile*\n.dockerignore\n").await?;
    let sentence = format!("{own} now lets notes.txt in");
    says(&page, "COPY", "will run", &sentence).await?;
    page.choose("app.py").await?;
    browser.press(&sentence).await?;
    eventually("the evidence", async || {
        let tab = browser.one("tab", own).await?;
        ensure!(tab.attr("aria-selected").await?.as_deref() == Some("true"), "it is elsewhere");
        Ok(())
    })
    .await
}

pub(crate) async fn pointing_at_a_file_below_the_layers_draws_all_of_them_as_they_would_be(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("app.py", APP).await?;
    page.replace(
        "Dockerfile",
        "FROM python:3.8-alpine\nCOPY app.py /\nRUN sleep 1\nCMD [\"python\", \"/app.py\"]\n",
    )
    .await?;
    page.build().await?;
    page.says("app.py: lines 2 and 3 run").await?;
    let chip = browser.one("button", "app.py: lines 2 and 3 run").await?;
    browser.driver().action_chain().move_to_element_center(&chip).perform().await?;
    page.says("If app.py changes, 2 layers run").await?;
    says(&page, "FROM", "will reuse", "same base image as in build 1").await?;
    says(&page, "COPY", "will run", "app.py changed").await?;
    says(&page, "RUN", "will run", "runs again because line 2 runs again").await?;
    // How long depends on the machine; that it is told does not.
    page.says("about ").await?;
    // The answer has not moved the question away from under the pointer.
    for _ in 0..5 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        ensure!(page.all_text().await?.contains("If app.py changes, 2 layers run"), "the answer went away");
    }
    super::accessibility::in_both_themes(&browser, "what if").await?;
    let title = browser.driver().find(thirtyfour::By::Css(".topbar")).await?;
    browser.driver().action_chain().move_to_element_center(&title).perform().await?;
    page.step_is("RUN", "ran").await?;
    page.says("Build 1 ran").await?;

    // The same by keyboard.
    browser.script("document.querySelector('.what-if__file').focus()", Vec::new()).await?;
    page.step_is("RUN", "will run").await?;
    browser.driver().action_chain().send_keys(thirtyfour::Key::Escape).perform().await?;
    page.step_is("RUN", "ran").await?;
    // A question that nobody can take back is taken back by itself.
    browser.script("document.querySelector('.what-if__file').click()", Vec::new()).await?;
    page.step_is("RUN", "will run").await?;
    page.replace("Dockerfile", "FROM python:3.8-alpine\nCMD [\"python\"]\n").await?;
    page.says("The next build will reuse everything").await
}

pub(crate) async fn a_build_says_whether_it_went_as_predicted(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.build().await?;
    page.replace("Dockerfile", &DOCKERFILE.replace("echo two", "echo three")).await?;
    page.step_is("COPY", "will run").await?;
    page.build().await?;
    let is_proven = async || {
        page.says("4 of 4 as predicted.").await?;
        let steps = page.steps().await?;
        let n = steps.iter().filter(|step| step.text.contains("as predicted")).count();
        ensure!(n == 4, "as predicted: {steps:#?}");
        ensure!(steps[2].text.contains("this instruction changed: RUN echo two"), "it says {steps:#?}");
        Ok(())
    };
    is_proven().await?;
    page.reload().await?;
    page.step_is("COPY", "ran").await?;
    is_proven().await
}

pub(crate) async fn a_reused_step_names_the_build_that_made_it(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    super::files::add(&page, "notes.txt").await?;
    page.replace("notes.txt", "one\n").await?;
    page.replace("Dockerfile", STAGES).await?;
    says(&page, "WORKDIR", "not needed", "the image does not need this stage").await?;
    page.build().await?;
    says(&page, "WORKDIR", "not needed", "the image does not need this stage").await?;
    page.log_shows("Build log", "not needed").await?;
    let steps = page.steps().await?;
    let took = steps.last().and_then(|step| seconds(&step.text)).context("the RUN says how long it took")?;
    page.replace("notes.txt", "two\n").await?;
    page.step_is("RUN", "will run").await?;
    page.build().await?;

    page.replace("notes.txt", "one\n").await?;
    says(&page, "RUN", "will reuse", "nothing it depends on changed since build 1").await?;
    says(&page, "RUN", "will reuse", &format!("saves {took} s")).await?;
    page.build().await?;
    says(&page, "RUN", "reused", "from build 1").await?;
    // The run of build 2 was shorter.
    says(&page, "RUN", "reused", &format!("saved {took} s")).await?;
    page.reload().await?;
    says(&page, "RUN", "reused", "from build 1").await?;

    for (new, shown) in [
        ("sleep $(cat  /notes.txt", "only blanks differ: RUN\u{2423}sleep\u{2423}$(cat\u{2423}/notes"),
        ("sleep $(cat\t/notes.txt", "\u{2192} RUN\u{2423}sleep\u{2423}$(cat\u{21e5}/notes"),
    ] {
        page.replace("Dockerfile", &STAGES.replace("sleep $(cat /notes.txt", new)).await?;
        says(&page, "RUN", "will run", shown).await?;
    }
    Ok(())
}

/// Returns the number of the first words that are seconds, as in `1.3 s`.
fn seconds(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_it = |pair: &&[&str]| pair[1] == "s" && pair[0].parse::<f64>().is_ok();
    words.windows(2).find(is_it).map(|pair| pair[0])
}

/// Waits until these are the tinted lines of the lower editor.
async fn tinted(browser: &Browser, expected: &str) -> Result<()> {
    eventually("the tinted lines", async || {
        let lines = "return Array.from(document.querySelectorAll('.files__lower .cm-line.is-loud'), (line) => line.textContent).join(' ')";
        let lines = browser.script(lines, Vec::new()).await?;
        ensure!(lines.as_str() == Some(expected), "tinted are {lines}");
        Ok(())
    })
    .await
}

/// Waits until one of the steps of an instruction says `word` and `sentence`.
pub(super) async fn says(page: &Playground<'_>, instruction: &str, word: &str, sentence: &str) -> Result<()> {
    eventually(&format!("{instruction} to say `{word}: {sentence}`"), async || {
        let steps = page.steps().await?;
        let mut own = steps.iter().filter(|step| step.instruction() == instruction && step.word == word);
        ensure!(own.any(|step| step.text.contains(sentence)), "steps are {steps:#?}");
        Ok(())
    })
    .await
}

const DOCKERFILE: &str = "FROM python:3.8-alpine
ARG VERSION=1
RUN echo one $VERSION
ENV COLOUR=blue
RUN echo two
COPY . /app/
";

/// `one` takes longer than anything else.
const STAGES: &str = "FROM python:3.8-alpine AS unused
WORKDIR /never
FROM python:3.8-alpine
COPY notes.txt /notes.txt
RUN sleep $(cat /notes.txt | sed 's/one/3/; s/two/0.1/')
";

const APP: &str = "print(1)\nprint(\"two\")\nprint(3)\n";

const IGNORED: &str = "Dockerfile\n.dockerignore\nnotes.txt\n";
