package paper

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/ui/keys"
)

const (
	arrowStep = 48 // pixels
	wheelStep = 3  // pixels for one of the wheel's
	barReach  = 14 // pixels from the edge that belong to the scroll bar
)

// grabbed is what the pointer drags.
type grabbed uint8

const (
	nothing grabbed = iota
	sheet
	bar
)

// Key turns, scrolls or zooms, and says whether the key does any of that.
func (p *Paper) Key(e *fyne.KeyEvent) bool {
	if p.Pages() == 0 {
		return false
	}
	switch e.Name {
	case fyne.KeyPageDown:
		p.GoTo(p.Page() + 1)
	case fyne.KeyPageUp:
		p.GoTo(p.Page() - 1)
	case fyne.KeyHome:
		p.GoTo(0)
	case fyne.KeyEnd:
		p.GoTo(p.Pages() - 1)
	case fyne.KeyPlus, fyne.KeyEqual:
		p.ZoomIn()
	case fyne.KeyMinus:
		p.ZoomOut()
	case fyne.Key0:
		p.SetZoom(Zoom{Fit: FitPage})
	default:
		return false
	}
	return true
}

// TypedKey takes the arrows beside the keys of Key; the others go to the window.
func (p *Paper) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		p.scrollTo(p.x, p.y+arrowStep)
	case fyne.KeyUp:
		p.scrollTo(p.x, p.y-arrowStep)
	case fyne.KeyRight:
		p.scrollTo(p.x+arrowStep, p.y)
	case fyne.KeyLeft:
		p.scrollTo(p.x-arrowStep, p.y)
	default:
		if !p.Key(e) {
			keys.Pass(p, e)
		}
	}
}

// TypedRune passes letters on to the window; + and - were keys already.
func (p *Paper) TypedRune(r rune) {
	if r != '+' && r != '-' && r != '0' && r != '=' {
		keys.PassRune(p, r)
	}
}

// FocusGained shows the ring.
func (p *Paper) FocusGained() {
	p.focused = true
	p.Refresh()
}

// FocusLost hides the ring.
func (p *Paper) FocusLost() {
	p.focused = false
	p.Refresh()
}

// Tapped takes the focus.
func (p *Paper) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// Scrolled scrolls through all pages; with Ctrl it zooms to the pointer.
func (p *Paper) Scrolled(e *fyne.ScrollEvent) {
	if p.Modifiers()&fyne.KeyModifierShortcutDefault == 0 {
		p.scrollTo(p.x-wheelStep*e.Scrolled.DX, p.y-wheelStep*e.Scrolled.DY)
		return
	}
	factor := float32(1.1)
	if e.Scrolled.DY < 0 {
		factor = 1 / factor
	}
	if e.Scrolled.DY != 0 {
		p.zoomAt(p.step(factor), e.Position)
	}
}

// MouseDown says what a drag that begins here moves.
func (p *Paper) MouseDown(e *desktop.MouseEvent) {
	p.grabbed = sheet
	if e.Position.X > p.Size().Width-barReach && p.desk.length > p.Size().Height {
		p.grabbed = bar
		p.barTo(e.Position.Y)
	}
}

// MouseUp ends it.
func (p *Paper) MouseUp(*desktop.MouseEvent) { p.grabbed = nothing }

// Dragged moves the paper, or the scroll bar.
func (p *Paper) Dragged(e *fyne.DragEvent) {
	if p.grabbed == bar {
		p.barTo(e.Position.Y)
		return
	}
	p.scrollTo(p.x-e.Dragged.DX, p.y-e.Dragged.DY)
}

// DragEnd ends it.
func (p *Paper) DragEnd() { p.grabbed = nothing }

// barTo brings the middle of the scroll bar's thumb to y.
func (p *Paper) barTo(y float32) {
	height := p.Size().Height
	thumb := p.thumb()
	p.scrollTo(p.x, (y-thumb/2)/max(1, height-thumb)*(p.desk.length-height))
}

// thumb is the length of the scroll bar's thumb in pixels.
func (p *Paper) thumb() float32 {
	height := p.Size().Height
	return max(24, height*height/max(1, p.desk.length))
}
