//! What `docker build --progress plain` prints: BuildKit's vertexes as buildx shows them, as far as the record and the log of a build tell of them. What
//! the page's record does not keep, such as the bytes of a transfer, is left out.

use std::collections::HashMap;

use console::docker::reference::Named;
use protocol::{BuildRecord, BuildState, LogLine, LogStream, LogText, StepRecord, StepState};

use crate::console::output::Output;

/// Prints a build while it runs.
pub(super) struct PlainProgress {
    err: Output,
    /// Lines of the log that were printed.
    pub(super) n_lines_read: u64,
    /// Vertexes that were named.
    n_vertexes: u32,
    /// The vertex of each step that has begun, by the step's index, and whether its end was printed.
    steps: HashMap<u32, (u32, bool)>,
    /// The last lines of each step, for the report of a failure.
    last_lines: HashMap<u32, Vec<String>>,
    is_over: bool,
}

impl PlainProgress {
    /// Begins with nothing printed.
    pub(super) fn new(err: Output) -> Self {
        Self {
            err,
            n_lines_read: 0,
            n_vertexes: 0,
            steps: HashMap::new(),
            last_lines: HashMap::new(),
            is_over: false,
        }
    }

    /// Names the steps that have begun.
    pub(super) async fn begun(&mut self, record: &BuildRecord) {
        if self.n_vertexes == 0 && has_begun(record) {
            self.prepared(record).await;
        }
        let names = names(record);
        for step in record.steps.iter().filter(|step| is_vertex(step)) {
            let Some(name) = names.get(&step.index) else { continue };
            if !self.steps.contains_key(&step.index) {
                let number = self.next();
                self.steps.insert(step.index, (number, false));
                self.err.say(&format!("#{number} {name}\n")).await;
            }
        }
    }

    /// Prints a line of the log.
    pub(super) async fn line(&mut self, record: &BuildRecord, line: &LogLine) {
        let LogText::Written(text) = &line.text else { return };
        if line.stream == LogStream::Drydock {
            return;
        }
        let step = line.step.and_then(|index| record.steps.get(index as usize));
        let number = line.step.and_then(|index| self.steps.get(&index)).map(|(number, _)| *number);
        let (Some(step), Some(number)) = (step, number) else { return };
        let since_build = started_ms(record).unwrap_or(0).saturating_add(line.at_ms);
        let ms = since_build.saturating_sub(step.started_ms.unwrap_or(since_build));
        let told = format!("{}.{:03} {text}", ms / 1000, ms % 1000);
        self.err.say(&format!("#{number} {told}\n")).await;
        let last = self.last_lines.entry(step.index).or_default();
        last.push(told);
        if last.len() > LAST_LINES {
            drop(last.remove(0));
        }
    }

    /// Prints how steps have ended, and at the end of the build what became of it.
    pub(super) async fn ended(&mut self, record: &BuildRecord, tags: &[Named]) {
        for step in record.steps.iter().filter(|step| is_vertex(step)) {
            let Some((number, is_told)) = self.steps.get_mut(&step.index) else { continue };
            let ended = match step.state {
                StepState::Reused => "CACHED".to_owned(),
                StepState::Ran => format!("DONE {}", seconds(step.ran_ms())),
                StepState::Failed => format!("ERROR: {}", step.error.as_deref().unwrap_or("failed")),
                _ => continue,
            };
            if !std::mem::replace(is_told, true) {
                let number = *number;
                self.err.say(&format!("#{number} {ended}\n\n")).await;
            }
        }
        if record.state.is_over() && !std::mem::replace(&mut self.is_over, true) {
            match &record.state {
                BuildState::Succeeded { image_id, .. } => self.exported(&image_id.0, tags).await,
                BuildState::Failed { .. } => self.failed(record).await,
                _ => {}
            }
        }
    }

