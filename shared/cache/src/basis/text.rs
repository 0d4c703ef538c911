//! A basis as text: one fact a line, its parts set off by tabs, and the records' own text at the end.
//!
//! Facts belong to the one above them: `env` to an `image`, `text` to a `file`, and everything after `past` to the past build. What cannot be read is left out:
//! it costs a prediction, not the page.

use super::{Basis, Call, PastBuild, PastFile};
use crate::input::{BaseImage, Engine, Network, NoCache};
use crate::key::Key;
use crate::records::Records;

impl Basis {
    /// Writes it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from("1\n");
        write_call(&mut text, &self.next);
        if let Some(past) = &self.past {
            line(&mut text, "past", &[&past.number.to_string()]);
            write_call(&mut text, &past.call);
            for file in &past.files {
                let (mode, key) = (format!("{:o}", file.mode), format!("{:x}", file.digest.0));
                line(&mut text, "file", &[&file.path, &mode, &key]);
                if let Some(content) = &file.text {
                    line(&mut text, "text", &[content]);
                }
            }
        }
        text.push_str("records\n");
        text.push_str(&self.records.to_text());
        text
    }

    /// Reads it; `None` where the text is of another form.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (facts, records) = text.strip_prefix("1\n")?.split_once("\nrecords\n")?;
        let mut basis = Self { records: Records::from_text(records), ..Self::default() };
        for fact in facts.lines() {
            let mut parts = fact.split('\t').map(plain);
            let name = parts.next().unwrap_or_default();
            let parts: Vec<String> = parts.collect();
            let first = parts.first().cloned().unwrap_or_default();
            match name.as_str() {
                "past" => {
                    basis.past =
                        Some(PastBuild { number: first.parse().unwrap_or(0), ..PastBuild::default() });
                }
                "file" => {
                    let files = basis.past.as_mut().map(|past| &mut past.files);
                    files.into_iter().for_each(|files| files.extend(read_file(&parts)));
                }
                "text" => {
                    let file = basis.past.as_mut().and_then(|past| past.files.last_mut());
                    file.into_iter().for_each(|file| file.text = Some(first.clone()));
                }
                _ => {
                    let call = basis.past.as_mut().map_or(&mut basis.next, |past| &mut past.call);
                    read_fact(call, &name, parts);
                }
            }
        }
        Some(basis)
    }
}

fn write_call(text: &mut String, call: &Call) {
    let options = &call.options;
    match options.engine {
        Engine::Docker20 => line(text, "engine", &["20"]),
        Engine::Docker24 => line(text, "engine", &["24"]),
        Engine::Current => line(text, "engine", &["current"]),
    }
    if options.storage.maps_users {
        line(text, "maps-users", &[]);
    }
    if options.storage.is_graph_driver {
        line(text, "graph-driver", &[]);
    }
    options.target.iter().for_each(|target| line(text, "target", &[target]));
    match &options.no_cache {
        NoCache::Nowhere => {}
        NoCache::Everywhere => line(text, "no-cache", &[]),
        NoCache::Stages(stages) => {
            let stages: Vec<&str> = stages.iter().map(String::as_str).collect();
            line(text, "no-cache", &stages);
        }
    }
    match options.network {
        Network::Default => {}
        Network::None => line(text, "network", &["none"]),
        Network::Host => line(text, "network", &["host"]),
    }
    options.platform.iter().for_each(|platform| line(text, "platform", &[platform]));
    options.scope.hosts.iter().for_each(|host| line(text, "host", &[host]));
    options.scope.epoch.iter().for_each(|epoch| line(text, "epoch", &[&epoch.to_string()]));
    line(text, "mounts", &[&options.scope.cache_mounts]);
    line(text, "dockerfile", &[&options.dockerfile]);
    call.arguments.iter().for_each(|(name, value)| line(text, "arg", &[name, value]));
    for image in &call.images {
        line(text, "image", &[&image.reference, &image.manifest, &image.chain]);
        let config = &image.config;
        config.env.iter().for_each(|(name, value)| line(text, "env", &[name, value]));
        config.workdir.iter().for_each(|workdir| line(text, "workdir", &[workdir]));
        config.user.iter().for_each(|user| line(text, "user", &[user]));
        if let Some(shell) = &config.shell {
            let words: Vec<&str> = shell.iter().map(String::as_str).collect();
            line(text, "shell", &words);
        }
        config.onbuild.iter().for_each(|trigger| line(text, "onbuild", &[trigger]));
    }
}

fn read_fact(call: &mut Call, name: &str, parts: Vec<String>) {
    let options = &mut call.options;
    let mut rest = parts.into_iter();
    if let ("no-cache" | "shell", words) = (name, &mut rest) {
        let words: Vec<String> = words.collect();
        match (name, call.images.last_mut()) {
            ("shell", Some(image)) => image.config.shell = Some(words),
            ("shell", None) => {}
            _ if words.is_empty() => options.no_cache = NoCache::Everywhere,
            _ => options.no_cache = NoCache::Stages(words),
        }
        return;
    }
    let first = rest.next().unwrap_or_default();
    let second = rest.next().unwrap_or_default();
    let image = call.images.last_mut().map(|image| &mut image.config);
    match (name, image) {
        ("engine", _) => options.engine = read_engine(&first),
        ("maps-users", _) => options.storage.maps_users = true,
        ("graph-driver", _) => options.storage.is_graph_driver = true,
        ("target", _) => options.target = Some(first),
        ("network", _) => options.network = if first == "host" { Network::Host } else { Network::None },
        ("platform", _) => options.platform = Some(first),
        ("host", _) => options.scope.hosts.push(first),
        ("epoch", _) => options.scope.epoch = first.parse().ok(),
        ("mounts", _) => options.scope.cache_mounts = first,
        ("dockerfile", _) => options.dockerfile = first,
        ("arg", _) => call.arguments.push((first, second)),
        ("image", _) => {
            let chain = rest.next().unwrap_or_default();
            let image = BaseImage { reference: first, manifest: second, chain, ..BaseImage::default() };
            call.images.push(image);
        }
        ("env", Some(config)) => config.env.push((first, second)),
        ("workdir", Some(config)) => config.workdir = Some(first),
        ("user", Some(config)) => config.user = Some(first),
        ("onbuild", Some(config)) => config.onbuild.push(first),
        _ => {}
    }
}

fn read_file(parts: &[String]) -> Option<PastFile> {
    let [path, mode, key] = parts else { return None };
    let mode = u32::from_str_radix(mode, 8).ok()?;
    let digest = Key(u64::from_str_radix(key, 16).ok()?);
    Some(PastFile { path: path.clone(), mode, digest, text: None })
}

fn line(text: &mut String, name: &str, parts: &[&str]) {
    text.push_str(name);
    for part in parts {
        text.push('\t');
        for character in part.chars() {
            match character {
                '\\' => text.push_str("\\\\"),
                '\t' => text.push_str("\\t"),
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                other => text.push(other),
            }
        }
    }
    text.push('\n');
}

fn plain(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    let mut characters = part.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => text.extend(characters.next().map(|escaped| match escaped {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                other => other,
            })),
            (other, false) => text.push(other),
        }
    }
    text
}

fn read_engine(text: &str) -> Engine {
    match text {
        "20" => Engine::Docker20,
        "24" => Engine::Docker24,
        _ => Engine::Current,
    }
}
