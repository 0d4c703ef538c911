//! Programs that serve an app which another file holds: where they listen, by their options, the environment, or by themselves.

use crate::analysis::{Analysis, Start, StartWord};

/// A command that serves an app.
pub(super) struct Serving<'a> {
    /// Which program it is.
    pub(super) server: &'static ServerProgram,
    /// The word of the command after which its options may stand.
    pub(super) verb: &'a StartWord,
    /// The port; `None` when it cannot be told.
    pub(super) port: Option<u16>,
    /// The host.
    pub(super) host: String,
    /// The word that says the host; `None` where the environment or nobody does.
    pub(super) host_word: Option<&'a StartWord>,
}

/// What is known of a program.
pub(super) struct ServerProgram {
    pub(super) name: &'static str,
    /// Where it listens when nobody says so.
    default: (&'static str, u16),
    /// The option for its host, or for host and port together.
    pub(super) host_option: (&'static str, &'static str),
    /// The option for its port, where that is another.
    port_option: (&'static str, &'static str),
    /// Variables that say host and port.
    variables: (&'static str, &'static str),
    /// Options that say it in a way that is not read here.
    elsewhere: &'static [&'static str],
}

impl<'a> Serving<'a> {
    /// Reads a command; `None` when it is no server that is known, or when it cannot be told where it listens.
    pub(super) fn of(analysis: &Analysis<'_>, stage: usize, start: &'a Start) -> Option<Self> {
        let words = &start.words;
        let module = start.module_at();
        let program = words.get(module.unwrap_or(0))?;
        let name = if module.is_some() { program.value.as_str() } else { start.program() };
        let server = SERVERS.iter().find(|server| server.name == name)?;
        let is_elsewhere = |word: &StartWord| {
            let option = word.value.split('=').next().unwrap_or_default();
            word.expands || server.elsewhere.contains(&option)
        };
        if words.iter().any(is_elsewhere) || server.is_configured_by_file(analysis, stage, start) {
            return None;
        }
        let verb = match server.name {
            "flask" => words.iter().find(|word| word.value == "run")?,
            _ => program,
        };
        let option = |(long, short): (&str, &str)| start.option(long, short);
        // What is set to an unknown value decides, and cannot be told.
        let variable = |name: &str| match analysis.variable_of(stage, start, name) {
            Some(None) => None,
            Some(value) => Some(value),
            None => Some(None),
        };
        let given = option(server.host_option);
        let (mut host, mut port) = (server.default.0.to_owned(), Some(server.default.1));
        if server.has_one_option() {
            if start.options(server.host_option.0, server.host_option.1).len() > 1 {
                return None;
            }
            if let Some((address, _)) = given {
                let (before, after) = address.rsplit_once(':').unwrap_or((address, ""));
                (host, port) = (before.to_owned(), after.parse().ok().or(port.filter(|_| after.is_empty())));
            } else if let Some(value) = variable(server.variables.1)? {
                (host, port) = ("0.0.0.0".to_owned(), value.parse().ok());
            }
        } else {
            let value = match given {
                Some((value, _)) => Some(value),
                None => variable(server.variables.0)?,
            };
            host = value.map_or(host, str::to_owned);
            let value = match option(server.port_option) {
                Some((value, _)) => Some(value),
                None => variable(server.variables.1)?,
            };
            if let Some(value) = value {
                port = value.parse().ok();
            }
        }
        Some(Self { server, verb, port, host, host_word: given.map(|(_, word)| word) })
    }

    /// Returns whether nobody outside of the container can reach it.
    pub(super) fn is_loopback(&self) -> bool {
        self.host.starts_with("127.") || matches!(self.host.as_str(), "localhost" | "::1" | "[::1]")
    }
}

impl ServerProgram {
    /// Returns whether a file or a variable of the environment may say where it listens: `gunicorn.conf.py` and `GUNICORN_CMD_ARGS`
    /// (<https://docs.gunicorn.org/en/stable/configure.html>), `.flaskenv` and `.env` (<https://flask.palletsprojects.com/en/stable/cli/>).
    fn is_configured_by_file(&self, analysis: &Analysis<'_>, stage: usize, start: &Start) -> bool {
        let files = analysis.workspace.files;
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        match self.name {
            "gunicorn" => {
                analysis.variable_of(stage, start, "GUNICORN_CMD_ARGS").is_some()
                    || files.iter().any(|(path, _)| name(path) == "gunicorn.conf.py")
            }
            "flask" => files.iter().any(|(path, text)| {
                matches!(name(path).as_str(), ".flaskenv" | ".env") && text.contains("FLASK_RUN_")
            }),
            _ => false,
        }
    }

    /// Returns whether one option says host and port together.
    pub(super) fn has_one_option(&self) -> bool {
        self.port_option.0.is_empty()
    }

    /// Returns an option by which everybody can reach it.
    pub(super) fn open_option(&self, port: Option<u16>) -> String {
        let host = self.host_option.0;
        if self.has_one_option() {
            format!("{host}=0.0.0.0:{}", port.unwrap_or(self.default.1))
        } else {
            format!("{host}=0.0.0.0")
        }
    }
}

