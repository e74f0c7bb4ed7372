package network

import (
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

// listNote says what became of a pasted list while it filters.
type listNote struct {
	box   *fyne.Container
	words *kit.Text
	gone  *kit.Button
	said  string
}

func (s *Screen) newListNote() *listNote {
	n := &listNote{words: kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkSecond, Cut: true})}
	n.gone = kit.NewButton("Copy those not found", "", kit.Quiet, s.copyMissing)
	n.box = kit.NewEnds(n.words, n.gone, kit.NewButton("Show all again", "x", kit.Quiet, s.dropList))
	n.box.Hide()
	return n
}

func (n *listNote) say(l table.Listed) {
	if words := listWords(l); n.said != words {
		n.said = words
		n.words.SetText(words)
		visible(n.gone, len(l.Missing) > 0)
		n.box.Layout.Layout(n.box.Objects, n.box.Size())
	}
}

func listWords(l table.Listed) string {
	words := app.Count(l.Given-len(l.Missing)) + " of " + app.Count(l.Given) + " found, " + app.CountOf(l.Rows, "row", "rows") + "."
	if !l.Typed {
		words = "Pasted list: " + words
	}
	if n := len(l.Missing); n > 0 {
		words += " Not found: " + join(l.Missing[:min(n, 6)])
		if n > 6 {
			words += " and " + app.Count(n-6) + " more"
		}
		words += "."
	}
	return words
}

// pasteList asks for a list and shows the rows that are on it.
func (s *Screen) pasteList() {
	t := s.tab()
	field := kit.NewTextArea("1003000126, 1003000134 or 38701 38703", "", 6)
	said := kit.NewText("Any separator will do. Values are matched exactly.", kit.Style{Size: theme.Small, Ink: kit.InkThird, Cut: true})
	field.OnChanged = func(text string) {
		said.SetText(app.CountOf(len(table.ReadList(text)), "value", "values") + ", matched exactly.")
	}
	what := "NPIs or ZIP codes, one or thousands:"
	if t == s.tabs[locations] || t == s.tabs[practices] {
		what = "ZIP codes, one or thousands:"
	}
	var d *kit.Dialog
	show := func() {
		d.Close()
		l := t.looks()
		l.List = strings.Join(table.ReadList(field.Text()), " ")
		s.desk.Host.Go(t.through(l))
	}
	d = kit.ShowDialog(s.desk.Window, "Paste a list", kit.NewStack(theme.Step, kit.NewText(what, kit.Style{Ink: kit.InkSecond}), field, said),
		kit.NewButton("Cancel", "", kit.Secondary, func() { d.Close() }), kit.NewButton("Show these rows", "", kit.Primary, show))
	s.desk.Window.Canvas().Focus(field.Editor)
}

func (s *Screen) copyMissing() {
	missing := s.tab().table.Listed().Missing
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(missing, "\n"))
	s.desk.Host.Toast(app.CountOf(len(missing), "value", "values")+" copied.", nil)
}

// dropList takes away the list that filters, or the one in the search field.
func (s *Screen) dropList() {
	t := s.tab().table
	if t.Listed().Typed {
		t.SetFilter("")
		return
	}
	t.SetList(nil)
}
