package pandoc

import (
	"slices"
	"strings"

	"exhibit/slides/spelling"
)

// shownNotes are classes with the word note that mark text for the audience.
var shownNotes = []string{"callout-note", "footnote", "footnotes", "footnote-ref", "sidenote", "sidenotes", "marginnote", "endnote", "endnotes", "keynote", "noteworthy"}

// notesElsewhere are what speaker notes are called in other languages.
var notesElsewhere = []string{"notizen", "anmerkungen", "notas", "notes-orateur", "备注", "備註", "讲者备注", "ノート", "заметки"}

// isNoteClass reports whether a class marks speaker notes, or may be meant to: it has the word note,
// speaker or presenter, it is notes with one letter wrong, or it hides its text.
func isNoteClass(class string) bool {
	class = strings.ToLower(class)
	switch {
	case slices.Contains(shownNotes, class):
		return false
	case strings.Contains(class, "note"), strings.Contains(class, "speaker"), strings.Contains(class, "presenter"):
		return true
	case class == "hidden" || class == "content-hidden" || class == "comment" || class == "private":
		return true
	case slices.Contains(notesElsewhere, class):
		return true
	}
	return spelling.Distance(class, "notes", 2) < 2
}

func hasNoteClass(classes []string) bool { return slices.ContainsFunc(classes, isNoteClass) }
