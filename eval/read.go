package main

import (
	"dateline/eval/scoreboard"
	"dateline/internal/annotate/name"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/token"
	"dateline/internal/annotate/when"
	"dateline/internal/article"
	"dateline/internal/news"
)

func readPages(files []string, page pages) (scoreboard.Program, error) {
	prog := scoreboard.Program{}
	caps, err := captures(files, page)
	if err != nil {
		return prog, err
	}
	names, err := name.New()
	if err != nil {
		return prog, err
	}
	for _, cap := range caps {
		ann := news.Annotated{Report: article.Read(cap)}
		if ann.Read {
			for _, span := range sentence.Split(ann.Text, ann.Passages) {
				ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
			}
			ann.Names = names.Find(ann.Text, ann.Passages, ann.Sentences)
			ann.Times = when.Find(&ann)
		}
		prog.Reports = append(prog.Reports, ann)
	}
	return prog, nil
}
