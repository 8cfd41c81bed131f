//! The inputs that are kept: those the fuzzer starts from, and those that once showed a fault.

use std::path::Path;

use super::TARGETS;

#[test]
fn every_input_that_is_kept_is_answered_as_it_must() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    for (name, body) in TARGETS {
        let mut run = 0;
        for folder in ["corpus", "regressions"] {
            let Ok(files) = std::fs::read_dir(fuzz.join(folder).join(name)) else { continue };
            let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
            files.sort();
            for file in files {
                let data = std::fs::read(&file).unwrap();
                let answered = std::panic::catch_unwind(|| body(&data));
                assert!(answered.is_ok(), "{}", file.display());
                run += 1;
            }
        }
        assert!(run > 0, "`{name}` has no inputs");
    }
}
