package language

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for _, tc := range []struct{ text, declared, want string }{
		{"The two ports agreed on Monday that they would sell grain at one price.", "", "en"},
		{"The two ports agreed on Monday that they would sell grain at one price.", "de", "en"},
		{"Die beiden Häfen haben sich am Montag auf einen Preis für das Getreide geeinigt.", "", "de"},
		{"Les deux ports se sont mis d'accord lundi sur un prix pour le blé, selon les autorités.", "", "fr"},
		{"Los dos puertos acordaron el lunes un precio para el trigo, según las autoridades.", "en", "es"},
		{"I due porti hanno raggiunto un accordo sul prezzo del grano, secondo le autorità, che non è ancora firmato.", "", "it"},
		{"Оба порта договорились в понедельник о единой цене на зерно, сообщили власти.", "", "ru"},
		{"Ports agree", "", ""},
		{"Goat found in town hall", "", "en"},
		{"Mayor resigns. Vote set for May 3.", "", "en"},
		{"Dockers strike enters second week. Talks stall. Mayor silent.", "", "en"},
		{"Police hold four men after Vale quay fire", "de", "de"},
		{"Borgmester går af. Valg 3. maj.", "", ""},
		{"Sindaco di Vale arrestato, due feriti", "", ""},
		{"Brand in Hafen, vier Tote", "", ""},
		{"Großes Spiel in Vale Getränke per Schiff ins Zentrum", "", ""},
		{"Polisi menangkap empat orang di Vale", "", ""},
		{"Ministre Orlock limoge président", "", ""},
		{"Ports agree", "en", "en"},
		{"", "", ""},
		{"1234 5678", "fr", ""},
	} {
		if got, why := Of(tc.text, tc.declared); got != tc.want {
			t.Errorf("Of(%q, %q) = %q (%s), want %q", tc.text, tc.declared, got, why, tc.want)
		}
	}
}

func TestFrom(t *testing.T) {
	for _, tc := range []struct{ name, page, text, address, source, want, notices, outlet string }{
		{"nothing", "the ports agreed", "The ports agreed.", "", "", "", "", ""},
		{"stated", "translated from the french by ann example", "The ports agreed.", "", "", "fr", "", ""},
		{"stated by a machine", "this is a machine translation from german", "The ports agreed.", "", "", "de", "", ""},
		{"notice and outlet", "now you can see non-english news", "The ports agreed.", "", "es", "es", "", ""},
		{"outlet alone is no proof", "the ports agreed", "The ports agreed.", "", "es", "", "", ""},
		{"notice alone names no language", "now you can see non-english news", "The ports agreed.", "", "", "", "", ""},
		{"address", "the ports agreed", "The ports agreed.", "https://vale-example.translate.goog/x?_x_tr_sl=uk&_x_tr_tl=en", "", "uk", "", ""},
		{"two spellings", "", "Mr. Poutine met Mr. Loukachenko.", "", "", "fr", "", ""},
		{"names in another language's letters, on a page that says it is translated", "this text was translated automatically",
			"Mr. Khoulev met Mr. Djarov and Mrs. Veltchka in Oulsk.", "", "", "fr", "", ""},
		{"the same names alone", "", "Mr. Khoulev met Mr. Djarov and Mrs. Veltchka in Oulsk.", "", "", "", "", ""},
		{"too few of them", "this text was translated automatically", "Mr. Djarov met Mr. Djarov in Sella.", "", "", "", "", ""},
		{"one spelling may be a slip", "", "Mr. Putin met Mr. Loukachenko.", "", "", "", "", ""},
		{"one spelling twice is one", "", "Mr. Loukachenko met Mr. Loukachenko’s son.", "", "", "", "", ""},
		{"a notice that is no story", "", "The ports agreed.", "", "", "fr", "first published on our site in french", ""},
		{"words of a story", "her first novel was first published in french", "The ports agreed.", "", "", "", "", ""},
		{"translation of", "automatic translation of the german. show the original text", "The ports agreed.", "", "", "de", "", ""},
		{"this article", "this article was written in polish", "The ports agreed.", "", "", "pl", "", ""},
		{"name of the outlet", "translated with help of machine", "The ports agreed.", "", "", "es", "", "El Faro de Lagos"},
		{"name of the outlet alone", "the ports agreed", "The ports agreed.", "", "", "", "", "El Faro de Lagos"},
		{"accents", "translated with help of machine", "Mr. Fermín Arroyo met Doña Noemí Quiñones.", "", "", "es", "", ""},
		{"into English", "", "The ports agreed.", "", "", "", "first published in english", ""},
	} {
		if got, why := From(Page{Words: tc.page, Notices: tc.notices, Text: tc.text, Address: tc.address, Outlet: tc.outlet, Source: tc.source}); got != tc.want {
			t.Errorf("%s: From = %q (%q), want %q", tc.name, got, why, tc.want)
		}
	}
}

// TestTables reads the tables.
func TestTables(t *testing.T) {
	if n := len(table().function); n < 300 {
		t.Errorf("%d function words", n)
	}
	for word, langs := range table().spellings {
		if len(langs) != 1 || strings.TrimSpace(word) == "" {
			t.Errorf("spelling %q belongs to %q: want one language", word, langs)
		}
	}
	for name, code := range table().languages {
		if len(code) != 2 || strings.ToLower(name) != name {
			t.Errorf("language %q has the code %q", name, code)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	text := strings.Repeat("The two ports agreed on Monday that they would sell grain at one price. ", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text, "")
	}
}
