package news

// Story is what all reports together say: the shape of `export --format json`.
type Story struct {
	Story      StoryHead     `json:"story"`
	Reports    []Annotated   `json:"reports"`
	Entities   []StoryEntity `json:"entities"`
	Events     []Event       `json:"events"`
	Statements []Statement   `json:"statements"`
	Figures    []FigureRow   `json:"figures"`
	Plans      []Plan        `json:"plans"`
	Disputes   []Dispute     `json:"disputes"`
	Lineage    []Edge        `json:"lineage"`
	// Chronology is the dated sentences of the reports, in order of their day.
	Chronology []DatedLine `json:"chronology"`
}

// StoryHead names the story and the day as of which it is told.
type StoryHead struct {
	Name string `json:"name"`
	// AsOf is the day that "due" and "lapsed" refer to: by default the latest
	// publication day in the story. EDTF, "" where no report has a day.
	AsOf string `json:"as_of"`
	// Reader is the version of the reader that made the layers.
	Reader  string `json:"reader"`
	Reports int    `json:"reports"`
}

// Evidence is the words of a report that a record rests on.
type Evidence struct {
	Report ReportID `json:"report"`
	Span
	Quote string `json:"quote"`
	Role  Role   `json:"role"`
}

// DatedLine is one sentence that bears a day which could be worked out.
type DatedLine struct {
	ID   RecordID `json:"id"`
	When Dating   `json:"when"`
	// Line is the sentence as it stands in the report, on one line.
	Line string `json:"line"`
	// Role is that of the passage it stands in.
	Role Role `json:"role"`
	// Factuality is Planned where the days lie after the report's own day;
	// otherwise it is left open, "".
	Factuality Factuality `json:"factuality"`
	// Background says that the days lie more than a year before the story's
	// first report: what the reports recall, not what they report.
	Background bool `json:"background"`
	// Time is the expression that dates the line.
	Time RecordID `json:"time"`
	// Reports lists the reports that carry the sentence, word for word.
	Reports []ReportID `json:"reports"`
	// Evidence is, for each report that carries it, the sentence and then the
	// time expression that dates it.
	Evidence []Evidence `json:"evidence"`
}

// StoryEntity is a person, organisation, place or country across reports.
type StoryEntity struct {
	ID       EntityID   `json:"id"`
	Kind     NameKind   `json:"kind"`
	Name     string     `json:"name"`
	Names    []Spelling `json:"names"`
	Roles    []EntRole  `json:"roles"`
	First    string     `json:"first"`
	Last     string     `json:"last"`
	Possibly []EntityID `json:"possibly"`
	Evidence []Evidence `json:"evidence"`
}

// Spelling is one way in which a name is written, with how often.
type Spelling struct {
	Name   string `json:"name"`
	Script string `json:"script"`
	Count  int    `json:"count"`
}

// EntRole is what a report says that an entity is ("President of Belarus").
type EntRole struct {
	Role     string     `json:"role"`
	When     string     `json:"when"`
	Evidence []Evidence `json:"evidence"`
}

// Event is what several event mentions are about.
type Event struct {
	ID                 RecordID   `json:"id"`
	Type               string     `json:"type"`
	Mode               string     `json:"mode"`
	CAMEO              string     `json:"cameo"`
	Factuality         Factuality `json:"factuality"`
	Actors             []ActorRef `json:"actors"`
	When               Dating     `json:"when"`
	Where              EntityID   `json:"where"`
	Line               string     `json:"line"`
	Background         bool       `json:"background"`
	Mentions           []Mention  `json:"mentions"`
	Possibly           []RecordID `json:"possibly"`
	Reports            []ReportID `json:"reports"`
	IndependentSources int        `json:"independent_sources"`
	Origins            int        `json:"origins"`
	// Counted says how the sources were counted.
	Counted []string `json:"counted"`
	// Reasons say why the mentions are one event.
	Reasons  []string   `json:"reasons"`
	Evidence []Evidence `json:"evidence"`
}

