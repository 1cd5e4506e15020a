package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// A running story of any length, of our own writing: a dispute between two
// invented states that goes on from day to day. Each day has a few happenings
// with their people, places and sums; reports tell the news of their day, some as
// copies or rewrites of each other, recall what happened before and name what is
// ahead. Report i is a function of i alone, so that a longer story begins with
// the shorter one.
const (
	reportsPerDay = 20
	newsPerDay    = 6
)

var firstDay = time.Date(2015, time.March, 2, 0, 0, 0, 0, time.UTC)

// happening is what happened on one day.
type happening struct {
	day                       time.Time
	kind                      int
	who, whom, speaker, place string
	role, whomRole            string
	sum, dead, hurt           int
	topic                     string
}

// Words that the story is made of.
var (
	onsets   = []string{"Bar", "Kel", "Dor", "Mir", "Tav", "Sor", "Lun", "Gar", "Vel", "Hos", "Zan", "Pel", "Rud", "Nar", "Fen", "Yor", "Cas", "Wil", "Tor", "Jas"}
	middles  = []string{"", "an", "em", "ol", "ik", "ur", "est", "ov", "il", "and"}
	ends     = []string{"ek", "ov", "itz", "ara", "eld", "mann", "ic", "ulin", "aven", "ost", "ady", "ero"}
	givens   = []string{"Ivo", "Ann", "Mara", "Tomas", "Lena", "Viktor", "Nora", "Pavel", "Ilse", "Oskar", "Petra", "Jonas", "Vera", "Milan", "Greta", "Anton"}
	roles    = []string{"Foreign Minister", "Defence Minister", "Finance Minister", "Interior Minister", "Deputy Prime Minister", "Ambassador", "General", "Governor"}
	weekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	outlets  = []string{"The Kolm Courier", "Northgate Observer", "Halm Evening Post", "The Tesna Times", "Lakeport Courier", "Veland Herald", "The Sarn Gazette",
		"Dolm Daily News", "The Estmark Tribune", "Coast Standard", "Radio Norland", "Free Word"}
	wires = []string{"APD", "Norland Press Agency", "XPD"}
)

// states are the two parties.
var states = [2]string{"Norland", "Estmark"}

// lots draws for a named thing, always the same.
func lots(kind, n uint64) *rand.Rand { return rand.New(rand.NewPCG(kind, n)) }

// surname and placeName give the n-th of their kind.
func surname(n int) string {
	return onsets[n%len(onsets)] + middles[n/len(onsets)%len(middles)] + ends[n/7%len(ends)]
}

func person(n int) string { return givens[n*5%len(givens)] + " " + surname(n) }

func placeName(n int) string {
	tails := []string{"burg", "stad", "haven", "mouth", "field", "by", "gorod", "ford"}
	return onsets[n*3%len(onsets)] + middles[n%len(middles)] + tails[n/4%len(tails)]
}

// topic is the n-th matter that the two quarrel about.
func topic(n int) string {
	r := lots(5, uint64(n))
	return "the " + pick(r, sorts) + " " + pick(r, things) + " of " + placeName(r.IntN(120))
}

// The people of a matter come and go: half a hundred are about at any time.
const (
	peopleAbout = 50
	yearsOfOne  = 3
)

// newsOf gives the k-th happening of a day.
func newsOf(day, k int) happening {
	r := lots(1, uint64(day*newsPerDay+k))
	at := func() int { return (day/(365*yearsOfOne)+r.IntN(2))*peopleAbout + r.IntN(peopleAbout) }
	h := happening{day: firstDay.AddDate(0, 0, day), kind: r.IntN(6), sum: 20 + 10*r.IntN(90), dead: 2 + r.IntN(30), hurt: 5 + r.IntN(80)}
	h.who, h.whom, h.speaker = person(at()), person(at()), person(at())
	h.role, h.whomRole = roles[r.IntN(len(roles))], roles[r.IntN(len(roles))]
	h.place, h.topic = placeName(r.IntN(120)), topic((day/60+r.IntN(2))*15+r.IntN(15))
	return h
}

