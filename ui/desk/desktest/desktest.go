// Package desktest is a desk with no window around it and a bench to try a screen on: for the tests of screens.
package desktest

import (
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
)

// Host keeps what screens tell the window. Tasks of its desk end only inside Settle, so that a test and its tasks do
// not run at the same time.
type Host struct {
	Here    desk.Screen  // that Go opens its own places on; nil opens none
	Went    []desk.Place // places that Go was called with
	Moves   int          // calls of Moved
	Title   string       // of the detail pane
	Detail  fyne.CanvasObject
	Toasts  []string
	Undo    func() // of the newest toast
	Errors  []error
	Titles  []string // of the tasks begun
	Cancel  func()   // stops the task begun last, as its button does
	Offered func()
	Choice  string           // path that is chosen in every dialog; "" cancels it
	Viewed  []string         // paths opened outside
	Entered []string         // ways into a workspace that were taken, such as "sample" or "roster a.csv"
	Asked   []string         // what was asked of sharing: "exchange", "start", "join"
	Options app.ShareOptions // of the exchange asked for last
	Instant time.Time        // as of which everything was asked for last
	desk    *desk.Desk
	running int
	posted  chan func()
}

// New is a desk on a workspace (nil for first run) in a window, at a fixed time.
func New(w *app.Workspace, window fyne.Window, now time.Time) (*desk.Desk, *Host) {
	h := &Host{posted: make(chan func(), 1000)}
	d := desk.New(w, window, h)
	d.Now = func() time.Time { return now }
	h.desk, d.Files, d.Entrance, d.Sharing, d.Past = d, h, h, sharing{h}, h
	d.Post = func(f func()) { h.posted <- f }
	return d, h
}

// Settle waits for all tasks and runs what they post, and the tasks that follow from it.
func (h *Host) Settle() {
	for {
		select {
		case f := <-h.posted:
			f()
			continue
		default:
		}
		if h.running > 0 {
			(<-h.posted)()
			continue
		}
		if h.desk.Wait(); len(h.posted) == 0 {
			return
		}
	}
}

// Go notes the place, and opens it if it is one of the screen that is here.
func (h *Host) Go(p desk.Place) {
	h.Went = append(h.Went, p)
	if h.Here != nil && h.Here.Place().Screen == p.Screen {
		h.Here.Open(p)
	}
}

// Moved counts.
func (h *Host) Moved() { h.Moves++ }

// ShowDetail keeps the detail.
func (h *Host) ShowDetail(title string, detail fyne.CanvasObject) { h.Title, h.Detail = title, detail }

// Toast keeps the text and its undo.
func (h *Host) Toast(text string, undo func()) { h.Toasts, h.Undo = append(h.Toasts, text), undo }

// Add keeps the sentence with the toast that it belongs to.
func (h *Host) Add(toast, sentence string) {
	if last := len(h.Toasts) - 1; last >= 0 && h.Toasts[last] == toast {
		h.Toasts[last] += " " + sentence
		return
	}
	h.Toasts = append(h.Toasts, sentence)
}

// Offer keeps the text and what is offered.
func (h *Host) Offer(text, _ string, do func()) { h.Toasts, h.Offered = append(h.Toasts, text), do }

// Fail keeps the error.
func (h *Host) Fail(err error) { h.Errors = append(h.Errors, err) }

// Begin counts the task until its end.
func (h *Host) Begin(title string, cancel func()) (app.Progress, func()) {
	h.Titles, h.Cancel = append(h.Titles, title), cancel
	h.running++
	return func(string, int64, int64) {}, func() { h.running-- }
}

// OpenFile chooses Choice.
func (h *Host) OpenFile(_ string, _ []string, chosen func(string)) { h.choose(chosen) }

// SaveFile chooses Choice.
func (h *Host) SaveFile(_, _ string, chosen func(string)) { h.choose(chosen) }

// Folder chooses Choice.
func (h *Host) Folder(_ string, chosen func(string)) { h.choose(chosen) }

func (h *Host) choose(chosen func(string)) {
	if h.Choice != "" {
		chosen(h.Choice)
	}
}

// View notes the path.
func (h *Host) View(path string) { h.Viewed = append(h.Viewed, path) }

// StartFromRoster notes the way.
func (h *Host) StartFromRoster(path string) { h.Entered = append(h.Entered, "roster "+path) }

// OpenSample notes the way.
func (h *Host) OpenSample() { h.Entered = append(h.Entered, "sample") }

// OpenWorkspace notes the way.
func (h *Host) OpenWorkspace(dir string) { h.Entered = append(h.Entered, "workspace "+dir) }

// RestoreBackup notes the way.
func (h *Host) RestoreBackup(path string) { h.Entered = append(h.Entered, "backup "+path) }

// AsOf notes the instant.
func (h *Host) AsOf(at time.Time) { h.Instant = at }

// Today forgets it.
func (h *Host) Today() { h.Instant = time.Time{} }

// Refuse notes that a change was refused.
func (h *Host) Refuse() { h.Toasts = append(h.Toasts, "refused") }

// JoinTeam notes the way.
func (h *Host) JoinTeam(folder string) { h.Entered = append(h.Entered, "team "+folder) }

// sharing notes what is asked of it.
type sharing struct{ h *Host }

// Exchange notes that it was asked for.
func (s sharing) Exchange(o app.ShareOptions) {
	s.h.Asked, s.h.Options = append(s.h.Asked, "exchange"), o
}

// Soon notes that it was asked for.
func (s sharing) Soon() { s.h.Asked = append(s.h.Asked, "soon") }

// StartTeam notes that it was asked for.
func (s sharing) StartTeam() { s.h.Asked = append(s.h.Asked, "start") }

// JoinTeam notes that it was asked for.
func (s sharing) JoinTeam() { s.h.Asked = append(s.h.Asked, "join") }
