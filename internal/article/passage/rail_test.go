package passage

import (
	"strings"
	"testing"

	"dateline/internal/article/block"
)

const headline = "Ports agree on one price for grain"

// roleOf gives the role of a line that stands at a place of a text of four
// paragraphs under a headline: "head", below the headline, "mid" or "end".
func roleOf(t *testing.T, line, place string) string {
	t.Helper()
	rows := []string{headline, one, two, tri, "Both councils will vote on it in the spring, the mayors of the two towns said."}
	at := map[string]int{"head": 1, "mid": 3, "end": 5}[place]
	rows = append(rows[:at], append([]string{line}, rows[at:]...)...)
	meta := block.Meta{Title: headline, Outlet: "The Vale Post"}
	for _, got := range roles(strings.Join(rows, "\n\n")+"\n", meta) {
		if role, words, _ := strings.Cut(got, ": "); strings.HasPrefix(line, words) {
			return role
		}
	}
	t.Errorf("%q at %s: not in the text", line, place)
	return ""
}

// TestLinesOfThePage holds lines that are not the story's, and some that are,
// against their roles at each place of a text.
func TestLinesOfThePage(t *testing.T) {
	for want, byPlace := range map[string]map[string][]string{
		"furniture": {
			"head mid end": {
				"The Vale Post | Harbour | Schools | Log in", "Front page » News » Harbour", "DE | EN | FR", "Tides 2 m | Wind | Stars",
				"Popular: | Goat found in town hall | Prices of coal | How to salt a ham",
				"Most read: Goat found in town hall; Prices of coal; Lost: one glove",
				"Also in the Post: Goat found in town hall", "Also in this issue: the goat",
				"Share: by mail, by post, by goat", "The best of the Post in your inbox, every day",
				"Did you find this story useful? Yes No", "Found a mistake? Mark it and press Ctrl+Enter.",
				"Contact the newsroom: desk@valepost.example", "Since you are here, a small favour to ask.",
				"Do you know more about the grain? Write to us at desk@valepost.example and we will call you back.",
				"Sign up for our letter on grain", "See also: Goat found in town hall", "We use cookies to count our readers.",
			},
			"end": {
				"The Vale Post. Letters to the editor are welcome.", "The Vale Post is edited by Ann Example.", "The Post is printed in Sella.",
				"Vale Post, Mill Lane 4, Sella. Open from nine.", "Printed on 5 June 2023", "Tips: desk@valepost.example", "No comments yet",
			},
		},
		"remark": {
			"head end": {
				"(Corrects number of ports in first paragraph to two, not three)", "(Adds quotes from the mayor)",
				"Corrects spelling of name in paragraph 3", "Update July 3rd, 8:05AM: Added words of the mayor.", "CORRECTION (4 May 2018): There are two ports, not three.",
				"Corrected on 4 May: There are two ports, not three.", "We have corrected the number of ports.",
				"* This article was corrected on 4 May 2018. There are two ports, not three.",
				"Due to an editing error, an earlier version of this report gave three ports.",
				"In an article on Monday we said that there were three ports. There are two.",
			},
		},
		"byline": {
			"head": {
				"Ann Example, harbour correspondent", "Our correspondent in Sella", "Vale Post staff", "Post foreign desk and agencies",
				"Author: Ann Example", "Published 3 hours ago", "Updated: 9.45pm", "Yesterday, 18:40", "Saturday 3 November", "3. 11. 2018, Saturday | author: red.",
			},
		},
		"caption": {
			"head mid": {"The quay of Sella in the fog. Picture by Nils Abend", "Ann Example (left) on the quay of Sella. [Nils Abend/Post]",
				"Lorries wait for grain in Sella, 4 May 2018. © Vale Post"},
		},
		"story": {
			"mid end": {
				"The lamps are safe.", "The vote was 7-2.", "The Post asked both mayors; one did not reply.",
				"Also in Sella: the police closed a bakery and held two men.", "Most read the deal twice; some signed; none sang.",
				"Popular anger grew: 300 people marched; 40 were held.", "The correction of the list took a week.",
				"“Sign up for our union,” the dockers shouted.", "The list was sent to grain@sella.example by mistake.",
				"Update on the price: the two ports will meet again.",
			},
			"head": {"New lamps for Sella and Brand", "Dockers want lamps, not words"},
		},
	} {
		for places, lines := range byPlace {
			for place := range strings.FieldsSeq(places) {
				for _, line := range lines {
					if got := roleOf(t, line, place); got != want {
						t.Errorf("%q at %s: got %s, want %s", line, place, got, want)
					}
				}
			}
		}
	}
}

// TestSignature holds names without "By" against what stands beside them.
func TestSignature(t *testing.T) {
	meta := block.Meta{Title: headline}
	for _, tc := range []struct{ in, line, want string }{
		{"Ann Example, Sella, and Bo Sample, Brand\n\n4 May 2018", "Ann Example, Sella, and Bo Sample, Brand", "byline"},
		{"Udo Sample in Brand\n\n4 May 2018", "Udo Sample in Brand", "byline"},
		{"Anna Example and Udo Sample", "Anna Example and Udo Sample", "byline"},
		{"New Lamps, Better Quays", "New Lamps, Better Quays", "story"},
	} {
		got := ""
		for _, p := range roles(headline+"\n\n"+tc.in+"\n\n"+one+"\n\n"+two+"\n\n"+tri, meta) {
			if role, words, _ := strings.Cut(p, ": "); words == tc.line {
				got = role
			}
		}
		if got != tc.want {
			t.Errorf("%q: got %s, want %s", tc.line, got, tc.want)
		}
	}
}

// TestClipped tells a box of facts from sentences.
func TestClipped(t *testing.T) {
	for s, want := range map[string]bool{
		"Built 1961. Length 80 metres. Two cranes.":                                         true,
		"It is long, and it is wide. The town is proud of it. Nobody has ever measured it.": false,
		"Built 1961. Length 80 metres.":                                                     false,
		one:                                                                                 false,
	} {
		if clipped(s) != want {
			t.Errorf("%q: want %v", s, want)
		}
	}
}
