package mail

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// crlf writes line ends as mail does.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

// TestRead reads mails as programs write them.
func TestRead(t *testing.T) {
	type want struct{ Subject, Name, Address, List, Date, HTML, Text, Type string }
	tests := []struct {
		name, mail string
		want       want
	}{
		{"plain", "From: Quay Courier <news@quay.example>\nSubject: Dam opens\nDate: Tue, 17 Mar 2026 10:00:00 +0100\n\nThe dam opened.\n",
			want{"Dam opens", "Quay Courier", "news@quay.example", "", "2026-03-17T10:00:00+01:00", "", "The dam opened.\n", "text/plain"}},
		{"encoded words, folded", "From: =?iso-8859-1?Q?Ren=E9?=\n =?utf-8?B?IER1cG9udA==?= <r@quay.example>\nSubject: =?utf-8?Q?Dam?= =?utf-8?Q?_opens?=\nList-Id: Daily <daily.quay.example>\n\nx",
			want{"Dam opens", "René Dupont", "r@quay.example", "Daily", "0001-01-01T00:00:00Z", "", "x", "text/plain"}},
		{"alternative", "From: a@b.example\nContent-Type: multipart/alternative; boundary=\"=_x\"\n\nnot shown\n--=_x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe d=\nam =3D opened=\n--=_x  \nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--=_x--\nafter\n",
			want{"", "", "a@b.example", "", "0001-01-01T00:00:00Z", "<p>x</p>", "The dam = opened", "text/html; charset=koi8-r"}},
		{"boundary missing its end", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe dam opened.\n",
			want{"", "", "", "", "0001-01-01T00:00:00Z", "", "The dam opened.\n", "text/plain"}},
		{"text after a broken header", "From: a@b.example\nThis is no field, and begins the text.\n", want{"", "", "a@b.example", "", "0001-01-01T00:00:00Z", "", "This is no field, and begins the text.\n", "text/plain"}},
		{"flowed", "Content-Type: text/plain; format=flowed\n\nThe dam \nopened.\n\n-- \nSender\n", want{"", "", "", "", "0001-01-01T00:00:00Z", "", "The dam opened.\n\n-- \nSender\n\n", "text/plain"}},
		{"attachment is no text", "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=a.txt\n\nno\n--b\n\nyes\n--b--\n", want{"", "", "", "", "0001-01-01T00:00:00Z", "", "yes", "text/plain"}},
		{"date of careless writers", "Date: 17 Mar 2026 10:00\n\nx", want{"", "", "", "", "2026-03-17T10:00:00Z", "", "x", "text/plain"}},
	}
	for _, tt := range tests {
		for _, text := range []string{tt.mail, crlf(tt.mail)} {
			m := Read([]byte(text))
			kind := m.TextType
			if m.HTML != nil {
				kind = m.HTMLType
			}
			got := want{m.Subject, m.FromName, m.FromAddress, m.ListName, m.Date.Format("2006-01-02T15:04:05Z07:00"), string(m.HTML), string(m.Text), kind}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.name, diff)
			}
		}
	}
}

// TestAttached finds documents that came with a mail, in a forwarded mail too.
func TestAttached(t *testing.T) {
	m := Read([]byte("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"=?utf-8?q?communiqu=C3=A9.docx?=\"\nContent-Transfer-Encoding: base64\n\nUEs=\n--c--\n--b--\n"))
	if len(m.Attached) != 1 || m.Attached[0].FileName() != "communiqué.docx" || string(m.Attached[0].Body()) != "PK" {
		t.Errorf("attached %+v", m.Attached)
	}
}

// TestDeep reads parts in parts to a bound.
func TestDeep(t *testing.T) {
	text := strings.Repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 10_000) + "\nx"
	if m := Read([]byte(text)); m.HTML != nil {
		t.Error("there is no HTML")
	}
	many := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 100_000)
	n := 0
	Parse([]byte(many)).Each(func(*Part) bool { n++; return true })
	if n > maxParts+1 {
		t.Errorf("%d parts", n)
	}
}

// TestMbox parts a mailbox into its messages.
func TestMbox(t *testing.T) {
	box := "From a@b.example Tue Mar 17 10:00:00 2026\nSubject: one\n\n>From the start\n>>From twice\nFrom here on it is text.\n\nFrom there too\n\nFrom b@b.example Wed Mar 18 10:00 2026\nSubject: two\n\nx\n"
	for _, text := range []string{box, crlf(box)} {
		var got []string
		for msg, err := range Mbox(strings.NewReader(text), 1000) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, strings.ReplaceAll(string(msg), "\r", ""))
		}
		want := []string{"Subject: one\n\nFrom the start\n>From twice\nFrom here on it is text.\n\nFrom there too\n", "Subject: two\n\nx"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("messages (-want +got):\n%s", diff)
		}
	}
	n, long := 0, 0
	for _, err := range Mbox(strings.NewReader(box), 30) {
		n++
		if errors.Is(err, ErrTooLong) {
			long++
		}
	}
	if n != 2 || long != 1 {
		t.Errorf("%d messages, %d too long", n, long)
	}
}

// FuzzRead checks that no mail makes the reader fail or grow.
func FuzzRead(f *testing.F) {
	f.Add([]byte("From: a <a@b.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nUEs=\n--b--\n"))
	f.Add([]byte("Subject: =?utf-8?q?a=20b?=\nContent-Transfer-Encoding: quoted-printable\n\na=3Db=\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m := Read(b)
		if len(m.HTML)+len(m.Text) > 2*len(b)+2 {
			t.Fatal("longer than the mail")
		}
		for _, p := range m.Attached {
			p.FileName()
			p.Body()
		}
	})
}

// FuzzMbox checks that reading ends and loses no message's bytes.
func FuzzMbox(f *testing.F) {
	f.Add("From a@b.example Tue Mar 17 10:00:00 2026\nSubject: one\n\nx\n\nFrom a@b.example Tue Mar 17 10:00:00 2026\n")
	f.Fuzz(func(t *testing.T, text string) {
		sum := 0
		for msg := range Mbox(strings.NewReader(text), 1<<20) {
			sum += len(msg)
		}
		if sum > len(text) {
			t.Fatal("longer than the mailbox")
		}
	})
}
