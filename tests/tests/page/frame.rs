//! The app's page in its frame: all that works in a tab works there, and nothing of the playground is in reach.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::seeds;
use tests::world::World;

pub(crate) async fn sessions_and_requests_work_in_the_frame_as_in_a_tab(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("app.py", SESSION_APP).await?;
    page.build().await?;
    browser.press("Run").await?;

    let shown = Shown { page, in_frame: true };
    shown.counts_visits_and_logs_in().await.context("in the frame")?;
    page.app_shows("A script of this page sets a cookie.").await?;
    page.app_shows("This page wants to replace the whole tab.").await?;
    shown.script("document.querySelector('#away').click()").await?;
    page.app_shows("The page tried to go to http://127.0.0.1:9").await?;
    page.app_shows("The frame shows only the app itself.").await?;
    browser.expects_console("http://127.0.0.1:9");
    browser.expects_console("favicon.ico");
    browser.press("Ask again").await?;
    shown.says("visit 4").await?;
    let text = page.all_text().await?;
    ensure!(!text.contains("tried to go to"), "what a page of before did is still said");

    let link = browser.one("link", "Open in a tab").await?;
    let address = link.prop("href").await?.context("the link leads somewhere")?;
    browser.visit(&address).await?;
    Shown { page, in_frame: false }.counts_visits_and_logs_in().await.context("in a tab")
}

pub(crate) async fn the_app_page_cannot_reach_the_playground(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    page.replace("Dockerfile", seeds::PLAIN_SERVER).await?;
    super::files::add(&page, "index.html").await?;
    page.replace("index.html", "<h1>an answer as a page</h1>\n").await?;
    page.build().await?;
    browser.press("Run").await?;
    page.frame_shows("an answer as a page").await?;

    let kept = browser.script("return localStorage.getItem('drydock.workspace')", Vec::new()).await?;
    let token = kept.as_str().context("the page keeps its token")?;
    ensure!(token.len() > 20, "the page keeps no token: {token}");
    for words in
        ["Failed to load resource", "WebSocket connection", "CORS policy", "Unsafe attempt", "sandboxed"]
    {
        browser.expects_console(words);
    }
    let shown = Shown { page, in_frame: true };
    let seen = shown.script(REACH).await?;
    for what in ["parent", "parent's storage", "frame", "top's place", "parent's place"] {
        assert_eq!(seen[what], json!("denied"), "{what}: {seen}");
    }
    assert_eq!(seen["storage"], json!("{}"), "the app begins with an empty storage of its own");
    assert_eq!(seen["cookies"], json!(""), "the app reads cookies");
    ensure!(seen["place"] != json!(server.origin), "the app stands on the playground's origin");

    let asked = REACH_OVER_THE_NETWORK.replace("ORIGIN", &server.origin);
    shown.script(&asked).await?;
    let heard = eventually("the attempts to end", async || {
        let heard = shown.script("return window.heard").await?;
        ensure!(heard.as_object().is_some_and(|heard| heard.len() == 2), "so far {heard}");
        Ok(heard)
    })
    .await?;
    assert_eq!(heard, json!({ "page": "denied", "socket": "denied" }));

    // What a popup of the app tries, the sandbox it was opened from forbids.
    shown.script("window.popup = window.open('/index.html')").await?;
    let left = shown.script(FROM_POPUP).await?;
    assert_eq!(left, json!("denied"), "a popup replaces the playground");
    let state =
        browser.script("return [location.origin, document.cookie, localStorage.length > 0]", vec![]).await?;
    assert_eq!(state, json!([server.origin, "", true]), "the playground was changed");
    page.frame_shows("an answer as a page").await
}

/// The app's page, in the frame or as the whole tab.
struct Shown<'browser> {
    page: Playground<'browser>,
    in_frame: bool,
}

