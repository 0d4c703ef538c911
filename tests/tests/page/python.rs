//! What the page reads in Python files.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::{Playground, words};
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;

pub(crate) async fn a_broken_app_keeps_its_routes_and_a_press_asks_one(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let routes = ["GET /", "GET /cats/<int:cat>", "POST /cats"];
    routes_are(&browser, &["GET /"]).await?;

    page.replace("app.py", APP).await?;
    routes_are(&browser, &routes).await?;
    for (whole, broken) in [
        ("return \"all cats\"", "return (\"all cats\""),
        ("def one_cat(cat):", "def one_cat(cat)"),
        ("app = Flask(__name__)", "app = Flask(__name__"),
    ] {
        ensure!(APP.contains(whole), "the app has no `{whole}`");
        page.replace("app.py", &APP.replace(whole, broken)).await?;
        page.type_at_end("app.py", "\n@app.get(\"/late\")\ndef late():\n").await?;
        routes_are(&browser, &[routes[0], routes[1], routes[2], "GET /late"]).await?;
    }

    page.replace("app.py", APP).await?;
    page.build().await?;
    browser.press("Run").await?;
    page.app_shows("all cats").await?;
    browser.press("GET /cats/<int:cat>").await?;
    eventually("the path to be filled in", async || {
        let path = browser.one_now("textbox", "Request path").await?;
        let path = browser.script("return arguments[0].value", vec![path.to_json()?]).await?;
        ensure!(path == json!("/cats/1"), "it is {path}");
        Ok(())
    })
    .await?;
    browser.press("Send request").await?;
    page.app_shows("cat number 1").await?;
    browser.press("POST /cats").await?;
    browser.press("Send request").await?;
    page.app_shows("one cat more").await?;
    browser.console_is_clean().await
}

pub(crate) async fn what_reads_python_comes_when_it_is_asked_for_again(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let block = async |urls: &[&str]| {
        browser.driver().cdp().send_raw("Network.setBlockedURLs", json!({ "urls": urls })).await
    };
    browser.driver().cdp().send_raw("Network.enable", json!({})).await?;
    block(&["*python_module*"]).await?;
    browser.expects_console("python_module");
    browser.expects_console("reads Python");
    let page = Playground::open(&browser, server).await?;
    page.says("reads Python could not be loaded").await?;
    ensure!(!browser.has("list", "Routes").await?, "there are routes without the module");

    block(&[]).await?;
    browser.press("Try again").await?;
    routes_are(&browser, &["GET /"]).await
}

pub(crate) async fn python_is_read_as_the_base_image_reads_it(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    let dockerfile = |tag: &str| format!("FROM python:{tag}\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n");
    page.replace("app.py", "import sys\n\nmatch sys.argv:\n    case [_]:\n        print(1)\n").await?;
    browser.press_role("tab", "Problems").await?;
    for (tag, is_told) in [("3.8-alpine", true), ("3.12-slim", false), ("3.9", true)] {
        page.replace("Dockerfile", &dockerfile(tag)).await?;
        let version = tag.split('-').next().unwrap_or(tag);
        eventually(&format!("what Python {version} has not"), async || {
            let text = page.all_text().await?;
            ensure!(text.contains(&format!("Python {version}")) == is_told, "the page says {text}");
            Ok(())
        })
        .await?;
    }
    browser.console_is_clean().await?;
    server.stop().await
}

/// Waits until the list `Routes` names exactly these.
async fn routes_are(browser: &Browser, expected: &[&str]) -> Result<()> {
    eventually("the list `Routes`", async || {
        let list = browser.one_now("list", "Routes").await?;
        let mut found = Vec::new();
        for item in browser.all("listitem", None, Some(&list)).await? {
            found.push(words(&item).await?);
        }
        ensure!(found == expected, "it names {found:?}");
        Ok(())
    })
    .await
}

const APP: &str = r#"from http.server import BaseHTTPRequestHandler, HTTPServer


class Flask:
    """Enough of it to answer without a download."""

    def __init__(self, name):
        self.answers = {}

    def route(self, path, methods=("GET",)):
        def register(function):
            for method in methods:
                self.answers[method, path] = function
            return function

        return register

    def get(self, path):
        return self.route(path)

    def answer(self, method, path):
        if path.startswith("/cats/"):
            return self.answers[method, "/cats/<int:cat>"](int(path[6:]))
        return self.answers[method, path]()


app = Flask(__name__)


@app.route("/")
def all_cats():
    return "all cats"


@app.get("/cats/<int:cat>")
def one_cat(cat):
    return f"cat number {cat}"


@app.route("/cats", methods=["POST"])
def more():
    return "one cat more"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply("GET")

    def do_POST(self):
        self.reply("POST")

    def reply(self, method):
        body = app.answer(method, self.path).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("", 5000), Handler).serve_forever()
"#;
