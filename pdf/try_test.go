package pdf

import (
	"os"
	"testing"
)

func TestTry(t *testing.T) {
	b, _ := os.ReadFile(os.Getenv("IN"))
	w, unmet, err := Finish(b, About{Title: "T", Author: "A ł", Subtitle: "S", Lang: "en", Program: "Exhibit"})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range unmet {
		t.Log(u)
	}
	os.WriteFile(os.Getenv("OUT"), w, 0o644)
}
