package name

import "dateline/internal/news"

// Label is what the model says of a token: outside all names, or where in a
// name of which kind it stands. Persons, organisations and places have a label
// of their own for names of one token.
type Label uint8

// Labels is the number of labels.
const Labels = 16

// Outside is the label of a token in no name.
const Outside Label = 0

// The labels follow Outside in the order of labelKinds: first, inside; then
// alone for the first three.
var labelKinds = [...]news.NameKind{news.Person, news.Organisation, news.Place, news.Demonym, news.OtherName, news.Group}

// alone is the first label of names of one token.
const alone = Label(1 + 2*len(labelKinds))

// labelOf gives the label of token k of a name of n tokens.
func labelOf(kind news.NameKind, k, n int) Label {
	for i, have := range labelKinds {
		if have != kind {
			continue
		}
		if n == 1 && i < 3 {
			return alone + Label(i)
		}
		l := Label(1 + 2*i)
		if k > 0 {
			l++
		}
		return l
	}
	return Outside
}

// kindIndex is the index in labelKinds of a label other than Outside.
func (l Label) kindIndex() int {
	if l >= alone {
		return int(l - alone)
	}
	return int(l-1) / 2
}

// inside says whether the label continues a name.
func (l Label) inside() bool { return l != Outside && l < alone && l%2 == 0 }

// follows says whether label b may stand right after label a.
func follows(a, b Label) bool {
	if b.inside() {
		return a == b || a == b-1
	}
	// A name of the kinds that have a label for one token needs a second one.
	if a != Outside && a < alone && a%2 == 1 && a.kindIndex() < 3 {
		return false
	}
	return true
}

// ends says whether label a may be the last of a segment.
func ends(a Label) bool { return follows(a, Outside) }

// starts says whether label b may be the first of a segment.
func starts(b Label) bool { return !b.inside() }
