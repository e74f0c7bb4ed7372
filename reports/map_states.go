package reports

import (
	"countyline/reports/page"
)

var stateStyle = page.Style{Face: page.Regular, Size: 8.5, Color: page.NeighborInk}

// stateGrid is how finely the map is looked over for room for the names of states.
const stateGrid = 36

// stateNamesOn writes the names of the states around, each where there is most room.
func (v *atlasView) stateNamesOn(l *labeler) []page.Op {
	var grid [stateGrid][stateGrid]string
	states := map[string]bool{}
	at := func(i, j int) page.Point {
		return page.Point{X: l.box.X + l.box.W*(float64(i)+0.5)/stateGrid, Y: l.box.Y + l.box.H*(float64(j)+0.5)/stateGrid}
	}
	for i := range stateGrid {
		for j := range stateGrid {
			for k := range l.drawn.outlines {
				if o := &l.drawn.outlines[k]; o.contains(at(i, j)) {
					if o.area < 0 {
						grid[i][j] = v.shapes[o.shape].State
						states[grid[i][j]] = true
					}
					break
				}
			}
		}
	}
	var ops []page.Op
	for _, state := range sortedKeys(states) {
		name := stateName(state)
		w := l.fonts.Width(name, stateStyle)
		best, room := page.Point{}, 0
		for i := range stateGrid {
			for j := range stateGrid {
				p := at(i, j)
				r := page.Rect{X: p.X - w/2, Y: p.Y - 6, W: w, H: 12}
				if grid[i][j] == state && l.holds(r.Inset(-4)) && !l.collides(r.Inset(-3)) {
					if n := ringRoom(&grid, i, j, state); n > room && wide(&grid, l.box, r, state) {
						best, room = p, n
					}
				}
			}
		}
		if room > 0 {
			l.taken = append(l.taken, page.Rect{X: best.X - w/2, Y: best.Y - 6, W: w, H: 12})
			ops = append(ops, l.fonts.Middle(best.X, best.Y+2.8, name, stateStyle))
		}
	}
	return ops
}

// ringRoom is how many rings of grid cells around a cell belong to the same state.
func ringRoom(grid *[stateGrid][stateGrid]string, i, j int, state string) int {
	for n := 1; ; n++ {
		for a := i - n; a <= i+n; a++ {
			for b := j - n; b <= j+n; b++ {
				if a < 0 || b < 0 || a >= stateGrid || b >= stateGrid || grid[a][b] != state {
					return n
				}
			}
		}
	}
}

// wide says whether a whole name lies over its own state.
func wide(grid *[stateGrid][stateGrid]string, box, r page.Rect, state string) bool {
	cell := func(v, from, size float64) int {
		return min(stateGrid-1, max(0, int((v-from)/size*stateGrid)))
	}
	for a := cell(r.X, box.X, box.W); a <= cell(r.X+r.W, box.X, box.W); a++ {
		for b := cell(r.Y, box.Y, box.H); b <= cell(r.Y+r.H, box.Y, box.H); b++ {
			if grid[a][b] != state {
				return false
			}
		}
	}
	return true
}
