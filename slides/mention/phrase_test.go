package mention

import (
	"slices"
	"testing"
)

func TestQuotationsAreReadInTheMarksOfEachLanguage(t *testing.T) {
	for text, want := range map[string][]string{
		`He said “we trained 50” twice`:              {"we trained 50"},
		`He said ‘we trained 50’ twice`:              {"we trained 50"},
		`‘It’s the farmer’s own’, he said`:           {"It’s the farmer’s own"},
		`the farmers’ land and the ’90s`:             nil,
		`don’t, can’t, ’tis`:                         nil,
		`Sie sagte: „wir gehen“ und ‚bald‘`:          {"wir gehen", "bald"},
		`Sie sagte: „wir gehen” und »bald«`:          {"wir gehen", "bald"},
		`Elle dit « nous partons » puis ‹ bientôt ›`: {"nous partons", "bientôt"},
		`Han sa ”vi går” igen`:                       {"vi går"},
		`她说“我们走”，他说‘好’，书名「光」和『影』`:                    {"我们走", "好", "光", "影"},
		`“outer ‘inner’ quotation”`:                  {"outer ‘inner’ quotation"},
		`5’ and 6” tall, 3″`:                         nil,
		`“not closed`:                                {"not closed"},
	} {
		var got []string
		for _, q := range ReadQuotations(text) {
			got = append(got, q.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