    /// Prints what BuildKit does before the first step.
    async fn prepared(&mut self, record: &BuildRecord) {
        self.err.say("#0 building with \"default\" instance using docker driver\n\n").await;
        let dockerfile = record.options.source.dockerfile_name();
        let mut vertexes = vec![format!("[internal] load build definition from {dockerfile}")];
        let bases = record.steps.iter().filter(|step| step.state != StepState::NotReached);
        let mut bases: Vec<String> = bases.filter_map(base).collect();
        bases.dedup();
        vertexes.extend(bases.iter().map(|base| format!("[internal] load metadata for {base}")));
        vertexes.push("[internal] load .dockerignore".to_owned());
        let reads_context = |step: &&StepRecord| {
            step.instruction.starts_with("COPY ") || step.instruction.starts_with("ADD ")
        };
        if record.steps.iter().any(|step| reads_context(&step) && !step.instruction.contains("--from=")) {
            vertexes.push("[internal] load build context".to_owned());
        }
        for vertex in vertexes {
            let number = self.next();
            self.err.say(&format!("#{number} {vertex}\n#{number} DONE 0.0s\n\n")).await;
        }
    }

    async fn exported(&mut self, image_id: &str, tags: &[Named]) {
        let number = self.next();
        let mut text = format!(
            "#{number} exporting to image\n#{number} exporting layers done\n#{number} writing image {image_id} done\n"
        );
        for tag in tags {
            text.push_str(&format!("#{number} naming to {} done\n", full_name(tag)));
        }
        self.err.say(&format!("{text}#{number} DONE 0.0s\n")).await;
    }

    /// Prints the last lines of the step that failed.
    async fn failed(&self, record: &BuildRecord) {
        let names = names(record);
        let failed = record.steps.iter().find(|step| step.state == StepState::Failed);
        let Some((step, name)) = failed.and_then(|step| Some((step, names.get(&step.index)?))) else {
            return;
        };
        let mut text = format!("------\n > {name}:\n");
        for line in self.last_lines.get(&step.index).into_iter().flatten() {
            text.push_str(line);
            text.push('\n');
        }
        self.err.say(&format!("{text}------\n")).await;
    }

    fn next(&mut self) -> u32 {
        self.n_vertexes += 1;
        self.n_vertexes
    }
}

/// Names the steps as BuildKit does: `[builder 2/3] RUN make`. A `FROM` of an earlier stage is none, and neither is one that was left out.
fn names(record: &BuildRecord) -> HashMap<u32, String> {
    let mut stages: Vec<(Option<String>, Vec<&StepRecord>)> = Vec::new();
    for step in &record.steps {
        let mut words = step.instruction.split_whitespace();
        if words.next().is_some_and(|word| word.eq_ignore_ascii_case("FROM")) {
            let words: Vec<&str> = words.filter(|word| !word.starts_with("--")).collect();
            let name = match words.as_slice() {
                [_, word, name] if word.eq_ignore_ascii_case("AS") => Some(name.to_lowercase()),
                _ => None,
            };
            stages.push((name, Vec::new()));
        }
        if let Some((_, steps)) = stages.last_mut()
            && step.state != StepState::NoLayer
        {
            steps.push(step);
        }
    }
    let n_stages = stages.len();
    let known: Vec<String> = stages.iter().filter_map(|(name, _)| name.clone()).collect();
    let mut names = HashMap::new();
    for (at, (name, mut steps)) in stages.into_iter().enumerate() {
        steps.retain(|step| {
            let of = step.instruction.split_whitespace().nth(1).unwrap_or_default();
            !(is_from(step) && known.contains(&of.to_lowercase()))
        });
        let stage = match name {
            Some(name) => format!("{name} "),
            None if n_stages > 1 => format!("stage-{at} "),
            None => String::new(),
        };
        let n_steps = steps.len();
        for (index, step) in steps.into_iter().enumerate() {
            let instruction =
                base(step).map_or_else(|| step.instruction.clone(), |base| format!("FROM {base}"));
            let name = format!("[{stage}{}/{n_steps}] {instruction}", index + 1);
            drop(names.insert(step.index, name));
        }
    }
    names
}

fn is_from(step: &StepRecord) -> bool {
    step.instruction.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("FROM "))
}

/// Returns the full name of the image that a `FROM` begins with.
fn base(step: &StepRecord) -> Option<String> {
    if !is_from(step) {
        return None;
    }
    let words = step.instruction.split_whitespace().skip(1);
    let image = words.into_iter().find(|word| !word.starts_with("--"))?;
    Some(Named::parse(image).map_or_else(|_| image.to_owned(), |named| full_name(&named)))
}

