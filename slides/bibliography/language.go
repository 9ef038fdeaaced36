package bibliography

import (
	"strings"

	"golang.org/x/text/language"
)

// languageNames are the tags of languages by the names that bibliographies of LaTeX give them, besides those that are tags.
var languageNames = map[string]string{
	"english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "german": "de", "ngerman": "de", "germanb": "de", "austrian": "de-AT", "naustrian": "de-AT",
	"swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr", "français": "fr", "spanish": "es", "italian": "it", "portuguese": "pt-PT", "brazilian": "pt-BR", "dutch": "nl", "danish": "da",
	"swedish": "sv", "norwegian": "nb", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "polish": "pl", "czech": "cs", "russian": "ru", "ukrainian": "uk", "turkish": "tr", "greek": "el", "hungarian": "hu",
	"romanian": "ro", "japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "deutsch": "de", "englisch": "en",
}

// maxLanguage bounds the bytes of a language's tag or name: parsing one takes longer than in proportion.
const maxLanguage = 35

// languageTag is the tag of a language by its tag or name, the first of several; empty for one that is not known, for then the text tells.
func languageTag(text string) string {
	text, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(text)), ",")
	text, _, _ = strings.Cut(text, ";")
	if tag := languageNames[text]; tag != "" {
		return tag
	}
	if text == "" || len(text) > maxLanguage {
		return ""
	}
	tag, err := language.Parse(strings.ReplaceAll(text, "_", "-"))
	if err != nil {
		return ""
	}
	return tag.String()
}
