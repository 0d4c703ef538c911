//! Writes the pictures of the README from real builds in the real page: `cargo run -p tests --bin screenshots`, after `cargo xtask page`. With a
//! folder as argument it writes there, and also the states that nobody publishes but somebody should look at; with `languages` behind the folder, only
//! the page in each language.

mod states;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let world = World::create()?;
    let taken = take(&world, folder).await;
    let ended = world.end().await;
    taken.and(ended)
}

async fn take(world: &World, folder: Option<PathBuf>) -> Result<()> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace is above")?;
    let pictures =
        Pictures { is_all: folder.is_some(), folder: folder.unwrap_or_else(|| workspace.join("docs")) };
    std::fs::create_dir_all(&pictures.folder)?;
    let browser = world.browser().await?;
    let taken = pictures.take(world, &browser).await;
    let quit = browser.quit().await;
    taken.and(quit)
}

/// Where pictures go, and which.
struct Pictures {
    folder: PathBuf,
    is_all: bool,
}

impl Pictures {
    async fn take(&self, world: &World, browser: &Browser) -> Result<()> {
        if std::env::args().nth(2).is_some_and(|only| only == "languages") {
            return self.translated(world, browser).await;
        }
        let page = Playground::open(browser, world.server().await?).await?;
        page.build().await?;
        let app = page.text_of("app.py").await?;
        page.replace("app.py", &app.replace("hello world!", "hello world, once more!")).await?;
        page.step_is("COPY", "will run").await?;
        to_the_top(&page).await?;
        self.published(browser, "predicted-light", ("light", 1440, 1000)).await?;
        self.looked_at(browser, "predicted-1024", ("light", 1024, 768)).await?;
        self.on_projector(&page, "predicted", "will run").await?;

        page.build().await?;
        browser.press("Run").await?;
        page.frame_shows("once more").await?;
        page.app_shows("once more").await?;
        to_the_top(&page).await?;
        self.published(browser, "built-light", ("light", 1440, 1000)).await?;
        self.published(browser, "built-dark", ("dark", 1440, 1000)).await?;
        self.on_projector(&page, "proven", "ran").await?;

        browser.resize(390, 844).await?;
        browser.press_role("tab", "Layers").await?;
        self.published(browser, "built-phone", ("light", 390, 844)).await?;
        self.looked_at(browser, "built-phone-dark", ("dark", 390, 844)).await?;
        self.asked(&page, &app).await?;
        self.died(&page, &app).await?;
        self.unbuildable(&page).await?;
        self.stale(&page, &app).await?;
        self.inside(&page).await?;
        self.parallel(&page).await?;
        self.compared(&page).await?;
        self.chosen(world, browser).await?;
        // Its commands change files and containers.
        self.typed(world, browser).await?;
        browser.script("localStorage.clear()", Vec::new()).await?;
        self.translated(world, browser).await
    }

    /// The desktop in light colours, the phone in dark ones.
    async fn everywhere(&self, browser: &Browser, name: &str) -> Result<()> {
        self.looked_at(browser, name, ("light", 1440, 900)).await?;
        self.looked_at(browser, &format!("{name}-phone"), ("dark", 390, 844)).await
    }

    async fn on_screens(&self, browser: &Browser, name: &str) -> Result<()> {
        for (width, height) in [(1920, 1080), (1440, 900), (1366, 660)] {
            self.looked_at(browser, &format!("{name}-{width}"), ("light", width, height)).await?;
        }
        self.looked_at(browser, &format!("{name}-dark"), ("dark", 1440, 900)).await
    }

    /// An app that ends at its first import, and the clinic's words about it.
    async fn died(&self, page: &Playground<'_>, app: &str) -> Result<()> {
        let browser = page.browser();
        if !self.is_all {
            return Ok(());
        }
        browser.resize(1440, 900).await?;
        page.replace("app.py", app).await?;
        page.replace("Dockerfile", DYING).await?;
        page.build().await?;
        browser.press("Run").await?;
        page.app_shows("does not work with").await?;
        self.looked_at(browser, "died", ("light", 1440, 900)).await?;
        self.looked_at(browser, "died-dark", ("dark", 1366, 660)).await?;
        browser.resize(390, 844).await?;
        browser.press_role("tab", "App").await?;
        self.looked_at(browser, "died-phone", ("light", 390, 844)).await?;
        browser.press_role("tab", "Files").await
    }

