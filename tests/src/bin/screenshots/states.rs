//! States of the page that need some work to reach: languages, the console, another Dockerfile, a class that is asked.

use anyhow::{Result, ensure};
use catalogue::{Bundle, Language};
use tests::browser::Browser;
use tests::pages::console::Console;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

use super::{Pictures, press_keys};

impl Pictures {
    /// The page in each language: built, and changed since.
    pub(super) async fn translated(&self, world: &World, browser: &Browser) -> Result<()> {
        let server = world.server().await?;
        browser.resize(1440, 900).await?;
        let page = Playground::open(browser, server).await?;
        page.build().await?;
        page.type_at_end("app.py", "# changed").await?;
        page.type_at_end("Dockerfile", "\nMAINTAINER me\nCOPY nowhere.txt /").await?;
        for language in Language::SPOKEN {
            let tag = language.tag();
            browser.visit(&format!("{}?lang={tag}", server.page)).await?;
            page.says(&Bundle::of(language).say(catalogue::layers::title())).await?;
            if language != Language::English {
                let name = format!("page-{}", tag.to_lowercase());
                self.published(browser, &name, ("light", 1440, 900)).await?;
            }
            for (width, height) in [(1440, 900), (1366, 660), (768, 1024)] {
                self.looked_at(browser, &format!("{tag}-{width}"), ("light", width, height)).await?;
            }
            browser.resize(390, 844).await?;
            for (name, tab) in [("files", 0), ("layers", 1), ("app", 3)] {
                let press = "document.querySelectorAll('.phone-tabs [role=tab]')[arguments[0]].click()";
                browser.script(press, vec![tab.into()]).await?;
                self.looked_at(browser, &format!("{tag}-phone-{name}"), ("dark", 390, 844)).await?;
            }
        }
        Ok(())
    }

    /// The commands of a tutorial in the console: a build with its progress, a misprint with its correction, a terminal in a container.
    pub(super) async fn typed(&self, world: &World, browser: &Browser) -> Result<()> {
        browser.prefer_colours("light").await?;
        browser.resize(1440, 1000).await?;
        browser.script("localStorage.clear()", Vec::new()).await?;
        let page = Playground::open(browser, world.server().await?).await?;
        let console = Console::open(&page).await?;
        console.run("docker image build -t python-hello-world .").await?;
        console.run("docker run -d --name web -p 8000:5000 python-hello-world").await?;
        console.run("docker image build -t python-hello-world.").await?;
        console.run("docker ps").await?;
        self.published(browser, "console-light", ("light", 1440, 1000)).await?;
        for (name, how) in [
            ("console-dark", ("dark", 1440, 900)),
            ("console-1366", ("light", 1366, 660)),
            ("console-768", ("light", 768, 1024)),
            ("console-phone", ("light", 390, 844)),
            ("console-phone-dark", ("dark", 390, 844)),
        ] {
            if self.is_all && how.1 < 768 {
                browser.resize(how.1, how.2).await?;
                browser.press_role("tab", "Log").await?;
            }
            self.looked_at(browser, name, how).await?;
        }
        if !self.is_all {
            return Ok(());
        }
        browser.resize(1440, 900).await?;
        console.start("docker exec -it web sh").await?;
        console.terminal_shows("#").await?;
        console.press("ls -l /app.py; vi app.py\n").await?;
        console.terminal_shows("flask").await?;
        self.looked_at(browser, "terminal-light", ("light", 1440, 900)).await?;
        self.looked_at(browser, "terminal-dark", ("dark", 1366, 660)).await?;
        self.looked_at(browser, "terminal-phone", ("light", 390, 844)).await
    }

