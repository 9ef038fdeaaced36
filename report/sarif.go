package report

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"exhibit/slides/evidence"
	"exhibit/slides/fault"
)

// The part of SARIF 2.1.0 that a report needs, in the words of the standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID     string          `json:"ruleId"`
		RuleIndex  int             `json:"ruleIndex"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations"`
		Fixes      []sarifFix      `json:"fixes,omitempty"`
		Properties sarifProperties `json:"properties"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct {
		ArtifactLocation sarifFile    `json:"artifactLocation"`
		Region           *sarifRegion `json:"region,omitempty"`
	}
	sarifFile struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description     sarifText     `json:"description"`
		ArtifactChanges []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		ArtifactLocation sarifFile          `json:"artifactLocation"`
		Replacements     []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		DeletedRegion   sarifRegion `json:"deletedRegion"`
		InsertedContent sarifText   `json:"insertedContent"`
	}
	// sarifProperties are what SARIF has no place for, by the names of Report's JSON.
	sarifProperties struct {
		Severity evidence.Severity  `json:"severity"`
		Remedy   string             `json:"remedy,omitempty"`
		Slide    string             `json:"slide,omitempty"`
		Passages []evidence.Passage `json:"passages,omitempty"`
	}
)

// levels are SARIF's words for the severities.
var levels = map[evidence.Severity]string{
	evidence.Fault: "error", evidence.Unproven: "error", evidence.Warning: "warning", evidence.Look: "warning", evidence.Unchecked: "note",
}

// sarif writes a log of the Static Analysis Results Interchange Format 2.1.0.
func (r *Report) sarif(w io.Writer) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "exhibit check"}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	index := map[string]int{}
	for i, rule := range evidence.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{rule.Name, sarifText{rule.Means}})
		index[rule.Name] = i
	}
	for _, f := range r.Findings {
		place := sarifPlace{ArtifactLocation: fileAt(r.path(f))}
		if f.Line > 0 {
			place.Region = &sarifRegion{f.Line, f.Column, f.EndLine, f.EndColumn}
		}
		result := sarifResult{
			RuleID: f.Rule, RuleIndex: index[f.Rule], Level: levels[f.Severity], Message: sarifText{f.Message}, Locations: []sarifLocation{{place}},
			Properties: sarifProperties{f.Severity, f.Remedy, f.Slide, f.Passages},
		}
		for _, fix := range f.Fixes {
			if len(fix.Edits) > 0 {
				result.Fixes = append(result.Fixes, r.fix(fix))
			}
		}
		run.Results = append(run.Results, result)
	}
	return write(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// fix is a fix in SARIF's form. Edits of a fix are of one file each.
func (r *Report) fix(fix fault.Fix) sarifFix {
	s := sarifFix{Description: sarifText{fix.Does}}
	for _, e := range fix.Edits {
		s.ArtifactChanges = append(s.ArtifactChanges, sarifChange{fileAt(r.Path(e.File)), []sarifReplacement{{
			sarifRegion{e.StartLine, e.StartColumn, e.EndLine, e.EndColumn}, sarifText{e.NewText},
		}}})
	}
	return s
}

// fileAt is the address of a file that is named from where the command runs.
func fileAt(name string) sarifFile {
	path := filepath.ToSlash(name)
	u := url.URL{Path: path}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
		if !strings.HasPrefix(path, "/") { // a drive of Windows
			u.Path = "/" + path
		}
	}
	return sarifFile{u.String()}
}
