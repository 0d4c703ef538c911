//! Workspaces made from a seed: every instruction that makes a step or surrounds one, in an order that a build accepts.

use dockerfile::{Severity, Workspace, analyse, diagnose, parse};
use prediction::{BuildInput, Content, ContextFile, EngineGeneration, InvocationOptions, plan};

use protocol::BuildOptions;

use crate::case::Version;
use crate::edit;
use crate::file::{File, Files};
use crate::random::Random;

/// A workspace in the making.
#[derive(Clone)]
pub(crate) struct World {
    /// Files without the Dockerfile.
    pub(crate) files: Files,
    /// Instructions of the Dockerfile, one each, here-documents included.
    pub(crate) lines: Vec<String>,
    /// How it is built.
    pub(crate) options: BuildOptions,
}

/// Makes cases.
pub(crate) struct Generator {
    random: Random,
    engine: EngineGeneration,
}

impl Generator {
    /// Creates the generator of one case.
    pub(crate) fn new(seed: u64, number: u64, engine: EngineGeneration) -> Self {
        Self { random: Random::new(seed, number), engine }
    }

    /// Returns two or three versions of a workspace; the third may be the first again.
    pub(crate) fn case(&mut self) -> Vec<Version> {
        let first = self.valid(|generator| Some(generator.world()));
        let edited = |world: &World, generator: &mut Self| {
            generator.valid(|generator| edit::edit(&mut generator.random, world, generator.engine))
        };
        let second = edited(&first, self);
        let mut versions = vec![first.snapshot(), second.snapshot()];
        if self.random.percent(40) {
            let third = if self.random.percent(50) { first } else { edited(&second, self) };
            versions.push(third.snapshot());
        }
        versions
    }

    /// Tries until a build would accept it.
    fn valid(&mut self, mut make: impl FnMut(&mut Self) -> Option<World>) -> World {
        loop {
            if let Some(world) = make(self).filter(is_valid) {
                return world;
            }
        }
    }

    fn world(&mut self) -> World {
        let mut files: Files = FILES.iter().map(|(path, text)| File::new(path, text)).collect();
        for file in &mut files {
            file.is_executable = self.random.percent(if file.path.ends_with(".sh") { 60 } else { 5 });
        }
        if self.random.percent(50) {
            files.push(File::new(".dockerignore", self.random.of::<&str>(&IGNORES)));
        }
        let mut lines = Vec::new();
        if self.random.percent(20) {
            lines.push("ARG T=1".to_owned());
        }
        let has_global = !lines.is_empty();
        let n_early = if self.random.percent(45) { 1 + self.random.below(2) } else { 0 };
        for stage in 0..n_early {
            lines.push(format!("FROM {} AS s{stage}", self.base(stage, has_global)));
            lines.push(format!("COPY src /s{stage}"));
            for _ in 0..self.random.below(4) {
                lines.push(line(&mut self.random, stage, self.engine));
            }
            lines.push(format!("RUN echo {} > /out{stage}", self.random.below(3)));
        }
        lines.push(format!("FROM {}", self.base(n_early, has_global)));
        for _ in 0..3 + self.random.below(6) {
            lines.push(line(&mut self.random, n_early, self.engine));
        }
        World { files, lines, options: BuildOptions::default() }
    }

    fn base(&mut self, n_stages: usize, has_global: bool) -> String {
        match self.random.below(10) {
            0 | 1 if n_stages > 0 => format!("s{}", self.random.below(n_stages)),
            2 | 3 if has_global => "tiny:$T".to_owned(),
            4 => "tiny:2".to_owned(),
            5 => (*self.random.of(&["tiny:env", "tiny:onbuild"])).to_owned(),
            6 => "tiny:dir".to_owned(),
            _ => "tiny:1".to_owned(),
        }
    }
}

