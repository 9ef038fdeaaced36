package decktest

// Secret is what the notes of [NoteSyntaxes] say.
const Secret = "SECRET"

// NoteSyntaxes are the ways in which tools and hands write speaker notes, misspelled ones too.
var NoteSyntaxes = []string{
	"::: notes\nSECRET\n:::", "::: {.notes}\nSECRET\n:::", "::: {.notes .x}\nSECRET\n:::", "::: Notes\nSECRET\n:::", ":::: notes\n::: aside\nSECRET\n:::\n::::", "::: notes\nSECRET",
	"::: note\nSECRET\n:::", "::: nots\nSECRET\n:::", "::: ntoes\nSECRET\n:::", "::: {.speaker-notes}\nSECRET\n:::", "::: speakernote\nSECRET\n:::", "::: notes-speaker\nSECRET\n:::", "::: presenter\nSECRET\n:::",
	"::: {.hidden}\nSECRET\n:::", "::: {.content-hidden when-format=\"html\"}\nSECRET\n:::", "[SECRET]{.notes}",
	"Note:\nSECRET", "Note: SECRET", "NOTE: SECRET", "notes:\n\n- SECRET", "Notes: SECRET", "  Note: SECRET", "> Note: SECRET", "- a\n\n    Note: SECRET", "Speaker notes: SECRET", "Presenter note: SECRET",
	"???\nSECRET", "???\n\nSECRET", "??? SECRET",
	"<!-- SECRET -->", "<!--\nSECRET\n\nmore SECRET\n-->", "<!-- SECRET", "Text <!-- SECRET --> more", "- a <!-- SECRET -->", "<!--\nNote: SECRET\n-->",
	"<aside class=\"notes\">\nSECRET\n</aside>", "<aside class=\"notes\">\n\nSECRET\n\n</aside>", "<aside class='note'>SECRET</aside>", "<div class=\"notes\">\n\nSECRET\n\n</div>", "<div class=\"speaker-notes\">SECRET</div>", "<div hidden>SECRET</div>",
	"[comment]: # (SECRET)", "[//]: # \"SECRET\"",
}
