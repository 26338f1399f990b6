//! What follows from a danger topic besides the rules that a shop makes about it.

/// A danger topic of harm done to somebody or something. The other topics are complaints, or as
/// grave as one.
struct Harm {
    topic: &'static str,
    /// Whether it is in the body, so that an agent first asks how the customer is.
    bodily: bool,
}

const HARM: [Harm; 5] = [
    Harm { topic: "injury", bodily: true },
    Harm { topic: "illness", bodily: true },
    Harm { topic: "allergy", bodily: true },
    Harm { topic: "food_safety", bodily: false },
    Harm { topic: "fire", bodily: false },
];

/// Whether a topic is of harm done.
pub(crate) fn harms(topic: &str) -> bool {
    HARM.iter().any(|harm| harm.topic == topic)
}

/// Whether it is of harm to the body.
pub(crate) fn harms_body(topic: &str) -> bool {
    HARM.iter().any(|harm| harm.topic == topic && harm.bodily)
}

#[cfg(test)]
mod tests {
    use kaopu_model::DANGER_TOPICS;

    use super::*;

    #[test]
    fn harm_is_one_of_the_dangers() {
        assert!(HARM.iter().all(|harm| DANGER_TOPICS.contains(&harm.topic)));
        assert!(harms("fire") && !harms_body("fire") && !harms("legal"));
    }
}
