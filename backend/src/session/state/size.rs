//! How large a build's record may become: whatever the Dockerfile says, a record is a fraction of a frame, in memory, on the wire and in the store.

use prediction::Expected;
use protocol::{BuildPrediction, BuildRecord, StepRecord};

/// Makes a step's texts as short as a record can bear. A person reads the beginning of an instruction; the log has all that the engine said.
pub(super) fn of_a_step(mut step: StepRecord) -> StepRecord {
    cut(&mut step.instruction, INSTRUCTION_BYTES);
    if let Some(error) = &mut step.error {
        cut(error, ERROR_BYTES);
    }
    step.statuses.truncate(STATUSES);
    step.statuses.iter_mut().for_each(|status| cut(&mut status.id, STATUS_BYTES));
    step
}

/// Makes the evidence of a prediction shorter where there is much of it: the first causes keep theirs.
pub(super) fn shortened(mut prediction: BuildPrediction) -> BuildPrediction {
    let mut room = EVIDENCE_BYTES;
    for step in &mut prediction.steps {
        let Expected::Run { cause } = step else { continue };
        for text in cause.texts_mut() {
            cut(text, if room >= text.len() { CAUSE_BYTES } else { SHORT_CAUSE_BYTES });
            room = room.saturating_sub(text.len());
        }
        if let Some((lines, n_more)) = cause.line_changes_mut() {
            let n_kept = lines.len().min((room / LINE_CHANGE_BYTES).max(1));
            *n_more += u32::try_from(lines.len() - n_kept).unwrap_or(u32::MAX);
            lines.truncate(n_kept);
            room = room.saturating_sub(n_kept * LINE_CHANGE_BYTES);
        }
    }
    prediction
}

/// Returns about how many bytes a step takes in a record.
pub(super) fn weight(step: &StepRecord) -> usize {
    STEP_BYTES + step.instruction.len() + step.error.as_ref().map_or(0, String::len)
}

/// Returns about how many bytes a record takes.
pub(crate) fn weight_of_record(record: &BuildRecord) -> usize {
    let steps: usize = record.steps.iter().map(weight).sum();
    let of_expected = |step: &Expected| match step {
        Expected::Run { cause } => {
            let texts: usize = cause.texts().into_iter().map(String::len).sum();
            texts + cause.line_changes().len() * LINE_CHANGE_BYTES
        }
        _ => 0,
    };
    let prediction = record
        .prediction
        .as_ref()
        .map_or(0, |prediction| prediction.steps.iter().map(|step| EXPECTED_BYTES + of_expected(step)).sum());
    let pairs = record.options.arguments.iter().chain(&record.options.labels);
    let options: usize = pairs.map(|(name, value)| name.len() + value.len()).sum();
    STEP_BYTES + steps + prediction + options
}

/// Cuts a text at a character, and says so with an ellipsis.
fn cut(text: &mut String, most: usize) {
    if text.len() <= most {
        return;
    }
    let mut end = most.saturating_sub('…'.len_utf8());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text.push('…');
}

/// All steps of one record. A Dockerfile that fills a file of the usual size fits.
pub(super) const STEPS_BYTES: usize = 512 * 1024;
const STEP_BYTES: usize = 256;
const EXPECTED_BYTES: usize = 64;
const INSTRUCTION_BYTES: usize = 16 * 1024;
const ERROR_BYTES: usize = 4 * 1024;
const STATUSES: usize = 16;
const STATUS_BYTES: usize = 256;
/// One run of lines that changed, as JSON.
const LINE_CHANGE_BYTES: usize = 48;
/// All causes of one record.
const EVIDENCE_BYTES: usize = 256 * 1024;
const CAUSE_BYTES: usize = 16 * 1024;
const SHORT_CAUSE_BYTES: usize = 64;

#[cfg(test)]
mod tests {
    use prediction::{Cause, FileChange, LineChange, MOST_LINE_CHANGES, Variable, VariableKind};
    use protocol::{StepState, StepStatus};

    use super::*;

    fn step(instruction: &str) -> StepRecord {
        StepRecord {
            index: 0,
            lines: (0, 1),
            instruction: instruction.to_owned(),
            state: StepState::Waiting,
            started_ms: None,
            ended_ms: None,
            layer_bytes: None,
            diff_id: None,
            statuses: Vec::new(),
            error: None,
            exit_code: None,
        }
    }

    #[test]
    fn a_usual_step_stays_as_it_is() {
        let usual = StepRecord { error: Some("exit code: 1".into()), ..step("RUN pip install flask") };
        assert_eq!(of_a_step(usual.clone()), usual);
    }

    #[test]
    fn long_texts_are_cut_at_a_character() {
        let status = StepStatus { id: "x".repeat(999), current: 0, total: 0, is_done: false };
        let long = StepRecord {
            error: Some("ö".repeat(9_999)),
            statuses: vec![status; 99],
            ..step(&format!("RUN {}", "é".repeat(99_999)))
        };
        let cut = of_a_step(long);
        assert!(cut.instruction.len() <= INSTRUCTION_BYTES && cut.instruction.ends_with("é…"));
        assert!(cut.error.is_some_and(|error| error.len() <= ERROR_BYTES && error.ends_with('…')));
        assert!(cut.statuses.len() == STATUSES && cut.statuses[0].id.len() <= STATUS_BYTES);
    }

    #[test]
    fn evidence_of_a_thousand_causes_fits_into_a_record() {
        let (old, new) = (Some("o".repeat(4_096)), Some("n".repeat(4_096)));
        let variable = Variable { name: "V".to_owned(), kind: VariableKind::Arg, old, new };
        let run = LineChange { old: (1_000, 1_001), new: (1_000, 1_001) };
        let change = FileChange::Edited { lines: vec![run; MOST_LINE_CHANGES], n_more: 0 };
        let edited = Cause::File { path: "p".repeat(512), change, n_more: 0 };
        let pair = [Cause::Variable(variable.clone()), edited].map(|cause| Expected::Run { cause });
        let steps = pair.iter().cycle().take(1_000).cloned().collect();
        let short = shortened(BuildPrediction { steps, proof: None });
        let n_bytes = serde_json::to_string(&short).unwrap().len();
        assert!(n_bytes < 768 * 1024, "{n_bytes} bytes");
        let Expected::Run { cause } = &short.steps[0] else { panic!("it runs") };
        assert_eq!(*cause, Cause::Variable(variable), "the first are whole");
        let Some(Expected::Run { cause: Cause::File { change, .. } }) = short.steps.last() else {
            panic!("it runs")
        };
        let FileChange::Edited { lines, n_more } = change else { panic!("it was edited") };
        assert_eq!(lines.len() + *n_more as usize, MOST_LINE_CHANGES, "what is left out is counted");
    }
}
