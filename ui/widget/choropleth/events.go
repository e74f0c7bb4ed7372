package choropleth

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"countyline/ui/keys"
)

// Dragged moves the map with the pointer.
func (m *Map) Dragged(e *fyne.DragEvent) {
	m.hide()
	v := m.view
	v.mid[0] -= float64(e.Dragged.DX) / v.zoom
	v.mid[1] += float64(e.Dragged.DY) / v.zoom
	m.move(v)
}

// DragEnd lets the map lie.
func (m *Map) DragEnd() {
	m.moved()
}

// wheelStep is how many units of wheel double the zoom; a notch is 25, on a Mac 10.
const wheelStep = 90

// Scrolled zooms to the pointer.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	m.hide()
	m.zoom(e.Position, math.Exp2(float64(e.Scrolled.DY)/wheelStep))
	m.moved()
}

func (m *Map) moved() {
	if m.OnMoved != nil {
		m.OnMoved()
	}
}

// MouseIn is the pointer coming over the map.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved tells of the county under the pointer.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	m.pointer = e.Position
	at := m.county(e.Position)
	if at >= 0 && !m.ground.counties[at].home {
		at = -1
	}
	m.hovered = at
	m.showNote()
}

// MouseOut is the pointer leaving the map.
func (m *Map) MouseOut() { m.hide() }

func (m *Map) hide() {
	m.hovered = -1
	m.showNote()
}

// Cursor is a hand over what can be selected.
func (m *Map) Cursor() desktop.Cursor {
	if m.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped selects the county at the pointer, or opens it if it is selected already.
func (m *Map) Tapped(e *fyne.PointEvent) {
	m.claim()
	at := m.county(e.Position)
	if at < 0 || !m.ground.counties[at].home {
		return
	}
	if at == m.selected {
		m.open()
		return
	}
	m.choose(at)
}

// claim focuses the map because it was clicked.
func (m *Map) claim() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil && c.Focused() != fyne.Focusable(m) {
		m.pointed = true
		c.Focus(m)
	}
}

// keyed says that a key is used here, which brings the ring.
func (m *Map) keyed() {
	if m.pointed {
		m.pointed = false
		m.Refresh()
	}
}

func (m *Map) choose(at int) {
	m.selected = at
	m.reveal()
	m.behind(colors)
	if m.OnSelect != nil {
		m.OnSelect(m.Selected())
	}
}

func (m *Map) open() {
	if m.OnOpen != nil && m.selected >= 0 {
		m.OnOpen(m.Selected())
	}
}

// FocusGained shows the ring.
func (m *Map) FocusGained() {
	m.focused = true
	m.Refresh()
}

// FocusLost takes it away.
func (m *Map) FocusLost() {
	m.focused, m.pointed = false, false
	m.Refresh()
}

// zoomStep is how much nearer a key or button brings the map.
const zoomStep = 1.5

// ZoomIn brings the map one step nearer.
func (m *Map) ZoomIn() { m.Zoom(zoomStep) }

// ZoomOut takes the map one step away.
func (m *Map) ZoomOut() { m.Zoom(1 / zoomStep) }

// ShowAll is Fit by the user's own hand.
func (m *Map) ShowAll() {
	m.Fit()
	m.moved()
}

// TypedRune zooms: plus, minus, and zero for all. Other characters go to the window.
func (m *Map) TypedRune(r rune) {
	m.keyed()
	switch r {
	case '+', '=':
		m.ZoomIn()
	case '-', '−':
		m.ZoomOut()
	case '0':
		m.ShowAll()
	default:
		keys.PassRune(m, r)
	}
}

// TypedKey goes to the neighbouring county, opens or deselects it. Other keys go to the window.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	m.keyed()
	switch e.Name {
	case fyne.KeyLeft:
		m.step(orb.Point{-1, 0})
	case fyne.KeyRight:
		m.step(orb.Point{1, 0})
	case fyne.KeyUp:
		m.step(orb.Point{0, 1})
	case fyne.KeyDown:
		m.step(orb.Point{0, -1})
	case fyne.KeyReturn, fyne.KeyEnter:
		m.open()
	case fyne.KeyEscape:
		if m.selected < 0 {
			keys.Pass(m, e)
			return
		}
		m.choose(-1)
	case fyne.KeyPlus, fyne.KeyMinus, fyne.KeyEqual, fyne.Key0: // come as characters too
	default:
		keys.Pass(m, e)
	}
}

func (m *Map) step(dir orb.Point) {
	to, ok := m.ground.first(m.view.mid)
	if m.selected >= 0 {
		to, ok = m.ground.toward(m.selected, dir)
	}
	if ok {
		m.choose(to)
	}
}
