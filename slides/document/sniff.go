package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// signature is how files of a format begin.
type signature struct {
	begins  string
	is      string
	endings []string // of the names of such files, the first of which is advised; none for a format that is not read
	advice  string   // what to do with a file of a format that is not read
	text    bool     // such a file is text
}

// oldOffice is the index of the signature of documents that are also those of an encrypted .docx.
const oldOffice = 1

// office are the endings of what programs of Office write now.
var office = []string{".docx", ".xlsx", ".xlsm"}

var signatures = []signature{
	{"%PDF-", "a PDF", []string{".pdf"}, "", false},
	{"\xd0\xcf\x11\xe0", "an old or encrypted document of Office", nil, "save it as .docx or .xlsx, without a password", false},
	{`{\rtf`, "Rich Text", nil, "save it as .docx", false},
	{"\x1f\x8b", "packed by gzip", nil, "unpack it", false},
	{"<!doctype html", "an HTML page", []string{".html", ".htm", ".xhtml"}, "", true},
	{"<html", "an HTML page", []string{".html", ".htm", ".xhtml"}, "", true},
}

// archives are what ZIP archives are, by a file in them.
var archives = []signature{
	{"word/document.xml", "a DOCX", []string{".docx"}, "", false},
	{"xl/workbook.xml", "a workbook", []string{".xlsx", ".xlsm"}, "", false},
	{"ppt/presentation.xml", "slides", nil, "export them as .pdf", false},
	{"META-INF/container.xml", "an EPUB", nil, "save the chapter that is cited as .html", false},
	{"content.xml", "a document of LibreOffice", nil, "save it as .docx or .xlsx", false},
}

// unknownArchive is a ZIP archive that is none of them, perhaps since it is broken.
var unknownArchive = signature{is: "a ZIP archive", advice: "unpack it"}

// misnamed is an error for a file that its first bytes say to be of another format than the ending of its name; nil for others.
func misnamed(ending string, b []byte) error {
	is := signatureOf(b)
	switch {
	case is == nil || slices.Contains(is.endings, ending):
		return nil
	case len(is.endings) == 0 && slices.Contains(office, ending) && (is == &unknownArchive || is == &signatures[oldOffice]):
		return nil // which the readers of these say
	case len(is.endings) == 0:
		return fmt.Errorf("by its first bytes it is %s; %s", is.is, is.advice)
	case is.text && ending != ".pdf" && !slices.Contains(office, ending):
		return nil // an author may cite the source text of a page
	}
	return fmt.Errorf("by its first bytes it is %s and no %s; rename it so that it ends in %s, or save it anew as %s", is.is, ending, is.endings[0], ending)
}

// signatureOf is that of the format of a file; nil for text, and for what is not known.
func signatureOf(b []byte) *signature {
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return archiveOf(b)
	}
	const longest = 64
	start := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(b[:min(longest, len(b))], []byte("\ufeff")), " \t\r\n")))
	for i := range signatures {
		if strings.HasPrefix(start, strings.ToLower(signatures[i].begins)) {
			return &signatures[i]
		}
	}
	return nil
}

// archiveOf says what a ZIP archive is.
func archiveOf(b []byte) *signature {
	archive, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err == nil {
		for i := range archives {
			if slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == archives[i].begins }) {
				return &archives[i]
			}
		}
	}
	return &unknownArchive
}
