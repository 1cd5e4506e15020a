package name

import (
	"strings"
	"testing"

	"dateline/data"
	"dateline/internal/news"
)

// TestUnlisted has documents about countries, places, firms and agencies that
// no list knows. Each wanted name is a kind and the words; every mention of the
// words that is found must have that kind, and at least one must be found.
func TestUnlisted(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"a country by its parliament and army", []string{
			"The parliament of Dravonia voted on Monday .",
			"Dravonia 's army said it was ready .",
			"Dravonia will hold elections in May ."}, []string{"country:Dravonia"}},
		{"a country by its president, with the president's name", []string{
			"President Karel Dvorak of Dravonia met the ministers .",
			"Dravonia has long denied it ."}, []string{"country:Dravonia"}},
		{"a demonym and its country", []string{
			"Dravonian President Karel Dvorak arrived on Monday .",
			"The Dravonian government said so , and Dravonians believed it .",
			"Nobody in Dravonia was surprised ."}, []string{"country:Dravonia", "demonym:Dravonian", "demonym:Dravonians"}},
		{"two countries side by side", []string{
			"The border between Dravonia and Estonia is closed .",
			"The Dravonian government said so .",
			"The leaders of Dravonia and Kelvania met in Tallinn ."}, []string{"country:Dravonia", "country:Kelvania"}},
		{"a firm by its shares and its chief executive", []string{
			"Shares in Tellowick fell by 9 percent on Monday .",
			"Tellowick 's chief executive , Ada Novak , resigned .",
			"Tellowick said that it was sorry ."}, []string{"organisation:Tellowick"}},
		{"a firm by its long name", []string{
			"Battery maker Tellowick Power stopped sales on Monday .",
			"Tellowick shareholders will vote in May .",
			"Nobody knows what Tellowick will do ."}, []string{"organisation:Tellowick Power", "organisation:Tellowick"}},
		{"a person with a firm's verbs", []string{
			"Mr. Tellowick bought a boat in May .",
			"Ada Tellowick , 58 , laughed .",
			"Tellowick 's wife said so ."}, []string{"person:Tellowick"}},
		{"a ship by what it is called", []string{
			"The ferry Ostrava Bell left the quay at noon .",
			"The Ostrava Bell sank within the hour .",
			"Nobody aboard the Ostrava Bell was hurt ."}, []string{"other:Ostrava Bell"}},
		{"a ship in quotation marks", []string{
			"Divers found the wreck of the freighter \" Tellowick \" in May ."}, []string{"other:Tellowick"}},
		{"a ship's captain is no ship", []string{
			"The captain of the ship Karel Dvorak said nothing ."}, []string{"person:Karel Dvorak"}},
		{"a firm by its field", []string{
			"The port is closed to Tellowick Lines from Monday .",
			"He was paid by Tellowick ."}, []string{"organisation:Tellowick Lines", "organisation:Tellowick"}},
		{"a firm where the labels miss it", []string{
			"Tellowick Lines said on Saturday that it would pay .",
			"Tellowick maintains there were ninety .",
			"Families say they have seen nothing of the money promised by Tellowick ."}, []string{"organisation:Tellowick Lines", "organisation:Tellowick"}},
		{"a country after the first word of a sentence", []string{
			"The parliament of Dravonia voted on Monday .",
			"Dravonia 's army said it was ready .",
			"In Dravonia the first of three days of mourning was observed ."}, []string{"country:Dravonia"}},
		{"an office that is written out before a name", []string{
			"So the wreck sank , informed the commander of coast guard Peldo Harune .",
			"The chance is small , said Harune at the conference ."}, []string{"person:Peldo Harune", "person:Harune"}},
		{"a people before a port", []string{
			"The ship was bound for the Dravonian port of Stavenick .",
			"The Dravonian foreign ministry said so ."}, []string{"demonym:Dravonian"}},
		{"a country by a body of its people", []string{
			"The Dravonian Food Authority closed the works .",
			"Dravonia 's food authority said so on Monday .",
			"Nobody in Dravonia was surprised ."}, []string{"country:Dravonia"}},
		{"a product", []string{
			"The first jars of Tellowick came off the line .",
			"Nobody bought Tellowick in May ."}, []string{"other:Tellowick"}},
		{"a newspaper of a town", []string{
			"He told the Saltmarsh Inquirer that he would leave Saltmarsh ."}, []string{"organisation:Saltmarsh Inquirer"}},
		{"a family name with a spokesman", []string{
			"Ada Orlova spoke in May .",
			"A spokesman for Ada Orlova said so .",
			"Karel Dvorak met Ada Orlova .",
			"Orlova spokesman Karel Dvorak denied it .",
			"Orlova 's staff said so ."}, []string{"person:Orlova"}},
		{"a country with a railway", []string{
			"Dravonia Rail said that one train in ten was running .",
			"Drivers across Dravonia walked off the job .",
			"The trains of Dravonia stopped ."}, []string{"organisation:Dravonia Rail", "place:Dravonia"}},
		{"a firm with its field", []string{
			"He took money from Tellowick , a lighting company owned by his brother .",
			"The contract with Tellowick ends in May ."}, []string{"organisation:Tellowick"}},
		{"a hotel", []string{
			"They met at the hotel \" Bellmond \" in May ."}, []string{"place:Bellmond"}},
		{"a union's leader after its letters", []string{
			"The head of the trade union NTRW Marta Harune called it a decent one ."}, []string{"organisation:NTRW", "person:Marta Harune"}},
		{"an officer between commas", []string{
			"It should not have taken a week , said its branch secretary , Gormo Aldrane ."}, []string{"person:Gormo Aldrane"}},
		{"a town", []string{
			"The town of Saltmarsh is quiet .",
			"He grew up near Saltmarsh , 11 kilometres from the sea .",
			"Saltmarsh has 900 people ."}, []string{"place:Saltmarsh"}},
		{"a town by its mayor", []string{
			"Mayor Ada Novak of Tarn Ferry said so .",
			"He lives in Tarn Ferry ."}, []string{"place:Tarn Ferry"}},
		{"a movement", []string{
			"The opposition movement Open Meadows called a march .",
			"Ada Novak , who leads the Open Meadows movement , spoke ."}, []string{"organisation:Open Meadows"}},
		{"a prime minister's government makes no country of him", []string{
			"Prime Minister Karel Dvorak 's government fell on Monday .",
			"Dvorak 's army of supporters wept ."}, []string{"person:Karel Dvorak", "person:Dvorak"}},
		{"an agency that someone told", []string{
			"A farmer told QRN that the water came at night .",
			"The minister told QRN that she knew ."}, []string{"organisation:QRN"}},
	} {
		text, sents := doc(c.lines...)
		names := f.Find(text, nil, sents)
		for _, want := range c.want {
			kind, words, _ := strings.Cut(want, ":")
			seen := 0
			for _, n := range names {
				if n.In(text) != words {
					continue
				}
				if seen++; string(n.Kind) != kind {
					t.Errorf("%s: %q is %s: %s", c.name, words, n.Kind, show(text, names))
				}
			}
			if seen == 0 {
				t.Errorf("%s: %q is not found: %s", c.name, words, show(text, names))
			}
		}
	}
}

