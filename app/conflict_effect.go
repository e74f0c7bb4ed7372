package app

import (
	"context"
	"slices"

	"countyline/data"
)

// CellsOf counts, for participations by their ids, the cells in which they count in an assessment. Those that are not in
// its network are left out.
func (w *Workspace) CellsOf(ctx context.Context, a *Adequacy, ids []string) (map[string]int, error) {
	members, _, err := w.db.LoadMembers(ctx, a.Product.ID)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for i := range members {
		m := &members[i]
		id := m.ID(a.Product.ID)
		if _, known := counts[id]; known || !slices.Contains(ids, id) {
			continue
		}
		key := m.Location.Key()
		refs, err := a.CountsIn(ctx, func(p *data.Participation) bool {
			return p.NPI == m.NPI && p.Specialty == m.Specialty && p.Location.Key() == key
		})
		if err != nil {
			return nil, err
		}
		counts[id] = len(refs)
	}
	return counts, nil
}
