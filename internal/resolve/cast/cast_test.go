package cast

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// who is an entity of a report that a test makes: "person: Vera Orlova, Orlova
// = president of Norland". Each occurrence of a name is a mention.
func report(id, day, text string, who ...string) *news.Annotated {
	rep := &news.Annotated{}
	rep.ID, rep.Text = news.ReportID(id), text
	rep.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated}
	rep.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	for _, w := range who {
		kind, rest, _ := strings.Cut(w, ": ")
		rest, role, _ := strings.Cut(rest, " = ")
		ent := news.Entity{Kind: news.NameKind(kind)}
		taken := map[int]bool{}
		for _, name := range strings.Split(rest, ", ") {
			for from := 0; name != ""; {
				at := strings.Index(text[from:], name)
				if at < 0 {
					break
				}
				at += from
				from = at + len(name)
				if !taken[at] && !taken[from-1] {
					span := news.Span{Start: news.Byte(at), End: news.Byte(from)}
					ent.Mentions = append(ent.Mentions, news.EntityMention{Span: span, Form: news.ByName})
					for i := at; i < from; i++ {
						taken[i] = true
					}
				}
			}
		}
		slices.SortFunc(ent.Mentions, func(a, b news.EntityMention) int { return int(a.Start - b.Start) })
		if at := strings.Index(text, role); role != "" && at >= 0 {
			ent.Roles = append(ent.Roles, news.RoleMention{Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(role))}, Role: role})
		}
		if len(ent.Mentions) > 0 {
			ent.Name = ent.Mentions[0].In(text)
			ent.ID = news.EntityID(news.NewRecordID(rep.ID, "entity "+kind, ent.Mentions[0].Span))
			rep.Entities = append(rep.Entities, ent)
		}
	}
	return rep
}

// sets writes the entities of a result as their spellings.
func sets(r *Result) []string {
	var out []string
	for _, e := range r.Entities {
		var names []string
		for _, n := range e.Names {
			names = append(names, n.Name)
		}
		slices.Sort(names)
		out = append(out, string(e.Kind)+": "+strings.Join(names, ", "))
	}
	slices.Sort(out)
	return out
}

