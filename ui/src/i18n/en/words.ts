// Names of things that several pages share.
export const words = {
  severity: { error: "Error", warning: "Warning", hint: "Hint" },
  outcome: { passed: "Passed", failed: "Failed", unknown: "Not run" },
  urgency: { normal: "in turn", urgent: "urgent", critical: "at once" },
  mood: { calm: "calm", worried: "worried", urgent: "in a hurry", angry: "angry" },
  channel: { chat: "Chat", phone: "Phone" },
  orderState: {
    none: "no order", unpaid: "unpaid", paid: "paid", shipped: "shipped", delivering: "out for delivery", stalled: "stalled", signed: "signed for",
    return_filed: "return filed", exchange_filed: "exchange filed", refund_filed: "refund filed", refunded: "refunded", cancelled: "cancelled",
  },
  topic: { injury: "Injury", illness: "Illness", allergy: "Allergy", food_safety: "Food safety", fire: "Fire", minor: "Minors", legal: "Legal", fraud: "Fraud", privacy: "Privacy" },
  weekday: { "1": "Mon", "2": "Tue", "3": "Wed", "4": "Thu", "5": "Fri", "6": "Sat", "7": "Sun" },
  shopEvent: {
    order_placed: "order placed", shipped: "shipped", out_for_delivery: "out for delivery", signed: "signed for", delayed: "delayed", return_filed: "return filed", exchange_filed: "exchange filed", refund_filed: "refund filed", refund_paid: "refund paid", first_purchase: "first purchase", return_customer: "return customer", birthday: "birthday", returned: "handed back by the human",
  },
  moment: {
    greeting: "Greeting", thanks: "Thanks", goodbye: "Goodbye", clarify: "Asking back", ask_product: "Which product", ask_order: "Which order", unknown: "Not understood", handoff: "Handing over", missing: "No value", empty: "No words",
    opener: "Before the answer", closer: "After the answer", ask_first: "Asking before handing over", closed: "Nobody there", callback_phone: "Asking for a number", callback_noted: "Number noted", callback_again: "Asked again, still nobody there", resume: "Handed back", agent_opening: "The agent's opening",
  },
  momentHint: {
    greeting: "The customer says hello", thanks: "The customer says thanks", goodbye: "The customer says goodbye", clarify: "Before the options", ask_product: "The answer depends on the product", ask_order: "The answer depends on the order",
    unknown: "The knowledge base has no such entry", handoff: "When the rule has no words of its own", missing: "The value asked for is not filled in", empty: "Only emoji or punctuation",
    opener: "The customer is upset", closer: "All is well", ask_first: "A rule wants to know something", closed: "Nobody is in the queue", callback_phone: "After the case is taken down", callback_noted: "The customer left a number", callback_again: "It is taken down already", resume: "The human hands back", agent_opening: "For the human agent, formal",
  },
  field: { question: "Standard question", answer: "Answer", category: "Category", enabled: "Enabled", review_by: "Review date", note: "Note", phrasings: "Phrasings", answers: "Conditional answers", value: "Value" },
  change: {
    added: "Added", changed: "Changed", removed: "Removed",
    what: { care: "care moment", entry: "entry", fact: "fact", product: "product", persona: "persona", rule: "hand-over rule", queue: "queue", danger: "danger topic", escalation: "hand-over", dialogue: "dialogue", settings: "settings", synonyms: "synonyms" },
  },
  conditions: {
    keyword: "mentions", time: "time", order: "order", product: "product", channel: "channel", any: "any", from: "From", until: "Until (exclusive)", since: "from {{from}}", before: "before {{until}}",
    products: "Products", attributes: "Attributes", keywordPlaceholder: "the message has one of these words; Enter adds",
  },
};
