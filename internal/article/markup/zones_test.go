package markup

import (
	"slices"
	"testing"
)

func TestClassTokens(t *testing.T) {
	for in, want := range map[string][]string{
		"relatedPosts entry-content": {"related", "posts", "|", "entry", "content"},
		"c-article__body2":           {"c", "article", "body", "2"},
		"":                           nil,
	} {
		if got := classTokens(nil, in); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestClassZone(t *testing.T) {
	for in, want := range map[string]zone{
		"related-posts":    zFurniture,
		"shareholder-news": 0,
		"has-sidebar":      0,
		"relatedarticles":  zFurniture,
		"ArticleBody":      zBody | zArticle,
		"header-bar":       0,
		"post hentry category-newsletter tag-share": zArticle,
		"comments":                      zComments | zFurniture,
		"wp-caption-text":               zCaption,
		"is-label-hidden":               0,
		"hidden":                        zHidden,
		"js-share no-comments":          0,
		"story-body":                    zBody | zArticle,
		"advertiser advertisement-slot": zFurniture,
	} {
		if got := classZone(in); got != want {
			t.Errorf("%q: got %b, want %b", in, got, want)
		}
	}
}

func TestClassifyLine(t *testing.T) {
	for in, want := range map[string]lineClass{
		"Advertisement":                    lineFurniture,
		"Sign up for our daily newsletter": lineFurniture,
		"READ MORE: The bridge that nobody in the town had wanted": lineTeaser,
		"Related stories":        lineSection,
		"Leave a reply":          lineEnd,
		"By Ida Brandt":          lineByline,
		"Source: Harbour office": lineCredit,
		"The advertisement was withdrawn by the council on Monday": lineNone,
		"She signed up for the army in 1944.":                      lineNone,
		"":                                                         lineNone,
	} {
		if got := classifyLine(in); got != want {
			t.Errorf("%q: got %d, want %d", in, got, want)
		}
	}
}

// TestTables wants every row of the tables to be well formed.
func TestTables(t *testing.T) {
	classRules()
	lineRules()
	dateRules()
	for _, name := range []string{"en/markup-classes.txt", "en/markup-lines.txt"} {
		seen := map[string]bool{}
		for _, f := range readTable(name) {
			key := f[0] + f[len(f)-1]
			if len(f) == 4 {
				key += f[1]
			}
			if seen[key] {
				t.Errorf("%s: %q is given twice", name, f)
			}
			seen[key] = true
		}
	}
}
