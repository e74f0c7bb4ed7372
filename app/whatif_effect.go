package app

import (
	"slices"

	"countyline/app/adequacy"
)

// deciders are the practices that alone turn a failing cell, or break a passing one.
type deciders struct {
	pass bool
	list []int32
}

// decide keeps the effects of all practices up with a cell that was judged again, and says whether the loss of one
// practice fails it now.
func (w *WhatIf) decide(ref adequacy.CellRef) (fragile bool) {
	was, known := w.decided[ref]
	if !known {
		before := *w.base.audit.Result.Cell(ref.Row, ref.Typ)
		was = deciders{before.Pass(), w.scenario.DecidersBefore(ref, before, w.base.practices)}
	}
	now := w.scenario.Cell(ref.Row, ref.Typ)
	is := deciders{now.Pass(), w.scenario.Deciders(ref, w.base.practices)}
	w.weigh(was, -1)
	w.weigh(is, 1)
	w.decided[ref] = is
	return is.pass && len(is.list) > 0
}

func (w *WhatIf) weigh(d deciders, by int32) {
	of := w.influence.Turns
	if d.pass {
		of = w.influence.Breaks
	}
	for _, p := range d.list {
		of[p] += by
	}
}

// effect is the change of the failing cells if a practice was ticked now, given all other ticks; of a ticked one the
// change that its tick has made.
func (w *WhatIf) effect(m *mover) int {
	if w.cells == nil {
		return m.Effect
	}
	other := leaveKey + m.Key
	if !m.Joins {
		other = m.Key[len(leaveKey):]
	}
	switch {
	case w.ticked[m.Key]:
		return -w.turned(m)
	case w.ticked[other]: // the practice counts in part, and its other part has moved
		return w.turned(m)
	case m.Joins:
		return -int(w.influence.Turns[m.practice])
	}
	return int(w.influence.Breaks[m.practice])
}

// turned is the change of the failing cells if the tick of a mover was turned over.
func (w *WhatIf) turned(m *mover) (change int) {
	w.tick(m)
	touched := w.shift(m.members)
	for ref := range touched {
		now, then := w.cells[ref.Row*len(w.base.Specialties)+ref.Typ].Class.Fails(), !w.scenario.Cell(ref.Row, ref.Typ).Pass()
		switch {
		case then && !now:
			change++
		case now && !then:
			change--
		}
	}
	w.tick(m)
	w.shift(m.members)
	return change
}

// Figures are the whole service area as it would be under the ticks, for what screens read beyond cells: who counts,
// who could join, which points have access. They do not change with later ticks.
func (w *WhatIf) Figures() *Adequacy {
	w.lock.Lock()
	if len(w.chosen()) == 0 {
		w.lock.Unlock()
		return w.base
	}
	if w.figures != nil {
		defer w.lock.Unlock()
		return w.figures
	}
	e := *w.base.audit.evidence
	e.network = slices.Clone(e.network)
	for i := range e.network {
		e.network[i].Status = w.status(i)
	}
	a := *w.base
	a.Cells, a.influence = slices.Clone(w.cells), w.influenceNow()
	result, ticks := w.scenario.Result(), w.ticks
	w.lock.Unlock()

	audit := *w.base.audit
	audit.evidence, audit.Result, audit.full = &e, result, nil
	market := adequacy.NoMarket
	if result.Market {
		market = adequacy.MarketListed
	}
	audit.Network = adequacy.NewNetwork(adequacy.NetworkInput{
		Reference: e.reference, Specialties: e.standards.Specialties, Participations: e.network, Basis: a.Basis, Market: market,
	})
	audit.Assessment = e.assessment(result)
	a.audit = &audit
	a.tallyCells()

	w.lock.Lock()
	defer w.lock.Unlock()
	if ticks == w.ticks {
		w.figures = &a
	}
	return &a
}

// influenceNow is what practices decide under the ticks.
func (w *WhatIf) influenceNow() *adequacy.Influence {
	now := &adequacy.Influence{
		Fragile: w.influence.Fragile, Turns: slices.Clone(w.influence.Turns), Breaks: slices.Clone(w.influence.Breaks),
	}
	for i := range w.base.movers {
		if m := &w.base.movers[i]; m.Joins && !w.ticked[m.Key] && w.ticked[leaveKey+m.Key] {
			now.Turns[m.practice] = int32(-w.effect(m))
		}
	}
	return now
}

// tallyCells counts the cells by county, specialty and in all, in tallies of its own.
func (a *Adequacy) tallyCells() {
	a.Counties = slices.Clone(a.Counties)
	a.bySpecialty, a.total = make([]Tally, len(a.Specialties)), Tally{}
	for c := range a.Counties {
		a.Counties[c].Tally = Tally{}
		for t := range a.Specialties {
			class := a.Cell(c, t).Class
			a.Counties[c].Tally[class]++
			a.bySpecialty[t][class]++
			a.total[class]++
		}
	}
}