impl World {
    /// Returns the Dockerfile's text.
    pub(crate) fn dockerfile(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    fn snapshot(&self) -> Version {
        let mut files = self.files.clone();
        files.push(File::new("Dockerfile", &self.dockerfile()));
        files.sort();
        Version { files, options: self.options.clone() }
    }
}

/// Makes one instruction; `n_stages` stand above its own.
pub(crate) fn line(random: &mut Random, n_stages: usize, engine: EngineGeneration) -> String {
    let number = random.below(4);
    let stage = random.below(n_stages.max(1));
    loop {
        let list: &[&str] = match random.below(if engine != EngineGeneration::Docker20 { 9 } else { 7 }) {
            0 | 1 => &RUNS,
            2 | 3 => &COPIES,
            4 => &SURROUNDINGS,
            5 => &METADATA,
            6 if n_stages > 0 => &FROM_STAGES,
            7 | 8 => &CURRENT_ONLY,
            _ => continue,
        };
        return random.of(list).replace("@N", &number.to_string()).replace("@S", &stage.to_string());
    }
}

/// A build refuses neither its text nor its sources.
fn is_valid(world: &World) -> bool {
    let dockerfile = world.dockerfile();
    let file = parse(&dockerfile);
    let arguments = world.options.arguments.iter();
    let arguments: Vec<(&str, &str)> =
        arguments.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let analysis = analyse(&file, Workspace { build_args: &arguments, ..Workspace::default() });
    let options = InvocationOptions::default();
    let files: Vec<ContextFile<'_>> = world.files.iter().map(File::as_context).collect();
    let planned = plan(&BuildInput { files: &files, ..BuildInput::new(&analysis, &options) });
    let is_missing = |content: &Option<Content>| match content {
        Some(Content::Missing { .. }) => true,
        // A wildcard that finds nothing is refused by some engines.
        Some(Content::Known { files, .. }) => files.is_empty(),
        _ => false,
    };
    let mut inputs = planned.vertices.iter().flat_map(|vertex| &vertex.inputs);
    let is_refused = diagnose(&analysis).iter().any(|problem| problem.severity == Severity::Error);
    let takes_nothing =
        inputs.any(|input| input.source == prediction::Source::Context && is_missing(&input.content));
    !is_refused && !takes_nothing
}

const FILES: [(&str, &str); 8] = [
    ("app.py", "print(1)\n"),
    ("req.txt", "flask\n"),
    ("README.md", "# hello\n"),
    ("run.sh", "#!/bin/sh\necho hi\n"),
    ("src/a.txt", "a\n"),
    ("src/b.txt", "b\n"),
    ("src/deep/c.txt", "c\n"),
    ("notes.txt", "n\n"),
];

/// What an ignore file may say.
pub(crate) const IGNORES: [&str; 7] = [
    "README.md\n",
    "*.md\n",
    "# nothing\n",
    "Dockerfile\n.dockerignore\n",
    "**/*.txt\n!src/*.txt\n!req.txt\n",
    "notes.txt\nDockerfile\n",
    "src/deep\n*.md\n.dockerignore\n",
];

const RUNS: [&str; 13] = [
    "RUN echo @N > /f@N",
    "RUN echo @N > /f",
    "RUN [\"/bin/sh\", \"-c\", \"echo @N > /f@N\"]",
    "RUN echo @N \\\n  > /f@N",
    "RUN echo $A$V > /v",
    "RUN : @N",
    "RUN --mount=type=cache,target=/c@N : x",
    "RUN --mount=type=cache,target=/c,id=i@N : x",
    "RUN --mount=type=cache,target=/c,sharing=locked : x",
    "RUN --mount=type=tmpfs,target=/t@N : x",
    "RUN --mount=type=bind,target=/b : x",
    "RUN --mount=type=bind,source=src,target=/b@N : x",
    "RUN --mount=type=secret,id=s@N : x",
];

const COPIES: [&str; 21] = [
    "COPY app.py /x/",
    "COPY app.py .",
    "COPY app.py /x@N",
    "COPY . /all/",
    "COPY . .",
    "COPY src /s",
    "COPY src/ /s@N/",
    "COPY src/*.txt /t/",
    "COPY *.txt /u@N/",
    "COPY req.txt app.py /m/",
    "COPY --chown=@N:0 app.py /o",
    "COPY --chmod=75@N run.sh /r",
    "COPY [\"README.md\", \"/rd\"]",
    "ADD app.py /ad@N",
    "ADD src /as/",
    "COPY app.py /v$A/",
    "COPY s*c /w@N/",
    "COPY app.py /l@N",
    "COPY src/a.txt /ca@N",
    "COPY --chown=root app.py /o",
    "COPY --chmod=644 src/a.txt /ca@N",
];

const SURROUNDINGS: [&str; 19] = [
    "ENV A=@N",
    "ENV A=@N B=$A",
    "ENV B @N",
    "ENV D=/d@N",
    "ARG V=@N",
    "ARG V",
    "ARG T",
    "ARG TARGETARCH",
    "WORKDIR /w@N",
    "WORKDIR sub",
    "WORKDIR $D",
    "WORKDIR /",
    "USER 0",
    "USER root",
    "USER 1\nWORKDIR /u@N\nUSER 0",
    "ENV A=\"x @N\" C='y'",
    "ARG V=${A:-@N}",
    "ARG B=@N V",
    "SHELL [\"/bin/sh\", \"-e\", \"-c\"]",
];

const METADATA: [&str; 9] = [
    "LABEL n=@N",
    "EXPOSE 80@N",
    "CMD [\"echo\", \"@N\"]",
    "ENTRYPOINT [\"/bin/sh\"]",
    "STOPSIGNAL 9",
    "HEALTHCHECK NONE",
    "ONBUILD RUN echo @N > /ob",
    "VOLUME /vol@N",
    "# remark @N",
];

const FROM_STAGES: [&str; 10] = [
    "COPY --from=s@S /out@S /o@N",
    "COPY --from=s@S /s@S /cs",
    "COPY --from=s@S /s@S/a.txt /ca@N",
    "COPY --from=@S /s@S/deep/ /cd/",
    "COPY --from=s@S /etc/which /which",
    "COPY --from=tiny:2 /etc/which /other",
    "RUN --mount=from=s@S,source=/s@S,target=/ms : x",
    "RUN --mount=type=cache,from=s@S,source=/s@S,target=/mc@N : x",
    "COPY --from=s@S --chown=@N:0 /s@S/a.txt /ca0",
    "ADD --chown=@N:0 src/a.txt /ca0",
];

const CURRENT_ONLY: [&str; 14] = [
    "COPY --link app.py /l@N",
    "COPY --link src /ls/",
    "COPY src /ls/",
    "COPY <<-EOF /h@N\n\thello $A\nEOF",
    "ADD <<EOF /h@N\nhello $A\nEOF",
    "COPY --link --from=tiny:2 /etc/which /l@N",
    "COPY --link --chmod=75@N run.sh /lr",
    "COPY <<EOF /h@N\nhello $A\nEOF",
    "COPY <<\"EOF\" /h\nhello $A @N\nEOF",
    "COPY <<one <<two /hs/\n1 @N\none\n2\ntwo",
    "RUN <<EOF\necho @N > /rh\nEOF",
    "RUN <<EOF\n#!/bin/sh\necho @N > /rs\nEOF",
    "RUN --network=none : @N",
    "RUN --mount=type=tmpfs,target=/t,size=1@Nm : x",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Forgets modes.
    fn plain(version: &Version) -> Vec<(&str, &str)> {
        version.files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect()
    }

    #[test]
    fn some_edits_change_a_mode_and_nothing_else() {
        let is_of_mode = |pair: &[Version]| {
            let (old, new) = (&pair[0], &pair[1]);
            plain(old) == plain(new) && old.files != new.files && old.options == new.options
        };
        for engine in [EngineGeneration::Docker20, EngineGeneration::Current] {
            let cases = (0..100).map(|number| Generator::new(1, number, engine).case());
            let n_found = cases.filter(|versions| versions.windows(2).any(is_of_mode)).count();
            assert!(n_found >= 3, "{n_found} of 100 cases");
        }
    }
}