fn full_name(name: &Named) -> String {
    let Named { domain, path, tag, digest } = name.clone().with_default_tag();
    let tag = tag.map(|tag| format!(":{tag}")).unwrap_or_default();
    let digest = digest.map(|digest| format!("@{digest}")).unwrap_or_default();
    format!("{domain}/{path}{tag}{digest}")
}

fn is_vertex(step: &StepRecord) -> bool {
    !matches!(step.state, StepState::Waiting | StepState::NotReached | StepState::NoLayer)
}

fn has_begun(record: &BuildRecord) -> bool {
    record.steps.iter().any(is_vertex)
}

fn started_ms(record: &BuildRecord) -> Option<u64> {
    match record.state {
        BuildState::Running { started_ms } | BuildState::Succeeded { started_ms, .. } => Some(started_ms),
        BuildState::Failed { started_ms, .. } | BuildState::Cancelled { started_ms, .. } => started_ms,
        BuildState::Queued { .. } => None,
    }
}

fn seconds(ms: u64) -> String {
    format!("{}.{}s", ms / 1000, ms % 1000 / 100)
}

/// Lines of a step's output that the report of its failure repeats, as BuildKit's client does.
const LAST_LINES: usize = 10;

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, BuildOptions, Digest, ImageName};

    use super::*;
    use crate::console::output::Captured;

    fn record(steps: &[(&str, StepState)], state: BuildState) -> BuildRecord {
        let step = |(index, (instruction, state)): (u32, &(&str, StepState))| StepRecord {
            index,
            lines: (index, index + 1),
            instruction: (*instruction).to_owned(),
            state: *state,
            started_ms: Some(1000),
            ended_ms: Some(1500),
            layer_bytes: None,
            diff_id: None,
            statuses: Vec::new(),
            error: (*state == StepState::Failed).then(|| "exit code: 1".to_owned()),
            exit_code: None,
        };
        BuildRecord {
            number: BuildNumber(1),
            image: ImageName::parse("web").unwrap(),
            snapshot: Digest(String::new()),
            state,
            steps: (0..).zip(steps).map(step).collect(),
            n_log_lines: 0,
            log_bytes_cut: 0,
            options: BuildOptions::default(),
            prediction: None,
            aftermath: None,
        }
    }

    #[test]
    fn steps_are_counted_as_buildkit_counts_them() {
        let steps = [
            ("FROM python:3.8-alpine AS Builder", StepState::Reused),
            ("RUN make", StepState::Ran),
            ("CMD [\"x\"]", StepState::NoLayer),
            ("FROM builder", StepState::Reused),
            ("COPY . /", StepState::Ran),
        ];
        let names = names(&record(&steps, BuildState::Running { started_ms: 0 }));
        assert_eq!(names[&0], "[builder 1/2] FROM docker.io/library/python:3.8-alpine");
        assert_eq!(names[&1], "[builder 2/2] RUN make");
        assert_eq!(names.get(&3), None, "an earlier stage is no vertex");
        assert_eq!(names[&4], "[stage-1 1/1] COPY . /");
    }

    #[tokio::test]
    async fn a_failure_repeats_the_last_lines_of_its_step() {
        let steps = [("FROM a", StepState::Reused), ("RUN false", StepState::Failed)];
        let notice = protocol::Notice::BuildInProgress;
        let state = BuildState::Failed { started_ms: Some(0), ended_ms: 2000, notice, lines: None };
        let record = record(&steps, state);
        let captured = Captured::default();
        let mut progress = PlainProgress::new(Output::Memory(captured.clone()));
        progress.begun(&record).await;
        let line = LogLine {
            number: 0,
            step: Some(1),
            at_ms: 1250,
            stream: LogStream::Out,
            text: LogText::Written("oh no".to_owned()),
        };
        progress.line(&record, &line).await;
        progress.ended(&record, &[]).await;
        progress.ended(&record, &[]).await;
        let printed = String::from_utf8(captured.take()).unwrap();
        let end = "#4 [1/2] FROM docker.io/library/a:latest\n#5 [2/2] RUN false\n#5 0.250 oh no\n#4 CACHED\n\n#5 ERROR: exit code: 1\n\n------\n > [2/2] RUN false:\n0.250 oh no\n------\n";
        assert!(printed.ends_with(end), "{printed}");
    }
}