func check(t *testing.T, r *Result, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got := sets(r); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name    string
		reports []*news.Annotated
		want    []string
	}{
		{"spellings of one person", []*news.Annotated{
			report("r-1", "2022-01-01", "Aleksandr Yurchenko met Vera Orlova. Yurchenko left.", "person: Aleksandr Yurchenko, Yurchenko", "person: Vera Orlova"),
			report("r-2", "2022-01-02", "Alexandre Iourtchenko met Véra Orlova.", "person: Alexandre Iourtchenko", "person: Véra Orlova"),
			report("r-3", "2022-01-03", "Yurchenka said Orlova knew.", "person: Yurchenka", "person: Orlova"),
		}, []string{"person: Aleksandr Yurchenko, Alexandre Iourtchenko, Yurchenka, Yurchenko", "person: Orlova, Vera Orlova, Véra Orlova"}},
		{"two people of one given name", []*news.Annotated{
			report("r-1", "", "Dmitry Volkov spoke.", "person: Dmitry Volkov"),
			report("r-2", "", "Dmitry Melnikov spoke.", "person: Dmitry Melnikov"),
		}, []string{"person: Dmitry Melnikov", "person: Dmitry Volkov"}},
		{"a short name that two people have", []*news.Annotated{
			report("r-1", "", "Pavel Strelnikov of Norland.", "person: Pavel Strelnikov", "place: Norland"),
			report("r-2", "", "Oleg Strelnikov of Norland.", "person: Oleg Strelnikov", "place: Norland"),
			report("r-3", "", "Strelnikov of Norland.", "person: Strelnikov", "place: Norland"),
		}, []string{"person: Oleg Strelnikov", "person: Pavel Strelnikov", "person: Strelnikov", "place: Norland"}},
		{"a short name that the role tells", []*news.Annotated{
			report("r-1", "", "Pavel Strelnikov, harbour master of Tolm, in Norland.", "person: Pavel Strelnikov = harbour master of Tolm", "place: Norland"),
			report("r-2", "", "Oleg Strelnikov of Norland.", "person: Oleg Strelnikov", "place: Norland"),
			report("r-3", "", "The harbour master of Tolm, Strelnikov, of Norland.", "person: Strelnikov = harbour master of Tolm", "place: Norland"),
		}, []string{"person: Oleg Strelnikov", "person: Pavel Strelnikov, Strelnikov", "place: Norland"}},
		{"a short name far from the full one", []*news.Annotated{
			report("r-1", "", "Pavel Strelnikov of Norland.", "person: Pavel Strelnikov", "place: Norland"),
			report("r-2", "", "Strelnikov scored for Tolm.", "person: Strelnikov", "place: Tolm"),
		}, []string{"person: Pavel Strelnikov", "person: Strelnikov", "place: Norland", "place: Tolm"}},
		{"one office and names that a translation respells", []*news.Annotated{
			report("r-1", "", "Transport Minister Corvin Dale resigned.", "person: Corvin Dale = Transport Minister"),
			report("r-2", "", "The minister of transport Corvin Dejl was ill.", "person: Corvin Dejl = minister of transport"),
		}, []string{"person: Corvin Dale, Corvin Dejl"}},
		{"one office and two that are named together", []*news.Annotated{
			report("r-1", "", "Transport Minister Corvin Dale resigned.", "person: Corvin Dale = Transport Minister"),
			report("r-2", "", "The minister of transport Corvin Dejl met Corvin Dale.", "person: Corvin Dejl = minister of transport", "person: Corvin Dale"),
		}, []string{"person: Corvin Dale", "person: Corvin Dejl"}},
		{"respelled names of two offices", []*news.Annotated{
			report("r-1", "", "Transport Minister Corvin Dale resigned.", "person: Corvin Dale = Transport Minister"),
			report("r-2", "", "The chief of police Corvin Dejl was ill.", "person: Corvin Dejl = chief of police"),
		}, []string{"person: Corvin Dale", "person: Corvin Dejl"}},
		{"a person whom one report takes for a body", []*news.Annotated{
			report("r-1", "", "Corvin Dale, the mayor.", "person: Corvin Dale = mayor"),
			report("r-2", "", "Corvin Dale said.", "organisation: Corvin Dale"),
		}, []string{"person: Corvin Dale"}},
		{"a firm whose two words are respelled", []*news.Annotated{
			report("r-1", "", "Brinkvall Foods, in Poland.", "organisation: Brinkvall Foods", "country: Poland"),
			report("r-2", "", "Brinkwal Fuds, in Poland.", "other: Brinkwal Fuds", "country: Poland"),
		}, []string{"country: Poland", "organisation: Brinkvall Foods, Brinkwal Fuds"}},
		{"a quay that one report takes for a person", []*news.Annotated{
			report("r-1", "", "In Dale Quay.", "place: Dale Quay"),
			report("r-2", "", "Dale Quay shut.", "person: Dale Quay"),
		}, []string{"place: Dale Quay"}},
		{"a common name and nothing else", []*news.Annotated{
			report("r-1", "", "Ali Hassan sang.", "person: Ali Hassan"),
			report("r-2", "", "Ali Hassan ran.", "person: Ali Hassan"),
		}, []string{"person: Ali Hassan", "person: Ali Hassan"}},
		{"a common name and the same company", []*news.Annotated{
			report("r-1", "", "Ali Hassan met Vera Orlova.", "person: Ali Hassan", "person: Vera Orlova"),
			report("r-2", "", "Ali Hassan and Vera Orlowa.", "person: Ali Hassan", "person: Vera Orlowa"),
		}, []string{"person: Ali Hassan", "person: Vera Orlova, Vera Orlowa"}},
		{"countries and agencies", []*news.Annotated{
			report("r-1", "", "The United States told AFP, and the UN.", "country: United States", "organisation: AFP", "organisation: UN"),
			report("r-2", "", "The U.S. told France Media Agency, and the United Nations.", "country: U.S.", "organisation: France Media Agency", "organisation: United Nations"),
		}, []string{"country: U.S., United States", "organisation: AFP, France Media Agency", "organisation: UN, United Nations"}},
		{"an abbreviation that is spelled out", []*news.Annotated{
			report("r-1", "", "The Tolm Harbour Institute (THI). THI said.", "organisation: Tolm Harbour Institute, THI"),
			report("r-2", "", "THI said.", "organisation: THI"),
		}, []string{"organisation: THI, Tolm Harbour Institute"}},
		{"an abbreviation of two bodies", []*news.Annotated{
			report("r-1", "", "The Tolm Harbour Institute (THI).", "organisation: Tolm Harbour Institute, THI"),
			report("r-2", "", "The Telsk Horse Inspectorate (THI).", "organisation: Telsk Horse Inspectorate, THI"),
			report("r-3", "", "THI said.", "organisation: THI"),
		}, []string{"organisation: THI", "organisation: THI, Telsk Horse Inspectorate", "organisation: THI, Tolm Harbour Institute"}},
		{"ministries of two countries", []*news.Annotated{
			report("r-1", "", "Poland's Foreign Ministry said.", "organisation: Foreign Ministry"),
			report("r-2", "", "Latvia's Foreign Ministry said.", "organisation: Foreign Ministry"),
			report("r-3", "", "The Polish Foreign Ministry said.", "organisation: Foreign Ministry"),
			report("r-4", "", "The Foreign Ministry said.", "organisation: Foreign Ministry"),
		}, []string{"organisation: Foreign Ministry", "organisation: Foreign Ministry", "organisation: Foreign Ministry"}},
		{"a place in two spellings", []*news.Annotated{
			report("r-1", "", "Ezhbar on the Oulgash, in Poland.", "place: Ezhbar", "place: Oulgash", "country: Poland"),
			report("r-2", "", "Ejbar on the Ulgash, in Poland.", "place: Ejbar", "place: Ulgash", "country: Poland"),
		}, []string{"country: Poland", "place: Ejbar, Ezhbar", "place: Oulgash, Ulgash"}},
		{"two places of one report", []*news.Annotated{
			report("r-1", "", "Telskov and Telskow, in Poland.", "place: Telskov", "place: Telskow", "country: Poland"),
		}, []string{"country: Poland", "place: Telskov", "place: Telskow"}},
		{"a part of a name, first letters, words in another order", []*news.Annotated{
			report("r-1", "", "The Two Fjords Harbour Bank, and Agence Presse Norland, in Poland.", "organisation: Two Fjords Harbour Bank", "organisation: Agence Presse Norland", "country: Poland"),
			report("r-2", "", "The Fjords Harbour Bank told the Norland Press Agency in Poland.", "organisation: Fjords Harbour Bank", "organisation: Norland Press Agency", "country: Poland"),
			report("r-3", "", "APN, in Poland.", "organisation: APN", "country: Poland"),
		}, []string{"country: Poland", "organisation: APN, Agence Presse Norland, Norland Press Agency", "organisation: Fjords Harbour Bank, Two Fjords Harbour Bank"}},
		{"a place that is taken for a person", []*news.Annotated{
			report("r-1", "", "Norland, with Poland.", "place: Norland", "country: Poland"),
			report("r-2", "", "NORLAND, with Poland.", "person: NORLAND", "country: Poland"),
		}, []string{"country: Poland", "place: NORLAND, Norland"}},
		{"a man's name and his wife's", []*news.Annotated{
			report("r-1", "", "Oleg Strelnikov of Poland.", "person: Oleg Strelnikov", "country: Poland"),
			report("r-2", "", "Strelnikova of Poland.", "person: Strelnikova", "country: Poland"),
		}, []string{"country: Poland", "person: Oleg Strelnikov", "person: Strelnikova"}},
		{"look-alike letters", []*news.Annotated{
			report("r-1", "", "Pavel Strelnikov.", "person: Pavel Strelnikov"),
			report("r-2", "", "Pаvel Strelnikоv.", "person: Pаvel Strelnikоv"),
		}, []string{"person: Pavel Strelnikov, Pаvel Strelnikоv"}},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, Resolve(c.reports, nil), c.want...) })
	}
}

