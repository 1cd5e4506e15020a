package dispute_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline/pipelinetest"
	"dateline/internal/story/tell"
)

// tellings are short reports; differ is the kinds of what they dispute, each with
// a word of every side, nil where nobody disputes anything.
var tellings = []struct {
	name, text string
	want       []string
}{
	{"said and denied in one sentence", `Police in Tolmar said the dockers had set fire to a van on Monday; their leader, Anna Belova, denied it.`,
		[]string{"contradiction: set fire | denied it"}},
	{"said and denied behind but", `The mayor said the bridge at Tolmar had been inspected in May, but the engineer Ivo Kressel denied that.`,
		[]string{"contradiction: inspected | denied that"}},
	{"disputed by", `"The valve was sound," said the head of the refinery, Ivo Kressel. That was disputed by the engineers' union of Tolmar.`,
		[]string{"contradiction: sound | disputed by"}},
	{"denied doing", `The teachers' leader, Anna Belova, said the ministry in Tolmar had received three letters about the roof. The ministry denied receiving any such letter.`,
		[]string{"contradiction: letters | denied receiving"}},
	{"denied having done, after", `The minister, Ivo Kressel, denied having taken money from Norland Steel, after the deputy Anna Belova said that the firm had paid for his house in Tolmar.`,
		[]string{"contradiction: paid for | denied having taken"}},
	{"never told", `The diver Anna Belova told the Tolmar Post that the port had been warned about the crane in March. The port authority says it was never told.`,
		[]string{"contradiction: warned | never told"}},
	{"another account", `Anna Belova said her brother had been beaten in the police station of Tolmar. The interior ministry gave a different account. It said he had fallen on the stairs.`,
		[]string{"contradiction: beaten | different account"}},
	{"a rumour called false", `Asked about reports that the ferry Nordlya had been sold, a spokesman for Dock Lines in Tolmar said they were "pure fiction".`,
		[]string{"contradiction: sold | fiction"}},
	{"called a lie", `The deputy Ivo Kressel told parliament in Tolmar on Monday that the mayor had sold the park to her cousin. "That is a lie," the mayor, Anna Belova, said.`,
		[]string{"contradiction: sold the park | lie"}},
	{"confirmed only", `The opposition put the number of dead in Tolmar at 40; officials have confirmed only 12.`, []string{"other-source: 12 | 40"}},
	{"closer to", `Officials say 12 people died in the fire at Tolmar. Residents believe the true figure is closer to 40.`, []string{"other-source: 12 | 40"}},
	{"according to two", `Between 300 people, according to police, and 2,000, according to the organisers, marched through Tolmar on Sunday.`,
		[]string{"other-source: 300 | 2,000"}},
	{"the correct number", `The earlier figure of 19 dead in Tolmar was wrong, the fire brigade said; the correct number is 17.`, []string{"revision: 17 | 19"}},
	{"revised down", `The fire brigade in Tolmar revised the toll down to 17 from 19 after two bodies were counted twice.`, []string{"revision: 17 | 19"}},
	{"denies any wrongdoing", `The prosecutor says Ivo Kressel took 3 million crowns from Norland Steel. Kressel, who denies any wrongdoing, says the money was a loan.`,
		[]string{"contradiction: took 3 million | denies any wrongdoing"}},
	{"no such order", `Anna Belova claims that the mayor ordered the police to fire on the crowd in Tolmar. The mayor insists he gave no such order.`,
		[]string{"contradiction: ordered the police | no such order"}},
	{"an allegation it denies", `Norland has accused Estmark of sending troops across the border at Tolmar, an allegation Estmark denies.`,
		[]string{"contradiction: sending troops | Estmark denies"}},
	{"reports that were dismissed", `Reports that the general had been arrested in Tolmar were dismissed as rumours by the defence ministry.`,
		[]string{"contradiction: arrested | dismissed as rumours"}},
	{"the report was wrong", `The agency earlier reported that the minister had fled Tolmar; his office later said the report was wrong.`,
		[]string{"contradiction: fled | the report was wrong"}},
	{"one verb, denied by one", `"We never met," Ivo Kressel said of the banker in Tolmar. Anna Belova, his former secretary, told the court that they had met at least four times.`,
		[]string{"contradiction: never met | had met"}},
	{"not so until then", `Police in Tolmar said the name of the victim would not be released until his family was told. The mayor said the name of the suspect would be released on Monday.`, nil},
	{"no claim of anybody", `The union of the miners said 500 workers would lose their jobs in Tolmar, while the company said it would hire 200 in Harsund.`, nil},
	{"others on another day", `Police said 14 people were arrested in Tolmar on Sunday. Another 20 were arrested on Monday, the mayor said.`, nil},
	{"some of them", `The mayor of Tolmar said 300 people had lost their homes. The Red Cross said 200 of them were sleeping in a school.`, nil},
	{"a claim before a court", `The court in Tolmar dismissed the claim of the farmers, who said the dam had ruined their fields.`, nil},
	{"denied a visa", `The ambassador denied visas to 14 journalists from Tolmar. The union of journalists said it was told on Monday.`, nil},
	{"nobody denies", `The judge in Tolmar will decide on Monday if Ivo Kressel stays in prison. "It is a long wait," said his lawyer, Anna Belova.`, nil},
	{"rejected a plan", `Anna Belova said the union would meet on Friday in Tolmar. It rejected the offer of the port on Monday.`, nil},
	{"part and whole", `More than 40 million crowns of the cost of the tunnel at Tolmar cannot be explained, the auditor said. The report puts the cost of the tunnel at 300 million crowns.`, nil},
	{"against what was agreed", `The papers show that the cost of the tunnel at Tolmar had risen to 270 million crowns by spring, against the 190 million agreed in 2012. A spokesman for Norland Steel put the present cost at 240 million.`,
		[]string{"contradiction: 240 million | 270 million"}},
	{"raised to from", `The central bank of Norland raised its key rate to 9 percent from 7 percent on Monday, the governor said in Tolmar.`, []string{"other-time: 7 percent | 9 percent"}},
	{"is so many, not so many", `The number of sailors who died in the fire at Tolmar is four, not five, the health ministry said on Monday, admitting that one body had been counted twice.`,
		[]string{"revision: four | five"}},
	{"the first part of a sum", `Norland said it would lend Tolmar 900 million crowns. The first 300 million crowns was to be paid by June, the minister said. The mayor's office in Tolmar later put the size of the loan at 950 million crowns.`,
		[]string{"contradiction: 900 million | 950 million"}},
	{"joined and stayed away", `Anna Belova, the leader of the miners in Tolmar, said 2,400 miners had joined the strike. The company said only 90 of its 3,000 workers had stayed away.`,
		[]string{"other-source: 90 | 2,400"}},
	{"detained and listed", `The ministry said 114 people were detained in Tolmar on Sunday. Candle, a rights group, published the names of 171 detainees.`,
		[]string{"other-source: 114 | 171"}},
	{"three who count", `Police put the crowd in Tolmar at 2,000. Organisers said at least 9,000 people had taken part, while a reporter on the bridge estimated the number at about 5,000.`,
		[]string{"other-source: 2,000 | 5,000 | 9,000"}},
	{"another share of hers", `Official results gave her 28 percent of the vote in Tolmar. Observers who photographed the lists put her share at 51 percent.`,
		[]string{"contradiction: 28 percent | 51 percent"}},
	{"a clerk died and others were hurt", `In the fire at Tolmar a clerk died and two men were treated for burns, police said. One person was killed, the Tolmar Post reported.`, nil},
	{"two things beside each other", `The navy said it had taken six rifles and about 300 rounds from the boats off Tolmar. The three boats had a crew of 26, the captain said.`, nil},
	{"two players", `Ivo Kressel scored 17 points for Tolmar before he hurt his knee. Anton Hale had 27 points and nine rebounds, a record for the club.`, nil},
	{"another sum", `In July alone the dairy at Tolmar lost 300,000 crowns, said the farmer Ivo Kressel. The ministry spent another 600,000 crowns on the dairy, but it did not help.`, nil},
	{"the second without a verb", `How many marched in Tolmar on 12 May? The organisers said 20,000 and the police 8,000.`, []string{"other-source: 8,000 | 20,000"}},
	{"both cannot be right", `The port of Tolmar says that it heard of no fault before the inspectors came on 10 May. The engineer, Anna Belova, says that she wrote to the director in March. Both cannot be right.`,
		[]string{"contradiction: heard of no fault | wrote to the director"}},
	{"one of them is lying", `Ivo Kressel says the gate at Tolmar was open. The guard, Anna Belova, says she had locked it at noon. One of them must be wrong.`,
		[]string{"contradiction: was open | had locked it"}},
	{"one speaker cannot clash", `Ivo Kressel says the gate at Tolmar was open and the lamp was out. Both cannot be repaired before June.`, nil},
	{"told differently", `The mayor, Anna Belova, said she had closed the bridge at Tolmar herself. The port told it differently. Its spokesman, Ivo Kressel, said the port had acted of its own free will.`,
		[]string{"contradiction: had closed the bridge | acted of its own free will"}},
	{"never had it, and insists", `A spokesman for the union said its members had never been shown the contract by Norland Steel. Norland Steel insisted that it read the contract to every worker in Tolmar.`,
		[]string{"contradiction: never been shown | read the contract"}},
	{"insists on something else", `A spokesman for the union said its members had never been shown the contract. The mayor of Tolmar insisted that the town would pay.`, nil},
	{"promised is not denied", `The museum in Tolmar had 40 guards on its books in May. The figure the minister has promised for the end of the year is 90.`, nil},
	{"a share and a number", `"Sixty percent does not pay the rent," Ivo Kressel said in Tolmar. He said the company always forgets the 50 who come from an agency.`, nil},
	{"a result that one side doubts", `Anna Belova, who came second, says she won the presidential election in May. Ivo Kressel won his first presidential election in June 1999. Ivo Kressel was declared the winner of the presidential election of 5 May by the commission in Tolmar.`,
		[]string{"contradiction: declared the winner | Anna Belova"}},
}

