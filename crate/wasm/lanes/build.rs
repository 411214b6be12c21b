//! Links the module against a memory that it imports and shares with other workers.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() != Ok("wasm32") {
        return;
    }
    let most_bytes = 17_410 * 65_536_u32;
    for argument in [
        "--import-memory".to_owned(),
        "--shared-memory".to_owned(),
        // The memory of the largest accepted cost, 1 GiB, and what lies before it.
        format!("--max-memory={most_bytes}"),
        // The linker wants a standard library with atomics. This module has none and needs none.
        "--no-check-features".to_owned(),
        "--strip-all".to_owned(),
        // The module has no data, and its functions keep nothing on a stack in memory.
        "-zstack-size=0".to_owned(),
    ] {
        println!("cargo::rustc-link-arg-cdylib={argument}");
    }
}
