package evidence

import (
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

// honest are sentences that their passages bear out.
var honest = map[string][]sentence{
	"en": {
		// conversions
		{"The ship carried 7,400 kg of coal.", "The ship carried 7.4 tonnes of coal @."},
		{"The fire lasted three days.", "The fire lasted 72 hours @."},
		{"The fire lasted 72 hours.", "The fire lasted three days @."},
		{"Half of one percent failed.", "0.5% failed @."},
		{"0.5% failed.", "Half of one percent failed @."},
		{"The race is 5 km long.", "The race is about 3 miles long @."},
		{"The race is 5 km long.", "The race is 3.1 miles long @."},
		{"The race is 5 kilometres long.", "The race is 5,000 m long @."},
		{"The park has 2 square kilometres.", "The park has 200 hectares @."},
		{"It was 100 °C.", "It was 212 °F @."},
		{"They stayed for two years.", "They stayed for 24 months @."},
		{"They stayed for two weeks.", "They stayed for 14 days @."},
		{"The plant makes 2 GW.", "The plant makes 2,000 MW @."},
		{"The file has 2 GB.", "The file has 2,000 megabytes @."},
		{"The ship carried 7,400 kilograms.", "The ship carried 7,400 kg @."},
		{"The ship carried 12 tons.", "The ship carried 12 tonnes @."},
		{"The talk lasted an hour, or 60 minutes.", "The talk lasted 60 min @."},
		{"It took three academic years.", "It took three years @."},
		// nouns
		{"The county has 310 rural hospitals.", "The county has 310 hospitals @."},
		{"The county has 310 hospitals.", "The county has 310 large rural hospitals @."},
		{"Of 310 hospitals 12 closed.", "12 of the 310 hospitals closed @."},
		{"The 23 children left.", "Each child of the 23 left @."},
		{"It fixed five bugs.", "There were five bug fixes @."},
		{"Three dates matter.", "Three works changed the harbour @."},
		{"There are 310 hospitals.", "Hospitals: 310 @."},
		{"The trial had 240 patients in 12 centres.", "The trial had 240 patients, 12 centres @."},
		{"It has 52 schools, or 40%.", "52 schools, 40% of all @."},
		// currencies
		{"The bridge cost $40 million.", "The bridge cost US$40 million @."},
		{"The bridge cost A$40 million.", "The bridge cost 40 million Australian dollars @."},
		{"The bridge cost €40 million.", "The bridge cost 40 million euros @."},
		{"The bridge cost USD 500.", "The bridge cost US$500 @."},
		// fractions and multiples
		{"Three-fifths of the towns paid.", "Three fifths of the towns paid @."},
		{"Three-fifths of the towns paid.", "60% of the towns paid @."},
		{"60% of the towns paid.", "Three-fifths of the towns paid @."},
		{"33% of the towns paid.", "A third of the towns paid @."},
		{"⅓ of the towns paid.", "One third of the towns paid @."},
		{"49% of the towns paid.", "Nearly half of the towns paid @."},
		{"52% of the towns paid.", "More than half of the towns paid @."},
		{"64% of the towns paid.", "About two thirds of the towns paid @."},
		{"Half of the towns paid.", "50% of the towns paid @."},
		{"Output doubled.", "Output grew twofold @."},
		{"Output doubled.", "Output is twice what it was @."},
		{"Output grew fivefold.", "Output is five times what it was @."},
		{"The staff was halved.", "The staff was cut by half @."},
		{"One in five towns paid.", "20% of the towns paid @."},
		{"Output rose from 40 to 80.", "The second half saw 80 @."},
		{"In all 34 boats left.", "Dozens of boats left @."},
		{"In all 340 boats left.", "Hundreds of boats left @."},
		{"Two and a half million came.", "2.5 million came @."},
		{"It took 2½ hours.", "It took two and a half hours @."},
		{"It took 2½ hours.", "It took 150 minutes @."},
		{"Half a million came.", "500,000 came @."},
		{"A quarter of wheat cost 99 shillings.", "A quarter of wheat cost 99 shillings @."},
		// direction and bound
		{"Unemployment fell by 12%.", "Unemployment dropped by 12% @."},
		{"Unemployment fell by 12%.", "Unemployment was 12% lower @."},
		{"Sales rose from 31 to 48 million.", "Sales grew from 31 to 48 million @."},
		{"Sales rose while costs fell to 31 million.", "Costs fell to 31 million @."},
		{"Sales did not fall below 31 million.", "Sales rose to at least 31 million @."},
		{"More than 600 firms were hit.", "Over 600 firms were hit @."},
		{"More than 600 firms were hit.", "600 firms were hit, at least @."},
		{"At least 40 people came.", "40 or more people came @."},
		{"7,400 people came.", "About 7,000 people came @."},
		{"7,400 people came.", "More than 7,000 people came @."},
		{"7,400 people came.", "Fewer than 8,000 people came @."},
		{"6,960 people came.", "Nearly 7,000 people came @."},
		{"21.5 million came.", "More than 20 million came @."},
		{"21.5 million came.", "Some 22 million came @."},
		{"Nearly 90,000 came.", "Almost 90,000 came @."},
		{"The plan runs over 3 years.", "The plan takes 3 years @."},
		{"It began before 2013.", "It began before 2013 @."},
		{"It was so since 2013.", "It was so from 2013 on @."},
		{"The first 50 patients recovered.", "Of the first 50 patients all recovered @."},
		// refused though honest
		{"The gulls were 12 on 3 May, 20 on 5 May and 40 on 9 May 2011.", "On 3 May 2011 there were 12 gulls @."},
		{"There were 12 gulls on 3 May 2011 and 40 on 9 May 2011.", "12 on 3 May, 40 on 9 May 2011 @."},
		{"It left at 16:05.", "It left at 4:05 pm @."},
		{"It left at 4:05 p.m.", "It left at 16:05 @."},
		{"It left at 4 pm.", "It left at 16:00 @."},
		{"It left on 14 August 2003.", "It left on 14/8/2003 @."},
		{"It left on August 14, 2003.", "It left on 14.8.2003 @."},
		{"It left on 3 May 2011.", "It left on 3/5/2011 @."},
		{"A guard is there at all times.", "A guard is there 24/7 @."},
		{"The office is open.", "The office is open @. Call +49 30 1234567, or Tel. 555-0147."},
		{"It rose, it fell, it stood.", "First, it rose @. Second, it fell @. Third, it stood @."},
		{"Wards 3 and 4 were closed.", "Ward 4 was closed @."},
		{"In ward 3 all went well.", "Ward 3 did well @."},
		{"Germany counted 7,777.", "In Germany 7777 were counted @."},
		{"They run Windows 10.", "Windows 10 ran @."},
		{"20% came by rail and 30% by road.", "By land came [20 + 30 = 50%]{.derived} @."},
		{"It took three days.", "It took [3 * 24 = 72 hours]{.derived} @."},
		{"The ship carried 7,400 kg.", "That is [7,400 / 1000 = 7.4 tonnes]{.derived} @."},
		{"Of 40 boats 10 left.", "That is [10 / 40 * 100 = 25%]{.derived} @."},
	},
	"de": {
		{"Das Schiff trug 7400 kg Kohle.", "Das Schiff trug 7.4 Tonnen Kohle @."},
		{"Zwei Drittel der Orte zahlten.", "2/3 der Orte zahlten @."},
		{"Mehr als 600 Orte zahlten.", "Über 600 Orte zahlten @."},
		{"Die Zahl stieg um 12 %.", "Der Anstieg war 12 % @."},
		{"Am 14. August 2003 schloss das Werk.", "Am 14.8.2003 schloss das Werk @."},
		{"Der Zug fuhr um 16:05.", "Der Zug fuhr um 16.05 Uhr @."},
		{"Das Feuer dauerte 3 Tage.", "Das Feuer dauerte 72 Stunden @."},
	},
	"fr": {
		{"Le navire portait 7400 kg.", "Le navire portait 7.4 tonnes @."},
		{"Deux tiers des villes ont payé.", "67 % des villes ont payé @."},
		{"Le train part à 16:05.", "Le train part à 16h05 @."},
		{"Le 14 août 2003 il partit.", "Il partit le 14/8/2003 @."},
	},
	"zh": {
		{"这艘船运载了7400公斤。", "这艘船运载了7.4吨 @。"},
		{"三分之一的城镇付款。", "约33%的城镇付款 @。"},
		{"火灾持续了3天。", "火灾持续了72小时 @。"},
		{"会议在16时05分开始。", "会议在16:05开始 @。"},
		{"医院有280位医生。", "医院有280名医生 @。"},
		{"产量增加了百分之四十二。", "产量增加了42% @。"},
	},
}

func TestErrorsInWhatIsSaidWithAFigureAreFound(t *testing.T) {
	count := 0
	for lang, all := range planted {
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
	for lang, all := range honest {
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
