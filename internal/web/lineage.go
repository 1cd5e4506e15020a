package web

import (
	"io"
	"net/http"

	"dateline/internal/page"
)

func (h *Handler) lineage(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Lineage", func(out io.Writer, f page.Frame) error {
		list, err := h.desk.Lineage(r.Context())
		if err != nil {
			return err
		}
		return page.Lineage(out, f, list)
	})
}

func (h *Handler) sideBySide(w http.ResponseWriter, r *http.Request) {
	h.show(w, r, "Side by side", func(out io.Writer, f page.Frame) error {
		side, err := h.desk.SideBySide(r.Context(), r.PathValue("from"), r.PathValue("to"))
		if err != nil {
			return err
		}
		return page.SideBySide(out, f, side)
	})
}
