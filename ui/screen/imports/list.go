package imports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

// list is the page of all imports.
type list struct {
	s    *Screen
	page *fyne.Container

	head    *kit.Header
	resume  *kit.Button // back to a file that is on its way in
	table   *table.Table
	missing *kit.Pane
	lessons *fyne.Container // in missing
	add     *kit.Button
	foot    *kit.Footer

	loaded bool
	files  files
	record string // id of the import to select once the list is in
	detail detail
}

func (s *Screen) newList() *list {
	l := &list{s: s}
	l.resume = kit.NewButton("Continue", "", kit.Secondary, s.resume)
	l.resume.Hide()
	l.add = kit.NewButton("Import a file", "plus", kit.Primary, func() { s.choose("") }).Keyed("N")
	l.head = kit.NewHeader("Imports", "", l.resume, l.add)
	l.table = table.New(fileColumns())
	l.table.CSV, l.table.OnCopied = app.CSV, s.copied
	l.table.Empty = kit.NewEmpty("file-spreadsheet", "Begin with your roster: the providers and facilities you have or want, as a table. You see what will be taken before anything changes.", "Import a roster", func() { s.choose(data.RosterFile) })
	l.table.OnCurrent = func(int) { s.showDetail() }
	l.lessons = kit.NewStack(0)
	l.missing = kit.NewPane()
	l.foot = kit.NewFooter("")
	l.page = container.New(l, l.head, l.table, l.missing, l.foot)
	return l
}

// Layout gives the table the height of its rows and what is missing the room below.
func (l *list) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const titles, least = theme.Row + 2, 2*theme.Row + 2
	inner, foot := size.Width-2*theme.Margin, size.Height-theme.Footer
	put(l.head, 0, 0, size.Width, theme.Header)
	put(l.foot, 0, foot, size.Width, theme.Footer)
	room := foot - theme.Header - theme.Gap
	rows := titles + float32(len(l.files))*theme.Row
	if len(l.files) == 0 {
		rows = 260
	}
	below := l.missingHeight(size.Width)
	high := max(least, min(rows, room-min(below, whole(room*0.6))))
	put(l.table, theme.Margin, theme.Header, inner, high)
	put(l.missing, 0, theme.Header+high+theme.Gap, size.Width, room-high)
}

// missingHeight is how much room what is missing needs in a width, in pixels.
func (l *list) missingHeight(width float32) float32 {
	if !l.missing.Visible() {
		return 0
	}
	for range 2 { // what wraps learns its width first
		l.lessons.Resize(fyne.NewSize(width, l.lessons.MinSize().Height))
	}
	return l.lessons.MinSize().Height
}

// MinSize is that of a small window's main region.
func (l *list) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 400) }

func (l *list) place() desk.Place {
	p := desk.Place{Screen: desk.Imports, Record: l.table.CurrentKey(), Sort: l.table.View().Sort}
	if l.record != "" {
		p.Record = l.record
	}
	return p
}

// showList turns to the list and selects an import.
func (s *Screen) showList(p desk.Place) {
	l := s.list
	s.turnTo(l.page)
	v := l.table.View()
	if v.Sort != p.Sort {
		v.Sort = p.Sort
		l.table.SetView(v)
	}
	if l.loaded && l.table.Data().Rows() == len(l.files) {
		l.table.Select(p.Record)
	}
	l.record = ""
	if l.table.CurrentKey() != p.Record {
		l.record = p.Record
	}
	s.showResume()
	s.showDetail()
}

// backToList leaves a page for the list, as a step of the history.
func (s *Screen) backToList() {
	s.desk.Host.Go(desk.Place{Screen: desk.Imports, Record: s.rows.id})
}

// load reads the list.
func (s *Screen) load() {
	var imported []app.ImportedFile
	s.list.loaded = true
	s.desk.Run(desk.Task{
		Key: "imports", Title: "Reading the imports",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			imported, err = w.Imports(ctx)
			return err
		},
		Done: func() { s.fill(imported) },
	})
}

