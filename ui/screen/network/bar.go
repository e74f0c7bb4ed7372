package network

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// bar is the filters of the current tab and what can be done with it.
type bar struct {
	box       *fyne.Container
	small     bool // the window is narrow
	search    *kit.Search
	status    *kit.Select
	specialty *kit.Select
	county    *kit.Select
	paste     [2]*kit.Button // with its words, and without
	copy      *kit.Button
	views     *kit.Button

	codes, counties []string // what the second and third offer, from their second line on
	offers          records  // for which
}

func (s *Screen) newBar() *bar {
	b := &bar{}
	b.search = kit.NewSearch("Filter as you type", s.typed)
	b.search.OnKey(s.searchKey)
	b.status = kit.NewSelect(statusChoices(), 0, s.chooseStatus)
	b.specialty = kit.NewSelect([]string{"All specialties"}, 0, s.chooseSpecialty)
	b.county = kit.NewSelect([]string{"All counties"}, 0, s.chooseCounty)
	b.paste[0] = kit.NewButton("Paste a list", "file-spreadsheet", kit.Secondary, s.pasteList)
	b.paste[1] = kit.NewIconButton("file-spreadsheet", "Paste a list of NPIs or ZIP codes", s.pasteList).Framed()
	b.copy = kit.NewIconButton("copy", "Copy as CSV: what is marked, or all that shows (Ctrl+Shift+C)", s.copyRows).Framed()
	b.views = kit.NewButton("All rows", "bookmark", kit.Secondary, s.viewsMenu)
	b.box = container.New(b, b.search, b.status, b.specialty, b.county, b.paste[0], b.paste[1], b.copy, b.views)
	return b
}

func statusChoices() []string {
	words := []string{"All statuses"}
	for _, s := range app.Statuses() {
		words = append(words, statusWord(s))
	}
	return words
}

// roomForWords is the width of a bar in which buttons say what they do, in pixels.
const roomForWords = 1000

// Layout puts everything in one line, or the three choices in a second one.
func (b *bar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const gap, button, choices = theme.Step, theme.Control, 3
	views := min(b.views.MinSize().Width, 168)
	paste, wide := b.pasteIn(size.Width)
	right := views + button + wide + 2*gap
	put(b.views, size.Width-views, 0, views, theme.Control)
	put(b.copy, size.Width-right+wide+gap, 0, button, theme.Control)
	put(paste, size.Width-right, 0, wide, theme.Control)
	x, y, room := float32(0), float32(theme.Control+theme.Step), size.Width
	if !b.twoLines(size.Width) {
		search := min(float32(int((size.Width-right)*0.3)), 240)
		put(b.search, 0, 0, search, theme.Control)
		x, y, room = search+gap, 0, size.Width-right-search-2*gap
	} else {
		put(b.search, 0, 0, size.Width-right-gap, theme.Control)
	}
	each := float32(int((room - (choices-1)*gap) / choices))
	for _, c := range []*kit.Select{b.status, b.specialty, b.county} {
		w := min(each, 170)
		put(c, x, y, w, theme.Control)
		x += w + gap
	}
}

// pasteIn is the button for a list in a bar that wide, with its own width; its words show where there is room for them.
func (b *bar) pasteIn(width float32) (*kit.Button, float32) {
	worded := width >= roomForWords
	visible(b.paste[0], worded)
	visible(b.paste[1], !worded)
	if worded {
		return b.paste[0], b.paste[0].MinSize().Width
	}
	return b.paste[1], theme.Control
}

// MinSize asks for no width: the page gives it.
func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, theme.Control) }

func (b *bar) twoLines(width float32) bool { return width < narrow-2*theme.Margin }

func (b *bar) heightAt(width float32) float32 {
	if b.twoLines(width) {
		return 2*theme.Control + theme.Step
	}
	return theme.Control
}

// show lets the controls say what is chosen.
func (s *Screen) show() {
	t, b := s.tab(), s.bar
	s.setting = true
	s.segments.SetChosen(s.at)
	if b.search.Text() != t.table.View().Filter {
		b.search.SetText(t.table.View().Filter)
	}
	s.showChoices()
	c := t.table.Counts()
	s.bulk.say(c.Marked, c.Hidden)
	s.note.say(t.table.Listed())
	s.setting = false
	s.showFoot()
	s.arrange(regions{tab: s.at, marked: c.Marked > 0, listed: t.table.Listed().Given > 0, view: s.viewWords(), tabs: join(s.segmentWords())})
}

// arrange lays the screen out again when other regions or words are to show; most letters typed change none.
func (s *Screen) arrange(now regions) {
	was := s.shown
	if was == now {
		return
	}
	s.shown = now
	for i, t := range s.tabs {
		visible(t.table, i == s.at)
	}
	visible(s.bulk.box, now.marked)
	visible(s.bar.box, !now.marked)
	visible(s.note.box, now.listed)
	if was.view != now.view {
		s.bar.views.SetWords(now.view)
	}
	if was.tabs != now.tabs {
		s.segments.SetWords(s.segmentWords())
		s.head.Refresh()
	}
	s.content.Layout.Layout(s.content.Objects, s.content.Size())
	s.bar.Layout(s.bar.box.Objects, s.bar.box.Size())
}

