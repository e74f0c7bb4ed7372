package adequacy

import (
	"countyline/data"
	"countyline/geo"
)

// Network is a set of participations made ready for assessment: columnar, immutable, indexed in space.
type Network struct {
	Basis       Basis
	Prospects   int // participations listed as prospects; 0 = no market is loaded
	NotJudged   int // participations under codes that the reference does not evaluate
	types       []typeNetwork
	members     []data.Participation
	memberType  []int16 // evaluated type of each participation, -1 = not judged
	evaluatedAs evaluator
}

// typeNetwork is what serves one evaluated type, per standing.
type typeNetwork struct {
	groups   [standings]group
	keys     map[key]int32 // numbers of the keys at more than one seat; nil when there are none
	worth    []int64       // of a shared key: 1, or its beds
	capacity bool          // counts beds
}

// group is the providers of one type and standing.
type group struct {
	index *geo.Index
	// alone[i] is the worth of all places before position i whose key occurs nowhere else in the type.
	alone []int64
	// shared lists positions whose key occurs more than once, ascending, with the key's number.
	sharedAt  []int32
	sharedKey []int32
}

// key is what is counted once: an NPI, or for beds an NPI at a location.
type key struct {
	npi      data.NPI
	location string
}

// NetworkInput is what a Network is made of.
type NetworkInput struct {
	Types          []data.Specialty // the evaluated types of the reference, in its order
	Specialties    []data.Specialty // every submittable code, with the type it is evaluated as
	Participations []data.Participation
	Basis          Basis
}

// NewNetwork indexes the participations by type and standing.
func NewNetwork(in NetworkInput) *Network {
	n := &Network{
		Basis:       in.Basis,
		types:       make([]typeNetwork, len(in.Types)),
		members:     in.Participations,
		memberType:  make([]int16, len(in.Participations)),
		evaluatedAs: newEvaluator(in.Types, in.Specialties),
	}
	vecs := n.locate()
	byType := n.sort(len(in.Types))
	parallel(len(in.Types), func(_, t int) {
		n.types[t].capacity = in.Types[t].Unit == data.Beds
		n.types[t].build(n, vecs, byType[t])
	})
	return n
}

// locate converts every location to the sphere.
func (n *Network) locate() []geo.Vec {
	vecs := make([]geo.Vec, len(n.members))
	const block = 4096
	parallel((len(vecs)+block-1)/block, func(_, b int) {
		for i := b * block; i < min((b+1)*block, len(vecs)); i++ {
			l := &n.members[i].Location
			vecs[i] = geo.VecOf(l.Lat, l.Lon)
		}
	})
	return vecs
}

// sort lists the members of each type that may ever count.
func (n *Network) sort(types int) [][]int32 {
	counts := make([]int, types)
	for i := range n.members {
		m := &n.members[i]
		t := n.evaluatedAs.typeOf(m.Specialty)
		n.memberType[i] = int16(t)
		if m.Status == data.Prospect {
			n.Prospects++
		}
		if t < 0 {
			n.NotJudged++
		} else if m.Status != data.Terminated {
			counts[t]++
		}
	}
	byType := make([][]int32, types)
	for t, c := range counts {
		byType[t] = make([]int32, 0, c)
	}
	for i := range n.members {
		if t := n.memberType[i]; t >= 0 && n.members[i].Status != data.Terminated {
			byType[t] = append(byType[t], int32(i))
		}
	}
	return byType
}

func (t *typeNetwork) build(n *Network, vecs []geo.Vec, members []int32) {
	members = t.share(n, vecs, members)
	var places [standings][]geo.Vec
	var items [standings][]int32
	for _, m := range members {
		s := n.Basis.standing(n.members[m].Status)
		places[s] = append(places[s], vecs[m])
		items[s] = append(items[s], m)
	}
	for s := range t.groups {
		g := &t.groups[s]
		g.index = geo.NewIndex(places[s], items[s])
		g.alone = make([]int64, len(places[s])+1)
		for i, m := range g.index.Items {
			g.alone[i+1] = g.alone[i]
			if k, ok := t.sharedKey(&n.members[m]); ok {
				g.sharedAt = append(g.sharedAt, int32(i))
				g.sharedKey = append(g.sharedKey, k)
			} else {
				g.alone[i+1] += t.worthOf(&n.members[m])
			}
		}
	}
}

// worthOf is what a member adds to the count: its beds, or one.
func (t *typeNetwork) worthOf(p *data.Participation) int64 {
	if t.capacity {
		return int64(p.Beds)
	}
	return 1
}

func (t *typeNetwork) keyOf(p *data.Participation) key {
	if t.capacity {
		return key{p.NPI, p.Location.Key()}
	}
	return key{npi: p.NPI}
}

func (t *typeNetwork) sharedKey(p *data.Participation) (int32, bool) {
	if t.keys == nil {
		return 0, false
	}
	k, ok := t.keys[t.keyOf(p)]
	return k, ok
}

// share finds the keys that occur at more than one seat, and drops members that repeat another's seat: an
// HSD table lists a provider once per county served.
func (t *typeNetwork) share(n *Network, vecs []geo.Vec, members []int32) []int32 {
	repeated := repeatedNPIs(n.members, members)
	if len(repeated) == 0 {
		return members
	}
	type seat struct {
		key      key
		place    geo.Vec
		standing standing
	}
	type use struct {
		seats       int
		least, most int64
	}
	taken := map[seat]bool{}
	uses := map[key]use{}
	kept := members[:0]
	for _, m := range members {
		p := &n.members[m]
		if !repeated[p.NPI] {
			kept = append(kept, m)
			continue
		}
		k, worth := t.keyOf(p), t.worthOf(p)
		u, known := uses[k]
		if !known {
			u.least = worth
		}
		u.least, u.most = min(u.least, worth), max(u.most, worth)
		if s := (seat{k, vecs[m], n.Basis.standing(p.Status)}); !taken[s] {
			taken[s] = true
			u.seats++
			kept = append(kept, m)
		}
		uses[k] = u
	}
	t.keys = map[key]int32{}
	for k, u := range uses {
		if u.seats > 1 || u.least != u.most {
			t.keys[k] = int32(len(t.worth))
			t.worth = append(t.worth, u.most)
		}
	}
	return kept
}

// repeatedNPIs returns the NPIs that occur more than once among the members, by an open hash table: at
// 170,000 primary care providers a Go map is a tenth of the whole assessment.
func repeatedNPIs(all []data.Participation, members []int32) map[data.NPI]bool {
	size := 16
	for size < 2*len(members) {
		size *= 2
	}
	table := make([]data.NPI, size)
	var repeated map[data.NPI]bool
	for _, m := range members {
		npi := all[m].NPI
		for i := int(uint64(npi)*0x9E3779B97F4A7C15>>32) & (size - 1); ; i = (i + 1) & (size - 1) {
			if table[i] == npi {
				if repeated == nil {
					repeated = map[data.NPI]bool{}
				}
				repeated[npi] = true
				break
			}
			if table[i] == 0 {
				table[i] = npi
				break
			}
		}
	}
	return repeated
}
