package news

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// DigestOf gives the SHA-256 of b.
func DigestOf(b []byte) Digest {
	sum := sha256.Sum256(b)
	return Digest(hex.EncodeToString(sum[:]))
}

// idLen is the number of hexadecimal digits in an identifier: 12 digits are 48
// bits, so that among a million records of one story the chance of any
// collision is about 0.002.
const idLen = 12

// NewReportID gives the identity of a report: its address, or nothing where
// the page names none, and the hash of its bytes. A file's path is no part of
// it, so the same page read from two folders is one report.
func NewReportID(address string, bytes Digest) ReportID {
	return ReportID("r-" + hashID(address, string(bytes)))
}

// NewRecordID gives the identity of a record derived from one report: the
// report, the record's kind ("time", "name", "sentence", ...) and its span.
func NewRecordID(rep ReportID, kind string, span Span) RecordID {
	return RecordID(kind[:1] + "-" + hashID(string(rep), kind,
		strconv.Itoa(int(span.Start)), strconv.Itoa(int(span.End))))
}

// hashID hashes parts, each preceded by its length so that no two lists of
// parts are written alike.
func hashID(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(strconv.Itoa(len(p)))
		b.WriteByte(':')
		b.WriteString(p)
	}
	return string(DigestOf([]byte(b.String())))[:idLen]
}
