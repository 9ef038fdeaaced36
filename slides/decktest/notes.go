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
	"[comment]: # (SECRET)", "[//]: # \"SECRET\"", "[comment]: # SECRET",
	"::: notes\n\n# SECRET\n\nSECRET\n\n:::", "::: notes\n\n::: aside\n\n# SECRET\n\n:::\n\nSECRET\n\n:::", "- <!-- a\nSECRET\n\nSECRET -->", "> <!-- a\nSECRET -->", "1. one\n\n   <!-- SECRET\n\nSECRET -->",
	"::: {class=\"notes\"}\nSECRET\n:::", "::: {class=notes}\nSECRET\n:::", "::: {class=\"x notes\"}\nSECRET\n:::", "::: {#notes}\nSECRET\n:::", "::: {role=note}\nSECRET\n:::", "::: {data-notes=x}\nSECRET\n:::",
	"::: {hidden=\"\"}\nSECRET\n:::", "::: {style=\"display:none\"}\nSECRET\n:::", "::: {.d-none}\nSECRET\n:::", "::: {.content-visible when-format=\"pptx\"}\nSECRET\n:::", "::: {.content-visible unless-format=\"revealjs\"}\nSECRET\n:::",
	"::: notes {.x}\nSECRET\n:::", "::: {notes}\nSECRET\n:::", "::: {.notes\nSECRET\n:::", "::: private\nSECRET\n:::", "::: comment\nSECRET\n:::", "::: anmerkungen\nSECRET\n:::", "::: 备注\nSECRET\n:::", ":: notes\nSECRET\n::",
	"Note:SECRET", "Note : SECRET", "Note：SECRET", "\u200bNote: SECRET", "\u00a0Note: SECRET", "???SECRET", "????\nSECRET", "？？？\nSECRET", ".notes[SECRET]",
	"- Note: SECRET", "1. Note: SECRET", "- a\n- Note: SECRET\n- b", "| a |\n|--|\n| Note: SECRET |", "a^[Note: SECRET]", "a[^n]\n\n[^n]: Note: SECRET", "Term\n:   Note: SECRET", "### Note: SECRET",
	"```notes\nSECRET\n```", "```{.notes}\nSECRET\n```", "`SECRET`{.notes}", "\t::: notes\n\tSECRET\n\t:::", "\\note{SECRET}", "\\note<1>{SECRET}", "\\note{SECRET\n\nSECRET}", "\\begin{note}\nSECRET\n\\end{note}",
	"<notes>SECRET</notes>", "<note>SECRET</note>", "<speaker-notes>SECRET</speaker-notes>", "<comment>SECRET</comment>", "$$\nx % SECRET\n$$",
}
