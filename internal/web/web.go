// Package web serves a story as pages to a browser on this machine. It asks
// the desk and hands the answer to package page; it decides nothing itself.
//
//	GET /                     the chronology
//	GET /reports              the reports
//	GET /figures              what the reports count and measure
//	GET /statements           who said what
//	GET /disputes             where the reports differ
//	GET /entities             who and what the reports name
//	GET /events               the coded events, report by report
//	GET /lineage              who copied whom
//	GET /lineage/ID/ID        two reports side by side
//	GET /reports/ID           one report, with passages and dated sentences
//	GET /reports/ID/events    its coded events
//	GET /reports/ID/sentences/N   the tree of a sentence
//	GET /explain/ID           what a record rests on
//
// Every answer carries a content security policy that allows nothing but the
// style sheet. Requests by a host name are answered only for localhost and the
// name that was listened on, so that no page elsewhere can read a story through
// the reader's browser (DNS rebinding); an address in digits cannot be rebound.
package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/page"
)

// csp allows the one style sheet and nothing else.
const csp = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handler answers for one story.
type Handler struct {
	desk *desk.Desk
	mux  *http.ServeMux
	host string
}

// New makes the handler. host is the name or address that is listened on.
func New(d *desk.Desk, host string) *Handler {
	h := &Handler{desk: d, mux: http.NewServeMux(), host: host}
	h.mux.HandleFunc("GET /{$}", h.timeline)
	h.mux.HandleFunc("GET /state", h.state)
	h.mux.HandleFunc("GET /plans", h.plans)
	h.mux.HandleFunc("GET /sentences", h.sentences)
	h.mux.HandleFunc("GET /reports", h.reports)
	h.mux.HandleFunc("GET /figures", h.figures)
	h.mux.HandleFunc("GET /statements", h.statements)
	h.mux.HandleFunc("GET /disputes", h.disputes)
	h.mux.HandleFunc("GET /events", h.events)
	h.mux.HandleFunc("GET /reports/{id}/events", h.reportEvents)
	h.mux.HandleFunc("GET /entities", h.entities)
	h.mux.HandleFunc("GET /lineage", h.lineage)
	h.mux.HandleFunc("GET /lineage/{from}/{to}", h.sideBySide)
	h.mux.HandleFunc("GET /reports/{id}", h.report)
	h.mux.HandleFunc("GET /reports/{id}/sentences/{n}", h.sentence)
	h.mux.HandleFunc("GET /explain/{id}", h.explain)
	h.mux.HandleFunc("GET /style.css", h.style)
	h.mux.HandleFunc("/", h.missing)
	return h
}

// ServeHTTP sets the headers that every answer carries.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Content-Security-Policy", csp)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cache-Control", "no-cache")
	if !h.known(r.Host) {
		http.Error(w, "this story is served to its own address only", http.StatusMisdirectedRequest)
		return
	}
	// A story that is being made serves the next request too: a reader who goes
	// away does not end it.
	h.mux.ServeHTTP(w, r.WithContext(context.WithoutCancel(r.Context())))
}

