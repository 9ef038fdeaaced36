// Package review is a page on this computer, on which a person reads the statements of a deck beside their passages
// and says whether these support them. Verdicts go to the file of reviews in the deck's folder.
package review

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/words"
)

// Session is a person who reviews a deck. The deck is read anew for each question, since its author may be at
// work on it.
type Session struct {
	Deck    fs.FS
	Name    string // of the deck's text
	Sources fs.FS  // the source texts; nil for none
	File    string // the path of the file of reviews
	Title   string // of the deck
	Lang    string // the tag of the deck's language, which the page speaks
	By      string // who reviews
	Now     func() time.Time

	judging sync.Mutex
	given   []pandoc.Judgement // the verdicts of this session, which can be taken back
}

// say is a text of the page in the deck's language, with what is put in for {0}.
func (s *Session) say(name string, put ...any) string {
	text := words.In(s.Lang).Review[name]
	for i, v := range put {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(v))
	}
	return text
}

// piece is a part of a text; a marked one is a figure, date or quotation that the statement and the passage share.
type piece struct {
	Text   string `json:"text"`
	Marked bool   `json:"marked,omitempty"`
}

// item is a statement as the page shows it.
type item struct {
	Key      string   `json:"key"` // stands for the statement and the texts of its passages
	Slide    string   `json:"slide"`
	Title    string   `json:"title"`
	Line     int      `json:"line"`
	Text     []piece  `json:"text"`
	Passages []beside `json:"passages"`
	Hindered string   `json:"hindered,omitempty"` // why no verdict can be given; empty where one can
	reading
}

// reading is who has read a statement.
type reading struct {
	Verdicts []verdict `json:"verdicts"`
	Unread   bool      `json:"unread,omitempty"`  // by anybody
	Doubted  bool      `json:"doubted,omitempty"` // by somebody
}

type beside struct {
	Name  string  `json:"name"`
	Title string  `json:"title"`
	Text  []piece `json:"text"`            // none where the source's text is not there, or stands in tables
	Parts []part  `json:"parts,omitempty"` // of a file of results
	Left  int     `json:"left,omitempty"`  // the rows that are not among them
}

// part is a table of a file of results.
type part struct {
	Name   string      `json:"name"`
	Headed bool        `json:"headed,omitempty"`
	Rows   [][][]piece `json:"rows"`
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
	statements, err := s.statements(s.Sources, nil)
	if err != nil {
		return nil, err
	}
	all := []item{}
	for i := range statements {
		all = append(all, s.item(&statements[i]))
	}
	return all, nil
}

// statements reads the statements of the deck, and the passages of those that are wanted, nil for all, from sources, nil for none.
func (s *Session) statements(sources fs.FS, wanted func(*evidence.Statement) bool) ([]evidence.Statement, error) {
	all, err := evidence.Statements(s.Deck, s.Name, sources, wanted)
	if err != nil {
		return nil, wrong(s.say("broken", err))
	}
	return all, nil
}

func (s *Session) item(of *evidence.Statement) item {
	shown := item{Key: key(of), Slide: of.Slide, Title: of.Title, Line: of.Line, Text: pieces(of.Text, of.Marks), Hindered: s.hindered(of), reading: s.reading(of)}
	for _, b := range of.Passages {
		passage := beside{Name: b.Name, Title: b.Title, Parts: parts(b.Parts), Left: b.Left}
		if passage.Parts == nil {
			passage.Text = pieces(b.Text, b.Marks)
		}
		shown.Passages = append(shown.Passages, passage)
	}
	return shown
}

// hindered says why no verdict can be given on a statement; empty where one can.
func (s *Session) hindered(of *evidence.Statement) (why string) {
	for _, b := range of.Passages {
		switch {
		case b.Sum == "":
			why = s.say("unlocked", b.Name)
		case b.Stale:
			why = s.say("stale", b.Name)
		case b.Text == "":
			why = cmp.Or(why, s.say("missing", b.Name))
		}
	}
	return why
}