// regions are what shows, apart from the rows.
type regions struct {
	tab            int
	marked, listed bool
	view, tabs     string // words that change the width of their buttons
}

func visible(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// showChoices offers the statuses, specialties and counties that occur.
func (s *Screen) showChoices() {
	t, b := s.tab(), s.bar
	if t.records != nil && b.offers != t.records {
		b.offers = t.records
		b.codes, b.counties = t.offered()
		b.specialty.SetWords(append([]string{"All specialties"}, s.specialtyNames(b.codes)...), 0)
		b.county.SetWords(append([]string{"All counties"}, b.counties...), 0)
	}
	choose(b.specialty, slices.Index(b.codes, t.choice.Specialty)+1)
	choose(b.county, slices.Index(b.counties, t.choice.County)+1)
	chosen := 0
	for i, status := range app.Statuses() {
		if status.String() == t.choice.Status {
			chosen = i + 1
		}
	}
	choose(b.status, chosen)
}

func choose(s *kit.Select, i int) {
	if s.Chosen() != i {
		s.SetChosen(i)
	}
}

func (s *Screen) specialtyNames(codes []string) []string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = code + " " + s.list.SpecialtyName(code)
	}
	return names
}

// showFoot says how much of the list shows, and from which files it is.
func (s *Screen) showFoot() {
	t := s.tab()
	if s.list == nil {
		s.foot.Set("")
		s.head.SetSub("")
		return
	}
	c := t.table.Counts()
	left := app.CountOf(c.Rows, t.one, t.many)
	if c.Shown != c.Rows {
		left = app.Count(c.Shown) + " of " + left
	}
	s.head.SetSub("")
	s.foot.Set(left, s.sources()...)
}

// sources are the files of the network; each leads to the imports.
func (s *Screen) sources() []kit.FooterItem {
	var items []kit.FooterItem
	toImports := func() { s.desk.Host.Go(desk.Place{Screen: desk.Imports}) }
	for i, f := range s.list.Files {
		if i == 2 && len(s.list.Files) > 3 {
			return append(items, kit.FooterItem{Words: "and " + strconv.Itoa(len(s.list.Files)-2) + " more", Do: toImports})
		}
		items = append(items, kit.FooterItem{Words: sourceWords(f), Do: toImports})
	}
	return items
}

func sourceWords(f data.Dataset) string {
	if f.Kind == data.ByHand {
		return "Entered by hand"
	}
	return f.FileName + ", " + f.ImportedAt.Local().Format("Jan 2, 2006")
}

func (s *Screen) chooseTab(i int) { s.desk.Host.Go(s.tabs[i].place()) }

func (s *Screen) typed(text string) {
	if !s.setting {
		s.tab().table.SetFilter(text)
	}
}

// searchKey goes from the search field into the rows.
func (s *Screen) searchKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyDown {
		return false
	}
	s.focusTable()
	return true
}

func (s *Screen) focusTable() { s.desk.Window.Canvas().Focus(s.tab().table) }

func (s *Screen) focusSearch() { s.bar.search.Focus() }

func (s *Screen) chooseStatus(i int) {
	s.tab().choice.Status = ""
	if i > 0 {
		s.tab().choice.Status = app.Statuses()[i-1].String()
	}
	s.tab().filter()
}

func (s *Screen) chooseSpecialty(i int) {
	s.tab().choice.Specialty = ""
	if i > 0 {
		s.tab().choice.Specialty = s.bar.codes[i-1]
	}
	s.tab().filter()
}

func (s *Screen) chooseCounty(i int) {
	s.tab().choice.County = ""
	if i > 0 {
		s.tab().choice.County = s.bar.counties[i-1]
	}
	s.tab().filter()
}

// clearFilters shows all rows again, in the columns and the order that they have.
func (s *Screen) clearFilters() {
	t := s.tab()
	l := t.looks()
	l.choice, l.Filter, l.List = choice{}, "", ""
	t.view = ""
	t.set(l)
}

// escape clears the filters if there are any.
func (s *Screen) escape() bool {
	t := s.tab()
	if c := t.table.Counts(); c.Shown == c.Rows {
		return false
	}
	s.clearFilters()
	return true
}

// copyRows copies the marked rows, or all that show.
func (s *Screen) copyRows() {
	t := s.tab().table
	if marked := t.Marked(); marked != nil {
		t.Copy(marked)
		return
	}
	t.Copy(t.Shown())
}

func (s *Screen) copied(rows int) {
	s.desk.Host.Toast(app.CountOf(rows, "row", "rows")+" copied as CSV.", nil)
}
