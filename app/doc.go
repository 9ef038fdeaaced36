// Package app is what the browser shows: the go-app components of the deck.
//
// The same components run twice. On the server, web renders them into pages
// that work without script. In the browser they take over what is already on the
// screen, so the first rendering there must equal the server's. go-app's JS
// values do nothing on the server, which lets one source serve both builds. Elements are
// app.Elem("div") and the like: each of go-app's own types, as app.Div, adds its sixty
// methods to the wasm.
//
//	briefing.go  what the server hands over, and the ways in: Run, Page, Print, Presenter
//	deck.go      the root: the slide that is shown, those that are prepared beside it, the bar
//	slide.go     one slide: headline and blocks
//	evidence.go  its sources and what was found in them
//	figure.go    one chart: still picture, live chart, filters, data
//	known.go     the control that shows the deck as known on a day
//	table.go     the records of a figure as a table
//	print.go     every slide with its notes, on one page
//	presenter.go every slide with its notes, for the speaker view; the server only
//	keys.go      the key table
//	html.go      escaping
//	js.go        everything that touches the browser
package app
