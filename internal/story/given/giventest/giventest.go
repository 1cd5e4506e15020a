// Package giventest makes annotated reports for tests from marked text, without
// any model. In: one string. Out: a news.Annotated:
//
//	giventest.Report(`a 2024-05-02 The Herald
//	The fire in <p:Sarn> killed [12 people|count people 12|people].
//	said: the mayor => said => the fire was out`)
//
// The first line is id, day ("-" for none), outlet and, after "via", a wire.
// Then each line is a paragraph; its sentences end at ". ", "? " or "! ", or at
// its end. <Name> is a person, <o:Name> an organisation, <p:Name> a place,
// <c:Name> a country. [words|kind unit value low high|of] is a figure ("-" is
// no unit; low and high may be left out; "inf" is no bound), [...|...|of|day]
// one with days of its own. "said:" adds an attribution to the words given,
// "said:" with "quote" before the source a direct one.
package giventest

import (
	"math"
	"strconv"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
)

// Report reads marked text. It panics where the marks are wrong.
func Report(spec string) news.Annotated {
	lines := strings.Split(strings.TrimSpace(spec), "\n")
	b := &builder{}
	b.head(strings.TrimSpace(lines[0]))
	for _, line := range lines[1:] {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "said:"); ok {
			b.said(rest)
		} else if line != "" {
			b.paragraph(line)
		}
	}
	for i := range b.ann.Figures {
		b.of(i)
	}
	return b.ann
}

// Reports reads several, parted by lines of "---".
func Reports(spec string) []news.Annotated {
	var out []news.Annotated
	for part := range strings.SplitSeq(spec, "---") {
		out = append(out, Report(part))
	}
	return out
}

type builder struct {
	ann news.Annotated
	ofs []string
}

func (b *builder) head(line string) {
	fields := strings.SplitN(line, " ", 3)
	b.ann.ID, b.ann.Read, b.ann.Language = news.ReportID("r-"+fields[0]), true, "en"
	b.ann.Published.Basis = news.Unknown
	if fields[1] != "-" {
		b.ann.Published = news.Dating{Value: fields[1], Earliest: fields[1], Latest: fields[1], Basis: news.Stated}
	}
	if len(fields) > 2 {
		outlet, wire, ok := strings.Cut(fields[2], " via ")
		b.ann.Outlet = outlet
		if ok {
			b.ann.Wires = []string{wire}
		}
	}
}

func (b *builder) paragraph(line string) {
	if b.ann.Text != "" {
		b.ann.Text += "\n\n"
	}
	start := b.at()
	var text strings.Builder
	base := start
	for i := 0; i < len(line); {
		here := base + news.Byte(text.Len())
		switch line[i] {
		case '<':
			end := i + strings.IndexByte(line[i:], '>')
			kind, name := news.Person, line[i+1:end]
			for mark, k := range map[string]news.NameKind{"o:": news.Organisation, "p:": news.Place, "c:": news.Country} {
				if rest, ok := strings.CutPrefix(name, mark); ok {
					kind, name = k, rest
				}
			}
			text.WriteString(name)
			b.ann.Names = append(b.ann.Names, news.Name{Span: news.Span{Start: here, End: here + news.Byte(len(name))}, Kind: kind})
			i = end + 1
		case '[':
			end := i + strings.IndexByte(line[i:], ']')
			cells := strings.Split(line[i+1:end], "|")
			text.WriteString(cells[0])
			b.figure(cells, news.Span{Start: here, End: here + news.Byte(len(cells[0]))})
			i = end + 1
		default:
			text.WriteByte(line[i])
			i++
		}
	}
	b.ann.Text += text.String()
	span := news.Span{Start: start, End: b.at()}
	b.ann.Passages = append(b.ann.Passages, news.Passage{Role: news.StoryText, Span: span})
	b.sentences(span)
}

func (b *builder) at() news.Byte { return news.Byte(len(b.ann.Text)) }

