package web

import (
	"context"
	"encoding/json"
	"fmt"
	"path"

	"exhibit/cards"
)

const (
	drawingURL    = "/icon.svg"
	iconURL       = "/icon-64.png" // favicon of pages: Chromium decodes it again after each change of the address, which takes long for an SVG
	webManifest   = "/manifest.webmanifest"
	maxShots      = 3  // screenshots in the browser's dialog that installs the deck
	shortName     = 24 // longest short name, in characters
	projectColour = "#0b5c78"
)

// The project's mark: a sheet of a deck with a reference mark. It lies within the safe zone of a
// maskable icon, the circle that a system may cut out.
const (
	leaf = `<path d="M14 17H50V47H14Z" fill="#fbfaf7"/><path d="M20 25H34M20 32H38M20 39H30" fill="none" stroke="#1d1c1a" stroke-width="3"/>` +
		`<circle cx="44" cy="39" r="7" fill="#b23a1d"/></svg>`
	icon     = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M12 0H52A12 12 0 0 1 64 12V52A12 12 0 0 1 52 64H12A12 12 0 0 1 0 52V12A12 12 0 0 1 12 0Z" fill="` + projectColour + `"/>` + leaf
	maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M0 0H64V64H0Z" fill="` + projectColour + `"/>` + leaf
)

// icons are the PNG pictures of the mark, with their widths in pixels. An iPhone asks for the last
// one without being told of it.
var icons = []struct {
	path, drawing string
	pixels        int
}{
	{iconURL, icon, 64},
	{"/icon-192.png", icon, 192},
	{"/icon-512.png", icon, 512},
	{"/icon-maskable-512.png", maskable, 512},
	{"/apple-touch-icon.png", maskable, 180},
}

// appPicture is an entry of a web app manifest: an icon, or with FormFactor a screenshot.
type appPicture struct {
	Src        string `json:"src"`
	Sizes      string `json:"sizes"`
	Type       string `json:"type"`
	Purpose    string `json:"purpose,omitempty"`
	FormFactor string `json:"form_factor,omitempty"`
	Label      string `json:"label,omitempty"`
}

// addWebApp adds what a browser needs to install the deck as an app: the web app manifest and the
// icons. That manifest has nothing to do with the seal's.
func (s *Site) addWebApp(c *linkCards) {
	s.add(webManifest, &resource{contentType: contentTypes[".webmanifest"], cache: revalidate, make: c.webApp})
	s.add(drawingURL, &resource{contentType: contentTypes[".svg"], cache: revalidate, plain: []byte(icon)})
	for _, i := range icons {
		s.add(i.path, &resource{contentType: contentTypes[".png"], cache: aDay, make: func(ctx context.Context, l lane) (c content, err error) {
			err = l.do(ctx, func() (err error) {
				if c.plain, err = cards.Icon(i.drawing, i.pixels); err != nil {
					return fmt.Errorf("drawing %s: %w", i.path, err)
				}
				return nil
			})
			return c, err
		}})
	}
}

// webApp makes the web app manifest.
func (c *linkCards) webApp(context.Context, lane) (content, error) {
	d := c.deck
	manifest := struct {
		ID          string       `json:"id"`
		Name        string       `json:"name"`
		ShortName   string       `json:"short_name"`
		Description string       `json:"description"`
		Lang        string       `json:"lang"`
		Dir         string       `json:"dir"`
		StartURL    string       `json:"start_url"`
		Scope       string       `json:"scope"`
		Display     string       `json:"display"`
		Background  string       `json:"background_color"`
		Theme       string       `json:"theme_color"`
		Icons       []appPicture `json:"icons"`
		Screenshots []appPicture `json:"screenshots,omitempty"`
	}{
		ID: d.Base + "/", Name: d.Title, ShortName: shortened(d.Title, shortName), Description: description(d), Lang: d.Lang, Dir: "ltr",
		StartURL: d.Base + "/", Scope: d.Base + "/", Display: "standalone", Background: opening(d.Theme).Page, Theme: opening(d.Theme).Page,
		Icons: []appPicture{{Src: d.Base + drawingURL, Sizes: "any", Type: contentTypes[".svg"], Purpose: "any"}},
	}
	if dir := direction(d.Lang); dir != "" {
		manifest.Dir = dir
	}
	for _, i := range icons {
		purpose := "any"
		if i.drawing == maskable {
			purpose = "maskable"
		}
		manifest.Icons = append(manifest.Icons, appPicture{Src: d.Base + i.path, Sizes: fmt.Sprintf("%dx%d", i.pixels, i.pixels), Type: contentTypes[path.Ext(i.path)], Purpose: purpose})
	}
	shots := 0
	for _, slide := range d.Slides {
		if c.url(slide.Slug) == "" || shots == maxShots {
			continue
		}
		shots++
		shot := appPicture{Type: contentTypes[".png"], Label: slide.Title}
		shot.Src, shot.Sizes, shot.FormFactor = d.Base+cardURL(slide.Slug), fmt.Sprintf("%dx%d", cards.Width, cards.Height), "wide"
		manifest.Screenshots = append(manifest.Screenshots, shot)
		shot.Src, shot.Sizes, shot.FormFactor = d.Base+phoneURL(slide.Slug), fmt.Sprintf("%dx%d", cards.PhoneWidth, cards.PhoneHeight), "narrow"
		manifest.Screenshots = append(manifest.Screenshots, shot)
	}
	text, err := json.Marshal(manifest)
	return content{plain: text}, err
}
