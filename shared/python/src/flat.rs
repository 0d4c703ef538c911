//! [`Python`] as one string and back, to pass from the page's module that reads Python to the others.

use text::flat::{Reader, Writer};

use crate::facts::{Listen, Python, Route, Server, Setting, Variable};
use crate::import::Import;
use crate::problem::{Code, Problem};

/// Writes facts as a string.
#[must_use]
pub fn encode(python: &Python) -> String {
    let Python { problems, imports, routes, listens, variables, apps, main_guard } = python;
    let mut out = Writer::default();
    out.list(problems, |out, Problem { code, range, subject }| {
        out.number(*code as usize);
        out.range(*range);
        out.text(subject);
    });
    out.list(imports, |out, Import { module, names, level, range, is_optional }| {
        out.text(module);
        out.list(names, |out, name| out.text(name));
        out.number(*level as usize);
        out.range(*range);
        out.flag(*is_optional);
    });
    out.list(routes, |out, Route { path, methods, endpoint, range, is_whole }| {
        out.text(path);
        out.list(methods, |out, method| out.text(method));
        out.text(endpoint);
        out.range(*range);
        out.flag(*is_whole);
    });
    out.list(listens, |out, Listen { server, range, function, host, port, debug, is_guarded }| {
        out.number(*server as usize);
        out.range(*range);
        out.range(*function);
        for setting in [host, port, debug] {
            out.list(setting.as_slice(), write_setting);
        }
        out.flag(*is_guarded);
    });
    out.list(variables, |out, Variable { name, range, has_default, must_exist }| {
        out.text(name);
        out.range(*range);
        out.flag(*has_default);
        out.flag(*must_exist);
    });
    out.list(apps, |out, name| out.text(name));
    out.list(main_guard.as_slice(), |out, range| out.range(*range));
    out.finish()
}

/// Reads what [`encode`] wrote; `None` for anything else.
#[must_use]
pub fn decode(flat: &str) -> Option<Python> {
    let mut input = Reader::new(flat);
    let python = Python {
        problems: input.list(|input| {
            let code = *Code::ALL.get(input.number()?)?;
            Some(Problem { code, range: input.range()?, subject: input.owned()? })
        })?,
        imports: input.list(|input| {
            let (module, names) = (input.owned()?, input.list(Reader::owned)?);
            let (level, range) = (input.small()?, input.range()?);
            Some(Import { module, names, level, range, is_optional: input.flag()? })
        })?,
        routes: input.list(|input| {
            let (path, methods, endpoint) = (input.owned()?, input.list(Reader::owned)?, input.owned()?);
            Some(Route { path, methods, endpoint, range: input.range()?, is_whole: input.flag()? })
        })?,
        listens: input.list(|input| {
            let server = *Server::ALL.get(input.number()?)?;
            let (range, function) = (input.range()?, input.range()?);
            let (host, port, debug) = (read_setting(input)?, read_setting(input)?, read_setting(input)?);
            Some(Listen { server, range, function, host, port, debug, is_guarded: input.flag()? })
        })?,
        variables: input.list(|input| {
            let (name, range) = (input.owned()?, input.range()?);
            Some(Variable { name, range, has_default: input.flag()?, must_exist: input.flag()? })
        })?,
        apps: input.list(Reader::owned)?,
        main_guard: input.list(Reader::range)?.pop(),
    };
    input.finish(python)
}

fn write_setting(out: &mut Writer, setting: &Setting) {
    let Setting { value, variable, range } = setting;
    for part in [value, variable] {
        out.list(part.as_slice(), |out, text| out.text(text));
    }
    out.range(*range);
}

/// Reads an argument that may be absent.
fn read_setting(input: &mut Reader<'_>) -> Option<Option<Setting>> {
    let mut found = input.list(|input| {
        let (value, variable) = (input.list(Reader::owned)?.pop(), input.list(Reader::owned)?.pop());
        Some(Setting { value, variable, range: input.range()? })
    })?;
    Some(found.pop())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_or_longer_is_nothing() {
        let flat = encode(&Python { apps: vec!["äpp 1".to_owned()], ..Python::default() });
        assert!(decode(&flat).is_some());
        assert_eq!(decode(&flat[..flat.len() - 1]), None);
        assert_eq!(decode(&format!("{flat}0 ")), None);
        assert_eq!(decode(""), None);
        assert_eq!(decode("99999999999999999999 "), None);
    }
}
