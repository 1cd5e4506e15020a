// Package entity joins the mentions of one report into entities: the persons,
// organisations, places and countries that its names, noun phrases and
// pronouns stand for.
//
// In: a report with sentences, dependencies, names and attributions. Out:
// entities, each with its mentions and with what the report says that it is;
// the entity of each name; the speaker of each attribution. Of
//
//	Kremlin spokesman Anton Verin said he would stay. The spokesman smiled.
//
// there is one person, "Anton Verin", with the mentions "Anton Verin" (a
// name), "he" (a pronoun) and "The spokesman" (a nominal), and the role
// "Kremlin spokesman".
//
// The steps: names are joined by how they are written (person.go, thing.go),
// capitals are parted into those that act and those that are places (seat.go),
// roles are read around names (role.go, title.go), then noun phrases and
// pronouns are given to entities from left to right (resolve.go, nominal.go,
// fit.go, thing_phrase.go, group.go, pronoun.go, sign.go), and at last those
// who speak are told (speaker.go). What fits two stays open: a wrong link
// claims more than a missing one.
package entity

import (
	"sync"

	"dateline/data"
	"dateline/internal/news"
)

// Finder joins mentions. It is read-only after New and safe for concurrent
// use.
type Finder struct{ lex *lexicon }

// New gives the finder with the embedded English lexicons, which are loaded
// once.
var New = sync.OnceValues(func() (*Finder, error) {
	lex, err := readLexicon(data.FS, "en")
	if err != nil {
		return nil, err
	}
	return &Finder{lex}, nil
})

// Find fills ann.Entities in order of their first mentions, the Entity of each
// name, and the Speaker of each attribution; "" is left where the report does
// not tell. It reads Text, Passages, Sentences, Names and Attributions.
// Furniture is not read.
func (f *Finder) Find(ann *news.Annotated) {
	r := &reader{lex: f.lex, ann: ann, taken: map[news.Span]bool{}}
	r.plant()
	r.people()
	r.things()
	r.listMentions()
	r.roles()
	r.resolve()
	r.speakers()
	r.finish()
}

// reader reads one report.
type reader struct {
	lex   *lexicon
	ann   *news.Annotated
	sents []sentence
	// nameEnt is the entity of each of ann.Names, or -1; namePos where it
	// stands; nameKind its kind as the whole report tells it.
	nameEnt  []int
	namePos  []place
	nameKind []news.NameKind
	ents     []*entity
	ments    []mention          // those read so far, in the order of reading
	fresh    []mention          // those of names, in text order
	taken    map[news.Span]bool // the spans of those read so far
	// alias is the long form of each short one in brackets; acting are the
	// names of seats that act for a government.
	alias  map[string]string
	acting map[int]bool
	// bears holds the words of persons' full names but the first; sources is
	// where sources of attributions begin, in order.
	bears   set
	sources []news.Byte
	// inNames holds the words that head names of organisations and places;
	// bonds the persons who are called a relative or the like, by the noun.
	// towns are single words after "in" and the like.
	inNames set
	towns   set
	bonds   map[string][]int
	// speak is the entity that speaks in each attribution, or -1.
	speak []int
}

// place is where something stands: a sentence of the report and its tokens
// [lo, hi), with the one that heads it. sent is -1 where it is not read.
type place struct{ sent, lo, hi, head int }

// entity is one entity while it is put together.
type entity struct {
	kind     news.NameKind
	name     string
	words    []string // of the name, folded
	sex      byte     // 'm', 'f' or 0
	code     string   // ISO 3166-1 code of a country or a people
	city     bool
	seatOf   seat // of a seat that acts
	roles    []role
	mentions []news.EntityMention
	// standsFor is the country that it acts for, or -1.
	standsFor int
	members   []int
	total     int   // names in the whole report
	count     int   // mentions so far, while resolving
	last      place // the last mention so far
	// nation is the country whose leader a noun phrase called a person.
	nation string
	// unnamed marks a person whom the report does not name ("a man"): such a
	// one can be what a pronoun points to, which then stays open.
	unnamed bool
}

// mention is one reference to an entity.
type mention struct {
	place
	news.Span
	form news.MentionForm
	ent  int
}

// newEntity adds an entity and gives its number.
func (r *reader) newEntity(kind news.NameKind, name string) int {
	r.ents = append(r.ents, &entity{kind: kind, name: name, standsFor: -1, last: place{sent: -1}})
	return len(r.ents) - 1
}
