// Package web serves a deck: pages rendered once, at start, by app's own components,
// and sent from memory.
//
//	site.go      a deck made into everything that is served
//	pages.go     the documents around what app renders
//	cards.go     what link cards say, and their pictures
//	canonical.go the same bytes for the same page, at every start
//	assets.go    what make has built, embedded
//	manifest.go  what makes up a briefing, with digests
//	data.go      the records of figures as CSV
//	install.go   the web app manifest and the icons
//	worker.go    what the service worker stores
//	resource.go  one thing that is served: bytes, encodings, headers
//	headers.go   the table of headers
//	stages.go    what the speaker sees of a chart that comes in steps
//	serve.go     HTTP: what a request gets, and the server
package web
