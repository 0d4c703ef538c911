//! One keystroke's whole work, done as the page has it done.

use language_module::LanguageService;
use serde::Serialize;

use crate::workload::{N_LINES, others, times};

/// Who types in the Dockerfile of a workspace of 64 files.
#[derive(Debug)]
pub struct Typist(LanguageService);

impl Default for Typist {
    fn default() -> Self {
        let others = others();
        let paths = std::iter::once("Dockerfile").chain(others.iter().map(|(path, _)| path.as_str()));
        let files: Vec<(&str, bool)> = paths.map(|path| (path, false)).collect();
        let mut service = LanguageService::default();
        service.set_files(&encoded(&files));
        for (path, text) in &others {
            service.typed(path, text);
        }
        Self(service)
    }
}

impl Typist {
    /// The same, with something to predict the next build from.
    #[must_use]
    pub fn with_basis(basis: &[u8]) -> Self {
        let mut typist = Self::default();
        typist.0.update_basis(basis);
        typist.0.set_times(&encoded(&times(N_LINES)));
        typist
    }

    /// Does what one key asks for: one parse, all problems, colours, what is told to the page, the forecast with it. Returns the size of it all.
    pub fn key(&mut self, text: &str) -> usize {
        self.0.typed("Dockerfile", text);
        self.0.drawn("Dockerfile").len() + self.0.report().len() + self.0.forecast().len()
    }
}

fn encoded<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use prediction::{Cause, Expected, Forecast};
    use review::Report;

    use super::*;
    use crate::workload::{basis, dockerfile, keys};

    #[test]
    fn what_is_measured_is_predicted_with_causes() {
        let mut typist = Typist::with_basis(&basis(N_LINES));
        let mut steps = |text: &str| -> Vec<Expected> {
            typist.0.typed("Dockerfile", text);
            let report: Report = postcard::from_bytes(&typist.0.report()).expect("it was just written");
            assert!(!report.findings.is_empty());
            let forecast: Option<Forecast> =
                postcard::from_bytes(&typist.0.forecast()).expect("it was just written");
            forecast.expect("there is a basis").steps
        };
        let runs =
            |steps: &[Expected]| steps.iter().filter(|step| matches!(step, Expected::Run { .. })).count();
        assert_eq!(runs(&steps(&dockerfile(N_LINES))), 0);
        let edited = steps(&keys(N_LINES)[3]);
        assert_eq!(runs(&edited), 4, "{edited:?}");
        let Expected::Run { cause } = &edited[1] else { panic!("{:?}", edited[1]) };
        assert!(matches!(cause, Cause::Instruction { .. }), "{cause:?}");
    }
}