// ActorRef is a participant of an event.
type ActorRef struct {
	Role   string   `json:"role"`
	Entity EntityID `json:"entity"`
}

// Mention points to a record within one report.
type Mention struct {
	Report ReportID `json:"report"`
	ID     RecordID `json:"id"`
}

// Statement is what someone said, with who carries it.
type Statement struct {
	ID                 RecordID   `json:"id"`
	Speaker            EntityID   `json:"speaker"`
	Content            string     `json:"content"`
	Kind               string     `json:"kind"`
	FirstReportedBy    string     `json:"first_reported_by"`
	Carriers           []ReportID `json:"carriers"`
	IndependentSources int        `json:"independent_sources"`
	Origins            int        `json:"origins"`
	Evidence           []Evidence `json:"evidence"`
	// Possibly are statements that may be this one in other words; Reasons says
	// what its carriers, and those, have in common.
	Possibly []RecordID `json:"possibly"`
	Reasons  []string   `json:"reasons"`
}

// FigureRow is one figure across reports.
type FigureRow struct {
	ID     RecordID      `json:"id"`
	Of     string        `json:"of"`
	Unit   string        `json:"unit"`
	Values []FigureValue `json:"values"`
	// Reports are those that give it, whatever value they give.
	Reports            []ReportID `json:"reports"`
	IndependentSources int        `json:"independent_sources"`
	Origins            int        `json:"origins"`
	Evidence           []Evidence `json:"evidence"`
	// Related are rows of the same thing in another currency or unit.
	Related []RecordID `json:"related"`
	// Reasons says what its figures have in common.
	Reasons []string `json:"reasons"`
}

// FigureValue is what one report gives for a figure.
type FigureValue struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	// High is null in JSON where nothing bounds it from above.
	High     Bound      `json:"high" jsonschema:"nullable"`
	When     string     `json:"when"`
	Evidence []Evidence `json:"evidence"`
}

// Plan is what was announced, and what became of it.
type Plan struct {
	ID      RecordID `json:"id"`
	Event   RecordID `json:"event"`
	Text    string   `json:"text"`
	Due     string   `json:"due"`
	Outcome string   `json:"outcome"` // kept, changed, cancelled, denied, lapsed, open
	// OutcomeEvent is the event that the outcome is, "" for none: not where a
	// sentence tells of it in which no event was read ("the money has not been paid").
	OutcomeEvent RecordID `json:"outcome_event"`
	// Reasons say why that is the outcome.
	Reasons  []string   `json:"reasons"`
	Evidence []Evidence `json:"evidence"`
}

// Dispute is records that cannot all hold.
type Dispute struct {
	ID    RecordID `json:"id"`
	Kind  string   `json:"kind"` // contradiction, other-time, other-thing, revision, other-source, damaged-copy, count
	About string   `json:"about"`
	Sides []Side   `json:"sides"`
	// Reasons says why the sides are held against each other.
	Reasons []string `json:"reasons"`
}

// Side is one of the accounts in a dispute.
type Side struct {
	Evidence []Evidence `json:"evidence"`
}

// Edge is a directed link between two reports, from a report to an agency (To
// is then "wire:" with its name), or to an outlet that its text names as a
// source and of which the story has no such report ("outlet:" with its name).
type Edge struct {
	ID   RecordID `json:"id"`
	From ReportID `json:"from"` // the copy
	To   ReportID `json:"to"`   // the original
	Kind string   `json:"kind"` // copy, excerpt, repost, rewrite, translation, cites
	// Undirected says that the two tell one text and nothing says which of
	// them is the copy: the order of From and To is then only a fixed one.
	Undirected bool       `json:"undirected,omitempty"`
	Reasons    []string   `json:"reasons"`
	Evidence   []Evidence `json:"evidence"`
}