    /// A Dockerfile that cannot be built, before and after somebody tries; and a step that fails with a cause that is known.
    async fn unbuildable(&self, page: &Playground<'_>) -> Result<()> {
        let browser = page.browser();
        if !self.is_all {
            return Ok(());
        }
        browser.resize(1440, 900).await?;
        page.replace("Dockerfile", MISTYPED).await?;
        page.says("Change to RUN").await?;
        self.looked_at(browser, "cannot-build", ("light", 1440, 900)).await?;
        self.looked_at(browser, "cannot-build-dark", ("dark", 1366, 660)).await?;
        self.on_projector(page, "cannot-build", "cannot build").await?;
        browser.resize(390, 844).await?;
        self.looked_at(browser, "cannot-build-phone-files", ("light", 390, 844)).await?;
        browser.press_role("tab", "Layers").await?;
        self.looked_at(browser, "cannot-build-phone", ("light", 390, 844)).await?;
        browser.resize(1440, 900).await?;
        page.press_build().await?;

        page.step_is("RNU", "failed").await?;
        page.dock("Build log").await?;
        self.looked_at(browser, "refused", ("light", 1440, 900)).await?;
        page.replace("Dockerfile", FAILING).await?;
        page.build().await?;
        page.shows("Dockerfile", "No matching").await.ok();
        self.looked_at(browser, "failed", ("light", 1440, 900)).await
    }

    /// An app that an older build has made, and an answer with a fault of the app.
    async fn stale(&self, page: &Playground<'_>, app: &str) -> Result<()> {
        let browser = page.browser();
        if !self.is_all {
            return Ok(());
        }
        page.replace("Dockerfile", LIVING).await?;
        page.replace("app.py", app).await?;
        browser.press("Build and run").await?;
        page.frame_shows("hello").await?;
        page.replace("app.py", &app.replace("hello world!", "newer")).await?;
        page.build().await?;
        page.dock("App").await?;
        page.app_shows("is ready").await?;
        self.looked_at(browser, "stale", ("light", 1440, 900)).await?;
        self.looked_at(browser, "stale-dark", ("dark", 1366, 660)).await?;
        self.looked_at(browser, "stale-1024", ("light", 768, 1024)).await?;
        browser.resize(390, 844).await?;
        browser.press_role("tab", "App").await?;
        self.looked_at(browser, "stale-phone", ("light", 390, 844)).await?;
        browser.resize(1440, 900).await?;
        page.replace("app.py", &app.replace("return \"hello world!\"", "return 1 / 0")).await?;
        browser.press("Build and run").await?;
        page.app_shows("answered with 500").await?;
        self.looked_at(browser, "fault", ("light", 1440, 900)).await
    }

    /// Two orders of COPY, each built again after an edit.
    async fn compared(&self, page: &Playground<'_>) -> Result<()> {
        let browser = page.browser();
        browser.resize(1440, 1000).await?;
        for (n, dockerfile) in COPY_FIRST_AND_LAST.into_iter().enumerate() {
            page.replace("Dockerfile", dockerfile).await?;
            for edit in 0..2 {
                page.replace("app.py", &format!("print(\"hello {n} {edit}\")\n")).await?;
                page.build().await?;
            }
        }
        browser.press("Compare").await?;
        eventually("the comparison", async || browser.one_now("combobox", "Build on the left (A)").await)
            .await?;
        browser.script(CHOOSE_SECOND_LAST, Vec::new()).await?;
        page.says("saves").await?;
        self.published(browser, "compared-light", ("light", 1440, 1000)).await?;
        self.looked_at(browser, "compared-dark", ("dark", 1440, 1000)).await?;
        self.looked_at(browser, "compared-phone", ("light", 390, 844)).await
    }

    /// What the layers hold.
    async fn inside(&self, page: &Playground<'_>) -> Result<()> {
        let browser = page.browser();
        browser.resize(1440, 1000).await?;
        page.replace("Dockerfile", HOLDING).await?;
        page.build().await?;
        browser.press("Look inside the image").await?;
        page.says("base, shared").await?;
        eventually("the layer of COPY to be opened", async || {
            browser.script(PRESS_COPY, Vec::new()).await?;
            browser.one_now("button", "srv/app.py").await
        })
        .await?;
        browser.press("srv/app.py").await?;
        let opened = browser.one("region", "srv/app.py").await?;
        opened.scroll_into_view().await?;
        self.published(browser, "inside-light", ("light", 1440, 1000)).await?;
        self.looked_at(browser, "inside-dark", ("dark", 1440, 1000)).await?;
        browser.resize(390, 844).await?;
        opened.scroll_into_view().await?;
        self.looked_at(browser, "inside-phone", ("light", 390, 844)).await
    }

