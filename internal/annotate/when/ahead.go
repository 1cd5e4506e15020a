package when

import "dateline/internal/news"

// ahead says whether the words around the expression [i, j) set it ahead of what is
// told, though the verbs are of the past: "called a rally for Friday", "if it had not
// been paid by 15 June, she said, they would", "Friday has been named a holiday".
func (p *parser) ahead(i, j int) bool {
	return p.convened(i) || p.begins(i) >= 0 || p.conditional(i) || p.declaredFor(i, j) || p.namedAs(j) || p.movedTo(i) || p.kept(j) || p.toDo(i) || p.offered(i)
}

// wasPlanned says whether "was planned for" or "first planned for" stands right before
// word i: the day may be ahead or gone, and the nearer one is meant.
func (p *parser) wasPlanned(i int) bool {
	if p.is(i-1, "for") && p.is(i-2, "then") && p.is(i-3, "and") {
		// "planned first for May and then for September"
		n := i - 4
		for n > i-8 && !p.is(n, "for") && !p.sentenceEnd(n) {
			n--
		}
		i = n + 1
	}
	if !p.is(i-1, "for") {
		return false
	}
	k, first := i-2, false
	if p.is(k, firstWords...) {
		k, first = k-1, true
	}
	if !p.is(k, "planned", "scheduled", "set", "called", "slated") {
		return false
	}
	return first || p.is(k-1, firstWords...) || p.is(k-1, "was", "were") || p.is(k-1, "been") && p.is(k-2, "had")
}

// wasGoing says whether "was going to" stands before a date at word i: it may be ahead of
// what was said then, or gone by now. A weekday is of the days around.
func (p *parser) wasGoing(i int) bool {
	if p.has(i, cWeekday) {
		return false
	}
	for k := i - 1; k > 1 && k > i-conveneReach && !p.sentenceEnd(k) && p.s(k) != ","; k-- {
		if p.is(k, "to") && p.is(k-1, "going") && p.is(k-2, "was", "were") {
			return true
		}
	}
	return false
}

// firstWords tell of a plan that another one has followed.
var firstWords = []string{"first", "originally", "initially", "once", "previously"}

// begins gives the verb in the past under which "beginning", "starting" or "from"
// stands right before word i and says from when that holds which it sets: "declared
// three days of mourning beginning on Sunday". -1 where there is none.
func (p *parser) begins(i int) int {
	k := i - 1
	if p.is(k, "on", "at", "from") {
		k--
	}
	if !p.is(k, "beginning", "starting", "commencing") && !p.is(i-1, "from") {
		return -1
	}
	for ; k >= 0 && k > i-beginReach && !p.sentenceEnd(k); k-- {
		if p.has(k, cDecree) {
			return k
		}
		if tag := p.tag(k); tag == "VBD" || tag == "MD" || tag == "" && (p.has(k, cSay) || p.has(k, cPast)) {
			return -1
		}
	}
	return -1
}

// beginReach is how many words can lie between such a verb and the day.
const beginReach = 14

// conditional says whether the day at i stands in a condition of what somebody would
// do: "if he was still there on Tuesday, she said, they would go".
func (p *parser) conditional(i int) bool {
	k := i - 1
	for ; k > i-conveneReach && !p.is(k, "if", "unless"); k-- {
		if k < 0 || p.sentenceEnd(k) || p.s(k) == "," || p.is(k, "have", "that") || p.is(k, "had") && !p.is(i-1, "by", "before") {
			return false // "if it had not been paid by 15 June" looks ahead from what was said
		}
	}
	if k < 0 || !p.is(k, "if", "unless") || p.is(k-1, "as", "even", "asked", "ask", "know", "knew", "wondered", "see", "say", "said", "clear", "unclear") {
		return false
	}
	would := func(n int) bool {
		return p.is(n, "would", "will", "ll", "could", "might", "may") && !p.is(n+1, "have") && !p.is(n+2, "have")
	}
	for n := i; n < len(p.ws) && n < i+clauseReach && !p.sentenceEnd(n); n++ {
		if would(n) {
			return true
		}
	}
	for n := k - 1; n >= 0 && n > k-conveneReach && !p.sentenceEnd(n); n-- {
		if would(n) {
			return true
		}
	}
	return false
}

// conveneReach is how many words can lie between a verb that sets a day and
// the day.
const conveneReach = 12