// fill shows the list as it was read.
func (s *Screen) fill(imported []app.ImportedFile) {
	l := s.list
	l.files = nil
	for _, f := range imported {
		if f.Kind != data.ByHand { // which is no file, and nothing to take back
			f.ImportedAt = f.ImportedAt.In(s.desk.Now().Location())
			l.files = append(l.files, f)
		}
	}
	l.table.SetData(table.NewData(l.files, fileColumns()))
	if l.record != "" && l.table.Select(l.record) {
		l.record = ""
	}
	l.showMissing()
	l.sayCounts()
	l.add.Hidden = len(l.files) == 0 // then the table asks for the first
	l.head.Refresh()
	l.page.Refresh()
	s.forgetDetail()
	if s.at == l.page {
		s.showDetail()
	}
}

// sayCounts says how many files count.
func (l *list) sayCounts() {
	in, taken, out := 0, 0, 0
	for i := range l.files {
		if l.files[i].InForce {
			in++
			taken += l.files[i].Taken
			out += l.files[i].Rejected
		}
	}
	if len(l.files) == 0 {
		l.head.SetSub("")
		l.foot.Set("Files are kept unchanged in the workspace")
		return
	}
	l.head.SetSub(app.CountOf(in, "file in force", "files in force"))
	l.foot.Set("Files are kept unchanged in the workspace", kit.FooterItem{Words: app.CountOf(taken, "row", "rows") + " taken"}, kit.FooterItem{Words: app.Count(out) + " set aside"})
}

// showResume offers the way back to a file that is on its way in.
func (s *Screen) showResume() {
	l := s.list
	if s.wizard.pending() {
		l.resume.SetWords("Continue " + kit.Cut(s.wizard.file(), 160, theme.Body, true))
		l.resume.Show()
	} else {
		l.resume.Hide()
	}
	l.head.Refresh()
}

func (s *Screen) resume() {
	s.desk.Host.Go(s.wizard.place())
}

// current is the import that is selected, nil for none.
func (l *list) current() *app.ImportedFile {
	i := l.table.Current()
	if i < 0 || i >= len(l.files) {
		return nil
	}
	return &l.files[i]
}

// files are imports as a table reads them.
type files []app.ImportedFile

func fileColumns() []table.Column {
	return []table.Column{
		{ID: "file", Title: "File", Width: 180, Flexible: true, Strong: true},
		{ID: "state", Title: "State", Width: 192, Kind: table.Pill},
		{ID: "taken", Title: "Taken", Width: 84, Kind: table.Figure},
		{ID: "aside", Title: "Set aside", Width: 92, Kind: table.Figure},
		{ID: "kind", Title: "What it is", Width: 172, Quiet: true},
		{ID: "on", Title: "Imported", Width: 116, Staged: true, Quiet: true},
	}
}

// Rows counts.
func (f files) Rows() int { return len(f) }

// Key is the id of the import.
func (f files) Key(row int) string { return f[row].ID }

// Cell writes a cell.
func (f files) Cell(row, col int) string {
	d := &f[row]
	switch col {
	case 0:
		return d.FileName
	case 1:
		words, _ := stateOf(d)
		return strings.TrimSuffix(words, byNewer)
	case 2:
		return app.Count(d.Taken)
	case 3:
		return app.Count(d.Rejected)
	case 4:
		return app.KindWords(d.Kind)
	}
	return day(d.ImportedAt)
}

// Number is what figures and days sort by.
func (f files) Number(row, col int) float64 {
	switch col {
	case 2:
		return float64(f[row].Taken)
	case 3:
		return float64(f[row].Rejected)
	}
	return float64(f[row].ImportedAt.Unix())
}

// Mark is how the state looks.
func (f files) Mark(row, _ int) table.Mark {
	_, mark := stateOf(&f[row])
	return mark
}
