package signature

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

func TestAllowedSignersAreReadAsSshKeygenReadsThem(t *testing.T) {
	path, key := written(t, generated(t, "ed25519"), "")
	_, other := written(t, generated(t, "ecdsa"), "")
	armored := write(t, "manifest.sha256.sig", signed(t, opened(t, path)))
	public := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
	others := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(other)))
	for _, tc := range []struct{ file, want string }{
		{"who@example.org " + public, ""},
		{"# the desk\n\n  a@b,who@example.org\t" + public + " a comment\r\n", ""},
		{"*@example.org " + public, ""},
		{"wh?@example.org " + public, ""},
		{`"who@example.org" ` + public, ""},
		{`who@example.org namespaces="file,exhibit" ` + public, ""},
		{`who@example.org namespaces="ex*" ` + public, ""},
		{`who@example.org valid-after="20200101",valid-before="29991231235959Z" ` + public, ""},
		{`who@example.org Valid-After="20200101" ` + public, ""},
		{"who@example.org " + others + "\nwho@example.org " + public, ""},

		{"else@example.org " + public, ":1 has this key for another signer"},
		{"*@example.org,!who@example.org " + public, ":1 has this key for another signer"},
		{"*who " + public, ":1 has this key for another signer"},
		{"who@example.org " + others, ":1 has another key for that signer, " + Describe(other)},
		{`who@example.org namespaces="file" ` + public, `:1 does not have "exhibit" among the namespaces of this key`},
		{`who@example.org namespaces="*,!exhibit" ` + public, `:1 does not have "exhibit" among the namespaces of this key`},
		{`who@example.org valid-before="20200101Z" ` + public, ":1 has this key as valid until 2020-01-01T00:00:00Z"},
		{`who@example.org valid-after="299912312359Z" ` + public, ":1 has this key as valid from 2999-12-31T23:59:00Z on"},
		{"else@example.org " + others, " has neither the key nor the signer"},
		{"*@example.org cert-authority " + public, ":1 names a certificate authority for that signer, which is not supported here"},
	} {
		file := write(t, "allowed_signers", []byte(tc.file))
		s, err := ReadSigners(file)
		if err != nil {
			t.Errorf("%q: %v", tc.file, err)
			continue
		}
		err = s.Allows(key, "who@example.org", time.Now())
		if (err == nil) != (tc.want == "") || err != nil && !strings.HasSuffix(err.Error(), tc.want) && !strings.Contains(err.Error(), file+tc.want) {
			t.Errorf("%q: %v, want %s", tc.file, err, tc.want)
		}
		t.Run("", func(t *testing.T) {
			out, theirs := keygen(t, "-Y", "verify", "-f", file, "-I", "who@example.org", "-n", Namespace, "-s", armored)
			if (theirs == nil) != (err == nil) {
				t.Errorf("%q: %v, and ssh-keygen says %s", tc.file, err, out)
			}
		})
	}
}

func TestAFileOfAllowedSignersThatCannotBeReadIsNamedByLine(t *testing.T) {
	_, key := written(t, generated(t, "ed25519"), "")
	public := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
	for text, want := range map[string]string{
		"":                                     " names no signer",
		"# nobody\n":                           " names no signer",
		"\nwho@example.org\n":                  ":2: not a line of allowed signers",
		public:                                 ":1: no public key stands behind the principals", // sshd's authorized_keys
		"who ssh-ed25519 AAAA":                 ":1: no public key stands behind the principals",
		`who color="red" ` + public:            ":1: the option color=\"red\" is unknown",
		"who namespaces= " + public:            ":1: the option namespaces= is unknown, without a value",
		`who valid-after="May" ` + public:      `:1: "May" is no time; write YYYYMMDD`,
		"who valid-after=20260101 " + public:   ":1: the value of the option valid-after wants quotation marks: valid-after=\"20260101\"",
		`who valid-after="20261345" ` + public: `:1: "20261345" is no time`,
		`who valid-after="2026",valid-after="2026" ` + public:     `:1: "2026" is no time`,
		`who namespaces="a",namespaces="b" ` + public:             ":1: the option namespaces=\"b\" is unknown, without a value, or there twice",
		`who İ="a" ` + public:                                     ":1: the option İ=",
		"\xff " + public:                                          ":1: ",
		strings.Repeat("*", maxLine) + " " + public:               ":1: the line is longer than 16384 bytes",
		strings.Repeat("who "+public+"\n", 1+maxFile/len(public)): " is larger than 1048576 bytes",
	} {
		file := write(t, "allowed_signers", []byte(text))
		if _, err := ReadSigners(file); err == nil || !strings.Contains(err.Error(), file+want) {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
	}
}
