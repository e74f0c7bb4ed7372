package choropleth

import (
	"image"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"countyline/assets/pack"
)

// room is the part of a picture that marks and words have taken.
type room struct{ taken []image.Rectangle }

func (r *room) take(box image.Rectangle) { r.taken = append(r.taken, box) }

func (r *room) free(box image.Rectangle) bool {
	for _, t := range r.taken {
		if t.Overlaps(box) {
			return false
		}
	}
	return true
}

// crowd is how many marks of a kind are too many to write around.
const crowd = 400

// reserve keeps the room of the marks, so that figures and names stand beside them.
func (a *artist) reserve() {
	keep := func(at orb.Point, radius float64) {
		x, y := a.xy(at)
		if box := around(x, y, radius*a.ratio); box.Overlaps(a.to.Rect) {
			a.room.take(box)
		}
	}
	for i, t := range a.layers.Targets {
		switch {
		case t.Rank > 0:
			keep(t.At, targetRadius)
		case i < crowd:
			keep(t.At, siteRadius+1)
		}
	}
	if len(a.layers.Sites) <= crowd {
		for _, p := range a.layers.Sites {
			keep(p, siteRadius)
		}
	}
	if len(a.layers.Points) <= crowd {
		for _, p := range a.layers.Points {
			keep(p.At, pointRadius(p.People))
		}
	}
}

// pointRadius is the size of a ZIP point in screen units, so that its area grows with its people.
func pointRadius(people int) float64 {
	return math.Max(4, math.Min(11, 0.06*math.Sqrt(float64(people))))
}

// figures are written into the counties that fail, where they have room.
func (a *artist) figures() {
	for i, f := range a.facts {
		c := &a.ground.counties[i]
		if f.Figure == "" || f.Class < failing || !c.served || a.shown.dims(f.Class) || c.room*a.sheet.perMile < 5*a.ratio {
			continue
		}
		w, h := a.size(f.Figure, true)
		if box, ok := a.place(i, w, h); ok {
			a.room.take(box)
			pad := int(3*a.ratio + 0.5)
			a.sheet.plain(a.to, a.palette, box.Inset(-pad), uint16(i+1))
			x, y := (box.Min.X+box.Max.X)/2, (box.Min.Y+box.Max.Y)/2
			a.words(x, y, f.Figure, true, a.tokens.Classes[f.Class].Figure, nil)
		}
	}
}

// place finds room for a figure inside a county: in its middle, or else as near to it as can be.
func (a *artist) place(i, w, h int) (image.Rectangle, bool) {
	c := &a.ground.counties[i]
	px, py := a.sheet.xy(c.pole)
	clear := 0 // pixels to the border
	if i == a.selected {
		clear = int(5 * a.ratio)
	}
	step := math.Max(2, math.Min(8*a.ratio, c.room*a.sheet.perMile/2))
	for _, d := range outward {
		x, y := int(px+d[0]*step+0.5), int(py+d[1]*step+0.5)
		box := image.Rect(x-w/2, y-h/2, x-w/2+w, y-h/2+h)
		if box.In(a.to.Rect) && a.inside(box.Inset(-clear), uint16(i+1)) && a.room.free(box.Inset(-2)) {
			return box, true
		}
	}
	return image.Rectangle{}, false
}

// outward are steps away from a middle, the shortest first.
var outward = func() (steps []orb.Point) {
	for x := -4.0; x <= 4; x++ {
		for y := -4.0; y <= 4; y++ {
			steps = append(steps, orb.Point{x, y})
		}
	}
	slices.SortStableFunc(steps, func(a, b orb.Point) int { return int(a[0]*a[0] + a[1]*a[1] - b[0]*b[0] - b[1]*b[1]) })
	return steps
}()

