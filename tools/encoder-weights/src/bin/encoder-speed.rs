//! `encoder-speed WEIGHTS`: how long a question takes, and how far that is from reading the weights
//! once. Build it with `--release`.

use std::hint::black_box;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use kaopu_encoder::Encoder;

const TEXTS: [&str; 4] = [
    "怎么退货",
    "什么时候能发货呢亲亲们呀",
    "How do I return this?",
    "我上周买的羽绒服尺码不合适想换大一号的,运费谁出,需要几天",
];

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
    let path = std::env::args().nth(1).ok_or("usage: encoder-speed WEIGHTS")?;
    let bytes = std::fs::read(path)?;
    let (load, _) = best(20, || Encoder::from_bytes(&bytes).is_ok());
    let encoder = Encoder::from_bytes(&bytes)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "load: {load:.0} µs")?;
    for text in TEXTS {
        let pieces = encoder.tokens(text).len() + 2;
        let (tokens, _) = best(300, || encoder.tokens(text));
        let (fastest, median) = best(300, || encoder.encode(text));
        writeln!(
            out,
            "{pieces:>3} pieces, {:>2} characters: median {median:.0} µs, fastest {fastest:.0} µs, of it pieces {tokens:.1} µs",
            text.chars().count()
        )?;
    }
    let slice = encoder.matrices();
    let (read, _) = best(300, || {
        slice.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word)).fold(0, |a, b| a ^ b)
    });
    let rate = slice.len() as f64 / read / 1000.0;
    writeln!(out, "reading {} bytes of weights once: {read:.0} µs ({rate:.1} GB/s)", slice.len())?;
    Ok(())
}

/// Microseconds: the fastest and the median of some runs.
fn best<T>(runs: usize, mut run: impl FnMut() -> T) -> (f64, f64) {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            #[expect(clippy::disallowed_methods, reason = "this is a clock")]
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[0], times[runs / 2])
}
