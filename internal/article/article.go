// Package article reads a capture into a report: metadata, passages with
// roles, text, credits and language.
//
// In: a news.Capture (the bytes of a page or a plain text). Out: a
// news.Report, always whole: what could not be read is said in Error and Hint.
// The capture
//
//	Harbour deal signed
//	By Ann Example
//	3 May 2021
//
//	EASTPORT (AFP) — The two ports signed the deal on Monday.
//
// gives the title "Harbour deal signed", published 2021-05-03 (stated), wires
// [AFP], and five passages: headline, byline twice, dateline, story.
//
// The steps, in order: a reader of HTML or of plain text makes blocks
// (markup, plain; document for feed items, mails, PDF and Word), passage gives them roles, credit finds where the text is
// from, language says what can be read.
package article

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/credit"
	"dateline/internal/article/document"
	"dateline/internal/article/language"
	"dateline/internal/article/markup"
	"dateline/internal/article/passage"
	"dateline/internal/article/phrase"
	"dateline/internal/article/plain"
	"dateline/internal/capture/wayback"
	"dateline/internal/fault"
	"dateline/internal/news"
)

// DefaultLimit is the size of the largest capture that is read, in bytes. The
// longest news pages have a few MiB; 64 leave room for pages with their
// pictures inside.
const DefaultLimit = 64 << 20

// MaxText is the length of the longest text that is read, in bytes: some 175,000
// words, which no report has. Reading it takes five seconds and 200 MiB.
const MaxText = 1 << 20

// Reader reads captures. The zero Reader is ready to use.
type Reader struct {
	// Limit is the size of the largest capture that is read, in bytes; 0 is
	// DefaultLimit.
	Limit int
}

// Read reads a capture with the default limits.
func Read(cap news.Capture) news.Report { return Reader{}.Read(cap) }

// Read reads a capture. It never fails: a report that could not be read has
// an Error and a Hint, and no text.
func (rd Reader) Read(cap news.Capture) (rep news.Report) {
	rep = empty(cap)
	defer func() {
		if r := recover(); r != nil {
			rep = empty(cap)
			rep.Error = "read page: the reader gave up"
			rep.Hint = "the bytes are kept; please report this page, it should not happen"
		}
	}()
	limit := cmp.Or(rd.Limit, DefaultLimit)
	if len(cap.Bytes) > limit {
		return failed(rep, fault.New(fault.Partial,
			"a report is seldom larger than a few MiB; is this an archive of many pages?",
			"too large: %d MiB, the limit is %d MiB", len(cap.Bytes)>>20, limit>>20))
	}
	page, err := read(cap)
	if err != nil {
		return failed(rep, err)
	}
	size := 0
	for i := range page.Blocks {
		size += len(page.Blocks[i].Text)
	}
	if size > MaxText {
		return failed(rep, fault.New(fault.Partial,
			"no report is as long; cut the file into the reports that it holds",
			"too long: %.1f MiB of text, the limit is %d MiB", float64(size)/(1<<20), MaxText>>20))
	}
	fill(&rep, cap, page)
	return rep
}

// read picks the reader: the media type that came with the bytes, then what
// the bytes look like.
func read(cap news.Capture) (block.Page, error) {
	if len(cap.Bytes) == 0 {
		return block.Page{}, fault.New(fault.Partial, "the file has no bytes; was it saved whole?", "empty file")
	}
	if reader := document.Reads(cap); reader != nil {
		return reader(cap)
	}
	cap.Bytes = wayback.Clean(cap.Bytes)
	if !strings.HasPrefix(strings.ToLower(cap.ContentType), "text/plain") && markup.IsHTML(cap.Bytes) {
		return markup.Read(cap)
	}
	return plain.Read(cap)
}

// empty is the report of a capture of which nothing was read.
func empty(cap news.Capture) news.Report {
	rep := news.Report{
		ID:        news.NewReportID(cap.Address, cap.Hash()),
		File:      cap.Name,
		URL:       cap.Address,
		Bylines:   []string{},
		Credits:   []news.Credit{},
		Wires:     []string{},
		Published: news.Dating{Basis: news.Unknown, Reasons: []string{}},
		Passages:  []news.Passage{},
		Sources:   map[string]string{},
	}
	rep.TextSHA256 = news.DigestOf(nil)
	return rep
}

func failed(rep news.Report, err error) news.Report {
	rep.Error, rep.Hint = err.Error(), fault.HintOf(err)
	return rep
}

