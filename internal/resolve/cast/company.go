package cast

import "slices"

// company is a set of words. That of one report, which all its bearers share, is
// kept as the report's own list, and only that of several as a set of its own: ten
// thousand bearers of one report have a list, not ten thousand sets.
type company struct {
	list []string        // sorted, each once
	not  []string        // those of the list that are not in the set
	all  map[string]bool // in place of list and not, where there were several lists
}

// add adds the words of a list, which is sorted and never changed, but for some.
func (c *company) add(list, not []string) {
	switch {
	case len(list) == 0:
	case c.all == nil && len(c.list) == 0:
		c.list, c.not = list, not
	case c.all == nil && len(c.list) == len(list) && &c.list[0] == &list[0]:
		var both []string
		for _, f := range c.not {
			if slices.Contains(not, f) {
				both = append(both, f)
			}
		}
		c.not = both
	default:
		if c.all == nil {
			c.all = make(map[string]bool, len(c.list)+len(list))
			for f := range c.words {
				c.all[f] = true
			}
			c.list, c.not = nil, nil
		}
		for _, f := range list {
			if !slices.Contains(not, f) {
				c.all[f] = true
			}
		}
	}
}

// words calls yield with each word, those of one list in order.
func (c *company) words(yield func(string) bool) {
	for f := range c.all {
		if !yield(f) {
			return
		}
	}
	for _, f := range c.list {
		if !slices.Contains(c.not, f) && !yield(f) {
			return
		}
	}
}

// has says whether a word is in the set.
func (c *company) has(f string) bool {
	if c.all != nil {
		return c.all[f]
	}
	_, ok := slices.BinarySearch(c.list, f)
	return ok && !slices.Contains(c.not, f)
}

// common calls yield with the words of both sets: in order where the smaller is of
// one list.
func (c *company) common(o *company, yield func(string) bool) {
	if len(o.all)+len(o.list) < len(c.all)+len(c.list) {
		c, o = o, c
	}
	for f := range c.words {
		if o.has(f) && !yield(f) {
			return
		}
	}
}
