package adequacy

import "countyline/data"

// npiOfType packs an NPI (34 bits) and an evaluated type.
type npiOfType uint64

func packed(t int16, npi data.NPI) npiOfType { return npiOfType(t)<<40 | npiOfType(npi) }

// key is what is counted once though it has several seats: an NPI within a type, or for beds an NPI at a
// location.
type key struct {
	npi      npiOfType
	location string
}

// share numbers the keys of NPIs that occur more than once under an evaluated type: a provider at two
// locations, or one that an HSD table lists once per county served.
func (n *Network) share(types []data.Specialty, ids []npiOfType) {
	repeated := repeatedIDs(ids, n.seats)
	if len(repeated) == 0 {
		return
	}
	numbers := map[key]int32{}
	for i := range n.seats {
		seat := &n.seats[i]
		if seat.typ < 0 || !repeated[ids[i]] {
			continue
		}
		id := key{npi: ids[i]}
		if types[seat.typ].Unit == data.Beds {
			id.location = n.members[i].Location.Key()
		}
		number, known := numbers[id]
		if !known {
			number = int32(len(numbers))
			numbers[id] = number
		}
		seat.shared = number
	}
	n.shared = len(numbers)
}

// repeatedIDs returns the ids that occur more than once, by an open hash table: a Go map of 300,000 entries
// would be a fifth of the whole assessment.
func repeatedIDs(ids []npiOfType, seats []seat) map[npiOfType]bool {
	size := 16
	for size < 2*len(ids) {
		size *= 2
	}
	table := make([]npiOfType, size)
	repeated := map[npiOfType]bool{}
	for i := range ids {
		if seats[i].typ < 0 {
			continue
		}
		id := ids[i] + 1 // 0 marks a free place
		for at := int(id*0x9E3779B97F4A7C15>>32) & (size - 1); ; at = (at + 1) & (size - 1) {
			if table[at] == id {
				repeated[ids[i]] = true
				break
			}
			if table[at] == 0 {
				table[at] = id
				break
			}
		}
	}
	return repeated
}
