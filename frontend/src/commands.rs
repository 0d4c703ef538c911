//! The command lines of Docker that do the same as Build and Run.

use protocol::{BuildOptions, BuildSource, DOCKERFILE};

use crate::curl::quoted;

/// Returns `docker build` up to the name of the image, for a POSIX shell.
#[must_use]
pub fn build_start(options: &BuildOptions) -> String {
    let mut words = vec!["docker build".to_owned()];
    for (name, value) in &options.arguments {
        words.extend(["--build-arg".to_owned(), quoted(&format!("{name}={value}"))]);
    }
    for (key, value) in &options.labels {
        words.extend(["--label".to_owned(), quoted(&format!("{key}={value}"))]);
    }
    if let Some(target) = &options.target {
        words.extend(["--target".to_owned(), quoted(target)]);
    }
    if options.no_cache {
        words.push("--no-cache".to_owned());
    }
    let BuildSource { dockerfile, context } = &options.source;
    let is_usual = dockerfile.strip_prefix(&**context).is_some_and(|rest| match context.as_str() {
        "" => rest == DOCKERFILE,
        _ => rest.strip_prefix('/') == Some(DOCKERFILE),
    });
    if !is_usual {
        words.extend(["-f".to_owned(), quoted(dockerfile)]);
    }
    words.push("-t".to_owned());
    words.join(" ")
}

/// Returns `docker run` up to the port of the container; `port` is the port on the user's machine.
#[must_use]
pub fn run_start(port: u16) -> String {
    format!("docker run -p {port}:")
}

/// Returns the whole command that builds.
#[must_use]
pub fn build(options: &BuildOptions, image: &str) -> String {
    format!("{} {} {}", build_start(options), quoted(image), context(options))
}

/// Returns the last word of the command that builds: the folder that is the context.
#[must_use]
pub fn context(options: &BuildOptions) -> String {
    match options.source.context.as_str() {
        "" => ".".to_owned(),
        folder => quoted(folder),
    }
}

/// Returns the whole command that runs; `ports` are the port on the user's machine and the port of the container.
#[must_use]
pub fn run(ports: (u16, u16), image: &str) -> String {
    format!("{}{} {}", run_start(ports.0), ports.1, quoted(image))
}

/// Returns the command that runs an image as the button Run does: in the background. `ports` are `8000:5000` each.
#[must_use]
pub fn run_detached(ports: &[String], image: &str) -> String {
    let ports: String = ports.iter().map(|port| format!(" -p {port}")).collect();
    format!("docker run -d{ports} {}", quoted(image))
}

/// Returns the command that stops a container.
#[must_use]
pub fn stop(container: &str) -> String {
    format!("docker stop {}", quoted(container))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_say_what_the_buttons_do() {
        let plain = BuildOptions::default();
        assert_eq!(build(&plain, "python-hello-world"), "docker build -t python-hello-world .");
        let arguments = vec![("GREETING".to_owned(), "it's me".to_owned()), ("V".to_owned(), "1".to_owned())];
        let options =
            BuildOptions { arguments, target: Some("test".to_owned()), no_cache: true, ..plain.clone() };
        assert_eq!(
            build(&options, "web:2"),
            r"docker build --build-arg 'GREETING=it'\''s me' --build-arg V=1 --target test --no-cache -t web:2 ."
        );
        let from = |dockerfile: &str, context: &str| {
            let source = BuildSource { dockerfile: dockerfile.to_owned(), context: context.to_owned() };
            build(&BuildOptions { source, ..plain.clone() }, "web")
        };
        let labels = vec![("org.opencontainers.image.title".to_owned(), "my app".to_owned())];
        assert_eq!(
            build(&BuildOptions { labels, ..plain.clone() }, "web"),
            "docker build --label 'org.opencontainers.image.title=my app' -t web ."
        );
        assert_eq!(from("app/Dockerfile", "app"), "docker build -t web app");
        assert_eq!(from("docker/Dockerfile.dev", ""), "docker build -f docker/Dockerfile.dev -t web .");
        assert_eq!(from("Dockerfile", "my app"), "docker build -f Dockerfile -t web 'my app'");
        assert_eq!(run((8000, 5000), "web"), "docker run -p 8000:5000 web");
        assert_eq!(run_detached(&["8000:5000".to_owned()], "web"), "docker run -d -p 8000:5000 web");
        assert_eq!(stop("hungry_bell"), "docker stop hungry_bell");
    }
}
