//! What is known about a sentence after one pass through the network.

/// A sentence as two unit vectors, each of 512 numbers whose squares add up to 1.
///
/// Both come out of the same pass. The network's head, between the two, was trained to bring
/// sentences of the same meaning together and drops detail on the way that tells neighbouring
/// questions apart; who compares questions of one shop wants both.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoding {
    /// The network's output: what the sentence means.
    pub meaning: [f32; 512],
    /// What goes into the network's head, the mean over the sentence's pieces in their
    /// surroundings: closer to how it is put.
    pub wording: [f32; 512],
}
