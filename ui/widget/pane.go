package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Pane scrolls content as wide as itself up and down: the detail beside a map, a page of forms.
type Pane struct {
	widget.BaseWidget
	scroll  *container.Scroll
	content *paneContent
	ground  *ground
}

// NewPane puts content, one below the other, into a pane.
func NewPane(objects ...fyne.CanvasObject) *Pane {
	p := &Pane{ground: newGround()}
	p.content = &paneContent{p: p, stack: NewStack(0, objects...)}
	p.content.ExtendBaseWidget(p.content)
	p.scroll = container.NewVScroll(p.content)
	p.ExtendBaseWidget(p)
	p.listen(objects)
	return p
}

// SetContent shows other content, from its top.
func (p *Pane) SetContent(objects ...fyne.CanvasObject) {
	p.content.stack.Objects = objects
	p.ground.Hide()
	p.listen(objects)
	p.scroll.Offset = fyne.Position{}
	p.grow()
}

// Asks says that a form waits for its answers in the pane: letters typed beside it are no commands then.
func (p *Pane) Asks() bool { return p.ground.Visible() }

// Offset is how far the pane is scrolled, in pixels.
func (p *Pane) Offset() float32 { return p.scroll.Offset.Y }

// ScrollTo scrolls the pane, in pixels from the top.
func (p *Pane) ScrollTo(y float32) { p.scroll.ScrollToOffset(fyne.NewPos(0, y)) }

// grow lays the content out anew after the height of some of it changed.
func (p *Pane) grow() {
	p.content.arrange(p.Size().Width)
	p.scroll.Refresh()
}

// listen lets everything inside that can grow tell the pane.
func (p *Pane) listen(objects []fyne.CanvasObject) {
	for _, o := range objects {
		if g, ok := o.(interface{ tellGrowth(func()) }); ok {
			g.tellGrowth(p.grow)
		}
		if f, ok := o.(*Form); ok && !f.bare {
			p.ground.Show()
		}
		switch h := o.(type) {
		case interface{ holds() []fyne.CanvasObject }:
			p.listen(h.holds())
		case *fyne.Container:
			p.listen(h.Objects)
		}
	}
}

// CreateRenderer draws the pane.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: p, objects: []fyne.CanvasObject{p.ground, p.scroll}}
	d.min = func() fyne.Size { return fyne.NewSize(p.content.MinSize().Width, 80) }
	d.layout = func(size fyne.Size) {
		p.ground.Resize(size)
		p.content.arrange(size.Width)
		p.scroll.Resize(size)
	}
	d.paint = func(*theme.Tokens) {}
	return d
}

// paneContent is what is scrolled; its height follows from the pane's width.
type paneContent struct {
	widget.BaseWidget
	p     *Pane
	stack *fyne.Container
}

// arrange lets everything learn its width, so that its height is right when it is asked for.
func (c *paneContent) arrange(width float32) {
	for range 2 { // what wraps inside what wraps learns its width in the second turn
		c.stack.Layout.Layout(c.stack.Objects, fyne.NewSize(width, c.stack.Size().Height))
	}
}

// CreateRenderer draws the content.
func (c *paneContent) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: c, objects: []fyne.CanvasObject{c.stack}}
	d.min = func() fyne.Size { return c.stack.MinSize() }
	d.layout = func(size fyne.Size) { c.stack.Resize(size) }
	d.paint = func(*theme.Tokens) {}
	return d
}

// growth is in everything whose height changes by itself.
type growth struct{ tell func() }

func (g *growth) tellGrowth(tell func()) { g.tell = tell }

// grown tells the pane around an object that its height changed, or lays the dialog and the whole window out anew.
func (g *growth) grown(o fyne.CanvasObject) {
	if g.tell != nil {
		g.tell()
		return
	}
	where := fyne.CurrentApp().Driver().CanvasForObject(o)
	if where == nil {
		return
	}
	if top := where.Overlays().Top(); top != nil {
		top.Refresh()
	}
	if where.Content() != nil {
		where.Content().Refresh()
	}
}

// ground lies under a form that waits for its answers, so that a click beside a field leaves the focus where it is: Fyne
// takes it away where nothing under the pointer could have it. It counts as disabled, so nothing ever gives it the focus.
type ground struct{ widget.BaseWidget }

func newGround() *ground {
	g := &ground{}
	g.ExtendBaseWidget(g)
	g.Hide()
	return g
}

// FocusGained never happens.
func (g *ground) FocusGained() {}

// FocusLost never happens.
func (g *ground) FocusLost() {}

// TypedRune never happens.
func (g *ground) TypedRune(rune) {}

// TypedKey never happens.
func (g *ground) TypedKey(*fyne.KeyEvent) {}

// Disabled keeps it out of the focus order.
func (g *ground) Disabled() bool { return true }

// Enable is not for it.
func (g *ground) Enable() {}

// Disable is not for it.
func (g *ground) Disable() {}

// CreateRenderer draws nothing.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
