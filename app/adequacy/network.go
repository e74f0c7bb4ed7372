package adequacy

import (
	"cmp"
	"slices"
	"sync/atomic"

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
	seats   []seat    // of the members
	shared  int       // number of keys that several seats share
	layers  []layer
	layerOf []int // of each evaluated type
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
	typ      int16 // evaluated type, -1 = none
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
		seats:   make([]seat, len(in.Participations)),
	}
	n.layers, n.layerOf = layersOf(in.Reference)
	types := in.Reference.Types
	codes := newEvaluator(types, in.Specialties)
	ids := make([]npiOfType, len(n.members))
	const block = 4096
	var prospects atomic.Int64
	parallel((len(n.members)+block-1)/block, func(_, b int) {
		for i := b * block; i < min((b+1)*block, len(n.members)); i++ {
			m := &n.members[i]
			n.places[i] = geo.VecOf(m.Location.Lat, m.Location.Lon)
			n.seats[i] = seatOf(m, codes.typeOf(m.Specialty), types, in.Basis)
			ids[i] = packed(n.seats[i].typ, m.NPI)
			if m.Status == data.Prospect {
				prospects.Add(1)
			}
		}
	})
	n.Prospects = int(prospects.Load())
	members := n.sort(len(types))
	n.Market = in.Market == MarketListed || in.Market == ProspectsTell && n.Prospects > 0
	parallel(1+len(n.layers), func(_, i int) {
		if i == 0 {
			n.share(types, ids)
			return
		}
		n.layers[i-1].place(n.places, members[i-1])
	})
	for i := range n.layers {
		l := &n.layers[i]
		l.seats = make([]seat, len(l.index.Items))
		for at, m := range l.index.Items {
			l.seats[at] = n.seats[m]
		}
	}
	return n
}

// seatOf says what a member counts for, before it is known whom it shares its key with.
func seatOf(p *data.Participation, typ int, types []data.Specialty, basis Basis) seat {
	s := seat{typ: int16(typ), standing: basis.standing(p.Status), shared: -1, worth: 1}
	if typ >= 0 && types[typ].Unit == data.Beds {
		s.worth = p.Beds
	}
	return s
}

// layer returns the layer of an evaluated type.
func (n *Network) layer(typ int) *layer { return &n.layers[n.layerOf[typ]] }

// place indexes the members in space.
func (l *layer) place(all []geo.Vec, members []int32) {
	places := make([]geo.Vec, len(members))
	for k, m := range members {
		places[k] = all[m]
	}
	l.index = geo.NewIndex(places, members)
}

// layersOf puts types whose mean limits are within a factor of each other into one layer.
func layersOf(ref *data.Reference) (layers []layer, layerOf []int) {
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
	layerOf = make([]int, len(ref.Types))
	shortest := 0.0
	for _, t := range order {
		if len(layers) == 0 || mean[t] > factor*shortest {
			layers = append(layers, layer{})
			shortest = mean[t]
		}
		l := &layers[len(layers)-1]
		l.types = append(l.types, t)
		layerOf[t] = len(layers) - 1
	}
	return layers, layerOf
}

// sort lists the members of each layer.
func (n *Network) sort(types int) [][]int32 {
	sizes := make([]int, types)
	for i := range n.seats {
		if t := n.seats[i].typ; t >= 0 {
			sizes[t]++
		} else {
			n.NotJudged++
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
	for i := range n.seats {
		if t := n.seats[i].typ; t >= 0 {
			l := n.layerOf[t]
			members[l] = append(members[l], int32(i))
		}
	}
	return members
}
