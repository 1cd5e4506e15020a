package name

// memory is what pass one found in a document, by word: how often a word was
// in a name of each kind, for sure, and how often in none. It lets a name that
// is plain in one sentence ("Konstantin Orlov, the mayor") be known in others
// ("Orlov", "ORLOV").
type memory struct {
	seen map[uint32]*tally
}

// tally counts one word's labels: by kind of labelKinds, then outside.
type tally struct {
	kinds  [len(labelKinds) + 1]int16
	places [4]int16 // in a name: alone, first, inside, last
}

// sure is the margin, in 1/Unit, from which pass one's label is remembered.
const sure = Unit

// memo is what memory knows of one token from elsewhere in the document.
type memo struct {
	token  uint8 // 0: nothing; else kind, strength and purity
	phrase uint8 // where in names it mostly stood: 1 alone, 2 first, 3 inside, 4 last
}

const outsideKind = len(labelKinds)

func newMemory() *memory { return &memory{seen: map[uint32]*tally{}} }

// add counts the labels of one sentence (sign 1) or takes them back (-1).
func (mem *memory) add(words []word, labels []Label, margins []int32, sign int16) {
	for i := range words {
		if words[i].cand && margins[i] >= sure && !(i == 0 && labels[i] == Outside) {
			mem.count(words, labels, i, sign)
		}
	}
}

func (mem *memory) count(words []word, labels []Label, i int, sign int16) {
	t := mem.seen[words[i].hash]
	if t == nil {
		t = &tally{}
		mem.seen[words[i].hash] = t
	}
	l := labels[i]
	if l == Outside {
		t.kinds[outsideKind] += sign
		return
	}
	t.kinds[l.kindIndex()] += sign
	more := i+1 < len(labels) && labels[i+1].inside()
	switch {
	case !l.inside() && !more:
		t.places[0] += sign
	case !l.inside():
		t.places[1] += sign
	case more:
		t.places[2] += sign
	default:
		t.places[3] += sign
	}
}

// recall fills memos for one sentence; what the sentence itself added is left
// out of account.
func (mem *memory) recall(memos []memo, words []word, labels []Label, margins []int32) {
	mem.add(words, labels, margins, -1)
	for i := range words {
		memos[i] = memo{}
		if words[i].cand {
			if t := mem.seen[words[i].hash]; t != nil {
				memos[i] = t.memo()
			}
		}
	}
	mem.add(words, labels, margins, 1)
}

// memo sums a tally up.
func (t *tally) memo() memo {
	top, total := 0, int16(0)
	for k, n := range t.kinds {
		total += n
		if n > t.kinds[top] {
			top = k
		}
	}
	n := t.kinds[top]
	if n == 0 {
		return memo{}
	}
	m := memo{token: uint8(top+1) << 3}
	switch {
	case n >= 4:
		m.token |= 2
	case n >= 2:
		m.token |= 1
	}
	if total > n {
		m.token |= 4
	}
	place := 0
	for k, n := range t.places {
		if n > t.places[place] {
			place = k
		}
	}
	if t.places[place] > 0 {
		m.phrase = uint8(place + 1)
	}
	return m
}
