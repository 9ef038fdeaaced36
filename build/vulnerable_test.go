package main

import "testing"

func TestADatabaseThatCannotBeReachedIsNoFinding(t *testing.T) {
	t.Setenv("GOVULNDB", "http://127.0.0.1:1")
	if err := vulnerable([]string{"linux/amd64"}); err != nil {
		t.Error(err)
	}
}
