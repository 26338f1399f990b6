// Mending misunderstandings, the entries' check-up, the wrong-answer budget.
export const understanding = {
  fix: {
    open: "Wrong?", title: "The right entry is…", pick: "Search entries", noEntry: "No entry found for “{{query}}”", right: "It should answer “{{question}}”.", another: "another",
    wording: "Teach it this phrasing (reword it as customers would say it)", add: "Add a phrasing", move: "Move “{{phrasing}}” here from “{{question}}”: it is what misled", remove: "Remove “{{phrasing}}” from “{{question}}”",
    then: "This message will then {{does}}, confidence {{score}}.", thenStill: "This message will still {{does}}, confidence {{score}}.", ruleFirst: "A hand-over rule comes first; that is what to change.", smallTalkFirst: "It counts as small talk, which comes before entries.",
    does: { answer: "answer {{named}}", clarify: "ask back: {{named}}", askProduct: "ask for the product, for {{named}}", askOrder: "ask for the order, for {{named}}", handOver: "hand over", handOverAbout: "hand over, about {{named}}" }, quoted: "“{{question}}”",
    nothingElse: "Compared{{compared}}: nothing else changes.", altered_one: "Compared{{compared}}: {{count}} other thing changes.", altered_other: "Compared{{compared}}: {{count}} other things change.",
    alteredWorse_one: "Compared{{compared}}: {{count}} other thing changes, {{worse}} for the worse.", alteredWorse_other: "Compared{{compared}}: {{count}} other things change, {{worse}} for the worse.", notAll: "It was stopped; there may be more.",
    comparedPhrasings_one: " {{count}} phrasing", comparedPhrasings_other: " {{count}} phrasings", comparedDialogues_one: " {{count}} dialogue", comparedDialogues_other: " {{count}} dialogues", comparedMessages_one: " {{count}} tried message", comparedMessages_other: " {{count}} tried messages", showAll: "Show all {{count}}",
    verdict: { worse: "worse", open: "changes", better: "better" }, inDialogue: "dialogue “{{title}}”", inEntry: "a phrasing of “{{question}}”", inMessage: "tried in the simulator",
    comparing: "Comparing {{done}}/{{total}}", stop: "Don't wait", undoable: "Undo takes it back", confirmAdd: "Add", confirmMove: "Move",
    added: "Added to “{{question}}”; undo takes it back", moved: "Moved to “{{question}}”; undo takes it back", removed: "Removed “{{phrasing}}”; undo brings it back",
  },
};
