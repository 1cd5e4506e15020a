package sqlite

import (
	"fmt"
	"strings"

	"dateline/internal/news"
)

// putParts repeats the parts of a report that people ask for, a row each.
func (t tx) putParts(rep news.Annotated, id news.ReportID) error {
	err := t.insert("passage", len(rep.Passages), func(n int) []any {
		p := rep.Passages[n]
		return []any{id, n, p.Role, p.Start, p.End}
	})
	if err != nil {
		return err
	}
	err = t.insert("credit", len(rep.Credits), func(n int) []any {
		c := rep.Credits[n]
		return []any{id, n, c.Text, c.Outlet, c.Wire, c.Start, c.End}
	})
	if err != nil {
		return err
	}
	err = t.insert("sentence", len(rep.Sentences), func(n int) []any {
		s := rep.Sentences[n]
		return []any{id, n, s.Start, s.End}
	})
	if err != nil {
		return err
	}
	return t.insert("timex", len(rep.Times), func(n int) []any {
		x := rep.Times[n]
		return []any{id, n, x.ID, x.Type, x.Value, x.Mod, x.Earliest, x.Latest, x.Rule, x.Anchor, x.Start, x.End}
	})
}

// batches are how many rows one statement inserts: a report has some hundred
// rows, and the cost of each statement is more than that of a row.
var batches = []int{32, 8, 1}

// insert adds n rows to a table; row gives all values of each, in the order of
// the table's columns.
func (t tx) insert(table string, n int, row func(int) []any) error {
	for next := 0; next < n; {
		size := 1
		for _, size = range batches {
			if size <= n-next {
				break
			}
		}
		var args []any
		columns := 0
		for range size {
			values := row(next)
			columns = len(values)
			args = append(args, values...)
			next++
		}
		if _, err := t.exec(insertion(table, columns, size), args...); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// insertion writes the statement that adds some rows to a table.
func insertion(table string, columns, rows int) string {
	one := "(" + strings.Repeat("?,", columns-1) + "?)"
	return "INSERT INTO " + table + " VALUES " + strings.Repeat(one+",", rows-1) + one
}
