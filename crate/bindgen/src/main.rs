//! `warifu-bindgen MODULE.wasm FOLDER`: writes `warifu.js`, `warifu.d.ts` and `warifu_bg.wasm` into the folder.
//!
//! wasm-bindgen's two halves must be of the very same version. As a library its tool is pinned by the same lock file as
//! the macro, so that they cannot drift apart, and nothing needs to be installed.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: warifu-bindgen MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("warifu").typescript(true).omit_default_module_path(true);
    match bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("warifu-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
