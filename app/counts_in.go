package app

import (
	"context"
	"slices"

	"countyline/data"
)

// CountsIn lists the cells in which at least one of the participations counts of which is says yes, county by county.
func (a *Adequacy) CountsIn(ctx context.Context, is func(*data.Participation) bool) ([]CellRef, error) {
	members := make([]bool, len(a.audit.evidence.network))
	judged := make([]bool, len(a.Specialties))
	for i := range a.audit.evidence.network {
		p := &a.audit.evidence.network[i]
		if t, ok := a.judgedAs[p.Specialty]; ok && a.counts(p.Status) && is(p) {
			members[i], judged[t] = true, true
		}
	}
	var list []CellRef
	for county := range a.Counties {
		for t := range a.Specialties {
			if !judged[t] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, cancelled(err)
			}
			seats := a.audit.Network.Seats(a.audit.Result.Area, county, t)
			if slices.ContainsFunc(seats, func(seat int32) bool { return members[seat] }) {
				list = append(list, CellRef{county, t})
			}
		}
	}
	return list, nil
}

// Nowhere is why participations count in no cell.
type Nowhere uint8

// The reasons, the first that stands in the way first.
const (
	NotJudged      Nowhere = iota // of a specialty that is not judged
	StatusNotReady                // of a status that does not count on the basis
	OutOfReach                    // judged and of a status that counts, but too far from every county
)

// WhyNowhere says why the participations that count in no cell, of which is says yes, do not: what the one that comes
// nearest to counting lacks.
func (a *Adequacy) WhyNowhere(is func(*data.Participation) bool) Nowhere {
	why := NotJudged
	for i := range a.audit.evidence.network {
		p := &a.audit.evidence.network[i]
		if !is(p) {
			continue
		}
		if _, judged := a.judgedAs[p.Specialty]; !judged {
			continue
		}
		if a.counts(p.Status) {
			return OutOfReach
		}
		why = StatusNotReady
	}
	return why
}
