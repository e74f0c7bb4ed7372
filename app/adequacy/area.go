package adequacy

import (
	"cmp"
	"slices"

	"countyline/data"
	"countyline/geo"
)

// Area is the counties to be served: what each must show, and where its beneficiaries live.
type Area struct {
	Types    []data.Specialty
	Rows     []Row
	Unplaced []Unplaced // points that feed no county of the reference
	rules    Rules
}

// Row is one county of the area.
type Row struct {
	County  *data.County
	LOI     bool // letters of intent count here
	Weight  int64
	Points  []int32 // indexes into the points given, in the order of cluster
	weights []int64
	cluster geo.Cluster
	chords  []float64 // reach per type, chord units
	percent int       // of beneficiaries that must have access
}

// last is the weakest standing that counts in the row.
func (r *Row) last() standing {
	if r.LOI {
		return letter
	}
	return counted
}

// Unplaced says how many points named a county that the reference does not have.
type Unplaced struct {
	County string // SSA or FIPS code as the file has it
	Points int
}

// AreaInput is what an Area is made of.
type AreaInput struct {
	Reference *data.Reference
	Rows      []int // counties in scope, as indexes into Reference.Counties; nil = all
	Points    []data.Point
	Rules     Rules
	LOI       func(*data.County) bool // nil = letters of intent count nowhere
}

// NewArea places the points in their counties. A point with an SSA code feeds that row; one with a county
// FIPS feeds every row of that FIPS (06037 feeds both Los Angeles rows).
func NewArea(in AreaInput) *Area {
	a := &Area{Types: in.Reference.Types, rules: in.Rules}
	scope := in.Rows
	if scope == nil {
		scope = make([]int, len(in.Reference.Counties))
		for i := range scope {
			scope[i] = i
		}
	}
	vecs := make([]geo.Vec, len(in.Points))
	const block = 4096
	parallel((len(vecs)+block-1)/block, func(_, b int) {
		for i := b * block; i < min((b+1)*block, len(vecs)); i++ {
			vecs[i] = geo.VecOf(in.Points[i].Lat, in.Points[i].Lon)
		}
	})
	bySSA, byFIPS := a.place(in)
	a.Rows = make([]Row, len(scope))
	parallel(len(scope), func(_, i int) {
		c := &in.Reference.Counties[scope[i]]
		row := &a.Rows[i]
		row.County = c
		row.LOI = in.LOI != nil && in.LOI(c)
		if c.FIPS != "" {
			row.Points = append(row.Points, byFIPS[c.FIPS]...)
		}
		if c.SSA != "" {
			row.Points = append(row.Points, bySSA[c.SSA]...)
		}
		row.percent = in.Rules.Percent[c.Type]
		row.settle(in.Points, vecs)
		row.chords = make([]float64, len(a.Types))
		for t := range a.Types {
			row.chords[t] = geo.Chord(in.Rules.Reach(c.Type, c.Requirements[t].Limit))
		}
	})
	return a
}

// place sorts the points by the key they feed.
func (a *Area) place(in AreaInput) (bySSA, byFIPS map[string][]int32) {
	known := make(map[string]bool, 2*len(in.Reference.Counties))
	for i := range in.Reference.Counties {
		c := &in.Reference.Counties[i]
		if c.FIPS != "" {
			known["f"+c.FIPS] = true
		}
		if c.SSA != "" {
			known["s"+c.SSA] = true
		}
	}
	bySSA = map[string][]int32{}
	byFIPS = make(map[string][]int32, len(in.Reference.Counties))
	for i := range in.Points {
		if p := &in.Points[i]; p.SSA != "" {
			bySSA[p.SSA] = append(bySSA[p.SSA], int32(i))
		} else {
			byFIPS[p.CountyFIPS] = append(byFIPS[p.CountyFIPS], int32(i))
		}
	}
	for _, group := range []struct {
		prefix string
		points map[string][]int32
	}{{"s", bySSA}, {"f", byFIPS}} {
		for key, points := range group.points {
			if !known[group.prefix+key] {
				a.Unplaced = append(a.Unplaced, Unplaced{key, len(points)})
			}
		}
	}
	slices.SortFunc(a.Unplaced, func(x, y Unplaced) int {
		return cmp.Or(cmp.Compare(x.County, y.County), cmp.Compare(x.Points, y.Points))
	})
	return bySSA, byFIPS
}

// settle makes the row's cluster and brings the points into its order. A point where nobody lives serves
// nobody: a provider counts within reach of at least one beneficiary (422.116(a)(2)(i)).
func (r *Row) settle(points []data.Point, vecs []geo.Vec) {
	r.Points = slices.DeleteFunc(r.Points, func(p int32) bool { return points[p].Beneficiaries <= 0 })
	places := make([]geo.Vec, len(r.Points))
	for i, p := range r.Points {
		places[i] = vecs[p]
	}
	r.cluster = geo.NewCluster(places)
	ordered := make([]int32, len(r.Points))
	r.weights = make([]int64, len(r.Points))
	for i, o := range r.cluster.Order {
		p := r.Points[o]
		ordered[i] = p
		r.weights[i] = points[p].Beneficiaries
		r.Weight += points[p].Beneficiaries
	}
	r.Points = ordered
}
