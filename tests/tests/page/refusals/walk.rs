//! One case's way through its sentences: what the server says is overheard, and the page has to show the whole of it, where a person looks.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ::catalogue::{Bundle, Language, Sentence};
use anyhow::{Context, Result, ensure};
use messages::notice;
use protocol::{
    Aftermath, AppFailure, BuildNumber, BuildRecord, BuildState, ContainerRecord, ContainerState,
    EngineState, EngineStatus, ExitCause, LogLine, LogRemark, LogText, Notice, ServerFrame, ServerMessage,
};
use serde_json::json;
use tests::browser::Browser;
use tests::client::Client;
use tests::pages::playground::{Playground, words};
use tests::patience::eventually;
use tests::server::Address;

use super::catalogue::{self, Read};

/// What a server said that the page has words for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    Notice(Notice),
    Exit(ExitCause, i64),
    App(AppFailure),
    Aftermath(BuildNumber, Aftermath),
}

/// Where a person looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The list above Build and Run.
    Notices,
    /// The line below Build and Run.
    Actions,
    /// The panel of the app, its requests included.
    App,
    /// The app's own page.
    AppPage,
    /// The image's inside.
    Inside,
}

/// A case on its way.
pub(super) struct Walk<'browser> {
    pub(super) page: Playground<'browser>,
    pub(super) browser: &'browser Browser,
    case: &'static str,
    heard: Mutex<Vec<Said>>,
    remarks: Mutex<Vec<String>>,
    newest_container: Mutex<Option<ContainerRecord>>,
    handed: BTreeSet<&'static str>,
    read: BTreeSet<&'static str>,
    pictures: Option<PathBuf>,
}

impl<'browser> Walk<'browser> {
    /// Opens a server's page and overhears it.
    pub(super) async fn open(
        case: &'static str,
        browser: &'browser Browser,
        server: &Address,
    ) -> Result<Self> {
        browser.overhear().await?;
        let page = Playground::open(browser, server).await?;
        Ok(Self {
            page,
            browser,
            case,
            heard: Mutex::default(),
            remarks: Mutex::default(),
            newest_container: Mutex::default(),
            handed: BTreeSet::new(),
            read: BTreeSet::new(),
            pictures: std::env::var_os(PICTURES).map(PathBuf::from),
        })
    }

    /// Goes on with a server's page, in the workspace that the browser knows of it, or a new one.
    pub(super) async fn go_to(&mut self, server: &Address) -> Result<()> {
        lock(&self.heard).clear();
        self.page = Playground::open(self.browser, server).await?;
        Ok(())
    }

    /// Opens the page's workspace without a browser.
    pub(super) async fn other(&self, server: &Address) -> Result<Client> {
        self.page.other_tab(server).await
    }

    /// Closes the page's tab; the next one is empty.
    pub(super) async fn leave(&self) -> Result<()> {
        let driver = self.browser.driver();
        let (own, next) = (driver.window().await?, driver.new_tab().await?);
        driver.switch_to_window(own).await?;
        driver.close_window().await?;
        driver.switch_to_window(next).await?;
        self.browser.resize(1440, 1000).await?;
        self.browser.overhear().await
    }

    /// Waits until the server has said what has this name, and the page shows it.
    pub(super) async fn reads(&mut self, name: &'static str, place: Place) -> Result<()> {
        let said = eventually(&format!("`{name}` to be said"), async || {
            self.listen().await?;
            let mut heard = lock(&self.heard);
            let at = heard.iter().rposition(|said| catalogue::name_of(said) == name);
            let at = at.with_context(|| format!("these were said: {:#?}", *heard))?;
            Ok(heard.remove(at))
        })
        .await?;
        self.shows(&said, place).await
    }

    /// Waits until the page shows something that was said past its socket.
    pub(super) async fn shows(&mut self, said: &Said, place: Place) -> Result<()> {
        let (name, sentence) = (catalogue::name_of(said), said.sentence());
        eventually(&format!("`{name}` to be read"), async || self.is_shown(&sentence, place).await).await?;
        self.note(name).await
    }

    /// Waits until the panel of the app shows all parts of a sentence that has the engine's own words in it.
    pub(super) async fn reads_parts(&mut self, name: &'static str, parts: &[&str]) -> Result<()> {
        for part in parts {
            self.page.app_shows(part).await?;
        }
        self.note(name).await
    }

