package imports

import (
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// columnsForm asks what the columns of a file hold. It stays as it is while the file is read with the answers.
type columnsForm struct {
	w       *wizard
	pane    *kit.Pane
	kind    *kit.Select
	state   *fyne.Container // what is still lacking
	fields  []app.ImportField
	headers []string
	held    []string // keys of fields, by column; "" is not read
	selects []*kit.Select
	status  *kit.Select // what rows that state none are; nil where it is not asked
	touched bool        // something was chosen
}

// columnsStep shows the form.
func (w *wizard) columnsStep() fyne.CanvasObject {
	if w.columns == nil {
		w.columns = w.newColumnsForm()
	}
	w.columns.sayState()
	return w.columns.pane
}

func (w *wizard) newColumnsForm() *columnsForm {
	f := &columnsForm{w: w, fields: app.ImportFields(w.draft.Kind), state: kit.NewStack(4)}
	rows := []fyne.CanvasObject{columnTitles()}
	for i, c := range w.draft.Columns {
		f.headers, f.held = append(f.headers, c.Header), append(f.held, c.Field)
		choice := kit.NewSelect(f.words(), f.index(c.Field), func(chosen int) { f.choose(i, chosen) })
		if w.draft.Kind == "" { // what a column can hold depends on it
			choice.Hide()
		}
		f.selects = append(f.selects, choice)
		rows = append(rows, newRule(), newColumnRow(c, choice))
	}
	above := []fyne.CanvasObject{f.state, newRule(), f.about()}
	f.pane = kit.NewPane(&fyne.Container{Layout: &measure{}, Objects: []fyne.CanvasObject{kit.NewStack(theme.Gap,
		kit.NewCard(kit.NewStack(theme.Gap, above...)),
		kit.NewCard(kit.NewStack(0, rows...)).Padded(1))}})
	return f
}

// words are what a column can hold.
func (f *columnsForm) words() []string {
	list := []string{"Not read"}
	for _, field := range f.fields {
		list = append(list, field.Words)
	}
	return list
}

func (f *columnsForm) index(key string) int {
	for i, field := range f.fields {
		if field.Key == key {
			return i + 1
		}
	}
	return 0
}

// first is what is asked, where the keyboard begins: what the file is, else the first column that is not read; nil for none.
func (f *columnsForm) first() fyne.Focusable {
	if f.w.draft.Kind == "" {
		return f.kind
	}
	for i, key := range f.held {
		if key == "" {
			return f.selects[i]
		}
	}
	return nil
}

// choose makes a column hold a field. One that only one column can hold leaves the other column.
func (f *columnsForm) choose(column, chosen int) {
	f.held[column] = ""
	if chosen > 0 {
		field := f.fields[chosen-1]
		f.held[column] = field.Key
		for i := range f.held {
			if i != column && f.held[i] == field.Key && !field.Many {
				f.held[i] = ""
				f.selects[i].SetChosen(0)
			}
		}
	}
	f.w.options.Columns = map[string]string{}
	for i, header := range f.headers {
		if f.held[i] != "" || f.w.options.Columns[header] == "" { // of two columns with one name, the one that is read
			f.w.options.Columns[header] = f.held[i]
		}
	}
	f.read()
}

func (f *columnsForm) read() {
	f.touched = true
	f.w.reread()
}

// sayState says what is still lacking, or that nothing is.
func (f *columnsForm) sayState() {
	d := f.w.draft
	if f.status != nil {
		f.status.SetWords(f.statusWords(), f.status.Chosen())
	}
	switch {
	case f.w.busy != "":
		f.state.Objects = []fyne.CanvasObject{newAlert("hourglass", kit.InkThird, "Reading the file with these columns.")}
	case d.Kind == "":
		f.state.Objects = []fyne.CanvasObject{newAlert("circle-alert", kit.InkWarn, "The columns do not say what this file is: it counts people by county, and they may be your members or all beneficiaries. Choose below what it is.")}
	case len(d.Lacks) > 0:
		lacks := make([]string, len(d.Lacks))
		for i, l := range d.Lacks {
			lacks[i], _, _ = strings.Cut(l, " (")
		}
		f.state.Objects = []fyne.CanvasObject{newAlert("circle-alert", kit.InkWarn, "No column says "+listed(lacks)+" yet. Choose below which one does.")}
		for _, l := range d.Lacks {
			if what, how, ok := strings.Cut(l, " ("); ok {
				f.state.Objects = append(f.state.Objects, kit.NewParagraph(upper(what)+" can be: "+strings.TrimSuffix(how, ")")+".", kit.Style{Size: theme.Small, Ink: kit.InkSecond}))
			}
		}
	default:
		f.state.Objects = []fyne.CanvasObject{newAlert("circle-check", kit.InkOk, "All needed columns are known: "+app.CountOf(d.Taken, "row", "rows")+" of "+app.Count(d.Rows)+" can be taken.")}
	}
	f.state.Refresh()
	f.pane.Refresh()
}

// about asks what the file is and what holds for rows that leave something open.
func (f *columnsForm) about() fyne.CanvasObject {
	label := func(words string) *kit.Text { return kit.NewText(words, kit.Style{Ink: kit.InkSecond, Cut: true}) }
	f.kind = f.w.kindChoice()
	lines := []fyne.CanvasObject{label("This file is a"), f.kind}
	if f.w.draft.Kind == data.RosterFile {
		lines = append(lines, label("Rows that state no status are"), f.statusChoice(), label("Rows that state no specialty are"), f.codeChoice())
	}
	return &fyne.Container{Layout: &questions{}, Objects: lines}
}

// kindChoice is the kind as it was told by the columns or by the user.
func (w *wizard) kindChoice() *kit.Select {
	kinds := app.ImportKinds()
	words, at := []string{}, -1
	for i, kind := range kinds {
		words = append(words, app.KindWords(kind))
		if kind == w.draft.Kind {
			at = i
		}
	}
	return kit.NewSelect(words, at, func(i int) { w.setKind(kinds[i]) })
}

func (f *columnsForm) statusChoice() *kit.Select {
	statuses := []string{"", data.Prospect.String(), data.LOI.String(), data.Signed.String(), data.Active.String()}
	at := 0
	for i, status := range statuses {
		if status == f.w.options.Status {
			at = i
		}
	}
	f.status = kit.NewSelect(f.statusWords(), at, func(i int) {
		f.w.options.Status = statuses[i]
		f.read()
	})
	return f.status
}

// statusWords are what rows without a status can be; the first is what they are if the user says nothing.
func (f *columnsForm) statusWords() []string {
	first := "Signed, or LOI where its column says so"
	if f.w.holds("status") {
		first = "Set aside: each row must say"
	}
	return []string{first, "Prospects", "Under letter of intent", "Signed", "Active"}
}

func (f *columnsForm) codeChoice() *kit.Select {
	words, codes, at := []string{"Set aside: each row must say"}, []string{""}, 0
	for _, code := range sortedKeys(f.w.names) {
		if code == f.w.options.Code {
			at = len(codes)
		}
		words, codes = append(words, f.w.names[code]+" ("+code+")"), append(codes, code)
	}
	return kit.NewSelect(words, at, func(i int) {
		f.w.options.Code = codes[i]
		f.read()
	})
}

// columnTitles head the list of columns.
func columnTitles() fyne.CanvasObject {
	title := func(words string) *kit.Text {
		return kit.NewText(words, kit.Style{Size: theme.Small, Bold: true, Ink: kit.InkThird, Cut: true})
	}
	return &fyne.Container{Layout: &columnLine{height: theme.Row}, Objects: []fyne.CanvasObject{title("Column of the file"), title("First rows"), title("Holds")}}
}

// newColumnRow is a column with its first samples and what it holds.
func newColumnRow(c app.DraftColumn, choice *kit.Select) fyne.CanvasObject {
	var samples []string
	for _, s := range c.Samples {
		if s != "" && len(samples) < 3 {
			samples = append(samples, s)
		}
	}
	return &fyne.Container{Layout: &columnLine{height: 44}, Objects: []fyne.CanvasObject{
		kit.NewText(c.Header, kit.Style{Bold: true, Cut: true}), kit.NewText(strings.Join(samples, " · "), kit.Style{Ink: kit.InkSecond, Cut: true}), choice,
	}}
}

// columnLine puts name, samples and choice beside each other, in the same places on every line.
type columnLine struct{ height float32 }

// Layout places the three.
func (c *columnLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const choice = 232
	room := size.Width - 2*theme.Gap - choice - 2*theme.Gap
	first := whole(room * 0.45)
	x := float32(theme.Gap)
	for i, w := range []float32{first, room - first, choice} {
		h := objects[i].MinSize().Height
		put(objects[i], x, whole((size.Height-h)/2), w, h)
		x += w + theme.Gap
	}
}

// MinSize is the height of a line.
func (c *columnLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, c.height) }

// questions are labels with their selects, one below the other.
type questions struct{}

// Layout places labels left and selects beside them.
func (questions) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const labels, gap = 216, theme.Step
	for i := 0; i+1 < len(objects); i += 2 {
		y := float32(i/2) * (theme.Control + gap)
		h := objects[i].MinSize().Height
		put(objects[i], 0, y+whole((theme.Control-h)/2), labels, h)
		put(objects[i+1], labels+theme.Gap, y, min(320, size.Width-labels-theme.Gap), theme.Control)
	}
}

// MinSize is the height of all lines.
func (questions) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := float32(len(objects) / 2)
	return fyne.NewSize(400, n*(theme.Control+theme.Step)-theme.Step)
}