func TestFacts(t *testing.T) {
	r := Resolve([]*news.Annotated{
		report("r-2", "2022-03", "Strelnikova, mayor of Tolm, in Norland.", "person: Strelnikova = mayor of Tolm", "place: Norland"),
		report("r-1", "2022-02-03", "Vera Strelnikova, mayor of Tolm, in Norland. V. Strelnikova left. Vera Strelnikova!", "person: Vera Strelnikova, V. Strelnikova = mayor of Tolm", "place: Norland"),
	}, nil)
	ent := r.Entities[0]
	if ent.Name != "Vera Strelnikova" || ent.First != "2022-02-03" || ent.Last != "2022-03" {
		t.Errorf("entity %+v", ent)
	}
	if len(ent.Roles) != 2 || ent.Roles[0].Role != "mayor of Tolm" || ent.Roles[0].When != "2022-02-03" || ent.Roles[1].When != "2022-03" {
		t.Errorf("roles %+v", ent.Roles)
	}
	if ent.Names[0] != (news.Spelling{Name: "Vera Strelnikova", Script: "Latin", Count: 2}) {
		t.Errorf("names %+v", ent.Names)
	}
	for _, ev := range append(ent.Evidence, ent.Roles[0].Evidence...) {
		if ev.Quote == "" || ev.Role != news.StoryText {
			t.Errorf("evidence %+v", ev)
		}
	}
	if links := r.Links[ent.ID]; len(links) != 1 || !strings.Contains(strings.Join(links[0].Reasons, "; "), "is short for") {
		t.Errorf("links %+v", links)
	}
}

