package independence

import (
	"cmp"
	"slices"

	"dateline/internal/news"
)

// words hold what one report attributes, in order of where it begins, so that
// what holds a span is found without reading all of it.
type words struct {
	list []content
	// ends[i] is the last end of list[:i+1].
	ends []news.Byte
}

// content is a stretch of an attribution, by its index in the report.
type content struct {
	news.Span
	att int
}

func newWords(rep *news.Annotated) *words {
	s := &words{}
	for i := range rep.Attributions {
		for _, span := range rep.Attributions[i].Content {
			s.list = append(s.list, content{span, i})
		}
	}
	slices.SortStableFunc(s.list, func(a, b content) int { return cmp.Compare(a.Start, b.Start) })
	last := news.Byte(0)
	for _, c := range s.list {
		last = max(last, c.End)
		s.ends = append(s.ends, last)
	}
	return s
}

// narrowest gives the index of the attribution with the narrowest content that
// holds a span, the first of those that are as narrow; -1 where none does.
func (s *words) narrowest(span news.Span) int {
	middle := span.Start + news.Byte(span.Len()/2)
	n, _ := slices.BinarySearchFunc(s.list, span.End, func(c content, end news.Byte) int {
		if c.Start < end {
			return -1
		}
		return 1
	})
	found, length := -1, 0
	for i := n - 1; i >= 0 && s.ends[i] >= middle; i-- {
		c := s.list[i]
		// What holds most of a span reaches its middle.
		if found >= 0 && int(middle-c.Start) > length {
			break
		}
		if l := c.Len(); holds(c.Span, span) && (found < 0 || l < length || l == length && c.att < found) {
			found, length = c.att, l
		}
	}
	return found
}
