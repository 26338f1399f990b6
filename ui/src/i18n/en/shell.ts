// The window around the pages.
export const shell = {
  nav: {
    label: "Pages", overview: "Overview", answers: "Answers", persona: "Persona", care: "Care", handover: "Hand-over", dialogues: "Dialogues", release: "Release", history: "History", settings: "Settings",
  },
  common: {
    tryAgain: "Try again", cancel: "Cancel", save: "Save", edit: "Edit", done: "Close", more: "More", copy: "Copy", copied: "Copied", look: "Show", dismiss: "Dismiss", comma: ", ", empty: "(empty)",
  },
  top: { sample: "Sample", readOnly: "Read-only", search: "Search answers, facts, pages, actions", shortcuts: "Keyboard shortcuts", hideSimulator: "Hide the simulator", showSimulator: "Show the simulator" },
  start: {
    title: "Open a knowledge base", lead: "A knowledge base is a folder: everything the bot knows is written in it, for anybody to read.", pickTitle: "Choose the knowledge base's folder",
    openFolder: "Open folder…", openSample: "Open the sample shop", recent: "Opened recently", isOpen: "Open now", gone: "Folder is gone",
  },
  status: {
    label: "Status", saved: "Saved {{time}}", savedAll: "All saved", saving: "Saving…", unsaved: "Not saved", conflict: "Conflict to settle",
    clean: "No problems", errors_one: "{{count}} error", errors_other: "{{count}} errors", warnings_one: "{{count}} warning", warnings_other: "{{count}} warnings", hints_one: "{{count}} hint", hints_other: "{{count}} hints",
    dialogues: "Dialogues {{passed}}/{{total}}", dialoguesStale: "Dialogues {{passed}}/{{total}} (before the last edit)", dialoguesNever: "Dialogues never run",
    lexical: "By words only", lexicalWhy: "Questions are recognised by their wording alone: words, characters and synonyms. Quite different wordings must be taught as phrasings.", loading: "Getting ready…", loadingWhy: "The sentence encoder is being loaded. Until then questions are recognised by their wording alone.", semantic: "By meaning", semanticWhy: "Questions are recognised by what they mean and how they are worded.",
    changes_one: "{{count}} change since v{{seq}}", changes_other: "{{count}} changes since v{{seq}}", neverReleased: "Never released", outside: "Changed outside, now up to date: {{files}}",
  },
  undo: {
    short: "Undo", shortAgain: "Redo", undo: "Undo: {{what}}", redo: "Redo: {{what}}", undid: "Undone: {{what}}", redid: "Redone: {{what}}", nothing: "Nothing to undo", nothingAgain: "Nothing to redo",
  },
  errors: {
    internal: "Something unexpected went wrong. Your files were not touched.", crashTitle: "This page broke", crashBody: "Your files are safe, and so is what was not saved yet. Reload to go on.", reload: "Reload",
  },
  onboarding: {
    title: "First steps", finished: "All four done. Now open a knowledge base of your own.", done: "Done", dismiss: "Don't show again",
    edit: "Change an answer", ask: "Ask about it", run: "Run the dialogues", export: "Export a bundle",
  },
  shortcuts: {
    title: "Keyboard shortcuts", everywhere: "Everywhere", list: "In the list", writing: "While writing",
    palette: "Search everything", pages: "Go to a page", back: "Back to where I was", simulator: "Show or hide the simulator", save: "Save at once", undo: "Undo", redo: "Redo", help: "This page",
    move: "Previous, next", open: "Go to the answer", find: "Find an entry", create: "New entry", placeholder: "Insert a fact, product or order value", addPhrasing: "Add a phrasing", pasteLines: "Paste phrasings or phrases from a spreadsheet", nextPhrase: "On to the next phrase",
  },
  palette: {
    placeholder: "Type Chinese, pinyin or initials, e.g. fhsj", nothing: "Nothing found for “{{query}}”", page: "Page", action: "Action", setting: "Setting",
    clearSimulator: "Clear the simulator", toggleSimulator: "Show or hide the simulator", toLight: "Switch to light", toDark: "Switch to dark", toChinese: "切换到中文", toEnglish: "Switch to English",
    kind: { entry: "Entry", fact: "Fact", product: "Product", dialogue: "Dialogue", rule: "Rule", phrase: "Phrase" },
    words: {
      overview: "overview,gailan,gl", answers: "answers,faq,wenda,wd", persona: "persona,renshe,rs", care: "care,guanhuai,gh", handover: "handover,escalation,zhuanrengong,zrg", dialogues: "dialogues,run,tests,duihuayongli,dhyl",
      release: "release,export,sign,fabu,fb", history: "history,lishi,ls", settings: "settings,preferences,shezhi,sz",
      simulator: "simulator,moniqi,mnq", undo: "undo,redo,chexiao,cx", theme: "theme,dark,light,zhuti,zt", language: "language,chinese,english,yuyan,yy", shortcuts: "shortcuts,keys,kuaijiejian,kjj",
    },
  },
};
