// Personas: who the bot is, and every word it says by itself.
export const persona = {
  feeling: { calm: "calm", worried: "pressed", complaining: "complaining", angry: "angry", harmed: "hurt" },
  persona: {
    lead: "Who the bot is, and what it says when.", all: "All personas", speaking: "In use", resting: "In reserve", problems_one: "{{count}} to look at", problems_other: "{{count}} to look at", use: "Use this one", unheard: "“{{title}}” is the one who speaks in the simulator. To hear this one, see", nowSpeaks: "“{{title}}” speaks now; undo takes it back",
    copy: "Copy", copyLead: "A new persona like “{{like}}”, with its phrases, character and voice, to be changed from there.", id: "Id", idHint: "The id is for programs and never changes; the name can.", idProblem: { shape: "Lower-case letters, digits and hyphens, like warm-2", taken: "This id is taken" },
    create: "Create", copied: "“{{name}}” is there", remove: "Remove this persona", removeSpeaking: "The one that speaks can't be removed; let another speak first", careProblems_one: "{{count}} more to look at among the care phrases", careProblems_other: "{{count}} more to look at among the care phrases", removed: "“{{title}}” removed; undo brings it back",
    view: { phrases: "Phrases", who: "Character", matrix: "Tone matrix", play: "Side by side", voice: "Phone voice" },
    field: { name: "Name", myself: "Calls itself", address: "Calls customers", tone: "Style", dials: "Character", moments: "Phrases", care: "Care phrases", chat: "In chat", voice: "Phone voice", forbidden: "Never says", id: "Id" },
    nameHint: "What customers see; {人设.名字} in a phrase", myselfHint: "How it speaks of itself, {人设.自称} in a phrase; the name if empty", addressHint: "A pet name only ever reaches calm customers", addressWarm: "亲", addressPolite: "您", noAddress: "none",
    tone: { lively: "Lively", precise: "Precise" }, forbiddenHint: "An error wherever it occurs: phrases, answers, hand-over texts", forbiddenPlaceholder: "A word, then Enter; a list can be pasted",
    stickers: "Sends stickers", emoji: "Phrases may have emoji", limit: "At most", characters: "characters a turn", dials: "Character", dial: { warmth: "Warmth", formality: "Formality", playfulness: "Playfulness" },
    dialMeans: {
      warmth: { s0: "Answers only: no care phrases, no comfort for the upset.", s1: "Says care phrases, but doesn't comfort upset customers first.", s2: "Says care phrases, and comforts an upset customer before the answer.", s3: "Says care phrases, comforts first, and every few answers adds a warm word when all is well." },
      formality: { s0: "Says “{{address}}” also when the customer's name is known.", s1: "Calls customers by name (Mr Wang) where it is known, and “{{address}}” otherwise." },
      playfulness: { s0: "No stickers, and no phrases with emoji.", s1: "Phrases with emoji, but no stickers.", s2: "Stickers and phrases with emoji, both for calm customers only." },
    },
    alwaysSafe: "However these are set: playful words, stickers and pet names never reach a customer who is pressed, complaining, angry or hurt.",
    slot: { me: "persona.name", self: "persona.self", queue: "queue", hours: "queue.hours", opens: "queue.opens", needs: "case.needs", issue: "case.issue" },
    slotNote: { me: "the bot's name", self: "how the bot calls itself", queue: "the queue that takes over", hours: "when somebody is there", opens: "when somebody is there next", needs: "what is still missing", issue: "what it is about" },
  },
  phrase: {
    lead: "A few for each moment, said in turn and never the same twice running.", all: "All", problems_one: "{{count}} to look at", problems_other: "{{count}} to look at", number: "{{name}}, variant {{number}}", placeholder: "Write a phrase; { inserts the address, the shop, a fact", blank: "(blank)",
    first: "Write one", another: "Another one", pasted_one: "Pasted {{count}} phrase", pasted_other: "Pasted {{count}} phrases", earlier: "Earlier", later: "Later", remove: "Remove",
    without: { needed: "One is needed here; until then Kaopu's own words are said.", plain: "Without one, Kaopu's own words are said.", silent: "Without one, nothing is said." },
    addSticker: "Sticker", stickerName: "Name of the sticker, e.g. wave", stickerHint: "Stickers are for chat and calm customers only", stickersOff: "This persona sends no stickers", stickerOff: " (off)",
    conditions: "Whom this is for", to: "For", toAnyone: "None ticked means everybody; playful words still reach the calm only.", toThese: "Only for the ticked ones.", anyone: "Everybody", channel: "Channel", anyChannel: "Chat and phone", onlyOn: "{{channel}} only",
    promise: "What it promises", noPromise: "Nothing", promiseHint: "“You will be told” needs something that keeps it; it goes into the case record.", promises: "Promise",
  },
  matrix: {
    lead: "What this persona says to a customer in each mood. Rest on a cell to see all variants.", moment: "Moment", care: "care", fine: "Every cell has fitting words.", more_one: "{{count}} more", more_other: "{{count}} more",
    state: { said: "Its own", plain: "Kaopu's words", gap: "No fitting words", silent: "Nothing said", empty: "No words yet", unsafe: "Wrong tone" },
    why: { plain: "Said by Kaopu because none is written.", gap: "All phrases are too playful or meant for others, so Kaopu's own words are said. One plain phrase puts it right.", silent: "Nothing needs to be said here.", empty: "Something should be said here.", unsafe: "This can't be said to somebody upset.", said: "The persona's own words." },
  },
  play: {
    lead: "One customer, and how each persona puts it. It follows while you change phrases and character.", mine: "From the simulator", noneTried: "No conversation there yet", name: { ship: "Hello, shipping, urging", angry: "Angry", phone: "Phone" },
    script: { ship: { "1": "Hello", "2": "When will it be shipped?", "3": "Why is it still not sent? I need it now" }, angry: { "1": "Where is my parcel?", "2": "What a terrible courier, I am furious", "3": "I want to complain. A human, please" }, phone: { "1": "Hello", "2": "When will it be shipped?", "3": "Thank you" } },
  },
  voice: {
    pace: "Pace", paceHint: "100% is normal", pitch: "Pitch", pitchHint: "Semitones up or down", pause: "Pause", pauseHint: "Between two sentences", milliseconds_one: "{{count}} ms", milliseconds_other: "{{count}} ms", phrase: "Phrase", noPhrases: "This persona has no phrases yet.",
    explained: "The phone platform reads this SSML: pace {{pace}}%, normal pitch, {{pause}} ms between sentences.", explainedHigher: "The phone platform reads this SSML: pace {{pace}}%, {{pitch}} semitones up, {{pause}} ms between sentences.", explainedLower: "The phone platform reads this SSML: pace {{pace}}%, {{pitch}} semitones down, {{pause}} ms between sentences.",
    notCopied: "Not copied; select the text and copy it by hand",
  },
};
