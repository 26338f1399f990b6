//! What a log asks for: how much of it a knowledge base answers, in which order its entries pay, and
//! what is left, sorted into clusters.
//!
//! [`items`] joins what is asked in the same words; [`reach`] asks the program; [`coverage`] counts;
//! [`clusters`] sorts what is left, in a space of vectors and letters ([`space`]) that [`smooth`]
//! makes even, by average linkage ([`linkage`]); [`ids`] gives clusters names that stay.

mod cluster;
mod clusters;
mod coverage;
mod curve;
mod dice;
mod ids;
mod items;
mod letters;
mod linkage;
mod matrix;
mod promise;
mod reach;
mod rounds;
mod run;
mod sample;
mod smooth;
mod space;
mod stage;

pub use cluster::{Cluster, Product};
pub use coverage::{AskedEntry, Coverage};
pub use curve::{CurveStep, Promise};
pub use ids::ClusterMemory;
pub use promise::promise_of;
pub use run::{DiscoverPlan, Discovery, discover};
pub use sample::{SampledQuestion, answered_sample, wilson};
pub use stage::Stage;