    /// Two Dockerfiles, of which the second is chosen; and the first one open beside it.
    pub(super) async fn chosen(&self, world: &World, browser: &Browser) -> Result<()> {
        if !self.is_all {
            return Ok(());
        }
        browser.resize(1440, 900).await?;
        browser.script("localStorage.clear()", Vec::new()).await?;
        let page = Playground::open(browser, world.server().await?).await?;
        let console = Console::open(&page).await?;
        console.run("printf 'FROM python:3.8-alpine\\nRUN pip install flask\\nENV FLASK_DEBUG=1\\nCOPY app.py /app.py\\nCMD [\"python\", \"/app.py\"]\\n' > Dockerfile.dev").await?;
        page.choose("Dockerfile.dev").await?;
        page.says("The next build takes Dockerfile.").await?;
        self.everywhere(browser, "another-dockerfile").await?;
        browser.resize(1440, 900).await?;
        browser.press("Build this one").await?;
        page.says("docker build -f Dockerfile.dev").await?;
        eventually("the layers of the second", async || {
            let layers = browser.one_now("region", "Layers").await?;
            let text = tests::pages::playground::words(&layers).await?;
            ensure!(text.contains("FLASK_DEBUG=1"), "{text}");
            Ok(())
        })
        .await?;
        self.everywhere(browser, "chosen-dockerfile").await?;
        browser.resize(1440, 900).await?;
        browser.press("Options of the build, 1 set").await?;
        self.everywhere(browser, "chosen-options").await
    }

    /// The question which layers the next build reuses, to a class and to one learner; and the changed line while somebody edits it.
    pub(super) async fn asked(&self, page: &Playground<'_>, app: &str) -> Result<()> {
        let browser = page.browser();
        if !self.is_all {
            return Ok(());
        }
        browser.resize(1440, 900).await?;
        page.replace("app.py", &app.replace("hello world!", "hello class!")).await?;
        page.step_is("COPY", "will run").await?;
        browser.press("Presenter mode (F9)").await?;
        page.says("will run").await?;
        press_keys(page, "e").await?;
        self.on_screens(browser, "presenter-editing").await?;
        press_keys(page, Key::Escape + "a").await?;
        page.says("Which layers run again?").await?;
        press_keys(page, Key::Left + Key::Down).await?;
        self.on_screens(browser, "asked-class").await?;
        press_keys(page, "++++").await?;
        self.looked_at(browser, "asked-class-large", ("light", 1440, 900)).await?;
        press_keys(page, "----").await?;
        browser.resize(390, 844).await?;
        self.looked_at(browser, "asked-class-phone", ("light", 390, 844)).await?;
        press_keys(page, Key::Right + Key::Down + Key::Right + Key::Enter).await?;
        page.says("right so far").await?;
        self.on_screens(browser, "answered-class").await?;
        press_keys(page, Key::Escape).await?;
        browser.resize(1440, 900).await?;
        browser.prefer_colours("light").await?;
        browser.press("Ask me again").await?;
        browser.script("document.querySelector('.quiz [role=radio]').focus()", Vec::new()).await?;
        press_keys(page, Key::Left + Key::Down).await?;
        self.on_screens(browser, "asked-learner").await?;
        self.looked_at(browser, "asked-learner-phone", ("light", 390, 844)).await?;
        self.looked_at(browser, "asked-learner-phone-dark", ("dark", 390, 844)).await?;
        press_keys(page, Key::Right).await?;
        browser.press("Build and show").await?;
        page.says("1 of 2 right.").await?;
        self.on_screens(browser, "answered-learner").await?;
        self.looked_at(browser, "answered-learner-phone", ("light", 390, 844)).await?;
        // Many layers.
        browser.resize(1440, 900).await?;
        let many: String = (0..15).map(|n| format!("RUN echo {n} > /asked-{n}\n")).collect();
        page.replace("Dockerfile", &format!("FROM python:3.8-alpine\n{many}")).await?;
        browser.press("Presenter mode (F9)").await?;
        press_keys(page, "a").await?;
        page.says("Which layers run again?").await?;
        self.looked_at(browser, "asked-class-many", ("light", 1440, 900)).await?;
        press_keys(page, Key::Escape).await?;
        press_keys(page, Key::Escape).await?;
        eventually("presenter mode to be left", async || {
            anyhow::ensure!(!browser.has("dialog", "Presenter mode").await?, "it is still there");
            Ok(())
        })
        .await
    }
}
