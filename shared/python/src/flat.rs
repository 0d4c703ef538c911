//! [`Python`] as one string and back, to pass from the page's second WebAssembly module to its first.
//!
//! Numbers are followed by a space, strings by their length and a space before them, lists by their number of items. Both ends are built from
//! one tree, so there are no versions; what does not read back is nothing.

use text::ByteRange;

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
            out.list(setting.as_slice(), Writer::setting);
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
    out.0
}

/// Reads what [`encode`] wrote; `None` for anything else.
#[must_use]
pub fn decode(flat: &str) -> Option<Python> {
    let mut input = Reader(flat);
    let python = Python {
        problems: input.list(|input| {
            let code = *Code::ALL.get(input.number()?)?;
            Some(Problem { code, range: input.range()?, subject: input.text()? })
        })?,
        imports: input.list(|input| {
            let (module, names) = (input.text()?, input.list(Reader::text)?);
            let (level, range) = (u32::try_from(input.number()?).ok()?, input.range()?);
            Some(Import { module, names, level, range, is_optional: input.flag()? })
        })?,
        routes: input.list(|input| {
            let (path, methods, endpoint) = (input.text()?, input.list(Reader::text)?, input.text()?);
            Some(Route { path, methods, endpoint, range: input.range()?, is_whole: input.flag()? })
        })?,
        listens: input.list(|input| {
            let server = *Server::ALL.get(input.number()?)?;
            let (range, function) = (input.range()?, input.range()?);
            let (host, port, debug) = (input.setting()?, input.setting()?, input.setting()?);
            Some(Listen { server, range, function, host, port, debug, is_guarded: input.flag()? })
        })?,
        variables: input.list(|input| {
            let (name, range) = (input.text()?, input.range()?);
            Some(Variable { name, range, has_default: input.flag()?, must_exist: input.flag()? })
        })?,
        apps: input.list(Reader::text)?,
        main_guard: input.list(Reader::range)?.pop(),
    };
    input.0.is_empty().then_some(python)
}

#[derive(Default)]
struct Writer(String);

impl Writer {
    fn number(&mut self, number: usize) {
        self.0.push_str(&number.to_string());
        self.0.push(' ');
    }

    fn flag(&mut self, flag: bool) {
        self.number(usize::from(flag));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.push_str(text);
    }

    fn range(&mut self, range: ByteRange) {
        self.number(range.start as usize);
        self.number(range.end as usize);
    }

    fn setting(&mut self, setting: &Setting) {
        let Setting { value, variable, range } = setting;
        for part in [value, variable] {
            self.list(part.as_slice(), |out, text| out.text(text));
        }
        self.range(*range);
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(items.len());
        items.iter().for_each(|item| write(self, item));
    }
}

struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn number(&mut self) -> Option<usize> {
        let (number, rest) = self.0.split_once(' ')?;
        self.0 = rest;
        number.parse().ok()
    }

    fn flag(&mut self) -> Option<bool> {
        self.number().map(|number| number == 1)
    }

    fn text(&mut self) -> Option<String> {
        let len = self.number()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(text.to_owned())
    }

    fn range(&mut self) -> Option<ByteRange> {
        Some(ByteRange::new(self.number()?, self.number()?))
    }

    /// Reads an argument that may be absent.
    fn setting(&mut self) -> Option<Option<Setting>> {
        let mut found = self.list(|input| {
            let (value, variable) = (input.list(Reader::text)?.pop(), input.list(Reader::text)?.pop());
            Some(Setting { value, variable, range: input.range()? })
        })?;
        Some(found.pop())
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| read(self)).collect()
    }
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
