#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use nms_fuzz::{mutate, run};

fuzz_target!(|data: &[u8]| run("scores", data));
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate::json(data, size, max_size, seed, 0)
});
