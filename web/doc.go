// Package web serves a deck: pages rendered by app's own components, with their pictures, data and
// assets. Each thing is made when it is first asked for, or while nobody asks, and then sent from
// memory.
//
//	site.go       the index of all that is served; what makes each thing, and when
//	calls.go      work that requests share, its turns, and idle time
//	recent.go     what is kept up to a number of bytes
//	resource.go   one thing that is served: content, encodings, headers
//	pages.go      the documents around what app renders
//	past.go       the deck as known on a day
//	media.go      the deck's own pictures, video, audio and documents, and their style
//	drawings.go   the still pictures of figures
//	chartsteps.go what the speaker sees of a chart that comes in steps
//	style.go      the style that a deck's pages need; faces.go: the typefaces of its letters
//	canonical.go  the same bytes for the same page
//	linkcards.go  what link cards say, and their pictures
//	webapp.go     the web app manifest and the icons
//	worker.go     what the service worker stores
//	assets.go     what make has built, embedded
//	seal.go       what makes up a briefing, with digests
//	headers.go    the table of headers
//	serve.go      HTTP: what a request gets, and the server
//	live.go       a deck that is being written: its newest version, and word of it to windows
//	sums.go       what tells the versions of a slide apart
package web
