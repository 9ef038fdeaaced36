package slides

import "testing"

func TestNoCellRunsAsAFormula(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "网络安全": "网络安全", "-5.5": "-5.5", "12": "12",
		"=1+1": "'=1+1", "+1": "'+1", "@SUM(A1)": "'@SUM(A1)", "-2+3": "'-2+3", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"=HYPERLINK(\"http://x\")": "'=HYPERLINK(\"http://x\")", "a=1": "a=1",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
