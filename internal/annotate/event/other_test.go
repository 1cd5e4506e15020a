package event_test

import (
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
)

// Each sentence with the verb of the happening in it that no entry knows, "" for none,
// and whether it took place or is to come.
var happenings = []struct {
	text, verb string
	fact       news.Factuality
}{
	// On a day, whoever or whatever did it.
	{"The ice on the Tolm broke up on Friday.", "broke up", news.Happened},
	{"The ferry drifted on 4 March off the coast of Lund.", "drifted", news.Happened},
	{"The ministry repainted the bridge on Tuesday.", "repainted", news.Happened},
	{"The bridge was painted on Monday.", "painted", news.Happened},
	{"The lights went out in Lund on Friday.", "went out", news.Happened},
	// Without a day, what somebody who is known by name did to something.
	{"The director Marit Soll renamed the museum.", "renamed", news.Happened},
	{"Henrik Arnvald painted the bridge, the ministry said.", "painted", news.Happened},
	// What is to come: on a day, or what a party will do.
	{"The museum will repaint its rooms on 4 March.", "repaint", news.Planned},
	{"The director Marit Soll will rename the museum.", "rename", news.Planned},
	{"The committee is expected to finish its work by May.", "finish", news.Planned},
	{"The museum's new catalogue is due in November.", "catalogue", news.Planned},
	{"A second parade was announced for this Saturday.", "parade", news.Planned},
	{"The captain must return the keys by 31 May.", "return", news.Planned},
	{"The director Marit Soll said she would rename the museum.", "rename", news.Planned},
	{"The director Marit Soll said that if no buyer was found by 31 May, she would rename its rooms.", "rename", news.Planned},
	{"The museum signed an agreement with the town to repaint its rooms by the end of May.", "repaint", news.Planned},
	// Any verb and any state, where a day or a term is set.
	{"The jury in Lund will hear the singers on 18 September.", "hear", news.Planned},
	{"The museum said it would publish its list within ten days.", "publish", news.Planned},
	{"The museum has thirty days to return the keys.", "return", news.Planned},
	{"The singers will be back in Lund on 28 May.", "back", news.Planned},
	{"The rooms are to be ready by 31 October.", "ready", news.Planned},
	{"They are expected in Lund on 17 June.", "expected", news.Planned},
	{"The town declared a day of rest for Friday.", "declared a day", news.Planned},
	// Whatever the parser made of the clause.
	{"The singers will be in Lund for a second evening on 25 June, Marit Soll said.", "Lund", news.Planned},
	{"The road, she said, would be open to carts from the first of July.", "open", news.Planned},
	{"The singers should be back in Lund by July 10, the museum's office said.", "back", news.Planned},
	{"Marit Soll said she expected him to be out by the weekend.", "out", news.Planned},
	{"Marit Soll said her men would have the bridge painted within three days.", "painted", news.Planned},
	{"There will be a new ferry by Friday.", "ferry", news.Planned},
	{"The director Marit Soll has put the boat on the list for 25 September.", "put", news.Planned},
	{"The museum has asked for a new roof for 25 September.", "", ""},
	{"The first room was to be painted by the end of October, the museum said.", "painted", news.Planned},
	{"“Not one room shall be closed in the first two years,” the director Marit Soll said.", "closed", news.DidNotHappen},
	// What takes place is told by the noun.
	{"The parade took place on Monday.", "parade", news.Happened},
	{"An explosion occurred on Monday near the harbour.", "explosion", news.Happened},
	// What was to be on a day, and was not.
	{"The museum did not close on Friday.", "close", news.DidNotHappen},

	// States, thoughts and words.
	{"The museum was empty on Friday.", "", ""},
	{"Marit Soll believed the story on Friday.", "", ""},
	{"The museum had nine rooms in May.", "", ""},
	{"Marit Soll said on Friday that the sky was blue.", "", ""},
	{"The museum is in Lund.", "", ""},
	{"It will be a long summer.", "", ""},
	{"The director has been in Lund for thirty years.", "", ""},
	// Habits, and what is always so.
	{"The museum feeds its seals on Fridays.", "", ""},
	{"The river freezes in January.", "", ""},
	{"Marit Soll paints bridges.", "", ""},
	// Without a day, and told of nobody who is known by name.
	{"A man painted the bridge.", "", ""},
	{"The ferry left.", "", ""},
	{"Prices are up this year.", "", ""},
	// Announced on a day, not for it; asked for, and not set.
	{"The parade was announced on Monday.", "", ""},
	{"The museum should rename its rooms, Marit Soll said.", "", ""},
	// What would be, could be, or is asked for.
	{"The deal would anger many.", "", ""},
	{"If the ferry sank on Friday, Lund would close its harbour.", "", ""},
	{"Snow will melt.", "", ""},
	{"Marit Soll wanted to rename the museum.", "", ""},
	// What an event noun beside the verb tells already.
	{"The two presidents held talks on Monday.", "", ""},
	{"The election took place on Monday.", "", ""},
}

func TestOtherHappenings(t *testing.T) {
	for _, tt := range happenings {
		// A line that is short and alone can be a heading.
		ann := pipelinetest.Read(t, "2023-05-10 "+tt.text+" There was no word of it in the papers of the town for a week.")[0]
		var verb string
		var fact news.Factuality
		for _, ev := range ann.Events {
			if ev.Type == "OTHER" && ev.Mode == "" {
				verb, fact = ev.In(ann.Text), ev.Factuality
			}
		}
		if verb != tt.verb || fact != tt.fact {
			t.Errorf("%q tells %q (%s), want %q (%s)", tt.text, verb, fact, tt.verb, tt.fact)
		}
	}
}
