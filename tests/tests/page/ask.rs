//! The question which layers the next build reuses: to a class in presenter mode, and to one learner in the page.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

use super::accessibility::in_both_themes;
use super::presenter::{is_in, says, shown_steps, type_key};

pub(crate) async fn a_class_answers_before_the_build_does(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    built_and_edited(&page).await?;
    page.step_is("COPY", "will run").await?;
    ensure!(!leaks(&browser).await?.is_empty(), "the search for what tells the answer finds nothing");

    browser.press("Presenter mode (F9)").await?;
    says(&page, "1 line changed, 1 layer will run").await?;
    type_key(&page, "a").await?;
    says(&page, "Which layers run again?").await?;
    says(&page, "app.py changed in line 2. Build 2 has not started.").await?;
    is_in(&page, "asking").await?;
    tells_nothing(&browser).await?;
    let bars = shown_steps(&page).await?;
    ensure!(
        bars.len() == 4 && bars[0].contains("asked now") && bars[3].contains("not asked yet"),
        "{bars:#?}"
    );
    says(&page, "no layer, no question").await?;
    in_both_themes(&browser, "a class is asked").await?;

    // Left says reuse, right says run. The second answer is wrong.
    browser.script("document.querySelector('.stage').focus()", Vec::new()).await?;
    for key in [Key::Right, Key::Left, Key::Down, Key::Right, Key::Down, Key::Left, Key::Down, Key::Right] {
        type_key(&page, key).await?;
    }
    eventually("all four answers to be seen", async || {
        let bars = shown_steps(&page).await?;
        let has = |at: usize, answer: &str| bars[at].contains(&format!("the class says: {answer}"));
        ensure!(has(0, "reuse") && has(1, "run") && has(2, "reuse") && has(3, "run"), "{bars:#?}");
        Ok(())
    })
    .await?;
    tells_nothing(&browser).await?;

    type_key(&page, Key::Enter).await?;
    is_in(&page, "proven").await?;
    says(&page, "1 line changed, 1 layer ran").await?;
    let bars = shown_steps(&page).await?;
    let has = |at: usize, word: &str, said: &str| bars[at].contains(word) && bars[at].contains(said);
    ensure!(has(0, "reused", "the class said reuse: right"), "{bars:#?}");
    ensure!(has(1, "reused", "the class said run: wrong"), "{bars:#?}");
    ensure!(has(2, "reused", "the class said reuse: right"), "{bars:#?}");
    ensure!(has(3, "ran", "the class said run: right"), "{bars:#?}");
    says(&page, "3 of 4").await?;
    in_both_themes(&browser, "a class was asked").await?;

    // Escape leaves the question, and then presenter mode.
    browser.script("document.querySelector('.stage').focus()", Vec::new()).await?;
    type_key(&page, "a").await?;
    says(&page, "Build 3 has not started.").await?;
    type_key(&page, Key::Escape).await?;
    is_in(&page, "proven").await?;
    type_key(&page, Key::Escape).await?;
    eventually("presenter mode to be left", async || {
        ensure!(!browser.has("dialog", "Presenter mode").await?, "it is still there");
        Ok(())
    })
    .await
}

