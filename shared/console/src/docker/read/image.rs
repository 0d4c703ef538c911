//! Commands about images.

use super::{Reading, plain};
use crate::docker::command::{
    Build, Call, Command, Commit, History, Images, Login, Logout, Progress, Prune, Pull, Push, RemoveImages,
    Tag,
};
use crate::docker::environment;
use crate::docker::error::Failure;
use crate::docker::reference::{AnyReference, InvalidReference, Named};
use crate::docker::{refusal, values};

pub(super) fn build(reading: Reading<'_>) -> Result<Command, Failure> {
    let Reading { words, arguments, .. } = reading;
    let failed = |reason: &str| plain(&format!("ERROR: failed to build: {reason}"));
    let mut build = Build {
        file: words.text("file"),
        target: words.text("target"),
        no_cache: words.switch("no-cache"),
        no_cache_stages: words.list("no-cache-filter"),
        pull: words.switch("pull"),
        quiet: words.switch("quiet"),
        id_file: words.text("iidfile"),
        ..Build::default()
    };
    let (arguments_given, labels) = (words.list("build-arg"), words.list("label"));
    if let Some(nameless) = arguments_given.iter().chain(&labels).find(|pair| pair.starts_with('=')) {
        return Err(plain(&format!("ERROR: invalid key-value pair {}: empty key", values::quoted(nameless))));
    }
    for text in words.list("tag") {
        let tag = Named::parse(&text).map_err(|error| failed(&invalid_tag(&text, &error)))?;
        build.tags.push(tag);
    }
    for argument in arguments_given {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (argument, None),
        };
        build.arguments.push((name, value));
    }
    build.labels = labels.iter().map(|text| environment::label(text)).collect();
    build.progress = match words.last("progress").as_deref() {
        None | Some("auto" | "") => Progress::Auto,
        Some("plain") => Progress::Plain,
        Some("tty") => Progress::Terminal,
        Some("quiet" | "none") => Progress::Quiet,
        Some("rawjson") => Progress::RawJson,
        Some(other) => return Err(plain(&format!("ERROR: invalid progress mode {other}"))),
    };
    let check = words.switch("check");
    build.call = match words.last("call").as_deref() {
        None | Some("build" | "") if check => Call::Check,
        None | Some("build" | "") => Call::Build,
        Some("check" | "lint") => Call::Check,
        Some("outline") => Call::Outline,
        Some("targets") => Call::Targets,
        Some(other) => {
            let reason = format!("unsupported request frontend.{other}");
            return Err(failed(&format!("failed to solve: {reason}: {reason}")));
        }
    };
    for harmless in ["rm", "force-rm", "compress", "disable-content-trust", "load", "debug"] {
        words.list(harmless);
    }
    build.context = arguments.first().cloned().unwrap_or_default();
    let file = build.file.as_deref().unwrap_or_default();
    refusal::build_source(&build.context, file)
        .map_or_else(|| Ok(Command::Build(Box::new(build))), |refused| Err(refused.into()))
}

fn invalid_tag(text: &str, error: &InvalidReference) -> String {
    // The plug-in reads the name as typed, without completing it first.
    let reason = match error {
        InvalidReference::Uppercase { .. } => "repository name must be lowercase".to_owned(),
        other => other.to_string(),
    };
    format!("invalid tag {}: {reason}", values::quoted(text))
}

pub(super) fn images(reading: Reading<'_>) -> Result<Command, Failure> {
    let Reading { words, arguments, .. } = reading;
    Ok(Command::Images(Images {
        all: words.switch("all"),
        digests: words.switch("digests"),
        filters: words.filters(),
        format: words.format(),
        no_truncation: words.switch("no-trunc"),
        quiet: words.switch("quiet"),
        pattern: arguments.first().cloned(),
    }))
}

pub(super) fn history(reading: Reading<'_>) -> Result<Command, Failure> {
    let image = reading.argument(0);
    let words = reading.words;
    Ok(Command::History(History {
        image,
        format: words.format(),
        human: words.given_switch("human").unwrap_or(true),
        no_truncation: words.switch("no-trunc"),
        quiet: words.switch("quiet"),
    }))
}

