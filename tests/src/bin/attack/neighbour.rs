//! A learner who notices nothing: saves, builds and asks the app, in a workspace and from an address of its own, while `/healthz` is timed.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use protocol::{BuildState, ContainerNumber, SessionRequest};
use tests::client::Client;
use tokio::runtime;
use tokio::sync::watch;
use tokio::task;
use tokio::time::{MissedTickBehavior, interval};

use crate::target::{BASE, Target};

/// What the neighbour saw while something else went on.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    saves: Vec<Duration>,
    healthz: Vec<Duration>,
    n_builds: u32,
    n_answers: u32,
}

impl Seen {
    /// The 95th percentile of the time that a save took.
    pub(crate) fn save_p95(&self) -> Duration {
        let mut sorted = self.saves.clone();
        sorted.sort();
        let place = (sorted.len() * 95).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or_default()
    }

    /// The longest time that `/healthz` took to answer.
    pub(crate) fn healthz_most(&self) -> Duration {
        self.healthz.iter().max().copied().unwrap_or_default()
    }

    /// The same in milliseconds.
    pub(crate) fn healthz_ms(&self) -> u128 {
        self.healthz_most().as_millis()
    }

    /// How many builds succeeded and how many answers of the app were right.
    pub(crate) fn counts(&self) -> (u32, u32) {
        (self.n_builds, self.n_answers)
    }
}

/// Lets the neighbour work for one round with nobody else there.
pub(crate) async fn rest(target: &Target) -> Result<Seen> {
    beside(target, async {}).await.1
}

/// Lets the neighbour work while `attack` goes on, one whole round at least; returns what came of both.
pub(crate) async fn beside<T>(target: &Target, attack: impl Future<Output = T>) -> (T, Result<Seen>) {
    let neighbour = match Neighbour::arrive(target).await.context("the neighbour cannot begin") {
        Ok(neighbour) => neighbour,
        Err(error) => return (attack.await, Err(error)),
    };
    let (is_over, over) = watch::channel(false);
    let attacking = async {
        let result = attack.await;
        is_over.send_replace(true);
        result
    };
    // A thread and a runtime of its own: an attack that keeps this program busy must not look like a slow server.
    let working = || {
        runtime::Builder::new_current_thread().enable_all().build()?.block_on(neighbour.work(target, over))
    };
    task::block_in_place(|| {
        thread::scope(|scope| {
            let working = scope.spawn(working);
            let result = runtime::Handle::current().block_on(attacking);
            let seen = working.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (result, seen)
        })
    })
}

struct Neighbour {
    editor: Client,
    builder: Client,
    container: ContainerNumber,
    text: String,
}

impl Neighbour {
    async fn arrive(target: &Target) -> Result<Self> {
        let server = target.for_neighbour();
        let mut builder = Client::new(&server).await?;
        let text = format!("the neighbour's own answer in {}", builder.welcome.workspace);
        builder
            .save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /app.py\nCMD [\"python\", \"/app.py\"]\n"))
            .await?;
        builder.save("app.py", &app(&text)).await?;
        let build = builder.build().await?;
        ensure!(
            matches!(build.state, BuildState::Succeeded { .. }),
            "the first build ended as {:?}",
            build.state
        );
        let container = builder.start_container().await?;
        builder
            .container_until(container, "its port", |container| {
                matches!(container.state, protocol::ContainerState::Running { is_listening: true, .. })
            })
            .await?;
        let editor = Client::with_token(&server, &builder.token()?).await?;
        Ok(Self { editor, builder, container, text })
    }

    async fn work(self, target: &Target, over: watch::Receiver<bool>) -> Result<Seen> {
        let Self { mut editor, mut builder, container, text } = self;
        let seen = Mutex::new(Seen::default());
        let note = |change: &dyn Fn(&mut Seen)| {
            change(&mut seen.lock().expect("no thread that held it has panicked"))
        };
        let (is_round_over, round_over) = watch::channel(false);
        let is_done = || *over.borrow() && *round_over.borrow();

        let saving = async {
            let mut number = 0_u32;
            let mut ticks = every(BETWEEN_SAVES);
            while !is_done() {
                ticks.tick().await;
                number += 1;
                let started = Instant::now();
                editor
                    .save("notes.txt", &format!("edit {number}\n"))
                    .await
                    .context("the neighbour's save")?;
                let took = started.elapsed();
                note(&|seen| seen.saves.push(took));
            }
            Ok::<_, anyhow::Error>(())
        };
        let asking_health = async {
            let mut ticks = every(BETWEEN_HEALTHZ);
            while !is_done() {
                ticks.tick().await;
                let took = target.healthz().await?;
                note(&|seen| seen.healthz.push(took));
            }
            Ok(())
        };
        let building = async {
            let mut number = 0_u32;
            let mut ticks = every(BETWEEN_BUILDS);
            loop {
                ticks.tick().await;
                number += 1;
                let (status, body) = builder.get(container, "/").await.context("the neighbour's app")?;
                ensure!(status == 200 && body == text, "the neighbour's app answers {status} {body:?}");
                note(&|seen| seen.n_answers += 1);
                builder
                    .save("app.py", &app(&format!("{text} {number}")))
                    .await
                    .context("the neighbour's save")?;
                let build = builder.build().await.context("the neighbour's build")?;
                let is_built = matches!(build.state, BuildState::Succeeded { .. });
                ensure!(is_built, "the neighbour's build ended as {:?}", build.state);
                note(&|seen| seen.n_builds += 1);
                is_round_over.send_replace(true);
                if is_done() {
                    break;
                }
            }
            builder.ask(SessionRequest::StopContainer { container }).await?;
            Ok(())
        };
        tokio::try_join!(saving, asking_health, building)?;
        let Ok(seen) = seen.into_inner() else { bail!("a thread that held it has panicked") };
        Ok(seen)
    }
}

fn every(period: Duration) -> tokio::time::Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

fn app(text: &str) -> String {
    format!(
        "from http.server import BaseHTTPRequestHandler, HTTPServer\n\n\nclass Answer(BaseHTTPRequestHandler):\n    \
         def do_GET(self):\n        self.send_response(200)\n        self.end_headers()\n        \
         self.wfile.write({text:?}.encode())\n\n\nHTTPServer((\"0.0.0.0\", 5000), Answer).serve_forever()\n"
    )
}

const BETWEEN_SAVES: Duration = Duration::from_millis(100);
const BETWEEN_HEALTHZ: Duration = Duration::from_millis(50);
const BETWEEN_BUILDS: Duration = Duration::from_millis(1500);
