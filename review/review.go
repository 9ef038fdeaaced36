// Package review is a page on this computer, on which a person reads the statements of a deck beside their passages
// and says whether these support them. Verdicts go to the file of reviews in the deck's folder.
package review

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

// Session is a person who reviews a deck. The deck is read anew for each question, since its author may be at
// work on it.
type Session struct {
	Deck    fs.FS
	Name    string // of the deck's text
	Sources fs.FS  // the source texts; nil for none
	File    string // the path of the file of reviews
	Title   string // of the deck
	By      string // who reviews
	Now     func() time.Time

	judging sync.Mutex
}

// piece is a part of a text; a marked one is a figure, date or quotation that the statement and the passage share.
type piece struct {
	Text   string `json:"text"`
	Marked bool   `json:"marked,omitempty"`
}

// item is a statement as the page shows it.
type item struct {
	Key      string    `json:"key"` // stands for the statement and the texts of its passages
	Slide    string    `json:"slide"`
	Title    string    `json:"title"`
	Line     int       `json:"line"`
	Text     []piece   `json:"text"`
	Passages []beside  `json:"passages"`
	Verdicts []verdict `json:"verdicts"`
	Hindered string    `json:"hindered,omitempty"` // why no verdict can be given; empty where one can
}

type beside struct {
	Name  string  `json:"name"`
	Title string  `json:"title"`
	Text  []piece `json:"text"` // none where the source's text is not there
}

// verdict is what somebody has said of a statement.
type verdict struct {
	By      string `json:"by"`
	On      string `json:"on"`
	Verdict string `json:"verdict"`
	Note    string `json:"note,omitempty"`
	Mine    bool   `json:"mine,omitempty"`
	Changed string `json:"changed,omitempty"` // what is another since
	Said    string `json:"said,omitempty"`    // the statement as it was, where that has changed
}

// items returns the statements of the deck.
func (s *Session) items() ([]item, error) {
	statements, err := evidence.Statements(s.Deck, s.Name, s.Sources)
	if err != nil {
		return nil, fmt.Errorf("the deck cannot be read:\n%w", err)
	}
	all := []item{}
	for i := range statements {
		all = append(all, s.item(&statements[i]))
	}
	return all, nil
}

func (s *Session) item(of *evidence.Statement) item {
	shown := item{Key: key(of), Slide: of.Slide, Title: of.Title, Line: of.Line, Text: pieces(of.Text, of.Marks), Verdicts: []verdict{}}
	for _, b := range of.Passages {
		shown.Passages = append(shown.Passages, beside{b.Name, b.Title, pieces(b.Text, b.Marks)})
		switch {
		case b.Sum == "":
			shown.Hindered = b.Name + " is not locked; run exhibit lock"
		case b.Stale:
			shown.Hindered = "the text of " + b.Name + " is another than the one that is locked; run exhibit lock"
		case b.Text == "":
			shown.Hindered = cmp.Or(shown.Hindered, "the text of "+b.Name+" is not here; put it among the sources")
		}
	}
	for _, j := range of.Reviews {
		v := verdict{By: j.By, On: j.On.String(), Verdict: j.Verdict, Note: j.Note, Mine: j.By == s.By, Changed: j.Changed}
		if j.Changed == evidence.StatementChanged {
			v.Said = j.Statement
		}
		shown.Verdicts = append(shown.Verdicts, v)
	}
	return shown
}

// key stands for a statement and the texts of its passages: what is judged is what was read.
func key(s *evidence.Statement) string {
	return digest(slices.Concat([]string{s.Slide, s.Text}, s.Names(), s.TextSums()))
}

// pieces divides a text at its marks, which are in order.
func pieces(text string, marks [][2]int) []piece {
	var all []piece
	add := func(part string, marked bool) {
		if part != "" {
			all = append(all, piece{part, marked})
		}
	}
	at := 0
	for _, m := range marks {
		add(text[at:m[0]], false)
		add(text[m[0]:m[1]], true)
		at = m[1]
	}
	add(text[at:], false)
	return all
}

// maxNote is how long a remark may be, in bytes.
const maxNote = 2000

// judgement is a verdict as the page sends it.
type judgement struct {
	Key     string `json:"key"`
	Verdict string `json:"verdict"`
	Note    string `json:"note"`
}

// wrong is an error that the page's user can do something about.
type wrong string

func (w wrong) Error() string { return string(w) }

// judge writes a verdict, and returns the statement with it.
func (s *Session) judge(said judgement) (*item, error) {
	note := strings.Join(strings.Fields(said.Note), " ")
	switch {
	case !slices.Contains(slides.ReviewVerdicts, said.Verdict):
		return nil, wrong("no such verdict")
	case len(note) > maxNote:
		return nil, wrong("the note is too long")
	}
	s.judging.Lock()
	defer s.judging.Unlock()
	statement, err := s.find(said.Key)
	if err != nil {
		return nil, err
	}
	if hindered := s.item(statement).Hindered; hindered != "" {
		return nil, wrong(hindered)
	}
	entry := pandoc.Judgement{Slide: statement.Slide, Statement: statement.Text, Passages: statement.Names(), Texts: statement.TextSums()}
	entry.By, entry.Verdict, entry.Note = s.By, said.Verdict, note
	entry.On = slides.Date(s.Now().Format(time.DateOnly))
	if err := add(s.File, entry); err != nil {
		return nil, err
	}
	if statement, err = s.find(said.Key); err != nil {
		return nil, err
	}
	shown := s.item(statement)
	return &shown, nil
}

// find returns the statement with a key.
func (s *Session) find(wanted string) (*evidence.Statement, error) {
	statements, err := evidence.Statements(s.Deck, s.Name, s.Sources)
	if err != nil {
		return nil, wrong(fmt.Sprintf("the deck cannot be read: %v", err))
	}
	for i := range statements {
		if key(&statements[i]) == wanted {
			return &statements[i], nil
		}
	}
	return nil, wrong("the deck, or the passage, has changed since the page read it; it is read anew")
}
