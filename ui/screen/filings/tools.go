package filings

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/paper"
)

// tools are the bar above the paper.
type tools struct {
	s                    *Screen
	view                 *strip
	title, sub           *kit.Text
	back, forward        *kit.Button
	word, of             *kit.Text
	number               *kit.Entry
	outline, search      *kit.Button
	grey, save           *kit.Button
	smallGrey, smallSave *kit.Button // where there is little room
	print                *kit.Button
}

func newTools(s *Screen) *tools {
	t := &tools{s: s}
	t.title, t.sub = kit.NewText("", kit.Style{Bold: true, Cut: true}), kit.NewText("", kit.Style{Ink: kit.InkSecond, Cut: true})
	t.back = kit.NewIconButton("chevron-left", "Page back (Page Up)", func() { s.paper.GoTo(s.paper.Page() - 1) }).Framed()
	t.forward = kit.NewIconButton("chevron-right", "Next page (Page Down)", func() { s.paper.GoTo(s.paper.Page() + 1) }).Framed()
	t.word, t.of = kit.NewText("Page", kit.Style{}), kit.NewText("", kit.Style{})
	t.number = kit.NewEntry("", "1").Wide(44)
	t.number.OnSubmit = t.turn
	t.outline = kit.NewIconButton("library", "Contents", t.contents).Framed()
	t.search = kit.NewIconButton("search", "Find in the pages (Ctrl+F)", s.findToggle).Framed()
	t.grey = kit.NewButton("Gray", "contrast", kit.Secondary, s.toggleGrey)
	t.smallGrey = kit.NewIconButton("contrast", "Gray, as a gray printer prints it", s.toggleGrey).Framed()
	t.save = kit.NewButton("Save PDF", "file-down", kit.Secondary, s.savePDF)
	t.smallSave = kit.NewIconButton("file-down", "Save PDF (Ctrl+S)", s.savePDF).Framed()
	t.print = kit.NewButton("Print", "printer", kit.Primary, s.print).Keyed("Ctrl P")
	t.view = newStrip(theme.Header, false, container.New(t, t.title, t.sub, t.back, t.word, t.number, t.of, t.forward, t.outline, t.search, t.grey, t.smallGrey, t.save, t.smallSave, t.print))
	return t
}

// show says which page is in view.
func (t *tools) show() {
	p := t.s.paper
	words, _ := documentWords(app.PaperName)
	t.title.SetText(words)
	n := p.Pages()
	sub := ""
	if n > 0 {
		sub = "Letter, " + app.CountOf(n, "page", "pages")
	}
	t.sub.SetText(sub)
	if !t.typing() {
		t.setNumber()
	}
	of := "of " + app.Count(n)
	if t.of.Text() != of {
		t.of.SetText(of)
		t.view.Refresh()
	}
	enable(t.back, n > 0 && p.Page() > 0)
	enable(t.forward, p.Page() < n-1)
	for _, b := range []*kit.Button{t.outline, t.search, t.grey, t.smallGrey} {
		enable(b, n > 0)
	}
	words = "Gray"
	if p.Grey() {
		words = "Color"
	}
	if t.grey.Words() != words {
		t.grey.SetWords(words)
		t.smallGrey.SetWords(words)
		t.view.Refresh()
	}
}

func (t *tools) setNumber() {
	if n := strconv.Itoa(min(t.s.paper.Page()+1, max(1, t.s.paper.Pages()))); t.number.Text() != n {
		t.number.SetText(n)
	}
}

// typing says whether a page number is being written.
func (t *tools) typing() bool {
	return t.s.desk.Window.Canvas().Focused() == fyne.Focusable(t.number.Editor)
}

// turn goes to the page that was typed.
func (t *tools) turn(typed string) {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err == nil {
		t.s.paper.GoTo(n - 1)
	}
	t.s.focus(t.s.paper)
	t.setNumber()
}

// contents lists the bookmarks.
func (t *tools) contents() {
	var items []kit.MenuItem
	here := t.s.paper.Page()
	for _, b := range t.s.paper.Outline() {
		items = append(items, kit.MenuItem{
			Words: strings.Repeat("   ", b.Level) + b.Title, Hint: "page " + app.Count(b.Page+1), Checked: b.Level == 0 && b.Page == here,
			Do: func() { t.s.paper.GoToBookmark(b) },
		})
	}
	if len(items) > 0 {
		kit.ShowMenu(items, t.outline)
	}
}