impl Shown<'_> {
    async fn script(&self, script: &str) -> Result<Value> {
        if !self.in_frame {
            return self.page.browser().script(script, Vec::new()).await;
        }
        eventually("the frame to answer", async || {
            let frame = self.page.browser().one_now("frame", "App page").await?;
            self.page.in_frame(frame, script).await
        })
        .await
    }

    async fn says(&self, part: &str) -> Result<()> {
        eventually(&format!("the app's page to say `{part}`"), async || {
            let text = self.script("return document.body?.innerText ?? ''").await?;
            let text = text.as_str().unwrap_or_default();
            ensure!(text.contains(part), "it says:\n{text}");
            Ok(())
        })
        .await
    }

    async fn counts_visits_and_logs_in(&self) -> Result<()> {
        for part in ["visit 1", "POST answered: visit 1", "module ran", "stored: 1"] {
            self.says(part).await?;
        }
        let colour = self.script("return getComputedStyle(document.querySelector('h1')).color").await?;
        assert_eq!(colour, json!("rgb(1, 2, 3)"), "the style sheet was not loaded");
        self.script("document.querySelector('#again').click()").await?;
        for part in ["visit 2", "POST answered: visit 2", "stored: 2"] {
            self.says(part).await?;
        }
        let inner = "return document.querySelector('iframe').contentDocument?.body?.innerText ?? ''";
        eventually("the app's own frame", async || {
            let text = self.script(inner).await?;
            ensure!(text == json!("user: None"), "it says {text}");
            Ok(())
        })
        .await?;
        self.script("document.querySelector('button').click()").await?;
        self.says("user: me").await?;
        self.script("document.querySelector('a').click()").await?;
        self.says("user: None").await?;
        self.script("location.assign('/')").await?;
        self.says("visit 3").await
    }
}

const SESSION_APP: &str = r#"from flask import Flask, redirect, session

app = Flask(__name__)
app.secret_key = "x"

PAGE = """<link rel=stylesheet href=/style.css><h1>visit {n}</h1><p id=stored></p><p id=asked></p><p id=ran></p>
<a id=again href=/>again</a> <a id=away href=http://127.0.0.1:9/>away</a> <a target=_top href=/>whole tab</a>
<form method=post action=/login><button>log in</button></form><iframe src=/done></iframe>
<script>
localStorage.n = Number(localStorage.n ?? 0) + 1;
stored.textContent = "stored: " + localStorage.n;
document.cookie = "theme=dark";
fetch("/api", { method: "POST" }).then((answer) => answer.text()).then((text) => { asked.textContent = "POST answered: " + text; });
</script>
<script type=module src=/module.js></script>
"""


@app.route("/")
def home():
    session["n"] = session.get("n", 0) + 1
    return PAGE.replace("{n}", str(session["n"]))


@app.route("/api", methods=["POST"])
def api():
    return "visit " + str(session.get("n"))


@app.route("/style.css")
def style():
    return "h1 { color: rgb(1, 2, 3) }", 200, {"Content-Type": "text/css"}


@app.route("/module.js")
def module():
    return "document.querySelector('#ran').textContent = 'module ran';", 200, {"Content-Type": "text/javascript"}


@app.route("/login", methods=["POST"])
def login():
    session["user"] = "me"
    return redirect("/done", 303)


@app.route("/logout")
def logout():
    session.pop("user")
    return redirect("/done")


@app.route("/done")
def done():
    return "<a href=/logout>user: " + str(session.get("user")) + "</a>"


app.run(host="0.0.0.0", port=5000)
"#;

const REACH: &str =
    "const attempt = (reach) => { try { return String(reach()); } catch { return 'denied'; } };
return {
  parent: attempt(() => window.parent.document.title),
  \"parent's storage\": attempt(() => window.parent.localStorage.length),
  frame: attempt(() => window.frameElement.getAttribute('sandbox')),
  storage: attempt(() => JSON.stringify(window.localStorage)),
  cookies: attempt(() => {
    document.cookie = 'tossed=1; Domain=localhost; Secure; SameSite=None';
    return document.cookie;
  }),
  place: attempt(() => new URL(location.href).origin),
  \"top's place\": attempt(() => { window.top.location = 'about:blank'; }),
  \"parent's place\": attempt(() => window.parent.location.replace('about:blank')),
};";

const REACH_OVER_THE_NETWORK: &str = "window.heard = {};
fetch('ORIGIN/').then(() => { heard.page = 'read'; }, () => { heard.page = 'denied'; });
const socket = new WebSocket('ORIGIN/socket'.replace('http', 'ws'));
socket.onopen = () => { heard.socket = 'opened'; };
socket.onerror = () => { heard.socket = 'denied'; };";

const FROM_POPUP: &str =
    "const attempt = (reach) => { try { return String(reach()); } catch { return 'denied'; } };
return attempt(() => { window.popup.opener.top.location = 'about:blank'; });";
