// Package slides holds the model of a deck: slides whose text is a tree of nodes, figures and their
// records, sources and evidence. Package pandoc reads it, package evidence checks it, and [HTML]
// writes its text, on the server and in the browser.
package slides
