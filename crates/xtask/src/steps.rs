//! A run of named steps: a line for each, a stop at the first failure, a count at the end.

use std::io::Write;
use std::time::Instant;

use anyhow::{Result, bail};

/// A few words about what a step came to, or none.
pub(crate) struct Note(String);

impl From<()> for Note {
    fn from((): ()) -> Self {
        Self(String::new())
    }
}

impl From<String> for Note {
    fn from(note: String) -> Self {
        Self(note)
    }
}

/// The run so far.
pub(crate) struct Steps {
    begun: Instant,
    passed: usize,
}

impl Steps {
    /// Begins a run.
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), passed: 0 }
    }

    /// Runs one step and prints its line; the first failure ends the whole run.
    pub(crate) fn step<T: Into<Note>>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<()> {
        print!("{name:<34}");
        std::io::stdout().flush()?;
        let begun = Instant::now();
        let result = work();
        let seconds = begun.elapsed().as_secs_f64();
        match result.map(Into::into) {
            Ok(Note(note)) => {
                self.passed += 1;
                println!("{}", format!("{seconds:>6.1} s  {note}").trim_end());
                Ok(())
            }
            Err(error) => {
                println!("{seconds:>6.1} s  FAILED");
                eprintln!("\n{error:#}\n");
                println!("{} passed, 1 failed", self.passed);
                bail!("the step `{name}` failed")
            }
        }
    }

    /// Ends a run in which nothing failed.
    pub(crate) fn end(self) {
        println!("done in {:.1} s", self.begun.elapsed().as_secs_f64());
        println!("{} passed, 0 failed", self.passed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_passed_and_stops_at_a_failure() {
        let mut steps = Steps::begin();
        steps.step("done", || Ok(())).unwrap();
        assert_eq!(steps.passed, 1);
        let error = steps.step::<()>("broken", || bail!("reason")).unwrap_err();
        assert_eq!(error.to_string(), "the step `broken` failed");
    }
}
