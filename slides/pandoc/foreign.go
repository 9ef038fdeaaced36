package pandoc

// foreign returns the name of the tool whose deck a text is; empty for Pandoc's Markdown.
func foreign(name string, src []byte) string { return "" }
