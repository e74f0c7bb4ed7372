package imports

import (
	"context"
	"maps"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// step is how far a file has come.
type step int

const (
	stepFile step = iota
	stepColumns
	stepTake
	stepDone
)

// wizard is a file on its way in: chosen, read, looked at, taken. Nothing changes before it is taken.
type wizard struct {
	s    *Screen
	page *fyne.Container

	head                *kit.Header
	leave, before, next *kit.Button
	steps               *fyne.Container
	body                *fyne.Container
	foot                *kit.Footer
	table               *asideView
	columns             *columnsForm
	plan                *kit.Entry  // name of the plan that begins with the file; nil when none does
	named               bool        // its name was asked for
	status              *kit.Select // what rows that state no status count as; nil until it is asked

	path     string // "" before a file is chosen
	options  app.DraftOptions
	draft    *app.Draft // nil until the file was read
	step     step
	busy     string // what is under way; "" for nothing
	turn     int    // counts readings, so that one that was stopped can be told from the last
	opening  bool   // the next draft decides at which step the user lands
	err      error
	stopped  bool
	restored bool // the user came back to the file, as after a restart, and did not choose it
	done     *app.Beginning
	names    map[string]string // of specialties
	asked    []app.Finding     // specialty names that were not known, with their rows, in the order in which they were found
	replaced map[string]bool   // what the user said of earlier rosters, by id
	taking   bool              // what is under way is the taking
	failing  int               // cells before it was taken; -1 when there were no figures
	assessed *kit.Paragraph    // what the file did to the gaps; nil before it is taken
	first    fyne.Focusable    // where the keyboard begins on the last step
}

func (s *Screen) newWizard() *wizard {
	w := &wizard{s: s}
	w.leave = kit.NewButton("Leave", "x", kit.Secondary, w.exit)
	w.before = kit.NewButton("Back", "arrow-left", kit.Secondary, w.goBack)
	w.next = kit.NewButton("Continue", "", kit.Primary, w.goOn).Keyed("Ctrl Enter")
	w.head = kit.NewHeader("Import", "", w.leave, w.before, w.next)
	w.steps, w.body = kit.NewLine(theme.Step), &fyne.Container{Layout: &filling{}}
	w.foot = kit.NewFooter("")
	w.table = s.newAsideView()
	w.page = container.New(w, w.head, w.steps, w.body, w.foot)
	return w
}

// Layout puts the steps below the head and gives the rest to the step in sight.
func (w *wizard) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const line = 24
	top := float32(theme.Header + line + theme.Gap)
	put(w.head, 0, 0, size.Width, theme.Header)
	put(w.steps, theme.Margin, theme.Header, size.Width-2*theme.Margin, line)
	put(w.body, 0, top, size.Width, size.Height-top-theme.Footer)
	put(w.foot, 0, size.Height-theme.Footer, size.Width, theme.Footer)
}

// MinSize is that of a small window's main region.
func (w *wizard) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 400) }

// filling gives its one object all the room.
type filling struct{}

func (filling) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (filling) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

func (w *wizard) file() string { return filepath.Base(w.path) }

// pending says whether a file was read and is not taken yet.
func (w *wizard) pending() bool { return w.path != "" && w.done == nil && w.draft != nil }

func (w *wizard) place() desk.Place {
	p := desk.Place{Screen: desk.Imports, Record: w.path, Choice: string(w.options.Kind)}
	switch {
	case w.done != nil: // what comes back later is the import
		return desk.Place{Screen: desk.Imports, Record: w.done.Dataset.ID}
	case w.path == "":
		p.Tab = tabFile
	case w.step == stepColumns:
		p.Tab = tabColumns
	case w.step == stepTake:
		p.Tab = tabTake
	}
	return p
}

// restart asks for a file.
func (w *wizard) restart(kind data.DatasetKind) {
	w.forget()
	w.options.Kind = kind
	w.s.turnTo(w.page)
	w.s.desk.Host.ShowDetail("", nil)
	w.show()
}

// forget gives up the file that was on its way in.
func (w *wizard) forget() {
	w.turn++
	w.asked, w.plan, w.status, w.named = nil, nil, nil, false
	w.path, w.options, w.draft, w.step, w.busy, w.err, w.stopped, w.done = "", app.DraftOptions{}, nil, stepFile, "", nil, false, nil
	w.names, w.replaced, w.columns, w.taking, w.first = nil, nil, nil, false, nil
}

// read begins with a file.
func (w *wizard) read(path string, kind data.DatasetKind) {
	w.forget()
	w.path, w.opening = path, true
	w.options = app.DraftOptions{ProductID: w.s.desk.Product(), Kind: kind}
	w.reread()
}

