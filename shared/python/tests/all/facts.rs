//! What is found in Python files, whole and broken.

use python::{ImportOrigin, Python, ServerKind, parse};

const APP: &str = r#"import os
from flask import Flask, jsonify
import yaml
from . import pages

app = Flask(__name__)
PORT = int(os.environ.get("PORT", 5000))


@app.route("/")
def hello():
    return "hello"


@app.route("/cats/<int:cat>", methods=["GET", "post"])
def cat(cat):
    return jsonify(cat)


@app.delete("/cats")
def forget():
    return ""


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=PORT, debug=False)
"#;

/// Writes routes as `GET,POST /path endpoint`.
fn routes(python: &Python) -> Vec<String> {
    let write =
        |route: &python::Route| format!("{} {} {}", route.methods.join(","), route.path, route.endpoint);
    python.routes.iter().map(write).collect()
}

#[test]
fn an_app_is_found_whole() {
    let python = parse(APP);
    assert_eq!(python.problems, []);
    assert_eq!(routes(&python), ["GET / hello", "GET,POST /cats/<int:cat> cat", "DELETE /cats forget"]);
    assert_eq!(python.routes[0].range.slice(APP), "\"/\"");
    assert!(python.routes[1].has_variables() && !python.routes[0].has_variables());
    assert_eq!(python.apps, ["app"]);
    assert_eq!(python.main_guard.map(|range| range.slice(APP)), Some("__name__ == \"__main__\""));
    let [listen] = &python.listens[..] else { panic!("{:?}", python.listens) };
    assert_eq!(
        (listen.host_name(), listen.port_number(), listen.is_guarded),
        (Some("0.0.0.0"), Some(5000), true)
    );
    assert_eq!(listen.function.slice(APP), "app.run");
    let port = listen.port.as_ref().unwrap();
    assert_eq!((port.variable.as_deref(), port.range.slice(APP)), (Some("PORT"), "PORT"));
    assert_eq!(listen.debug.as_ref().and_then(|debug| debug.value.as_deref()), Some("False"));
}

#[test]
fn imports_say_what_has_to_be_installed() {
    let python = parse(APP);
    let origins: Vec<(&str, ImportOrigin)> =
        python.imports.iter().map(|import| (import.module.as_str(), import.origin())).collect();
    let package = |name: &str| ImportOrigin::Package(name.to_owned());
    assert_eq!(
        origins,
        [
            ("os", ImportOrigin::Standard),
            ("flask", package("flask")),
            ("yaml", package("PyYAML")),
            ("", ImportOrigin::Relative)
        ]
    );
    assert_eq!(python.imports[1].names, ["Flask", "jsonify"]);
    assert_eq!(python.imports[1].range.slice(APP), "flask");
}

#[test]
fn a_module_that_may_be_missing_is_optional() {
    let text = "try:\n    import ujson as json\nexcept ImportError:\n    import json\nimport flask\n";
    let optional: Vec<bool> = parse(text).imports.iter().map(|import| import.is_optional).collect();
    assert_eq!(optional, [true, true, false]);
    let other = parse("try:\n    import flask\nexcept ValueError:\n    pass\n");
    assert!(!other.imports[0].is_optional);
}

#[test]
fn a_broken_file_keeps_its_routes_and_its_port() {
    let breaks = [
        ("return \"hello\"", "return (\"hello\""),
        ("def cat(cat):", "def cat(cat)"),
        ("app = Flask(__name__)", "app = Flask(__name__"),
        ("    return jsonify(cat)", "  return jsonify(cat"),
        ("import os\n", "impor os\n"),
        ("return \"hello\"", "return \"hello"),
        ("def forget():", "def"),
    ];
    for (whole, broken) in breaks {
        let python = parse(&APP.replacen(whole, broken, 1));
        assert!(!python.problems.is_empty(), "{broken}");
        let paths: Vec<&str> = python.routes.iter().map(|route| route.path.as_str()).collect();
        assert_eq!(paths, ["/", "/cats/<int:cat>", "/cats"], "{broken}");
        assert_eq!(python.listens.len(), 1, "{broken}");
    }
}

