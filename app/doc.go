// Package app is what the browser shows: the go-app components of a deck.
//
// A component runs twice. On the server, web renders it into pages that work without script. In
// the browser the program renders the same slides, with live charts, into slots; the browser's
// navigator (client/navigator.js) puts their articles into the page in the place of the server's,
// so both must render the same. go-app's JavaScript values do nothing on the server, which lets one
// source serve both builds. Elements are app.Elem("div") and the like: each of go-app's own types,
// as app.Div, adds its sixty methods to the wasm.
//
//	stage.go     the root in the browser: slots that show slides; Run starts the program
//	slide.go     one slide: headline and blocks
//	evidence.go  its sources and what was found in them
//	figure.go    one chart: still picture, live chart, filters, data
//	table.go     the records of a figure as a table
//	known.go     words and addresses of a deck as known on a day
//	bar.go       the navigation of a slide's page; the server only
//	print.go     every slide with its notes, on one page
//	presenter.go every slide with its notes, for the speaker view; the server only
//	briefing.go  what the server hands over as deck.json, and the ways in: Page, Bar, Print, Presenter
//	keys.go      the table of keys
//	html.go      escaping
//	bridge.go    everything that touches the browser
package app