// reread reads the file as the options say now; what was read before no longer holds.
func (w *wizard) reread() {
	w.turn++
	turn, options, path := w.turn, w.options, w.path
	options.Columns, options.Names = maps.Clone(options.Columns), maps.Clone(options.Names)
	w.busy, w.err, w.stopped = "Reading "+w.file(), nil, false
	var draft *app.Draft
	var rows asideData
	w.s.desk.Run(desk.Task{
		Key: "import", Title: w.busy,
		Work: func(ctx context.Context, open *app.Workspace) (err error) {
			if draft, err = open.DraftImport(ctx, path, options); err == nil {
				rows = newAsideData(draft.Rejects)
				w.nameSpecialties(ctx, open)
			}
			w.tellStop(ctx, turn)
			return err
		},
		Done:   func() { w.arrived(draft, rows) },
		Failed: func(err error) { w.failed(err) },
	})
	w.show()
}

// nameSpecialties learns the names of the specialties, once.
func (w *wizard) nameSpecialties(ctx context.Context, open *app.Workspace) {
	names, err := open.SpecialtyNames(ctx)
	if err == nil {
		w.s.desk.Post(func() { w.names = names })
	}
}

// tellStop lets the wizard know that the user stopped the work of a turn, of which a task tells nobody.
func (w *wizard) tellStop(ctx context.Context, turn int) {
	if ctx.Err() == nil {
		return
	}
	w.s.desk.Post(func() {
		if turn == w.turn && w.busy != "" {
			w.busy, w.taking, w.stopped = "", false, true
			w.show()
		}
	})
}

// failed says what is wrong with the file.
func (w *wizard) failed(err error) {
	w.busy, w.taking, w.err = "", false, err
	if w.step != stepTake {
		w.step = stepFile
	}
	w.show()
}

// arrived shows the draft at the step where the user has something to say.
func (w *wizard) arrived(d *app.Draft, rows asideData) {
	w.busy, w.draft, w.err = "", d, nil
	if d.Again && w.opening && w.restored { // it was taken since
		path := w.path
		w.forget()
		w.s.taken[path] = d.Twin
		if w.s.at == w.page {
			w.s.showList(desk.Place{Record: d.Twin})
		}
		return
	}
	w.ask(d.Unknown)
	w.table.set(rows)
	w.sayReplaced()
	if w.opening {
		w.opening = false
		w.columns = nil
		w.step = stepTake
	}
	if (len(d.Lacks) > 0 || d.Kind == "") && w.step == stepTake {
		w.step = stepColumns
	}
	w.show()
}

// goTo shows the step that a place names, or the one where a file lands, if this one has come so far.
func (w *wizard) goTo(tab string) {
	if w.draft != nil && w.done == nil && w.err == nil {
		switch {
		case tab == tabColumns && w.draft.Kind != data.ReferenceFile, len(w.draft.Lacks) > 0, w.draft.Kind == "":
			w.step = stepColumns
		default:
			w.step = stepTake
		}
	}
	w.show()
}

// turnTo is goTo as a step of the history.
func (w *wizard) turnTo(to step) {
	w.step = to
	w.show()
	w.s.desk.Host.Moved()
}

// canGoOn says whether the primary button does something.
func (w *wizard) canGoOn() bool {
	if w.busy != "" || w.draft == nil || w.done != nil || w.err != nil && w.step == stepFile || len(w.draft.Lacks) > 0 || w.draft.Kind == "" {
		return false
	}
	return w.step == stepColumns || w.draft.Taken > 0
}

// goOn goes to the next step.
func (w *wizard) goOn() {
	switch {
	case !w.canGoOn():
	case w.step == stepColumns:
		w.turnTo(stepTake)
	case w.step == stepTake:
		w.take()
	}
}

// goBack goes to the step before.
func (w *wizard) goBack() {
	if w.busy == "" && w.step == stepTake && w.draft != nil && w.draft.Kind != data.ReferenceFile {
		w.turnTo(stepColumns)
		return
	}
	w.another()
}

// exit leaves the file where it stands, for the list.
func (w *wizard) exit() {
	id := ""
	if w.done != nil {
		id = w.done.Dataset.ID
	}
	w.s.desk.Host.Go(desk.Place{Screen: desk.Imports, Record: id})
}

// another asks for another file.
func (w *wizard) another() { w.s.choose("") }

// setKind reads the file as what the user takes it for.
func (w *wizard) setKind(kind data.DatasetKind) {
	w.options.Kind, w.options.Columns, w.options.Names = kind, nil, nil
	w.opening, w.columns, w.asked = true, nil, nil
	w.reread()
}

// name makes a specialty name of the file stand for a code, or for none.
func (w *wizard) name(name, code string) {
	if w.options.Names == nil {
		w.options.Names = map[string]string{}
	}
	w.options.Names[name] = code
	if code == "" {
		delete(w.options.Names, name)
	}
	w.reread()
}