func enable(b *kit.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// Layout puts the title left and the rest right; with little room icons stand for words.
func (t *tools) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	small := size.Width < 660
	t.grey.Hidden, t.save.Hidden, t.smallGrey.Hidden, t.smallSave.Hidden = small, small, !small, !small
	row := []fyne.CanvasObject{t.print, t.smallSave, t.save, t.smallGrey, t.grey, t.search, t.outline, nil, t.forward, t.of, t.number, t.word, t.back}
	t.giveWay(row, size.Width)
	x := size.Width
	for _, o := range row {
		if o == nil {
			x -= theme.Step
			continue
		}
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		x -= m.Width
		put(o, x, float32(int((size.Height-m.Height)/2)), m.Width, m.Height)
		x -= theme.Step
	}
	x -= theme.Step
	w := max(0, min(measure(t.title.Text(), theme.Body, true), x))
	m := t.title.MinSize()
	t.title.Hidden = w < 60
	put(t.title, 0, float32(int((size.Height-m.Height)/2)), w, m.Height)
	t.sub.Hidden = x-w-theme.Step < measure(t.sub.Text(), theme.Body, false)
	put(t.sub, w+theme.Step, float32(int((size.Height-m.Height)/2)), max(0, x-w-theme.Step), m.Height)
}

// giveWay hides what is missed least until the rest has room: all of it can be done by keys and by the palette, too.
func (t *tools) giveWay(row []fyne.CanvasObject, room float32) {
	for _, o := range []fyne.CanvasObject{t.word, t.outline, t.search, t.back, t.forward, t.of, t.number} {
		o.Show()
	}
	for _, o := range []fyne.CanvasObject{t.word, t.smallGrey, t.outline, t.search, t.of, t.smallSave, t.back, t.forward, t.number} {
		if rowWide(row) <= room {
			return
		}
		o.Hide()
	}
}

func rowWide(row []fyne.CanvasObject) float32 {
	w := float32(0)
	for _, o := range row {
		if o == nil {
			w += theme.Step
		} else if o.Visible() {
			w += o.MinSize().Width + theme.Step
		}
	}
	return w - theme.Step
}

// MinSize lets the bar be narrow.
func (t *tools) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, theme.Header) }

// zoomBar is the bar below the paper: what it stands on, and how large it is shown.
type zoomBar struct {
	s           *Screen
	view        *strip
	words       *kit.Text
	percent     *kit.Text
	out, in     *kit.Button
	whole, wide *kit.Button
}

func newZoomBar(s *Screen) *zoomBar {
	z := &zoomBar{s: s, words: kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkThird, Cut: true}), percent: kit.NewText("100%", kit.Style{Size: theme.Small, Align: fyne.TextAlignCenter})}
	z.out = kit.NewIconButton("minus", "Smaller (−)", s.paper.ZoomOut).Compact()
	z.in = kit.NewIconButton("plus", "Larger (+)", s.paper.ZoomIn).Compact()
	z.whole = kit.NewButton("Whole page", "", kit.Quiet, func() { s.paper.SetZoom(paper.Zoom{Fit: paper.FitPage}) }).Compact()
	z.wide = kit.NewButton("Page width", "", kit.Quiet, func() { s.paper.SetZoom(paper.Zoom{Fit: paper.FitWidth}) }).Compact()
	z.view = newStrip(36, true, kit.NewEnds(z.words, z.whole, z.wide, z.out, z.percent, z.in))
	return z
}

// show says what the paper stands on and how large it is.
func (z *zoomBar) show() {
	if f := z.s.filing(z.s.chosen); f != nil {
		z.words.SetText("As of " + shortDay(f.AsOf) + " · filing basis · never changes")
	}
	if z.s.paper.Pages() > 0 {
		z.percent.SetText(app.Count(int(z.s.paper.Percent()+0.5)) + "%")
	}
	z.view.Refresh()
}
