// What valid_test.go asks of pages: all recommended rules of html-validate but these.
const off = {
  // How markup is written, which decides nothing: go-app and x/net/html have a style of their own.
  "doctype-style": "off",
  "attribute-boolean-style": "off",
  "attribute-empty-style": "off",
  // Titles are the deck's: "SLIDE · DECK", as long as their author made them.
  "long-title": "off",
  // A scroller of a table is a region because it scrolls by keys; that it would be a section is of no use.
  "prefer-native-element": ["error", { exclude: ["region"] }],
};

export default { root: true, extends: ["html-validate:recommended"], rules: off };
