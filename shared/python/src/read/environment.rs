//! Values as far as they are written out or read from the environment.

use ruff_python_ast::{Expr, ExprCall, ExprContext, Number};
use ruff_text_size::Ranged as _;

use super::bytes;
use super::names::{Names, last_name, literal};
use crate::facts::{EnvironmentVariable, Setting};

/// Returns what is known of a value; `None` when nothing is, or when it is `None`.
pub(super) fn setting(names: &Names<'_>, expression: &Expr) -> Option<Setting> {
    let range = bytes(expression.range());
    let written = |value: String| Setting { value: Some(value), variable: None, range };
    match expression {
        Expr::StringLiteral(string) => Some(written(string.value.to_str().to_owned())),
        Expr::NumberLiteral(number) => match &number.value {
            Number::Int(int) => int.as_u64().map(|int| written(int.to_string())),
            _ => None,
        },
        Expr::BooleanLiteral(boolean) => {
            Some(written(if boolean.value { "True" } else { "False" }.to_owned()))
        }
        Expr::Name(name) => names.constant(name.id.as_str()).map(|known| Setting { range, ..known.clone() }),
        Expr::BoolOp(either) if either.op == ruff_python_ast::BoolOp::Or => {
            let mut values = either.values.iter();
            let first = setting(names, values.next()?)?;
            let value = first.value.or_else(|| setting(names, values.next()?)?.value);
            Some(Setting { value, range, ..first })
        }
        Expr::Call(call) if is_conversion(call) => {
            let inner = setting(names, call.arguments.find_positional(0)?)?;
            Some(Setting { range, ..inner })
        }
        Expr::Call(_) | Expr::Subscript(_) => {
            let (name, default) = read_of(expression)?;
            let value = default.and_then(|default| setting(names, default)).and_then(|default| default.value);
            Some(Setting { value, variable: Some(literal(name)?.to_owned()), range })
        }
        _ => None,
    }
}

/// Returns the variable that an expression reads, if it is such a read.
pub(super) fn read(expression: &Expr) -> Option<EnvironmentVariable> {
    let (name, default) = read_of(expression)?;
    Some(EnvironmentVariable {
        name: literal(name)?.to_owned(),
        range: bytes(name.range()),
        has_default: default.is_some(),
        must_exist: matches!(expression, Expr::Subscript(_)),
    })
}

/// Takes `os.environ["NAME"]`, `os.environ.get("NAME", default)` and `os.getenv("NAME", default)` apart.
fn read_of(expression: &Expr) -> Option<(&Expr, Option<&Expr>)> {
    match expression {
        Expr::Subscript(subscript) if subscript.ctx == ExprContext::Load => {
            (last_name(&subscript.value) == "environ").then_some((&*subscript.slice, None))
        }
        Expr::Call(call) => {
            let is_read = match &*call.func {
                Expr::Attribute(function) if function.attr.as_str() == "get" => {
                    last_name(&function.value) == "environ"
                }
                function => last_name(function) == "getenv",
            };
            let arguments = &call.arguments;
            let default =
                arguments.find_argument_value("default", 1).filter(|value| !value.is_none_literal_expr());
            is_read.then_some((arguments.find_argument_value("key", 0)?, default))
        }
        _ => None,
    }
}

fn is_conversion(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Name(name) if matches!(name.id.as_str(), "int" | "str" | "bool"))
}
