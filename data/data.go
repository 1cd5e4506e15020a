// Package data embeds the lexicons, rule tables and trained weights, one
// folder a language. README.md beside it states formats and licences.
package data

import "embed"

// FS holds the folders by language: "en/...".
//
//go:embed en
var FS embed.FS
