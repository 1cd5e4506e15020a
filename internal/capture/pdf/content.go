package pdf

import (
	"bytes"
	"math"
	"strings"
)

// run is text that was drawn in one go, in the page's units (1/72 inch), the
// origin at the lower left.
type run struct {
	x0, x1, y float64
	size      float64
	text      string
}

// matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

var identity = matrix{1, 0, 0, 1, 0, 0}

// textState is what text operators set (ISO 32000-1, 9.3).
type textState struct {
	ctm                    matrix
	font                   *font
	size, charGap, wordGap float64
	scale, leading, rise   float64
	hidden                 bool
}

// The bounds of one file.
const (
	maxRuns  = 2_000_000
	maxOps   = 10_000_000
	maxForms = 12    // forms drawn in forms
	maxStack = 1_000 // saved graphics states
	maxFonts = 2_000
	maxText  = 64 << 20 // bytes of text
	maxLine  = 64 << 10 // bytes of text drawn in one go
)

// painter runs the content of pages and keeps the text.
type painter struct {
	f     *file
	fonts map[ref]*font
	built int // fonts that were read
	ops   int
	runs  []run // of the page at work
	total int
	bytes int // of text

	st       textState
	stack    []textState
	tm, line matrix
	// artifact counts marked content that is no part of the text (running
	// titles, page numbers), marked the kinds of what is open.
	artifact int
	marked   []bool
}

// page gives the text runs of a page, upright.
func (p *painter) page(d dict) []run {
	p.runs, p.stack, p.marked, p.artifact = nil, nil, nil, 0
	p.st = textState{ctm: rotation(p.f.num(d["Rotate"], 0)), scale: 1}
	var content []byte
	for _, v := range p.f.list(d["Contents"]) {
		if s, ok := p.f.resolve(v).(*stream); ok {
			content = append(append(content, p.f.unpack(s)...), '\n')
		}
	}
	p.run(content, p.f.dict(d["Resources"]), 0)
	return p.runs
}

// rotation turns a page upright.
func rotation(degrees int) matrix {
	switch (degrees%360 + 360) % 360 {
	case 90:
		return matrix{0, -1, 1, 0, 0, 0}
	case 180:
		return matrix{-1, 0, 0, -1, 0, 0}
	case 270:
		return matrix{0, 1, -1, 0, 0, 0}
	}
	return identity
}

