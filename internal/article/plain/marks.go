package plain

// The rules that passages are made by (internal/article/passage) ask the same
// questions of a line as the reading of a text's head does.

// IsByline says that a line names the author: "By Ann Example and Bo Example".
func IsByline(s string) bool {
	_, ok := byline(s, loadDateWords())
	return ok
}

// IsDateLine says that a line does nothing but date a report, or date it and
// name its author.
func IsDateLine(s string) bool {
	dl, ok := loadDateWords().line(s)
	return ok && dl.label != "other"
}

// EndsSentence says that s ends as a sentence does.
func EndsSentence(s string) bool { return endsSentence(s) }

// Bylines gives the names in a byline, desks and places left out; nil if s is
// none.
func Bylines(s string) []string {
	names, ok := byline(s, loadDateWords())
	if !ok {
		return nil
	}
	return splitNames(names)
}

// GivenName says that s begins with a person's first name.
func GivenName(s string) bool { return s != "" && givenNames()[titled(s)] }
