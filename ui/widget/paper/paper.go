// Package paper shows the pages of a document as they print: a desk with white sheets one below the other, which zooms,
// turns, searches and shows them as a grey printer would. Pages are painted off the UI goroutine, and only those near
// the eye.
package paper

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/reports/page"
)

// Paper shows a document.
type Paper struct {
	widget.BaseWidget

	// OnChange follows the page in view, the zoom, the hits of a search and whether the paper is grey.
	OnChange func()
	// Go runs what paints a page, and Post brings its result back to the UI goroutine; tests give their own.
	Go   func(func())
	Post func(func())
	// Modifiers are the keys held down while the wheel turns.
	Modifiers func() fyne.KeyModifier

	fonts   *page.Fonts
	doc     *page.Document
	zoom    Zoom
	grey    bool
	desk    desk    // where every sheet lies at the present zoom
	x, y    float32 // of the desk's corner in view, pixels
	focused bool
	grabbed grabbed
	find    find

	cache      *cache
	painting   bool
	generation int // of the document; what an older one asked for is dropped
	failed     error

	sheets *sheets
}

// New is an empty desk.
func New() *Paper {
	p := &Paper{Go: func(work func()) { go work() }, Post: fyne.Do, Modifiers: heldKeys, cache: newCache()}
	p.sheets = newSheets(p)
	p.ExtendBaseWidget(p)
	return p
}

// heldKeys asks the window system; where there is none, no key is held.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// SetDocument puts a document, set in these fonts, on the desk, its first page in view; nil clears the desk. Zoom and
// grey stay.
func (p *Paper) SetDocument(doc *page.Document, fonts *page.Fonts) {
	p.doc, p.fonts, p.generation, p.failed = doc, fonts, p.generation+1, nil
	p.x, p.y = 0, 0
	p.cache.clear()
	p.find.start(doc, p.fonts)
	p.lay()
	p.changed()
}

// Document is the one on the desk; nil for none.
func (p *Paper) Document() *page.Document { return p.doc }

// Err is why a page could not be painted; nil while all could.
func (p *Paper) Err() error { return p.failed }

// Pages is the number of pages.
func (p *Paper) Pages() int {
	if p.doc == nil {
		return 0
	}
	return len(p.doc.Pages)
}

// Page is the page in view, from 0.
func (p *Paper) Page() int { return p.desk.at(p.y, p.Size().Height) }

// GoTo turns to a page, from 0; beyond the ends it is the first or the last.
func (p *Paper) GoTo(n int) {
	if p.Pages() == 0 {
		return
	}
	p.scrollTo(p.x, p.desk.top(max(0, min(n, p.Pages()-1)))-gap)
}

// Outline are the bookmarks of the document.
func (p *Paper) Outline() []page.Bookmark {
	if p.doc == nil {
		return nil
	}
	return p.doc.Outline
}

// GoToBookmark brings a place of the outline into view.
func (p *Paper) GoToBookmark(b page.Bookmark) {
	if b.Page < p.Pages() {
		p.scrollTo(p.x, p.desk.top(b.Page)+float32(max(0, b.Y-36))*p.desk.scale-gap)
	}
}

// Grey says whether the paper is shown as a grey printer would print it.
func (p *Paper) Grey() bool { return p.grey }

// SetGrey shows the paper in grey, or in color.
func (p *Paper) SetGrey(grey bool) {
	if grey != p.grey {
		p.grey = grey
		p.changed()
	}
}

// View is the place in view, independent of the window's size: the page with the part of it above the view, and the
// part of the desk left of it.
func (p *Paper) View() (x, y float32) {
	if p.Pages() == 0 {
		return 0, 0
	}
	n := p.desk.holding(p.y + gap)
	y = float32(n) + max(0, (p.y+gap-p.desk.top(n))/max(1, p.desk.height(n)))
	return p.x / max(1, p.desk.width), y
}

// SetView goes back to a place that View told.
func (p *Paper) SetView(x, y float32) {
	if p.Pages() == 0 {
		return
	}
	n := max(0, min(int(y), p.Pages()-1))
	p.scrollTo(x*p.desk.width, p.desk.top(n)+min(1, max(0, y-float32(n)))*p.desk.height(n)-gap)
}

// scrollTo moves the view, as far as the desk reaches.
func (p *Paper) scrollTo(x, y float32) {
	size := p.Size()
	p.x = max(0, min(x, p.desk.width-size.Width))
	p.y = max(0, min(y, p.desk.length-size.Height))
	p.changed()
}

// lay lays the sheets out anew, for another document, zoom or size of the window.
func (p *Paper) lay() {
	p.desk = newDesk(p.doc, p.zoom, p.Size())
	size := p.Size()
	p.x = max(0, min(p.x, p.desk.width-size.Width))
	p.y = max(0, min(p.y, p.desk.length-size.Height))
}

// changed shows what is in view now, and has painted what is not painted yet.
func (p *Paper) changed() {
	p.Refresh()
	p.paintNext()
	if p.OnChange != nil {
		p.OnChange()
	}
}

// Resize keeps the place in view when the window changes.
func (p *Paper) Resize(size fyne.Size) {
	if size == p.Size() {
		return
	}
	x, y := p.View()
	p.BaseWidget.Resize(size)
	p.lay()
	p.SetView(x, y)
}

// MinSize lets the paper be as small as a window makes it.
func (p *Paper) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

// density is how many pixels of the screen a pixel of the window has.
func (p *Paper) density() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		return c.Scale()
	}
	return 1
}