    /// Waits until a log shows a remark, whatever its numbers are.
    pub(super) async fn reads_in_log(&mut self, log: &str, remark: &LogRemark) -> Result<()> {
        let name = catalogue::name_of_remark(remark);
        let wanted = without_numbers(&english().whole(&notice::log_remark(remark)));
        self.page.dock(log).await?;
        eventually(&format!("`{name}` to be said and shown"), async || {
            self.listen().await?;
            let shown = self.page.log_text(log).await?;
            // Of several, such as those of a flood that goes on, the log may show any.
            let remarks = lock(&self.remarks);
            let is_shown = remarks.iter().any(|text| without_numbers(text) == wanted && shown.contains(text));
            ensure!(is_shown, "it shows:\n{shown}\nThese were said: {:#?}", *remarks);
            Ok(())
        })
        .await?;
        self.note(name).await
    }

    /// Waits until a log shows all parts of a remark that has the engine's own words in it.
    pub(super) async fn reads_parts_in_log(
        &mut self,
        log: &str,
        name: &'static str,
        parts: &[&str],
    ) -> Result<()> {
        for part in parts {
            self.page.log_shows(log, part).await?;
        }
        self.note(name).await
    }

    /// Returns the newest container as it was told last.
    pub(super) async fn newest_container(&self) -> Result<ContainerRecord> {
        self.listen().await?;
        lock(&self.newest_container).clone().context("no container was told of")
    }

    /// Lets the page hear a notice that the server does not say.
    pub(super) async fn hand_over(&mut self, notice: Notice) -> Result<()> {
        self.handed.insert(catalogue::name_of(&Said::Notice(notice.clone())));
        self.browser.hand_over(ServerMessage::Refused { notice }).await
    }

    /// Builds this Dockerfile, and waits until the page shows why that does not go.
    pub(super) async fn refuses(&mut self, dockerfile: &str, name: &'static str) -> Result<()> {
        self.page.replace("Dockerfile", dockerfile).await?;
        self.refuses_build(name).await.with_context(|| dockerfile.chars().take(200).collect::<String>())
    }

    /// Builds, and waits until the page shows why that does not go.
    pub(super) async fn refuses_build(&mut self, name: &'static str) -> Result<()> {
        lock(&self.heard).clear();
        self.page.press_build().await?;
        self.reads(name, Place::Notices).await
    }

    /// Fails unless all sentences of the case were read, each in the way that the catalogue says.
    pub(super) fn end(self) -> Result<()> {
        for (name, read) in catalogue::all() {
            let (case, is_handed_over) = match read {
                Read::Provoked(case) => (case, false),
                Read::HandedOver(case, _) => (case, true),
            };
            ensure!(case == self.case || !self.read.contains(name), "`{name}` has its place in {case}");
            if case == self.case {
                ensure!(self.read.contains(name), "`{name}` was not read");
                ensure!(self.handed.contains(name) == is_handed_over, "`{name}` was provoked otherwise");
            }
        }
        Ok(())
    }

    /// Notes that a sentence was read, and takes its picture where somebody wants to look at it.
    async fn note(&mut self, name: &'static str) -> Result<()> {
        self.read.insert(name);
        let Some(folder) = &self.pictures else { return Ok(()) };
        std::fs::create_dir_all(folder)?;
        let name = name.replace([':', ' '], "-");
        for (width, height) in [(390, 844), (1440, 900)] {
            for scheme in ["dark", "light"] {
                self.browser.prefer_colours(scheme).await?;
                self.browser.resize(width, height).await?;
                self.browser.picture(&folder.join(format!("{name}.{width}.{scheme}.webp"))).await?;
            }
        }
        self.browser.resize(1440, 1000).await
    }

    async fn listen(&self) -> Result<()> {
        for frame in self.browser.heard().await? {
            if let ServerMessage::ContainerUpdated { container } = &frame.message {
                *lock(&self.newest_container) = Some(ContainerRecord::clone(container));
            }
            let (said, remarks) = said_in(frame);
            lock(&self.heard).extend(said);
            lock(&self.remarks).extend(remarks);
        }
        Ok(())
    }

    async fn is_shown(&self, sentence: &Sentence, place: Place) -> Result<()> {
        let shown = match place {
            Place::Notices => words(&self.browser.one_now("list", "What to know").await?).await?,
            Place::App => words(&self.browser.one_now("region", "App").await?).await?,
            Place::Inside => {
                let regions = self.browser.all("region", None, None).await?;
                let mut text = String::new();
                for region in regions {
                    text += &words(&region).await?;
                }
                text
            }
            Place::Actions => self.page.all_text().await?,
            Place::AppPage => {
                let frame = self.browser.one_now("frame", "App page").await?;
                let text = self.page.in_frame(frame, "return document.body?.innerText ?? ''").await?;
                text.as_str().unwrap_or_default().to_owned()
            }
        };
        let shown = on_one_line(&shown);
        for part in sentence.parts().map(|part| english().say(part)) {
            ensure!(
                shown.contains(&on_one_line(&part)),
                "`{part}` is not in {place:?}, which shows:\n{shown}"
            );
        }
        if place == Place::Notices {
            let cut =
                self.browser.script(IS_CUT, vec![json!(on_one_line(&english().say(&sentence.text)))]).await?;
            ensure!(cut == json!(null), "the sentence is out of sight: {cut}");
        }
        Ok(())
    }
}

