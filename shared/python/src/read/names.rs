//! The names at the top of a file: which are apps, which blueprints, and which stand for a readable value.

use ruff_python_ast::{Expr, ExprCall, Stmt};

use super::environment;
use crate::facts::Setting;

/// What names at the top of a file stand for.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// App objects.
    pub(super) apps: Vec<&'a str>,
    /// Objects that wrap an app to serve websockets beside it.
    pub(super) socket_apps: Vec<&'a str>,
    /// Blueprints.
    pub(super) blueprints: Vec<Blueprint<'a>>,
    /// Values; `None` for a name that is assigned more than once.
    constants: Vec<(&'a str, Option<Setting>)>,
}

/// A group of routes that is registered as a whole.
pub(super) struct Blueprint<'a> {
    /// The variable that holds it.
    pub(super) variable: &'a str,
    /// Its own name, which endpoints begin with.
    pub(super) name: Option<&'a str>,
    /// What stands before its paths; `None` when that is computed.
    pub(super) prefix: Option<String>,
}

impl<'a> Names<'a> {
    /// Reads the assignments at the top of a file and the registrations of blueprints anywhere.
    pub(super) fn read(body: &'a [Stmt]) -> Self {
        let mut names = Self::default();
        for (name, value) in body.iter().filter_map(assignment) {
            if let Expr::Call(call) = value {
                names.made(name, call);
            }
            let is_new = !names.constants.iter().any(|(known, _)| *known == name);
            let setting = environment::setting(&names, value).filter(|_| is_new);
            names.constants.retain(|(known, _)| *known != name);
            names.constants.push((name, setting));
        }
        names.register(body);
        names
    }

    /// Returns what a name stands for.
    pub(super) fn constant(&self, name: &str) -> Option<&Setting> {
        self.constants.iter().find(|(known, _)| *known == name)?.1.as_ref()
    }

    fn made(&mut self, variable: &'a str, call: &'a ExprCall) {
        match last_name(&call.func) {
            "Flask" | "Quart" | "FastAPI" | "Sanic" | "Starlette" | "Bottle" => self.apps.push(variable),
            "SocketIO" => self.socket_apps.push(variable),
            "Blueprint" => self.blueprints.push(Blueprint {
                variable,
                name: call.arguments.find_argument_value("name", 0).and_then(literal),
                prefix: prefix(call, "url_prefix"),
            }),
            "APIRouter" => {
                self.blueprints.push(Blueprint { variable, name: None, prefix: prefix(call, "prefix") });
            }
            _ => {}
        }
    }

    /// Reads `app.register_blueprint(pages, url_prefix="/pages")`; the prefix given there counts.
    fn register(&mut self, body: &'a [Stmt]) {
        for statement in body {
            if let Stmt::FunctionDef(function) = statement {
                self.register(&function.body);
            }
            let Stmt::Expr(statement) = statement else { continue };
            let Expr::Call(call) = &*statement.value else { continue };
            if last_name(&call.func) != "register_blueprint"
                || call.arguments.find_keyword("url_prefix").is_none()
            {
                continue;
            }
            let Some(Expr::Name(registered)) = call.arguments.find_positional(0) else { continue };
            let found =
                self.blueprints.iter_mut().find(|blueprint| blueprint.variable == registered.id.as_str());
            if let Some(blueprint) = found {
                blueprint.prefix = prefix(call, "url_prefix");
            }
        }
    }
}

/// Returns the last part of a dotted name, as `run` of `app.run`; empty for anything else.
pub(super) fn last_name(expression: &Expr) -> &str {
    match expression {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => "",
    }
}

/// Returns the content of a string that is written out.
pub(super) fn literal(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::StringLiteral(string) => Some(string.value.to_str()),
        _ => None,
    }
}

fn prefix(call: &ExprCall, keyword: &str) -> Option<String> {
    match call.arguments.find_keyword(keyword).map(|keyword| &keyword.value) {
        None | Some(Expr::NoneLiteral(_)) => Some(String::new()),
        Some(value) => literal(value).map(str::to_owned),
    }
}

fn assignment(statement: &Stmt) -> Option<(&str, &Expr)> {
    let (target, value) = match statement {
        Stmt::Assign(assign) => match assign.targets.as_slice() {
            [target] => (target, &assign.value),
            _ => return None,
        },
        Stmt::AnnAssign(assign) => (&*assign.target, assign.value.as_ref()?),
        _ => return None,
    };
    let Expr::Name(name) = target else { return None };
    Some((name.id.as_str(), value))
}
