package app

import (
	"cmp"
	"slices"

	"countyline/app/adequacy"
	"countyline/data"
)

// tick turns the tick of a mover over.
func (w *WhatIf) tick(m *mover) {
	w.ticked[m.Key] = !w.ticked[m.Key]
	of := w.left
	if m.Joins {
		of = w.joined
	}
	for _, member := range m.members {
		of[member] = w.ticked[m.Key]
	}
}

// status is that of a participation under the ticks: who leaves is gone, even if it was to join elsewhere.
func (w *WhatIf) status(member int) data.Status {
	switch {
	case w.left[member]:
		return data.Terminated
	case w.joined[member]:
		return joinedStatus(w.base.Basis)
	}
	return w.base.audit.evidence.network[member].Status
}

// joinedStatus counts in every county.
func joinedStatus(b Basis) data.Status {
	if b == MemberReadyBasis {
		return data.Active
	}
	return data.Signed
}

// move brings participations to their status under the ticks and judges what they reach.
func (w *WhatIf) move(members []int) []CellRef {
	if w.cells == nil {
		w.start()
	}
	w.ticks, w.figures = w.ticks+1, nil
	var changed []CellRef
	for ref := range w.shift(members) {
		if w.paint(ref) {
			changed = append(changed, CellRef{ref.Row, ref.Typ})
		}
	}
	slices.SortFunc(changed, func(x, y CellRef) int {
		return cmp.Or(cmp.Compare(x.County, y.County), cmp.Compare(x.Specialty, y.Specialty))
	})
	return changed
}

// start takes over the network as it is.
func (w *WhatIf) start() {
	w.scenario = w.begin()
	w.cells = slices.Clone(w.base.Cells)
	w.decided = map[adequacy.CellRef]deciders{}
	of := w.base.influence
	w.influence = &adequacy.Influence{Fragile: of.Fragile, Turns: slices.Clone(of.Turns), Breaks: slices.Clone(of.Breaks)}
}

// shift gives participations their status under the ticks and returns the cells that they reach.
func (w *WhatIf) shift(members []int) map[adequacy.CellRef]bool {
	byStatus := map[data.Status][]int{}
	for _, m := range members {
		byStatus[w.status(m)] = append(byStatus[w.status(m)], m)
	}
	touched := map[adequacy.CellRef]bool{}
	for status, list := range byStatus {
		for _, ref := range w.scenario.Touch(list, status) {
			touched[ref] = true
		}
	}
	return touched
}

// paint takes a cell over from the scenario and says whether it is another now.
func (w *WhatIf) paint(ref adequacy.CellRef) bool {
	now := w.base.cellOf(ref.Row, ref.Typ, w.scenario.Cell(ref.Row, ref.Typ), w.decide(ref))
	cell := &w.cells[ref.Row*len(w.base.Specialties)+ref.Typ]
	if *cell == now {
		return false
	}
	w.tally[cell.Class]--
	w.tally[now.Class]++
	*cell = now
	return true
}