func TestHabits(t *testing.T) {
	r := Resolve([]*news.Annotated{
		report("r-1", "", "Aleksandr Yurchenko met Pavel Shumilin.", "person: Aleksandr Yurchenko", "person: Pavel Shumilin"),
		report("r-2", "", "Alexandre Iourtchenko met Pavel Choumiline.", "person: Alexandre Iourtchenko", "person: Pavel Choumiline"),
	}, nil)
	if h := r.Habits["r-2"]; h.Language != "fr" || len(h.Reasons) < 2 || len(r.Habits) != 1 {
		t.Errorf("habits %+v", r.Habits)
	}
}

// mention is the place of the n-th occurrence of words in a report.
func mention(id, words string, n int) Place { return Place{news.ReportID(id), words, n} }

func TestDecisions(t *testing.T) {
	reps := func() []*news.Annotated {
		return []*news.Annotated{
			report("r-1", "", "Pavel Strelnikov spoke.", "person: Pavel Strelnikov"),
			report("r-2", "", "Pavel Strelnikow spoke.", "person: Pavel Strelnikow"),
			report("r-3", "", "Kolya spoke. Castel of Tolm and Castel of Telsk.", "person: Kolya", "person: Castel"),
		}
	}
	merge := Decision{ID: "c-1", Kind: Merge, Of: mention("r-1", "Pavel Strelnikov", 1), With: mention("r-3", "Kolya", 1)}
	split := Decision{ID: "c-2", Kind: Split, Of: mention("r-1", "Strelnikov", 1), With: mention("r-2", "Strelnikow", 1)}
	check(t, Resolve(reps(), []Decision{merge}), "person: Castel", "person: Kolya, Pavel Strelnikov, Pavel Strelnikow")
	check(t, Resolve(reps(), []Decision{split}), "person: Castel", "person: Kolya", "person: Pavel Strelnikov", "person: Pavel Strelnikow")
	unmerge := merge
	unmerge.Kind, unmerge.ID = Split, "c-3"
	check(t, Resolve(reps(), []Decision{merge, unmerge}), "person: Castel", "person: Kolya", "person: Pavel Strelnikov, Pavel Strelnikow")
	check(t, Resolve(reps(), []Decision{unmerge, merge}), "person: Castel", "person: Kolya, Pavel Strelnikov, Pavel Strelnikow")

	two := Decision{ID: "c-4", Kind: Split, Of: mention("r-3", "Castel", 1), With: mention("r-3", "Castel", 2)}
	r := Resolve(reps(), []Decision{two})
	check(t, r, "person: Castel", "person: Castel", "person: Kolya", "person: Pavel Strelnikov, Pavel Strelnikow")
	ent := reps()[2].Entities[1]
	ref := Ref{"r-3", ent.ID}
	if a, b := r.At(ref, ent.Mentions[0].Span), r.At(ref, ent.Mentions[1].Span); a == b || a == "" || b == "" {
		t.Errorf("the mentions that were split are of %q and %q", a, b)
	}

	name := Decision{Kind: Rename, Of: mention("r-2", "Pavel", 1), Name: "P. Strelnikov the elder"}
	if r := Resolve(reps(), []Decision{name}); !slices.ContainsFunc(r.Entities, func(e news.StoryEntity) bool { return e.Name == name.Name && len(e.Names) == 2 }) {
		t.Errorf("renamed: %v", r.Entities)
	}
	gone := []Decision{{Kind: Merge, Of: mention("r-9", "x", 1), With: mention("r-1", "nobody", 1)}, {Kind: Split}, {Kind: Rename, Name: "x"}}
	check(t, Resolve(reps(), gone), "person: Castel", "person: Kolya", "person: Pavel Strelnikov, Pavel Strelnikow")
}

