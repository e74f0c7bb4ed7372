package app

// Beside lists the rows that an edit of participations changes too, because they have the same id: the same provider,
// place and specialty that files list under another practice.
func (l *NetworkList) Beside(parts []Participation) []Participation {
	type row struct {
		id, file string
		line     int
	}
	wanted, have, asked := map[string]bool{}, map[row]bool{}, map[string]bool{}
	for _, p := range parts {
		wanted[p.ID], have[row{p.ID, p.File, p.Line}] = true, true
	}
	var beside []Participation
	for _, p := range parts {
		if npi := p.NPI.String(); !asked[npi] {
			asked[npi] = true
			for _, other := range l.OfProvider(p.NPI) {
				if wanted[other.ID] && !have[row{other.ID, other.File, other.Line}] {
					beside = append(beside, other)
				}
			}
		}
	}
	return beside
}
