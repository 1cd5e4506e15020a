package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
)

// file is the objects of a PDF. They are found by their own marks ("12 0 obj")
// and not by the file's table, which is what damage and careless writers get
// wrong most; the last object of a number counts.
type file struct {
	b       []byte
	objects map[int]any
	trailer dict
	budget  int
	crypt   *crypt
}

var objMark = regexp.MustCompile(`(\d{1,8})[ \t\r\n\f\x00]+(\d{1,5})[ \t\r\n\f\x00]+obj\b`)

var (
	errNoPDF     = errors.New("it is no PDF")
	errEncrypted = errors.New("it can be opened with a password only")
)

// open finds the objects of a file.
func open(b []byte) (*file, error) {
	f := &file{b: b, objects: map[int]any{}, trailer: dict{}, budget: maxAll}
	if !bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
		return nil, errNoPDF
	}
	var packed []*stream
	for pos := 0; ; {
		m := objMark.FindSubmatchIndex(b[pos:])
		if m == nil {
			f.trailers(b[pos:])
			break
		}
		f.trailers(b[pos : pos+m[0]])
		num, _ := strconv.Atoi(string(b[pos+m[2] : pos+m[3]]))
		gen, _ := strconv.Atoi(string(b[pos+m[4] : pos+m[5]]))
		l := lexer{b: b, pos: pos + m[1]}
		v, ok := l.next(0)
		if !ok {
			break
		}
		if d, isDict := v.(dict); isDict {
			length := -1
			if n, ok := d["Length"].(float64); ok {
				length = int(n)
			}
			if raw, ok := l.streamAt(length); ok {
				s := &stream{dict: d, raw: raw, num: num, gen: gen}
				v = s
				switch d["Type"] {
				case name("ObjStm"):
					packed = append(packed, s)
				case name("XRef"):
					f.addTrailer(d)
				}
			}
		}
		f.objects[num] = v
		pos = max(l.pos, pos+m[1])
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	for _, s := range packed {
		f.packedObjects(s)
	}
	if f.budget <= 0 {
		return nil, errBudget
	}
	return f, nil
}

// trailers reads the trailer dictionaries between two objects.
func (f *file) trailers(b []byte) {
	for {
		i := bytes.Index(b, []byte("trailer"))
		if i < 0 {
			return
		}
		l := lexer{b: b, pos: i + len("trailer")}
		if d, ok := l.next(0); ok {
			if d, ok := d.(dict); ok {
				f.addTrailer(d)
			}
		}
		b = b[min(len(b), max(l.pos, i+1)):]
	}
}

// addTrailer takes what a trailer says; the last one counts.
func (f *file) addTrailer(d dict) {
	for _, key := range []name{"Root", "Info", "Encrypt", "ID"} {
		if v, ok := d[key]; ok {
			f.trailer[key] = v
		}
	}
}

// packedObjects reads an object stream (ISO 32000-1, 7.5.7). Objects that the
// file has by themselves stay.
func (f *file) packedObjects(s *stream) {
	b := f.unpack(s)
	n, first := f.num(s.dict["N"], 0), f.num(s.dict["First"], 0)
	if first < 0 || first > len(b) {
		return
	}
	head := lexer{b: b[:first]}
	for range min(n, maxItems) {
		num, ok1 := head.next(0)
		at, ok2 := head.next(0)
		id, isNum := num.(float64)
		offset, isAt := at.(float64)
		if !ok1 || !ok2 {
			return
		}
		if !isNum || !isAt || offset < 0 || int(offset) > len(b)-first {
			continue
		}
		l := lexer{b: b, pos: first + int(offset)}
		if v, ok := l.next(0); ok {
			if _, have := f.objects[int(id)]; !have || f.fromPacked(int(id)) {
				f.objects[int(id)] = packedValue{v}
			}
		}
	}
}

// packedValue is an object that came from an object stream: its strings are
// not encrypted by themselves.
type packedValue struct{ v any }

func (f *file) fromPacked(num int) bool {
	_, ok := f.objects[num].(packedValue)
	return ok
}

// resolve follows references to a value.
func (f *file) resolve(v any) any {
	for range 32 {
		switch x := v.(type) {
		case ref:
			v = f.objects[x.num]
		case packedValue:
			v = x.v
		default:
			return v
		}
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

// list gives an array, or one value as a list.
func (f *file) list(v any) []any {
	switch v := f.resolve(v).(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// num gives a whole number, or another where there is none.
func (f *file) num(v any, other int) int {
	if x, ok := f.resolve(v).(float64); ok {
		return int(x)
	}
	return other
}

func (f *file) float(v any, other float64) float64 {
	if x, ok := f.resolve(v).(float64); ok {
		return x
	}
	return other
}

// maxPages is how many pages of a file are read.
const maxPages = 5000

// pages gives the pages in order, each with what it inherits.
func (f *file) pages() []dict {
	root := f.dict(f.trailer["Root"])
	if root == nil || f.dict(root["Pages"]) == nil {
		root = f.catalog()
	}
	var out []dict
	seen := map[int]bool{}
	var walk func(v any, inherited dict, depth int)
	walk = func(v any, inherited dict, depth int) {
		if r, ok := v.(ref); ok {
			if seen[r.num] {
				return
			}
			seen[r.num] = true
		}
		d := f.dict(v)
		if d == nil || depth > maxNest || len(out) >= maxPages {
			return
		}
		page := dict{}
		for _, key := range []name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if x, ok := d[key]; ok {
				page[key] = x
			} else if x, ok := inherited[key]; ok {
				page[key] = x
			}
		}
		if kids, ok := f.resolve(d["Kids"]).([]any); ok && d["Type"] != name("Page") {
			for _, kid := range kids {
				walk(kid, page, depth+1)
			}
			return
		}
		page["Contents"] = d["Contents"]
		out = append(out, page)
	}
	if root != nil {
		walk(root["Pages"], dict{}, 0)
	}
	return out
}

// catalog looks for the root of a file whose trailer is lost.
func (f *file) catalog() dict {
	best := -1
	for num := range f.objects {
		if d := f.dict(ref{num, 0}); d != nil && f.resolve(d["Type"]) == name("Catalog") && num > best {
			best = num
		}
	}
	if best < 0 {
		return nil
	}
	return f.dict(ref{best, 0})
}