func TestPlaceOf(t *testing.T) {
	rep := report("r-1", "", "Orlova and Orlova, Orlov")
	for n, at := range []int{0, 11} {
		p := PlaceOf(&rep.Report, news.Span{Start: news.Byte(at), End: news.Byte(at + 6)})
		if p.Occurrence != n+1 {
			t.Errorf("occurrence %d of %q at %d", p.Occurrence, p.Quote, at)
		}
		if span, ok := p.span(rep.Text); !ok || int(span.Start) != at {
			t.Errorf("%v is at %v", p, span)
		}
	}
}

// crowd makes n reports of made-up people in several spellings.
func crowd(n int, rnd *rand.Rand) []*news.Annotated {
	given := []string{"Vera", "Aleksandr", "Alexander", "Alexandre", "Dmitry", "Dmitri", "Ali", "Pavel", "P."}
	heads := []string{"Strel", "Yurch", "Iourtch", "Orl", "Mel", "Kar", "Vol", "Gor", "Tsikh", "Tikh"}
	mids := []string{"nik", "en", "an", "ov", "kov", "ouk", "uk"}
	ends := []string{"ov", "off", "enko", "enka", "sky", "ski", "in", "ine"}
	pick := func(list []string) string { return list[rnd.Intn(len(list))] }
	things := []string{"country: Poland", "country: Latvia", "organisation: THI", "organisation: Tolm Harbour Institute, THI", "place: Kyiv", "place: Kiev", "organisation: Foreign Ministry"}
	var out []*news.Annotated
	for i := range n {
		var text strings.Builder
		var who []string
		for range 4 {
			family := pick(heads) + pick(mids) + pick(ends)
			name := pick(given) + " " + family
			if rnd.Intn(3) == 0 {
				name = family
			}
			role := "mayor of " + pick([]string{"Tolm", "Telsk", "Poland"})
			fmt.Fprintf(&text, "%s, %s, spoke. %s left. ", name, role, family)
			who = append(who, "person: "+name+", "+family+" = "+role)
		}
		for range 2 {
			th := pick(things)
			_, names, _ := strings.Cut(th, ": ")
			text.WriteString("Polish " + names + ". ")
			who = append(who, th)
		}
		out = append(out, report(fmt.Sprintf("r-%05d", i), fmt.Sprintf("2022-01-%02d", 1+i%28), text.String(), who...))
	}
	return out
}

func TestAnyOrderGivesTheSame(t *testing.T) {
	for seed := range int64(20) {
		rnd := rand.New(rand.NewSource(seed))
		reps := crowd(30, rnd)
		want := Resolve(reps, nil)
		for range 3 {
			rnd.Shuffle(len(reps), func(i, j int) { reps[i], reps[j] = reps[j], reps[i] })
			if got := Resolve(reps, nil); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: another order gives another answer:\n%v\n%v", seed, sets(got), sets(want))
			}
		}
	}
}

func TestEveryBearerHasItsEntity(t *testing.T) {
	reps := crowd(200, rand.New(rand.NewSource(1)))
	r := Resolve(reps, nil)
	ids := map[news.EntityID]*news.StoryEntity{}
	for i := range r.Entities {
		ids[r.Entities[i].ID] = &r.Entities[i]
	}
	for _, rep := range reps {
		for _, e := range rep.Entities {
			ent := ids[r.Of[Ref{rep.ID, e.ID}]]
			if ent == nil || !slices.Contains(r.Reports[ent.ID], rep.ID) {
				t.Fatalf("%s of %s is %v", e.Name, rep.ID, ent)
			}
		}
	}
	for _, e := range r.Entities {
		if len(r.Links[e.ID]) < len(r.Reports[e.ID])-1 {
			t.Errorf("%s is in %d reports by %d links", e.Name, len(r.Reports[e.ID]), len(r.Links[e.ID]))
		}
		for _, p := range e.Possibly {
			if ids[p] == nil || !slices.Contains(ids[p].Possibly, e.ID) {
				t.Errorf("%s is possibly %s, which does not say so", e.Name, p)
			}
		}
	}
}

