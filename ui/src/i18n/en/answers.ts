// The Answers page, facts, conflicts.
export const answers = {
  answers: {
    list: "Entries", editor: "Entry", search: "Search questions, phrasings, answers", category: "Category", state: "State", allCategories: "All categories", noCategory: "No category", untitled: "(no standard question)",
    filter: { all: "All", problems: "With problems", disabled: "Disabled", expiring: "Review due" },
    new: "New entry", newPlaceholder: "How would a customer ask?", create: "Create", standardQuestion: "Standard question",
    rowPhrasings_one: "{{count}} phrasing", rowPhrasings_other: "{{count}} phrasings", rowAnswers_one: "{{count}} conditional", rowAnswers_other: "{{count}} conditional", expired: "review overdue", daysLeft_one: "review in {{count}} day", daysLeft_other: "review in {{count}} days",
    emptyTitle: "No entries yet", emptyBody: "Begin with the ten questions customers ask most. Write the first.", noHits: "Nothing found for “{{query}}”", noneLeft: "No entry passes the filters", clearFilters: "Clear filters",
    pickTitle: "Choose an entry", pickBody: "Choose one at the left, or press N for a new one.",
    on: "Enabled", off: "Disabled", idHint: "Id: never changes, never shown to customers", copyId: "Copy id", remove: "Remove this entry", removed: "Removed “{{question}}”; undo brings it back",
    questionPlaceholder: "The customer's question in one sentence", answer: "Answer", answerPlaceholder: "What the customer reads. Type { to insert a fact, product or order value", preview: "Reads as", chars_one: "{{count}} character", chars_other: "{{count}} characters",
    placeholders: "What can be inserted", usedIn_one: "used in {{count}} entry", usedIn_other: "used in {{count}} entries", editFact: "Edit this fact", seeProducts: "See the products", kind: { fact: "fact", product: "product", order: "order", other: "other" },
    conditional: "Conditional answers", conditionalHint: "Said instead in particular situations; the most specific wins", addCondition: "Add a conditional answer", when: "When", and: "and", or: " or ", noCondition: "no condition yet, click to choose",
    conditionAnswer: "Conditional answer {{number}}", conditionPlaceholder: "What is said in this situation?", moveUp: "Move up", moveDown: "Move down",
    phrasings: "Phrasings", phrasingsHint: "Other ways customers ask, the more colloquial the better; typos count", addPhrasing: "Add a phrasing with Enter, or paste lines from a spreadsheet", phrasingNumber: "Phrasing {{number}}",
    removeThis: "Remove", move: "Move to another entry", moveTo: "Move to which entry?", moved: "Moved to “{{question}}”", moveConflict: "That entry has just been changed outside; nothing was moved. Try again.", alreadyThere: "This phrasing is already there", pasted_one: "Pasted {{count}} phrasing", pasted_other: "Pasted {{count}} phrasings", showAll: "Show all {{count}}",
    details: "Review and note", reviewBy: "Review by", reviewNever: "No review needed", note: "Note", notePlaceholder: "For colleagues; customers never see it",
    dialogues: "Dialogues that watch over it", noDialogues: "None yet. Try a conversation at the right and keep it as a dialogue: you will know at once when something breaks it.",
    notSaved: "Not saved: {{why}}", draftKept: "What you wrote is still here, and kept on this computer.", merged: "This entry was changed outside as well; brought together: {{fields}}",
  },
  conflict: {
    title: "“{{question}}” was changed outside as well", body: "Both sides changed the same thing; nothing is written yet. Choose a side for each, then save.", mine: "Mine", theirs: "In the file", takeMine: "Take mine", takeTheirs: "Take the file's", save: "Save these choices",
  },
  part: {
    changedOutside: "It was changed outside meanwhile; nothing was written", removedOutside: "It was removed outside meanwhile", differs: "Different on both sides: {{fields}}", notWritten: "What you wrote is still here, not yet written.", leaveRemoved: "Leave it removed",
  },
  facts: {
    products: "Products", productsHint: "Products live in products.csv. Edit them in a spreadsheet and save; this list follows.", unknownValue: "not filled in", notAFact: "Its value comes from the customer and the order in the conversation.",
    value: "Value", unit: "Unit", save: "Save", saved: "{{key}} is now {{value}}", usedIn_one: "{{count}} entry follows", usedIn_other: "{{count}} entries follow",
  },
};
