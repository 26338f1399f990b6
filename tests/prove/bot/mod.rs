//! The bot in production, as a process of its own.

#[path = "../../../crates/bot/tests/suite/client.rs"]
#[allow(dead_code, reason = "shared with the tests of the crate, which use all of it")]
mod client;
mod kills;
mod process;
#[path = "../../../crates/bot/tests/suite/redis.rs"]
#[allow(dead_code, reason = "shared with the tests of the crate, which use all of it")]
mod redis;
mod replicas;
mod same_turns;
#[path = "../../../crates/bot/tests/suite/shop.rs"]
#[allow(dead_code, reason = "shared with the tests of the crate, which use all of it")]
mod shop;
mod slow;
mod stops;
mod swaps;

use crate::report::Report;

pub(crate) fn prove(report: &mut Report, nightly: bool) {
    let size = |ci: usize, full: usize| if nightly { full } else { ci };
    report.promise("tester equals production", || same_turns::compare(size(100, 2_000)));
    report.promise("a swap fails no turn and mixes none", || swaps::under_load(size(20, 1_000)));
    report.promise("many triggers are few loads", || swaps::storm(size(2_000, 10_000)));
    report.promise("a kill loses and doubles nothing", || kills::at_random(size(8, 100)));
    report.promise("two replicas equal production", || replicas::same_turns(size(20, 2_000)));
    report.promise("a killed replica loses and doubles nothing", || replicas::kills(size(4, 100)));
    report.promise("the word to stop drops nothing", || stops::under_load(size(8, 200)));
    report.promise("slow callers hold up nobody", || slow::callers(500));
}
