//! The paths that an app answers, as decorators and as calls.

use ruff_python_ast::{Arguments, Decorator, Expr, ExprCall};
use ruff_text_size::Ranged as _;

use super::bytes;
use super::names::{Names, last_name, literal};
use crate::facts::Route;

/// Reads `@app.route("/", methods=["POST"])`, `@app.get("/")` and the like above a function.
///
/// Whoever has such a method is taken for an app: in a broken file, or one in which a function makes the app, nothing else is known of it.
pub(super) fn of_decorator(names: &Names<'_>, decorator: &Decorator, function: &str) -> Option<Route> {
    let Expr::Call(call) = &decorator.expression else { return None };
    let Expr::Attribute(method) = &*call.func else { return None };
    let methods = match method.attr.as_str() {
        "route" => methods(&call.arguments),
        "get" | "post" | "put" | "delete" | "patch" => vec![method.attr.as_str().to_ascii_uppercase()],
        _ => return None,
    };
    let path = argument(&call.arguments, &["rule", "path"], 0)?;
    route(names, &method.value, path, methods, endpoint(&call.arguments, None, function))
}

/// Reads `app.add_url_rule("/", "index", view_func=index)`.
pub(super) fn of_call(names: &Names<'_>, call: &ExprCall) -> Option<Route> {
    let Expr::Attribute(method) = &*call.func else { return None };
    if method.attr.as_str() != "add_url_rule" {
        return None;
    }
    let path = argument(&call.arguments, &["rule"], 0)?;
    let function = argument(&call.arguments, &["view_func"], 2).map_or("", view_name);
    route(names, &method.value, path, methods(&call.arguments), endpoint(&call.arguments, Some(1), function))
}

fn route(
    names: &Names<'_>,
    owner: &Expr,
    path: &Expr,
    methods: Vec<String>,
    endpoint: String,
) -> Option<Route> {
    let written = literal(path)?;
    let blueprint = names.blueprints.iter().find(|blueprint| blueprint.variable == last_name(owner));
    let prefix = blueprint.map_or(Some(""), |blueprint| blueprint.prefix.as_deref());
    let endpoint = match blueprint.and_then(|blueprint| blueprint.name) {
        Some(name) => format!("{name}.{endpoint}"),
        None => endpoint,
    };
    let path_range = bytes(path.range());
    let path = join(prefix.unwrap_or_default(), written);
    Some(Route { path, methods, endpoint, range: path_range, is_whole: prefix.is_some() })
}

/// Joins as Flask does: exactly one slash between a prefix and the path.
fn join(prefix: &str, path: &str) -> String {
    if prefix.is_empty() || path.is_empty() {
        return format!("{prefix}{path}");
    }
    format!("{}/{}", prefix.trim_end_matches('/'), path.trim_start_matches('/'))
}

/// Returns the methods that are named; a route answers `GET` where none is.
fn methods(arguments: &Arguments) -> Vec<String> {
    let elements = match arguments.find_keyword("methods").map(|keyword| &keyword.value) {
        Some(Expr::List(list)) => list.elts.as_slice(),
        Some(Expr::Tuple(tuple)) => tuple.elts.as_slice(),
        Some(Expr::Set(set)) => set.elts.as_slice(),
        _ => &[],
    };
    let methods: Vec<String> = elements.iter().filter_map(literal).map(str::to_ascii_uppercase).collect();
    if methods.is_empty() { vec!["GET".to_owned()] } else { methods }
}

fn endpoint(arguments: &Arguments, position: Option<usize>, function: &str) -> String {
    let keyword = arguments.find_keyword("endpoint").map(|keyword| &keyword.value);
    let given = keyword.or_else(|| arguments.find_positional(position?));
    given.and_then(literal).unwrap_or(function).to_owned()
}

/// Returns the name of a view: a function's, or that in `View.as_view("name")`.
fn view_name(view: &Expr) -> &str {
    match view {
        Expr::Call(call) => call.arguments.find_positional(0).and_then(literal).unwrap_or_default(),
        _ => last_name(view),
    }
}

fn argument<'a>(arguments: &'a Arguments, names: &[&str], position: usize) -> Option<&'a Expr> {
    let named = names.iter().find_map(|name| arguments.find_keyword(name)).map(|keyword| &keyword.value);
    named.or_else(|| arguments.find_positional(position))
}
