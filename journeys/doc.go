// Package journeys tests the product in a real Chromium: whole journeys through a deck that
// the server serves, with the build tag browser. harness_test.go opens browsers and tabs.
package journeys
