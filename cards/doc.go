// Package cards draws link cards, the pictures that chats and networks show for a link to a
// slide, and what a system shows of an app: icons, and slides as on a phone.
//
//	cards.go   what is on a card, and where
//	phone.go   the same in the shape of a phone
//	icon.go    icons
//	text.go    fonts, shaping and lines
//	canvas.go  colours and paths on pixels
//	svg.go     the part of SVG that charts are drawn in
package cards
