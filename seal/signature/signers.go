package signature

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// Signers are the keys that are trusted, each with whose it is.
type Signers struct {
	file  string
	lines []signer
}

// signer is a line of a file of allowed signers.
type signer struct {
	line        int
	principals  []pattern
	key         ssh.PublicKey
	authority   bool      // the key signs certificates, not manifests
	namespaces  []pattern // nil for all
	after, till time.Time // when the key is valid; zero for always
}

// ReadSigners reads a file of allowed signers, as ssh-keygen(1) describes it: on each line
// principals, options, and a public key. The error names the line that cannot be read.
func ReadSigners(file string) (*Signers, error) {
	content, err := readFile(file)
	if err != nil {
		return nil, err
	}
	s := &Signers{file: file}
	n := 0
	for l := range bytes.Lines(content) {
		n++
		text := strings.TrimSpace(string(l))
		if text == "" || text[0] == '#' {
			continue
		}
		read, err := parseSigner(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		read.line = n
		s.lines = append(s.lines, read)
	}
	if s.lines == nil {
		return nil, fmt.Errorf("%s names no signer; write lines such as: who@example.org namespaces=%q ssh-ed25519 AAAA…", file, Namespace)
	}
	return s, nil
}

// maxLine is how long a line of allowed signers may be, in bytes.
const maxLine = 16 << 10

func parseSigner(text string) (s signer, err error) {
	if len(text) > maxLine {
		return s, fmt.Errorf("the line is longer than %d bytes", maxLine)
	}
	principals, rest, ok := cutField(text)
	if !ok {
		return s, errors.New("not a line of allowed signers: principals, options and a public key")
	}
	if s.principals, err = patterns(principals); err != nil {
		return s, err
	}
	key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(rest))
	if err != nil {
		return s, errors.New("no public key stands behind the principals and options; copy the line of the .pub file there")
	}
	s.key = key
	for _, option := range options {
		name, value, _ := strings.Cut(option, "=")
		name = strings.ToLower(name)
		if value != "" {
			if len(value) < 2 || value[0] != '"' || value[len(value)-1] != '"' {
				return s, fmt.Errorf("the value of the option %s wants quotation marks: %s=%q", name, name, value)
			}
			value = value[1 : len(value)-1]
		}
		switch {
		case strings.EqualFold(option, "cert-authority"):
			s.authority = true
		case name == "namespaces" && value != "" && s.namespaces == nil:
			s.namespaces, err = patterns(value)
		case name == "valid-after" && s.after.IsZero():
			s.after, err = timestamp(value)
		case name == "valid-before" && s.till.IsZero():
			s.till, err = timestamp(value)
		default:
			err = fmt.Errorf("the option %s is unknown, without a value, or there twice; namespaces, valid-after, valid-before and cert-authority are known", option)
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// cutField cuts the first field off a line; it may stand in quotation marks.
func cutField(text string) (field, rest string, ok bool) {
	if quoted, isQuoted := strings.CutPrefix(text, `"`); isQuoted {
		field, rest, ok = strings.Cut(quoted, `"`)
	} else if i := strings.IndexAny(text, " \t"); i > 0 {
		field, rest, ok = text[:i], text[i:], true
	}
	rest = strings.TrimSpace(rest)
	return field, rest, ok && field != "" && rest != ""
}

// Allows returns nil if a key is trusted at a time to sign as a person. The error says what there
// is of the key and of the person instead.
func (s *Signers) Allows(key ssh.PublicKey, identity string, now time.Time) error {
	var why []string
	for _, l := range s.lines {
		same, named := bytes.Equal(l.key.Marshal(), key.Marshal()), match(l.principals, identity)
		at := fmt.Sprintf("%s:%d ", s.file, l.line)
		switch {
		case l.authority && named:
			why = append(why, at+"names a certificate authority for that signer, which is not supported here: ssh-keygen -Y verify is")
		case l.authority:
		case same && !named:
			why = append(why, at+"has this key for another signer")
		case !same && named:
			why = append(why, at+"has another key for that signer, "+Describe(l.key))
		case !same:
		case l.namespaces != nil && !match(l.namespaces, Namespace):
			why = append(why, at+fmt.Sprintf("does not have %q among the namespaces of this key", Namespace))
		case !l.after.IsZero() && now.Before(l.after):
			why = append(why, at+"has this key as valid from "+l.after.Format(time.RFC3339)+" on")
		case !l.till.IsZero() && now.After(l.till):
			why = append(why, at+"has this key as valid until "+l.till.Format(time.RFC3339))
		default:
			return nil
		}
	}
	if why == nil {
		why = []string{s.file + " has neither the key nor the signer"}
	}
	return fmt.Errorf("signed by the key %s, which is not trusted as that of %s: %s", Describe(key), identity, strings.Join(why, "; "))
}

// pattern is one of a list as ssh_config(5) has them: ? is any character, * any number of them,
// and one that begins with ! excludes.
type pattern struct {
	excludes bool
	of       *regexp.Regexp
}

var wildcards = strings.NewReplacer(`\*`, `.*`, `\?`, `.`)

// patterns reads a list with commas.
func patterns(list string) (all []pattern, err error) {
	for text := range strings.SplitSeq(list, ",") {
		text, excludes := strings.CutPrefix(text, "!")
		of, err := regexp.Compile(`(?s)^` + wildcards.Replace(regexp.QuoteMeta(text)) + `$`)
		if err != nil {
			return nil, fmt.Errorf("%q is no pattern: %w", text, err)
		}
		all = append(all, pattern{excludes, of})
	}
	return all, nil
}

// match reports whether a name is in a list: a pattern takes it in, and none excludes it.
func match(list []pattern, name string) (is bool) {
	for _, p := range list {
		if p.of.MatchString(name) {
			if p.excludes {
				return false
			}
			is = true
		}
	}
	return is
}

// timestamp reads YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, in local time or, with a Z behind it,
// in UTC.
func timestamp(text string) (time.Time, error) {
	digits, utc := strings.CutSuffix(text, "Z")
	zone := time.Local
	if utc {
		zone = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(digits) == len(layout) {
			if t, err := time.ParseInLocation(layout, digits, zone); err == nil {
				return t, nil
			}
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time; write YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, with Z behind it for UTC", text)
}