// alike makes n reports of one person and one place each, whose names differ by a
// letter or two, so that most fall into a few blocks.
func alike(n int) []*news.Annotated {
	name := func(n int) string {
		var b strings.Builder
		for k, c := range "BKTM" {
			if k > 0 {
				c += 'a' - 'A'
			}
			b.WriteRune(c)
			b.WriteByte("aeiou"[n%5])
			n /= 5
		}
		return b.String()
	}
	var out []*news.Annotated
	for i := range n {
		who, where := name(i)+" "+name(i/7), name(i/3)+" "+name(i*31+17)
		out = append(out, report(fmt.Sprintf("r-%05d", i), "2022-01-01", who+" spoke in "+where+", in Poland.", "person: "+who, "place: "+where, "country: Poland"))
	}
	return out
}

// Where so many names are alike that not all are compared, which are does not hang
// on the order in which the reports come.
func TestAnyOrderGivesTheSameOfFullBlocks(t *testing.T) {
	reps := alike(3 * maxBlock)
	want := Resolve(reps, nil)
	rnd := rand.New(rand.NewSource(1))
	for range 2 {
		rnd.Shuffle(len(reps), func(i, j int) { reps[i], reps[j] = reps[j], reps[i] })
		if got := Resolve(reps, nil); !reflect.DeepEqual(got, want) {
			t.Fatal("another order gives another answer")
		}
	}
}

// pairsOf counts the pairs of names that neighbours gives.
func pairsOf(names []string) int {
	w := &work{lex: lexicon(), memo: &Memo{prepared: map[string]*prepared{}}}
	seen := map[[2]int]bool{}
	w.neighbours(names, (*spelling.Name).BlocksOf, func(i, j int) {
		if i >= j {
			panic("the larger place comes first")
		}
		seen[[2]int{i, j}] = true
	})
	return len(seen)
}

func TestNeighboursAreBounded(t *testing.T) {
	names := make([]string, 40*maxBlock)
	for n := range names {
		names[n] = "Ali Hassan" // as many bearers of one name
	}
	if got, most := pairsOf(names), len(names)*maxBeside; got > most {
		t.Errorf("%d pairs of %d equal names, want %d at most", got, len(names), most)
	}
	few := names[:maxBlock]
	if got, want := pairsOf(few), len(few)*(len(few)-1)/2; got != want {
		t.Errorf("%d pairs of %d names, want all %d", got, len(few), want)
	}
}

func TestCompany(t *testing.T) {
	one, two := []string{"a", "b", "c"}, []string{"b", "d"}
	var c, d company
	c.add(one, []string{"b", "c"})
	if c.has("b") || !c.has("a") || c.all != nil {
		t.Errorf("one list but for two words: %+v", c)
	}
	c.add(one, []string{"b"})
	if c.has("b") || !c.has("c") || c.all != nil {
		t.Errorf("the same list but for one word: %+v", c)
	}
	d.add(two, nil)
	c.common(&d, func(f string) bool { t.Errorf("%q is in both", f); return true })
	c.add(two, []string{"d"})
	if !c.has("b") || c.has("d") || !c.has("a") {
		t.Errorf("two lists: %+v", c)
	}
	var both []string
	d.common(&c, func(f string) bool { both = append(both, f); return true })
	if !slices.Equal(both, []string{"b"}) {
		t.Errorf("in both: %q", both)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("Vera Orlova", "Orlowa", "Véra ОРЛОВА", 1)
	f.Add("😀", "A", "’s", 0)
	f.Fuzz(func(t *testing.T, a, b, c string, n int) {
		text := a + " and " + b + ". " + c + " of Poland"
		reps := []*news.Annotated{
			report("r-1", "2022", text, "person: "+a, "person: "+b, "organisation: "+c),
			report("r-2", "", text, "person: "+b+", "+a, "place: "+c, "person: "+c),
		}
		d := []Decision{{Kind: Merge, Of: mention("r-1", a, n), With: mention("r-2", b, 1)}, {Kind: Split, Of: mention("r-2", c, 1), With: mention("r-2", c, n)},
			{Kind: Rename, Of: mention("r-1", a, 1), Name: c}}
		x := Resolve(reps, d)
		slices.Reverse(reps)
		if y := Resolve(reps, d); !reflect.DeepEqual(x, y) {
			t.Errorf("another order gives another answer")
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		reps := crowd(n, rand.New(rand.NewSource(1)))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Resolve(reps, nil)
			}
		})
	}
}

// BenchmarkAlike resolves names of which thousands fall into one block.
func BenchmarkAlike(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		reps := alike(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Resolve(reps, nil)
			}
		})
	}
}
