//! What the engine can say about a knowledge base before customers do: how each wording fares
//! without itself, and what a wrong-answer budget buys.
//!
//! Nothing is learnt again for it: that a wording is left out has a closed form, worked out when
//! the program was made.

mod health;
mod neighbours;
mod outlook;
mod spoilt;

pub use health::{
    Confusable, EntryHealth, LooOutcome, NearestRival, TiedWordings, WordingHealth, entry_health,
};
pub use neighbours::{Neighbour, neighbours};
pub use outlook::{Fates, Outlook, StrangerFates, outlook};
pub use spoilt::{SpoiltWording, spoilt};
