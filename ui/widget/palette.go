package widget

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// PaletteItem is something that can be done or opened by typing its name.
type PaletteItem struct {
	Group, Words, Hint, Icon, Shortcut string
	Do                                 func()
}

// Palette finds things to do or to open as one types.
type Palette struct {
	OnQuery func(string) // told of each letter, to look for more; see SetFound

	over   *overlay
	search *Search
	list   *list
	items  []PaletteItem
	lower  []string
	found  []PaletteItem
	shown  []PaletteItem // by line; titles have no Do
}

// ShowPalette opens the palette over a window.
func ShowPalette(w fyne.Window, hint string, items []PaletteItem) *Palette {
	p := &Palette{items: items, lower: make([]string, len(items))}
	for i, item := range items {
		p.lower[i] = strings.ToLower(item.Words)
	}
	p.list = newList(p.pick)
	p.search = NewSearch(hint, p.query)
	p.search.bare = true
	p.search.OnKey(func(e *fyne.KeyEvent) bool { return e.Name != fyne.KeyEscape && p.list.typed(e) })
	p.search.OnSubmit = func(string) { p.list.pick(p.list.at) }
	face := newPaletteFace(p)
	p.over = newOverlay(w.Canvas(), face)
	p.over.light = true
	p.over.key = func(e *fyne.KeyEvent) bool { return p.list.typed(e) }
	p.over.place = func(size fyne.Size) (fyne.Position, fyne.Size) {
		const most = 640
		wide := min(most, size.Width-2*theme.Margin)
		lines := float32(max(1, min(len(p.shown), 12, int((size.Height-200)/theme.Control))))
		return fyne.NewPos(float32(int((size.Width-wide)/2)), 64), fyne.NewSize(wide, headPalette+lines*theme.Control+theme.Step)
	}
	p.query("")
	p.over.open(p.search.Editor)
	return p
}

// Close takes the palette away.
func (p *Palette) Close() { p.over.close() }

// SetFound adds what was found elsewhere for the words typed now, after the items that match.
func (p *Palette) SetFound(items []PaletteItem) {
	p.found = items
	p.fill(p.search.Text())
}

func (p *Palette) pick(i int) {
	if do := p.shown[i].Do; do != nil {
		p.Close()
		do()
	}
}

func (p *Palette) query(typed string) {
	p.found = nil
	p.fill(typed)
	if p.OnQuery != nil {
		p.OnQuery(typed)
	}
}

// fill shows what matches: in its groups while nothing is typed, the best first afterwards.
func (p *Palette) fill(typed string) {
	const most = 300
	shown := append(match(p.items, p.lower, strings.ToLower(strings.TrimSpace(typed)), most), p.found...)
	p.shown = p.shown[:0]
	lines := []listLine{}
	grouped, group := strings.TrimSpace(typed) == "", ""
	for _, item := range shown {
		if grouped && item.Group != group {
			group = item.Group
			p.shown, lines = append(p.shown, PaletteItem{}), append(lines, listLine{words: group, title: true})
		}
		hint := item.Hint
		if hint == "" && !grouped {
			hint = item.Group
		}
		p.shown, lines = append(p.shown, item), append(lines, listLine{icon: item.Icon, words: item.Words, hint: hint, keys: item.Shortcut})
	}
	if len(lines) == 0 {
		p.shown, lines = append(p.shown, PaletteItem{}), append(lines, listLine{words: "Nothing is named like that", disabled: true})
	}
	p.list.setLines(lines)
	p.over.Refresh()
}

// match are the items whose words answer what was typed, best first; lower are their words in lower case.
func match(items []PaletteItem, lower []string, typed string, most int) []PaletteItem {
	if typed == "" {
		return append([]PaletteItem{}, items[:min(most, len(items))]...)
	}
	type hit struct{ at, score int }
	var hits []hit
	for i, words := range lower {
		if s := score(words, typed); s > 0 {
			hits = append(hits, hit{i, s})
		}
	}
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].score > hits[j].score })
	best := make([]PaletteItem, 0, min(most, len(hits)))
	for _, h := range hits[:min(most, len(hits))] {
		best = append(best, items[h.at])
	}
	return best
}

const headPalette = 56

// paletteFace is the panel of the palette.
type paletteFace struct {
	widget.BaseWidget
	p *Palette
}

func newPaletteFace(p *Palette) *paletteFace {
	f := &paletteFace{p: p}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer draws the panel.
func (f *paletteFace) CreateRenderer() fyne.WidgetRenderer {
	b, rule := newBox(theme.RadiusCard, 1), &canvas.Rectangle{}
	d := &drawn{of: f, objects: append(b.objects(), rule, f.p.search, f.p.list)}
	d.min = func() fyne.Size { return fyne.NewSize(320, headPalette+theme.Control) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		place(f.p.search, 7, 12, size.Width-24, theme.Control)
		place(rule, 1, headPalette-1, size.Width-2, 1)
		place(f.p.list, 4, headPalette+4, size.Width-8, size.Height-headPalette-theme.Step)
	}
	d.paint = func(k *theme.Tokens) {
		b.set(k.Surface, k.LineStrong)
		rule.FillColor = k.Line
	}
	return d.start()
}
