package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

// Kind says what stood in the way.
type Kind int

// The kinds of errors.
const (
	Address   Kind = iota // it cannot be fetched by this program at all
	Private               // it is on this machine or a private network
	Robots                // its robots.txt asks that it be left alone
	Patience              // its host asked to be left alone for a while; nothing was sent
	Network               // no connection, or it broke
	Timeout               // it took too long
	Redirects             // it leads round in a circle, or nowhere
	Status                // the server answered with an error
	Size                  // it is larger than the limit
	Content               // what came is no page, or cannot be unpacked
)

// Error is why a page could not be had.
type Error struct {
	Kind    Kind
	Address string
	// Code is the status code of the answer, 0 where there was none.
	Code int
	// Until is before when the server wants no further request; zero where it
	// did not say.
	Until time.Time
	Hint  string // what a person can do, or ""
	Err   error  // lower case, without the address
}

// Error gives the address and what is wrong.
func (e *Error) Error() string { return e.Address + ": " + e.Err.Error() }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// fail makes an Error.
func fail(kind Kind, address, format string, args ...any) *Error {
	return &Error{Kind: kind, Address: address, Err: fmt.Errorf(format, args...)}
}

// AsError gives the Error in err.
func AsError(err error) (*Error, bool) { return errors.AsType[*Error](err) }

// Transient says that the same request may succeed a little later.
func (e *Error) Transient() bool {
	switch e.Kind {
	case Network, Timeout, Patience:
		return true
	case Status:
		return e.Code >= 500 || e.Code == http.StatusTooManyRequests || e.Code == http.StatusRequestTimeout
	}
	return false
}

// status is the error of an answer that is no page.
func (c *Client) status(address string, resp *http.Response) *Error {
	code := resp.StatusCode
	e := fail(Status, address, "the server answered %d %s", code, http.StatusText(code))
	e.Code = code
	if code == http.StatusTooManyRequests || code >= 500 {
		e.Until = RetryAfter(resp.Header.Get("Retry-After"), c.o.Now())
	}
	switch {
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden:
		e.Hint = "save the page in your browser and add the file"
	case code == http.StatusNotFound, code == http.StatusGone:
		e.Hint = "an archive may have kept it"
	case code == http.StatusTooManyRequests && e.Until.IsZero():
		// It wants fewer requests and does not say how many fewer.
		e.Until = c.o.Now().Add(time.Minute)
	}
	if e.Transient() && e.Hint == "" {
		e.Hint = "try again later"
	}
	return e
}
