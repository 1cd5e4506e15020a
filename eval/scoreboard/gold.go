// Package scoreboard holds what a careful editor says of a few stories, and
// scores what the program says of them, kind by kind (titles, days, roles of
// passages, who said what, events, plans, ...).
//
// In: a folder of gold files (see README.md for their format), the pages they
// speak of, and what the program under test read from those pages (Program).
// Out: a Board, with one number from 0 to 1 for each kind, and their mean.
//
//	gold, err := scoreboard.Load(scoreboard.Seeds(), "../shared/seeds")
//	board := scoreboard.Score(gold, program, nil)
//	fmt.Print(board.Table())
//
// A kind that the program does not do yet scores 0. The mean is over all kinds
// for which the gold says anything, done or not.
package scoreboard

// Story is the gold of one story: story.json, and one file a report.
type Story struct {
	Name string `json:"name"`
	// Reports names the reports' gold files without ".json", in order.
	Reports []string `json:"reports"`

	Entities []Entity     `json:"entities"`
	Lineage  []Edge       `json:"lineage"`
	Events   []CrossEvent `json:"events"`
	Figures  []FigureRow  `json:"figures"`
	Plans    []Plan       `json:"plans"`
	Disputes []Dispute    `json:"disputes"`
	State    []StateItem  `json:"state"`

	// Gold is the reports themselves, in the order of Reports.
	Gold []*Report `json:"-"`
}

// Report is the gold of one report.
type Report struct {
	// ID is the name of the gold file without ".json"; story.json uses it.
	ID string `json:"-"`
	// File is the page's file name, without folders.
	File string `json:"file"`
	// SHA256 is that of the page, where anchors are byte offsets; else "".
	SHA256 string `json:"sha256,omitempty"`

	// Title lists the acceptable titles; they are compared by their letters
	// and digits only.
	Title []Anchor `json:"title"`
	// Bylines are the names of the authors.
	Bylines []string `json:"bylines,omitempty"`
	// Outlet lists the acceptable names of the outlet; "" is "not stated".
	Outlet []string `json:"outlet"`
	// Credits are the words that say where the text is from.
	Credits []Credit `json:"credits"`
	// Wires are the canonical names of the agencies behind the report.
	Wires     []string `json:"wires"`
	Published Day      `json:"published"`
	Truncated bool     `json:"truncated"`
	// TranslatedFrom is an ISO 639-1 code, "" for "not translated".
	TranslatedFrom string `json:"translated_from"`

	// Passages cover the whole page, in page order.
	Passages []Passage `json:"passages"`
	// Names are mentions that the spellings of the story's entities do not
	// give; NotNames are places where such a spelling is no mention.
	Names    []NameAt `json:"names,omitempty"`
	NotNames []Anchor `json:"not_names,omitempty"`

	Times        []Time        `json:"times"`
	Figures      []Figure      `json:"figures"`
	Attributions []Attribution `json:"attributions"`
	Events       []Event       `json:"events"`

	base *base // the page, set by Load
}

// Day is a day, or the days between which it lies.
type Day struct {
	// Value is an EDTF day; "" where only the bounds are known.
	Value string `json:"value,omitempty"`
	// Accept lists other values that are as good.
	Accept []string `json:"accept,omitempty"`
	// Earliest and Latest are EDTF days. With a Value they may be left out.
	Earliest string `json:"earliest,omitempty"`
	Latest   string `json:"latest,omitempty"`
	// Stated says that the page states the day; else it has to be inferred.
	Stated bool `json:"stated,omitempty"`
}

// Credit is the words that say where the text is from.
type Credit struct {
	At Anchor `json:"at"`
	// Outlet lists acceptable names of the outlet that the words name.
	Outlet []string `json:"outlet,omitempty"`
	// Wire is the agency's canonical name, "" if they name none.
	Wire     string `json:"wire,omitempty"`
	Optional bool   `json:"optional,omitempty"`
}

// Passage is a stretch of the page with its role. It runs from the start of
// From to the end of To, or over At alone.
type Passage struct {
	// Role is one of news.Roles; Accept lists others that are as good.
	Role   string   `json:"role"`
	Accept []string `json:"accept,omitempty"`
	At     *Anchor  `json:"at,omitempty"`
	From   *Anchor  `json:"from,omitempty"`
	To     *Anchor  `json:"to,omitempty"`
}

// NameAt is one mention of a name.
type NameAt struct {
	At     Anchor `json:"at"`
	Kind   string `json:"kind"`
	Entity string `json:"entity,omitempty"`
	// Optional mentions are neither asked for nor counted as wrong.
	Optional bool `json:"optional,omitempty"`
}

// Time is a time expression.
type Time struct {
	At Anchor `json:"at"`
	// Type is DATE, TIME, DURATION or SET.
	Type string `json:"type"`
	// Value is TIMEX3; Accept lists other values that are as good.
	Value    string   `json:"value"`
	Accept   []string `json:"accept,omitempty"`
	Optional bool     `json:"optional,omitempty"`
}