const SERVERS: &[ServerProgram] = &[
    ServerProgram {
        name: "flask",
        default: ("127.0.0.1", 5000),
        host_option: ("--host", "-h"),
        port_option: ("--port", "-p"),
        variables: ("FLASK_RUN_HOST", "FLASK_RUN_PORT"),
        elsewhere: &["-e", "--env-file"],
    },
    ServerProgram {
        name: "gunicorn",
        default: ("127.0.0.1", 8000),
        host_option: ("--bind", "-b"),
        port_option: ("", ""),
        variables: ("", "PORT"),
        elsewhere: &["-c", "--config"],
    },
    ServerProgram {
        name: "uvicorn",
        default: ("127.0.0.1", 8000),
        host_option: ("--host", "--host"),
        port_option: ("--port", "--port"),
        variables: ("UVICORN_HOST", "UVICORN_PORT"),
        elsewhere: &["--fd", "--uds"],
    },
    ServerProgram {
        name: "hypercorn",
        default: ("127.0.0.1", 8000),
        host_option: ("--bind", "-b"),
        port_option: ("", ""),
        variables: ("", ""),
        elsewhere: &["-c", "--config"],
    },
    ServerProgram {
        name: "waitress-serve",
        default: ("0.0.0.0", 8080),
        host_option: ("--host", "--host"),
        port_option: ("--port", "--port"),
        variables: ("", ""),
        elsewhere: &["--listen", "--unix-socket"],
    },
    ServerProgram {
        name: "http.server",
        default: ("0.0.0.0", 8000),
        host_option: ("--bind", "-b"),
        // Its port follows its name.
        port_option: ("http.server", "http.server"),
        variables: ("", ""),
        elsewhere: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::Serving;
    use crate::{Workspace, analyse, parse};

    #[track_caller]
    fn check(rest: &str, expected: &str) {
        let file = parse(&format!("FROM a\n{rest}\n"));
        let analysis = analyse(&file, Workspace::default());
        let starts = analysis.starts(0);
        let found = starts.iter().find_map(|start| Serving::of(&analysis, 0, start));
        let found = found.map(|found| format!("{}:{}", found.host, found.port.unwrap_or(0)));
        assert_eq!(found.unwrap_or_default(), expected, "{rest}");
    }

    #[test]
    fn options_go_before_the_environment_and_that_before_what_is_usual() {
        check("CMD flask run", "127.0.0.1:5000");
        check(
            "CMD [\"python3\", \"-m\", \"flask\", \"run\", \"--host=0.0.0.0\", \"-p\", \"80\"]",
            "0.0.0.0:80",
        );
        check("ENV FLASK_RUN_HOST=0.0.0.0 FLASK_RUN_PORT=90\nCMD flask run -p 80", "0.0.0.0:80");
        check("CMD gunicorn app:app", "127.0.0.1:8000");
        check("ENV PORT=80\nCMD gunicorn app:app", "0.0.0.0:80");
        check("CMD gunicorn --bind=:90 app:app", ":90");
        check("CMD uvicorn --port 1 a:b", "127.0.0.1:1");
        check("CMD python -m http.server 80", "0.0.0.0:80");
        check("CMD python -m http.server", "0.0.0.0:8000");
        check("CMD python -u -m flask --app x run -h0.0.0.0", "0.0.0.0:5000");
        check("CMD FLASK_RUN_HOST=0.0.0.0 flask run", "0.0.0.0:5000");
        check("CMD export FLASK_RUN_PORT=81 && env FLASK_RUN_HOST=0.0.0.0 flask run", "0.0.0.0:81");
        check("CMD [\"env\", \"FLASK_RUN_HOST=0.0.0.0\", \"flask\", \"run\"]", "0.0.0.0:5000");
        check("ENTRYPOINT [\"gunicorn\"]\nCMD [\"-b0.0.0.0:80\", \"a:b\"]", "0.0.0.0:80");
        check("ENTRYPOINT [\"flask\"]\nCMD [\"run\", \"--host=0.0.0.0\"]", "0.0.0.0:5000");
        check("CMD [\"sh\", \"-c\", \"exec flask run --host 0.0.0.0\"]", "0.0.0.0:5000");
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        check("CMD gunicorn -c conf.py app:app", "");
        check("CMD flask shell", "");
        check("CMD gunicorn --config=conf.py app:app", "");
        check("ENV GUNICORN_CMD_ARGS=--bind=0.0.0.0\nCMD gunicorn app:app", "");
        check("CMD gunicorn -b 127.0.0.1:80 -b 0.0.0.0:81 app:app", "");
        check("CMD FLASK_RUN_HOST=$HOST flask run", "");
        check("CMD flask --env-file=x run", "");
        check("CMD flask run --port $PORT", "");
        check("CMD flask run --port x", "127.0.0.1:0");
        check("CMD node app.js", "");
    }
}
