package news

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// TestPlainJSON wants the same values, and no byte that steers a terminal or
// ends an element of a page.
func TestPlainJSON(t *testing.T) {
	for _, text := range []string{"", "plain", "</script><!-- x", "\x1b[31m\x7f\u009b31m\u0085", "a\u202eb\u2066c\u200b\U000e0041\ufeff", "\xff\xfe", "é €🙂 <b> < /"} {
		var b bytes.Buffer
		enc := json.NewEncoder(PlainJSON(&b))
		enc.SetEscapeHTML(false)
		if err := enc.Encode(map[string]string{text: text}); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		if strings.Contains(got, "</") || strings.Contains(got, "<!") || Plain(got) != strings.TrimSuffix(got, "\n") {
			t.Errorf("%q is written as %s", text, got)
		}
		var back map[string]string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil {
			t.Fatal(err)
		}
		want := strings.ToValidUTF8(strings.ReplaceAll(strings.ReplaceAll(text, "\xff", "\ufffd"), "\xfe", "\ufffd"), "")
		if back[want] != want {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
}

// TestPlainLeavesWhatIsPlain wants text that is plain as it is, and any other folded.
func TestPlainLeavesWhatIsPlain(t *testing.T) {
	for _, text := range []string{"", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\nb", "a\x00b", "a\x7fb", "a\u0085b", "a\u00a0b", "a\u200bb", "\u202ea",
		"é € “a”", "a\xffb", "\ufffd", "Said he: “No.”", "a\u3000b", "🙂 a"} {
		if got, want := Plain(text), fold(text); got != want {
			t.Errorf("Plain(%q) = %q, want %q", text, got, want)
		}
		if got := Plain(Plain(text)); got != Plain(text) || !isPlain(got) {
			t.Errorf("%q is not plain yet: %q", text, got)
		}
	}
}
