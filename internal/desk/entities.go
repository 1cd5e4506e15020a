package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/resolve/cast"
	"dateline/internal/store"
)

// EntityLine is an entity of the story with the reports that name it.
type EntityLine struct {
	news.StoryEntity
	// Reports are those that name it, in order of their ids.
	Reports []news.ReportID `json:"reports"`
}

// Mentions counts how often the reports name it.
func (l EntityLine) Mentions() int {
	n := 0
	for _, s := range l.Names {
		n += s.Count
	}
	return n
}

// Entities is the answer to "who and what is in the story?".
type Entities struct {
	Story    news.StoryHead               `json:"story"`
	Entities []EntityLine                 `json:"entities"`
	Reports  map[news.ReportID]ReportHead `json:"reports"`
}

// Entity gives the entity of an id, nil if there is none.
func (e *Entities) Entity(id news.EntityID) *EntityLine {
	for i := range e.Entities {
		if e.Entities[i].ID == id {
			return &e.Entities[i]
		}
	}
	return nil
}

// castOf is the entities of the story as of some reports and decisions.
type castOf struct {
	mu     sync.Mutex
	seen   string
	result *cast.Result
}

// Cast gives the entities of the story with the reasons for every merge.
func (d *Desk) Cast(ctx context.Context) (*cast.Result, error) {
	heads, err := d.store.Heads(ctx)
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	decisions, err := d.decisions(ctx)
	if err != nil {
		return nil, err
	}
	mark := fingerprint(heads) + fmt.Sprint(decisions)
	d.cast.mu.Lock()
	defer d.cast.mu.Unlock()
	if d.cast.result != nil && d.cast.seen == mark {
		return d.cast.result, nil
	}
	anns, err := d.all(ctx, store.WithoutTokens)
	if err != nil {
		return nil, err
	}
	reports := make([]*news.Annotated, len(anns))
	for i := range anns {
		reports[i] = &anns[i]
	}
	d.cast.result, d.cast.seen = cast.Resolve(reports, decisions), mark
	return d.cast.result, nil
}

// decisions gives a person's merges, splits and names in force, oldest first.
func (d *Desk) decisions(ctx context.Context) ([]cast.Decision, error) {
	all, err := d.store.Corrections(ctx)
	if err != nil {
		return nil, fmt.Errorf("read corrections: %w", err)
	}
	var out []cast.Decision
	for _, c := range all {
		if c.InForce() && ofEntities(c.Kind) {
			out = append(out, cast.Decision{ID: string(c.ID), Kind: cast.DecisionKind(c.Kind), Of: cast.Place(c.Of), With: cast.Place(c.With), Name: c.Value})
		}
	}
	return out, nil
}

// ofEntities says whether corrections of a kind are about entities: no reading
// of a report depends on them.
func ofEntities(kind store.CorrectionKind) bool {
	return kind == store.Merge || kind == store.Split || kind == store.Rename
}

// Entities lists who and what the reports name: of one kind, or of all for "".
// Those that most reports name come first within each kind.
func (d *Desk) Entities(ctx context.Context, kind news.NameKind) (*Entities, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	res, err := d.Cast(ctx)
	if err != nil {
		return nil, err
	}
	out := &Entities{Story: head, Entities: []EntityLine{}, Reports: map[news.ReportID]ReportHead{}}
	for _, ent := range res.Entities {
		if kind == "" || ent.Kind == kind {
			out.Entities = append(out.Entities, EntityLine{ent, res.Reports[ent.ID]})
		}
	}
	slices.SortStableFunc(out.Entities, func(a, b EntityLine) int {
		return cmp.Or(cast.Order(a.Kind)-cast.Order(b.Kind), len(b.Reports)-len(a.Reports), b.Mentions()-a.Mentions())
	})
	for ann, err := range d.store.Each(ctx, store.WithoutTokens) {
		if err != nil {
			return nil, fmt.Errorf("read reports: %w", err)
		}
		out.Reports[ann.ID] = Head(&ann.Report)
	}
	return out, nil
}

// KnownKind refuses what is no kind of entity.
func KnownKind(kind string) error {
	if kind == "" || slices.Contains(cast.Kinds, news.NameKind(kind)) {
		return nil
	}
	var names []string
	for _, k := range cast.Kinds {
		names = append(names, string(k))
	}
	return fault.New(fault.Usage, "the kinds are "+strings.Join(names, ", "), "no kind %q", kind)
}

// MergeEntities keeps a person's word that two mentions are of one entity, and
// gives the id of the correction. See Place for what names a mention.
func (d *Desk) MergeEntities(ctx context.Context, a, b, author string) (store.CorrectionID, error) {
	return d.decide(ctx, store.Merge, a, b, "", author)
}

