export const handbook = {
  handbook: {
    title: "Handbook",
    how: "How to use this page",
    howPart: "What is this?",
    first: "New here? Look into the handbook",
    search: "Search the handbook (in Chinese, or by pinyin initials)",
    found: "Found",
    contents: "Contents",
    nothing: "Nothing about “{{query}}” in the handbook",
    earlier: "Previous chapter",
    later: "Next chapter",
    close: "Close the handbook",
    onlyChinese:
      "The handbook is in Chinese. Documentation in English comes with the sources, in docs/.",
  },
};
