// Care moments: when a designed word is said.
export const care = {
  care: {
    lead: "One word more at the right time, each at its place; at most one a turn.", whose: "Whose words to show", cold: "The warmth of “{{name}}” is 0: none of these will be said.", emptyTitle: "No care moments yet", emptyBody: "Begin where it matters most to customers: signed for, or stuck on the way.",
    lane: { order: "The life of an order", customer: "The customer's days", talk: "In the conversation" }, laneHint: { order: "from the order to the refund, by way of delays and returns", customer: "the first time, again, a birthday", talk: "where it has got to, how long it takes, how late it is" },
    afterwards: "after signing: return, exchange, refund", addAnother: "Another moment here, for other answers say", addHere: "Add a phrase", noWords: "No words yet", keptBy: "Kept by: {{how}}", titlePlaceholder: "A name for colleagues", try: "Try it", remove: "Remove this moment", removed: "“{{title}}” removed; undo brings it back",
    trySet: "The situation is set; ask “{{question}}”.", tryAsk: "This one depends on how the conversation goes; ask “{{question}}”.", tryGoodbye: "Goodbye",
    says: "“{{title}}” says", forCalm: "to calm customers only", forAll: "to upset customers too, unless playful", usesShared: "No words of its own: the shared ones below are said.", saysNothing: "No words yet: nothing is said here.", shared: "Shared words", sharedBy: "for personas without their own: {{titles}}", sharedByNobody: "each persona has its own; not used for now",
    field: { title: "Name", on: "When", entries: "Behind answers", categories: "Categories", priority: "Priority", once: "How often", cooldown: "Distance", after_minutes: "How long", hours: "Hours", promise: "Kept by", say: "Shared words" },
    anyAnswer: "Any answer", anyCategory: "Any category", rank: "{{priority}}: when several are due, number {{rank}} of {{all}}", once: { event: "Once per order", session: "Once per conversation" },
    onceShort: { event: "once per order", session: "once" }, rankShort: "no. {{rank}}", cooldownShort_one: "{{count}} message apart", cooldownShort_other: "{{count}} messages apart", noCooldown: "none needed", cooldown_one: "message since the last care phrase", cooldown_other: "messages since the last care phrase", after: "after", minutes: "minutes",
  },
  careTrigger: {
    order_placed: "Order placed", shipped: "Shipped", out_for_delivery: "Out for delivery", signed: "Signed for", delayed: "Delayed", return_filed: "Return filed", exchange_filed: "Exchange filed", refund_filed: "Refund filed", refund_paid: "Refund paid", first_purchase: "First order", return_customer: "Returning customer", birthday: "Birthday",
    first_answer: "First answer", after_procedure: "After a procedure", after_apology: "After an apology", long_wait: "Long conversation", late_night: "Late at night", goodbye: "Goodbye",
  },
  careTriggerHint: {
    order_placed: "Just ordered, or paid and waiting", shipped: "The parcel is on its way", out_for_delivery: "The courier is out with it", signed: "It was signed for", delayed: "The parcel doesn't move", return_filed: "A return was filed", exchange_filed: "An exchange was filed", refund_filed: "A refund was filed", refund_paid: "The money went back",
    first_purchase: "The customer's first order here", return_customer: "The customer bought here before", birthday: "It is the customer's birthday", first_answer: "The first answer of the conversation", after_procedure: "Behind a long answer with many steps", after_apology: "The bot has just said sorry", long_wait: "Some time after the conversation began", late_night: "Within the hours below", goodbye: "The customer says goodbye",
  },
};