// SplitEntities keeps a person's word that two mentions are of two entities.
func (d *Desk) SplitEntities(ctx context.Context, a, b, author string) (store.CorrectionID, error) {
	return d.decide(ctx, store.Split, a, b, "", author)
}

// RenameEntity keeps the name that a person wants an entity to be shown by.
func (d *Desk) RenameEntity(ctx context.Context, mention, name, author string) (store.CorrectionID, error) {
	if name = news.Plain(name); name == "" {
		return "", fault.New(fault.Usage, `dateline rename STORY MENTION "NAME"`, "the name is empty")
	}
	return d.decide(ctx, store.Rename, mention, "", name, author)
}

// decide keeps a correction about mentions.
func (d *Desk) decide(ctx context.Context, kind store.CorrectionKind, a, b, value, author string) (store.CorrectionID, error) {
	corr := store.Correction{Kind: kind, Value: value, Author: author, Created: d.now()}
	var err error
	if corr.Of, err = d.Place(ctx, a); err != nil {
		return "", err
	}
	if kind != store.Rename {
		if corr.With, err = d.Place(ctx, b); err != nil {
			return "", err
		}
		if corr.Of == corr.With {
			return "", fault.New(fault.Usage, "REPORT:WORDS:2 is the second time that a report has the words", "both are the same words of one report")
		}
	}
	id, err := d.change.Correct(ctx, corr)
	if err != nil {
		return "", fmt.Errorf("keep correction: %w", err)
	}
	return id, nil
}

// Place finds the words that a mention is named by: the id of an entity (of
// the story or of one report) stands for where it is first named; REPORT:WORDS
// or REPORT:WORDS:N for words of a report; a name for the entity that alone
// bears it.
func (d *Desk) Place(ctx context.Context, mention string) (store.Place, error) {
	if id, words, ok := strings.Cut(mention, ":"); ok && strings.HasPrefix(id, "r-") {
		return d.placeOfWords(ctx, id, words)
	}
	res, err := d.Cast(ctx)
	if err != nil {
		return store.Place{}, err
	}
	found := named(res, mention)
	if len(found) == 0 {
		return store.Place{}, fault.New(fault.Usage, "dateline entities lists the names and their ids", "mention %q: %w", mention, ErrUnknown)
	}
	if len(found) > 1 {
		var ids []string
		for _, ent := range found {
			ids = append(ids, string(ent.ID)+" ("+ent.Name+")")
		}
		return store.Place{}, fault.New(fault.Usage, "give one of the ids: "+strings.Join(ids, ", "), "%d entities bear the name %q", len(found), mention)
	}
	return d.placeOfEvidence(ctx, found[0], mention)
}

// named gives the entities of an id, or of a name.
func named(res *cast.Result, mention string) []*news.StoryEntity {
	var byID, byName []*news.StoryEntity
	for i := range res.Entities {
		ent := &res.Entities[i]
		if string(ent.ID) == mention {
			byID = append(byID, ent)
		}
		if ent.Name == mention || slices.ContainsFunc(ent.Names, func(s news.Spelling) bool { return strings.EqualFold(s.Name, mention) }) {
			byName = append(byName, ent)
		}
	}
	for ref, id := range res.Of {
		if string(ref.Entity) == mention && len(byID) == 0 {
			for i := range res.Entities {
				if res.Entities[i].ID == id {
					byID = append(byID, &res.Entities[i])
				}
			}
		}
	}
	if len(byID) > 0 {
		return byID
	}
	return byName
}

// placeOfEvidence gives where an entity is first named, by the spelling that
// was asked for if it was one.
func (d *Desk) placeOfEvidence(ctx context.Context, ent *news.StoryEntity, mention string) (store.Place, error) {
	ev := ent.Evidence[0]
	for _, e := range ent.Evidence {
		if strings.EqualFold(e.Quote, mention) {
			ev = e
			break
		}
	}
	ann, err := d.store.Report(ctx, ev.Report)
	if err != nil {
		return store.Place{}, fmt.Errorf("read report %s: %w", ev.Report, err)
	}
	return store.Place(cast.PlaceOf(&ann.Report, ev.Span)), nil
}

