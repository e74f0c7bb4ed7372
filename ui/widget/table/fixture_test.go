package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

// practices is a source of invented practices.
type practices [][]string

func (p practices) Rows() int                { return len(p) }
func (p practices) Cell(row, col int) string { return p[row][col] }
func (p practices) Key(row int) string       { return p[row][0] }

func (p practices) Number(row, col int) float64 {
	n, err := strconv.ParseFloat(strings.ReplaceAll(p[row][col], ",", ""), 64)
	if err != nil {
		return math.NaN()
	}
	return n
}

func (p practices) Mark(row, col int) Mark {
	switch p[row][col] {
	case "active":
		return Mark{Icon: "circle-check", Tone: Ok}
	case "prospect":
		return Mark{Icon: "crosshair", Tone: Neutral}
	case "terminated":
		return Mark{Icon: "octagon-x", Tone: Bad}
	}
	return Mark{Icon: "hourglass", Tone: Warn}
}

func columns() []Column {
	return []Column{
		{ID: "npi", Title: "NPI", Width: 104, Listed: true, Quiet: true},
		{ID: "name", Title: "Practice", Width: 180, Flexible: true, Strong: true},
		{ID: "specialty", Title: "Specialty", Width: 130},
		{ID: "zip", Title: "ZIP", Width: 70, Listed: true},
		{ID: "people", Title: "People", Width: 90, Kind: Figure},
		{ID: "status", Title: "Status", Width: 120, Kind: Pill},
		{ID: "beds", Title: "Beds", Width: 70, Kind: Figure, Hidden: true},
		{ID: "new", Title: "Accepts\nnew", Width: 76, Kind: Check},
	}
}

// invented makes practices whose fields follow from their number alone.
func invented(n int) practices {
	rivers := strings.Fields("Cottonwood Yalobusha Tallahatchie Sunflower Bogue Quiver Coldwater Homochitto Tchula Muñoz")
	kinds := strings.Fields("Cardiology Ophthalmology Neurology Psychiatry Dermatology Urology Podiatry")
	states := strings.Fields("prospect signed active terminated LOI")
	p := make(practices, n)
	for i := range p {
		at := i * 7919 % 100_003
		beds, fresh := "", ""
		if at%3 == 0 {
			beds, fresh = strconv.Itoa(at%400), "yes"
		}
		p[i] = []string{
			strconv.Itoa(1_000_000_000 + at), fmt.Sprintf("%s River %s Associates %d", rivers[at%len(rivers)], kinds[at/7%len(kinds)], at),
			kinds[at%len(kinds)], fmt.Sprintf("%05d", 38_600+at%180), thousands(at * 13 % 40_000), states[at%len(states)], beds, fresh,
		}
	}
	return p
}

func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// bench is a table in a window, driven as a user's hands drive it.
type bench struct {
	*Table
	window fyne.Window
}

func open(t testing.TB, variant theme.Variant, width, height float32, rows practices) *bench {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(variant))
	table := New(columns())
	table.Boxes = true
	table.CSV = func(header []string, rows [][]string) string {
		var b strings.Builder
		b.WriteString(strings.Join(header, ",") + "\n")
		for _, r := range rows {
			b.WriteString(strings.Join(r, ",") + "\n")
		}
		return b.String()
	}
	w := test.NewTempWindow(t, table)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	table.SetData(NewData(rows, columns()))
	return &bench{table, w}
}

func (b *bench) click(x, y float32, modifier fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
	e.Position, e.AbsolutePosition = fyne.NewPos(x, y), fyne.NewPos(x, y)
	b.MouseDown(e)
	b.MouseUp(e)
}

// clickRow clicks on the n-th row in sight, at its name.
func (b *bench) clickRow(n int, modifier fyne.KeyModifier) {
	b.click(200, 1+b.headHeight()+float32(n)*theme.Row+14, modifier)
}

// clickTitle clicks on the title of a column.
func (b *bench) clickTitle(id string, modifier fyne.KeyModifier) {
	b.click(1+b.titleAt(id)-b.offset.X, 15, modifier)
}

// titleAt is the middle of a column's title, in pixels from the left of all columns.
func (b *bench) titleAt(id string) float32 {
	for _, p := range b.cols.places {
		if b.cols.columns[p.col].ID == id {
			return p.x + p.width/2
		}
	}
	return -1
}

func (b *bench) drag(from, to fyne.Position) {
	press := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	press.Position = from
	b.MouseDown(press)
	for i := 1; i <= 4; i++ {
		part := from.AddXY((to.X-from.X)*float32(i)/4, (to.Y-from.Y)*float32(i)/4)
		b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: part}})
	}
	release := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	release.Position = to
	b.MouseUp(release)
	b.DragEnd()
}

// key types keys into the window, as the focused widget gets them.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// shifted types keys while Shift is down.
func (b *bench) shifted(names ...fyne.KeyName) {
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.key(names...)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (b *bench) shortcut(s fyne.Shortcut) {
	b.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

// column reads a column of the rows shown.
func (b *bench) column(id string) []string {
	col := b.cols.index(id)
	var cells []string
	for _, row := range b.Shown() {
		cells = append(cells, b.Data().source.Cell(row, col))
	}
	return cells
}
