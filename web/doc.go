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
//	build/       the program that makes dist/ (see Makefile)
//	static/      our scripts and style sheets. boot.js stands in every slide's page and brings in
//	             loader.js, which moves from slide to slide; start.js brings the front end, offline.js
//	             and worker.js keep the deck on the device, presenter.js is the speaker view; tools/
//	             has what is fetched when first used
package web
