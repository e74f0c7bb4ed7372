package ui

import (
	"bytes"
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/assets"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// topBar is the strip above everything: where one is in the history, which product, the next filing, and search.
type topBar struct {
	widget.BaseWidget
	bare          bool // first run: the name alone
	back, forward *kit.Button
	product       *barItem
	filing        *barItem
	search        *barItem
	share         *barItem // hidden without a team
}

const (
	searchWide   = 280 // pixels
	searchNarrow = 176
	searchIcon   = 36
	roomyBar     = 1240 // window width in pixels from which search is wide
	tightBar     = 760  // and below which it is an icon
	leastFiling  = 96   // what the countdown needs in order to say anything
)

func newTopBar() *topBar {
	t := &topBar{
		back: kit.NewIconButton("arrow-left", "Back (Alt+←)", nil), forward: kit.NewIconButton("arrow-right", "Forward (Alt+→)", nil),
		product: newBarItem("", nil), filing: newBarItem("flag", nil), search: newBarItem("search", nil),
		share: newBarItem("cloud-off", nil),
	}
	t.product.tail = "chevron-down"
	t.search.framed, t.search.keys = true, "Ctrl K"
	t.ExtendBaseWidget(t)
	return t
}

// sayProduct names the plan and the product, in a narrow window the contract year alone; an empty plan hides the item.
func (t *topBar) sayProduct(plan, product, year string) {
	t.product.say(run{words: plan, bold: true}, run{words: product, short: year, ink: kit.InkSecond})
	t.Refresh()
}

// sayFiling counts the days to the filing; due is YYYY-MM-DD, "" while it is not known.
func (t *topBar) sayFiling(due string, now time.Time) {
	words, days := countdown(due, now)
	t.filing.say(run{words: words, ink: kit.InkSecond}, run{words: days, bold: true})
	t.Refresh()
}

// shareSaid is the share state in words: whole, and in as few as a narrow window has room for.
type shareSaid struct {
	icon, words, short string
	ink                kit.Ink
}

// sayShare says how the team's folder stands; without words there is no team.
func (t *topBar) sayShare(said shareSaid) {
	t.share.icon, t.share.ink = said.icon, said.ink
	t.share.say(run{words: said.words, short: said.short, ink: said.ink})
	t.Refresh()
}

// shared says whether there is a share state to show.
func (t *topBar) shared() bool {
	return !t.bare && len(t.share.runs) > 0 && t.share.runs[0].words != ""
}

// countdown is the day a filing closes, and how far it is; both empty when the day is not known.
func countdown(due string, now time.Time) (words, days string) {
	day, err := time.Parse(time.DateOnly, due)
	if err != nil {
		return "", ""
	}
	y, m, d := now.Date()
	left := int(day.Sub(time.Date(y, m, d, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	date := day.Format("Mon, Jan 2")
	switch {
	case left > 1:
		return "Filing closes " + date, fmt.Sprintf("%d days", left)
	case left == 1:
		return "Filing closes " + date, "tomorrow"
	case left == 0:
		return "Filing closes " + date, "today"
	case left == -1:
		return "Filing closed " + date, "yesterday"
	}
	return "Filing closed " + date, fmt.Sprintf("%d days ago", -left)
}

// CreateRenderer draws the bar.
func (t *topBar) CreateRenderer() fyne.WidgetRenderer {
	ground, line, between := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	logo := &canvas.Image{FillMode: canvas.ImageFillContain}
	name := &canvas.Text{Text: "Countyline", TextSize: theme.Lead, TextStyle: fyne.TextStyle{Bold: true}}
	d := &drawn{of: t, min: fyne.NewSize(480, theme.TopBar)}
	d.objects = []fyne.CanvasObject{ground, line, logo, name, t.back, t.forward, t.product, between, t.filing, t.search, t.share}
	d.layout = func(size fyne.Size) {
		put(ground, 0, 0, size.Width, size.Height-1)
		put(line, 0, size.Height-1, size.Width, 1)
		put(logo, 16, 12, 24, 24)
		put(name, 48, 0, 112, size.Height-1)
		t.place(size, between)
	}
	var drawn color.NRGBA
	d.paint = func(k *theme.Tokens) {
		ground.FillColor, line.FillColor, between.FillColor, name.Color = k.Surface, k.Line, k.Line, k.Ink
		if drawn != k.Accent {
			drawn = k.Accent
			logo.Resource = logoIn(k)
			logo.Refresh()
		}
		for _, o := range []fyne.CanvasObject{t.back, t.forward, t.search} {
			show(o, !t.bare)
		}
		show(t.product, !t.bare && len(t.product.runs) > 0 && t.product.runs[0].words != "")
		show(t.filing, t.dated())
		show(t.share, t.shared())
		show(between, t.filing.Visible() && t.product.Visible())
	}
	return d.start()
}

// dated says whether there is a filing to count the days to.
func (t *topBar) dated() bool {
	return !t.bare && len(t.filing.runs) > 0 && t.filing.runs[0].words != ""
}

// place lays out what may give way: search gets narrow first, then the product's words are cut.
func (t *topBar) place(size fyne.Size, between *canvas.Rectangle) {
	const control, top = theme.Control, (theme.TopBar - theme.Control) / 2
	put(t.back, theme.Rail, top, control, control)
	put(t.forward, theme.Rail+control, top, control, control)
	search := float32(searchWide)
	words, keys := "Search or run a command", "Ctrl K"
	switch {
	case size.Width < tightBar:
		search, words, keys = searchIcon, "", ""
	case size.Width < roomyBar:
		search, words = searchNarrow, "Search"
	}
	if t.search.keys != keys {
		t.search.keys = keys
		t.search.Refresh()
	}
	if len(t.search.runs) == 0 || t.search.runs[0].words != words {
		t.search.runs = []run{{words: words, ink: kit.InkThird}}
	}
	end := size.Width - theme.Gap
	if t.shared() {
		share := t.share.wide()
		if size.Width < roomyBar {
			share = t.share.least()
		}
		end -= share
		put(t.share, end, top, share, control)
		end -= theme.Step
	}
	put(t.search, end-search, top, search, control)
	x := float32(theme.Rail + 2*control + theme.Step)
	filing := float32(0)
	if t.dated() {
		filing = t.filing.wide()
	}
	room := end - search - theme.Gap - x
	product := max(0, min(t.product.wide(), room, max(120, room-filing-2*theme.Step)))
	filing = min(filing, room-product-2*theme.Step)
	show(t.filing, filing >= leastFiling)
	show(between, filing >= leastFiling && t.product.Visible())
	put(t.product, x, top, product, control)
	x += product + theme.Step
	put(between, x, 0, 1, theme.TopBar-1)
	put(t.filing, x+theme.Step, top, filing, control)
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// logoIn is the mark in the colors of the theme.
func logoIn(k *theme.Tokens) fyne.Resource {
	svg := bytes.ReplaceAll(assets.Logo(), []byte("#0b666a"), hex(k.Accent))
	svg = bytes.ReplaceAll(svg, []byte("#ffffff"), hex(k.AccentInk))
	return fyne.NewStaticResource("countyline-"+string(hex(k.Accent)[1:])+".svg", svg)
}

func hex(c color.NRGBA) []byte { return fmt.Appendf(nil, "#%02x%02x%02x", c.R, c.G, c.B) }
