package paper

import "fyne.io/fyne/v2"

// Zoom is how large pages are shown.
func (p *Paper) Zoom() Zoom { return p.zoom }

// Percent is the size shown, in percent of the printed size.
func (p *Paper) Percent() float32 { return p.desk.scale / pixelsAPoint * 100 }

// SetZoom shows pages at another size; the middle of the view stays where it is.
func (p *Paper) SetZoom(z Zoom) {
	p.zoomAt(z, fyne.NewPos(p.Size().Width/2, p.Size().Height/3))
}

// ZoomIn shows pages one step larger.
func (p *Paper) ZoomIn() { p.SetZoom(p.step(zoomStep)) }

// ZoomOut shows pages one step smaller.
func (p *Paper) ZoomOut() { p.SetZoom(p.step(1 / zoomStep)) }

// step is a free zoom, larger or smaller by a factor. It stops at 100 percent on the way.
func (p *Paper) step(factor float32) Zoom {
	now := p.Percent()
	next := now * factor
	if now < 99.5 && next > 100 || now > 100.5 && next < 100 {
		next = 100
	}
	return Zoom{Fit: Free, Percent: max(LeastPercent, min(next, MostPercent))}
}

// zoomAt keeps the point of the paper under at where it is.
func (p *Paper) zoomAt(z Zoom, at fyne.Position) {
	if p.Pages() == 0 {
		p.zoom = z
		p.changed()
		return
	}
	n := p.desk.holding(p.y + at.Y)
	across := (p.x + at.X - p.desk.left(n)) / p.desk.scale
	down := (p.y + at.Y - p.desk.top(n)) / p.desk.scale
	turned := z.Fit == FitPage // the whole page is seen, from its top
	p.zoom = z
	p.lay()
	if turned {
		p.GoTo(n)
		return
	}
	p.scrollTo(p.desk.left(n)+across*p.desk.scale-at.X, p.desk.top(n)+down*p.desk.scale-at.Y)
}
