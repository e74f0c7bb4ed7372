package desk

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
)

// Host is the window around the screens, as the desk uses it.
type Host interface {
	// Go opens a place as a new step of the history.
	Go(Place)
	// Moved makes the place where the user is now a new step of the history.
	Moved()
	// ShowDetail fills the detail pane; nil shows the sentence that says what a selection would show.
	ShowDetail(title string, detail fyne.CanvasObject)
	// Toast tells what was done, with an undo button unless undo is nil.
	Toast(text string, undo func())
	// Add adds a sentence to a toast that was told last, or tells it alone when that is gone.
	Add(toast, sentence string)
	// Offer tells what was done, with a button for what may be done next.
	Offer(text, words string, do func())
	// Fail tells what went wrong in the error's own sentence.
	Fail(error)
	// Begin shows that work is under way, with a cancel button; the task's progress is told through the returned
	// functions, both of which may be called from any goroutine.
	Begin(title string, cancel func()) (progress app.Progress, end func())
}

// Desk is the open workspace with its figures. All methods and callbacks run on the UI goroutine.
type Desk struct {
	Workspace *app.Workspace
	Window    fyne.Window
	Now       func() time.Time
	Host      Host
	Files     Chooser
	Entrance  Entrance
	Sharing   Sharing
	Past      Past
	// Post runs a function on the UI goroutine, some time after it was called from any other.
	Post func(func())
	// Crashed writes down a panic of a task and returns the sentence about it; nil lets the panic end the program.
	Crashed func(title string, cause any, stack []byte) error

	*state
}

// state is what all screens at a desk share.
type state struct {
	figures   *app.Adequacy
	whatIf    *app.WhatIf
	basis     app.Basis
	product   string
	share     app.ShareState
	listeners []func(Change)
	running   map[string]context.CancelFunc
	latest    map[string]int
	unnamed   int
	atWork    sync.WaitGroup
	closed    bool
}

// New puts a workspace on the desk; figures come with Reload.
func New(w *app.Workspace, window fyne.Window, host Host) *Desk {
	return &Desk{
		Workspace: w, Window: window, Now: time.Now, Host: host, Post: fyne.Do,
		state: &state{running: map[string]context.CancelFunc{}, latest: map[string]int{}},
	}
}

// For is the same desk with a host of its own: a screen's, which knows which screen it is that shows something.
func (d *Desk) For(host Host) *Desk {
	of := *d
	of.Host = host
	return &of
}

// Change says what is new, so that a screen reloads only what it shows.
type Change uint8

// The changes.
const (
	NewFigures Change = iota // Figures and WhatIf are others now
	NewWhatIf                // a practice was ticked in or out
	NewRecords               // providers, practices, locations, imports or the service area were changed
	NewFilings
	NewSettings // settings of the workspace
	NewTheme    // light or dark
	NewShare    // how the workspace stands to its team
	NewPapers   // documents or notes of records, on which no figure stands
)

// OnChange calls a function after each change.
func (d *Desk) OnChange(listener func(Change)) { d.listeners = append(d.listeners, listener) }

// Tell passes a change on to everybody; records and settings that changed are assessed anew.
func (d *Desk) Tell(c Change) {
	for _, l := range d.listeners {
		l(c)
	}
	if c == NewRecords || c == NewSettings {
		d.Reload()
	}
}

// Figures are those last assessed; nil until the first assessment is in, and while there is nothing to assess.
func (d *Desk) Figures() *app.Adequacy { return d.figures }

// WhatIf is the what-if over Figures; nil when those are.
func (d *Desk) WhatIf() *app.WhatIf { return d.whatIf }

// Basis is the basis that Figures stand on or are being assessed on.
func (d *Desk) Basis() app.Basis { return d.basis }

// SetBasis assesses on another basis.
func (d *Desk) SetBasis(b app.Basis) {
	if b != d.basis {
		d.basis = b
		d.Reload()
	}
}

// Restore assesses the product and on the basis that a desk had which this one takes the place of.
func (d *Desk) Restore(product string, basis app.Basis) {
	d.product, d.basis = product, basis
	d.Reload()
}

// Product is the id of the product that Figures are of; empty before the first assessment is in, unless one was chosen.
func (d *Desk) Product() string { return d.product }

// SetProduct assesses another product.
func (d *Desk) SetProduct(id string) {
	if id != d.product {
		d.product = id
		d.Reload()
	}
}

// Reload assesses the workspace as its records stand.
func (d *Desk) Reload() {
	if d.Workspace == nil {
		return
	}
	var figures *app.Adequacy
	product, basis := d.product, d.basis
	d.Run(Task{
		Key: "figures", Title: "Assessing the network",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			figures, err = w.Adequacy(ctx, product, basis)
			return err
		},
		Done:   func() { d.SetFigures(figures) },
		Failed: d.notAssessed,
	})
}

// notAssessed shows that there is nothing to assess yet, which is no failure; anything else is.
func (d *Desk) notAssessed(err error) {
	switch data.CodeOf(err) {
	case "no_product", "empty_scope", "no_roster":
		d.SetFigures(nil)
	default:
		d.Host.Fail(err)
	}
}

// SetFigures publishes an assessment.
func (d *Desk) SetFigures(a *app.Adequacy) {
	d.figures, d.whatIf = a, nil
	if a != nil {
		d.basis, d.product, d.whatIf = a.Basis, a.Product.ID, a.WhatIf()
	}
	d.Tell(NewFigures)
}
