package markup

import (
	"regexp"
	"strings"

	"dateline/internal/article/credit"
)

// Who owns a page, as its last lines say it.
var (
	// ownedRE: "© 1996-2024 The Vale Post. Printed on ...", "Copyright 2021 by
	// Vale Post", "(c) Vale Post cooperative".
	ownedRE = regexp.MustCompile(`(?i)(?:©|\(c\)|\bcopyright\b)(?:\s*(?:©|\(c\)|copyright))?[\s,:]*(?:\d{4}(?:\s?[-–—]\s?\d{2,4})?)?[\s,:]*(?:by\s+)?([^.,|·•–—\n]{3,60})`)
	// reservedRE: "Vale Post, Mill Lane 2. ... All rights reserved".
	reservedRE = regexp.MustCompile(`(?i)^(?:©|\(c\)|\s)*([^.,|·•–—©\n]{3,60}?)\s*[.,|·•–—©-].{0,200}\b(?:all (?:the )?rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati)`)
	yearsRE    = regexp.MustCompile(`\s*\d{4}(?:\s?[-–—]\s?\d{2,4})?\s*$`)
	companyRE  = regexp.MustCompile(`(?i)[\s,]+(?:inc|ltd|llc|limited|corp|corporation|gmbh|plc|pty|s\.?a|b\.?v)\b.*$`)
)

// How far from its end a page names its owner, in segments, and the length of
// the longest such line, in bytes.
const (
	ownerSegments = 25
	ownerLine     = 400
	ownerWords    = 5
)

// owner gives the outlet that the page's last lines name as its owner, where
// the page speaks of it elsewhere too: in its title element, or before its
// headline. "" if there is none.
func (c *chooser) owner() string {
	head := c.headWords()
	for i := len(c.segs) - 1; i >= 0 && i >= len(c.segs)-ownerSegments; i-- {
		s := c.segs[i].Text
		if len(s) > ownerLine {
			continue
		}
		for _, re := range [...]*regexp.Regexp{ownedRE, reservedRE} {
			m := re.FindStringSubmatch(s)
			if m == nil {
				continue
			}
			name := strings.TrimPrefix(ownerName(m[1]), "the ")
			if n := words(name); n == 0 || n > ownerWords || strings.EqualFold(name, "all rights reserved") {
				continue
			}
			if strings.Contains(head, " "+strings.ToLower(name)+" ") {
				return name
			}
		}
	}
	return ""
}

// ownerName takes years and the kind of company off an owner's name.
func ownerName(s string) string {
	return strings.Trim(companyRE.ReplaceAllString(yearsRE.ReplaceAllString(s, ""), ""), " -:;()\"'“”")
}

// headWords is the words of the title element and of what stands before the
// headline, pictures' names among them, in small letters between blanks.
func (c *chooser) headWords() string {
	return c.aboveTitle(c.doc.titleElement())
}

// aboveTitle is more and the words before the headline, in small letters
// between blanks.
func (c *chooser) aboveTitle(more ...string) string {
	var b strings.Builder
	b.WriteString(" " + strings.Join(more, " ") + " ")
	for i := 0; i < c.title && i < ownerSegments; i++ {
		if s := c.segs[i].Text; len(s) <= ownerLine {
			b.WriteString(" " + s + " ")
		}
	}
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(b.String()), func(r rune) bool {
		return strings.ContainsRune(" \n|:·•»«–—/", r)
	}), " ") + " "
}

// notices gives the lines outside the article that speak of a translation, one
// a line: pages put them among their furniture.
func (c *chooser) notices() string {
	var b strings.Builder
	for i := range c.segs {
		s := &c.segs[i]
		if s.keep || len(s.Text) > ownerLine || !strings.Contains(strings.ToLower(s.Text), "translat") {
			continue
		}
		b.WriteString(s.Text)
		b.WriteByte('\n')
		if b.Len() > 8*ownerLine {
			break
		}
	}
	return b.String()
}

// namesWire says whether a short line credits an agency ("With XPD").
func namesWire(s string) bool {
	if len(s) > 80 {
		return false
	}
	sources, ok := credit.Line(s, "")
	return ok && len(sources) > 0 && sources[0].Wire != ""
}
