//! Templates are compiled in: one that is new or gone is a reason to compile again.

fn main() {
    println!("cargo:rerun-if-changed=../../templates");
}
