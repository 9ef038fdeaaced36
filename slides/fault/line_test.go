package fault

import "testing"

func TestAMessageIsOneLineWhateverADeckPutsIntoIt(t *testing.T) {
	m := Say("no slide is called %s; call one so: %s", "a\n::error::b", "\x1b[31mred\r")
	if want := `no slide is called a\n::error::b; call one so: \x1b[31mred\r`; m.Text != want || m.Remedy != `call one so: \x1b[31mred\r` {
		t.Errorf("%q, with the remedy %q", m.Text, m.Remedy)
	}
	if got := Line("网络 ¶2 “x”"); got != "网络 ¶2 “x”" {
		t.Errorf("%q", got)
	}
}