// TestDateline has places and an agency that only a dateline knows.
func TestDateline(t *testing.T) {
	f := finder(t)
	head := "Tarn Ferry , Dravonia ( Lakewire ) -"
	text, sents := doc(head, "The Dravonian army has left .", "It was Tarn Ferry that Lakewire spoke of .")
	names := f.Find(text, []news.Passage{{Role: news.Dateline, Span: news.Span{End: news.Byte(len(head))}},
		{Role: news.StoryText, Span: news.Span{Start: news.Byte(len(head) + 1), End: news.Byte(len(text))}}}, sents)
	got := show(text, names)
	for _, want := range []string{"place:Tarn Ferry", "country:Dravonia", "organisation:Lakewire"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s: %s", want, got)
		}
	}
}

// TestContexts reads the file of patterns: every kind has some, and broken
// rows are refused.
func TestContexts(t *testing.T) {
	c, err := loadContexts(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var kinds weights
	for i := range c.rules {
		kinds[c.rules[i].kind]++
		if len(c.rules[i].before)+len(c.rules[i].after) == 0 {
			t.Errorf("rule %d has no words", i)
		}
		beside := false
		for _, side := range [][]slot{c.rules[i].before, c.rules[i].after} {
			beside = beside || len(side) > 0 && !side[0].not
		}
		if !beside {
			t.Errorf("rule %d has no word beside the name that must be there", i)
		}
	}
	for k, n := range kinds {
		if n == 0 {
			t.Errorf("no pattern speaks for %s", weightKinds[k])
		}
	}
	for name, at := range c.names {
		used := strings.HasPrefix(name, "@") && (name == "@business" || name == "@saint" || name == "@shipmark" || name == "@skipper" || name == "@national" || name == "@masthead" || name == "@starter" || name == "@speaks" || name == "@statehead" || name == "@townhead")
		for i := range c.rules {
			for _, s := range append(c.rules[i].before, c.rules[i].after...) {
				used = used || s.set == bitAt(at)
			}
		}
		if !used {
			t.Errorf("set %s is in no pattern", name)
		}
	}
	for _, row := range []string{"place\t3", "place\tx\tin _", "planet\t3\tin _", "place\t9\tin _", "place\t3\tin it"} {
		if err := c.row(strings.Split(row, "\t")); err == nil {
			t.Errorf("the row %q is taken", row)
		}
	}
}

func TestDemonymic(t *testing.T) {
	for form, want := range map[string]bool{"Dravonian": true, "Chapalese": true, "Kelwi": true, "Tarnish": true, "Kelvani": true, "Ian": false, "Oslo": false, "Dravonians": true} {
		if got := demonymic(form); got != want {
			t.Errorf("%q: %v", form, got)
		}
	}
}

// TestNovel has words that only a name can be, and words that are merely rare.
func TestNovel(t *testing.T) {
	f := finder(t)
	for line, want := range map[string]bool{
		"He went home to Stavenick the next day .":            true,
		"The law was sent to a Raccoon by the clerks .":       false,
		"Blizzards and snow closed the roads on Monday .":     false,
		"The Moorlandish counterpart stood beside the wall .": true,
	} {
		text, sents := doc(line)
		if got := show(text, f.Find(text, nil, sents)); (got != "") != want {
			t.Errorf("%q: %s", line, got)
		}
	}
}
