// Package imports is the screen of imported files: what is in force, what was set aside, and the way from a file to rows
// that count.
package imports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// Screen shows the list of imports, the rows that one of them set aside, or a file on its way in.
//
// A place whose record is the path of a file opens that file as one to be imported; this is how first run, the palette
// and a file dropped on the window come in. Any other record is the id of an import.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container

	list   *list
	rows   *rowsPage
	wizard *wizard
	at     fyne.CanvasObject // the page in sight
	taken  map[string]string // ids of the imports that files became, by path
	chosen string            // path of the file that the user chose here, rather than came back to
}

// New is the screen at a desk.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d, taken: map[string]string{}}
	s.list, s.rows, s.wizard = s.newList(), s.newRowsPage(), s.newWizard()
	s.content = container.NewStack(s.list.page, s.rows.page, s.wizard.page)
	s.turnTo(s.list.page)
	d.OnChange(s.changed)
	return s
}

// Content is the screen between rail and detail.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// turnTo shows one page.
func (s *Screen) turnTo(page fyne.CanvasObject) {
	if s.at != nil && s.at != page {
		s.desk.Window.Canvas().Unfocus() // what had the keyboard is out of sight
	}
	s.at = page
	for _, o := range s.content.Objects {
		if o == page {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.content.Refresh()
}

// changed reads the list anew after records changed, and says what a new file did to the gaps.
func (s *Screen) changed(c desk.Change) {
	switch {
	case c == desk.NewRecords && s.list.loaded:
		s.load()
	case c == desk.NewFigures && s.wizard.done != nil:
		s.wizard.showAssessed()
	}
}

// The tabs of a place: pages and steps other than the list.
const (
	tabRows    = "rows"
	tabFile    = "file"
	tabColumns = "columns"
	tabTake    = "take"
)

// Open shows a place.
func (s *Screen) Open(p desk.Place) {
	if !s.list.loaded {
		s.load()
	}
	if strings.ContainsAny(p.Record, `/\`) {
		s.openFile(p)
		return
	}
	switch {
	case p.Tab == tabFile:
		s.wizard.restart(data.DatasetKind(p.Choice))
	case p.Tab == tabRows && p.Record != "":
		s.showRows(p.Record)
	default:
		s.showList(p)
	}
}

// openFile shows the import of a file where it stands, or begins it.
func (s *Screen) openFile(p desk.Place) {
	if id := s.taken[p.Record]; id != "" {
		s.showList(desk.Place{Record: id})
		return
	}
	s.turnTo(s.wizard.page)
	s.desk.Host.ShowDetail("", nil)
	if s.wizard.path == p.Record {
		s.wizard.goTo(p.Tab)
		return
	}
	s.wizard.read(p.Record, data.DatasetKind(p.Choice))
	s.wizard.restored = s.chosen != p.Record
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	switch s.at {
	case s.wizard.page:
		return s.wizard.place()
	case s.rows.page:
		return desk.Place{Screen: desk.Imports, Tab: tabRows, Record: s.rows.id}
	}
	return s.list.place()
}

// Drop begins to import a file that was dropped on the window.
func (s *Screen) Drop(path string) { s.begin(path, "") }

// begin opens a file as one to be imported, as a new step of the history.
func (s *Screen) begin(path string, kind data.DatasetKind) {
	if !s.desk.Changeable() {
		return
	}
	delete(s.taken, path) // to import it again is a choice
	s.chosen = path
	if s.wizard.path == path {
		s.wizard.path = ""
	}
	s.desk.Host.Go(desk.Place{Screen: desk.Imports, Record: path, Choice: string(kind)})
}

// choose asks for a file of a kind; an empty kind is told by the file.
func (s *Screen) choose(kind data.DatasetKind) {
	if !s.desk.Changeable() {
		return
	}
	title, endings := "Choose a file to import", []string{".csv", ".tsv", ".txt", ".xlsx"}
	switch kind {
	case data.ReferenceFile:
		title, endings = "Choose the CMS reference file", []string{".xlsx"}
	case data.RosterFile:
		title = "Choose a roster or facility list"
	case data.PopulationFile:
		title, kind = "Choose a file of beneficiaries", ""
	case data.EnrollmentFile:
		title, kind = "Choose a file of members by county", ""
	}
	if kind == data.RosterFile {
		kind = ""
	}
	s.desk.Files.OpenFile(title, endings, func(path string) { s.begin(path, kind) })
}

// Key begins with N, leaves with Esc and moves in the list with the arrows.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyN && s.wizard.busy == "":
		s.choose("")
	case e.Name == fyne.KeyEscape && s.at == s.wizard.page:
		s.wizard.exit()
	case e.Name == fyne.KeyEscape && s.at == s.rows.page:
		s.backToList()
	case s.at == s.rows.page:
		return s.into(s.rows.table, e)
	case s.at == s.list.page:
		return s.into(s.list.table, e)
	default:
		return false
	}
	return true
}

// into gives the keys that move in a table to it, so that it can be used without a click first.
func (s *Screen) into(f fyne.Focusable, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
		s.desk.Window.Canvas().Focus(f)
		f.TypedKey(e)
		return true
	}
	return false
}

// Commands are what the palette offers.
func (s *Screen) Commands() []desk.Command {
	open := func(kind data.DatasetKind) func() { return func() { s.choose(kind) } }
	list := []desk.Command{
		{Words: "Import a roster", Hint: "Providers, practices or facilities", Icon: "file-spreadsheet", Do: open(data.RosterFile)},
		{Words: "Import the CMS reference file", Hint: "County types, standards and minimum numbers", Icon: "library", Do: open(data.ReferenceFile)},
		{Words: "Import beneficiaries by place", Hint: "In place of the built-in ZIP codes", Icon: "users", Do: open(data.PopulationFile)},
		{Words: "Import our members by county", Hint: "Shown beside the counties", Icon: "user-round-check", Do: open(data.EnrollmentFile)},
	}
	if s.at == s.wizard.page && s.wizard.done == nil { // also while the file is being read, so that the window listens to it
		list = append(list, desk.Command{Words: s.wizard.next.Words(), Hint: s.wizard.file(), Icon: "check", Shortcut: "Ctrl+Enter", Do: s.wizard.goOn})
	}
	return list
}

// focus puts the keyboard on something, unless a dialog is above it.
func (s *Screen) focus(f fyne.Focusable) {
	if c := s.desk.Window.Canvas(); c.Overlays().Top() == nil {
		c.Focus(f)
	}
}

// note is a small line of a page.
func note(words string) *kit.Text {
	return kit.NewText(words, kit.Style{Ink: kit.InkSecond, Cut: true})
}
