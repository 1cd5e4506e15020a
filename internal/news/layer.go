package news

import (
	"encoding/json"
	"math"
)

// Layers are everything that was read from one report alone. Each layer is in
// text order.
type Layers struct {
	Sentences    []Sentence     `json:"sentences"`
	Names        []Name         `json:"names"`
	Times        []Timex        `json:"times"`
	Figures      []Figure       `json:"figures"`
	Attributions []Attribution  `json:"attributions"`
	Events       []EventMention `json:"events"`
	Entities     []Entity       `json:"entities"`
}

// Annotated is a report with its layers; its JSON is one flat object.
type Annotated struct {
	Report
	Layers
}

// RoleAt is the role of the passage that holds the byte at, "" for none.
func (a *Annotated) RoleAt(at Byte) Role {
	for _, p := range a.Passages {
		if p.Start <= at && at < p.End {
			return p.Role
		}
	}
	return ""
}

// Sentence is one sentence within one passage, with its tokens.
type Sentence struct {
	Span
	Tokens []Token `json:"tokens"`
}

// Token is one word or mark by the conventions of UD English (EWT). A
// contraction is split ("don't" is "do", "n't").
type Token struct {
	Span
	Form   string `json:"form"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"` // Penn Treebank tag
	Head   int    `json:"head"` // 1-based index in the sentence, 0 for the root
	Deprel string `json:"deprel"`
}

// NameKind is what a name names.
type NameKind string

// The kinds of names.
const (
	Person       NameKind = "person"
	Organisation NameKind = "organisation"
	Place        NameKind = "place"
	Country      NameKind = "country"
	Demonym      NameKind = "demonym" // Belarusian, the Russians
	Group        NameKind = "group"
	Work         NameKind = "work"
	OtherName    NameKind = "other"
)

// Name is a stretch of text that names something. Names may nest.
type Name struct {
	Span
	Kind   NameKind `json:"kind"`
	Entity EntityID `json:"entity"`
}

// Entity is what names and noun phrases of one report stand for.
type Entity struct {
	ID   EntityID `json:"id"`
	Kind NameKind `json:"kind"`
	// Name is its fullest name in the report, or the noun phrase of an entity
	// that bears no name ("the two leaders").
	Name     string          `json:"name"`
	Mentions []EntityMention `json:"mentions"`
	// Roles is what the report says that it is ("President of Belarus"), in
	// text order.
	Roles []RoleMention `json:"roles"`
	// For is the country whose government a seat or a capital stands for
	// ("Minsk said"), where it acts; "" where it is a place or none of these.
	For EntityID `json:"for,omitempty"`
	// Members are the entities that a set is made of ("the two leaders").
	Members []EntityID `json:"members,omitempty"`
}

// MentionForm is how a mention refers to its entity.
type MentionForm string

// The forms of a mention.
const (
	ByName    MentionForm = "name"
	ByNominal MentionForm = "nominal" // "the Belarusian leader"
	ByPronoun MentionForm = "pronoun"
)

// EntityMention is a stretch of text that refers to an entity.
type EntityMention struct {
	Span
	Form MentionForm `json:"form"`
}

// RoleMention is the words that say what an entity is. Ended says that they
// speak of the past ("former president").
type RoleMention struct {
	Span
	Role  string `json:"role"`
	Ended bool   `json:"ended,omitempty"`
}

// Timex is a time expression (TIMEX3).
type Timex struct {
	ID RecordID `json:"id,omitempty"`
	Span
	Type  TimexType `json:"type"`
	Value string    `json:"value"` // TIMEX3; left open as XXXX-WXX-5
	Mod   string    `json:"mod"`   // TIMEX3 modifier (START, MID, END, APPROX, ...)
	// Earliest and Latest bound the days that the expression can mean, EDTF
	// days, "" where open.
	Earliest string `json:"earliest"`
	Latest   string `json:"latest"`
	// Rule names the rule that fired, Anchor the day or words that a relative
	// expression was counted from ("published 2021-09-09").
	Rule   string `json:"rule,omitempty"`
	Anchor string `json:"anchor,omitempty"`
	// Shift is how the value follows from the report's day, whether or not
	// that is known: "-P1M" one month before it, "+P0D" the anchor itself,
	// "-P1W W2" the Tuesday of the week before,
	// "<WXX-5" the last Friday up to it, ">08-09" the next 9 August, "=..."
	// where the side is not known; for a value that is complete by itself "<"
	// or ">" alone, where its clause speaks of the past or of the future.
	Shift string `json:"shift,omitempty"`
}

