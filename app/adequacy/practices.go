package adequacy

import "countyline/data"

// Practices says which practice each participation belongs to: the business that signs, and so is lost or won as a
// whole. A participation that names none belongs to its provider alone.
type Practices struct {
	Keys []string // folded names; "#" and the NPI where none is stated
	Of   []int32  // by participation: index into Keys
}

// NewPractices groups participations by the folded name of their practice.
func NewPractices(members []data.Participation) *Practices {
	p := &Practices{Of: make([]int32, len(members))}
	at := map[string]int32{}
	folded := map[string]string{}
	for m := range members {
		name := members[m].Practice
		key, known := folded[name]
		if !known {
			key = data.Fold(name)
			folded[name] = key
		}
		if key == "" {
			key = "#" + members[m].NPI.String()
		}
		i, known := at[key]
		if !known {
			i = int32(len(p.Keys))
			at[key] = i
			p.Keys = append(p.Keys, key)
		}
		p.Of[m] = i
	}
	return p
}
