//go:build !linux && !js

package main

// exchange puts a folder in the place of another, and that in its own place.
func exchange(beside, dir string) error { return swap(beside, dir) }
