package news

// Report is one article as one outlet published it, read from a capture
// (schema.org NewsArticle). It is a pure function of the capture, the
// corrections of a person, and the version of the reader.
type Report struct {
	ID   ReportID `json:"id,omitempty"`
	File string   `json:"file"`
	// URL is the address the report was captured from, "" for a file.
	URL string `json:"url,omitempty"`

	Title   string   `json:"title"`
	Bylines []string `json:"bylines"`
	Outlet  string   `json:"outlet"`
	Section string   `json:"section,omitempty"`
	Credits []Credit `json:"credits"`
	// Wires are the canonical names of the agencies behind the report, sorted.
	Wires     []string `json:"wires"`
	Published Dating   `json:"published"`
	// Modified is the day of the last change that the page states, EDTF or "".
	Modified  string `json:"modified"`
	Canonical string `json:"canonical"`
	// Language is the ISO 639-1 code of the story's language, "" if unknown.
	Language string `json:"language"`
	// TranslatedFrom is the language the text was translated from, "" if the
	// page does not show one; LanguageReasons says why.
	TranslatedFrom  string   `json:"translated_from"`
	LanguageReasons []string `json:"language_reasons,omitempty"`
	// Truncated says that the text stops before its end.
	Truncated bool `json:"truncated"`
	// Read is false for a page in a language that the reader does not know:
	// it is kept, and no rule of another language is run on it.
	Read bool `json:"read"`

	// Text is the passages in page order, one blank line between two of them,
	// with line wraps rejoined. All spans are byte offsets into it.
	Text       string    `json:"text"`
	TextSHA256 Digest    `json:"text_sha256"`
	Passages   []Passage `json:"passages"`

	// Sources names where each piece of metadata came from: the key is the
	// JSON key ("title", "outlet"), the value the metadata field, the rule or
	// the words ("og:site_name", "json-ld publisher.name", "<h1>").
	Sources map[string]string `json:"sources,omitempty"`
	// Charset is the IANA name of the character set that the bytes were read
	// in, in lower case; CharsetFrom is how it was found: "declared", "utf-8"
	// (the bytes are valid), "detected". Both are "" where nothing was read.
	Charset     string `json:"charset,omitempty"`
	CharsetFrom string `json:"charset_from,omitempty"`
	// Error says why the page could not be read, "" if it was.
	Error string `json:"error"`
	// Hint says what a person can do about Error.
	Hint string `json:"hint,omitempty"`
}

// Passage is a stretch of a report with one role. Passages do not overlap,
// and stand in page order.
type Passage struct {
	Role Role `json:"role"`
	Span
}

// Role is what a passage is to the report.
type Role string

// The roles of a passage.
const (
	Headline  Role = "headline"
	Byline    Role = "byline"    // who wrote it, and the line that dates it
	Dateline  Role = "dateline"  // "MOSCOW —": place, and sometimes agency and day
	StoryText Role = "story"     // the report's own text
	Caption   Role = "caption"   // of a photo or video, with its credit
	Context   Role = "context"   // a boxed explainer, possibly older than the story
	Remark    Role = "remark"    // a republisher's own words
	CreditRow Role = "credit"    // a line that only says where the text is from
	Furniture Role = "furniture" // navigation, comment forms, related links, ...
)

// Roles lists every role, in the order in which legends show them.
var Roles = []Role{Headline, Byline, Dateline, StoryText, Caption, Context, Remark, CreditRow, Furniture}

// Credit is the words by which a report says where its text is from.
type Credit struct {
	Text string `json:"text"`
	Span
	// Outlet is the outlet that the words name, as its readers call it
	// ("The Moscow Times" for "From the MT"), "" where they name a wire only.
	Outlet string `json:"outlet"`
	// Wire is the agency's canonical name, "" if there is none.
	Wire string `json:"wire"`
}

// Basis says how a date is known.
type Basis string

// The bases of a date.
const (
	Stated    Basis = "stated"    // the page or the sentence states it
	Inferred  Basis = "inferred"  // worked out, with reasons
	Corrected Basis = "corrected" // a person said so
	Unknown   Basis = "unknown"
)

// Sure says that the day was stated by the page or by a person, and not worked
// out.
func (d Dating) Sure() bool {
	return d.Value != "" && (d.Basis == Stated || d.Basis == Corrected)
}

// ToTheDay says that one day is known.
func (d Dating) ToTheDay() bool { return d.Earliest != "" && d.Earliest == d.Latest }

// Dating is a day that is known to some grain, with the reasons. Value,
// Earliest and Latest are EDTF ("2021-09-09", "2020-09", "2020-21" for
// spring), "" where unknown.
type Dating struct {
	Value    string `json:"value"`
	Earliest string `json:"earliest"`
	Latest   string `json:"latest"`
	Basis    Basis  `json:"basis"`
	// Source is the metadata field, the words or the rule that gave the value.
	Source  string   `json:"source"`
	Reasons []string `json:"reasons"`
}

// Address is where the report can be read on the web: the address it was
// captured from, else the one that the page names; "" if there is neither.
func (rep *Report) Address() string {
	if rep.URL != "" {
		return rep.URL
	}
	return rep.Canonical
}

// Fill makes every list of the report that is nil an empty list, so that JSON
// never says null.
func (rep *Report) Fill() {
	if rep.Bylines == nil {
		rep.Bylines = []string{}
	}
	if rep.Credits == nil {
		rep.Credits = []Credit{}
	}
	if rep.Wires == nil {
		rep.Wires = []string{}
	}
	if rep.Passages == nil {
		rep.Passages = []Passage{}
	}
	if rep.Published.Reasons == nil {
		rep.Published.Reasons = []string{}
	}
}
