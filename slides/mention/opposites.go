package mention

import (
	"slices"
	"strings"
	"sync"
)

// opposites are pairs of words of which a figure is said of one or the other, by the base of a language's tag.
var opposites = map[string]string{
	"en": `male female; males females; men women; man woman; boys girls; boy girl; adult child; adults children; urban rural; import export; imports exports; imported exported; public private; winner loser;
		buyer seller; buyers sellers; supply demand; income expenditure; revenue expenses; income expense; deficit surplus; profit loss; minimum maximum; lowest highest; shortest longest; smallest largest; youngest oldest;
		slowest fastest; longer shorter; higher lower; heavier lighter; faster slower; cheapest dearest; northern southern; north south; eastern western; east west; outbound inbound; arrivals departures; arrived departed; accepted rejected;
		approved rejected; approve reject; approved refused; passed failed; pass fail; won lost; won lose; supported opposed; support oppose; agreed disagreed; agree disagree; hired dismissed; hired fired; married divorced;
		acquitted convicted; guilty innocent; positive negative; internal external; domestic foreign; domestic international; primary secondary; indoor outdoor; offline online;
		summer winter; debtor creditor; lender borrower; borrowed repaid; survived died; survivors dead; alive dead; healthy sick; permanent temporary; fulltime parttime;
		vaccinated unvaccinated; employed unemployed; insured uninsured; paid unpaid; known unknown; treated untreated; skilled unskilled; exposed unexposed; likely unlikely; satisfied dissatisfied; satisfied unsatisfied;
		successful unsuccessful; occupied unoccupied; legal illegal; lawful unlawful; registered unregistered; smokers nonsmokers; smoker nonsmoker; mothers fathers; mother father; son daughter; sons daughters; landlord tenant; landlords tenants`,
	"de": `männlich weiblich; männer frauen; mann frau; jungen mädchen; erwachsene kinder; städtisch ländlich; einfuhr ausfuhr; importe exporte; öffentlich privat; einnahmen ausgaben; gewinn verlust; überschuss defizit; höchste niedrigste;
		nord süd; nördlich südlich; ost west; östlich westlich; angenommen abgelehnt; zugestimmt abgelehnt; bestanden durchgefallen; gewonnen verloren; geöffnet geschlossen; geimpft ungeimpft; geimpfte ungeimpfte; bekannt unbekannt;
		zufrieden unzufrieden; überlebt gestorben; mieter vermieter; dafür dagegen; befürworter gegner; inland ausland; länger kürzer; höher niedriger; früher später`,
	"fr": `hommes femmes; homme femme; garçons filles; adultes enfants; urbain rural; importations exportations; public privé; recettes dépenses; bénéfice perte; excédent déficit; nord sud; est ouest; accepté rejeté; adopté rejeté; gagné perdu;
		ouvert fermé; connus inconnus; satisfaits insatisfaits; locataires propriétaires;`,
}

// stemmedOpposites are the pairs by the stem of either word, for each language.
var stemmedOpposites = sync.OnceValue(func() map[string]map[string][]string {
	all := map[string]map[string][]string{}
	for base, list := range opposites {
		all[base] = map[string][]string{}
		for pair := range strings.SplitSeq(list, ";") {
			words := strings.Fields(pair)
			if len(words) != 2 {
				continue
			}
			a, b := stem(words[0], base), stem(words[1], base)
			if a == b {
				continue
			}
			for _, of := range [][2]string{{a, b}, {b, a}} {
				if !slices.Contains(all[base][of[0]], of[1]) {
					all[base][of[0]] = append(all[base][of[0]], of[1])
				}
			}
		}
	}
	return all
})

// Opposites are the keys of words that say the opposite of a word with a key, as [Word] has it; nil for none. lang is a BCP 47 tag.
func Opposites(key, lang string) []string { return stemmedOpposites()[baseOf(lang)][key] }