    /// Stages side by side, in the panel and on the projector.
    async fn parallel(&self, page: &Playground<'_>) -> Result<()> {
        let browser = page.browser();
        if !self.is_all {
            return Ok(());
        }
        browser.resize(1440, 1000).await?;
        page.replace("Dockerfile", PARALLEL).await?;
        page.build().await?;
        self.looked_at(browser, "lanes", ("light", 1440, 1000)).await?;
        self.on_projector(page, "stages", "ran").await?;
        let many: String = (0..15).map(|n| format!("RUN echo {n} > /many-{n}\n")).collect();
        page.replace("Dockerfile", &format!("FROM python:3.8-alpine\n{many}")).await?;
        page.build().await?;
        self.on_projector(page, "many", "ran").await
    }

    /// Presenter mode in both themes and on two projectors.
    async fn on_projector(&self, page: &Playground<'_>, name: &str, word: &str) -> Result<()> {
        let browser = page.browser();
        browser.press("Presenter mode (F9)").await?;
        page.says(word).await?;
        self.published_if(browser, &format!("presenter-{name}"), ("light", 1920, 1080)).await?;
        self.looked_at(browser, &format!("presenter-{name}-dark"), ("dark", 1280, 720)).await?;
        browser.driver().active_element().await?.send_keys(Key::Escape).await?;
        eventually("presenter mode to be left", async || {
            anyhow::ensure!(!browser.has("dialog", "Presenter mode").await?, "it is still there");
            Ok(())
        })
        .await?;
        browser.prefer_colours("light").await?;
        browser.resize(1440, 1000).await
    }

    async fn published_if(&self, browser: &Browser, name: &str, how: How) -> Result<()> {
        if self.is_all || PUBLISHED_PRESENTER.contains(&name) {
            self.published(browser, name, how).await?;
        }
        Ok(())
    }

    async fn looked_at(&self, browser: &Browser, name: &str, how: How) -> Result<()> {
        if self.is_all {
            self.published(browser, name, how).await?;
        }
        Ok(())
    }

    async fn published(&self, browser: &Browser, name: &str, (colours, width, height): How) -> Result<()> {
        browser.prefer_colours(colours).await?;
        browser.resize(width, height).await?;
        browser.picture(&self.folder.join(format!("{name}.webp"))).await
    }
}

/// Colours, width, height.
type How = (&'static str, u32, u32);

async fn press_keys(page: &Playground<'_>, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
    Ok(page.browser().driver().active_element().await?.send_keys(keys).await?)
}

async fn to_the_top(page: &Playground<'_>) -> Result<()> {
    Ok(page.choose("app.py").await?.send_keys(Key::Control + Key::Home).await?)
}

const DYING: &str = "FROM python:3.8-alpine\nRUN pip install Flask==2.2.2\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

const MISTYPED: &str =
    "FROM python:3.8-alpine\nRNU pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";
const FAILING: &str =
    "FROM python:3.8-alpine\nRUN pip install flsak==1\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";
const LIVING: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

const PUBLISHED_PRESENTER: [&str; 2] = ["presenter-predicted", "presenter-proven"];

const PRESS_COPY: &str = "Array.from(document.querySelectorAll('button.inside__row')).find((row) => row.innerText.includes('COPY'))?.click()";

const HOLDING: &str = "FROM python:3.8-alpine
RUN head -c 50000 /dev/zero > /big
COPY app.py /srv/app.py
RUN rm /big
CMD [\"python\", \"/srv/app.py\"]
";

/// The build after the edit of the other order: two before the newest.
const CHOOSE_SECOND_LAST: &str =
    "const chooser = document.querySelector('select[aria-label=\"Build on the left (A)\"]');
const newest = Math.max(...Array.from(chooser.options, (option) => parseInt(option.text.split(' ')[1]) || 0));
const wanted = Array.from(chooser.options).find((option) => option.text.startsWith(`Build ${newest - 2}`));
chooser.value = wanted.value;
chooser.dispatchEvent(new Event('change', { bubbles: true }));";

const COPY_FIRST_AND_LAST: [&str; 2] = [
    "FROM python:3.8-alpine\nCOPY app.py /app.py\nRUN pip install flask\nCMD [\"python\", \"app.py\"]\n",
    "FROM python:3.8-alpine\nRUN pip install flask\nCOPY app.py /app.py\nCMD [\"python\", \"app.py\"]\n",
];

const PARALLEL: &str = "FROM python:3.8-alpine AS assets
RUN sleep 1.5; echo assets > /assets
FROM python:3.8-alpine AS wheels
RUN sleep 2; echo wheels > /wheels
FROM python:3.8-alpine
COPY --from=assets /assets /assets
COPY --from=wheels /wheels /wheels
CMD [\"ls\", \"/\"]
";
