package choropleth

import (
	"image/color"
	"math"

	"countyline/ui/theme"
)

// palette is the colours of a map by county and by kind of line.
type palette struct {
	*theme.Tokens
	fill  []color.NRGBA // by id
	hatch []color.NRGBA // by id; where it equals the fill there is none
	line  [lineKinds]color.NRGBA
}

func newPalette(t *theme.Tokens, g *Ground, facts []Fact, shown Shown) palette {
	p := palette{Tokens: t, fill: make([]color.NRGBA, len(g.counties)+1), hatch: make([]color.NRGBA, len(g.counties)+1)}
	p.fill[0], p.hatch[0] = t.Bg, t.Bg
	for i, c := range g.counties {
		fill := t.Neighbor
		if c.home {
			fill = t.Classes[facts[i].Class].Fill
		}
		hatch := fill
		switch class := t.Classes[facts[i].Class]; {
		case !c.home:
		case facts[i].Class > 0 && shown.dims(facts[i].Class):
			fill = mix(t.Surface, fill, dimmed)
			hatch = fill
		case class.Hatched:
			hatch = class.Hatch
		}
		p.fill[i+1], p.hatch[i+1] = fill, hatch
	}
	border := t.Surface
	if t.Dark {
		border = t.Bg
	}
	p.line = [lineKinds]color.NRGBA{neighborLine: t.NeighborLine, quietLine: t.Line, servedLine: border, outline: t.LineStrong}
	return p
}

// dimmed is what is left of the colour of a class that is not asked for, of 255.
const dimmed = 64

func mix(under, over color.NRGBA, cover uint32) color.NRGBA {
	blend := func(a, b uint8) uint8 { return uint8((uint32(a)*(255-cover) + uint32(b)*cover + 127) / 255) }
	return color.NRGBA{R: blend(under.R, over.R), G: blend(under.G, over.G), B: blend(under.B, over.B), A: 255}
}

// hatching is how much of a pixel lies on a hatch line, by the sum of its coordinates.
type hatching []uint8

// Hatch lines in screen units.
const (
	hatchStep = 6.0
	hatchLine = 1.5
)

// newHatching tabulates the hatch of a frame. It is anchored to the ground, so that it does not swim when a new sheet
// comes in.
func newHatching(f frame) hatching {
	step, half := hatchStep*f.ratio, hatchLine*f.ratio/2
	origin := math.Round(f.corner[0]*f.perMile) + math.Round(-f.corner[1]*f.perMile)
	h := make(hatching, f.width+f.height)
	for k := range h {
		away := math.Abs(math.Mod(math.Mod((origin+float64(k))/math.Sqrt2, step)+step, step) - step/2)
		h[k] = uint8(255*math.Max(0, math.Min(1, half+0.5-away)) + 0.5)
	}
	return h
}