// run runs content operators.
func (p *painter) run(b []byte, res dict, depth int) {
	l := lexer{b: b}
	args := make([]any, 0, 16)
	for p.ops < maxOps && p.total < maxRuns && p.bytes < maxText {
		v, ok := l.next(0)
		if !ok {
			return
		}
		op, isOp := v.(keyword)
		if !isOp {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		p.ops++
		if op == "BI" {
			l.inlineImage()
		} else {
			p.op(op, args, res, depth)
		}
		args = args[:0]
	}
}

// inlineImage passes over a picture in the content.
func (l *lexer) inlineImage() {
	for l.pos < len(l.b) {
		i := bytes.Index(l.b[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.b)
			return
		}
		l.pos += i + 2
		if i > 0 && isSpace(l.b[l.pos-3]) && (l.pos >= len(l.b) || isSpace(l.b[l.pos])) {
			return
		}
	}
}

// nums gives the numbers of an operator, 0 for what is none.
func nums(args []any, n int) []float64 {
	out := make([]float64, n)
	for i := range min(n, len(args)) {
		out[i], _ = args[i].(float64)
	}
	return out
}

func (p *painter) op(op keyword, args []any, res dict, depth int) {
	st := &p.st
	switch op {
	case "q":
		if len(p.stack) < maxStack {
			p.stack = append(p.stack, *st)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			*st, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		st.ctm = matrix(nums(args, 6)).times(st.ctm)
	case "BT":
		p.tm, p.line = identity, identity
	case "Tc":
		st.charGap = nums(args, 1)[0]
	case "Tw":
		st.wordGap = nums(args, 1)[0]
	case "Tz":
		st.scale = nums(args, 1)[0] / 100
	case "TL":
		st.leading = nums(args, 1)[0]
	case "Ts":
		st.rise = nums(args, 1)[0]
	case "Tr":
		st.hidden = false // 3 draws nothing: the text under a scan, which is wanted
	case "Tf":
		if len(args) >= 2 {
			n, _ := args[0].(name)
			st.font = p.font(res, n)
			st.size, _ = args[1].(float64)
		}
	case "Do":
		if len(args) > 0 {
			n, _ := args[0].(name)
			p.form(res, n, depth)
		}
	case "BMC", "BDC":
		p.begin(args)
	case "EMC":
		p.finish()
	default:
		p.textOp(op, args)
	}
}

// begin opens marked content; an artifact is no text of the document.
func (p *painter) begin(args []any) {
	art := len(args) > 0 && args[0] == name("Artifact")
	if len(p.marked) < maxStack {
		p.marked = append(p.marked, art)
		if art {
			p.artifact++
		}
	}
}

func (p *painter) finish() {
	if n := len(p.marked); n > 0 {
		if p.marked[n-1] {
			p.artifact--
		}
		p.marked = p.marked[:n-1]
	}
}

// textOp runs the operators that move and show text (ISO 32000-1, 9.4).
func (p *painter) textOp(op keyword, args []any) {
	switch op {
	case "Td", "TD":
		n := nums(args, 2)
		if op == "TD" {
			p.st.leading = -n[1]
		}
		p.move(n[0], n[1])
	case "Tm":
		p.line = matrix(nums(args, 6))
		p.tm = p.line
	case "T*":
		p.move(0, -p.st.leading)
	case "Tj", "'", "\"":
		if op != "Tj" {
			p.move(0, -p.st.leading)
		}
		if op == "\"" && len(args) >= 3 {
			n := nums(args, 2)
			p.st.wordGap, p.st.charGap = n[0], n[1]
			args = args[2:]
		}
		if len(args) > 0 {
			s, _ := args[0].(string)
			p.show([]any{s})
		}
	case "TJ":
		if len(args) > 0 {
			list, _ := args[0].([]any)
			p.show(list)
		}
	}
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.tm = p.line
}

// font gives a font of the resources.
func (p *painter) font(res dict, n name) *font {
	v := p.f.dict(res["Font"])[n]
	if r, ok := v.(ref); ok {
		if ft, ok := p.fonts[r]; ok {
			return ft
		}
	}
	d := p.f.dict(v)
	if p.built++; d == nil || p.built > maxFonts {
		return nil
	}
	ft := p.f.newFont(d)
	if r, ok := v.(ref); ok {
		p.fonts[r] = ft
	}
	return ft
}

// form draws a form: content in a stream of its own.
func (p *painter) form(res dict, n name, depth int) {
	s, ok := p.f.resolve(p.f.dict(res["XObject"])[n]).(*stream)
	if !ok || depth >= maxForms || p.f.resolve(s.dict["Subtype"]) != name("Form") {
		return
	}
	saved, stack := p.st, p.stack
	tm, line := p.tm, p.line
	if m := p.f.list(s.dict["Matrix"]); len(m) == 6 {
		p.st.ctm = matrix(nums(m, 6)).times(p.st.ctm)
	}
	inner := p.f.dict(s.dict["Resources"])
	if inner == nil {
		inner = res
	}
	p.stack = nil
	p.run(p.f.unpack(s), inner, depth+1)
	p.st, p.stack, p.tm, p.line = saved, stack, tm, line
}

// show draws strings and gaps; a gap that is wider than a blank's third parts
// words.
func (p *painter) show(list []any) {
	st := &p.st
	var text strings.Builder
	start := p.place()
	for _, v := range list {
		switch v := v.(type) {
		case float64:
			gap := -v / 1000 * st.size * st.scale
			p.advance(gap)
			if gap > math.Abs(st.size)*0.18 && text.Len() > 0 && !strings.HasSuffix(text.String(), " ") {
				text.WriteByte(' ')
			}
		case string:
			st.font.decode(v, func(s string, w float64, blank bool) {
				dx := w*st.size + st.charGap
				if blank {
					dx += st.wordGap
				}
				p.advance(dx * st.scale)
				if text.Len() < maxLine {
					text.WriteString(s)
				}
			})
		}
	}
	end := p.place()
	// Text that runs up or down the page (a mark at its edge) is no prose.
	upright := math.Abs(end.y-start.y) <= 0.3*math.Abs(end.x-start.x)+0.01
	if s := text.String(); p.artifact == 0 && strings.TrimSpace(s) != "" && upright && finite(start) && finite(end) {
		p.total++
		p.bytes += len(s)
		p.runs = append(p.runs, run{x0: math.Min(start.x, end.x), x1: math.Max(start.x, end.x), y: start.y, size: start.size, text: s})
	}
}

type spot struct{ x, y, size float64 }

func finite(s spot) bool {
	return math.Abs(s.x) < 1e6 && math.Abs(s.y) < 1e6 && s.size > 0.1 && s.size < 1e4
}

// place is where the next glyph goes, on the page.
func (p *painter) place() spot {
	m := p.tm.times(p.st.ctm)
	return spot{m[4] + p.st.rise*m[2], m[5] + p.st.rise*m[3], math.Abs(p.st.size) * math.Hypot(m[2], m[3])}
}

func (p *painter) advance(dx float64) {
	p.tm = matrix{1, 0, 0, 1, dx, 0}.times(p.tm)
}
