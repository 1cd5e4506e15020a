package events

import (
	"fmt"
	"sync"

	"dateline/internal/annotate/attribution"
	"dateline/internal/annotate/entity"
	"dateline/internal/annotate/event"
	"dateline/internal/annotate/name"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/annotate/when"
	"dateline/internal/news"
)

// Reader reads texts into all layers that events rest on, and the events.
type Reader struct {
	syntax   *syntax.Reader
	names    *name.Finder
	entities *entity.Finder
}

// NewReader loads the weights.
var NewReader = sync.OnceValues(func() (*Reader, error) {
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
	return &Reader{syn, names, entities}, nil
})

// Read makes a report of the text, all of it story, with its events. Sentences
// are cut by the program where spans is nil.
func (rd *Reader) Read(text string, spans []news.Span) *news.Annotated {
	ann := &news.Annotated{Report: news.Report{Text: text, ID: news.NewReportID("", news.DigestOf([]byte(text)))}}
	ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	if spans == nil {
		spans = sentence.Split(ann.Text, ann.Passages)
	}
	for _, span := range spans {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	rd.syntax.Annotate(ann.Sentences)
	ann.Names = rd.names.Find(ann.Text, ann.Passages, ann.Sentences)
	ann.Times = when.Find(ann)
	ann.Attributions = attribution.Find(ann)
	rd.entities.Find(ann)
	ann.Events = event.Find(ann)
	return ann
}
