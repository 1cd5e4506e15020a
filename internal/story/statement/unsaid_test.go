package statement

import (
	"strings"
	"testing"

	"dateline/internal/annotate/attribution"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

// contents reads a text the way the program does and gives the contents of its
// statements; a text that starts with "^ " is a headline.
func contents(t *testing.T, text string) []string {
	t.Helper()
	ann := news.Annotated{}
	ann.ID = "r-a"
	role := news.StoryText
	if rest, ok := strings.CutPrefix(text, "^ "); ok {
		text, role = rest, news.Headline
	}
	ann.Text = text
	ann.Passages = []news.Passage{{Role: role, Span: news.Span{End: news.Byte(len(text))}}}
	for _, span := range sentence.Split(text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(text, span)})
	}
	syn, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	syn.Annotate(ann.Sentences)
	ann.Attributions = attribution.Find(&ann)
	var out []string
	for _, st := range Join([]news.Annotated{ann}, given.Inputs{}) {
		out = append(out, st.Content)
	}
	return out
}

// What nobody says, and what is like it and somebody's.
func TestWhatIsNoStatement(t *testing.T) {
	for text, want := range map[string]string{
		"^ Dockers say yes to the pay deal":                                             "",
		"Dockers say the pay deal is fair.":                                             "the pay deal is fair",
		"We remind that the driver died in February.":                                   "",
		"The minister reminded reporters that the driver died in February.":             "that the driver died in February",
		"I did not want to write this one.":                                             "",
		"If you want to share a car, leave a comment.":                                  "",
		"A judge will decide on Friday whether he stays in custody.":                    "",
		"A judge is to decide whether he stays in custody.":                             "",
		"The judge decided that he stays in custody.":                                   "that he stays in custody",
		"The minister will not say whether he stays.":                                   "whether he stays",
		"“We expect that the bridge will open,” she said.":                              "“We expect that the bridge will open,”",
		"The mayor said he would leave if the council wanted to vote.":                  "he would leave if the council wanted to vote",
		"Ivan Holm, who pleaded guilty and testified against the mayor, was sentenced.": "",
	} {
		if got := strings.Join(contents(t, text), " | "); got != want {
			t.Errorf("%q: statements %q, want %q", text, got, want)
		}
	}
}