// fill makes the report of a page that was read.
func fill(rep *news.Report, cap news.Capture, page block.Page) {
	address := cmp.Or(cap.Address, page.Address)
	rep.ID = news.NewReportID(address, cap.Hash())
	rep.URL = address
	rep.Title, rep.Outlet, rep.Section = page.Title, page.Outlet, page.Section
	rep.Bylines = append(rep.Bylines, page.Bylines...)
	rep.Modified, rep.Canonical = page.Modified, page.Canonical
	rep.Charset, rep.CharsetFrom = page.Charset, page.CharsetFrom
	for key, source := range page.Sources {
		rep.Sources[key] = source
	}
	rep.Published = page.Published
	if rep.Published.Basis == "" {
		rep.Published.Basis = news.Unknown
	}
	if rep.Published.Reasons == nil {
		rep.Published.Reasons = []string{}
	}

	res := passage.Read(page)
	rep.Text, rep.TextSHA256, rep.Passages = res.Text, news.DigestOf([]byte(res.Text)), res.Passages
	rep.Truncated = res.Truncated
	if res.Truncated {
		rep.Sources["truncated"] = res.TruncatedWhy
	}
	if !slices.ContainsFunc(rep.Passages, func(p news.Passage) bool { return p.Role != news.Furniture }) {
		rep.Error = "no article text found"
		rep.Hint = "the page holds only navigation or needs a script to show its text; save it from the browser after it has loaded"
	}
	fillBylines(rep)
	fillOutlet(rep)
	fillCredits(rep, page)
	partAgencies(rep)
	fillLanguage(rep, page)
}

// fillBylines takes the names of the byline passages where the page's metadata
// name no author.
func fillBylines(rep *news.Report) {
	if len(rep.Bylines) > 0 {
		return
	}
	for _, p := range rep.Passages {
		if p.Role != news.Byline {
			continue
		}
		names := plain.Bylines(p.In(rep.Text))
		if len(names) == 0 {
			names = plain.Signed(p.In(rep.Text))
		}
		if len(names) > 0 {
			rep.Bylines = append(rep.Bylines, names...)
			rep.Sources["bylines"] = "line: " + p.In(rep.Text)
			return
		}
	}
}

// fillOutlet takes the name by which the report speaks of its outlet, where
// nothing else names it.
func fillOutlet(rep *news.Report) {
	if rep.Outlet != "" {
		return
	}
	if name, words := credit.Self(rep.Text, rep.Passages); name != "" {
		rep.Outlet, rep.Sources["outlet"] = name, "its own words: "+words
		return
	}
	for _, p := range rep.Passages {
		if name := credit.OfByline(p.In(rep.Text)); p.Role == news.Byline && name != "" {
			rep.Outlet, rep.Sources["outlet"] = name, "line: "+p.In(rep.Text)
			rep.Bylines = slices.DeleteFunc(rep.Bylines, func(by string) bool { return by == name })
			return
		}
	}
}

// fillReporters takes the names of a line of credit ("Reporting by Ann Example
// in Eastport; editing by Bo Sample") where nothing else names an author.
func fillReporters(rep *news.Report) {
	for _, c := range rep.Credits {
		if names := credit.Reporters(c.Text); len(names) > 0 {
			rep.Bylines = names
			rep.Sources["bylines"] = "credit: " + c.Text
			return
		}
	}
}

// partAgencies takes the agencies out of the bylines, which pages name there
// as authors: they stand in Wires.
func partAgencies(rep *news.Report) {
	rep.Bylines = slices.DeleteFunc(rep.Bylines, func(name string) bool {
		return credit.Agency(name) != "" || slices.Contains(rep.Wires, name)
	})
	if len(rep.Bylines) == 0 {
		delete(rep.Sources, "bylines")
		fillReporters(rep)
	}
}

// fillCredits finds credits and wires in the text, and adds the wires that
// the page's metadata name.
func fillCredits(rep *news.Report, page block.Page) {
	rep.Credits, rep.Wires = credit.Find(rep.Text, rep.Passages, rep.Outlet)
	wires := slices.Clone(page.Wires)
	for _, name := range append([]string{page.Outlet}, page.Bylines...) {
		if wire := credit.Agency(name); wire != "" {
			wires = append(wires, wire)
		}
	}
	for _, wire := range wires {
		if !slices.Contains(rep.Wires, wire) {
			rep.Wires = append(rep.Wires, wire)
		}
	}
	slices.Sort(rep.Wires)
}

// fillLanguage says which language the story is in, and whether it is read.
func fillLanguage(rep *news.Report, page block.Page) {
	story := storyText(*rep)
	code, why := language.Of(story, page.Language)
	rep.Language, rep.Sources["language"] = code, why
	rep.Read = code == "en"
	if rep.Read {
		rep.TranslatedFrom, rep.LanguageReasons = language.From(language.Page{
			Words:   phrase.Fold(rep.Text + "\n" + page.Notices),
			Notices: phrase.Fold(otherText(*rep) + "\n" + page.Notices),
			Text:    story,
			Address: rep.URL,
			Outlet:  rep.Outlet,
			Source:  credit.LanguageOf(rep.Credits),
		})
	}
}

// otherText is the words of the passages that are not the story's: furniture,
// credits, bylines.
func otherText(rep news.Report) string {
	var b strings.Builder
	for _, p := range rep.Passages {
		if p.Role == news.Furniture || p.Role == news.CreditRow || p.Role == news.Byline || p.Role == news.Remark {
			b.WriteString(p.In(rep.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// storyText is the words that were written in the story's language: all that
// is neither furniture nor credit.
func storyText(rep news.Report) string {
	var b strings.Builder
	for _, p := range rep.Passages {
		if p.Role == news.Furniture || p.Role == news.CreditRow || p.Role == news.Byline {
			continue
		}
		b.WriteString(p.In(rep.Text))
		b.WriteByte('\n')
	}
	return b.String()
}
