package page

import (
	"cmp"
	"slices"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Reader is one report as its page shows it.
type Reader struct {
	Head  desk.ReportHead
	Ann   *news.Annotated
	Parts []Part
	// Roles are the roles that occur, in the order of news.Roles.
	Roles []news.Role
	// Sources are the metadata with where each came from.
	Sources []desk.Fact
}

// Part is one passage, cut where sentences and expressions begin and end.
type Part struct {
	Role   news.Role
	Pieces []Piece
}

// Piece is a stretch of text with one marking.
type Piece struct {
	Text string
	// Line is the dated sentence that it belongs to, nil outside of one; Open
	// is true for the first piece of the sentence.
	Line *news.DatedLine
	Open bool
	// Time is the time expression that it is, nil for other text.
	Time *news.Timex
	// Sentence is the number of the sentence that starts here, -1 if none.
	Sentence int
}

// newReader lays out a report. lines may be those of the whole story.
func newReader(ann *news.Annotated, lines []news.DatedLine) *Reader {
	r := &Reader{Head: desk.Head(&ann.Report), Ann: ann, Sources: desk.Metadata(&ann.Report)}
	own := map[news.Byte]*news.DatedLine{}
	for i := range lines {
		for _, ev := range lines[i].Evidence {
			if ev.Report == ann.ID && ev.Quote != "" && own[ev.Start] == nil {
				own[ev.Start] = &lines[i]
			}
		}
	}
	seen := map[news.Role]bool{}
	for _, p := range ann.Passages {
		r.Parts = append(r.Parts, Part{Role: p.Role, Pieces: pieces(ann, p.Span, own)})
		seen[p.Role] = true
	}
	for _, role := range news.Roles {
		if seen[role] {
			r.Roles = append(r.Roles, role)
		}
	}
	return r
}

// pieces cuts the text of span at the ends of its sentences and expressions.
func pieces(ann *news.Annotated, span news.Span, own map[news.Byte]*news.DatedLine) []Piece {
	sents := within(ann.Sentences, span, func(s news.Sentence) news.Span { return s.Span })
	times := within(ann.Times, span, func(t news.Timex) news.Span { return t.Span })
	cuts := []news.Byte{span.Start, span.End}
	for _, i := range sents {
		cuts = append(cuts, ann.Sentences[i].Start, ann.Sentences[i].End)
	}
	for _, i := range times {
		cuts = append(cuts, ann.Times[i].Start, ann.Times[i].End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []Piece
	si, ti := 0, 0
	for c := 0; c+1 < len(cuts); c++ {
		at := news.Span{Start: cuts[c], End: cuts[c+1]}
		p := Piece{Text: at.In(ann.Text), Sentence: -1}
		for si < len(sents) && ann.Sentences[sents[si]].End <= at.Start {
			si++
		}
		if si < len(sents) && ann.Sentences[sents[si]].Contains(at) {
			sent := ann.Sentences[sents[si]]
			p.Line = own[sent.Start]
			if p.Open = sent.Start == at.Start; p.Open {
				p.Sentence = sents[si]
			}
		}
		for ti < len(times) && ann.Times[times[ti]].End <= at.Start {
			ti++
		}
		if ti < len(times) && ann.Times[times[ti]].Contains(at) {
			p.Time = &ann.Times[times[ti]]
		}
		out = append(out, p)
	}
	return out
}

// within gives the indices of the items, which are in text order, that lie in
// span.
func within[T any](items []T, span news.Span, of func(T) news.Span) []int {
	from, _ := slices.BinarySearchFunc(items, span.Start, func(item T, at news.Byte) int {
		return cmp.Compare(of(item).Start, at)
	})
	var out []int
	for i := from; i < len(items) && of(items[i]).Start < span.End; i++ {
		if span.Contains(of(items[i])) {
			out = append(out, i)
		}
	}
	return out
}
