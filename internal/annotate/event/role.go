package event

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// coding is a match with its participants, as token numbers, -1 for none.
type coding struct {
	*match
	source, target int
	// holder is the verb that carries an event noun ("held talks"); light says
	// that it is part of the predicate.
	holder int
	light  bool
}

// targetCases are the prepositions that mark whom an act is aimed at, the
// surest first.
var targetCases = [...]string{"against", "on", "with", "to", "toward", "towards", "at", "for", "from", "over", "into", "of", "about"}

// verbRoles finds the participants of a verb.
func (r *reader) verbRoles(t *tree, c *coding) {
	v := c.at
	c.source, c.target = r.agent(t, v), -1
	obj := r.patient(t, v)
	if r.part(c, obj) {
		c.target = r.aimed(t, c, v, obj)
		if c.target < 0 {
			c.target = r.inner(t, obj)
		}
		return
	}
	switch {
	case c.match.target != "":
		c.target = r.marked(t, c, v, obj)
	case c.prepObj >= 0 && c.prepObj != obj && !t.verb(c.prepObj):
		c.target = c.prepObj
	case obj >= 0 && obj != c.source && r.vehicle(t, c, obj):
		if c.target = r.inner(t, obj); c.target < 0 {
			c.target = r.aimed(t, c, v, obj)
		}
		if i := t.child(v, "iobj"); i >= 0 && i != obj {
			c.target = i
		}
	case obj >= 0 && obj != c.source:
		c.target = obj
		if i := t.child(v, "iobj"); i >= 0 && t.child(v, "obj") >= 0 {
			c.target = i
		} else if !r.isActor(t, obj) && r.inner(t, obj) < 0 && (!r.passive(t, v) || r.vehicleWord(t, obj)) {
			if a := r.aimed(t, c, v, obj); a >= 0 {
				c.target = a
			}
		}
	default:
		c.target = r.aimed(t, c, v, -1)
	}
	if c.match.source != "" {
		c.source = r.objectOf(t, v, c.match.source)
	}
	if c.target < 0 && sharing[c.typ] {
		c.target = r.shared(t, c, v)
	}
	if c.target == c.source {
		c.target = -1
	}
}

// vehicle says whether the object is what the act is done with or about, and
// not whom it is done to: aid, troops, treaties, sanctions, demands, where the
// entry asks for such a one.
func (r *reader) vehicle(t *tree, c *coding, obj int) bool {
	if !r.lex.classes["vehicle"][t.lemma[obj]] && !r.lex.classes["vehicle"][t.form(obj)] && t.toks[obj].UPOS != "SYM" && r.lex.nouns[t.lemma[obj]] == nil {
		return false
	}
	for k := range c.conds {
		if cd := &c.conds[k]; cd.slot == "obj" && !cd.neg && r.inWords(t, cd, obj) {
			return true
		}
	}
	return false
}

// vehicleWord says whether noun i names an act, an abstract thing or what acts
// are done with.
func (r *reader) vehicleWord(t *tree, i int) bool {
	return r.lex.classes["vehicle"][t.lemma[i]] || r.lex.classes["abstract"][t.lemma[i]] || r.lex.nouns[t.lemma[i]] != nil
}

// inWords says whether noun i is one of the words that c lists.
func (r *reader) inWords(t *tree, c *cond, i int) bool {
	return c.words[t.lemma[i]] || c.words[t.form(i)] || t.toks[i].UPOS == "SYM" && c.words["dollar"]
}

// sharing lists the types whose target may be that of what is promised,
// threatened, refused or asked for.
var sharing = map[string]bool{"AGREE": true, "THREATEN": true, "REJECT": true, "REQUEST": true, "YIELD": true}

// shared is the target of the infinitive or clause below v: whom the promised
// or demanded act is aimed at, -1 for none.
func (r *reader) shared(t *tree, c *coding, v int) int {
	x := t.child(v, "xcomp", "ccomp")
	if x < 0 {
		for d := t.first[v]; d >= 0; d = t.next[d] {
			if deptree.Is(t.toks[d].Deprel, "advcl") && t.xpos(d) == "VB" && d > v {
				x = d
			}
		}
	}
	if x < 0 || !t.verb(x) {
		return -1
	}
	if s := t.child(x, "nsubj", "nsubj:pass"); s >= 0 {
		if r.isActor(t, s) && c.typ == "REQUEST" {
			return s
		}
		return -1
	}
	o := t.child(x, "iobj")
	if o < 0 {
		o = r.patient(t, x)
	}
	if o == c.source {
		o = -1
	}
	if o >= 0 && (r.isActor(t, o) || r.within(t, o) >= 0) {
		return o
	}
	return r.aimed(t, c, x, o)
}

