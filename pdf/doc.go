// Package pdf makes the PDF that a browser has printed a document that stands for itself: with the
// deck's title, author and language in its metadata, with a structure that a screen reader can follow,
// and with each text in it once.
//
// Chromium tags what it prints, but not as ISO 14289-1 (PDF/UA-1) wants it: drawings and borders are
// neither content nor artifact, items of lists have no body, links no description, some elements a
// type that PDF 1.7 does not know. Finish mends that: it reads the structure tree (structure.go), repairs it
// (repair.go), marks what is on the pages (page.go) and writes the tree anew. Then it holds the
// document against the rules of PDF/UA-1 that a machine can decide (rules.go), those of the
// validation profile of veraPDF. Only a document that meets them all says of itself that it is PDF/UA.
package pdf
