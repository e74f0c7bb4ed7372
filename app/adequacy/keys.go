package adequacy

import "countyline/data"

// keys numbers what is counted once though it has several seats: an NPI at two locations, or for beds a
// hospital's campus that is listed once per county served.
type keys struct {
	repeated map[npiOfType]bool
	numbers  map[key]int32
}

// npiOfType packs an NPI (34 bits) and an evaluated type.
type npiOfType uint64

func packed(t int16, npi data.NPI) npiOfType { return npiOfType(t)<<40 | npiOfType(npi) }

// key is what is counted once: an NPI within a type, or for beds an NPI at a location.
type key struct {
	npi      npiOfType
	location string
}

func keyOf(t int16, p *data.Participation, unit data.Unit) key {
	k := key{npi: packed(t, p.NPI)}
	if unit == data.Beds {
		k.location = p.Location.Key()
	}
	return k
}

// of returns the number of the key that p shares; ok is false where p is alone.
func (k *keys) of(t int16, p *data.Participation, unit data.Unit) (int32, bool) {
	if len(k.repeated) == 0 || !k.repeated[packed(t, p.NPI)] {
		return 0, false
	}
	n, ok := k.numbers[keyOf(t, p, unit)]
	return n, ok
}

// sharedKeys finds the keys with more than one seat.
func (n *Network) sharedKeys(types []data.Specialty) keys {
	k := keys{repeated: n.repeatedNPIs(), numbers: map[key]int32{}}
	if len(k.repeated) == 0 {
		return k
	}
	for i := range n.members {
		t, p := n.types[i], &n.members[i]
		if t < 0 || !k.repeated[packed(t, p.NPI)] {
			continue
		}
		id := keyOf(t, p, types[t].Unit)
		if _, known := k.numbers[id]; !known {
			k.numbers[id] = int32(len(k.numbers))
		}
	}
	return k
}

// repeatedNPIs returns the NPIs that occur more than once under an evaluated type, by an open hash table: a
// Go map of 300,000 entries would be a fifth of the whole assessment.
func (n *Network) repeatedNPIs() map[npiOfType]bool {
	size := 16
	for size < 2*len(n.members) {
		size *= 2
	}
	table := make([]npiOfType, size)
	repeated := map[npiOfType]bool{}
	for i := range n.members {
		if n.types[i] < 0 {
			continue
		}
		id := packed(n.types[i], n.members[i].NPI) + 1 // 0 marks a free place
		for at := int(id*0x9E3779B97F4A7C15>>32) & (size - 1); ; at = (at + 1) & (size - 1) {
			if table[at] == id {
				repeated[id-1] = true
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
