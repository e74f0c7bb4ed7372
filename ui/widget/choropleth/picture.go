package choropleth

import (
	"image"
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"countyline/ui/theme"
)

// look is everything that a picture of a sheet depends on besides the sheet.
type look struct {
	ground   *Ground
	facts    []Fact // by county
	shown    Shown
	layers   Layers
	selected int               // county, -1 for none
	covered  []image.Rectangle // pixels that cards hide
	tokens   *theme.Tokens
}

// Sizes of marks in screen units.
const (
	siteRadius   = 3.0
	rimWidth     = 1.5
	targetRadius = 10.0
	ringWidth    = 1.5
	selectInner  = 2.5
	selectOuter  = 5.0
)

// artist draws one picture: the colours of a sheet, and what lies over them.
type artist struct {
	*brush
	*look
	sheet   *sheet
	palette palette
	room    room
}

// paint makes the picture of a sheet, into a picture of the same size if there is one to be used again.
func (l *look) paint(s *sheet, b *brush, into *image.RGBA) *image.RGBA {
	if into == nil || into.Rect.Dx() != s.width || into.Rect.Dy() != s.height {
		into = image.NewRGBA(image.Rect(0, 0, s.width, s.height))
	}
	b.to = into
	a := &artist{brush: b, look: l, sheet: s, palette: newPalette(l.tokens, l.ground, l.facts, l.shown)}
	s.compose(into, a.palette)
	a.insets()
	a.reserve()
	a.figures()
	a.selection()
	for _, r := range l.layers.Rings {
		x, y := a.xy(r.At)
		a.circle(x, y, r.Miles*s.perMile, ringWidth*a.ratio, l.tokens.Accent)
	}
	a.points()
	a.sites()
	a.targets()
	a.names()
	return into
}

// xy is where a place in degrees lies on the picture.
func (a *artist) xy(lonLat orb.Point) (x, y float64) {
	return a.sheet.xy(a.ground.proj.Project(lonLat))
}

func (a *artist) insets() {
	for _, b := range a.ground.insets {
		x0, y0 := a.sheet.xy(orb.Point{b.Min[0], b.Max[1]})
		x1, y1 := a.sheet.xy(orb.Point{b.Max[0], b.Min[1]})
		a.border([][]orb.Point{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}, a.ratio, a.tokens.Line)
	}
}

func (a *artist) selection() {
	if a.selected < 0 {
		return
	}
	var rings [][]orb.Point
	for _, polygon := range a.ground.counties[a.selected].polygons {
		for _, ring := range polygon {
			line := make([]orb.Point, 0, len(ring))
			for _, p := range ring[:len(ring)-1] {
				x, y := a.sheet.xy(p)
				line = append(line, orb.Point{x, y})
			}
			rings = append(rings, line)
		}
	}
	a.border(rings, selectOuter*a.ratio, a.tokens.Surface)
	a.border(rings, selectInner*a.ratio, a.tokens.Ink)
}

// sites are the locations in the network.
func (a *artist) sites() {
	drawn := map[image.Point]bool{} // from afar, many locations are one dot
	for _, p := range a.layers.Sites {
		x, y := a.xy(p)
		at := image.Pt(int(x/a.ratio/2), int(y/a.ratio/2))
		if drawn[at] || !image.Pt(int(x), int(y)).In(a.to.Rect) {
			continue
		}
		drawn[at] = true
		a.spot(x, y, siteRadius, a.tokens.Ink)
	}
}

// spot is a disc with a rim that sets it off the ground.
func (a *artist) spot(x, y, radius float64, c color.Color) {
	a.disc(x, y, (radius+rimWidth)*a.ratio, a.tokens.Surface)
	a.disc(x, y, radius*a.ratio, c)
}

func (a *artist) points() {
	for _, p := range a.layers.Points {
		x, y := a.xy(p.At)
		radius := pointRadius(p.People)
		if p.Covered {
			a.spot(x, y, radius, a.tokens.Ok.Solid)
			continue
		}
		a.disc(x, y, (radius+rimWidth)*a.ratio, a.tokens.Surface)
		a.circle(x, y, (radius-1)*a.ratio, 2*a.ratio, a.tokens.Bad.Solid)
	}
}

// targets are drawn the best last, so that it lies on top.
func (a *artist) targets() {
	for _, t := range slices.Backward(a.layers.Targets) {
		x, y := a.xy(t.At)
		if t.Rank == 0 {
			a.disc(x, y, (siteRadius+rimWidth+1)*a.ratio, a.tokens.Surface)
			a.circle(x, y, (siteRadius+0.5)*a.ratio, 2*a.ratio, a.tokens.Accent)
			continue
		}
		fill, ink := a.tokens.Surface, a.tokens.AccentText
		if t.Chosen {
			fill, ink = a.tokens.Accent, a.tokens.AccentInk
		}
		a.disc(x, y, (targetRadius+rimWidth)*a.ratio, a.tokens.Surface)
		a.disc(x, y, targetRadius*a.ratio, a.tokens.Accent)
		a.disc(x, y, (targetRadius-2)*a.ratio, fill)
		a.words(int(x+0.5), int(y+0.5), strconv.Itoa(t.Rank), true, ink, nil)
	}
}

// frameOf is the frame around a view with a margin on all sides in screen units.
func frameOf(v view, size fyne.Size, margin float32, ratio float64) frame {
	px := func(units float32) int { return max(1, int(float64(units)*ratio+0.5)) }
	w, h, m := px(size.Width), px(size.Height), 0
	if margin > 0 {
		m = px(margin)
	}
	f := frame{width: w + 2*m, height: h + 2*m, perMile: v.zoom * ratio, ratio: ratio, margin: m}
	f.corner = orb.Point{v.mid[0] - float64(f.width)/2/f.perMile, v.mid[1] + float64(f.height)/2/f.perMile}
	return f
}