#[test]
fn blueprints_stand_before_their_routes() {
    let text = r#"
pages = Blueprint("pages", __name__, url_prefix="/pages/")
api = Blueprint("api", __name__)
odd = Blueprint("odd", __name__, url_prefix=PREFIX)
router = APIRouter(prefix="/v2")
@pages.route("/")
def index(): ...
@api.post("/cats")
def add(): ...
@odd.get("/x")
def x(): ...
@router.get("/y")
def y(): ...
def create_app():
    app.register_blueprint(api, url_prefix="/api")
"#;
    let python = parse(text);
    assert_eq!(
        routes(&python),
        ["GET /pages/ pages.index", "POST /api/cats api.add", "GET /x odd.x", "GET /v2/y y"]
    );
    let is_whole: Vec<bool> = python.routes.iter().map(|route| route.is_whole).collect();
    assert_eq!(is_whole, [true, true, false, true]);
}

#[test]
fn rules_added_by_calls_are_routes() {
    let text = r#"
app.add_url_rule("/", "home", view_func=index, methods=("GET", "PUT"))
app.add_url_rule("/b", view_func=View.as_view("b"))
app.add_url_rule(path, view_func=index)
"#;
    assert_eq!(routes(&parse(text)), ["GET,PUT / home", "GET /b b"]);
}

#[test]
fn what_only_looks_like_a_route_is_none() {
    assert_eq!(
        routes(&parse("x = client.get('/a')\n@cache.get(1)\ndef f(): ...\n@app.route\ndef g(): ...\n")),
        [""; 0]
    );
}

#[test]
fn servers_are_told_apart_and_know_their_defaults() {
    let text = r#"
socketio = SocketIO(app)
api = FastAPI()
api.run()
socketio.run(app, port=81)
uvicorn.run("app:app", host="0.0.0.0", port=82)
waitress.serve(app, listen="*:1")
HTTPServer(("", 83), Handler).serve_forever()
make_server("127.0.0.1", 84, app)
app.run(port=find())
subprocess.run(["x"])
asyncio.run(main())
"#;
    let found: Vec<(ServerKind, Option<&str>, Option<u16>)> =
        Vec::from_iter(parse(text).listens.iter().map(|listen| (listen.server, None, listen.port_number())));
    let found: Vec<(ServerKind, Option<u16>)> =
        found.into_iter().map(|(server, _, port)| (server, port)).collect();
    assert_eq!(
        found,
        [
            (ServerKind::Flask, Some(5000)),
            (ServerKind::SocketIo, Some(81)),
            (ServerKind::Uvicorn, Some(82)),
            (ServerKind::Waitress, Some(8080)),
            (ServerKind::Library, Some(83)),
            (ServerKind::Library, Some(84)),
            (ServerKind::Flask, None),
        ]
    );
}

#[test]
fn settings_are_read_through_the_environment() {
    for (argument, value, variable) in [
        ("8080", Some("8080"), None),
        ("os.environ['PORT']", None, Some("PORT")),
        ("int(os.getenv('PORT', '80'))", Some("80"), Some("PORT")),
        ("int(os.environ.get('PORT') or 81)", Some("81"), Some("PORT")),
        ("getenv('PORT', default=82)", Some("82"), Some("PORT")),
        ("80 + 1", None, None),
        ("TWICE", None, None),
        ("ONCE", Some("90"), None),
    ] {
        let text = format!("ONCE = 90\nTWICE = 1\nTWICE = 2\napp.run('0.0.0.0', {argument})\n");
        let python = parse(&text);
        let port = python.listens[0].port.clone().unwrap();
        assert_eq!((port.value.as_deref(), port.variable.as_deref()), (value, variable), "{argument}");
        assert_eq!(port.range.slice(&text), argument);
    }
}

#[test]
fn reads_of_the_environment_are_listed() {
    let text =
        "a = os.environ['A']\nb = os.environ.get('B')\nc = f\"{os.getenv('C', 1)}\"\nd = environ[name]\n";
    let variables: Vec<(String, bool, bool)> = parse(text)
        .variables
        .into_iter()
        .map(|variable| (variable.name, variable.has_default, variable.must_exist))
        .collect();
    assert_eq!(
        variables,
        [("A".to_owned(), false, true), ("B".to_owned(), false, false), ("C".to_owned(), true, false)]
    );
}
