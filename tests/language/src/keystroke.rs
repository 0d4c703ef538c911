//! One keystroke's whole work, done as the page has it done.

use language_module::Reader;

use crate::workload::{N_LINES, others, times};

/// Who types in the Dockerfile of a workspace of 64 files.
#[derive(Debug)]
pub struct Typist(Reader);

impl Default for Typist {
    fn default() -> Self {
        let others = others();
        let paths: Vec<&str> =
            std::iter::once("Dockerfile").chain(others.iter().map(|(path, _)| path.as_str())).collect();
        let mut reader = Reader::new();
        reader.list(&paths.join("\n"));
        for (path, text) in &others {
            reader.typed(path, text);
        }
        Self(reader)
    }
}

impl Typist {
    /// The same, with something to predict the next build from.
    #[must_use]
    pub fn with_basis(basis: &str) -> Self {
        let mut typist = Self::default();
        typist.0.know_basis(basis);
        typist.0.know_times(&times(N_LINES));
        typist
    }

    /// Does what one key asks for: one parse, all problems, colours, what is told to the page, the forecast with it. Returns the size of it all.
    pub fn key(&mut self, text: &str) -> usize {
        self.0.typed("Dockerfile", text);
        self.0.drawn("Dockerfile").len() + self.0.told().len()
    }

    /// Returns what the page is told.
    pub fn told(&mut self) -> String {
        self.0.told()
    }
}

#[cfg(test)]
mod tests {
    use protocol::{CauseCode, ExpectedStep};

    use super::*;
    use crate::workload::{basis, dockerfile, keys};

    #[test]
    fn what_is_measured_is_predicted_with_causes() {
        let mut typist = Typist::with_basis(&basis(N_LINES));
        let mut steps = |text: &str| -> Vec<ExpectedStep> {
            typist.0.typed("Dockerfile", text);
            let told = reading::decode(&typist.0.told()).expect("it was just written");
            assert!(!told.problems.is_empty());
            let forecast = told.forecast.expect("there is a basis");
            serde_json::from_str(&forecast.steps).expect("it was just written")
        };
        let runs = |steps: &[ExpectedStep]| {
            steps.iter().filter(|step| matches!(step, ExpectedStep::Run { .. })).count()
        };
        assert_eq!(runs(&steps(&dockerfile(N_LINES))), 0);
        let edited = steps(&keys(N_LINES)[3]);
        assert_eq!(runs(&edited), 4, "{edited:?}");
        let ExpectedStep::Run { cause } = &edited[1] else { panic!("{:?}", edited[1]) };
        assert_eq!(cause.code, CauseCode::Instruction);
    }
}
