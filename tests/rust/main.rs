//! What users of the library get, tested through its public face; one binary, one module a subject.

mod bad_packs;
mod bad_rows;
mod contradictions;
mod facts;
mod packs;
mod region;
mod schemas;
mod system;
mod trees;
mod vectors;
