package network

import (
	"fyne.io/fyne/v2"

	kit "countyline/ui/widget"
)

// draft is the form in the pane.
type draft struct {
	form
	content fyne.CanvasObject
	view    *kit.Form
	tab     int    // of the record
	record  string // its key
}

func (s *Screen) newDraft(f form, view *kit.Form, content fyne.CanvasObject) *draft {
	return &draft{form: f, content: content, view: view, tab: s.at, record: s.tab().table.CurrentKey()}
}

// edited says that a form is open in which somebody has written.
func (s *Screen) edited() bool { return s.draft != nil && s.draft.view.Edited() }

// Draft is the title of the open form if somebody has written in it.
func (s *Screen) Draft() string {
	if !s.edited() {
		return ""
	}
	return s.draft.title
}

// ofDraft says that the current record is the one of the open form.
func (s *Screen) ofDraft() bool {
	return s.draft != nil && s.draft.tab == s.at && s.draft.record == s.tab().table.CurrentKey()
}

// turned shows the record that is current now, unless that would lose what was typed about another one.
func (s *Screen) turned() {
	if !s.edited() {
		s.showDetail()
		return
	}
	t := s.tab().table
	wanted := t.CurrentKey()
	if s.draft.tab == s.at {
		t.Select(s.draft.record)
	}
	s.askToDiscard(func() {
		t.Select(wanted)
		s.showDetail()
	})
}

// came shows the record of a place that was opened. A form of the same record stays open; from one of another record
// somebody else's typing is not taken unasked.
func (s *Screen) came() {
	switch {
	case !s.edited():
		s.showDetail()
	case !s.ofDraft():
		s.askToDiscard(s.showDetail)
	}
}

// askToDiscard asks whether what was typed may go. Esc keeps it.
func (s *Screen) askToDiscard(discarded func()) {
	kept := s.draft
	s.desk.Host.ShowDetail(kept.title, kept.content) // the pane may be closed
	var d *kit.Dialog
	keep := kit.NewButton("Keep editing", "", kit.Primary, func() {
		d.Close()
		s.backTo(kept)
	})
	discard := kit.NewButton("Discard", "", kit.Secondary, func() {
		d.Close()
		discarded()
	})
	sentence := kit.NewParagraph("“"+kept.title+"” is open with something typed that is not saved yet.", kit.Style{Ink: kit.InkSecond})
	d = kit.ShowDialog(s.desk.Window, "Discard what you typed?", sentence, discard, keep)
	d.OnClosed = func() { s.backTo(kept) }
	s.desk.Window.Canvas().Focus(keep)
}

// backTo goes on in a form, if it is still open.
func (s *Screen) backTo(d *draft) {
	if s.draft == d {
		d.view.FocusIn(s.desk.Window.Canvas())
	}
}
