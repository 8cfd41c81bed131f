#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| nms_fuzz::run("saved_plan", data));