// part says whether token i is part of the predicate.
func (r *reader) part(c *coding, i int) bool {
	if i < 0 {
		return false
	}
	for _, k := range c.parts {
		if k == i {
			return true
		}
	}
	return false
}

// marked is the participant after the preposition that the entry names.
func (r *reader) marked(t *tree, c *coding, v, obj int) int {
	if c.match.target == "obj" {
		return obj
	}
	for _, part := range c.parts {
		if k := r.objectOf(t, part, c.match.target); t.noun(part) && k >= 0 {
			return k // "a vote of no confidence in the minister"
		}
	}
	if k := r.objectOf(t, v, c.match.target); k >= 0 && (c.match.target != "in" || !r.isPlace(t, k)) {
		return k
	}
	if obj >= 0 {
		if k := r.objectOf(t, obj, c.match.target); k >= 0 {
			return k
		}
		if r.isActor(t, obj) {
			return obj
		}
	}
	return -1
}

// aimed is the participant in a prepositional phrase of verb v or of its
// object, -1 for none: an actor before any other.
func (r *reader) aimed(t *tree, c *coding, v, obj int) int {
	for _, at := range [...]int{v, obj, t.child(v, "obl:unmarked")} {
		if at < 0 {
			continue
		}
		for _, want := range targetCases {
			if at == obj && want == "of" || want == "with" && (c.typ == "COERCE" || c.typ == "ASSAULT" && !c.recip) {
				continue
			}
			for d := t.first[at]; d >= 0; d = t.next[d] {
				if d > at && deptree.Is(t.toks[d].Deprel, "obl", "nmod") && t.rel(d) != "obl:agent" && d != c.source && t.kase(d) == want && r.aimable(t, d, want) {
					return d
				}
			}
		}
	}
	return -1
}

// aimable says whether noun d after preposition want can be whom an act is
// aimed at.
func (r *reader) aimable(t *tree, d int, want string) bool {
	if r.isTime(t, d) {
		return false
	}
	if want == "at" || want == "into" || want == "about" || want == "of" || want == "over" {
		return t.name[d] >= 0 && r.political(t, d) || r.isHuman(t, d)
	}
	return r.isActor(t, d) || r.within(t, d) >= 0
}

// inner is the actor within the noun phrase of i, -1 for none.
func (r *reader) inner(t *tree, i int) int {
	if i < 0 {
		return -1
	}
	return r.within(t, i)
}

// isTime says whether token i lies in a time expression.
func (r *reader) isTime(t *tree, i int) bool { return t.timed[i] }

// nounRoles finds the participants of an event noun.
func (r *reader) nounRoles(t *tree, c *coding) {
	n := c.at
	c.source, c.target = -1, -1
	if c.bare {
		r.carried(t, c)
		c.source, c.target = -1, -1
		return
	}
	set := func(role *int, i int) {
		if *role < 0 {
			*role = i
		}
	}
	for d := t.first[n]; d >= 0; d = t.next[d] {
		switch rel := t.toks[d].Deprel; {
		case rel == "nmod:poss":
			if !r.isActor(t, d) {
				continue
			}
			if c.patient {
				set(&c.target, d)
			} else {
				set(&c.source, d)
			}
		case deptree.Is(rel, "nmod", "obl") && d > n:
			r.nounPhrase(t, c, d, set)
		case deptree.Is(rel, "compound", "amod", "nmod:desc") && d < n && (t.name[d] >= 0 && r.isActor(t, d) || rel == "compound" && r.lex.classes["actor"][t.lemma[d]]):
			switch {
			case t.name[d] < 0: // police killings
				set(&c.source, d)
			case c.patient, c.mixed && rel == "compound" && t.name[d] >= 0:
				set(&c.target, d)
			default:
				set(&c.source, d)
			}
		}
	}
	r.carried(t, c)
	r.relative(t, c)
	if c.source < 0 && c.target >= 0 && c.patient {
		if p := t.child(c.target, "nmod:poss"); p >= 0 && r.isActor(t, p) && !r.isActor(t, c.target) {
			c.source = p // the opening of its second plant
		}
	}
	if c.match.source != "" {
		if k := r.objectOf(t, n, c.match.source); k >= 0 {
			c.source = k
		}
	}
	if c.target == c.source {
		c.target = -1
	}
}