// placeOfWords finds words of a report: "WORDS", or "WORDS:N" for the N-th
// time that it has them.
func (d *Desk) placeOfWords(ctx context.Context, id, words string) (store.Place, error) {
	ann, err := d.Report(ctx, id)
	if err != nil {
		return store.Place{}, err
	}
	p := store.Place{Report: ann.ID, Quote: words, Occurrence: 1}
	if at := strings.LastIndexByte(words, ':'); at >= 0 && !strings.Contains(ann.Text, words) {
		if n, err := strconv.Atoi(words[at+1:]); err == nil {
			p.Quote, p.Occurrence = words[:at], n
		}
	}
	if have := strings.Count(ann.Text, p.Quote); p.Quote == "" || p.Occurrence < 1 || have < p.Occurrence {
		return p, fault.New(fault.Usage, "write the words as the report has them, REPORT:WORDS", "report %s has the words %q %d times: %w", ann.ID, p.Quote, have, ErrUnknown)
	}
	for i := range ann.Entities {
		for _, m := range ann.Entities[i].Mentions {
			if q := cast.PlaceOf(&ann.Report, m.Span); m.Form == news.ByName && strings.Contains(q.Quote, p.Quote) && covers(ann, m.Span, p) {
				return p, nil
			}
		}
	}
	return p, fault.New(fault.Usage, "dateline entities --json gives the words of each entity under evidence", "the words %q of report %s name nobody and nothing that was found", p.Quote, ann.ID)
}

// covers says whether a span holds the words of a place.
func covers(ann *news.Annotated, span news.Span, p store.Place) bool {
	from := 0
	for n := 1; ; n++ {
		at := strings.Index(ann.Text[from:], p.Quote)
		if at < 0 {
			return false
		}
		at += from
		if n == p.Occurrence {
			return span.Overlaps(news.Span{Start: news.Byte(at), End: news.Byte(at + len(p.Quote))})
		}
		from = at + 1
	}
}

// explainEntity shows why the mentions of an entity are one, nil if the story
// has no entity of that id.
func (d *Desk) explainEntity(ctx context.Context, id string) (*Explanation, error) {
	list, err := d.Entities(ctx, "")
	if err != nil {
		return nil, err
	}
	res, err := d.Cast(ctx)
	if err != nil {
		return nil, err
	}
	ent := list.Entity(news.EntityID(id))
	for ref, of := range res.Of {
		if string(ref.Entity) == id {
			ent = list.Entity(of)
		}
	}
	if ent == nil {
		return nil, nil
	}
	ex := &Explanation{ID: string(ent.ID), Kind: "entity", Title: ent.Name, Reasons: []string{}, Evidence: ent.Evidence}
	ex.Facts = entityFacts(ent, list)
	source := func(ref cast.Ref) string {
		h := list.Reports[ref.Report]
		return h.Source()
	}
	for _, l := range res.Links[ent.ID] {
		ex.Reasons = append(ex.Reasons, fmt.Sprintf("“%s” (%s) and “%s” (%s) are one: %s", l.NameA, source(l.A), l.NameB, source(l.B), strings.Join(l.Reasons, "; ")))
	}
	for _, other := range ent.Possibly {
		o := list.Entity(other)
		why := res.Doubts[[2]news.EntityID{min(ent.ID, other), max(ent.ID, other)}]
		ex.Reasons = append(ex.Reasons, fmt.Sprintf("possibly also %s (%s), left apart: %s", o.Name, o.ID, strings.Join(why, "; ")))
	}
	return ex, nil
}

// entityFacts lists what the reports say of an entity.
func entityFacts(ent *EntityLine, list *Entities) []Fact {
	facts := []Fact{{Label: "Kind", Value: string(ent.Kind)}}
	for _, s := range ent.Names {
		facts = append(facts, Fact{Label: "Name", Value: s.Name, Source: fmt.Sprintf("%d× in the reports", s.Count)})
	}
	for _, r := range ent.Roles {
		var by []string
		for _, ev := range r.Evidence {
			h := list.Reports[ev.Report]
			if s := h.Source(); !slices.Contains(by, s) {
				by = append(by, s)
			}
		}
		facts = append(facts, Fact{Label: "Role", Value: r.Role, Source: join(strings.Join(by, ", "), r.When)})
	}
	if ent.First != "" {
		facts = append(facts, Fact{Label: "Seen", Value: ent.First + " to " + ent.Last, Source: "days of the reports that name it"})
	}
	return append(facts, Fact{Label: "Reports", Value: fmt.Sprint(len(ent.Reports))})
}

// withHabit adds to the explanation of a report in which language's way it
// writes names that the other reports write otherwise.
func (d *Desk) withHabit(ctx context.Context, ex *Explanation, id news.ReportID) (*Explanation, error) {
	res, err := d.Cast(ctx)
	if err != nil {
		return nil, err
	}
	if h, ok := res.Habits[id]; ok {
		ex.Facts = append(ex.Facts, Fact{Label: "Spelling", Value: "names as in " + h.Language + ": it may be translated", Source: strings.Join(h.Reasons, "; ")})
	}
	return ex, nil
}
