// Package cards draws, as PNG, link cards (the pictures that chats and networks show for a link
// to a slide) and the pictures of an installed app: its icons, and slides on a phone.
//
//	cards.go   a card: its content, measures and layout
//	phone.go   the same in the shape of a phone
//	icon.go    icons
//	text.go    fonts, shaping and lines
//	canvas.go  colours and paths on pixels
//	svg.go     the part of SVG that charts uses
package cards
