// Package storetest is the contract of store.Store as tests, which every
// implementation runs.
//
//	func TestContract(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) store.Store { return memory.New("talks") })
//	}
package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"

	"github.com/google/go-cmp/cmp"
)

// Run runs the contract on stores that open makes: each empty, named "talks",
// and closed by Run.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	tests := []struct {
		name string
		run  func(t *testing.T, st store.Store)
	}{
		{"empty", empty},
		{"round trip", roundTrip},
		{"any words", anyWords},
		{"identity", identity},
		{"failed page", failedPage},
		{"order", order},
		{"replace", replace},
		{"replace with another id", replaceID},
		{"replace with an id that is there", replaceClash},
		{"remove", remove},
		{"purge", purge},
		{"corrections", corrections},
		{"meta", meta},
		{"bad records", badRecords},
		{"cancelled", cancelled},
		{"questions within Each", withinEach},
		{"many at once", manyAtOnce},
		{"sources", sources},
		{"visits", visits},
		{"found", found},
		{"aside", aside},
		{"purge what is followed", followedPurge},
		{"sites", sites},
		{"claims", claims},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			st := open(t)
			test.run(t, st)
			if err := st.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
		})
	}
}

// Record makes a record whose every field is filled, different for each n.
func Record(n int) store.Record {
	page := fmt.Sprintf("<p>Envoys of Ostrava and Lund met for round %d. They parted late.</p>", n)
	f := filler{n: n}
	rep := f.report()
	rep.ID = news.NewReportID("", news.DigestOf([]byte(page)))
	rep.Error, rep.Hint = "", ""
	cap := news.Capture{Name: fmt.Sprintf("pages/%d.html", n), Bytes: []byte(page),
		ContentType: "text/html", Retrieved: day(n), Modified: day(n + 1)}
	return store.Record{Capture: cap, Report: rep, Key: store.Key(fmt.Sprint("key", n)),
		Reader: "reader 1", Charset: "utf-8", CharsetFrom: "declared", Added: day(n + 2)}
}

// day gives a time with microseconds, n days into 2031.
func day(n int) time.Time {
	return time.Date(2031, 1, 1+n, 10, 30, 0, 123456000, time.UTC)
}

// filler sets every field of a value, so that a field that a store loses is
// noticed, also one that is added to the nouns later.
type filler struct{ n int }

func (f *filler) report() news.Annotated {
	var rep news.Annotated
	f.fill(reflect.ValueOf(&rep).Elem())
	rep.Text = fmt.Sprintf("Envoys of Ostrava and Lund met for round %d.\n\nThey parted late.", f.n)
	rep.TextSHA256 = news.DigestOf([]byte(rep.Text))
	return rep
}

func (f *filler) fill(v reflect.Value) {
	f.n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("word %d", f.n))
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(f.n))
	case reflect.Float64:
		v.SetFloat(float64(f.n) / 3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		f.fill(v.Index(0))
		f.fill(v.Index(1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, val := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		f.fill(key)
		f.fill(val)
		v.SetMapIndex(key, val)
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	default:
		panic("storetest: cannot fill a " + v.Kind().String())
	}
}

// put adds rec and fails the test unless added is as wanted.
func put(t *testing.T, st store.Store, rec store.Record, want bool) {
	t.Helper()
	added, err := st.Put(t.Context(), rec)
	if err != nil || added != want {
		t.Fatalf("put %s: added %v, error %v; want added %v", rec.Report.ID, added, err, want)
	}
}

// ids gives the ids of all reports, by Heads, and checks that Each agrees.
func ids(t *testing.T, st store.Reader) string {
	t.Helper()
	heads, err := st.Heads(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var byHeads, byEach []string
	for _, h := range heads {
		byHeads = append(byHeads, string(h.ID))
	}
	for _, rep := range all(t, st, store.WithoutTokens) {
		byEach = append(byEach, string(rep.ID))
	}
	same(t, "ids of Each against those of Heads", byEach, byHeads)
	return strings.Join(byHeads, " ")
}

// all gives all reports.
func all(t *testing.T, st store.Reader, part store.Part) []news.Annotated {
	t.Helper()
	reps := []news.Annotated{}
	for rep, err := range st.Each(t.Context(), part) {
		if err != nil {
			t.Fatal(err)
		}
		reps = append(reps, rep)
	}
	return reps
}

// same fails the test where got is not want.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// notFound fails the test unless err is store.ErrNotFound.
func notFound(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%s: error %v, want %v", what, err, store.ErrNotFound)
	}
}

// check fails the test where err is an error.
func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
