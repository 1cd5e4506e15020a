// Package news holds the nouns of Dateline: the values that stages take and
// give. It imports only the standard library, and nothing in it reads a file,
// a clock or a network.
//
// A Capture (the bytes of one page) is read into a Report (metadata, text and
// passages), which is annotated with Layers (sentences, names, times, ...).
// What several reports say together is a Story.
//
// All offsets are byte offsets into the UTF-8 of Report.Text, half open. The
// JSON keys are the project's contract (docs/json.md, docs/schema.json): keys
// may be added, never changed.
package news

// Byte is a byte offset into the UTF-8 of Report.Text. No text that is read is
// near 2 GiB, and a story holds millions of them: hence 32 bits.
type Byte int32

// Span is the half-open stretch [Start, End) of Report.Text, in bytes.
type Span struct {
	Start Byte `json:"start"`
	End   Byte `json:"end"`
}

// Len is the length of s in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Contains says whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps says whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In gives the words of text that s covers, or "" where s does not fit text.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(text) {
		return ""
	}
	return text[s.Start:s.End]
}

// ReportID identifies a report by what it was read from: see NewReportID.
type ReportID string

// RecordID identifies a derived record by its content: see NewRecordID.
type RecordID string

// EntityID identifies an entity. Within one report it is a RecordID of the
// first mention; in a story it is that of the earliest member by report id.
type EntityID string

// Digest is a SHA-256 in lower-case hexadecimal.
type Digest string
