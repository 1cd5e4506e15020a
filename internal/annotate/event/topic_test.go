package event

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// pages are longer texts of our own about public life without politics, with
// the acts that must be found in them, and pages about something else, with the
// most that they may give.
var pages = []struct {
	name string
	want []string
	most int
	text string
}{
	{"company", []string{"recalled", "ordered", "fined", "laid off", "resigned", "fell", "sued", "strike", "buy", "postponed"}, 40,
		`Pump maker Aldwick Flow recalled 12,000 pumps on Tuesday after a customer was hurt. The regulator ordered Aldwick to publish a list of the models by the end of the month and fined the firm two million crowns. Shares in the company fell nine percent. Aldwick has laid off eighty workers at its plant in Harsund since spring, and the plant's manager resigned last week. The union called a one-day strike for Friday over the layoffs. Two hospitals sued the company in March, and the chairman, Jonas Weil, denied that it had known of the fault. Rival Torvik Pumps said it would buy the company if the price was right, but analysts expect a lower bid. Aldwick postponed its annual results until October. Its auditor has started a review of the books, and lenders have asked for a meeting. The firm was founded in a barn eighty years ago and employs nine hundred people in three towns along the coast, where few other jobs are left for them.`},
	{"court", []string{"charged", "sentenced", "acquitted", "verdict", "appealed"}, 40,
		`A jury in Harsund acquitted the owner of a ferry on Monday and found its captain guilty of negligence. The captain, Marit Soll, was charged with manslaughter two years ago after the ferry sank off the coast with nineteen passengers. The judge sentenced her to four years in prison. Her lawyer appealed the verdict within the hour. The trial had lasted eleven weeks and heard sixty witnesses, among them six survivors. The prosecutor had asked for nine years. The families of the victims left the room in silence, and one of them said that no sentence would bring back her son. The owner walked out by a side door. He still faces a lawsuit by the insurers, who want the price of the ship back, and a hearing about his licence is set for June. The wreck lies at a depth of forty metres, where divers have looked at it three times and found that a door in the bow had been left open.`},
	{"disaster", []string{"collapsed", "killed", "rescued", "evacuated", "inquiry", "buried", "declared"}, 40,
		`A bridge collapsed in the town of Harsund on Sunday night after a flood and killed at least eight people, the rescue service said. Firefighters rescued two children from a car in the river, and the army evacuated four hundred residents from the lower town. The regional council declared a state of emergency. Three people are missing. The transport agency opened an inquiry into the accident on Monday. The bridge was built sixty years ago and had been repaired twice. Engineers warned the council of cracks in the spring, a local paper reported, but the council said the report had arrived after the budget was closed. The first victims will be buried on Thursday. The company that maintains the bridge said it would pay for the funerals. Volunteers brought blankets and soup to a school, where most of those who lost their homes spent the night on the floor of the gym, under the flags of last year's games.`},
	{"travel", nil, 2,
		`The old quarter of Harsund is best seen on foot, before the shops open and the coaches roll in. Start at the fish stairs, buy a bag of warm prawns and follow the smell of tar along the quay. The lanes attack the hill without mercy, but each turn gives you a bench and a view of the islands. At the top a café serves waffles with brown cheese under a roof of turf. In the afternoon take the small boat to Lund, where the beach is empty until the middle of June and the water so cold that it bites. The island has one inn with nine rooms, all painted blue, and a garden in which the owner grows roses from seed that her mother brought from the south. Book early for the summer. Bring a coat, even in July, and shoes that can stand salt. On the way back the boat stops at the seal rocks, and with luck a young one will raise its head and look at you.`},
}

// TestPublicLife holds that pages about companies, courts and disasters give
// their acts, and those about travel none.
func TestPublicLife(t *testing.T) {
	for _, p := range pages {
		found := Find(read(p.text, news.StoryText))
		if len(found) > p.most {
			t.Errorf("%s: %d events, at most %d:%s", p.name, len(found), p.most, show(p.text, found))
		}
		for _, want := range p.want {
			ok := false
			for _, ev := range found {
				ok = ok || strings.Contains(ev.In(p.text), want)
			}
			if !ok {
				t.Errorf("%s: no %q among%s", p.name, want, show(p.text, found))
			}
		}
	}
}
