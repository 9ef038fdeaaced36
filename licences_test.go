//go:build built && !js

package main

import (
	"debug/buildinfo"
	"slices"
	"strings"
	"testing"

	"exhibit/inside"
)

func TestTheBinaryListsEachModuleThatIsLinkedIntoIt(t *testing.T) {
	bill, err := whatIsInside()
	if err != nil {
		t.Fatal(err)
	}
	built, err := buildinfo.ReadFile("bin/exhibit")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range built.Deps {
		if !slices.ContainsFunc(bill.Parts, func(p inside.Part) bool { return p.Name == d.Path && p.Version == d.Version }) {
			t.Errorf("%s %s is linked, and not in %s; remove that, and make makes it anew", d.Path, d.Version, inside.File)
		}
	}
}

func TestVersionPrintsTheLicencesOfWhatIsInside(t *testing.T) {
	code, stdout, stderr := exhibit(t.Context(), "version", "-licences")
	if code != fine || stderr != "" {
		t.Fatalf("exit %d, %q", code, stderr)
	}
	for _, want := range []string{
		"\nGo modules:\n", "\n  Unicode CLDR ", "UNICODE LICENSE V3", "\n  world-atlas ", "\n  us-atlas ", "\n  Go 1.", "\nnpm packages:\n", "\n  echarts ", "Copyright 2017-2026 The Apache Software Foundation",
		"Copyright (c) 2009 Kazuhiko Arase", "SIL OPEN FONT LICENSE", "Permission is hereby granted, free of charge",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %q in it", want)
		}
	}
	if code, stdout, _ := exhibit(t.Context(), "version"); code != fine || !strings.Contains(stdout, " Go modules and ") {
		t.Errorf("exit %d, %q", code, stdout)
	}
}
