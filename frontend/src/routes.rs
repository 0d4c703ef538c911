//! The app's routes as requests that can be tried.

use ::python::Python;
use protocol::AppMethod;

/// A request that one of the app's routes answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteChoice {
    /// How it asks.
    pub method: AppMethod,
    /// The path as the file has it, variable parts as written.
    pub path: String,
    /// A path that the route answers: something stands for each variable part.
    pub example: String,
}

/// Returns what the routes of all files answer, each once, in the order of the files.
///
/// A route whose beginning is computed is left out, as asking for it would fail.
pub fn choices<'a>(files: impl IntoIterator<Item = &'a Python>) -> Vec<RouteChoice> {
    let mut choices: Vec<RouteChoice> = Vec::new();
    let routes = files.into_iter().flat_map(|python| &python.routes);
    for route in routes.filter(|route| route.is_whole && route.path.starts_with('/')) {
        for method in AppMethod::ALL
            .into_iter()
            .filter(|method| route.methods.iter().any(|name| name == method.as_str()))
        {
            let choice = RouteChoice { method, path: route.path.clone(), example: example(&route.path) };
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
    }
    choices
}

/// Puts something that fits in the place of each variable part: `<int:cat>` of Flask, `{cat}` of FastAPI.
fn example(path: &str) -> String {
    let mut example = String::new();
    let mut rest = path;
    while let Some(start) = rest.find(['<', '{']) {
        let close = if rest[start..].starts_with('<') { '>' } else { '}' };
        let Some(len) = rest[start..].find(close) else { break };
        example.push_str(&rest[..start]);
        example.push_str(value(&rest[start + 1..start + len], close));
        rest = &rest[start + len + 1..];
    }
    example.push_str(rest);
    example
}

/// Returns a value for the inside of a variable part.
fn value(variable: &str, close: char) -> &str {
    // `converter(argument):name` in Flask, `name:converter` in FastAPI.
    let (first, second) = variable.split_once(':').unwrap_or(("", variable));
    let (converter, name) = if close == '>' {
        (first, second)
    } else if first.is_empty() {
        ("", second)
    } else {
        (second, first)
    };
    match converter.split('(').next().unwrap_or_default() {
        "int" => "1",
        "float" => "1.5",
        "uuid" => "00000000-0000-0000-0000-000000000001",
        // What has no type may be a number: FastAPI says it elsewhere.
        _ if close == '}' || name.is_empty() => "1",
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use ::python::Route;

    use super::*;

    fn file(routes: &[(&str, &[&str], bool)]) -> Python {
        let route = |(path, methods, is_whole): &(&str, &[&str], bool)| Route {
            path: (*path).to_owned(),
            methods: methods.iter().map(|method| (*method).to_owned()).collect(),
            endpoint: String::new(),
            range: Default::default(),
            is_whole: *is_whole,
        };
        Python { routes: routes.iter().map(route).collect(), ..Python::default() }
    }

    #[test]
    fn each_method_of_a_route_is_a_choice_once() {
        let files = [
            file(&[
                ("/", &["GET"], true),
                ("/cats", &["POST", "GET", "BREW"], true),
                ("/odd", &["GET"], false),
            ]),
            file(&[("/", &["GET"], true), ("relative", &["GET"], true)]),
        ];
        let found: Vec<String> = choices(&files)
            .iter()
            .map(|choice| format!("{} {}", choice.method.as_str(), choice.path))
            .collect();
        assert_eq!(found, ["GET /", "GET /cats", "POST /cats"]);
    }

    #[test]
    fn variable_parts_get_something_that_fits() {
        for (path, expected) in [
            ("/cats/<cat>/x", "/cats/cat/x"),
            ("/cats/<int:cat>", "/cats/1"),
            ("/a/<float(min=1):x>/<path:rest>", "/a/1.5/rest"),
            ("/items/{item_id}", "/items/1"),
            ("/files/{name:path}", "/files/1"),
            ("/broken/<int:x", "/broken/<int:x"),
        ] {
            assert_eq!(example(path), expected);
        }
    }
}
