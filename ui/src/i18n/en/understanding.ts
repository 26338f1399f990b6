// Mending misunderstandings, the entries' check-up, the wrong-answer budget.
export const understanding = {
  budget: {
    title: "Wrong-answer budget",
    atMost: "Wrong at most",
    percent: "{{number}}%",
    careful: "careful, asks back",
    bold: "bold, answers",
    known: "Of 100 questions that have an entry",
    strangers: "Of 100 questions that have none",
    fate: {
      right: "answered right",
      confirmed_right: "right, with confirmation",
      asked: "asked back",
      given_up: "not known",
      confirmed_wrong: "wrong, with confirmation",
      wrong: "answered wrong",
      confirmed_wrongStranger: "answered anyway, with confirmation",
      wrongStranger: "answered anyway",
    },
    promise:
      "Of {{of}} questions, at most {{begun}} begin with a wrong answer, at most {{wrong}} of " +
      "them without confirmation.",
    meaning:
      "Sure, the bot just answers. Likely right, it says what it understood and answers, with " +
      "other entries to tap. Unsure, it asks back; failing that, it says that it does not know " +
      "and hands over by your rules. One question in ten is assumed to have no entry.",
    unproven:
      "{{wordings}} phrasings are too few to promise so strict a budget. Collect more of what " +
      "customers really ask, or allow a little more.",
    assumes:
      "Found by asking each of the {{wordings}} wordings of {{entries}} entries as if it had " +
      "never been written. It holds as far as customers ask like that: the closer the " +
      "phrasings are to real chats, the truer the number.",
    readout: "Of 100, {{right}} right · {{asked}} asked · {{wrong}} wrong",
    readoutHint: "Estimated for the present budget; open to change it",
  },
  health: {
    title: "Check-up",
    hint: "Each wording is asked as if it did not stand here",
    disabled: "This entry is disabled and not checked.",
    checking: "Checking…",
    count: {
      holds_one: "{{count}} is borne out by others",
      holds_other: "{{count}} are borne out by others",
      likely_one: "{{count}} would be answered with confirmation",
      likely_other: "{{count}} would be answered with confirmation",
      wavers_one: "{{count}} would be asked back",
      wavers_other: "{{count}} would be asked back",
      alone_one: "{{count}} stands alone",
      alone_other: "{{count}} stand alone",
      strays_one: "{{count}} is nearer to another entry",
      strays_other: "{{count}} are nearer to another entry",
    },
    standing: {
      holds: "Found without this one, too: others bear it out",
      likely: "Without this one the bot would still answer, but say first what it understood",
      wavers: "Without this one the bot would ask back",
      alone:
        "Stands alone: without it this way of asking is not recognised; one or two like it " +
        "would help",
      strays: "Nearer to “{{question}}”: without this one it would be taken for that",
    },
    advice: {
      good: "Most wordings bear each other out: customers are understood in other words, too.",
      alone: "Many ways of asking rest on a single wording. Add a few in customers' own words.",
      wavers:
        "Many wordings would be asked back about if they did not stand here. Add more of what " +
        "customers say that tells this entry from those below.",
      strays:
        "Move or remove what is nearer to another entry, or both will be taken for each other.",
    },
    nearer: "is nearer to",
    like: "which has “{{wording}}”",
    move: "Move there",
    confusedWith: "Easily taken for each other:",
    and: "and",
    neighbours: "What other entries are asked in words like these",
    likeness: {
      same: "almost the same",
      very: "very like it",
      rather: "rather like it",
      hardly: "hardly like it",
    },
  },
  fix: {
    open: "Wrong?",
    title: "The right entry is…",
    pick: "Search entries",
    searching: "Searching…",
    noEntry: "No entry found for “{{query}}”",
    right: "It should answer “{{question}}”.",
    another: "another",
    wording: "Teach it this phrasing (reword it as customers would say it)",
    add: "Add a phrasing",
    move: "Move “{{phrasing}}” here from “{{question}}”: it is what misled",
    remove: "Remove “{{phrasing}}” from “{{question}}”",
    thenDoes: "This message will then {{does}}, confidence {{score}}.",
    thenStill: "This message will still {{does}}.",
    ruleFirst: "A hand-over rule comes first; that is what to change.",
    smallTalkFirst: "It counts as small talk, which comes before entries.",
    does: {
      answer: "answer {{named}}",
      confirm: "answer {{named}} with confirmation",
      clarify: "ask back: {{named}}",
      askProduct: "ask for the product, for {{named}}",
      askOrder: "ask for the order, for {{named}}",
      handOver: "hand over",
      smallTalk: "count as small talk",
      unknown: "not be recognised",
      handOverAbout: "hand over, about {{named}}",
    },
    quoted: "“{{question}}”",
    nothingElse: "Compared {{compared}}: nothing else changes.",
    altered_one: "Compared {{compared}}: {{count}} other thing changes.",
    altered_other: "Compared {{compared}}: {{count}} other things change.",
    alteredWorse_one:
      "Compared {{compared}}: {{count}} other thing changes, {{worse}} for the worse.",
    alteredWorse_other:
      "Compared {{compared}}: {{count}} other things change, {{worse}} for the worse.",
    notAll: "It was stopped; there may be more.",
    comparedPhrasings_one: "{{count}} phrasing",
    comparedPhrasings_other: "{{count}} phrasings",
    comparedDialogues_one: "{{count}} dialogue",
    comparedDialogues_other: "{{count}} dialogues",
    comparedMessages_one: "{{count}} tried message",
    comparedMessages_other: "{{count}} tried messages",
    showAll: "Show all {{count}}",
    verdict: { worse: "worse", open: "changes", better: "better" },
    inDialogue: "dialogue “{{title}}”",
    inEntry: "a phrasing of “{{question}}”, asked as if it were not there",
    inMessage: "tried in the simulator",
    preparing: "Preparing…",
    comparing: "Comparing {{done}}/{{total}}",
    stop: "Don't wait",
    undoable: "Undo takes it back",
    confirmAdd: "Add",
    confirmMove: "Move",
    added: "Added to “{{question}}”; undo takes it back",
    moved: "Moved to “{{question}}”; undo takes it back",
    removed: "Removed “{{phrasing}}”; undo brings it back",
  },
};
