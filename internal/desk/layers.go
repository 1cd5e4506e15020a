package desk

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/article/credit"
	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// FigureLine is one figure of one report.
type FigureLine struct {
	Report news.ReportID `json:"report"`
	news.Figure
	// Words are the figure as it is written.
	Words string `json:"words"`
	// Source are the words that name who vouches for it, "" for the report.
	Source string `json:"source"`
	// Evidence is the sentence.
	Evidence []news.Evidence `json:"evidence"`
}

// Figures is the answer to "which numbers do the reports give, and of what?".
type Figures struct {
	Story news.StoryHead `json:"story"`
	// Figures are those of each report, Rows those of the story: one row is one
	// figure, whoever gives it.
	Figures []FigureLine                 `json:"figures"`
	Rows    []FigureRow                  `json:"rows"`
	Reports map[news.ReportID]ReportHead `json:"reports"`
	// All says that all were asked for.
	All bool `json:"-"`
}

// Figures lists the figures of all reports, by the day of the report and then
// in the order of its text, and the rows of the ledger. Counts of two or three
// things that anyone would spell out ("the two leaders") are left out unless
// all is set.
func (d *Desk) Figures(ctx context.Context, all bool) (*Figures, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	anns := t.byDay()
	out := &Figures{Story: head, Figures: []FigureLine{}, Rows: t.rows(all), All: all, Reports: map[news.ReportID]ReportHead{}}
	for i := range anns {
		ann := &anns[i]
		for _, fig := range ann.Figures {
			if !all && small(ann, &fig) {
				continue
			}
			out.Figures = append(out.Figures, figureLine(ann, fig))
			out.Reports[ann.ID] = Head(&ann.Report)
		}
	}
	for i := range out.Rows {
		for _, line := range out.Rows[i].Lines {
			if ann := t.report(line.Report); ann != nil {
				out.Reports[line.Report] = Head(&ann.Report)
			}
		}
	}
	return out, nil
}

// small says whether a figure is a bare count of two or three, or an ordinal
// of that size, spelt out in letters.
func small(ann *news.Annotated, fig *news.Figure) bool {
	return (fig.Kind == "count" || fig.Kind == "ordinal") && fig.Value <= 3 && fig.Hedge == "" &&
		!strings.ContainsAny(fig.In(ann.Text), "0123456789")
}

// figureLine cites a figure.
func figureLine(ann *news.Annotated, fig news.Figure) FigureLine {
	line := FigureLine{Report: ann.ID, Figure: fig, Words: fig.In(ann.Text), Evidence: []news.Evidence{}}
	for i := range ann.Attributions {
		if att := &ann.Attributions[i]; att.ID == fig.Attribution && fig.Attribution != "" && att.Source != nil {
			line.Source = att.Source.In(ann.Text)
		}
	}
	if sent := sentenceAt(ann, fig.Start); sent != nil {
		line.Evidence = append(line.Evidence, evidence(ann, sent.Span))
	}
	return line
}

// byDay gives all reports in the order in which Reports lists them.
func (t *tale) byDay() []news.Annotated {
	anns := slices.Clone(t.anns)
	slices.SortStableFunc(anns, func(a, b news.Annotated) int {
		return byDay(Head(&a.Report), Head(&b.Report))
	})
	return anns
}

// StatementLine is one statement, whoever carries it.
type StatementLine struct {
	news.Statement
	// Source and Cue are the words that name the speaker and the saying, in the
	// first report that has such words.
	Source string `json:"source"`
	Cue    string `json:"cue"`

	atts []carrier
}

// Statements is the answer to "who said what?".
type Statements struct {
	Story      news.StoryHead               `json:"story"`
	Statements []StatementLine              `json:"statements"`
	Reports    map[news.ReportID]ReportHead `json:"reports"`
}

// Statements lists what is attributed to someone, by the day of the first
// report that carries it and in the order of its text. With a speaker only
// those whose source can be of that name.
func (d *Desk) Statements(ctx context.Context, speaker string) (*Statements, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	out := &Statements{Story: head, Statements: []StatementLine{}, Reports: map[news.ReportID]ReportHead{}}
	of := t.whom(speaker)
	for _, line := range t.statements() {
		if speaker != "" && !slices.ContainsFunc(line.atts, func(c carrier) bool { return speaks(c.ann, c.att, speaker) }) &&
			!among(line.Speaker, of) {
			continue
		}
		out.Statements = append(out.Statements, line)
		for _, id := range line.Carriers {
			if ann := t.report(id); ann != nil {
				out.Reports[id] = Head(&ann.Report)
			}
		}
	}
	t.inOrder(out.Statements)
	return out, nil
}

// The words between a cue and the outlet that was spoken to or written for.
var (
	heard  = regexp.MustCompile(`^(?: the)? $`)                                                                         // told AFP
	spoken = regexp.MustCompile(`^ in an? (?:interview|analysis|article|commentary|column) (?:to|with|for)(?: the)? $`) // wrote in an analysis for the Herald
)

// hearer names the outlet that a speaker spoke to, so that it reported the
// words first; "" where the report does not say. Told alone is no sign: one
// can tell a parliament.
func hearer(ann *news.Annotated, att *news.Attribution) string {
	if att.Cue == nil {
		return ""
	}
	for i := range ann.Names {
		m := &ann.Names[i]
		if m.Kind != news.Organisation || m.Start < att.Cue.End {
			continue
		}
		between := news.Span{Start: att.Cue.End, End: m.Start}
		if between.Len() > 40 {
			return ""
		}
		words, name := between.In(ann.Text), m.In(ann.Text)
		if _, known := credit.Lookup(name, ann.Text); known && tells(att.Cue.In(ann.Text)) && heard.MatchString(words) || spoken.MatchString(words) {
			return name
		}
	}
	return ""
}

// tells says whether a cue is a form of "tell".
func tells(cue string) bool {
	cue = strings.ToLower(cue)
	return strings.HasPrefix(cue, "told") || strings.HasPrefix(cue, "tell")
}

// speaks says whether a name within the words of the source, or the source as
// a whole, can be the speaker's.
func speaks(ann *news.Annotated, att *news.Attribution, speaker string) bool {
	if att.Source == nil {
		return false
	}
	if strings.EqualFold(att.Source.In(ann.Text), speaker) {
		return true
	}
	for i := range ann.Names {
		m := &ann.Names[i]
		if att.Source.Contains(m.Span) && (m.Kind == news.Person || m.Kind == news.Organisation) &&
			spelling.Compare(m.In(ann.Text), speaker).Verdict != spelling.Different {
			return true
		}
	}
	return false
}

// number is a figure's value as people read it: "1,500,000,000", "66.67",
// "0.5"; fractions of numbers above one are rounded to hundredths.
func number(v float64) string {
	if v > 1 || v < -1 {
		v = math.Round(v*100) / 100
	}
	s := fmt.Sprintf("%.12g", v)
	if strings.ContainsAny(s, "e+") {
		return s
	}
	whole, rest, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

// Amount is the figure as people read it: "1,500,000,000 USD", "4 hours or
// more", "20,000 to 90,000 people".
func (line FigureLine) Amount() string {
	unit := ""
	if line.Unit != "" {
		unit = " " + line.Unit
	}
	switch {
	case float64(line.High) == line.Low:
		return number(line.Value) + unit
	case line.High == news.Unbounded:
		return number(line.Low) + unit + " or more"
	case line.Low <= 0:
		return "up to " + number(float64(line.High)) + unit
	}
	return number(line.Low) + " to " + number(float64(line.High)) + unit
}