pub(crate) async fn one_learner_is_asked_in_the_page_and_on_a_phone(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.replace("app.py", "print(1)\nprint(2)\n").await?;
    page.build().await?;
    // Asked first, edited afterwards: nothing shows what the edit does.
    browser.press("What do you think?").await?;
    page.says("Which layers run again?").await?;
    page.replace("app.py", "print(1)\nprint(3)\n").await?;
    page.says("app.py changed in line 2. Build 2 has not started.").await?;
    page.connection_says("connected, saved").await?;
    tells_nothing(&browser).await?;
    in_both_themes(&browser, "a learner is asked").await?;

    // By the keyboard: the arrows choose, and lead from layer to layer.
    browser.script("document.querySelector('.quiz [role=radio]').focus()", Vec::new()).await?;
    for key in [Key::Left, Key::Down, Key::Left, Key::Down] {
        type_key(&page, key).await?;
    }
    // By hand.
    browser.resize(390, 844).await?;
    browser.press_role("tab", "Layers").await?;
    let faults = browser.script(FAULTS_IN_THE_HAND, Vec::new()).await?;
    ensure!(faults == serde_json::json!([]), "in the hand: {faults:#}");
    for answer in [(2, 0), (3, 1)] {
        press_answer(&browser, answer).await?;
    }
    eventually("all four answers to be seen", async || {
        let steps = page.steps().await?;
        let says = |at: usize, answer: &str| steps[at].text.contains(&format!("you say: {answer}"));
        ensure!(says(0, "reuse") && says(1, "reuse") && says(2, "reuse") && says(3, "run"), "{steps:#?}");
        Ok(())
    })
    .await?;
    tells_nothing(&browser).await?;
    in_both_themes(&browser, "a learner is asked on a phone").await?;

    browser.press("Build and show").await?;
    let steps = page.built().await?;
    page.says("4 of 4 right.").await?;
    ensure!(steps[3].word == "ran" && steps[3].text.contains("you said run: right"), "{steps:#?}");
    in_both_themes(&browser, "a learner was asked").await?;
    browser.press("Ask me again").await?;
    page.says("4 of 4").await?;
    page.says("right so far").await?;
    browser.press("Leave the question").await?;
    page.says("Build 2 ran 1 layer").await
}

/// Builds, and changes the second line of `app.py`.
async fn built_and_edited(page: &Playground<'_>) -> Result<()> {
    page.replace("app.py", "print(1)\nprint(2)\n").await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    page.build().await?;
    page.replace("app.py", "print(1)\nprint(3)\n").await
}

/// Presses an answer: of which layer, and which of the two.
async fn press_answer(browser: &Browser, (layer, answer): (usize, usize)) -> Result<()> {
    let answers = browser.all("radio", None, None).await?;
    Ok(answers[2 * layer + answer].click().await?)
}

async fn tells_nothing(browser: &Browser) -> Result<()> {
    let leaks = leaks(browser).await?;
    ensure!(leaks.is_empty(), "the page gives the answer away: {leaks:#?}");
    Ok(())
}

async fn leaks(browser: &Browser) -> Result<Vec<String>> {
    Ok(serde_json::from_value(browser.script(LEAKS, Vec::new()).await?)?)
}

/// Finds everything that tells what the next build will do: texts, names, titles, shapes.
const LEAKS: &str = r"const telling = /will (re)?(run|reuse|used|be )|run(s|ning)? again$|: lines? [\d, and]+ runs?$|saves |cannot be told|everything (is|will)/i;
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  if (telling.test(data.trim()) && data.trim() !== '' && !parentElement.closest('script, style, .cm-content')) found.push(data);
}
for (const element of document.body.querySelectorAll('*')) {
  for (const name of ['title', 'aria-label', 'aria-description', 'alt']) {
    const value = element.getAttribute(name) ?? '';
    if (telling.test(value)) found.push(`${name}: ${value}`);
  }
  const state = element.dataset?.st ?? '';
  if (state.startsWith('will-') && !element.closest('.quiz__choice, .codestrip')) found.push(`${state}: ${element.className}`);
}
return found.filter((text) => !text.includes('Which layers run again?'))";

/// Names what reaches over the edge, or is too small for a finger.
const FAULTS_IN_THE_HAND: &str = "const faults = [];
if (document.scrollingElement.scrollWidth > innerWidth) faults.push('it is too wide');
for (const button of document.querySelectorAll('.quiz__choice, .quiz-ways button')) {
  const { width, height, right } = button.getBoundingClientRect();
  if (height < 44 || width < 44 || right > innerWidth) faults.push(`${button.innerText}: ${width} x ${height}`);
}
for (const part of document.querySelectorAll('.quiz .layer-bar__cause')) {
  if (part.scrollWidth > part.clientWidth + 1) faults.push(`cut off: ${part.innerText}`);
}
return faults";

const DOCKERFILE: &str = "FROM python:3.8-alpine
RUN sleep 1; echo a > /asked
WORKDIR /app
COPY app.py /app/
CMD [\"python\", \"app.py\"]
";
