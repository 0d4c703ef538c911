//! One walk over the tree: imports, and what the modules beside this one make of names, calls and decorators.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    ExceptHandler, Expr, Stmt, StmtFunctionDef, StmtIf, StmtImport, StmtImportFrom, StmtTry,
};
use ruff_text_size::Ranged as _;

use text::ByteRange;

use super::names::{Names, last_name};
use super::{bytes, environment, listens, routes};
use crate::facts::Python;
use crate::import::Import;
use crate::problem::{Code, Problem};

/// Walks a module.
pub(super) fn scan<'a>(text: &'a str, body: &'a [Stmt]) -> Python {
    let names = Names::read(body);
    let found =
        Python { apps: names.apps.iter().map(|name| (*name).to_owned()).collect(), ..Python::default() };
    let mut scan = Scan {
        text,
        found,
        names,
        top_routes: Vec::new(),
        top_listens: Vec::new(),
        depth: 0,
        is_guarded: false,
        is_optional: false,
    };
    scan.visit_body(body);
    scan.finish()
}

/// What is known while walking.
struct Scan<'a> {
    text: &'a str,
    found: Python,
    names: Names<'a>,
    /// Which routes and servers stand outside of functions, so that their order counts.
    top_routes: Vec<usize>,
    top_listens: Vec<usize>,
    /// Number of functions around here.
    depth: u32,
    is_guarded: bool,
    is_optional: bool,
}

impl<'a> Visitor<'a> for Scan<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::If(test) => self.test(test),
            Stmt::Try(attempt) => self.attempt(attempt),
            Stmt::Return(statement) if self.depth == 0 => {
                let start = statement.range.start().to_usize();
                let range = ByteRange::new(start, start + "return".len());
                self.found.problems.push(Problem {
                    code: Code::ReturnOutside,
                    range,
                    subject: String::new(),
                });
                statement.value.iter().for_each(|value| self.visit_expr(value));
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        self.found.variables.extend(environment::read(expression));
        if let Expr::Call(call) = expression {
            if let Some(listen) = listens::of_call(&self.names, call, self.is_guarded) {
                self.top_listens.extend((self.depth == 0).then_some(self.found.listens.len()));
                self.found.listens.push(listen);
            }
            if let Some(route) = routes::of_call(&self.names, call) {
                self.top_routes.extend((self.depth == 0).then_some(self.found.routes.len()));
                self.found.routes.push(route);
            }
        }
        visitor::walk_expr(self, expression);
    }
}

impl<'a> Scan<'a> {
    fn import(&mut self, import: &StmtImport) {
        for alias in &import.names {
            self.found.imports.push(Import {
                module: alias.name.as_str().to_owned(),
                names: Vec::new(),
                level: 0,
                range: bytes(alias.name.range()),
                is_optional: self.is_optional,
            });
        }
    }

    fn import_from(&mut self, import: &StmtImportFrom) {
        let module = import.module.as_ref();
        let range = module.map_or(import.range, ruff_text_size::Ranged::range);
        self.found.imports.push(Import {
            module: module.map(|module| module.as_str().to_owned()).unwrap_or_default(),
            names: import.names.iter().map(|alias| alias.name.as_str().to_owned()).collect(),
            level: import.level,
            range: bytes(range),
            is_optional: self.is_optional,
        });
    }

    fn function(&mut self, function: &'a StmtFunctionDef) {
        for decorator in &function.decorator_list {
            if let Some(route) = routes::of_decorator(&self.names, decorator, function.name.as_str()) {
                self.top_routes.extend((self.depth == 0).then_some(self.found.routes.len()));
                self.found.routes.push(route);
            }
            self.visit_decorator(decorator);
        }
        self.visit_parameters(&function.parameters);
        self.depth += 1;
        let was_guarded = std::mem::take(&mut self.is_guarded);
        self.visit_body(&function.body);
        self.is_guarded = was_guarded;
        self.depth -= 1;
    }

    fn test(&mut self, test: &'a StmtIf) {
        self.visit_expr(&test.test);
        let is_guard = is_main_guard(&test.test);
        if is_guard && self.depth == 0 {
            self.found.main_guard = self.found.main_guard.or(Some(bytes(test.test.range())));
        }
        let was_guarded = self.is_guarded;
        self.is_guarded |= is_guard;
        self.visit_body(&test.body);
        self.is_guarded = was_guarded;
        test.elif_else_clauses.iter().for_each(|clause| self.visit_elif_else_clause(clause));
    }

    fn attempt(&mut self, attempt: &'a StmtTry) {
        let was_optional = self.is_optional;
        self.is_optional |= catches_imports(attempt);
        self.visit_body(&attempt.body);
        // What the handlers import stands in for what may be missing: only one of both is needed.
        attempt.handlers.iter().for_each(|handler| self.visit_except_handler(handler));
        self.is_optional = was_optional;
        self.visit_body(&attempt.orelse);
        self.visit_body(&attempt.finalbody);
    }

    /// Adds the problems that need the whole file.
    fn finish(mut self) -> Python {
        let mut problems = std::mem::take(&mut self.found.problems);
        for (place, listen) in self.found.listens.iter().enumerate() {
            let is_below = |route: &&usize| self.found.routes[**route].range.start > listen.range.end;
            let below = self.top_routes.iter().find(is_below).filter(|_| self.top_listens.contains(&place));
            if let Some(route) = below {
                let subject = self.found.routes[*route].path.clone();
                problems.push(Problem { code: Code::RunAboveRoutes, range: listen.function, subject });
            }
            problems.extend(listens::problems(listen, self.text));
        }
        let must_exist = self.found.variables.iter().filter(|variable| variable.must_exist);
        problems.extend(must_exist.map(|variable| Problem {
            code: Code::VariableMustExist,
            range: variable.range,
            subject: variable.name.clone(),
        }));
        self.found.problems = problems;
        self.found
    }
}

/// Returns whether a condition is `__name__ == "__main__"`, in either order.
fn is_main_guard(test: &Expr) -> bool {
    let Expr::Compare(compare) = test else { return false };
    let is_name = |expression: &Expr| matches!(expression, Expr::Name(name) if name.id == "__name__");
    let is_main = |expression: &Expr| matches!(expression, Expr::StringLiteral(literal) if literal.value.to_str() == "__main__");
    let (left, right) = (&*compare.left, compare.comparators.first());
    right.is_some_and(|right| is_name(left) && is_main(right) || is_main(left) && is_name(right))
}

fn catches_imports(attempt: &StmtTry) -> bool {
    let catches = |expression: &Expr| {
        matches!(last_name(expression), "ImportError" | "ModuleNotFoundError" | "Exception" | "BaseException")
    };
    attempt.handlers.iter().any(|ExceptHandler::ExceptHandler(handler)| match handler.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(catches),
        Some(expression) => catches(expression),
    })
}
