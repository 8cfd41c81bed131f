//! A run of named steps: a line for each, a stop at a failure, a count at the end.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

use crate::project::Project;

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

/// What a step of a lane does.
type Work = Box<dyn FnOnce(&Project) -> Result<Note> + Send>;

/// One step of a lane: its name and its work on the repository.
pub(crate) struct Step {
    name: &'static str,
    work: Work,
}

impl Step {
    /// A step that is not yet done.
    pub(crate) fn new<T: Into<Note>>(
        name: &'static str,
        work: impl FnOnce(&Project) -> Result<T> + Send + 'static,
    ) -> Self {
        Self { name, work: Box::new(move |project| work(project).map(Into::into)) }
    }
}

/// What came of a step of a lane, and after how many seconds.
struct Done {
    name: &'static str,
    seconds: f64,
    result: Result<Note>,
}

/// The run so far.
pub(crate) struct Steps {
    begun: Instant,
    passed: usize,
    failed: usize,
}

impl Steps {
    /// Begins a run.
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), passed: 0, failed: 0 }
    }

    /// Runs one step and prints its line; the first failure ends the whole run.
    pub(crate) fn step<T: Into<Note>>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<()> {
        print!("{name:<34}");
        std::io::stdout().flush()?;
        let begun = Instant::now();
        let result = work().map(Into::into);
        self.ended(begun.elapsed().as_secs_f64(), result);
        self.sound()
    }

    /// Runs lanes of steps side by side, each lane in its order, and prints a line as each step ends.
    ///
    /// The slow steps wait most of their time (for a page, for the kernel of a notebook), so they cost less together
    /// than one after the other. A failure ends its lane; the others go on to their end.
    pub(crate) fn side_by_side(&mut self, project: &Project, lanes: Vec<Vec<Step>>) -> Result<()> {
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            for lane in lanes {
                // A lane has a shell of its own: its current folder is not that of another.
                let (project, sender) = (project.clone(), sender.clone());
                scope.spawn(move || run(&project, lane, &sender));
            }
            drop(sender);
            for Done { name, seconds, result } in receiver {
                print!("{name:<34}");
                self.ended(seconds, result);
            }
        });
        self.sound()
    }

    /// Counts a step and ends its line.
    fn ended(&mut self, seconds: f64, result: Result<Note>) {
        match result {
            Ok(Note(note)) => {
                self.passed += 1;
                println!("{}", format!("{seconds:>6.1} s  {note}").trim_end());
            }
            Err(error) => {
                self.failed += 1;
                println!("{seconds:>6.1} s  FAILED");
                eprintln!("\n{error:#}\n");
            }
        }
    }

    /// Ends the run if anything failed.
    fn sound(&self) -> Result<()> {
        if self.failed > 0 {
            bail!("{} passed, {} failed", self.passed, self.failed);
        }
        Ok(())
    }

    /// Ends a run in which nothing failed.
    pub(crate) fn end(self) {
        println!("done in {:.1} s", self.begun.elapsed().as_secs_f64());
        println!("{} passed, 0 failed", self.passed);
    }
}

/// Runs the steps of a lane up to the first failure; a step that panics has failed.
fn run(project: &Project, lane: Vec<Step>, sender: &Sender<Done>) {
    for Step { name, work } in lane {
        let begun = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| work(project)));
        let result = result.unwrap_or_else(|_| Err(anyhow!("the step panicked")));
        let failed = result.is_err();
        let sent = sender.send(Done { name, seconds: begun.elapsed().as_secs_f64(), result });
        if failed || sent.is_err() {
            return;
        }
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
        assert_eq!(error.to_string(), "1 passed, 1 failed");
    }

    #[test]
    fn a_failure_ends_its_lane_and_no_other() {
        let mut steps = Steps::begin();
        let broken = vec![Step::new("broken", |_| -> Result<()> { bail!("reason") }), Step::new("never", |_| Ok(()))];
        let sound = vec![Step::new("one", |_| Ok(())), Step::new("two", |_| Ok("said".to_owned()))];
        let panics = vec![Step::new("panics", |_| -> Result<()> { unreachable!() })];
        let project = Project::open().unwrap();
        let error = steps.side_by_side(&project, vec![broken, sound, panics]).unwrap_err();
        assert_eq!(error.to_string(), "2 passed, 2 failed");
    }
}
