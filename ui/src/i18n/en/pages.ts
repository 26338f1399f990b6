// Overview, release, dialogues, history, settings.
export const pages = {
  overview: {
    ready: "Ready to release", readyBody: "No errors, dialogues {{passed}}/{{total}} passed, changes waiting: {{changes}}.", readyNoDialogues: "No errors.", upToDate: "Nothing changed since v{{seq}}", notReady_one: "{{count}} thing left before a release", notReady_other: "{{count}} things left before a release",
    toRelease: "Go to release", toDialogues: "Run the dialogues", entries: "Entries", facts: "Facts", rules: "Hand-over rules", disabled_one: "{{count}} disabled", disabled_other: "{{count}} disabled", perEntry: "{{count}} per entry", stale: "before the last edit", neverRun: "never run",
    problems: "Problems", noProblems: "No problems found.", severity: { error_one: "{{count}} error, to be put right before a release", error_other: "{{count}} errors, to be put right before a release", warning_one: "{{count}} warning, probably wrong", warning_other: "{{count}} warnings, probably wrong", hint_one: "{{count}} hint, could be better", hint_other: "{{count}} hints, could be better" }, row: ", row {{row}}", showAll: "Show all {{count}}",
    expiring: "Review due", late_one: "{{count}} day late", late_other: "{{count}} days late", changes: "Changes since v{{seq}}", changesFirst: "The first release will hold", noChanges: "No changes.", everything: "Everything.",
  },
  release: {
    lead: "The bot loads nothing but signed bundles. See what you sign before you sign it.", sign: "Sign and export…", look: "Show", noErrors: "No errors", dialogues: "Dialogues {{passed}}/{{total}} passed", dialoguesStale: "{{passed}}/{{total}} passed, but the knowledge base has changed: run them again", noDialogues: "No dialogues yet",
    changes: "What customers will notice", noChanges: "The same as the last release.", first: "The first release: everything is new.", files: "Files to be signed", file: "File", size: "Size", allFiles_one: "Show the file", allFiles_other: "Show all {{count}} files", digest: "Digest", past: "Past releases", noPast: "Nothing released yet. The first bundle will be v1.",
    signTitle: "Sign and export v{{seq}}", signNow: "Sign and export", what: "You sign v{{seq}} of “{{title}}”. Files: {{files}}, changes: {{changes}}, dialogues passed: {{passed}}/{{total}}. Once it leaves this computer it can't be taken back.",
    whatFirst: "You sign v{{seq}} of “{{title}}”. Files: {{files}}, dialogues passed: {{passed}}/{{total}}. Once it leaves this computer it can't be taken back.",
    haveKey: "Use a key", newKey: "Make a new key", firstKey: "There is no signing key yet. Make one: every release is signed with it, and the bot knows you by it.", keyName: "Name of the key", key: "Key", passphrase: "Passphrase", again: "Passphrase again", differs: "The two are not the same",
    neverKept: "The passphrase is never stored, and nobody can recover it.", strength: { "0": "At least 8 characters", "1": "Too weak, make it longer", "2": "Fair", "3": "Good" },
    saveTo: "Save to", pick: "Choose…", pickTitle: "Where to save the bundle", done: "v{{seq}} signed and exported", publicKey: "Public key", verify: "Anybody can verify it",
  },
  dialogues: {
    emptyTitle: "No dialogues yet", emptyBody: "Try a conversation in the simulator and keep it as a dialogue: you will know at once when something breaks it.", emptyAction: "Open the simulator",
    runAll: "Run all", progress: "{{done}}/{{total}} played", cancelled: "Stopped; the result doesn't count", never: "Never run", stale: "{{passed}}/{{total}} passed, changed since", allPassed: "All {{total}} passed", someFailed: "{{passed}}/{{total}} passed, {{failed}} failed",
    turns_one: "{{count}} message", turns_other: "{{count}} messages", remove: "Remove this dialogue", removed: "Removed; undo brings it back", expected: "Expected", unwanted: "Unwanted", actual: "Actual",
  },
  history: { lead: "Every write: what, who, and in which files.", emptyTitle: "No changes yet", emptyBody: "Each step you take is recorded and can be undone.", undone: "undone" },
  settings: {
    look: "Look", language: "Language", chinese: "中文", theme: "Theme", themes: { system: "System", light: "Light", dark: "Dark" }, textSize: "Text size", sizes: { small: "Small", standard: "Standard", large: "Large" },
    knowledgeBases: "Knowledge bases", openNow: "Open now", about: "About", understanding: "Understanding", lexical: "By words only: words, characters and synonyms are compared.", loading: "By words only for a moment: the sentence encoder is being loaded.", semantic: "By meaning: a sentence encoder on this computer compares what is meant, besides the words.", privacy: "Your data", privacyIs: "All on this computer. No network, no account, passphrases are never stored.",
  },
};
