//! Running one command, quietly or in the open.

use anyhow::{Context, Result, bail};
use xshell::Cmd;

/// Runs a command without a word; when it fails, the error carries everything it wrote.
pub(crate) fn run(command: Cmd<'_>) -> Result<()> {
    let line = command.to_string();
    let output = command.quiet().ignore_status().output().with_context(|| format!("cannot start `{line}`"))?;
    if output.status.success() {
        return Ok(());
    }
    let written = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    bail!("`{line}` failed ({})\n{written}{complaint}", output.status)
}

/// Says what is about to be done, then runs a command that writes to the terminal itself.
pub(crate) fn show(what: &str, command: Cmd<'_>) -> Result<()> {
    println!("{what}");
    command.quiet().run().with_context(|| format!("{what}: failed"))
}

/// Whether a command can be started and ends well.
pub(crate) fn works(command: Cmd<'_>) -> bool {
    command.quiet().ignore_status().output().is_ok_and(|output| output.status.success())
}