func (s *Session) reading(of *evidence.Statement) reading {
	r := reading{Verdicts: []verdict{}, Unread: of.Unread(), Doubted: of.Doubt() != nil}
	for _, j := range of.Reviews {
		v := verdict{By: j.By, On: j.On.In(words.In(s.Lang).App.Dates), Verdict: j.Verdict, Note: j.Note, Mine: j.By == s.By, Changed: j.Changed}
		if j.Changed == evidence.StatementChanged {
			v.Said = j.Statement
		}
		r.Verdicts = append(r.Verdicts, v)
	}
	return r
}

// parts are the tables of a passage with their cells in pieces.
func parts(of []evidence.Part) (all []part) {
	for _, p := range of {
		shown := part{Name: p.Name, Headed: p.Headed}
		for _, row := range p.Rows {
			cells := make([][]piece, len(row))
			for i, cell := range row {
				cells[i] = pieces(cell.Text, cell.Marks)
			}
			shown.Rows = append(shown.Rows, cells)
		}
		all = append(all, shown)
	}
	return all
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

// judged is who has read a statement after a verdict, or after the taking back of one.
type judged struct {
	Key  string `json:"key"`
	Undo int    `json:"undo,omitempty"` // with which the verdict can be taken back; 0 where it has been
	reading
	Gone bool `json:"gone,omitempty"` // the deck has the statement no more
}

// judge writes a verdict, and returns who has read the statement now.
func (s *Session) judge(said judgement) (*judged, error) {
	note := strings.Join(strings.Fields(said.Note), " ")
	switch {
	case !slices.Contains(slides.ReviewVerdicts, said.Verdict):
		return nil, wrong(s.say("noVerdict"))
	case len(note) > maxNote:
		return nil, wrong(s.say("longNote", maxNote))
	}
	s.judging.Lock()
	defer s.judging.Unlock()
	statement, err := s.find(said.Key, s.Sources)
	if err != nil {
		return nil, err
	}
	if statement == nil {
		return nil, wrong(s.say("moved"))
	}
	if hindered := s.hindered(statement); hindered != "" {
		return nil, wrong(hindered)
	}
	entry := pandoc.Judgement{Slide: statement.Slide, Statement: statement.Text, Passages: statement.Names(), Texts: statement.TextSums()}
	entry.By, entry.Verdict, entry.Note = s.By, said.Verdict, note
	entry.On = slides.Date(s.Now().Format(time.DateOnly))
	if err := add(s.File, entry); err != nil {
		return nil, err
	}
	s.given = append(s.given, entry)
	statement.Take(evidence.Judgement{Judgement: entry})
	return &judged{Key: said.Key, Undo: len(s.given), reading: s.reading(statement)}, nil
}

// undo takes a verdict of this session back: what was there before counts again.
func (s *Session) undo(which int) (*judged, error) {
	s.judging.Lock()
	defer s.judging.Unlock()
	if which < 1 || which > len(s.given) {
		return nil, wrong(s.say("nothingToUndo"))
	}
	entry := s.given[which-1]
	err := remove(s.File, entry)
	if errors.Is(err, errNotThere) {
		return nil, wrong(s.say("notTakenBack", pandoc.ReviewFile))
	}
	if err != nil {
		return nil, err
	}
	key := digest(slices.Concat([]string{entry.Slide, entry.Statement}, entry.Passages, entry.Texts))
	statement, err := s.find(key, nil)
	if err != nil || statement == nil { // what is wrong with the deck shows when it is read the next time
		return &judged{Key: key, Gone: true, reading: reading{Verdicts: []verdict{}}}, nil
	}
	return &judged{Key: key, reading: s.reading(statement)}, nil
}

// find returns the statement with a key; nil where the deck has none, or its passages are others now.
func (s *Session) find(wanted string, sources fs.FS) (*evidence.Statement, error) {
	is := func(of *evidence.Statement) bool { return key(of) == wanted }
	statements, err := s.statements(sources, is)
	if err != nil {
		return nil, err
	}
	for i := range statements {
		if is(&statements[i]) {
			return &statements[i], nil
		}
	}
	return nil, nil
}
