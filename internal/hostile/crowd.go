package hostile

import "fmt"

// Crowd is a story of many reports that is made to keep what compares reports
// busy.
type Crowd struct {
	Name    string
	Reports int
	Make    func(i int) []byte // the i-th report, a plain text
}

// Crowds lists the stories.
var Crowds = []Crowd{
	{"5,000 reports that the ministers met on Monday", 5000, func(i int) []byte {
		return fmt.Appendf(nil, "Talks in paper %d\n\nMay 4, 2021\n\nThe ministers met on Monday. It was the first time that they had met since the winter, and they will meet again in the town of Veland.\n", i)
	}},
	{"10,000 reports of one sentence each", 10_000, func(i int) []byte {
		return fmt.Appendf(nil, "Note %d\n\nMay %d, 2021\n\nMinister %s met the mayor of %s on %s to discuss a loan of $%d million.\n",
			i, 1+i%28, name(i), name(i+7), days[i%7], 10+i%900)
	}},
}