// nounPhrase reads a prepositional phrase of an event noun.
func (r *reader) nounPhrase(t *tree, c *coding, d int, set func(*int, int)) {
	if r.isTime(t, d) {
		return
	}
	k := t.kase(d)
	if c.match.target != "" && k == c.match.target {
		c.target = d
		return
	}
	if !r.isActor(t, d) && r.within(t, d) < 0 {
		if a := r.aimed(t, c, d, -1); a >= 0 && k == "of" {
			set(&c.target, a)
		} else if (k == "of" && (c.patient || c.mixed) || c.mixed && (k == "on" || k == "against")) && t.noun(d) && !r.lex.classes["abstract"][t.lemma[d]] {
			set(&c.target, d)
		}
		return
	}
	switch k {
	case "of":
		if c.patient || c.mixed {
			set(&c.target, d)
		} else {
			set(&c.source, d)
		}
	case "by", "between", "among":
		c.source = d
		for b := t.first[d]; b >= 0 && k == "by"; b = t.next[b] {
			if on := t.kase(b); deptree.Is(t.toks[b].Deprel, "nmod") && (on == "on" || on == "against") {
				set(&c.target, b)
			}
		}
	case "from":
		if c.mixed {
			set(&c.source, d)
		}
	case "with", "against", "on", "to", "toward", "towards", "for", "at":
		set(&c.target, d)
	}
}

// carried finds the verb that carries an event noun, and takes the
// participants that the noun does not have from it.
func (r *reader) carried(t *tree, c *coding) {
	n := t.lead(c.at)
	h := t.head[n]
	if h < 0 || !t.verb(h) {
		return
	}
	lemma := r.lemmaOf(t, h)
	asObject := t.rel(n) == "obj" || t.rel(n) == "nsubj:pass"
	asSubject := t.rel(n) == "nsubj" && r.lex.classes["aspect"][lemma]
	if !asObject && !asSubject && !(t.rel(n) == "obl" && r.lex.classes["takes-part"][lemma] && (lemma != "take" || r.takesPart(t, h))) {
		return
	}
	if !asSubject && !r.lex.classes["carries"][lemma] && !r.lex.classes["takes-part"][lemma] && !r.lex.classes["undergoes"][lemma] {
		return
	}
	c.holder = h
	c.light = asObject && r.lex.classes["carries"][lemma] && h < c.at
	if asSubject {
		return
	}
	who := r.agent(t, h)
	switch {
	case who < 0:
	case r.lex.classes["undergoes"][lemma]:
		if c.target < 0 {
			c.target = who
		}
	case c.source < 0 || c.light:
		c.source = who
	}
	if c.target < 0 {
		c.target = r.aimed(t, c, h, -1)
	}
}

// takesPart says whether verb h is that of "take part".
func (r *reader) takesPart(t *tree, h int) bool {
	o := t.child(h, "obj")
	return o >= 0 && t.lemma[o] == "part"
}

// relative takes the participant of an event noun from the clause beside it:
// "the march that the union has called", "the march called by the union".
func (r *reader) relative(t *tree, c *coding) {
	v := t.child(c.at, "acl:relcl", "acl")
	if c.source >= 0 || v < c.at || !t.verb(v) || !r.lex.classes["carries"][r.lemmaOf(t, v)] {
		return
	}
	if r.passive(t, v) {
		c.source = r.agent(t, v)
	} else if s := r.nearSubject(t, v); s >= 0 && !relatives[t.form(s)] && t.child(v, "obj") < 0 {
		c.source = s
	}
}

// cast gives the participants as actors, sources first, none twice.
func (r *reader) cast(t *tree, c *coding) []news.Actor {
	out := r.actors(t, "source", c.source)
	n := len(out)
	for _, a := range r.actors(t, "target", c.target) {
		twice := false
		for _, b := range out[:n] {
			twice = twice || a.Span == b.Span || a.Entity != "" && a.Entity == b.Entity
		}
		if !twice {
			out = append(out, a)
		}
	}
	if out == nil {
		out = []news.Actor{}
	}
	return out
}
