//! `tee`: prints its input and writes it into files.

use super::job::{Job, NULL_DEVICE, Stop};

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let input = job.input;
    job.out.write(input);
    for typed in &read.operands {
        let mut content = Vec::new();
        if read.has("a") && typed != NULL_DEVICE {
            content = job.content(typed).unwrap_or_default();
        }
        content.extend_from_slice(input);
        if let Err(reason) = job.write(typed, content) {
            job.fail_with(1, typed, reason);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn the_input_is_printed_and_written() {
        let mut bench = Bench::new(&[("a", "1\n")]);
        assert_eq!(bench.prints("tee", &["-a", "a", "b"], "2\n"), "2\n");
        assert_eq!(bench.content("a").as_deref(), Some("1\n2\n"));
        assert_eq!(bench.content("b").as_deref(), Some("2\n"));
        bench.prints("tee", &["a", "/dev/null"], "3\n");
        assert_eq!(bench.content("a").as_deref(), Some("3\n"));
    }
}
