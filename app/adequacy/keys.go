package adequacy

import "countyline/data"

// npiOfType packs an NPI (34 bits) and an evaluated type.
type npiOfType uint64

func packed(t int16, npi data.NPI) npiOfType { return npiOfType(t)<<40 | npiOfType(npi) }

// campus is what beds are counted once for: a hospital at a location.
type campus struct {
	npi      npiOfType
	location string
}

// share numbers what several seats stand for and is counted once: a provider at two locations or listed once
// per county served, or such a campus.
func (n *Network) share(types []data.Specialty, ids []npiOfType) {
	providers := newFirsts(ids)
	campuses := map[campus]int32{}
	for i := range n.seats {
		seat := &n.seats[i]
		if seat.typ < 0 {
			continue
		}
		first := int32(i)
		if types[seat.typ].Unit == data.Beds {
			id := campus{ids[i], n.members[i].Location.Key()}
			if at, known := campuses[id]; known {
				first = at
			} else {
				campuses[id] = first
			}
		} else {
			first = providers.of(first)
		}
		if first == int32(i) {
			continue
		}
		if n.seats[first].shared < 0 {
			n.seats[first].shared = int32(n.shared)
			n.shared++
		}
		seat.shared = n.seats[first].shared
	}
}

// firsts finds the first member with the id of another, by an open hash table: a Go map of 300,000 entries would
// be a fifth of the whole assessment.
type firsts struct {
	ids   []npiOfType
	table []int32 // member + 1, 0 = free
}

func newFirsts(ids []npiOfType) firsts {
	size := 16
	for size < 2*len(ids) {
		size *= 2
	}
	return firsts{ids, make([]int32, size)}
}

// of returns the first member asked about that has the id of this one; it may be itself.
func (f *firsts) of(member int32) int32 {
	id, mask := f.ids[member], len(f.table)-1
	for at := int(id * 0x9E3779B97F4A7C15 >> 32); ; at++ {
		switch first := f.table[at&mask]; {
		case first == 0:
			f.table[at&mask] = member + 1
			return member
		case f.ids[first-1] == id:
			return first - 1
		}
	}
}
