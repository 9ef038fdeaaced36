package bill

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"exhibit/inside"
)

// pdfiumModule is the module that carries PDFium as WebAssembly, and pdfiumFile the file there. It has neither the licences of PDFium nor
// those of what PDFium is built with.
const (
	pdfiumModule = "github.com/klippa-app/go-pdfium"
	pdfiumFile   = "internal/pdfium_wasm/pdfium.wasm"
)

// within is a library that PDFium is built with, as its folder third_party has it.
type within struct {
	name     string
	mark     string   // a text of the library that the built file has; empty for a library without texts
	licences []string // as SPDX calls them; see ownTexts for those that it has no text of
	notice   string   // whose it is, above the texts
}

// inPDFium are PDFium itself and the libraries within it.
var inPDFium = []within{
	{"PDFium as WebAssembly", "JBIG2Globals", []string{"Apache-2.0", "BSD-3-Clause"}, "Copyright 2014 The PDFium Authors"},
	{"Abseil in PDFium", "third_party/abseil-cpp", []string{"Apache-2.0"}, "Copyright The Abseil Authors"},
	{"Anti-Grain Geometry in PDFium", "", []string{antiGrain}, ""},
	{"Emscripten's libraries, with musl, in PDFium", "emscripten_stack_alloc", []string{"MIT"}, "Copyright (c) 2010-2024 Emscripten authors\nCopyright © 2005-2020 Rich Felker, et al."},
	{"FreeType in PDFium", "FREETYPE_PROPERTIES", []string{"FTL"}, "Portions of this software are copyright © The FreeType Project (https://www.freetype.org). All rights reserved."},
	{"ICU in PDFium", "icudt", []string{"Unicode-3.0"}, "Copyright © 1991-2025 Unicode, Inc."},
	{"libjpeg-turbo in PDFium", "libjpeg-turbo version", []string{"IJG", "BSD-3-Clause", "Zlib"}, "This software is based in part on the work of the Independent JPEG Group.\nCopyright (C) 1991-2024 The libjpeg-turbo Project and many others"},
	{"Little CMS in PDFium", "Couldn't link the profiles", []string{"MIT"}, "Copyright (c) 1998-2023 Marti Maria Saguer"},
	{"OpenJPEG in PDFium", "opj_t2_read_packet_header", []string{"BSD-2-Clause"}, "Copyright (c) 2002-2014 Université catholique de Louvain (UCL), Belgium, and the other authors of OpenJPEG"},
	{"zlib in PDFium", "incorrect header check", []string{"Zlib"}, "Copyright (C) 1995-2024 Jean-loup Gailly and Mark Adler"},
}

// notInPDFium are texts of libraries with which PDFium can be built and is not, so that they are in no list.
var notInPDFium = []string{"TIFFReadDirectory", "libpng warning", "SkCanvas"}

// antiGrain is the licence of Anti-Grain Geometry 2.3.
const antiGrain = "LicenseRef-Anti-Grain-Geometry"

// ownTexts are licences of which SPDX has no text.
var ownTexts = map[string]string{antiGrain: `Anti-Grain Geometry - Version 2.3
Copyright (C) 2002-2005 Maxim Shemanarev (http://www.antigrain.com)

Permission to copy, use, modify, sell and distribute this software
is granted provided this copyright notice appears in all copies.
This software is provided "as is" without express or implied
warranty, and with no claim as to its suitability for any purpose.`}

// pdfium is PDFium and the libraries within it, in the version of the module that carries it. The error may be that the file there is built
// with others.
func pdfium(b *inside.Bill, carrier *module) (parts []inside.Part, err error) {
	built, err := os.ReadFile(filepath.Join(carrier.root, filepath.FromSlash(pdfiumFile)))
	if err != nil {
		return nil, err
	}
	for _, mark := range notInPDFium {
		if bytes.Contains(built, []byte(mark)) {
			return nil, fmt.Errorf("%s has %q, of a library that is in no list; add it, with its licence, in build/bill/pdfium.go", pdfiumFile, mark)
		}
	}
	for _, w := range inPDFium {
		if !bytes.Contains(built, []byte(w.mark)) {
			return nil, fmt.Errorf("%s does not have %q; look whether %s still is there, and correct build/bill/pdfium.go", pdfiumFile, w.mark, w.name)
		}
		part := inside.Part{
			Kind: inside.Data, Name: w.name, Version: "of go-pdfium " + carrier.version, Licence: strings.Join(w.licences, " AND "),
			In: []string{filepath.Base(pdfiumFile)},
		}
		if w.notice != "" {
			part.Texts = append(part.Texts, b.Add(w.notice))
		}
		for _, id := range w.licences {
			text := ownTexts[id]
			if text == "" {
				if text, err = spdx(id); err != nil {
					return nil, err
				}
			}
			part.Texts = append(part.Texts, b.Add(text))
		}
		parts = append(parts, part)
	}
	return parts, nil
}