// convened says whether the day at i is one that somebody "has called" or "has
// planned" something for. The present perfect goes with no day of the past, so
// the day is that of the thing.
func (p *parser) convened(i int) bool {
	assembly := false
	for k := i - 1; k > 0 && k > i-conveneReach && !p.sentenceEnd(k); k-- {
		if p.has(k, cConvene) && !p.is(k+1, "off") {
			switch {
			case p.is(i-1, "for") && !p.is(k-1, "had", "been") || assembly:
				return true // "planned for Saturday", "called for a rally on Saturday"
			case p.is(i-1, "for") && p.is(k-1, "been") && p.is(k-2, "has", "have", "ve"):
				return true
			case p.is(i-1, "for") && p.is(k-1, "had") && p.is(k-2, "it", "they", "he", "she"):
				return p.calledOff(k) // "called off the march it had planned for Saturday"
			}
			return p.is(k-1, "has", "have", "ve") || p.is(k-2, "has", "have", "ve") && !p.is(k-1, "been")
		}
		assembly = assembly || p.has(k, cAssembly)
		if tag := p.tag(k); tag == "VBD" || tag == "MD" || tag == "" && (p.has(k, cSay) || p.has(k, cPast)) {
			return false
		}
	}
	return false
}

// calledOff says whether a verb of calling off stands in the sentence before word
// k: what it stopped had still been ahead.
func (p *parser) calledOff(k int) bool {
	for n := k - 1; n >= 0 && n > k-conveneReach && !p.sentenceEnd(n); n-- {
		if p.is(n, "cancelled", "canceled", "postponed", "banned", "suspended") || p.is(n, "called", "put", "broke") && p.is(n+1, "off") {
			return true
		}
	}
	return false
}

// declaredFor says whether a verb in the past sets something for the day at [i, j):
// "declared a day of mourning for Friday", "Friday" being ahead of the declaration, "has
// called the staff together for Tuesday".
func (p *parser) declaredFor(i, j int) bool {
	if !p.is(i-1, "for") || !p.dayWords(i, j) || p.possessive(j) > j {
		return false
	}
	for k := i - 2; k >= 0 && k > i-conveneReach && !p.sentenceEnd(k); k-- {
		if p.has(k, cDecree) {
			return !p.is(k-1, "had") && !(p.is(k-1, "been") && p.is(k-2, "had"))
		}
		if p.tag(k) == "VBN" && p.is(k-1, "has", "have", "’s", "'s") {
			return !p.is(k, "apologised", "apologized", "blamed", "thanked")
		}
		if tag := p.tag(k); tag == "VBD" || tag == "MD" || p.s(k) == "," || tag == "" && (p.has(k, cSay) || p.has(k, cPast)) {
			return false
		}
	}
	return false
}

// offered says whether the day at i is the last one for what somebody has done something
// about: "has offered the village a mast before July". What came about by a day long gone
// is told in the past.
func (p *parser) offered(i int) bool {
	k := i - 1
	if p.is(k, "the") {
		k--
	}
	if !p.is(k, "by", "before") {
		return false
	}
	for ; k > 0 && k > i-conveneReach && !p.sentenceEnd(k); k-- {
		switch tag := p.tag(k); {
		case tag == "VBD":
			return false
		case tag == "VBN" && (p.is(k-1, "has", "have") || p.is(k-2, "has", "have") || p.is(k-3, "has", "have")):
			return !p.is(k, "been")
		}
	}
	return false
}

// decided says whether the infinitive at word k is what somebody decided or means to
// do, by the tree: "voted 31 to 20 to put it to a referendum on 3 May".
func (p *parser) decided(k int) bool {
	if !p.is(k-1, "to") || p.tag(k) != "VB" || p.sent == nil {
		return false
	}
	toks := p.sent.Tokens
	t := tokenAt(toks, news.Byte(p.w(k).start))
	if t < 0 || toks[t].Head <= 0 || toks[t].Head > len(toks) || toks[toks[t].Head-1].UPOS != "VERB" {
		return false
	}
	return p.has(p.wordAt(toks[toks[t].Head-1].Start), cPlan)
}

// tenseBeside is the tense of the day right before word i, of which the expression
// there is another name: "tomorrow, 1 July", "yesterday, 29 June".
func (p *parser) tenseBeside(i int) tense {
	k := i - 1
	if p.s(k) == "," {
		k--
	}
	switch {
	case p.is(k, "tomorrow"):
		return tenseFuture
	case p.is(k, "yesterday"):
		return tensePast
	}
	return tenseUnknown
}

// dayWords says whether the words [i, j) name a day: a weekday or a day of a month.
func (p *parser) dayWords(i, j int) bool {
	for k := i; k < j; k++ {
		if p.has(k, cWeekday|cHoliday) || p.w(k).kind == digits && p.w(k).n <= 2 {
			return true
		}
	}
	return false
}

