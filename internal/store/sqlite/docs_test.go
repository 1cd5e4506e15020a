package sqlite

import (
	"database/sql/driver"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store/pack"
	"dateline/internal/store/storetest"

	sqlite "modernc.org/sqlite"
)

// The sqlite3 program has this function; the library has not.
// https://sqlite.org/sqlar.html
func init() {
	sqlite.MustRegisterDeterministicScalarFunction("sqlar_uncompress", 2,
		func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			data, ok := args[0].([]byte)
			size, fits := args[1].(int64)
			if !ok || !fits {
				return nil, errors.New("want a blob and its size")
			}
			return pack.Blob{Data: data, Size: int(size)}.Open()
		})
}

func document(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../../docs/story-file.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestDocumentedTables looks for every table and column in the document.
func TestDocumentedTables(t *testing.T) {
	doc := document(t)
	db := raw(t, story(t, 0))
	rows, err := db.Query(`SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(doc, "`"+table+"`") || !strings.Contains(doc, "`"+column+"`") {
			t.Errorf("docs/story-file.md says nothing of %s.%s", table, column)
		}
		n++
	}
	if err := rows.Err(); err != nil || n < 50 {
		t.Errorf("%d columns, error %v", n, err)
	}
}

// TestDocumentedQueries runs the queries of the document.
func TestDocumentedQueries(t *testing.T) {
	db := raw(t, story(t, 3))
	blocks := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(document(t), -1)
	n := 0
	for _, block := range blocks {
		for _, query := range strings.Split(block[1], ";\n") {
			if strings.TrimSpace(query) == "" {
				continue
			}
			rows, err := db.Query(query)
			if err != nil {
				t.Errorf("%s: %v", query, err)
				continue
			}
			got := 0
			for rows.Next() {
				got++
			}
			if err := errors.Join(rows.Err(), rows.Close()); err != nil {
				t.Errorf("%s: %v", query, err)
			}
			// No page of the test failed to be read.
			if wants := !strings.Contains(query, "error <> ''"); wants != (got > 0) {
				t.Errorf("%s: %d rows", query, got)
			}
			n++
		}
	}
	if n < 6 {
		t.Errorf("%d queries were found", n)
	}
}

// TestWords checks that the views cut words as Go does, also beyond ASCII.
func TestWords(t *testing.T) {
	path := story(t, 0)
	st, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	rec := storetest.Record(1)
	rec.Report.Text = "Møte i Łódź – i går."
	rec.Report.Times = rec.Report.Times[:1]
	at := strings.Index(rec.Report.Text, "i går")
	rec.Report.Times[0].Start, rec.Report.Times[0].End = news.Byte(at), news.Byte(at+len("i går"))
	if _, err := st.Put(t.Context(), rec); err != nil {
		t.Fatal(err)
	}
	var words string
	if err := st.db.QueryRow("SELECT words FROM timex_words").Scan(&words); err != nil || words != "i går" {
		t.Errorf("words %q, error %v", words, err)
	}
}
