// Package cards draws link cards: the pictures that chats and networks show for a link to a
// slide.
//
//	cards.go   what is on a card, and where
//	text.go    fonts, shaping and lines
//	canvas.go  colours and paths on pixels
//	svg.go     the part of SVG that charts are drawn in
package cards
