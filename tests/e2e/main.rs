//! The real window, end to end: the real backend, real files, the tools that engineers have.
//! `./dev test` runs them under Xvfb.

#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "tests play the outer world, with its files")]

mod accepting;
mod begin;
mod calendar;
mod copies;
mod discovering;
mod handbook;
mod handing_back;
mod history;
mod lasting;
mod main_job;
mod many;
mod mending;
mod nobody_came;
mod pictures;
mod protecting;
mod start;
mod tables;
mod two_people;
mod two_signers;
mod words;