// TestTellings holds what is disputed in short reports, read as any page is.
func TestTellings(t *testing.T) {
	for _, c := range tellings {
		story := tell.Story(pipelinetest.Read(t, "2024-05-14 "+c.text), tell.Options{})
		var got []string
		for _, d := range story.Disputes {
			got = append(got, d.Kind+": "+sides(d))
		}
		if ok := len(got) == len(c.want); !ok || !slices.EqualFunc(got, c.want, fits) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func sides(d news.Dispute) string {
	var out []string
	for _, s := range d.Sides {
		var words []string
		for _, e := range s.Evidence {
			words = append(words, e.Quote)
		}
		out = append(out, strings.Join(words, " … "))
	}
	return strings.Join(out, " | ")
}

// fits says whether a dispute has the kind that is wanted, and in each side the
// words that are.
func fits(got, want string) bool {
	kind, rest, _ := strings.Cut(want, ": ")
	sides, has := strings.Split(rest, " | "), strings.Split(got, " | ")
	if !strings.HasPrefix(got, kind+": ") || len(sides) != len(has) {
		return false
	}
	for i := range sides {
		if !strings.Contains(has[i], sides[i]) {
			return false
		}
	}
	return true
}

// titles are the lines that head disputes of short reports.
var titles = []struct{ name, text, want string }{
	{"without that", `Anna Belova claims that the mayor ordered the police to fire on the crowd in Tolmar. The mayor insists he gave no such order.`,
		"told otherwise: the mayor ordered the police to fire on the crowd in Tolmar"},
	{"without the day in front", `Before that, on 11 May, the prosecutor in Tolmar charged the engineer Ivo Kressel with fraud. He denies the charge.`,
		"denied: the prosecutor in Tolmar charged the engineer Ivo Kressel with fraud"},
	{"with the noun of a relative clause", `The doctors of the firm point to a weakness of the lungs which they say the boy was born with. The doctor of the family in Tolmar says no such weakness was ever noted.`,
		"told otherwise: a weakness of the lungs which they say the boy was born with"},
	{"with a name for a pronoun", `Anna Belova says that she wrote to the port of Tolmar in March. The engineer, Ivo Kressel, says that nobody wrote to him. Both cannot be right.`,
		"told otherwise: [Anna Belova] wrote to the port of Tolmar in March"},
}

// TestTitles holds how disputes are headed.
func TestTitles(t *testing.T) {
	for _, c := range titles {
		story := tell.Story(pipelinetest.Read(t, "2024-05-14 "+c.text), tell.Options{})
		if len(story.Disputes) != 1 || story.Disputes[0].About != c.want {
			t.Errorf("%s: %d disputes, the first %q, want %q", c.name, len(story.Disputes), append(story.Disputes, news.Dispute{})[0].About, c.want)
		}
	}
}
