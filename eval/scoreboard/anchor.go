package scoreboard

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// Anchor names a stretch of a page's text, in one of two forms.
//
// By its words, for pages of our own: a JSON string. Words that occur once are
// enough as they are; words that occur more often are set in double square
// brackets within a stretch that occurs once:
//
//	"the talks in Sarn"    "said on [[Friday]] that"
//
// or an object: {"quote": "Friday", "occurrence": 2}. White space matches any
// white space.
//
// By its place, for pages whose words must not be copied: the string
// "@120-126:1f0c9a3b", half-open byte offsets into the page's file, and the
// first eight digits of the SHA-256 of the bytes between them.
type Anchor struct {
	Quote      string // the words; may hold [[ ]]
	Occurrence int    // 1-based; 0: the only one

	// Start and End are offsets into the page; Hash pins the bytes. They are
	// used where Hash is not "".
	Start, End int
	Hash       string
}

// hashLen is the number of hexadecimal digits that pin an anchor's bytes: they
// guard against slips, not against attacks.
const hashLen = 8

// Pin makes an anchor of the second form.
func Pin(page []byte, start, end int) Anchor {
	return Anchor{Start: start, End: end, Hash: string(news.DigestOf(page[start:end]))[:hashLen]}
}

// String gives the anchor as it is written in a gold file.
func (a Anchor) String() string {
	if a.Hash != "" {
		return fmt.Sprintf("@%d-%d:%s", a.Start, a.End, a.Hash)
	}
	return a.Quote
}

// UnmarshalJSON reads any of the forms.
func (a *Anchor) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		return a.parse(s)
	}
	var o struct {
		Quote      string `json:"quote"`
		Occurrence int    `json:"occurrence"`
	}
	if err := json.Unmarshal(b, &o); err != nil {
		return fmt.Errorf("anchor %s: %w", b, err)
	}
	if o.Quote == "" {
		return fmt.Errorf("anchor %s: no quote", b)
	}
	*a = Anchor{Quote: o.Quote, Occurrence: o.Occurrence}
	return nil
}

// MarshalJSON writes the shortest form.
func (a Anchor) MarshalJSON() ([]byte, error) {
	if a.Hash == "" && a.Occurrence > 0 {
		return json.Marshal(map[string]any{"quote": a.Quote, "occurrence": a.Occurrence})
	}
	return json.Marshal(a.String())
}

// parse reads the string forms.
func (a *Anchor) parse(s string) error {
	if s == "" {
		return fmt.Errorf("anchor: no words")
	}
	if !strings.HasPrefix(s, "@") {
		*a = Anchor{Quote: s}
		return nil
	}
	rest, hash, ok1 := strings.Cut(s[1:], ":")
	from, to, ok2 := strings.Cut(rest, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok1 || !ok2 || err1 != nil || err2 != nil || len(hash) != hashLen || end <= start || start < 0 {
		return fmt.Errorf("anchor %q: want @start-end:hash", s)
	}
	*a = Anchor{Start: start, End: end, Hash: hash}
	return nil
}
