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
