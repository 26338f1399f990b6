// The simulator, the trace and the case record.
export const simulator = {
  simulator: {
    title: "Simulator", resize: "Resize the simulator", conversation: "Conversation", emptyTitle: "Play the customer", emptyBody: "Say what a customer would say and see what the bot does. It follows while you edit, and marks what changed.",
    placeholder: "Say something as the customer…", send: "Send", clear: "Clear the conversation", rewind: "Back to before this", editMessage: "Change this message", silent: "The bot is silent: a human has taken over", sticker: "sticker {{name}}",
    changed: "changed", wasBefore: "Before the edit", changedCount_one: "{{count}} reply changed", changedCount_other: "{{count}} replies changed",
    saveAs: "Keep as a dialogue", saveAsShort: "Keep", clearShort: "Clear", saveAsHint: "What the bot says now is what is expected. Every later change is held against it.", dialogueTitle: "Title", savedAs: "Kept as dialogue “{{title}}”",
    situation: "The customer's situation", order: "Order", product: "Product", presets: "Situation", outdated: "The new situation holds from the next message.", restart: "Replay everything in it",
    preset: { newcomer: "New customer, no order", midnight: "Ordered at midnight on 11-11", stalled: "Regular with a stalled parcel", signed: "Signed for, wants to return" },
    sampleCarrier: "中通快递", sampleCustomer: "王先生", noOrder: "No order", noProduct: "No product named", orderState: "State", orderId: "Order number", amount: "Amount (¥)", carrier: "Carrier", tracking: "Tracking",
    switchChannel: "Switch channel", nowChip: "Now", timeHint: "Pretend that it is this time, to see what is said around a promotion.", realTime: "Real time", useRealTime: "Use the real time", customer: "Customer", customerHint: "How would an agent address this customer?",
  },
  trace: {
    hit: "Matched", sure: "{{score}} sure", about: "About", why: "Why?", fold: "Close", byRule: "Rule “{{title}}”",
    action: { answer: "Answered", clarify: "Not sure, asked back", ask_product: "Needs to know the product", ask_order: "Needs to know the order", small_talk: "Small talk", unknown: "Not recognised", hand_over: "Handed over", silent: "With a human", ask_first: "Asked before handing over", callback: "Nobody there, taken down", care: "Spoke first" },
    decision: "Decision", candidates: "In mind", candidate: "“{{question}}”, {{score}} sure", answerLine: "answers from {{score}}", lineFrom_one: "The line, {{score}}, follows from “wrong at most {{percent}}”, tried on {{count}} wording.", lineFrom_other: "The line, {{score}}, follows from “wrong at most {{percent}}”, tried on {{count}} wordings.", exactOnly: "“Wrong at most {{percent}}” leaves room for exact wordings alone.", fewPhrasings: " There are too few wordings to promise it.", changeLine: "Change",
    carried: "Carried", share: "{{number}}%", against: "belongs to “{{question}}” and spoke against it", typos: "Typos", correction: "“{{from}}” read as “{{to}}”", typo: { homophone: " (sounds the same)", shape: " (looks alike)", near_homophone: " (sounds alike)", pinyin: " (pinyin)", spelling: " (spelling)" },
    evidence: "Alike", runnerUp: "Second", rule: "Rule", answer: "Answer", facts: "Values", noticed: "Noticed",
    customerSaid: "Customer", isQuestion: "Question", isPhrasing: "Phrasing", lost: "{{score}} sure, {{behind}} behind; only “{{evidence}}” in it comes near",
    defaultAnswer: "default answer", conditionalAnswer: "conditional answer", because: "because these hold: {{conditions}}", condition: { keyword: "keyword", time: "time", order: "order state", product: "product", attribute: "attribute", channel: "channel" },
    mood: "Customer is {{mood}}: {{words}}", danger: "{{topic}}: “{{word}}”", order: "Order number {{order}}", phone: "Phone {{phone}}", product: "Product: {{product}}",
    part: "“{{text}}” → ",
    by: {
      exact: "Equals “{{wording}}” (punctuation and case aside), so it was answered.", clear: "{{score}} sure, above the {{needed}} from which it answers.",
      closeLow: "{{score}} sure, below the {{needed}} from which it answers, so it asked back.", closeExact: "{{score}} sure, but not word for word, so it asked back.", closeTie: "The first two are {{score}} and {{second}} sure, less than {{margin}} apart, so it asked back.",
      weak: "Unlike anything it knows: {{score}} familiar, below the {{needed}} from which it asks back, so it admitted not to know.", chosen: "The customer chose “{{label}}”.", supplied: "The customer supplied what was asked for.",
      smallTalk: "Small talk: {{moment}}.", noWords: "The message has no words.", rule: "The rule fired because of “{{because}}”, before any answer.", ruleOnly: "All the rule's conditions hold.",
      noValue: "The answer needs “{{placeholder}}”, which has no value. Rather than guess, it handed over.", noneOfThese: "The customer said that none of these is meant.", parts_one: "One thing in it is clear, and answered:", parts_other: "It asks {{count}} things, answered one by one:", followUp: "Goes on from “{{question}}”, read as “{{readAs}}”, {{score}} sure.", takenBack: "Like “{{question}}”, but the customer takes back “{{act}}”, so that is no answer.", withHuman: "A human has the conversation; the bot keeps out.", askFirst: "The rule wants to know {{fields}}; it asks once, then hands over.", callbackNoted: "The customer left a number; it goes into the case record.", resumed: "The human handed the conversation back; it goes on where it was.", event: "Something happened: {{events}}.",
    },
  },
  record: {
    title: "Case record", opening: "The agent opens with", closed: " (nobody there now)", customer: "Cust.", order: "Order", tracking: "Parcel", product: "Product", issue: "Issue", mood: "Mood", moodWords: "{{mood}} ({{words}})", danger: "Danger", missing: "Missing", asked: "Asked", answered: "answered", open: "open", callback: "to be called back", repeats: "would have to repeat", promises: "Promised",
    field: { phone: "phone", customer: "customer", order: "order number", tracking: "tracking number", product: "product", issue: "issue", mood: "mood", queue: "queue" },
  },
};
