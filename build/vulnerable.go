package main

import (
	"cmp"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"
)

// vulnerable runs govulncheck, which make has built as bin/govulncheck, on the program for each of
// the platforms. A known vulnerability whose code the program calls is an error. Where the database
// cannot be reached, it says so, and that is none.
func vulnerable(platforms []string) error {
	database := cmp.Or(os.Getenv("GOVULNDB"), "https://vuln.go.dev")
	if err := reach(database); err != nil {
		fmt.Printf("NOT looked for known vulnerabilities: %v. Do it where that can be reached: bin/build vulnerable %s\n", err, strings.Join(platforms, " "))
		return nil
	}
	for _, platform := range platforms {
		system, machine, _ := strings.Cut(platform, "/")
		cmd := exec.Command("bin/govulncheck", "-db", database, ".")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("govulncheck for %s: %w; raise what it names with go get", platform, err)
		}
	}
	return nil
}

// reach returns an error if a database of vulnerabilities does not answer. A folder always does.
func reach(database string) error {
	if !strings.HasPrefix(database, "http") {
		return nil
	}
	client := http.Client{Timeout: 20 * time.Second}
	answer, err := client.Head(database + "/index/db.json")
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", database, answer.Status)
	}
	return nil
}
