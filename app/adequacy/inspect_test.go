package adequacy

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestAnInspectionAddsUpToTheCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { aWorld().Draw(t, "world").checkInspections(t) })
}

func TestAnInspectionOfADenseWorldAddsUpToTheCell(t *testing.T) {
	denseWorld(11, 1500).checkInspections(t)
}

func (w world) checkInspections(t rapid.TB) {
	a, n := w.area(), w.network()
	r := Assess(a, n)
	for row := range a.Rows {
		for typ := range a.Types {
			w.checkInspection(t, n.Inspect(a, row, typ), r, row, typ)
		}
	}
}

func (w world) checkInspection(t rapid.TB, in Inspection, r *Result, row, typ int) {
	cell := r.Cell(row, typ)
	var weight, covered int64
	for i, p := range in.Points {
		if i > 0 && p.Point <= in.Points[i-1].Point {
			t.Fatalf("points are not in ascending order: %v", in.Points)
		}
		weight += w.points[p.Point].Beneficiaries
		if p.Covered {
			covered += w.points[p.Point].Beneficiaries
		}
		w.checkNearest(t, p, r.Area, row, typ)
	}
	if weight != cell.Weight || covered != cell.Covered {
		t.Fatalf("points add up to %d of %d, the cell has %d of %d", covered, weight, cell.Covered, cell.Weight)
	}
	if (len(in.Seats) == 0) != (cell.Counted == 0) && w.types[typ] != hospitals {
		t.Fatalf("%d seats, %d counted", len(in.Seats), cell.Counted)
	}
	alone := w
	alone.members = nil
	for i, m := range in.Seats {
		if i > 0 && m <= in.Seats[i-1] {
			t.Fatalf("seats are not in ascending order: %v", in.Seats)
		}
		alone.members = append(alone.members, w.members[m])
	}
	if again := alone.plain(row, typ); again.Counted != cell.Counted || again.Covered != cell.Covered {
		t.Fatalf("the seats alone give %+v, the cell is %+v", again, *cell)
	}
}

// checkNearest looks through all participations for the one nearest to a point.
func (w world) checkNearest(t rapid.TB, p PointAccess, a *Area, row, typ int) {
	nearest, miles := int32(-1), math.Inf(1)
	home := w.points[p.Point]
	for i, m := range w.members {
		if w.plainType(m.Specialty) != w.types[typ].Code || w.basis.standing(m.Status) > a.Rows[row].last() {
			continue
		}
		if d := haversine(home.Lat, home.Lon, m.Location.Lat, m.Location.Lon); d < miles-1e-6 {
			nearest, miles = int32(i), d
		}
	}
	if nearest < 0 {
		if p.Nearest >= 0 || p.Covered {
			t.Fatalf("nobody is there, yet nearest is %+v", p)
		}
		return
	}
	if p.Nearest < 0 || math.Abs(p.Miles-miles) > 1e-6 {
		t.Fatalf("nearest is %d at %v miles, not %+v", nearest, miles, p)
	}
}