func family(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// lead is the first sentence of the news, in one of two ways; when is the word for
// its day.
func (h *happening) lead(way int, when string) string {
	two := [][2]string{
		{"%[1]s %[2]s met the %[11]s %[3]s %[4]s in %[5]s on %[6]s over %[7]s.", "On %[6]s %[7]s brought %[1]s %[2]s to %[5]s for %[12]s talks with %[3]s %[4]s."},
		{"Norland signed the %[11]s agreement on %[7]s worth $%[8]d million in %[5]s on %[6]s, %[2]s said.", "%[1]s %[2]s signed an agreement of $%[8]d million on %[7]s in %[12]s %[5]s on %[6]s."},
		{"At least %[9]d %[12]s people were killed and %[10]d wounded when %[11]s shells hit %[5]s on %[6]s, %[1]s %[2]s said.", "%[11]s shelling of %[5]s killed %[9]d people and wounded %[10]d on %[6]s, said %[1]s %[2]s."},
		{"Police arrested %[4]s, a %[11]s adviser to %[2]s, in %[5]s on %[6]s over $%[8]d million.", "%[4]s, the %[12]s aide of %[1]s %[2]s, was arrested in %[5]s on %[6]s over %[7]s and $%[8]d million."},
		{"Some %[10]d00 %[11]s people protested over %[7]s in %[5]s on %[6]s, and %[9]d were detained.", "In %[5]s %[9]d %[12]s people were detained on %[6]s as crowds protested over %[7]s."},
		{"Estmark imposed %[11]s sanctions on %[4]s and %[9]d %[12]s officials on %[6]s over %[7]s, %[2]s said.", "%[1]s %[2]s said on %[6]s that %[12]s sanctions had been imposed on %[4]s over %[7]s."},
	}[h.kind]
	words := lots(4, uint64(h.sum*1000+h.dead*100+h.hurt))
	line := fmt.Sprintf(two[way%2], h.role, h.who, h.whomRole, h.whom, h.place, when, h.topic, h.sum, h.dead, h.hurt, pick(words, sorts), pick(words, sorts))
	return strings.ToUpper(line[:1]) + line[1:]
}

// more are the sentences that follow a lead: little of their wording comes again,
// as in life.
func (h *happening) more(r *rand.Rand) []string {
	return []string{
		fmt.Sprintf("“%s,” %s told reporters %s.", clause(r), h.speaker, tail(r)),
		fmt.Sprintf("%s said that %s %s.", family(h.who), strings.ToLower(clause(r)), tail(r)),
		fmt.Sprintf("%s, and %s of %s declined to comment.", clause(r), pick(r, people), h.place),
		fmt.Sprintf("%s denied that %s, and spoke of %s.", h.whom, strings.ToLower(clause(r)), pick(r, matters)),
		fmt.Sprintf("%s %s near %s, where about %d %s had waited.", clause(r), tail(r), h.place, 100*(1+r.IntN(60)), pick(r, people)),
		fmt.Sprintf("%s, although %s %s.", clause(r), strings.ToLower(clause(r)), tail(r)),
		fmt.Sprintf("%s for %d million, which %s called %s.", clause(r), h.sum/2+r.IntN(40), pick(r, people), pick(r, manners)),
		fmt.Sprintf("%s %s.", clause(r), tail(r)),
	}
}

// What people do while news is made.
var (
	people  = words("farmers|shopkeepers|teachers|dockers|drivers|nurses|students|priests|engineers|volunteers|fishermen|curators|traders|judges|miners|widows|bakers|surgeons|clerks|painters|shepherds|plumbers|tailors|pilots|porters|weavers|lodgers|tenants|gardeners|printers|brewers|masons|sailors|librarians|joiners|roofers|beekeepers|bankers|chemists|singers")
	deeds   = words("mended|counted|praised|forgot|measured|painted|mourned|weighed|cleaned|borrowed|avoided|admired|guarded|inherited|photographed|rebuilt|neglected|described|emptied|hid|ignored|loaded|missed|noticed|ordered|polished|refilled|rented|repaired|scrubbed|shared|sorted|stored|studied|swept|tested|traced|unpacked|washed|wrapped")
	sorts   = words("narrow|rusty|crowded|silent|golden|frozen|hollow|muddy|patient|quarrelsome|restless|shabby|slender|stubborn|tired|upper|vacant|wooden|yellow|anxious|broad|clumsy|dusty|eager|faded|gentle|humble|idle|jagged|lonely|modest|noisy|obscure|plain|quaint|ragged|smoky|tidy|uneven|weary")
	things  = words("barns|ledgers|ferries|stoves|pipes|maps|cattle|wages|barriers|sacks|barracks|switchboards|lanterns|bridges|orchards|timetables|harvests|stalls|trams|fences|mills|bells|quarries|wells|tunnels|letters|engines|carts|gates|boilers|roofs|canals|benches|archives|cranes|chapels|looms|vats|signposts|kilns")
	matters = words("invention|slander|patience|prudence|good faith|bad weather|old habits|new rules|false hopes|long winters|short memories|hard bargains")
	manners = words("absurd|overdue|generous|mean|unheard of|fair|a beginning|a mistake|long lost|a curiosity")
	ways    = words("behind|near|beside|without|despite|among|beyond|above|before|after")
)

func words(list string) []string { return strings.Split(list, "|") }

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

func tail(r *rand.Rand) string { return pick(r, ways) + " " + pick(r, sorts) + " " + pick(r, things) }

// clause is a clause without news.
func clause(r *rand.Rand) string {
	who := pick(r, sorts) + " " + pick(r, people)
	return strings.ToUpper(who[:1]) + who[1:] + " " + pick(r, deeds) + " " + pick(r, sorts) + " " + pick(r, things) + " and " + pick(r, things)
}

// ahead is a sentence about what is planned.
func (h *happening) ahead(r *rand.Rand) string {
	then := h.day.AddDate(0, 0, 3+r.IntN(25))
	return fmt.Sprintf("%s and %s will meet %s in %s on %s, %s said.", h.who, h.whom, tail(r), placeName(r.IntN(120)), then.Format("2 January"), states[r.IntN(2)])
}

// recalled is a sentence about what happened before.
func (h *happening) recalled(of *happening) string {
	on := of.day.Format("2 January 2006")
	return [6]string{
		fmt.Sprintf("%s met %s in %s on %s.", of.who, of.whom, of.place, on),
		fmt.Sprintf("An agreement worth $%d million was signed by %s in %s on %s.", of.sum, of.who, of.place, on),
		fmt.Sprintf("Shells killed %d people in %s on %s.", of.dead, of.place, on),
		fmt.Sprintf("%s was arrested in %s on %s.", of.whom, of.place, on),
		fmt.Sprintf("Police detained %d people at a protest in %s on %s.", of.dead, of.place, on),
		fmt.Sprintf("Estmark imposed sanctions on %s on %s.", of.whom, on),
	}[of.kind]
}

// Report gives the i-th report of the running story, some 210 words.
func Report(i int) []byte {
	day, of := i/reportsPerDay, i%reportsPerDay
	main, beside := newsOf(day, of%newsPerDay), newsOf(day, (of+1)%newsPerDay)
	r := lots(2, uint64(i))
	// The first reports of a happening are written by themselves; later ones copy
	// an agency's text, with small changes.
	copied := of >= newsPerDay && r.IntN(2) == 0
	text := r
	if copied {
		text = lots(3, uint64(day*newsPerDay+of%newsPerDay))
	}
	when := weekdays[main.day.Weekday()]
	var body []string
	body = append(body, main.lead(text.IntN(2), when))
	more := main.more(text)
	text.Shuffle(len(more), func(a, b int) { more[a], more[b] = more[b], more[a] })
	body = append(body, more[:5]...)
	body = append(body, beside.lead(text.IntN(2), when), main.ahead(text))
	other := beside.more(text)
	text.Shuffle(len(other), func(a, b int) { other[a], other[b] = other[b], other[a] })
	body = append(body, other[:3]...)
	for range 2 {
		if back := day - 1 - text.IntN(min(day+1, 120)); back >= 0 {
			past := newsOf(back, text.IntN(newsPerDay))
			body = append(body, main.recalled(&past))
		}
	}
	line := ""
	if copied {
		line = fmt.Sprintf("%s (%s) — ", strings.ToUpper(main.place), wires[(day+of)%len(wires)])
		if r.IntN(2) == 0 { // shortened at the end
			body = body[:len(body)-1-r.IntN(2)]
		}
	}
	outlet := outlets[(i*7+day)%len(outlets)]
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s\n\n%s\n\n%s\n\n", surname(i%97), main.topic, outlet, main.day.Format("January 2, 2006"))
	for k := 0; k < len(body); k += 3 {
		out.WriteString(line + strings.Join(body[k:min(k+3, len(body))], " ") + "\n\n")
		line = ""
	}
	fmt.Fprintf(&out, "%s wrote this report for %s.\n", person(1000+i%40), outlet)
	return []byte(out.String())
}
