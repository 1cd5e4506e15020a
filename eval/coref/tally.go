package coref

// Tally adds up the three measures of CoNLL over several sets of chains.
type Tally struct{ m, b, c ratio }

// Add scores the chains of one set; mentions are numbers that both sides share.
func (t *Tally) Add(key, response [][]int) {
	t.m.add(muc(key, response))
	t.b.add(b3(key, response))
	t.c.add(ceafe(key, response))
}

// F1 gives MUC, B³, CEAFe and their mean.
func (t *Tally) F1() (m, b, c, mean float64) {
	m, b, c = t.m.f1(), t.b.f1(), t.c.f1()
	return m, b, c, (m + b + c) / 3
}
