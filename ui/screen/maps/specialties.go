package maps

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// allWords name the first line of the list.
const allWords = "All specialties"

// entry is a line of the list of specialties.
type entry struct {
	index          int // all for the first line
	words, code    string
	fixable, other int // failing cells; other are structural, or all where no prospects are listed
}

// specialties is the list of specialties with how many counties of each fail, and a filter on top.
type specialties struct {
	content *fyne.Container
	search  *kit.Search
	head    *specialtyHead
	rows    *specialtyRows
	entries []entry
	words   string // of the filter
}

func newSpecialties(chosen func(int)) *specialties {
	l := &specialties{rows: newSpecialtyRows(chosen), head: newSpecialtyHead()}
	l.search = kit.NewSearch("Specialty", func(words string) {
		l.words = words
		l.narrow()
	})
	l.search.OnKey(l.typed)
	l.content = &fyne.Container{Layout: column{}, Objects: []fyne.CanvasObject{l.search, l.head, l.rows}}
	return l
}

// typed lets the arrows move in the list while one types.
func (l *specialties) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		l.rows.step(-1)
	case fyne.KeyDown:
		l.rows.step(1)
	default:
		return false
	}
	return true
}

// set lists the specialties of an assessment.
func (l *specialties) set(a *app.Adequacy) {
	l.entries = []entry{{index: all, words: allWords}}
	for i, s := range a.Specialties {
		l.entries = append(l.entries, entry{index: i, words: s.Name, code: s.Code})
	}
	l.narrow()
}

// count shows how many counties fail.
func (l *specialties) count(tallies []app.Tally, prospects bool) {
	var fixable, other int
	for i := range l.entries[1:] {
		e := &l.entries[i+1]
		e.fixable, e.other = tallies[i][app.Fixable], tallies[i][app.Structural]
		if !prospects {
			e.fixable, e.other = 0, tallies[i].Fail()
		}
		fixable, other = fixable+e.fixable, other+e.other
	}
	l.entries[0].fixable, l.entries[0].other = fixable, other
	l.head.set(len(l.entries)-1, prospects)
	l.rows.prospects = prospects
	l.narrow()
}

// narrow shows what the filter leaves: names that have the words somewhere, or a code.
func (l *specialties) narrow() {
	words := strings.ToLower(strings.TrimSpace(l.words))
	var left []entry
	for _, e := range l.entries {
		if strings.Contains(strings.ToLower(e.words), words) || strings.HasPrefix(strings.ToLower(e.code), words) {
			left = append(left, e)
		}
	}
	l.rows.set(left)
}

func (l *specialties) filtered() string { return l.words }

func (l *specialties) filter(words string) {
	if words != l.words {
		l.search.SetText(words)
	}
}

func (l *specialties) choose(index int) { l.rows.choose(index) }

// column lays the filter, the head and the rows out.
type column struct{}

func (column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 200) }

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], theme.Step, theme.Step, size.Width-2*theme.Step, theme.Control)
	put(objects[1], theme.Step, 48, size.Width-2*theme.Step, theme.Row)
	put(objects[2], theme.Step, 48+theme.Row, size.Width-2*theme.Step, max(0, size.Height-48-theme.Row))
}

// Width of a column of counts, and how far the first ends before the second.
const countWidth = 30

// specialtyHead says how many specialties there are and what the counts mean.
type specialtyHead struct {
	widget.BaseWidget
	words          string
	fixable, other *kit.Icon
	prospects      bool
}

func newSpecialtyHead() *specialtyHead {
	h := &specialtyHead{fixable: kit.NewIcon("wrench", kit.InkWarn, theme.IconPill), other: kit.NewIcon("octagon-x", kit.InkBad, theme.IconPill)}
	h.ExtendBaseWidget(h)
	return h
}

func (h *specialtyHead) set(n int, prospects bool) {
	h.words, h.prospects = several(n, "specialty", "specialties"), prospects
	if prospects {
		h.other.Set("octagon-x", kit.InkBad)
	} else {
		h.other.Set("circle-alert", kit.InkBad)
	}
	h.Refresh()
}

// CreateRenderer draws the head.
func (h *specialtyHead) CreateRenderer() fyne.WidgetRenderer {
	words := letters(theme.Small, true, fyne.TextAlignLeading)
	r := &rest{of: h, objects: []fyne.CanvasObject{words, h.fixable, h.other}}
	r.min = func() fyne.Size { return fyne.NewSize(120, theme.Row) }
	r.layout = func(size fyne.Size) {
		put(words, theme.Step, 0, size.Width-2*countWidth, size.Height)
		put(h.fixable, size.Width-theme.Step-countWidth-theme.IconPill, 7, theme.IconPill, theme.IconPill)
		put(h.other, size.Width-theme.Step-theme.IconPill, 7, theme.IconPill, theme.IconPill)
	}
	r.paint = func(k *theme.Tokens) {
		words.Text, words.Color = h.words, k.Ink2
		h.fixable.Hidden = !h.prospects
		h.fixable.Refresh()
		h.other.Refresh()
	}
	return r.start()
}

// rowObjects are the canvas objects of a row in sight.
type rowObjects struct {
	ground             *canvas.Rectangle
	name, fixable, bad *canvas.Text
}

func newRowObjects() *rowObjects {
	return &rowObjects{
		ground: &canvas.Rectangle{CornerRadius: theme.RadiusChip},
		name:   letters(theme.Body, false, fyne.TextAlignLeading), fixable: letters(theme.Body, true, fyne.TextAlignTrailing),
		bad: letters(theme.Body, true, fyne.TextAlignTrailing),
	}
}

// counted writes a count, nothing as a dash.
func counted(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}