// Figure is a number.
type Figure struct {
	At Anchor `json:"at"`
	// Value is in base units. Low and High bound it, where it is a range.
	Value float64 `json:"value"`
	Low   float64 `json:"low,omitempty"`
	High  float64 `json:"high,omitempty"`
	// Unit lists acceptable units: USD, people, percent, years, ...
	Unit []string `json:"unit"`
	// Kind lists acceptable kinds: count, amount, share, age, ...
	Kind []string `json:"kind"`
	// Of is what it counts or measures; any of these words will do.
	Of       []Anchor `json:"of,omitempty"`
	Optional bool     `json:"optional,omitempty"`
}

// Attribution is who said what.
type Attribution struct {
	// Source and Cue are nil where the text has no words for them.
	Source  *Anchor  `json:"source,omitempty"`
	Cue     *Anchor  `json:"cue,omitempty"`
	Content []Anchor `json:"content"`
	// Speaker is the id of an entity of the story, "" where it is none.
	Speaker string `json:"speaker,omitempty"`
	// Kind is direct, indirect or mixed.
	Kind     string `json:"kind"`
	Optional bool   `json:"optional,omitempty"`
}

// Event is one clause's claim that someone did something.
type Event struct {
	// ID is what story.json refers to, unique within the report, or "".
	ID string `json:"id,omitempty"`
	// At is the predicate.
	At Anchor `json:"at"`
	// Type lists acceptable PLOVER types (or OTHER).
	Type []string `json:"type"`
	// Factuality lists acceptable values of news.Factuality.
	Factuality []string `json:"factuality"`
	Actors     []Actor  `json:"actors,omitempty"`
	Optional   bool     `json:"optional,omitempty"`
}

// Actor is a participant: one of the story's entities, or words.
type Actor struct {
	// Role is source or target; any where the roles are the same, as of two
	// who meet.
	Role   string  `json:"role"`
	Entity string  `json:"entity,omitempty"`
	At     *Anchor `json:"at,omitempty"`
}

// Entity is who or what bears a name in the story.
type Entity struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	// Accept lists other kinds that are as good.
	Accept []string `json:"accept,omitempty"`
	// Names are all spellings as they stand in the reports, without titles.
	// Each occurrence of one outside furniture, where no longer spelling
	// stands, is a mention.
	Names    []string `json:"names"`
	Optional bool     `json:"optional,omitempty"`
}

// Ref points into a report: to words, or to an event mention by its id.
type Ref struct {
	Report string  `json:"report"`
	At     *Anchor `json:"at,omitempty"`
	Event  string  `json:"event,omitempty"`
}

// Edge is a link from a copy to its original.
type Edge struct {
	From string `json:"from"`
	// To is a report's id, or "wire:" and the agency's canonical name.
	To string `json:"to"`
	// Kind lists acceptable kinds.
	Kind     []string `json:"kind"`
	Optional bool     `json:"optional,omitempty"`
}

// CrossEvent is what several event mentions are about.
type CrossEvent struct {
	ID   string   `json:"id"`
	Type []string `json:"type"`
	When Day      `json:"when"`
	// Mentions are event mentions of reports.
	Mentions []Ref `json:"mentions"`
	// Factuality is that of the event as the whole story tells it.
	Factuality []string `json:"factuality"`
	// IndependentSources lists acceptable counts; empty: not asked.
	IndependentSources []int `json:"independent_sources,omitempty"`
}

// FigureRow is one figure across reports.
type FigureRow struct {
	Label string `json:"label"`
	Unit  string `json:"unit"`
	// Values are all that the reports give for it, in base units.
	Values   []float64 `json:"values"`
	Mentions []Ref     `json:"mentions"`
}

// Plan is what was announced, and what became of it.
type Plan struct {
	// Announced is where; any of these will do.
	Announced []Ref `json:"announced"`
	// Due is when it was to be, where the text says so.
	Due Day `json:"due,omitzero"`
	// Outcome lists acceptable outcomes.
	Outcome []string `json:"outcome"`
	// Event is the CrossEvent that it came to, or "".
	Event    string `json:"event,omitempty"`
	Optional bool   `json:"optional,omitempty"`
}

// Dispute is records that cannot all hold, or a count that is to be held
// against the story.
type Dispute struct {
	// Kind lists acceptable kinds.
	Kind  []string `json:"kind"`
	About string   `json:"about"`
	// Sides lists, for each side, the places that take it; the program must
	// name one of each.
	Sides    [][]Ref `json:"sides"`
	Optional bool    `json:"optional,omitempty"`
}

// StateItem is one thing that "where the matter stands" must show.
type StateItem struct {
	About string `json:"about"`
	// Evidence is where it stands; any of these will do.
	Evidence []Ref `json:"evidence"`
}
