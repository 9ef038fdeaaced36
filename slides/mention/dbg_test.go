package mention

import (
	"fmt"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	text := os.Getenv("T")
	ms := Read(text)
	for i, w := range Around(text, os.Getenv("L"), ms) {
		fmt.Printf("%q %q kind %d class %q ctx %+v\n", text[ms[i].Start:ms[i].End], ms[i].Value, ms[i].Kind, ms[i].Class(), ms[i].Context)
		for l := 0; l < Levels; l++ {
			fmt.Print("  ", l, ":")
			for _, x := range w {
				if x.Level == l {
					fmt.Print(" ", x.Key)
					if x.Name {
						fmt.Print("^")
					}
				}
			}
		}
		fmt.Println()
	}
}
