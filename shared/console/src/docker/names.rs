//! Names for containers that get none: two words, as docker makes them, from lists of our own.

/// Makes a name such as `patient_hopper` from a random number. A number that comes again gives the same name; there are 4,096.
#[must_use]
pub fn container_name(random: u64) -> String {
    let pick = |words: &[&'static str], number: u64| {
        let at = usize::try_from(number % words.len() as u64).unwrap_or(0);
        words[at]
    };
    let n_adjectives = ADJECTIVES.len() as u64;
    format!("{}_{}", pick(&ADJECTIVES, random), pick(&SCIENTISTS, random / n_adjectives))
}

const ADJECTIVES: [&str; 64] = [
    "able", "agile", "ample", "apt", "awake", "balanced", "bold", "brave", "bright", "brisk", "calm",
    "candid", "careful", "cheerful", "clear", "clever", "cosy", "curious", "daring", "deft", "eager",
    "earnest", "fair", "fearless", "fine", "fluent", "fresh", "gentle", "glad", "grand", "handy", "hardy",
    "honest", "humble", "jolly", "keen", "kind", "lively", "loyal", "lucid", "merry", "mild", "modest",
    "neat", "nimble", "patient", "plucky", "polite", "prompt", "quick", "quiet", "ready", "robust", "sharp",
    "sincere", "smart", "steady", "sturdy", "sunny", "swift", "tidy", "vivid", "warm", "wise",
];

const SCIENTISTS: [&str; 64] = [
    "abel",
    "agnesi",
    "alhazen",
    "ampere",
    "anning",
    "avogadro",
    "babbage",
    "bassi",
    "bernoulli",
    "bohr",
    "boole",
    "bose",
    "brahe",
    "cantor",
    "carson",
    "cauchy",
    "celsius",
    "chandra",
    "chatelet",
    "copernicus",
    "curie",
    "dalton",
    "darwin",
    "descartes",
    "dirac",
    "euclid",
    "euler",
    "faraday",
    "fermat",
    "fermi",
    "fourier",
    "franklin",
    "galileo",
    "galois",
    "gauss",
    "germain",
    "goodall",
    "halley",
    "herschel",
    "hopper",
    "huygens",
    "hypatia",
    "joule",
    "kepler",
    "khayyam",
    "kovalevskaya",
    "lamarr",
    "leibniz",
    "linnaeus",
    "lovelace",
    "maxwell",
    "meitner",
    "mendel",
    "newton",
    "noether",
    "pascal",
    "pasteur",
    "planck",
    "ramanujan",
    "somerville",
    "tesla",
    "turing",
    "volta",
    "wu",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_name_and_4096_in_a_row_are_all_different() {
        let names: std::collections::BTreeSet<String> = (0..4096).map(container_name).collect();
        assert_eq!(names.len(), 4096);
        assert_eq!(container_name(0), "able_abel");
        assert!(container_name(u64::MAX).contains('_'));
    }
}
