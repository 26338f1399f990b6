//! The names under which Redis keeps a shop's conversations.
//!
//! All of a shop have one hash tag, so that a cluster keeps them on one node, where a script can
//! change several at once.

/// The names of one shop.
pub(super) struct Keys {
    tag: String,
    pub(super) outbox: String,
    pub(super) due: String,
    pub(super) leased: String,
    pub(super) dead: String,
}

impl Keys {
    pub(super) fn new(prefix: &str, tenant: &str) -> Self {
        let tag = format!("{{{prefix}:{tenant}}}");
        let of = |name: &str| format!("{tag}:{name}");
        Self { outbox: of("outbox"), due: of("due"), leased: of("leased"), dead: of("dead"), tag }
    }

    /// A conversation.
    pub(super) fn session(&self, id: &str) -> String {
        format!("{}:session:{id}", self.tag)
    }

    /// The conversations of a customer; without one, a name that nothing has.
    pub(super) fn customer(&self, customer: Option<&str>) -> String {
        customer.map_or_else(
            || format!("{}:nobody", self.tag),
            |customer| format!("{}:customer:{customer}", self.tag),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn a_shop_has_one_slot_whatever_its_customers_are_called() {
        let keys = Keys::new("kaopu", "tea");
        let all = [
            keys.outbox.clone(),
            keys.due.clone(),
            keys.leased.clone(),
            keys.dead.clone(),
            keys.session("a}b{c"),
            keys.customer(Some("{x}")),
            keys.customer(None),
        ];
        // A cluster hashes what stands between the first brace and the next that closes.
        let tag = |key: &str| key.split_once('{').unwrap().1.split_once('}').unwrap().0.to_owned();
        assert!(all.iter().all(|key| tag(key) == "kaopu:tea"), "{all:?}");
    }
}