// known says whether the request names this machine: by an address in digits,
// as localhost, or by the name that was listened on.
func (h *Handler) known(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	if host == "localhost" || host != "" && host == h.host {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil
}

// links are the addresses of the pages above.
type links struct{}

func (links) Home() string                   { return "/" }
func (links) Reports() string                { return "/reports" }
func (links) Report(id news.ReportID) string { return "/reports/" + string(id) }
func (links) State() string                  { return "/state" }
func (links) Plans() string                  { return "/plans" }
func (links) Sentences() string              { return "/sentences" }
func (links) Figures() string                { return "/figures" }
func (links) Statements() string             { return "/statements" }
func (links) Disputes() string               { return "/disputes" }
func (links) Lineage() string                { return "/lineage" }
func (links) Events() string                 { return "/events" }
func (links) ReportEvents(id news.ReportID) string {
	return "/reports/" + string(id) + "/events"
}
func (links) SideBySide(from, to news.ReportID) string {
	return "/lineage/" + string(from) + "/" + string(to)
}
func (links) Entities() string         { return "/entities" }
func (links) Explain(id string) string { return "/explain/" + id }
func (links) Line(rep news.ReportID, line news.RecordID) string {
	return "/reports/" + string(rep) + "#s-" + string(rep) + "-" + string(line)
}
func (links) Sentence(rep news.ReportID, n int) string {
	return "/reports/" + string(rep) + "/sentences/" + strconv.Itoa(n)
}

// frame is what surrounds an answer.
func (h *Handler) frame(ctx context.Context, title string) (page.Frame, error) {
	story, err := h.desk.Head(ctx)
	return page.Frame{Title: title, Story: story, Links: links{}}, err
}

// show asks, draws and answers; a page is sent only when it is whole.
func (h *Handler) show(w http.ResponseWriter, r *http.Request, title string, draw func(io.Writer, page.Frame) error) {
	frame, err := h.frame(r.Context(), title)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	var buf bytes.Buffer
	if err := draw(&buf, frame); err != nil {
		h.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(buf.Bytes())
}

// fail answers with a page that says what went wrong.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := http.StatusInternalServerError
	if errors.Is(err, desk.ErrUnknown) {
		status = http.StatusNotFound
	}
	if status == http.StatusInternalServerError {
		slog.Error("answer request", "path", r.URL.Path, "err", err)
	}
	frame, _ := h.frame(r.Context(), http.StatusText(status))
	frame.Links = links{}
	var buf bytes.Buffer
	if draw := page.Failure(&buf, frame, err.Error(), fault.HintOf(err)); draw != nil {
		http.Error(w, err.Error(), status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(buf.Bytes())
}

func (h *Handler) missing(w http.ResponseWriter, r *http.Request) {
	h.fail(w, r, fault.New(fault.Usage, "the chronology is at /", "%w: no page at %s", desk.ErrUnknown, r.URL.Path))
}

func (h *Handler) style(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	io.WriteString(w, page.CSS)
}

func (h *Handler) timeline(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Chronology", func(out io.Writer, f page.Frame) error {
		tl, err := h.desk.Timeline(r.Context())
		if err != nil {
			return err
		}
		return page.Chronology(out, f, tl)
	})
}

func (h *Handler) sentences(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Dated sentences", func(out io.Writer, f page.Frame) error {
		tl, err := h.desk.Timeline(r.Context())
		if err != nil {
			return err
		}
		return page.Timeline(out, f, tl)
	})
}

func (h *Handler) state(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Where the matter stands", func(out io.Writer, f page.Frame) error {
		st, err := h.desk.State(r.Context())
		if err != nil {
			return err
		}
		return page.State(out, f, st)
	})
}

func (h *Handler) plans(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Plans", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Plans(r.Context())
		if err != nil {
			return err
		}
		return page.Plans(out, f, list)
	})
}

func (h *Handler) reports(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Reports", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Reports(r.Context())
		if err != nil {
			return err
		}
		return page.Reports(out, f, list)
	})
}

func (h *Handler) figures(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Figures", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Figures(r.Context(), false)
		if err != nil {
			return err
		}
		return page.Figures(out, f, list)
	})
}

func (h *Handler) statements(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Statements", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Statements(r.Context(), "")
		if err != nil {
			return err
		}
		return page.Statements(out, f, list)
	})
}

func (h *Handler) entities(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Names", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Entities(r.Context(), "")
		if err != nil {
			return err
		}
		return page.Entities(out, f, list)
	})
}

func (h *Handler) disputes(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Disputes", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Disputes(r.Context(), r.URL.Query().Get("kind"))
		if err != nil {
			return err
		}
		return page.Disputes(out, f, list)
	})
}

func (h *Handler) report(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Report", func(out io.Writer, f page.Frame) error {
		ann, err := h.desk.Report(r.Context(), r.PathValue("id"))
		if err != nil {
			return err
		}
		f.Title = ann.Title
		return page.Report(out, f, ann, h.desk.Lines(ann))
	})
}

func (h *Handler) events(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Events", func(out io.Writer, f page.Frame) error {
		anns, err := h.desk.Read(r.Context())
		if err != nil {
			return err
		}
		return page.Events(out, f, anns)
	})
}

func (h *Handler) reportEvents(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Events", func(out io.Writer, f page.Frame) error {
		ann, err := h.desk.Report(r.Context(), r.PathValue("id"))
		if err != nil {
			return err
		}
		f.Title = "Events of " + ann.Title
		return page.ReportEvents(out, f, ann)
	})
}

func (h *Handler) sentence(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Sentence", func(out io.Writer, f page.Frame) error {
		ann, err := h.desk.Report(r.Context(), r.PathValue("id"))
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(r.PathValue("n"))
		if err != nil || n < 0 || n >= len(ann.Sentences) {
			return fault.New(fault.Usage, "sentences are counted from 0", "%w: no sentence %q in this report", desk.ErrUnknown, r.PathValue("n"))
		}
		return page.Sentence(out, f, ann, n)
	})
}

func (h *Handler) explain(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Explanation", func(out io.Writer, f page.Frame) error {
		ex, err := h.desk.Explain(r.Context(), r.PathValue("id"))
		if err != nil {
			return err
		}
		return page.Explain(out, f, ex)
	})
}

// Serve answers on the listener until ctx ends.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 1 << 16}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	return server.Shutdown(end)
}
