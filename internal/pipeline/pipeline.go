// Package pipeline holds the only list of the stages that turn one capture
// into one annotated report, in order. A capture goes in, a news.Annotated
// comes out; the result depends on the capture, the options and Version alone.
//
//	reader, _ := pipeline.New()
//	ann := reader.Read(cap, pipeline.Options{})
//
// Stages do not know each other. Each says what it needs and what it adds, and
// New refuses a list in which a stage stands before what it needs.
package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/data"
	"dateline/internal/annotate/attribution"
	"dateline/internal/annotate/entity"
	"dateline/internal/annotate/event"
	"dateline/internal/annotate/figure"
	"dateline/internal/annotate/name"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/annotate/when"
	"dateline/internal/article"
	"dateline/internal/dating"
	"dateline/internal/news"
)

// rules is raised with every change of a rule in code that changes what is
// read. Lexicons and weights count by their content: see Version.
const rules = "2"

// Version names the reader: its rules, and a hash over every lexicon and
// weight that is embedded. It is part of each report's cache key.
var Version = sync.OnceValue(func() string {
	h := sha256.New()
	fs.WalkDir(data.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := data.FS.ReadFile(name)
		fmt.Fprintf(h, "%s %d\n", name, len(b))
		h.Write(b)
		return err
	})
	return rules + "+" + hex.EncodeToString(h.Sum(nil))[:8]
})

// Options are what a person says of one capture.
type Options struct {
	// Published is the day of publication that a person gives, EDTF; it
	// outranks what the page states.
	Published string
}

// Stage is one step from a report to more layers of it.
type Stage struct {
	Name  string
	Needs []string // layers that must be there
	Adds  []string // layers that it fills
	Run   func(*news.Annotated)
}

// Reader reads captures. It is safe for use by several goroutines.
type Reader struct {
	stages []Stage
}

// New loads the embedded weights and checks the list of stages.
func New() (*Reader, error) {
	syn, err := syntax.New()
	if err != nil {
		return nil, fmt.Errorf("load syntax: %w", err)
	}
	names, err := name.New()
	if err != nil {
		return nil, fmt.Errorf("load names: %w", err)
	}
	entities, err := entity.New()
	if err != nil {
		return nil, fmt.Errorf("load entities: %w", err)
	}
	stages := []Stage{
		{"sentence", []string{"text"}, []string{"sentences"}, func(ann *news.Annotated) {
			for _, span := range sentence.Split(ann.Text, ann.Passages) {
				ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
			}
		}},
		{"syntax", []string{"sentences"}, []string{"syntax"}, func(ann *news.Annotated) {
			syn.Annotate(ann.Sentences)
		}},
		{"name", []string{"sentences"}, []string{"names"}, func(ann *news.Annotated) {
			ann.Names = names.Find(ann.Text, ann.Passages, ann.Sentences)
		}},
		{"when", []string{"sentences", "syntax"}, []string{"times"}, func(ann *news.Annotated) {
			ann.Times = when.Find(ann)
		}},
		{"attribution", []string{"sentences", "syntax", "names"}, []string{"attributions"}, func(ann *news.Annotated) {
			ann.Attributions = attribution.Find(ann)
		}},
		{"entity", []string{"sentences", "syntax", "names", "attributions"}, []string{"entities"}, entities.Find},
		{"figure", []string{"sentences", "syntax", "names", "times", "attributions"}, []string{"figures"}, func(ann *news.Annotated) {
			ann.Figures = figure.Find(ann)
			vouch(ann)
		}},
		{"event", []string{"sentences", "syntax", "names", "times", "attributions", "entities"}, []string{"events"}, func(ann *news.Annotated) {
			ann.Events = event.Find(ann)
		}},
	}
	if err := check(stages); err != nil {
		return nil, err
	}
	return &Reader{stages: stages}, nil
}

// Shared gives one Reader for the whole process, loaded when first asked for.
var Shared = sync.OnceValues(New)