// TimexType is TIMEX3's type attribute.
type TimexType string

// The types of TIMEX3.
const (
	TimexDate     TimexType = "DATE"
	TimexTime     TimexType = "TIME"
	TimexDuration TimexType = "DURATION"
	TimexSet      TimexType = "SET"
)

// Figure is a number with what it counts or measures.
type Figure struct {
	ID RecordID `json:"id,omitempty"`
	Span
	Value float64 `json:"value"` // in base units
	// Low and High bound it; both are Value for an exact number. High is null
	// in JSON where nothing bounds it from above ("more than 600").
	Low         float64    `json:"low"`
	High        Bound      `json:"high" jsonschema:"nullable"`
	Unit        string     `json:"unit"` // ISO 4217 code, "people", "percent", "years", ...
	Kind        string     `json:"kind"` // count, amount, share, age, duration, ordinal, change, ...
	Of          *TextSpan  `json:"of" jsonschema:"nullable"`
	Hedge       string     `json:"hedge"`
	Time        *TimeRange `json:"time" jsonschema:"nullable"`
	Attribution RecordID   `json:"attribution"`
}

// Bound is an upper bound; +Inf where there is none, null in JSON.
type Bound float64

// Unbounded is the bound of "more than 600".
var Unbounded = Bound(math.Inf(1))

// MarshalJSON writes a number, or null for no bound.
func (b Bound) MarshalJSON() ([]byte, error) {
	if math.IsInf(float64(b), 1) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(b))
}

// UnmarshalJSON reads a number, or null for no bound.
func (b *Bound) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*b = Unbounded
		return nil
	}
	return json.Unmarshal(text, (*float64)(b))
}

// TextSpan is a span with its words.
type TextSpan struct {
	Text string `json:"text"`
	Span
}

// TimeRange is the words of a time with the days they can mean. Its span is
// that of the words, and is empty where the time comes from a link.
type TimeRange struct {
	Span
	Value    string `json:"value"`
	Earliest string `json:"earliest"`
	Latest   string `json:"latest"`
}

// Attribution is a source, a cue and what is attributed (PARC, PolNeAR).
type Attribution struct {
	ID      RecordID `json:"id"`
	Source  *Span    `json:"source" jsonschema:"nullable"`
	Cue     *Span    `json:"cue" jsonschema:"nullable"`
	Content []Span   `json:"content"`
	Speaker EntityID `json:"speaker"`
	Kind    string   `json:"kind"` // direct, indirect, mixed
	Parent  RecordID `json:"parent"`
}

// EventMention is one clause's claim that someone did something. Its span is
// that of the predicate.
type EventMention struct {
	ID RecordID `json:"id"`
	Span
	Type        string     `json:"type"` // PLOVER
	Mode        string     `json:"mode"`
	CAMEO       string     `json:"cameo"`
	Factuality  Factuality `json:"factuality"`
	Actors      []Actor    `json:"actors"`
	Time        *TimeRange `json:"time" jsonschema:"nullable"`
	Place       *PlaceRef  `json:"place" jsonschema:"nullable"`
	Attribution RecordID   `json:"attribution"`
	// Lemma is the predicate's lemma ("meet", "put into question", "talks").
	Lemma string `json:"lemma"`
	// Tense is that of the clause: "past", "present", "future", or "" where it
	// has none of its own (nouns, infinitives).
	Tense string `json:"tense"`
	// Clause is the words of the clause that makes the claim, without the
	// clauses that it merely contains.
	Clause Span `json:"clause"`
	// Rules names what fired: the lexicon's entry, then the rules for its
	// factuality, actors, time and place, each as "rule: words".
	Rules []string `json:"rules"`
}

// Actor is a participant of an event mention.
type Actor struct {
	Role   string   `json:"role"` // source, target, other
	Entity EntityID `json:"entity"`
	Span
}

// PlaceRef is where an event mention says it happened.
type PlaceRef struct {
	Span
	Entity EntityID `json:"entity"`
}

// Factuality says whether an event took place, according to its text.
type Factuality string

// The degrees of factuality.
const (
	Happened     Factuality = "happened"
	Ongoing      Factuality = "ongoing"
	Planned      Factuality = "planned"
	Possible     Factuality = "possible"
	CalledFor    Factuality = "called-for"
	Denied       Factuality = "denied"
	DidNotHappen Factuality = "did-not-happen"
)
