package news

import "time"

// Capture is the bytes of one page, feed item or file as they were obtained
// (compare a WARC record). Nothing in it was interpreted.
type Capture struct {
	// Name is what the person called the source (a file's path, a URL, "-"),
	// for messages. It is no part of any identity.
	Name string
	// Address is the URL it was fetched from, or "" for a file. An address
	// that the page itself names is found by the article stage.
	Address string
	// Retrieved is when the bytes were obtained; zero where nobody knows.
	Retrieved time.Time
	// Modified is when the file it was read from was last changed, zero where
	// there is none. Copying and unpacking change it: it is shown as a hint,
	// and nothing is worked out from it.
	Modified time.Time
	// ContentType is the media type that came with the bytes ("text/html;
	// charset=koi8-r"), or "" for a file.
	ContentType string
	// Bytes are the page, whole.
	Bytes []byte
}

// Hash is the SHA-256 of the captured bytes.
func (cap Capture) Hash() Digest { return DigestOf(cap.Bytes) }
