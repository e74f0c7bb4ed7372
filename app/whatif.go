package app

import (
	"sync"

	"countyline/app/adequacy"
)

// WhatIf is the service area as it would be if practices joined or left; the network itself does not change. It may be
// used from several goroutines, one at a time gets through.
type WhatIf struct {
	base *Adequacy

	lock     sync.Mutex
	scenario *adequacy.Scenario
	begin    func() *adequacy.Scenario
	ticked   map[string]bool
	joined   map[int]bool // members who would join
	left     map[int]bool // members who would leave
	cells    []Cell       // as they are now; nil while nothing was ticked
	tally    Tally

	influence *adequacy.Influence // what practices decide now; nil while nothing was ticked
	decided   map[adequacy.CellRef]deciders
	ticks     int       // moves so far
	figures   *Adequacy // as it would be; nil until asked for
}

// Prospect is a practice that may be ticked in or out. One that counts in part stands twice: with what may join, and
// with what may leave.
type Prospect struct {
	Key         string // names it in Set and In
	Practice    string
	City        string   // where most of its providers are
	Cities      []string // all of its places, that one first
	Specialties []string // codes as judged, in the order of the grid
	Providers   int      // distinct NPIs that join or leave
	Locations   int
	Joins       bool // it does not count yet and would join; else it counts and would leave
	// Effect is the change of the failing cells of the area if it was ticked now, given all other ticks: -9 turns nine,
	// 1 opens one. Of one that is ticked it is the change that its tick makes.
	Effect int
	Alone  int // the same while nothing else is ticked
}

// WhatIf starts from the network as it is.
func (a *Adequacy) WhatIf() *WhatIf {
	w := &WhatIf{base: a, ticked: map[string]bool{}, joined: map[int]bool{}, left: map[int]bool{}, tally: a.total}
	w.begin = sync.OnceValue(func() *adequacy.Scenario {
		return adequacy.NewScenario(a.audit.Result.Area, a.audit.Network)
	})
	go w.begin() // the first tick should find it there
	return w
}

// Base is the assessment that the what-if started from.
func (w *WhatIf) Base() *Adequacy { return w.base }

// Practices lists who could be ticked, with their effects under the ticks: those who would join first, the most telling
// of the network as it is first, so that none jumps at a tick.
func (w *WhatIf) Practices() []Prospect {
	w.lock.Lock()
	defer w.lock.Unlock()
	list := make([]Prospect, len(w.base.movers))
	for i := range list {
		list[i] = w.base.movers[i].Prospect
		list[i].Alone, list[i].Effect = list[i].Effect, w.effect(&w.base.movers[i])
	}
	return list
}

// In says whether a practice counts now: one that would join, once ticked in; one that would leave, until ticked out.
func (w *WhatIf) In(key string) bool {
	w.lock.Lock()
	defer w.lock.Unlock()
	m := w.base.mover(key)
	return m != nil && m.Joins == w.ticked[key]
}

// Set lets a practice be in or out, by its key, and returns the cells that changed, county by county.
func (w *WhatIf) Set(key string, in bool) []CellRef {
	w.lock.Lock()
	defer w.lock.Unlock()
	m := w.base.mover(key)
	if m == nil || w.ticked[key] == (m.Joins == in) {
		return nil
	}
	w.tick(m)
	return w.move(m.members)
}

// Cell is the result for a county and a specialty as it would be, given as indexes.
func (w *WhatIf) Cell(county, specialty int) Cell {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.cells == nil {
		return *w.base.Cell(county, specialty)
	}
	return w.cells[county*len(w.base.Specialties)+specialty]
}

// Failing counts the failing cells as they would be, and as they are.
func (w *WhatIf) Failing() (now, base int) {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.tally.Fail(), w.base.total.Fail()
}

// Tally counts all cells by class as they would be.
func (w *WhatIf) Tally() Tally {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.tally
}

// Chosen lists who was ticked in or out, in the order of Practices.
func (w *WhatIf) Chosen() []Prospect {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.chosen()
}

func (w *WhatIf) chosen() []Prospect {
	var list []Prospect
	for i := range w.base.movers {
		if m := &w.base.movers[i]; w.ticked[m.Key] {
			list = append(list, m.Prospect)
		}
	}
	return list
}

// Reset takes all ticks back and returns the cells that changed.
func (w *WhatIf) Reset() []CellRef {
	w.lock.Lock()
	defer w.lock.Unlock()
	var members []int
	for i := range w.base.movers {
		if m := &w.base.movers[i]; w.ticked[m.Key] {
			w.tick(m)
			members = append(members, m.members...)
		}
	}
	return w.move(members)
}
