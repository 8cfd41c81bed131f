//! What `cargo xtask` can be told to do.

pub(crate) mod bench;
pub(crate) mod oracle;
pub(crate) mod py;
pub(crate) mod test;
pub(crate) mod wasm;
pub(crate) mod worlds;