func (b *builder) sentences(span news.Span) {
	text := span.In(b.ann.Text)
	from := 0
	for i := 0; i+2 < len(text); i++ {
		stop := strings.IndexByte(".?!", text[i]) >= 0
		next := i + 1
		for next < len(text) && (text[next] == '"' || text[next] == '\'') {
			next++
		}
		if stop && next < len(text) && text[next] == ' ' && !strings.HasSuffix(text[:i], "Mr") {
			b.ann.Sentences = append(b.ann.Sentences, news.Sentence{Span: news.Span{Start: span.Start + news.Byte(from), End: span.Start + news.Byte(next)}})
			from = next + 1
		}
	}
	b.ann.Sentences = append(b.ann.Sentences, news.Sentence{Span: news.Span{Start: span.Start + news.Byte(from), End: span.End}})
}

func (b *builder) figure(cells []string, span news.Span) {
	fields := strings.Fields(cells[1])
	num := func(i int, or float64) float64 {
		if i >= len(fields) {
			return or
		}
		if fields[i] == "inf" {
			return math.Inf(1)
		}
		v, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			panic(err)
		}
		return v
	}
	fig := news.Figure{Span: span, Kind: fields[0], Unit: strings.TrimPrefix(fields[1], "-"), Value: num(2, 0)}
	fig.Low, fig.High = num(3, fig.Value), news.Bound(num(4, fig.Value))
	fig.ID = news.NewRecordID(b.ann.ID, "figure", span)
	if len(cells) > 3 {
		days, ok := calendar.Bounds(cells[3])
		if !ok {
			panic("no days: " + cells[3])
		}
		fig.Time = &news.TimeRange{Value: cells[3], Earliest: days.First.String(), Latest: days.Last.String()}
	}
	b.ann.Figures = append(b.ann.Figures, fig)
	of := ""
	if len(cells) > 2 {
		of = cells[2]
	}
	b.ofs = append(b.ofs, of)
}

// of finds the words for what figure i counts: nearest to it.
func (b *builder) of(i int) {
	fig := &b.ann.Figures[i]
	if b.ofs[i] == "" {
		return
	}
	best := -1
	for from := 0; ; {
		k := strings.Index(b.ann.Text[from:], b.ofs[i])
		if k < 0 {
			break
		}
		k += from
		if best < 0 || abs(k-int(fig.Start)) < abs(best-int(fig.Start)) {
			best = k
		}
		from = k + 1
	}
	if best < 0 {
		panic("no words: " + b.ofs[i])
	}
	fig.Of = &news.TextSpan{Text: b.ofs[i], Span: news.Span{Start: news.Byte(best), End: news.Byte(best + len(b.ofs[i]))}}
}

func abs(n int) int { return max(n, -n) }

// said adds an attribution: "source => cue => content", each found in the text,
// the content last, the others before or after it.
func (b *builder) said(line string) {
	cells := strings.Split(line, "=>")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	att := news.Attribution{Kind: "indirect"}
	if rest, ok := strings.CutPrefix(cells[0], "quote "); ok {
		att.Kind, cells[0] = "direct", rest
	}
	at := strings.LastIndex(b.ann.Text, cells[2])
	if at < 0 {
		panic("no words: " + cells[2])
	}
	att.Content = []news.Span{{Start: news.Byte(at), End: news.Byte(at + len(cells[2]))}}
	near := func(words string) *news.Span {
		k := strings.LastIndex(b.ann.Text[:at], words)
		if k < 0 {
			k = strings.Index(b.ann.Text, words)
		}
		if after := strings.Index(b.ann.Text[at+len(cells[2]):], words); after >= 0 && (k < 0 || after < at-k) {
			k = at + len(cells[2]) + after
		}
		if k < 0 {
			panic("no words: " + words)
		}
		return &news.Span{Start: news.Byte(k), End: news.Byte(k + len(words))}
	}
	if cells[0] != "" {
		att.Source = near(cells[0])
	}
	att.Cue = near(cells[1])
	att.ID = news.NewRecordID(b.ann.ID, "attribution", att.Content[0])
	for i := range b.ann.Figures {
		if att.Content[0].Contains(b.ann.Figures[i].Span) {
			b.ann.Figures[i].Attribution = att.ID
		}
	}
	b.ann.Attributions = append(b.ann.Attributions, att)
}
