package event_test

import (
	"testing"

	"dateline/internal/pipeline/pipelinetest"
)

// pairCase is two reports with a word of a happening in each, and whether the two
// words tell one.
type pairCase struct {
	name, a, b   string
	wordA, wordB string
	one          bool
}

func runPairs(t *testing.T, tests []pairCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, pipelinetest.Read(t, tt.a, tt.b), tt.wordA, tt.wordB); got != tt.one {
				t.Errorf("one event: %v", got)
			}
		})
	}
}

// A matter has one calamity, which its reports recall in other words and without a day;
// other matters have others, and earthquakes come in swarms.
func TestTheCalamityOfAMatter(t *testing.T) {
	const lorna = "The ferry Lorna of Norland Lines went down off Port Sarn on Thursday. Captain Ivo Kern of Estmark was questioned in Port Sarn. "
	tests := []pairCase{
		{"a general name", "2023-05-12 " + lorna,
			"2023-05-20 Captain Ivo Kern of Estmark was freed in Port Sarn on Friday. Norland Lines has lost half its passengers since the disaster.", "went down", "disaster", true},
		{"a noun for the act", "2023-05-12 " + lorna,
			"2023-05-20 Captain Ivo Kern of Estmark was freed in Port Sarn on Friday. Norland Lines paid for the sinking of the Lorna.", "went down", "sinking", true},
		{"another matter", "2023-05-12 " + lorna,
			"2023-05-20 Mayor Ann Marl of Tolm opened a school in Tolm on Friday. Estmark Rail has not been forgiven since the disaster.", "went down", "disaster", false},
		{"another act", "2023-05-12 " + lorna,
			"2023-05-20 Captain Ivo Kern of Estmark was freed in Port Sarn on Friday. Norland Lines lost a warehouse when its roof caved in.", "went down", "caved in", false},
		{"another day", "2023-05-12 " + lorna,
			"2023-05-27 Captain Ivo Kern of Estmark said in Port Sarn that a tug of Norland Lines sank on Friday.", "went down", "sank", false},
		{"one day, words for one act", "2023-05-17 The roof of a hall in Tolm caved in on Tuesday. Mayor Ann Marl wept.",
			"2023-08-02 Mayor Ann Marl spoke at the square in Tolm. The hall's roof came down on 16 May.", "caved in", "came down", true},
		{"earthquakes come again", "2023-05-12 An earthquake killed three people in Sarn, Norland, on Thursday, President Ivo Kern said.",
			"2023-08-20 President Ivo Kern went to Sarn, Norland. The earthquake killed nine people.", "earthquake", "earthquake", false},
	}
	runPairs(t, tests)
}

// Words of one stem, fallen shares and who is described alike are one; what shares only
// the beginning of its words is not.
func TestOtherWordsForOneAct(t *testing.T) {
	tests := []pairCase{
		{"the noun of the verb", "2023-05-16 Norland complained about Estmark to the court of Sarn on Monday.",
			"2023-05-17 The complaint of Norland about Estmark to the court of Sarn came on Monday.", "complained", "complaint", true},
		{"shares", "2023-05-16 Shares in Norland Steel fell 9 percent in Sarn on Monday.",
			"2023-05-17 Norland Steel lost 9 per cent on the Sarn exchange on Monday.", "fell", "lost", true},
		{"shares of another day", "2023-05-16 Shares in Norland Steel fell 9 percent in Sarn on Monday.",
			"2023-05-18 Norland Steel lost 4 per cent on the Sarn exchange on Wednesday.", "fell", "lost", false},
		{"one description", "2023-05-17 Police in Sarn arrested the chief engineer of the mine on Tuesday.",
			"2023-05-20 The mine in Sarn is shut. Its chief engineer, Ivo Kern, was arrested on 16 May.", "arrested", "arrested", true},
	}
	runPairs(t, tests)
}
