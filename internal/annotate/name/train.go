package name

import (
	"sort"

	"dateline/internal/news"
)

// Example is one segment of a training sentence.
type Example struct {
	Features [][]uint32 // hashed features by token
	Links    []bool     // which tokens are small linking words
	Gold     []Label
}

// Extractor turns documents with names into examples, as the finder sees
// them. It is for cmd/train/names.
type Extractor struct{ r *reader }

// NewExtractor loads what the finder looks words up in, but no weights.
func NewExtractor() (*Extractor, error) {
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	return &Extractor{r}, nil
}

// Examples gives the segments of one document. With first nil they are for
// pass one; else first reads the document, and they are for pass two with the
// memory of that. Names that do not fit tokens or lie in an earlier name are
// passed over.
func (x *Extractor) Examples(sents []news.Sentence, names []news.Name, first *Model) []Example {
	sheets := x.r.sheets(sents)
	var mem *memory
	sc := &scratch{}
	if first != nil {
		passes(sheets, first, nil)
		mem = remember(sheets)
	}
	var out []Example
	for i := range sheets {
		s := &sheets[i]
		var memos []memo
		if mem != nil {
			memos = sc.recall(mem, s)
		}
		gold := goldLabels(sents[i].Tokens, names)
		for _, seg := range s.segs {
			ex := Example{Gold: gold[seg.lo:seg.hi]}
			for k := seg.lo; k < seg.hi; k++ {
				ex.Features = append(ex.Features, features(nil, s.words, k, seg.lo, seg.hi, s.mode, memos))
				ex.Links = append(ex.Links, !s.words[k].cand)
			}
			out = append(out, ex.mend())
		}
	}
	return out
}

// Doubt says whether the model, which must not have been trained on the
// example, is sure of other labels than the example's by at least margin (in
// 1/Unit) at some token.
func (m *Model) Doubt(ex Example, margin int32) bool {
	n := len(ex.Gold)
	scores, labels, margins := make([][Labels]int32, n), make([]Label, n), make([]int32, n)
	for i, fs := range ex.Features {
		m.score(&scores[i], fs)
	}
	m.decode(scores, ex.Links, make([][Labels]Label, n), labels, margins)
	for i := range labels {
		if labels[i] != ex.Gold[i] && margins[i] >= margin {
			return true
		}
	}
	return false
}

// goldLabels gives the labels of a sentence's tokens.
func goldLabels(toks []news.Token, names []news.Name) []Label {
	out := make([]Label, len(toks))
	free := news.Byte(-1)
	for _, n := range names {
		if len(toks) == 0 || n.Start < toks[0].Start || n.Start >= toks[len(toks)-1].End || n.Start < free {
			continue
		}
		lo, hi := -1, -1
		for i := range toks {
			if toks[i].Start == n.Start {
				lo = i
			}
			if toks[i].End == n.End {
				hi = i + 1
			}
		}
		if lo < 0 || hi <= lo {
			continue
		}
		free = n.End
		for i := lo; i < hi; i++ {
			out[i] = labelOf(n.Kind, i-lo, hi-lo)
		}
	}
	return out
}

// mend makes labels that were cut by the segment's ends follow each other.
func (ex Example) mend() Example {
	prev := Outside
	for i, l := range ex.Gold {
		if l.inside() && !follows(prev, l) || i == 0 && l.inside() {
			ex.Gold[i] = l - 1
		}
		prev = ex.Gold[i]
	}
	for i, l := range ex.Gold {
		next := Outside
		if i+1 < len(ex.Gold) {
			next = ex.Gold[i+1]
		}
		if !follows(l, next) {
			ex.Gold[i] = alone + Label(l.kindIndex())
		}
	}
	return ex
}

// Allowed says which label may stand right after which: [before][after].
func Allowed() (out [Labels][Labels]bool) {
	for a := range Label(Labels) {
		for b := range Label(Labels) {
			out[a][b] = follows(a, b)
		}
	}
	return out
}

// Bounds says which labels may begin a segment and which may end one.
func Bounds() (start, end [Labels]bool) {
	for l := range Label(Labels) {
		start[l], end[l] = starts(l), ends(l)
	}
	return start, end
}

// Standard gives documents whose names follow the finder's conventions where
// the corpora differ among themselves: what stands in the lists as a demonym,
// a group, a country or another place and nothing else is that, whatever it
// was marked as (GMB has "Iran" as an organisation, GUM has no demonyms), and
// a listed demonym that was not marked is one.
func (x *Extractor) Standard(sents []news.Sentence, names []news.Name) []news.Name {
	var out []news.Name
	at := 0
	for i := range sents {
		toks := sents[i].Tokens
		words := make([]word, len(toks))
		x.r.look(words, toks, running)
		end := sents[i].End
		from := len(out)
		for ; at < len(names) && names[at].Start < end; at++ {
			n := names[at]
			if n.Kind == news.Organisation && otherThing(toks, words, n.Span) {
				n.Kind = news.OtherName
			}
			out = append(out, n)
		}
		out = x.r.standard(out, from, toks, words)
	}
	return out
}

// otherThing says whether the name at span ends in, or before "of" begins with,
// a word that heads names of treaties, contests or storms.
func otherThing(toks []news.Token, words []word, span news.Span) bool {
	for i := range toks {
		if !span.Contains(toks[i].Span) || words[i].place != 4 || words[i].gaz&gazOtherHead == 0 {
			continue
		}
		if toks[i].End == span.End || toks[i].Start == span.Start {
			return true
		}
	}
	return false
}

// standard corrects out[from:], the names of one sentence, and adds demonyms.
func (r *reader) standard(out []news.Name, from int, toks []news.Token, words []word) []news.Name {
	for i := 0; i < len(toks); {
		n := 1
		for words[i].place == 1 && i+n < len(toks) && words[i+n].place > 1 && words[i+n].place < 4 {
			n++
		}
		span := news.Span{Start: toks[i].Start, End: toks[i+n-1].End}
		kind, ok := listed(words[i].gaz)
		if ok {
			out = impose(out, from, span, kind)
		}
		i += n
	}
	sort.SliceStable(out[from:], func(a, b int) bool { return out[from+a].Start < out[from+b].Start })
	return out
}

// listed gives the kind of what stands in certain lists only.
func listed(bits gazBits) (news.NameKind, bool) {
	if bits&gazWords != 0 {
		return "", false
	}
	switch {
	case bits != 0 && bits&^gazDemonym == 0:
		return news.Demonym, true
	case bits&gazGroup != 0 && bits&^(gazGroup|gazDemonym) == 0:
		return news.Group, true
	case bits&gazCountry != 0 && bits&^gazPlace == 0, bits&gazCapital != 0 && bits&^gazPlace == 0:
		return news.Place, true
	case bits&gazOrg != 0 && bits&^gazOrg == 0:
		return news.Organisation, true
	}
	return "", false
}

// impose gives the name at exactly span its kind; names within a longer span
// give way to it, and demonyms and groups are added where no name lies across.
func impose(out []news.Name, from int, span news.Span, kind news.NameKind) []news.Name {
	kept := out[:from]
	held := false
	for _, n := range out[from:] {
		switch {
		case n.Span == span, span.Contains(n.Span) && !held:
			if held {
				continue
			}
			held = true
			n.Span, n.Kind = span, kind
		case span.Contains(n.Span):
			continue
		case n.Overlaps(span):
			held = true
		}
		kept = append(kept, n)
	}
	if !held && (kind == news.Demonym || kind == news.Group) {
		kept = append(kept, news.Name{Span: span, Kind: kind})
	}
	return kept
}
