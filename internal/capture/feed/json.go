package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/internal/capture/cut"
)

// jsonHead is what a JSON feed says of itself.
type jsonHead struct {
	Version  string `json:"version,omitempty"`
	Title    string `json:"title,omitempty"`
	HomePage string `json:"home_page_url,omitempty"`
	Language string `json:"language,omitempty"`
	Authors  any    `json:"authors,omitempty"`
	Author   any    `json:"author,omitempty"` // version 1.0

	items bool // the feed has a list of items
}

// readJSON gives the items of a JSON feed.
func readJSON(text io.Reader, again func() (io.Reader, error), yield func(Item, error) bool) {
	r, err := again()
	if err != nil {
		yield(Item{}, err)
		return
	}
	h := jsonHead{}
	// What is wrong behind the head is told when the items are read.
	walkJSON(r, &h, nil)
	if !h.items && !strings.Contains(h.Version, "jsonfeed.org") {
		yield(Item{}, errNoFeed)
		return
	}
	n, more := 0, true
	err = walkJSON(text, &jsonHead{}, func(raw json.RawMessage, err error) bool {
		n++
		var it Item
		if err == nil {
			it, err = h.item(raw, n)
		}
		if err != nil {
			more = yield(Item{}, &ItemError{N: n, Err: err, Hint: "the other items of the feed are read; tell its publisher"})
		} else {
			more = yield(it, nil)
		}
		return more
	})
	if err != nil && more {
		if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
			err = cut.ErrCut
		}
		yield(Item{}, &ItemError{N: n + 1, Err: err, Hint: "what stands before it is read; get the feed again if it is not whole"})
	}
}

// walkJSON reads a feed key by key. each is given the items as they stand;
// without it they are passed over.
func walkJSON(r io.Reader, h *jsonHead, each func(json.RawMessage, error) bool) error {
	b := &budget{r: r, left: 2 * cut.MaxItem}
	d := json.NewDecoder(b)
	if tok, err := d.Token(); err != nil || tok != json.Delim('{') {
		return errNoFeed
	}
	for d.More() {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		key, _ := tok.(string)
		switch key {
		case "items":
			h.items = true
			if ok, err := walkItems(d, b, each); err != nil || !ok {
				return err
			}
			continue
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		b.left = 2 * cut.MaxItem
		h.set(key, raw)
	}
	_, err := d.Token()
	return err
}

// set keeps a value of the feed; one of the wrong type is passed over.
func (h *jsonHead) set(key string, raw json.RawMessage) {
	var s string
	switch key {
	case "version", "title", "home_page_url", "language":
		if json.Unmarshal(raw, &s) != nil {
			return
		}
	}
	switch key {
	case "version":
		h.Version = s
	case "title":
		h.Title = fold(s)
	case "home_page_url":
		h.HomePage = s
	case "language":
		h.Language = s
	case "authors":
		json.Unmarshal(raw, &h.Authors)
	case "author":
		json.Unmarshal(raw, &h.Author)
	}
}

// walkItems reads the list of items; ok is false where each wants no more.
func walkItems(d *json.Decoder, b *budget, each func(json.RawMessage, error) bool) (ok bool, err error) {
	tok, err := d.Token()
	if err != nil {
		return false, err
	}
	if tok != json.Delim('[') {
		return false, errors.New("its items are no list")
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return false, err
		}
		b.left = 2 * cut.MaxItem
		if each == nil {
			continue
		}
		var tooLong error
		if len(raw) > cut.MaxItem {
			raw, tooLong = nil, cut.ErrTooLong
		}
		if !each(raw, tooLong) {
			return false, nil
		}
	}
	_, err = d.Token()
	return err == nil, err
}

// item reads one item. Doc is the feed with this item alone.
func (h *jsonHead) item(raw json.RawMessage, n int) (Item, error) {
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil || m == nil {
		return Item{}, errors.New("it is no JSON object")
	}
	head, err := json.Marshal(h)
	if err != nil {
		return Item{}, fmt.Errorf("keep item: %w", err)
	}
	doc := bytes.TrimSuffix(head, []byte("}"))
	if len(doc) > 1 {
		doc = append(doc, ',')
	}
	doc = append(append(append(doc, `"items":[`...), raw...), "]}\n"...)
	str := func(key string) string { s, _ := m[key].(string); return strings.TrimSpace(s) }
	it := Item{N: n, Doc: bytes.ToValidUTF8(doc, []byte("\ufffd")), Type: TypeJSON, Title: fold(str("title")), Outlet: h.Title, FeedLink: h.HomePage,
		Language: str("language"), HTML: str("content_html"), Summary: paragraphs(str("summary"))}
	set(&it.Language, h.Language)
	it.ID, _ = m["id"].(string)
	if f, ok := m["id"].(float64); ok {
		it.ID = fmt.Sprint(f)
	}
	it.Link = resolve(h.HomePage, str("url"))
	// external_url is the page that a link blog speaks of: the item's own text
	// is not there (https://www.jsonfeed.org/version/1.1/#items).
	it.SourceLink = str("external_url")
	it.Source = host(it.SourceLink)
	if it.HTML == "" {
		it.HTML = paragraphs(str("content_text"))
	}
	it.FromContent = it.HTML != ""
	if !it.FromContent {
		it.HTML, it.Summary = it.Summary, ""
	}
	it.Published = ParseTime(str("date_published"), "date_published")
	it.Modified = ParseTime(str("date_modified"), "date_modified")
	r := itemReader{it: &it}
	r.jsonAuthors(m["authors"], m["author"], h.Authors, h.Author)
	set(&it.Link, it.SourceLink)
	if it.Link == "" && isHTTP(it.ID) {
		it.Link = it.ID
	}
	if it.Link == "" && it.HTML == "" && it.Title == "" {
		return it, errEmptyItem
	}
	return it, nil
}

// jsonAuthors takes the names of the first of its values that has any.
func (r *itemReader) jsonAuthors(values ...any) {
	for _, v := range values {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, a := range list {
			if m, ok := a.(map[string]any); ok {
				name, _ := m["name"].(string)
				r.author(name)
			}
		}
		if len(r.it.Authors) > 0 {
			return
		}
	}
}

// budget ends a value that would not fit into memory: left is set anew before
// each.
type budget struct {
	r    io.Reader
	left int
}

// Read reads while there is something left.
func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, cut.ErrTooLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