// namedAs says whether the day that ends before word j is what somebody has made of
// it: "Friday has been named a day of mourning", "Monday was declared a holiday".
func (p *parser) namedAs(j int) bool {
	k := j
	for p.is(k, "has", "have", "been", "is", "was", "now", "also", "already") {
		k++
	}
	return k > j && p.has(k, cDecree) && p.is(k-1, "been", "was", "is", "now", "also", "already") && !p.is(j, "had")
}

// movedTo says whether the day at i is that to which something was moved: "put off
// the vote to 16 April", "the trial was adjourned to Monday".
func (p *parser) movedTo(i int) bool {
	if !p.is(i-1, "to") {
		return false
	}
	for k := i - 2; k >= 0 && k > i-conveneReach && !p.sentenceEnd(k); k-- {
		off := p.is(k, "put", "pushed", "brought") && (p.is(k+1, "off", "back", "forward") || p.is(k+2, "off", "back", "forward") || p.is(k+3, "off", "back", "forward"))
		if off || p.has(k, cMove) {
			return !p.is(k-1, "had") && !(p.is(k-1, "been") && p.is(k-2, "had"))
		}
		if p.tag(k) == "VBN" && p.is(k-1, "has", "have", "’s", "'s") {
			return !p.is(k, "apologised", "apologized", "blamed", "thanked")
		}
		if tag := p.tag(k); tag == "VBD" || tag == "MD" || tag == "" && (p.has(k, cSay) || p.has(k, cPast)) {
			return false
		}
	}
	return false
}

// kept says whether what is on the day that ends before word j is said to go ahead on
// it or not: "the 1 December opening could still be kept", "the 3 May vote would be
// put off". Of what has been nobody says so.
func (p *parser) kept(j int) bool {
	for k := j; k < j+keptReach && k < len(p.ws); k++ {
		if p.w(k).kind != letters || p.has(k, cPast) {
			return false
		}
		if !p.is(k, "will", "would", "can", "could", "may", "might", "should", "must") {
			continue
		}
		if k == j || p.is(k+1, "have") {
			return false
		}
		for n := k + 1; n < k+keptReach && p.w(n).kind == letters; n++ {
			if p.has(n, cKeep) || p.is(n, "go") && p.is(n+1, "ahead") || p.is(n, "take") && p.is(n+1, "place") || p.is(n, "put", "pushed", "brought", "called") && p.is(n+1, "off", "back", "forward") {
				return true
			}
		}
		return false
	}
	return false
}

// keptReach is how many words can lie between a day, the modal and its verb.
const keptReach = 5

// toDo says whether the day at i, after "by" or "before", is the end of the time for
// something that is to be done: "must pay by 15 June", "asked them to leave before
// Friday". "Managed to leave before Friday" tells of what was done.
func (p *parser) toDo(i int) bool {
	if !p.is(i-1, "by", "before") && !(p.is(i-1, "than") && p.is(i-2, "later")) {
		return false
	}
	for k := i - 2; k >= 0 && k > i-toDoReach && !p.sentenceEnd(k); k-- {
		if p.is(k, "must", "should") {
			return !p.is(k+1, "have") && !p.is(k+2, "have")
		}
		if p.is(k, "to") && p.tag(k+1) == "VB" {
			return !p.is(k+1, "have") && !p.did(k)
		}
		if tag := p.tag(k); tag == "VBD" || tag == "" {
			return false
		}
	}
	return false
}

// toDoReach is how many words can lie between the infinitive and the day: a sum of money
// is several.
const toDoReach = 18

// did says whether the words before the infinitive at k tell that it was done, or not:
// "managed to", "were able to", "failed to".
func (p *parser) did(k int) bool {
	for n := k - 1; n >= 0 && n > k-4; n-- {
		if p.is(n, "managed", "failed", "able", "unable", "helped", "began", "started", "continued", "rushed", "raced", "enough", "used", "had", "forced", "only") {
			return true
		}
	}
	return false
}

// lasted says whether "until" before the expression at i ends what is told as over:
// "ran the firm until January", "the fighting lasted until Monday". What was decided
// until a day runs on: "was suspended until January".
func (p *parser) lasted(i int) bool {
	if !p.is(i-1, "until", "till") {
		return false
	}
	for k := i - 2; k >= 0 && k > i-conveneReach && !p.sentenceEnd(k); k-- {
		switch p.tag(k) {
		case "MD":
			return false
		case "VBN", "VBG", "VB":
			if !p.has(k, cLast) || p.futureBefore(k) {
				return false
			}
			return p.is(k-1, "had", "has", "have", "was", "were", "been")
		case "VBD":
			// "was minister until May": no participle stands between.
			return p.has(k, cLast) || p.is(k, "was", "were") && p.tag(k+1) != "JJ"
		}
	}
	return false
}