pub(super) fn tag(reading: Reading<'_>) -> Result<Command, Failure> {
    let (source, target) = (reading.argument(0), reading.argument(1));
    let failed = |text: &str, reason: &str| {
        plain(&format!(
            "Error parsing reference: {} is not a valid repository/tag: {reason}",
            values::quoted(text)
        ))
    };
    AnyReference::parse(&source).map_err(|error| failed(&source, &error.to_string()))?;
    let named = Named::parse(&target).map_err(|error| failed(&target, &error.to_string()))?;
    match named.digest {
        Some(_) => Err(plain("refusing to create a tag with a digest reference")),
        None => Ok(Command::Tag(Tag { source, target: named.with_default_tag() })),
    }
}

pub(super) fn remove(reading: Reading<'_>) -> Result<Command, Failure> {
    let Reading { words, arguments, .. } = reading;
    Ok(Command::RemoveImages(RemoveImages {
        force: words.switch("force"),
        no_prune: words.switch("no-prune"),
        images: arguments.to_vec(),
    }))
}

/// Reads what `docker pull` and `docker push` have in common: the name, whether `latest` is added, `-a`, `-q`.
fn transfer(reading: Reading<'_>) -> Result<(Named, bool, bool, bool), Failure> {
    let image = Named::parse(&reading.argument(0)).map_err(|error| plain(&error.to_string()))?;
    let words = reading.words;
    words.list("disable-content-trust");
    let (all_tags, quiet) = (words.switch("all-tags"), words.switch("quiet"));
    if all_tags && !image.is_name_only() {
        return Err(plain("tag can't be used with --all-tags/-a"));
    }
    let default_tag = !all_tags && image.is_name_only();
    let image = if default_tag { image.with_default_tag() } else { image };
    Ok((image, default_tag, all_tags, quiet))
}

pub(super) fn pull(reading: Reading<'_>) -> Result<Command, Failure> {
    let (image, default_tag, all_tags, quiet) = transfer(reading)?;
    Ok(Command::Pull(Pull { image, default_tag, all_tags, quiet }))
}

pub(super) fn push(reading: Reading<'_>) -> Result<Command, Failure> {
    let (image, default_tag, all_tags, quiet) = transfer(reading)?;
    Ok(Command::Push(Push { image, default_tag, all_tags, quiet }))
}

pub(super) fn login(reading: Reading<'_>) -> Result<Command, Failure> {
    let Reading { words, arguments, .. } = reading;
    let login = Login {
        user: words.text("username"),
        password: words.text("password"),
        password_from_input: words.switch("password-stdin"),
        server: arguments.first().cloned(),
    };
    if login.password_from_input && login.password.is_some() {
        return Err(plain("conflicting options: cannot specify both --password and --password-stdin"));
    }
    if login.password_from_input && login.user.is_none() {
        return Err(plain("the --password-stdin option requires --username to be set"));
    }
    Ok(Command::Login(login))
}

pub(super) fn logout(reading: Reading<'_>) -> Result<Command, Failure> {
    Ok(Command::Logout(Logout { server: reading.arguments.first().cloned() }))
}

pub(super) fn commit(reading: Reading<'_>) -> Result<Command, Failure> {
    let target = reading.arguments.get(1).filter(|name| !name.is_empty());
    let target =
        target.map(|name| Named::parse(name).map_err(|error| plain(&error.to_string()))).transpose()?;
    let container = reading.argument(0);
    let words = reading.words;
    Ok(Command::Commit(Commit {
        container,
        target: target.map(Named::with_default_tag),
        author: words.last("author").unwrap_or_default(),
        changes: words.list("change"),
        message: words.last("message").unwrap_or_default(),
        pause: words.given_switch("pause").unwrap_or(true),
    }))
}

pub(super) fn prune(reading: Reading<'_>) -> Result<Prune, Failure> {
    let words = reading.words;
    Ok(Prune { all: words.switch("all"), force: words.switch("force"), filters: words.filters() })
}
