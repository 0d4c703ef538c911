//! A package has to be compiled, and the image has no compiler, or lacks the headers of a library: slim and alpine images come without
//! (<https://hub.docker.com/_/python>, "Image Variants").

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between, not_found};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    compiler(evidence).or_else(|| header(evidence))
}

fn compiler(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, program) = first(evidence, |line| {
        let of_setup = between(line, "error: command '", "' failed: No such file or directory")
            .or_else(|| between(line, "unable to execute '", "': No such file or directory"))
            .or_else(|| between(line, "error: Command \"", " ").filter(|_| line.contains("No such file")));
        let of_shell = || not_found(line);
        let of_cargo = || line.contains("can't find Rust compiler").then_some("rustc");
        let is_it = |name: &&str| COMPILERS.contains(&name.rsplit(['/', '-']).next().unwrap_or(name));
        let of_rust = || line.contains("error: linker `cc` not found").then_some("cc");
        let of_make = || {
            between(line, "make: ", ": No such file or directory")
                .or_else(|| between(line, "make: ", ": Command not found"))
        };
        // gcc is there without its part for C++; Meson and CMake look for several compilers.
        let of_part = || line.contains("cannot execute 'cc1plus'").then_some("g++");
        let of_meson = || {
            line.contains("ERROR: Unknown compiler(s): [")
                .then(|| if line.contains("'c++'") { "g++" } else { "gcc" })
        };
        let of_cmake = || line.contains("No CMAKE_CXX_COMPILER could be found").then_some("g++");
        let of_cmake_c = || line.contains("No CMAKE_C_COMPILER could be found").then_some("gcc");
        let found = of_setup.or_else(of_shell).or_else(of_rust).or_else(of_cargo).or_else(of_make);
        found.or_else(of_part).or_else(of_meson).or_else(of_cmake).or_else(of_cmake_c).filter(is_it)
    })?;
    let has_image = evidence.system().is_some();
    let message = match has_image {
        true => words::compiler_missing_image(evidence.image(), program),
        false => words::compiler_missing(program),
    };
    let said = Diagnosis::new(at, message).hint(words::compiler_missing_hint());
    let packages = match program.rsplit(['/', '-']).next() {
        Some("g++" | "c++") => ("g++", "g++"),
        Some("make") => ("make gcc libc6-dev", "make gcc musl-dev"),
        Some("rustc") => ("cargo gcc libc6-dev", "cargo gcc musl-dev"),
        _ => ("gcc libc6-dev", "gcc musl-dev"),
    };
    Some(said.fix(install(evidence, packages)))
}

/// A header of a library, or the program that knows where the library is.
fn header(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, found) = first(evidence, |line| {
        let header = between(line, "fatal error: ", ": No such file or directory");
        let wanted = header.or_else(|| {
            let program = [
                "pg_config executable not found",
                "mysql_config: not found",
                "Can not find valid pkg-config name",
            ];
            let names = ["pg_config", "mysql_config", "mysql_config"];
            program.iter().position(|text| line.contains(text)).and_then(|index| names.get(index).copied())
        })?;
        LIBRARIES.iter().find(|library| wanted.ends_with(library.sign))
    })
    .or_else(|| unnamed(evidence))?;
    let said = Diagnosis::new(at, words::compiler_missing_library(found.sign));
    let hint =
        (found.sign == "libpq-fe.h" || found.sign == "pg_config").then(words::compiler_missing_psycopg);
    Some(said.hint(hint).fix(install(evidence, (found.debian, found.alpine))))
}

/// Pillow names the library that it misses, and no header.
fn unnamed(evidence: &Evidence<'_>) -> Option<(usize, &'static Library)> {
    first(evidence, |line| {
        let name = between(line, "The headers or library files could not be found for ", ",")?;
        LIBRARIES.iter().find(|library| library.sign.starts_with(name))
    })
}

fn install(evidence: &Evidence<'_>, (debian, alpine): (&str, &str)) -> Option<crate::FileFix> {
    let line = evidence.system_install(debian, alpine)?;
    evidence.insert_above(evidence.failed()?, &line)
}

