package plaintext

import "testing"

func TestRender(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"paragraphs and lines", "<body><p>One <b>bold</b> word.</p><p>Two<br>lines</p><div>A</div><div>B</div>", "One bold word.\n\nTwo\nlines\n\nA\nB"},
		{"unseen", "<head><title>T</title></head><body><script>x</script><style>y</style><p hidden>z</p><p style='display: none'>w</p><p>Seen</p>", "Seen"},
		{"lists and links", "<body><ul><li><a href=/>Home</a></li><li>News</li></ul>", "Home\nNews"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Render([]byte(tc.in)); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
