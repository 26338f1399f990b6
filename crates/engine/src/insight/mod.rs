//! What the engine can say about a knowledge base before customers do: how each wording fares
//! without itself, what a wrong-answer budget buys, and what a change would alter.
//!
//! Nothing is learnt again for it: that a wording is left out has a closed form, worked out when
//! the program was made.

mod change;
mod health;
mod neighbours;
mod outlook;

pub use change::{AlteredAct, Change, Counterfactual, alterations, counterfactuals};
pub use health::{
    Confusable, EntryHealth, NearestRival, TiedWordings, WordingHealth, WordingStanding,
    entry_health,
};
pub use neighbours::{Neighbour, neighbours};
pub use outlook::{Fates, Outlook, StrangerFates, outlook};
