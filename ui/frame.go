package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

const (
	narrowWindow = 1200 // width in pixels under which the rail folds and the pane is narrow
	leastWide    = 900  // pixels
	leastTall    = 600
)

// frame is the content of the window: top bar, rail, main region and detail pane, and the notes above them.
type frame struct {
	widget.BaseWidget
	top    *topBar
	rail   *rail
	fold   *kit.Button
	pane   *pane
	notes  *notes
	banner *banner
	wings  *fyne.Container // what is not in front, out of sight: Fyne puts another theme only on what the window holds

	sized    func() // the window has another size
	size     fyne.Size
	main     fyne.CanvasObject
	bare     bool // no rail and no pane: first run
	folded   bool // the user folded the rail
	paneOpen bool
}

func newFrame(top *topBar, rail *rail, pane *pane, notes *notes) *frame {
	f := &frame{sized: func() {}, top: top, rail: rail, pane: pane, notes: notes, main: canvas.NewRectangle(nil), wings: &fyne.Container{Hidden: true}}
	f.fold = kit.NewIconButton("chevrons-left", "Fold the rail", f.toggle)
	f.banner = newBanner(nil)
	f.banner.Hide()
	f.ExtendBaseWidget(f)
	return f
}

func (f *frame) toggle() { f.setFolded(!f.folded) }

func (f *frame) setFolded(folded bool) {
	f.folded = folded
	if folded {
		f.fold.SetIcon("chevrons-right")
		f.fold.SetWords("Unfold the rail")
	} else {
		f.fold.SetIcon("chevrons-left")
		f.fold.SetWords("Fold the rail")
	}
	f.Refresh()
}

// show puts a screen into the main region.
func (f *frame) show(main fyne.CanvasObject, bare bool) {
	f.main, f.bare, f.top.bare = main, bare, bare
	f.top.Refresh()
	f.Refresh()
}

func (f *frame) setPane(open bool) {
	if f.paneOpen != open {
		f.paneOpen = open
		f.Refresh()
	}
}

// setPast says that the window shows the past; "" that it shows what is.
func (f *frame) setPast(words string) {
	f.banner.words.SetText(words)
	show(f.banner, words != "")
	f.Refresh()
}

// CreateRenderer lays the regions out over the window's own ground, which is the theme's: what is painted twice costs
// twice on a computer that paints without a graphics card. The order of the objects is the order of the focus.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	line := newGround(lineToken)
	d := &drawn{of: f, min: fyne.NewSize(leastWide, leastTall)}
	d.layout = func(size fyne.Size) {
		if size != f.size {
			f.size = size
			f.sized()
		}
		narrow := size.Width < narrowWindow
		rail, pane := float32(theme.Rail), float32(0)
		if narrow || f.folded {
			rail = theme.RailFolded
		}
		if f.paneOpen && !f.bare {
			pane = theme.Detail
			if narrow {
				pane = theme.DetailNarrow
			}
		}
		if f.bare {
			rail = 0
		}
		top := float32(theme.TopBar)
		put(f.top, 0, 0, size.Width, top)
		if f.banner.Visible() {
			put(f.banner, 0, top, size.Width, bannerHigh)
			top += bannerHigh
		}
		f.rail.setFolded(rail == theme.RailFolded)
		put(f.rail, 0, top, rail-1, size.Height-top-theme.RailItem-theme.Step)
		put(f.fold, rail-theme.Control-12, size.Height-theme.Control-12, theme.Control, theme.Control)
		put(line, rail-1, top, 1, size.Height-top)
		put(f.main, rail, top, size.Width-rail-pane, size.Height-top)
		put(f.pane, size.Width-pane, top, pane, size.Height-top)
		put(f.notes, 0, top, size.Width-pane, size.Height-top)
		if f.notes.rail != rail {
			f.notes.rail = rail
			f.notes.Refresh()
		}
		show(f.rail, !f.bare)
		show(line, !f.bare)
		show(f.fold, !f.bare && !narrow)
		show(f.pane, pane > 0)
	}
	d.paint = func(*theme.Tokens) {
		d.objects = []fyne.CanvasObject{f.top, f.banner, f.rail, line, f.fold, f.main, f.pane, f.notes, f.wings}
	}
	return d.start()
}
