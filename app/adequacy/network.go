package adequacy

import (
	"cmp"
	"slices"

	"countyline/data"
	"countyline/geo"
)

// Network is a set of participations made ready for assessment: columnar, immutable, indexed in space.
type Network struct {
	Basis     Basis
	Prospects int  // participations listed as prospects
	Market    bool // prospects were loaded, so that a gap can be told fixable or structural
	NotJudged int  // participations under codes that the reference does not evaluate

	members []data.Participation
	places  []geo.Vec // of the members
	types   []int16   // evaluated type of the members, -1 = none
	layers  []layer
	keys    keys
}

// layer is the members of types with similar reach, so that one look around a county finds all of them and
// little else.
type layer struct {
	types []int // evaluated types
	index *geo.Index
	seats []seat // parallel to the index
}

// seat is a member as it is counted.
type seat struct {
	typ      int16
	standing standing
	shared   int32 // number of the key it shares with other seats of the type, -1 = it is alone
	worth    int32 // 1, or beds
}

// NetworkInput is what a Network is made of.
type NetworkInput struct {
	Reference      *data.Reference
	Specialties    []data.Specialty // every submittable code, with the type it is evaluated as
	Participations []data.Participation
	Basis          Basis
	Market         Market
}

// Market says whether a list of prospects is loaded, against which a gap is fixable or structural.
type Market uint8

// ProspectsTell is right for a roster as read. A caller who knows that the list was loaded says so, lest the
// signature of the last prospect turn every structural gap of the plan into an unknown one.
const (
	ProspectsTell Market = iota // listed if any participation is a prospect
	MarketListed
	NoMarket
)

// NewNetwork indexes the participations.
func NewNetwork(in NetworkInput) *Network {
	n := &Network{
		Basis:   in.Basis,
		members: in.Participations,
		places:  make([]geo.Vec, len(in.Participations)),
		types:   make([]int16, len(in.Participations)),
	}
	types := in.Reference.Types
	codes := newEvaluator(types, in.Specialties)
	const block = 4096
	parallel((len(n.members)+block-1)/block, func(_, b int) {
		for i := b * block; i < min((b+1)*block, len(n.members)); i++ {
			m := &n.members[i]
			n.places[i] = geo.VecOf(m.Location.Lat, m.Location.Lon)
			n.types[i] = int16(codes.typeOf(m.Specialty))
		}
	})
	n.layers = layersOf(in.Reference)
	members := n.sort(len(types))
	n.Market = in.Market == MarketListed || in.Market == ProspectsTell && n.Prospects > 0
	parallel(1+len(n.layers), func(_, i int) {
		if i == 0 {
			n.keys = n.sharedKeys(types)
			return
		}
		n.layers[i-1].place(n.places, members[i-1])
	})
	for i := range n.layers {
		l := &n.layers[i]
		l.seats = make([]seat, len(l.index.Items))
		parallel((len(l.seats)+block-1)/block, func(_, b int) {
			l.seat(n, types, b*block, min((b+1)*block, len(l.seats)))
		})
	}
	return n
}

// layerOf returns the layer of an evaluated type.
func (n *Network) layerOf(typ int) *layer {
	return &n.layers[slices.IndexFunc(n.layers, func(l layer) bool { return slices.Contains(l.types, typ) })]
}

// place indexes the members in space.
func (l *layer) place(all []geo.Vec, members []int32) {
	places := make([]geo.Vec, len(members))
	for k, m := range members {
		places[k] = all[m]
	}
	l.index = geo.NewIndex(places, members)
}

// layersOf puts types whose mean limits are within a factor of each other into one layer.
func layersOf(ref *data.Reference) []layer {
	const factor = 1.4
	mean := make([]float64, len(ref.Types))
	order := make([]int, len(ref.Types))
	for t := range ref.Types {
		order[t] = t
		for i := range ref.Counties {
			mean[t] += ref.Counties[i].Requirements[t].Limit.Miles
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(mean[x], mean[y]) })
	var layers []layer
	shortest := 0.0
	for _, t := range order {
		if len(layers) == 0 || mean[t] > factor*shortest {
			layers = append(layers, layer{})
			shortest = mean[t]
		}
		l := &layers[len(layers)-1]
		l.types = append(l.types, t)
	}
	return layers
}

// sort lists the members of each layer.
func (n *Network) sort(types int) [][]int32 {
	layerOf := make([]int, types)
	for i, l := range n.layers {
		for _, t := range l.types {
			layerOf[t] = i
		}
	}
	sizes := make([]int, types)
	for i, t := range n.types {
		if n.members[i].Status == data.Prospect {
			n.Prospects++
		}
		if t < 0 {
			n.NotJudged++
		} else {
			sizes[t]++
		}
	}
	members := make([][]int32, len(n.layers))
	for i, l := range n.layers {
		size := 0
		for _, t := range l.types {
			size += sizes[t]
		}
		members[i] = make([]int32, 0, size)
	}
	for i, t := range n.types {
		if t >= 0 {
			members[layerOf[t]] = append(members[layerOf[t]], int32(i))
		}
	}
	return members
}

// seat records how the indexed members of a range are counted.
func (l *layer) seat(n *Network, types []data.Specialty, from, to int) {
	for i := from; i < to; i++ {
		m := l.index.Items[i]
		p, t := &n.members[m], n.types[m]
		s := seat{typ: t, standing: n.Basis.standing(p.Status), shared: -1, worth: 1}
		if types[t].Unit == data.Beds {
			s.worth = p.Beds
		}
		if k, ok := n.keys.of(t, p, types[t].Unit); ok {
			s.shared = k
		}
		l.seats[i] = s
	}
}