// inside says that a box lies in one county.
func (a *artist) inside(box image.Rectangle, id uint16) bool {
	for y := box.Min.Y; y <= box.Max.Y; y += max(1, box.Dy()/3) {
		for x := box.Min.X; x <= box.Max.X; x += max(1, box.Dx()/4) {
			if !image.Pt(x, y).In(a.to.Rect) || a.sheet.ids[y*a.sheet.width+x] != id {
				return false
			}
		}
	}
	return true
}

// perName is how many square screen units there are to each name of a place.
const perName = 70_000

// names are written where nothing else is: places beside their point, then the neighbouring states.
func (a *artist) names() {
	a.room.taken = append(a.room.taken, a.covered...)
	left := int(float64(a.sheet.width*a.sheet.height) / (perName * a.ratio * a.ratio))
	for _, p := range a.layers.Places {
		x, y := a.xy(p.At)
		if left == 0 {
			break
		}
		if box, ok := a.beside(x, y, p.Name); ok {
			left--
			a.room.take(box.Inset(-int(24 * a.ratio)))
			a.words((box.Min.X+box.Max.X)/2, (box.Min.Y+box.Max.Y)/2, p.Name, false, a.tokens.Ink, a.tokens.Surface)
		}
	}
	a.states()
}

// beside finds room for a name to the right of a point, to the left, above, below.
func (a *artist) beside(x, y float64, name string) (image.Rectangle, bool) {
	w, h := a.size(name, false)
	gap := int(11*a.ratio + 0.5)
	px, py := int(x+0.5), int(y+0.5)
	for _, at := range [...]image.Point{{px + gap, py - h/2}, {px - gap - w, py - h/2}, {px - w/2, py - gap - h}, {px - w/2, py + gap}} {
		box := image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
		if a.whole(box) && a.room.free(box.Inset(-int(4*a.ratio))) {
			return box, true
		}
	}
	return image.Rectangle{}, false
}

// whole says that a name is cut neither by the picture's edge nor by that of the view.
func (a *artist) whole(box image.Rectangle) bool {
	view := a.to.Rect.Inset(a.sheet.margin)
	return box.In(view) || box.In(a.to.Rect) && !box.Overlaps(view)
}

// states are named where nobody is served, in the middle of what the view shows of them.
func (a *artist) states() {
	const step = 16 // screen units between the pixels looked at
	type part struct{ x, y, n int }
	parts := map[string]part{}
	jump := int(step * a.ratio)
	for y := a.sheet.margin + jump/2; y < a.sheet.height-a.sheet.margin; y += jump {
		for x := a.sheet.margin + jump/2; x < a.sheet.width-a.sheet.margin; x += jump {
			if id := a.sheet.ids[y*a.sheet.width+x]; id > 0 && !a.ground.counties[id-1].home {
				p := parts[a.ground.counties[id-1].state]
				parts[a.ground.counties[id-1].state] = part{p.x + x, p.y + y, p.n + 1}
			}
		}
	}
	postal := make([]string, 0, len(parts))
	for s := range parts {
		postal = append(postal, s)
	}
	slices.Sort(postal)
	for _, s := range postal {
		p := parts[s]
		a.state(s, p.x/p.n, p.y/p.n)
	}
}

func (a *artist) state(postal string, x, y int) {
	name := postal
	for _, s := range pack.States {
		if s.Postal == postal {
			name = s.Name
		}
	}
	w, h := a.size(name, false)
	box := image.Rect(x-w/2, y-h/2, x-w/2+w, y-h/2+h)
	for _, corner := range [...]image.Point{box.Min, box.Max, {box.Min.X, box.Max.Y}, {box.Max.X, box.Min.Y}} {
		if !corner.In(a.to.Rect.Inset(a.sheet.margin)) {
			return
		}
		if id := a.sheet.ids[corner.Y*a.sheet.width+corner.X]; id == 0 || a.ground.counties[id-1].state != postal {
			return
		}
	}
	if a.room.free(box) {
		a.room.take(box)
		a.words(x, y, name, false, a.tokens.Ink3, a.tokens.Neighbor)
	}
}
