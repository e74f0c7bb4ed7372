package app

import (
	"context"
	"slices"

	"countyline/data"
)

// CellsOf counts, for participations by their ids, the cells in which they would count by each status that people can
// state, by the rule of an assessment. Those that are not in its network are left out.
func (w *Workspace) CellsOf(ctx context.Context, a *Adequacy, ids []string) (map[string]map[data.Status]int, error) {
	members, _, err := w.db.LoadMembers(ctx, a.Product.ID)
	if err != nil {
		return nil, err
	}
	counts := map[string]map[data.Status]int{}
	for i := range members {
		m := &members[i]
		id := m.ID(a.Product.ID)
		if counts[id] != nil || !slices.Contains(ids, id) {
			continue
		}
		key := m.Location.Key()
		counts[id], err = a.countsAs(ctx, func(p *data.Participation) bool {
			return p.NPI == m.NPI && p.Specialty == m.Specialty && p.Location.Key() == key
		})
		if err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// countsAs counts the cells in which at least one of the participations of which is says yes would count by each status.
func (a *Adequacy) countsAs(ctx context.Context, is func(*data.Participation) bool) (map[data.Status]int, error) {
	cells, among, judged := map[data.Status]int{}, map[int32]bool{}, map[int]bool{}
	for i := range a.audit.evidence.network {
		p := &a.audit.evidence.network[i]
		if t, ok := a.judgedAs[p.Specialty]; ok && is(p) {
			among[int32(i)], judged[t] = true, true
		}
	}
	for t := range judged {
		for county := range a.Counties {
			if err := ctx.Err(); err != nil {
				return nil, cancelled(err)
			}
			for _, s := range Statuses() {
				if slices.ContainsFunc(a.audit.Network.SeatsAs(a.audit.Result.Area, county, t, s), func(seat int32) bool { return among[seat] }) {
					cells[s]++
				}
			}
		}
	}
	return cells, nil
}
