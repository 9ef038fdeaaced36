package evidence

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

// a sentence of a deck about the one passage that it cites.
type sentence struct{ passage, says string }

// said checks sentences, all with passages of their own, in a deck of a language, and returns what is found of each.
func saidOfAll(t *testing.T, lang string, all []sentence) []string {
	t.Helper()
	var deck, texts strings.Builder
	deck.WriteString("---\ntitle: Claims\nlang: " + lang + "\nbibliography: sources.yaml\n---\n\n# Claims {#claims}\n\n")
	for i, s := range all {
		texts.WriteString(s.passage + "\n\n")
		deck.WriteString(strings.ReplaceAll(s.says, "@", "[@s, ¶"+itoa(i+1)+"]") + "\n\n")
	}
	return foundInLines(t, deck.String(), texts.String(), len(all))
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// foundInLines checks a deck whose n sentences are every other line from the eighth on.
func foundInLines(t *testing.T, deck, text string, n int) []string {
	t.Helper()
	const first = 9
	files := fstest.MapFS{
		"deck.md":      {Data: []byte(deck)},
		"sources.yaml": {Data: []byte("references:\n- {id: s, type: book, title: S, issued: 2010, file: s.txt}\n")},
	}
	sources := fstest.MapFS{"s.txt": {Data: []byte(text)}}
	lock, err := Lock(files, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	files[LockFile] = &fstest.MapFile{Data: lock}
	found, err := Check(files, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	of := make([]string, n)
	for _, f := range found {
		i := (f.Line - first) / 2
		if f.File != "deck.md" || i < 0 || i >= n || f.Severity == Unchecked {
			if f.Rule != "format" {
				t.Errorf("a finding elsewhere: %s", f)
			}
			continue
		}
		if of[i] == "" || f.Severity == Unproven {
			of[i] = string(f.Severity) + " " + f.Message
		}
	}
	return of
}

// planted are errors, by the language of the deck. Those that are only looked at begin with a question mark.
var planted = map[string][]sentence{
	"en": {
		// units
		{"The ship carried 7,400 kg of coal.", "The ship carried 7,400 tonnes @."},
		{"The ship carried 7,400 kg of coal.", "The ship carried 7.4 kg of coal @."},
		{"The ship carried 7,400 kg of coal.", "The ship carried 74 tonnes @."},
		{"The well is 120 feet deep.", "The well is 120 metres deep @."},
		{"The fire lasted 72 hours.", "The fire lasted 72 days @."},
		{"The fire lasted 72 hours.", "The fire lasted four days @."},
		{"The plant makes 40 MW.", "The plant makes 40 GW @."},
		{"The reserve is 300 square kilometres.", "The reserve is 300 square miles @."},
		{"The reserve is 300 hectares.", "The reserve is 300 acres @."},
		{"The wind reached 90 km/h.", "The wind reached 90 mph @."},
		{"It was 30 °C.", "It was 30 °F @."},
		{"The file has 40 megabytes.", "The file has 40 gigabytes @."},
		{"In the survey 52% had a library.", "In the survey 52 schools had a library @."},
		{"In the survey 52 schools had a library.", "In the survey 52% had a library @."},
		{"The rate rose by 5 percentage points.", "The rate rose by 5% @."},
		{"The rate rose by 5%.", "The rate rose by 5 percentage points @."},
		{"The rate rose 5 times.", "The rate rose 5% @."},
		{"It grew to 4 times the size.", "It grew to 4 tonnes @."},
		{"The walk takes 45 minutes.", "The walk takes 45 seconds @."},
		{"The half-life is 30 years.", "The half-life is 30 days @."},
		{"Half of one percent failed.", "5% failed @."},
		// currencies
		{"The bridge cost A$40 million.", "The bridge cost US$40 million @."},
		{"The bridge cost US$40 million.", "The bridge cost C$40 million @."},
		{"The bridge cost $40 million.", "The bridge cost €40 million @."},
		{"The bridge cost 40 million Australian dollars.", "The bridge cost 40 million US dollars @."},
		{"The bridge cost USD 500.", "The bridge cost CAD 500 @."},
		{"The bridge cost A$40 million.", "?The bridge cost $40 million @."},
		// nouns
		{"The county has 310 hospitals and 52 wards.", "The county has 310 wards @."},
		{"The county has 310 hospitals.", "?The county has 310 wards @."},
		{"Of the 640 teachers 12 left.", "?Of the 640 pupils 12 left @."},
		{"The census found 4,200 households.", "?The census found 4,200 schools @."},
		{"They planted 900 oak trees.", "?They planted 900 hedges @."},
		{"Some 52% of schools have a library.", "?52% of pupils have a library @."},
		{"Police held 64 protesters and freed 12 journalists.", "Police held 64 journalists @."},
		{"There are 1,200 firms.", "?There are 1,200 companies @."},
		{"The trial had 240 patients.", "?The trial had 240 doctors @."},
		// fractions and multiples
		{"Three-fifths of the towns paid.", "Four-fifths of the towns paid @."},
		{"A third of the towns paid.", "Two thirds of the towns paid @."},
		{"⅓ of the towns paid.", "⅔ of the towns paid @."},
		{"A third of the towns paid.", "A fifth of the towns paid @."},
		{"A quarter of the towns paid.", "Half of the towns paid @."},
		{"A quarter of the towns paid.", "Three quarters of the towns paid @."},
		{"60% of the towns paid.", "Two thirds of the towns paid @."},
		{"Two thirds of the towns paid.", "75% of the towns paid @."},
		{"Output doubled.", "Output trebled @."},
		{"Output doubled in two years.", "Output trebled in two years @."},
		{"Output grew fivefold.", "Output doubled @."},
		{"The staff was halved.", "The staff was cut by a third @."},
		{"One in five towns paid.", "One in three towns paid @."},
		{"Dozens of boats left.", "Hundreds of boats left @."},
		{"Hundreds of boats left.", "Thousands of boats left @."},
		{"In all 34 boats left.", "Hundreds of boats left @."},
		{"Two and a half million came.", "Two million came @."},
		{"It took 2½ hours.", "It took 3½ hours @."},
		// direction
		{"Unemployment fell by 12%.", "Unemployment rose by 12% @."},
		{"Unemployment rose to 12%.", "Unemployment fell to 12% @."},
		{"Sales grew 31% last year.", "Sales shrank 31% last year @."},
		{"Sales increased from 31 to 48 million.", "Sales dropped from 31 to 48 million @."},
		{"There was a 12% increase in sales.", "There was a 12% drop in sales @."},
		{"There were 40% fewer accidents.", "There were 40% more accidents @."},
		// bounds
		{"More than 600 firms were hit.", "Fewer than 600 firms were hit @."},
		{"Fewer than 600 firms were hit.", "More than 600 firms were hit @."},
		{"At least 40 people came.", "At most 40 people came @."},
		{"Up to 40 people came.", "At least 40 people came @."},
		{"Nearly 90,000 came.", "More than 90,000 came @."},
		{"600 firms were hit.", "?More than 600 firms were hit @."},
		{"7,400 came.", "More than 8,000 came @."},
		{"7,400 came.", "About 8,000 came @."},
		{"7,400 came.", "Nearly 7,000 came @."},
		{"7,400 came.", "Fewer than 7,000 came @."},
		// before and after, first and last
		{"It began before 2013.", "It began after 2013 @."},
		{"It was built after 1950.", "It was built before 1950 @."},
		{"The first 50 patients recovered.", "The last 50 patients recovered @."},
		{"They first met in February 2014.", "They last met in February 2014 @."},
		// names and labels
		{"Ward 3 has 12 beds.", "3 proposals were made @."},
		{"Three proposals were made.", "Phase 3 was opened @."},
		{"Ward 3 was closed.", "Ward 4 was closed @."},
		{"In Germany 7,777 were counted.", "In Germany 7778 were counted @."},
		// written after the rules, which then were changed for six of them
		{"The dam holds 41 million cubic metres of water.", "The dam holds 41 million litres of water @."},
		{"Rainfall averaged 820 mm a year.", "Rainfall averaged 820 cm a year @."},
		{"The committee met on 14 occasions, with 38 witnesses.", "14 witnesses were heard @."},
		{"Wages fell 3.2% in real terms.", "Real wages were up 3.2% @."},
		{"The fund lost €18 million.", "The fund gained €18 million @."},
		{"Barely a quarter of members voted, 26%.", "Three quarters of members voted @."},
		{"Prices have doubled since 1998.", "Prices have halved since 1998 @."},
		{"No more than 15 staff may be absent.", "At least 15 staff may be absent @."},
		{"The site covers 12 acres.", "The site covers 12 hectares @."},
		{"It weighs 3.5 pounds.", "It weighs 3.5 kilograms @."},
		{"The court heard 260 appeals and 75 petitions.", "The court heard 75 appeals @."},
		{"Over 4,000 homes lost power.", "Under 4,000 homes lost power @."},
		{"The tower is 96 metres tall.", "The tower is 960 metres tall @."},
		{"A fifth of pupils are absent.", "A tenth of pupils are absent @."},
		{"The ferry carries 180 cars.", "?The ferry carries 180 passengers @."},
		{"Emissions declined from 40 to 31 megatonnes.", "Emissions climbed from 40 to 31 megatonnes @."},
		{"The loan was NZ$25 million.", "The loan was A$25 million @."},
		{"The talks lasted 11 weeks.", "The talks lasted 11 months @."},
		{"It was closed until 1987.", "It was closed since 1987 @."},
		{"Turnout dropped 6 points to 58%.", "Turnout rose 6 points to 58% @."},
		{"Hundreds of letters arrived.", "Dozens of letters arrived @."},
		{"The last 30 miles are unpaved.", "The first 30 miles are unpaved @."},
		{"Some 340 nurses and 90 doctors signed.", "Some 340 doctors signed @."},
		{"Costs quadrupled.", "Costs doubled @."},
		{"The trial enrolled 1,820 women.", "?The trial enrolled 1,820 men @."},
		{"About 45% of waste is recycled, up from 38%.", "Recycling fell to 45% @."},
		{"They lost 14 of 20 matches.", "They won 14 of 20 matches @."},
		{"The plant employs 2,300.", "The plant employs fewer than 2,000 @."},
		{"Half the sample was rejected.", "Two thirds of the sample was rejected @."},
	},
	"de": {
		{"Das Schiff trug 7400 kg Kohle.", "Das Schiff trug 7400 Tonnen Kohle @."},
		{"Zwei Drittel der Orte zahlten.", "Drei Viertel der Orte zahlten @."},
		{"Mehr als 600 Orte zahlten.", "Weniger als 600 Orte zahlten @."},
		{"Die Zahl stieg um 12 %.", "Die Zahl sank um 12 % @."},
		{"Der Anteil stieg um 5 Prozentpunkte.", "Der Anteil stieg um 5 % @."},
		{"Am 14. August 2003 schloss das Werk.", "Am 15.8.2003 schloss das Werk @."},
	},
	"fr": {
		{"Le navire portait 7400 kg.", "Le navire portait 7400 tonnes @."},
		{"Deux tiers des villes ont payé.", "Trois quarts des villes ont payé @."},
		{"Plus de 600 villes ont payé.", "Moins de 600 villes ont payé @."},
		{"Le feu a duré 72 heures.", "Le feu a duré 72 jours @."},
	},
	"zh": {
		{"这艘船运载了7400公斤。", "这艘船运载了7400吨 @。"},
		{"三分之一的城镇付款。", "三分之二的城镇付款 @。"},
		{"超过310家医院关闭。", "不到310家医院关闭 @。"},
		{"产量增加了12%。", "产量减少了12% @。"},
		{"医院有280张床位。", "患者平均住院280天 @。"},
		{"医院有280张床位。", "?医院有280名医生 @。"},
		{"会议下午在16时05分开始。", "会议在16:06开始，有310人 @。"},
	},
}

func TestErrorsInWhatIsSaidWithAFigureAreFound(t *testing.T) {
	count := 0
	for lang, all := range bothOf(planted, plantedForms) {
		bare := make([]sentence, len(all))
		for i, s := range all {
			bare[i] = sentence{s.passage, strings.TrimPrefix(s.says, "?")}
		}
		for i, got := range saidOfAll(t, lang, bare) {
			want := "finding "
			if strings.HasPrefix(all[i].says, "?") {
				want = "look "
			}
			if !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s | %s: got %q, want a %s", lang, all[i].passage, all[i].says, got, want)
			}
			count++
		}
	}
	if count < 90 {
		t.Errorf("%d errors only", count)
	}
}

func TestHonestSentencesPass(t *testing.T) {
	count := 0
	for lang, all := range bothOf(honest, honestForms) {
		for i, got := range saidOfAll(t, lang, all) {
			if got != "" {
				t.Errorf("%s: %s | %s: got %s", lang, all[i].passage, all[i].says, got)
			}
			count++
		}
	}
	if count < 90 {
		t.Errorf("%d sentences only", count)
	}
}

// bothOf are the sentences of two lists, by their languages.
func bothOf(a, b map[string][]sentence) map[string][]sentence {
	all := map[string][]sentence{}
	for lang := range a {
		all[lang] = slices.Concat(a[lang], b[lang])
	}
	return all
}
