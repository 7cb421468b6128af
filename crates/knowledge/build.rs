//! Says that the pack is part of this crate: without it, a new file of `knowledge/` is not seen by the next build.

fn main() {
    println!("cargo::rerun-if-changed=../../knowledge");
}
