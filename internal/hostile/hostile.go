// Package hostile makes input that is meant to break readers, and looks at
// what the faces print of it. It is used by tests and by eval/trust, never by
// the program.
//
// In: nothing. Out: strings and pages of our own writing, and for an output the
// list of what is wrong with it:
//
//	for _, c := range hostile.Strings { … }
//	problems := hostile.HTML(body, "127.0.0.1:8347")
package hostile
