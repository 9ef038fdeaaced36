package mention

import "strings"

// The words of English, German, French and Chinese that change what a number or a date says.
var (
	boundsAhead = phrases(map[Bound]string{
		MoreThan: `more than; over; above; exceeding; exceeds; exceeded; exceed; upwards of; in excess of; greater than; higher than; longer than; larger than; just over; well over; >;
			mehr als; über; plus de; 超过; 多于; 逾; 高于`,
		AtLeast:  `at least; no fewer than; no less than; not less than; not fewer than; a minimum of; minimum of; as few as; ≥; mindestens; wenigstens; au moins; 至少; 不少于`,
		LessThan: `fewer than; less than; under; below; lower than; smaller than; shorter than; just under; well under; <; weniger als; unter; moins de; 不到; 少于; 低于; 不足`,
		AtMost:   `at most; up to; not more than; no more than; a maximum of; maximum of; as many as; as much as; ≤; höchstens; maximal; bis zu; au plus; jusqu à; jusqu ' à; 至多; 最多; 不超过; 不多于`,
		About: `about; around; roughly; approximately; approx; approx .; circa; c .; ca .; some; ~; ≈; or so; an estimated; estimated;
			etwa; rund; ungefähr; zirka; environ; quelque; autour de; 约; 大约; 大概; 左右`,
		Nearly: `nearly; almost; close to; approaching; not quite; knapp; fast; beinahe; nahezu; près de; presque; 近; 将近; 几乎; 接近`,
	})
	boundsBehind = phrases(map[Bound]string{
		MoreThan: `+; plus; and over; and more; 多`,
		AtLeast:  `or more; or over; or above; or longer; or higher; at least; at the least; oder mehr; ou plus; 以上`,
		AtMost:   `or fewer; or less; or under; or below; at most; at the most; oder weniger; ou moins; 以下; 以内`,
		About:    `or so; or thereabouts; 左右`,
	})
	datesAhead = phrases(map[Bound]string{
		Before: `before; until; till; prior to; up to; by; no later than; vor; bis; avant; jusqu ' en; 早于`,
		After:  `after; since; from; as of; starting in; nach; seit; ab; après; depuis; 自; 从`,
	})

	edges = edgesOf(boundsAhead, boundsBehind, datesAhead)

	trendsAhead = phrases(map[Trend]string{
		Rose: `rose; rise; rises; rising; risen; grew; grow; grows; growing; grown; growth; increase; increases; increased; increasing; climbed; climb; climbs; climbing; gained; gain; gains;
			won; wins; winning; profit; profits; surplus; soared; surged; surge; raised; raises; raising; boosted; boosts; lifted; swelled; jumped; jump; expanded; doubled; trebled; tripled; stieg; stiegen; steigt; gestiegen; wuchs; wuchsen; wächst; gewachsen; anstieg; zunahme; zuwachs; erhöhte; erhöht;
			augmenté; augmente; augmentation; hausse; progressé; grimpé; 增加; 上升; 增长; 提高; 上涨; 上调; 升至; 增至`,
		Fell: `fell; fall; falls; falling; fallen; dropped; drop; drops; dropping; declined; decline; declines; declining; decreased; decrease; decreases; decreasing; shrank; shrink; shrinks; shrunk;
			shrinking; reduced; reduction; plunged; plummeted; slumped; sank; halved; cut; cuts; lowered; lowers; lowering; slipped; tumbled; dipped; eased; lost; loses; losing; loss; losses; deficit; sanken; sinkt; gesunken; fiel; fielen; gefallen; rückgang; abnahme; verringerte; verringert;
			baissé; baisse; diminué; diminue; diminution; recul; reculé; chuté; chute; 减少; 下降; 降低; 下跌; 下滑; 下调; 降至; 减至`,
	})
	trendsBehind = phrases(map[Trend]string{
		Rose: `rise; increase; growth; gain; more; higher; larger; greater; longer; later; above; mehr; höher; länger; später; anstieg; zunahme; augmentation; hausse`,
		Fell: `fall; drop; decrease; decline; reduction; cut; loss; fewer; less; lower; smaller; shorter; earlier; below; weniger; niedriger; kürzer; früher; rückgang; abnahme; diminution; baisse; recul`,
	})

	// clauses are words behind which another thing is said.
	clauses = WordSet("while whereas but although though despite because which who whose während aber obwohl mais tandis alors")
)

// edgesOf are the words with which the phrases of tables begin or end: beside others none stands.
func edgesOf(tables ...map[string]Bound) map[string]bool {
	all := map[string]bool{}
	for _, table := range tables {
		for phrase := range table {
			words := strings.Fields(phrase)
			all[words[0]], all[words[len(words)-1]] = true, true
		}
	}
	return all
}

// phrases is a table from phrases, as [mentionReader.phrase] has them, to what they mean. Those in the list are separated by semicolons.
func phrases[T ~string](lists map[T]string) map[string]T {
	all := map[string]T{}
	for meant, list := range lists {
		for one := range strings.SplitSeq(list, ";") {
			var words []string
			for _, t := range tokens(strings.TrimSpace(one), Language{}) {
				words = append(words, t.text)
			}
			all[strings.Join(words, " ")] = meant
			if len(words) == 2 && len([]rune(one)) < 4 { // of two Chinese characters, as trendAt has them
				all[strings.Join(words, "")] = meant
			}
		}
	}
	return all
}