impl Said {
    fn sentence(&self) -> Sentence {
        match self {
            // The page leads to the log by a button, which says the hint.
            Self::Notice(said @ Notice::StepFailed { exit_code: Some(_), .. }) => {
                Sentence { hints: Vec::new(), ..notice::notice(said) }
            }
            Self::Notice(said) => notice::notice(said),
            Self::Exit(cause, exit_code) => notice::exit_cause(*cause, *exit_code),
            Self::App(failure) => notice::app_failure(failure),
            Self::Aftermath(build, said) => notice::aftermath(*build, *said),
        }
    }
}

/// Returns what a frame says, and what Drydock remarks in its log lines.
fn said_in(frame: ServerFrame) -> (Vec<Said>, Vec<String>) {
    let only = |said: Option<Said>| (said.into_iter().collect(), Vec::new());
    let remarked = |lines: Vec<LogLine>| {
        let own = lines.into_iter().filter_map(|line| match line.text {
            LogText::Remark(remark) => Some(english().whole(&notice::log_remark(&remark))),
            LogText::Written(_) => None,
        });
        (Vec::new(), own.collect())
    };
    match frame.message {
        ServerMessage::Refused { notice } => only(Some(Said::Notice(notice))),
        ServerMessage::AppFailed { failure } => only(Some(Said::App(failure))),
        ServerMessage::EngineChanged { engine } => only(absent(&engine)),
        ServerMessage::BuildUpdated { build } => (of_build(&build), Vec::new()),
        ServerMessage::ContainerUpdated { container } => only(of_container(&container)),
        ServerMessage::BuildLogged { lines, .. }
        | ServerMessage::BuildLog { lines, .. }
        | ServerMessage::ContainerLogged { lines, .. }
        | ServerMessage::ContainerLog { lines, .. } => remarked(lines),
        ServerMessage::Welcome(welcome) => {
            let builds = welcome.builds.first().map(of_build).unwrap_or_default();
            let container = welcome.containers.first().and_then(of_container);
            (builds.into_iter().chain(container).chain(absent(&welcome.engine)).collect(), Vec::new())
        }
        _ => only(None),
    }
}

fn absent(engine: &EngineStatus) -> Option<Said> {
    let EngineState::Absent { reason } = &engine.state else { return None };
    Some(Said::Notice(Notice::NoEngine { reason: reason.clone() }))
}

fn of_build(build: &BuildRecord) -> Vec<Said> {
    let failed = match &build.state {
        BuildState::Failed { notice, .. } => Some(Said::Notice(notice.clone())),
        _ => None,
    };
    failed.into_iter().chain(build.aftermath.map(|said| Said::Aftermath(build.number, said))).collect()
}

fn of_container(container: &ContainerRecord) -> Option<Said> {
    let ContainerState::Exited { cause, exit_code, .. } = container.state else { return None };
    Some(Said::Exit(cause, exit_code))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn english() -> &'static Bundle {
    Bundle::of(Language::English)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text with each amount as `#`: `1.57 MB`, `30 B`.
fn without_numbers(text: &str) -> String {
    let is_amount = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let is_unit = |word: &str| matches!(word.trim_end_matches(','), "B" | "kB" | "MB" | "GB");
    let words = text.split(' ').filter(|word| !is_unit(word));
    words.map(|word| if is_amount(word) { "#" } else { word }).collect::<Vec<_>>().join(" ")
}

/// Says what is wrong with the place of a sentence in the list of notices; null when all of it can be seen.
const IS_CUT: &str = "
const items = Array.from(document.querySelectorAll('.problems__item'));
const one = (text) => text.replace(/\\s+/g, ' ').trim();
const item = items.find((item) => one(item.innerText).includes(arguments[0]));
if (!item) return 'no item has it';
item.scrollIntoView({ block: 'nearest' });
const box = item.getBoundingClientRect();
if (box.width < 200 || box.top < 0 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1) return JSON.stringify(box);
const text = item.querySelector('.problems__text').getBoundingClientRect();
const top = document.elementFromPoint(text.left + 8, text.top + text.height / 2);
return item.contains(top) ? null : `covered by ${top?.outerHTML}`;";

/// Names a folder for pictures of each sentence, in both colours and two sizes.
const PICTURES: &str = "DRYDOCK_TEST_PICTURES";
