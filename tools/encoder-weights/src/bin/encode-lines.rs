//! `encode-lines WEIGHTS < LINES`: for each line its identifiers, a tab, and its vector as the
//! hexadecimal bits of 512 numbers.
//!
//! compare.py holds them against the reference.

use std::fmt::Write as _;
use std::io::{BufRead as _, Write as _};
use std::process::ExitCode;

use kaopu_encoder::Encoder;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: encode-lines WEIGHTS < LINES")?;
    let encoder = Encoder::from_vec(std::fs::read(path)?)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let ids: Vec<String> = encoder.tokens(&line).iter().map(u32::to_string).collect();
        let mut vector = String::new();
        for number in encoder.encode(&line) {
            write!(vector, "{:08x}", number.to_bits())?;
        }
        writeln!(out, "{}\t{vector}", ids.join(" "))?;
    }
    out.flush()?;
    Ok(())
}
