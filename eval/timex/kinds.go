package timex

import (
	"fmt"
	"sort"
	"strings"

	"dateline/internal/news"
)

// kindCount is what the error table counts of one kind of expression.
type kindCount struct {
	gold, relaxed, strict, value, extra int
}

// Kinds counts by kind of expression.
type Kinds map[string]*kindCount

// at gives the counts of a kind.
func (k Kinds) at(name string) *kindCount {
	c := k[name]
	if c == nil {
		c = &kindCount{}
		k[name] = c
	}
	return c
}

// Table writes the error table in Markdown, the most frequent kind first.
func (k Kinds) Table() string {
	var names []string
	for n := range k {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := k[names[i]].gold, k[names[j]].gold; a != b {
			return a > b
		}
		return names[i] < names[j]
	})
	var b strings.Builder
	b.WriteString("| kind of expression | in the gold | found | exact span | right value | found beside the gold |\n|---|---:|---:|---:|---:|---:|\n")
	for _, n := range names {
		c := k[n]
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d |\n", n, c.gold, c.relaxed, c.strict, c.value, c.extra)
	}
	return b.String()
}

// Count scores docs by kind.
func Count(docs []Doc) Kinds {
	k := Kinds{}
	for i := range docs {
		d := &docs[i]
		for _, g := range d.Gold {
			c := k.at(kindOf(g.In(d.Text), g.Type, g.Value))
			c.gold, c.relaxed, c.strict, c.value = c.gold+1, c.relaxed+1, c.strict+1, c.value+1
		}
		var t Tally
		Score(d, &t, func(kind string, gold *Gold, got *news.Timex) {
			if gold == nil {
				k.at(kindOf(got.In(d.Text), string(got.Type), got.Value)).extra++
				return
			}
			c := k.at(kindOf(gold.In(d.Text), gold.Type, gold.Value))
			switch kind {
			case "missed":
				c.relaxed, c.strict, c.value = c.relaxed-1, c.strict-1, c.value-1
			case "span":
				c.strict--
			case "value":
				c.value--
			}
		})
	}
	return k
}

// kindOf names the kind of an expression by its words, type and value.
func kindOf(words, typ, value string) string {
	low := " " + strings.ToLower(strings.Join(strings.Fields(words), " ")) + " "
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(low, p) {
				return true
			}
		}
		return false
	}
	switch {
	case typ == "SET":
		return "set (every day, a year as a rate)"
	case strings.HasSuffix(value, "_REF"):
		return "vague (now, recently, the future)"
	case has("quarter", "period", "half of", "year-e", "year-a", "fiscal", "months ") && has("quarter", "period", "fiscal", "half of", "year-"):
		return "business period (the third quarter, year-earlier)"
	case typ == "DURATION":
		return "length (two weeks)"
	case has("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") && !has(" 1", " 2", " 3"):
		return "weekday"
	case has(" ago ", " earlier ", " later ", " before ", " after "):
		return "shifted (two years ago, a day later)"
	case has("yesterday", "today", "tomorrow", "tonight", "morning", "evening", "overnight", "afternoon", " night"):
		return "day by word (yesterday, this morning)"
	case has(" last ", " this ", " next ", " the ", " that ") && has("week", "month", "year", "decade", "century", "day", "summer", "spring", "fall", "winter"):
		return "unit by word (last week, this year)"
	case has("a.m", "p.m", ":", "noon", "midnight", " am", " pm"):
		return "clock time"
	case has("january", "february", "march", "april", " may", "june", "july", "august", "september", "october", "november", "december", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "oct.", "nov.", "dec."):
		return "calendar (Sept. 9, April)"
	case has("19", "20", "18", "ninet"):
		return "year, decade, century"
	}
	return "other"
}