/// Returns the first line for which something is found: what pip prints below it are consequences.
fn first<'e, T>(evidence: &Evidence<'e>, find: impl Fn(&'e str) -> Option<T>) -> Option<(usize, T)> {
    evidence.lines.iter().enumerate().find_map(|(at, line)| Some((at, find(line)?)))
}

/// The last parts of the names of compilers, as `gcc` of `x86_64-linux-gnu-gcc`.
const COMPILERS: [&str; 7] = ["gcc", "g++", "cc", "c++", "clang", "make", "rustc"];

/// What a build looks for, and the packages that bring it.
struct Library {
    sign: &'static str,
    debian: &'static str,
    alpine: &'static str,
}

const LIBRARIES: &[Library] = &[
    Library { sign: "Python.h", debian: "gcc libc6-dev python3-dev", alpine: "gcc musl-dev python3-dev" },
    Library { sign: "libpq-fe.h", debian: "gcc libc6-dev libpq-dev", alpine: "gcc musl-dev postgresql-dev" },
    Library { sign: "pg_config", debian: "gcc libc6-dev libpq-dev", alpine: "gcc musl-dev postgresql-dev" },
    Library {
        sign: "mysql_config",
        debian: "gcc libc6-dev pkg-config default-libmysqlclient-dev",
        alpine: "gcc musl-dev pkgconf mariadb-dev",
    },
    Library { sign: "ffi.h", debian: "gcc libc6-dev libffi-dev", alpine: "gcc musl-dev libffi-dev" },
    Library {
        sign: "openssl/opensslv.h",
        debian: "gcc libc6-dev libssl-dev",
        alpine: "gcc musl-dev openssl-dev",
    },
    Library {
        sign: "libxml/xmlversion.h",
        debian: "gcc libc6-dev libxml2-dev libxslt1-dev",
        alpine: "gcc musl-dev libxml2-dev libxslt-dev",
    },
    Library { sign: "zlib.h", debian: "gcc libc6-dev zlib1g-dev", alpine: "gcc musl-dev zlib-dev" },
    Library {
        sign: "jpeglib.h",
        debian: "gcc libc6-dev libjpeg-dev zlib1g-dev",
        alpine: "gcc musl-dev jpeg-dev zlib-dev",
    },
    Library { sign: "sql.h", debian: "g++ unixodbc-dev", alpine: "g++ unixodbc-dev" },
    Library {
        sign: "lber.h",
        debian: "gcc libc6-dev libldap2-dev libsasl2-dev",
        alpine: "gcc musl-dev openldap-dev",
    },
    Library {
        sign: "ldap.h",
        debian: "gcc libc6-dev libldap2-dev libsasl2-dev",
        alpine: "gcc musl-dev openldap-dev",
    },
    Library { sign: "openssl/ssl.h", debian: "gcc libc6-dev libssl-dev", alpine: "gcc musl-dev openssl-dev" },
    Library { sign: "gmp.h", debian: "gcc libc6-dev libgmp-dev", alpine: "gcc musl-dev gmp-dev" },
    Library {
        sign: "linux/limits.h",
        debian: "gcc libc6-dev linux-libc-dev",
        alpine: "gcc musl-dev linux-headers",
    },
    Library { sign: "stdio.h", debian: "gcc libc6-dev", alpine: "gcc musl-dev" },
    Library { sign: "limits.h", debian: "gcc libc6-dev", alpine: "gcc musl-dev" },
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const LOG: &str = "  building 'greenlet' extension\n  error: command 'gcc' failed: No such file or directory\n  [end of output]\n  note: This error originates from a subprocess, and is likely not a problem with pip.\nerror: legacy-install-failure\n\n× Encountered error while trying to install package.\n╰─> greenlet";

    #[test]
    fn the_line_of_the_compiler_is_the_headline_and_it_gets_installed() {
        let source = "FROM python:3.8-alpine\nRUN pip install greenlet==0.4.13\nCMD [\"python\", \"-V\"]\n";
        let case = failed(1, source, &[], LOG);
        says(
            &case,
            "CompilerMissing | error: command 'gcc' failed: No such file or directory | A package has to be compiled, and the image python:3.8-alpine has no gcc.",
        );
        mends(&case, "Dockerfile", &source.replace("RUN", "RUN apk add --no-cache gcc musl-dev\nRUN"));
        let slim = source.replace("alpine", "slim");
        let install = "RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*\nRUN";
        mends(&failed(1, &slim, &[], LOG), "Dockerfile", &slim.replace("RUN", install));
        let stand_in = crate::Case { is_stand_in: true, ..failed(1, source, &[], LOG) };
        mends(&stand_in, "Dockerfile", &source.replace("RUN", install));
    }

    #[test]
    fn a_library_that_is_missing_is_named() {
        let source = "FROM python:3.12-slim\nRUN pip install psycopg2\n";
        let log = "./psycopg/psycopg.h:36:10: fatal error: libpq-fe.h: No such file or directory\nerror: command '/usr/bin/gcc' failed with exit code 1";
        let case = failed(1, source, &[], log);
        says(
            &case,
            "CompilerMissing | ./psycopg/psycopg.h:36:10: fatal error: libpq-fe.h: No such file or directory | A package has to be compiled, and the image lacks the library that brings libpq-fe.h.",
        );
        finds(&failed(1, source, &[], "Error: pg_config executable not found."), "CompilerMissing");
        let case =
            failed(1, source, &[], "error: can't find Rust compiler\nerror: subprocess-exited-with-error");
        says(
            &case,
            "CompilerMissing | error: can't find Rust compiler | A package has to be compiled, and the image python:3.12-slim has no rustc.",
        );
    }

    #[test]
    fn every_tool_says_in_its_own_words_that_a_compiler_is_missing() {
        let source = "FROM python:3.12-alpine\nRUN pip install x\n";
        for (line, program) in [
            ("unable to execute 'gcc': No such file or directory", "gcc"),
            ("gcc: fatal error: cannot execute 'cc1plus': execvp: No such file or directory", "g++"),
            ("../meson.build:1:0: ERROR: Unknown compiler(s): [['cc'], ['gcc'], ['clang']]", "gcc"),
            ("../meson.build:1:0: ERROR: Unknown compiler(s): [['c++'], ['g++'], ['clang++']]", "g++"),
            ("  No CMAKE_CXX_COMPILER could be found.", "g++"),
            ("make: cc: No such file or directory", "cc"),
            ("/bin/sh: make: not found", "make"),
            ("error: linker `cc` not found", "cc"),
        ] {
            let log =
                format!("{line}\nerror: legacy-install-failure\nERROR: Failed to build installable wheels");
            let expected = format!(
                "CompilerMissing | {} | A package has to be compiled, and the image python:3.12-alpine has no {program}.",
                line.trim()
            );
            says(&failed(1, source, &[], &log), &expected);
        }
    }

    #[test]
    fn pillow_names_a_library_without_its_header() {
        let log = "The headers or library files could not be found for jpeg,\na required dependency when compiling Pillow from source.\nerror: subprocess-exited-with-error";
        let source = "FROM python:3.12-alpine\nRUN pip install pillow\n";
        let case = failed(1, source, &[], log);
        finds(&case, "CompilerMissing");
        mends(
            &case,
            "Dockerfile",
            &source.replace("RUN", "RUN apk add --no-cache gcc musl-dev jpeg-dev zlib-dev\nRUN"),
        );
    }

    #[test]
    fn an_error_in_ones_own_code_is_another_matter() {
        let log = "main.c:1:10: fatal error: mine.h: No such file or directory\nerror: command '/usr/bin/gcc' failed with exit code 1";
        finds(&failed(1, "FROM python:3.12-slim\nRUN gcc main.c\n", &[], log), "");
    }
}
