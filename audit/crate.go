package audit

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/annotation"
)

// entity is one of the things that a crate describes.
type entity map[string]any

func ref(id string) entity { return entity{"@id": id} }

// refs are references to entities, one alone as itself.
func refs(ids []string) any {
	all := make([]entity, len(ids))
	for i, id := range ids {
		all[i] = ref(id)
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

// crate collects the entities of a crate, each once.
type crate struct {
	*Pack
	graph []entity
	there map[string]bool
}

// add adds an entity if there is none with its identifier, and returns that.
func (c *crate) add(e entity) string {
	id := e["@id"].(string)
	if !c.there[id] {
		c.there[id] = true
		c.graph = append(c.graph, e)
	}
	return id
}

// author adds a person, or an organisation.
func (c *crate) author(by slides.Creator) string {
	kind, id := "Person", "#person-"
	if by.Organization {
		kind, id = "Organization", "#organization-"
	}
	return c.add(entity{"@id": id + pathURL(by.Name), "@type": kind, "name": by.Name})
}

// crate is the metadata of the pack.
func (p *Pack) crate(files []File) ([]byte, error) {
	c := &crate{Pack: p, there: map[string]bool{}}
	d := p.Deck
	deck := annotation.Folder + "/" + pathURL(p.Name)
	root := entity{
		"@id": "./", "@type": "Dataset", "name": d.Title, "datePublished": string(d.Date),
		"description": "A briefing with the evidence for what it says: deck, data, lock of its sources, manifest and reviews.",
		"license":     ref("#rights"), "mainEntity": ref(deck),
	}
	c.add(entity{"@id": MetadataFile, "@type": "CreativeWork", "conformsTo": ref("https://w3id.org/ro/crate/1.1"), "about": ref("./")})
	c.add(root)
	c.add(entity{"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": "No licence is stated for the whole: the rights are those of the deck's authors, and of its sources where it quotes them."})
	c.add(entity{"@id": "#exhibit", "@type": "SoftwareApplication", "name": "Exhibit", "version": p.Version, "softwareVersion": p.Version})
	var authors []string
	for _, name := range d.Authors {
		authors = append(authors, c.author(slides.Creator{Name: name}))
	}
	if len(authors) > 0 {
		root["author"] = refs(authors)
	}
	if d.Institute != "" {
		root["publisher"] = ref(c.author(slides.Creator{Name: d.Institute, Organization: true}))
	}
	var sources []string
	for i := range d.Sources {
		sources = append(sources, c.source(&d.Sources[i]))
	}
	if len(sources) > 0 {
		root["citation"] = refs(sources)
	}
	from := c.leaning()
	var parts, checked []string
	for _, f := range files {
		id := pathURL(f.Path)
		about := entity{"@id": id, "@type": "File", "name": path.Base(f.Path), "contentSize": fmt.Sprint(len(f.Content)), "sha256": seal.Of("", f.Content).Sum, "encodingFormat": format(f.Path)}
		if f.about != "" {
			about["description"] = f.about
		}
		for key, ids := range from[f.Path] {
			about[key] = refs(ids)
		}
		if of := path.Dir(f.Path); of == Texts || f.Path == annotation.Folder+"/"+p.Name || path.Base(f.Path) == lockFile {
			checked = append(checked, id)
		}
		parts = append(parts, c.add(about))
	}
	root["hasPart"] = refs(parts)
	root["mentions"] = refs(append(c.reviews(), c.add(entity{
		"@id": "#check", "@type": "CreateAction", "name": "exhibit check", "agent": ref("#exhibit"), "instrument": ref("#exhibit"),
		"description": "The check that is in the pack. It has no time: the same files give the same.", "object": refs(checked), "result": ref(CheckFile),
	})))
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", " ")
	err := w.Encode(entity{"@context": []any{"https://w3id.org/ro/crate/1.1/context", entity{"sha256": "https://schema.org/sha256"}}, "@graph": c.graph})
	return b.Bytes(), err
}

// lockFile is the name of the lock in a deck's folder.
const lockFile = "sources.lock"

// leaning says of files of the pack, by path, what they have to do with which sources: a text is an example of its source, and
// the lock and data are made from theirs.
func (c *crate) leaning() map[string]map[string][]string {
	all := map[string]map[string][]string{}
	note := func(file, key, source string) {
		if all[file] == nil {
			all[file] = map[string][]string{}
		}
		if id := annotation.SourceID(source); !slices.Contains(all[file][key], id) {
			all[file][key] = append(all[file][key], id)
		}
	}
	inDeck := func(name string) string { // data may stand beside the text or in its folder
		for _, file := range []string{path.Join("data", name), name} {
			if _, there := c.Files[file]; there {
				return path.Join(annotation.Folder, file)
			}
		}
		return ""
	}
	for i := range c.Deck.Sources {
		s := &c.Deck.Sources[i]
		note(path.Join(annotation.Folder, lockFile), "isBasedOn", s.ID)
		if _, packed := c.Texts[s.File]; packed {
			note(path.Join(Texts, s.File), "exampleOfWork", s.ID)
		} else if file := inDeck(s.File); s.File != "" && file != "" {
			note(file, "exampleOfWork", s.ID)
		}
	}
	for i := range c.Deck.Figures {
		f := &c.Deck.Figures[i]
		file := inDeck(f.Data)
		for j := range f.Records {
			if s := c.Deck.Source(f.Records[j].Cite.Source); s != nil && file != "" && file != inDeck(s.File) {
				note(file, "isBasedOn", s.ID)
			}
		}
	}
	return all
}

// source adds a source, its authors and its licence.
func (c *crate) source(s *slides.Source) string {
	kind := "CreativeWork"
	if s.IsData() {
		kind = "Dataset"
	}
	e := entity{"@id": annotation.SourceID(s.ID), "@type": kind, "name": s.Title}
	for name, value := range map[string]string{"datePublished": string(s.Issued), "url": s.URL} {
		if value != "" {
			e[name] = value
		}
	}
	var authors []string
	for _, by := range s.Creators {
		authors = append(authors, c.author(by))
	}
	if len(authors) > 0 {
		e["author"] = refs(authors)
	}
	if s.Publisher != "" {
		e["publisher"] = ref(c.author(slides.Creator{Name: s.Publisher, Organization: true}))
	}
	if url := s.Rights.URL; url != "" {
		e["license"] = ref(c.add(entity{"@id": url, "@type": "CreativeWork", "name": cmp.Or(s.Rights.Name, "Public domain")}))
	}
	return c.add(e)
}

// reviews adds what persons have read, each verdict as a review of its statement or passage, and returns the statements and passages, which name
// their reviews.
func (c *crate) reviews() (read []string) {
	items := map[string]entity{}
	for i := range c.Deck.Reviewed {
		r := &c.Deck.Reviewed[i]
		key := r.Slide + "\n" + r.Statement
		var of []string
		for _, p := range r.Passages {
			key += "\n" + p.Source + " " + p.Spot.String()
			if id := annotation.SourceID(p.Source); c.there[id] && !slices.Contains(of, id) {
				of = append(of, id)
			}
		}
		item := items[key]
		if item == nil {
			item = c.reviewed(r, len(items)+1)
			if len(of) > 0 && r.Statement != "" {
				item["citation"] = refs(of)
			} else if len(of) > 0 {
				item["isPartOf"] = refs(of)
			}
			items[key] = item
			read = append(read, c.add(item))
		}
		said := r.Verdict
		switch {
		case r.Gone:
			said += "; the statement is not in the deck any more"
		case r.Changed != "":
			said += fmt.Sprintf("; %s has changed since", r.Changed)
		}
		if r.Note != "" {
			said += ". " + r.Note
		}
		review := c.add(entity{
			"@id": fmt.Sprintf("#review-%d", i+1), "@type": "Review", "name": r.Verdict, "author": ref(c.author(slides.Creator{Name: r.By})),
			"datePublished": string(r.On), "reviewBody": said, "itemReviewed": ref(item["@id"].(string)),
		})
		have, _ := item["review"].([]entity)
		item["review"] = append(have, ref(review))
	}
	return read
}

// reviewed is a statement, or a passage, that somebody has read.
func (c *crate) reviewed(r *slides.Reviewed, number int) entity {
	var names []string
	for _, p := range r.Passages {
		names = append(names, strings.TrimSpace(p.Source+" "+p.Spot.String()))
	}
	beside := strings.Join(names, "; ")
	if r.Statement == "" {
		return entity{"@id": fmt.Sprintf("#passage-%d", number), "@type": "CreativeWork", "name": beside}
	}
	return entity{
		"@id": fmt.Sprintf("#statement-%d", number), "@type": "Claim", "name": "Statement beside " + beside, "text": r.Statement,
		"isPartOf": ref(annotation.Folder + "/" + pathURL(c.Name)),
	}
}