// check reports the first stage that stands before what it needs.
func check(stages []Stage) error {
	have := map[string]bool{"text": true}
	for _, s := range stages {
		for _, need := range s.Needs {
			if !have[need] {
				return fmt.Errorf("stage %s needs %s, which no stage before it adds", s.Name, need)
			}
		}
		for _, add := range s.Adds {
			have[add] = true
		}
	}
	return nil
}

// Extract reads the article alone: metadata, text and passages, no layers.
func Extract(cap news.Capture, opt Options) news.Report {
	rep := article.Read(cap)
	if opt.Published != "" {
		rep.Published = corrected(opt.Published, rep.Published)
	}
	return rep
}

// Read reads the article and all its layers. A page that cannot be read, or
// is in a language that the reader does not know, has empty layers.
func (r *Reader) Read(cap news.Capture, opt Options) news.Annotated {
	ann := news.Annotated{Report: article.Read(cap)}
	stated := ann.Published
	if opt.Published != "" {
		ann.Published = corrected(opt.Published, stated)
	}
	if ann.Error == "" && ann.Read {
		for _, s := range r.stages {
			s.Run(&ann)
		}
		ann.Published = published(&ann, stated, cap)
	}
	fill(&ann.Layers)
	return ann
}

// published works out the day of a report that states none, from its text and
// the time of its capture, and holds a day that is stated against the text:
// what contradicts it is added to its reasons.
func published(ann *news.Annotated, stated news.Dating, cap news.Capture) news.Dating {
	all := dating.FromText(ann)
	if !cap.Retrieved.IsZero() {
		if c, ok := dating.Capture(cap.Retrieved.UTC().Format(time.DateOnly)); ok {
			all = append(all, c)
		}
	}
	if c, ok := dating.FromPage(&news.Report{Published: stated}); ok {
		all = append(all, c)
	}
	if ann.Published.Basis == news.Corrected {
		if c, ok := dating.Correction(ann.Published.Value, "a person"); ok {
			all = append(all, c)
		}
	}
	solved := dating.SettleReport(ann, all)
	if !ann.Published.Sure() {
		return solved
	}
	out := ann.Published
	out.Reasons = slices.Clone(out.Reasons)
	for _, reason := range solved.Reasons {
		if strings.HasPrefix(reason, dating.Contradiction) {
			out.Reasons = append(out.Reasons, reason)
		}
	}
	return out
}

// vouch gives each figure the narrowest attribution whose content holds it: who
// says the number.
func vouch(ann *news.Annotated) {
	for i := range ann.Figures {
		fig := &ann.Figures[i]
		narrowest := 0
		for a := range ann.Attributions {
			if src := ann.Attributions[a].Source; src != nil && slices.ContainsFunc(ann.Figures, func(f news.Figure) bool { return f.Kind == "share" && f.Span == *src }) {
				continue // "54 percent said it should, on a turnout of 41 percent": a share is nobody
			}
			for _, content := range ann.Attributions[a].Content {
				if content.Contains(fig.Span) && (narrowest == 0 || content.Len() < narrowest) {
					fig.Attribution, narrowest = ann.Attributions[a].ID, content.Len()
				}
			}
		}
	}
}

// Empty is a report with empty layers.
func Empty(rep news.Report) news.Annotated {
	ann := news.Annotated{Report: rep}
	fill(&ann.Layers)
	return ann
}

// corrected is the day that a person gave, with what the page said kept among
// the reasons.
func corrected(day string, stated news.Dating) news.Dating {
	d := news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Corrected,
		Source: "a person's correction", Reasons: []string{"a person gave " + day}}
	if stated.Value != "" && !strings.HasPrefix(stated.Value, day) {
		d.Reasons = append(d.Reasons, "the page states "+stated.Value+" ("+stated.Source+")")
	}
	return d
}

// fill makes every empty layer an empty list, so that JSON never says null.
func fill(l *news.Layers) {
	l.Sentences = orEmpty(l.Sentences)
	l.Names = orEmpty(l.Names)
	l.Times = orEmpty(l.Times)
	l.Figures = orEmpty(l.Figures)
	l.Attributions = orEmpty(l.Attributions)
	l.Events = orEmpty(l.Events)
	l.Entities = orEmpty(l.Entities)
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
