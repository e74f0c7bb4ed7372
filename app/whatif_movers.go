package app

import (
	"cmp"
	"maps"
	"slices"

	"countyline/data"
)

// mover is a prospect with its participations.
type mover struct {
	Prospect
	practice int32 // index into Practices.Keys
	members  []int
}

// leaveKey tells what may leave from what may join of the same practice; no folded name has such a letter.
const leaveKey = "-"

// mover finds a prospect by its key; nil when there is none.
func (a *Adequacy) mover(key string) *mover {
	if i, ok := a.moverAt[key]; ok {
		return &a.movers[i]
	}
	return nil
}

// listMovers makes the list of who could be ticked in or out.
func (a *Adequacy) listMovers() []mover {
	e := a.audit.evidence
	at := map[string]int{}
	var list []mover
	add := func(member int, joins bool) {
		practice := a.practices.Of[member]
		key, effect := a.practices.Keys[practice], -int(a.influence.Turns[practice])
		if !joins {
			key, effect = leaveKey+key, int(a.influence.Breaks[practice])
		}
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, mover{practice: practice, Prospect: Prospect{
				Key: key, Practice: practiceName(&e.network[member]), Joins: joins, Effect: effect,
			}})
		}
		list[i].members = append(list[i].members, member)
	}
	for m := range e.network {
		p := &e.network[m]
		if _, judged := a.judgedAs[p.Specialty]; !judged || p.Status == data.Terminated {
			continue
		}
		if a.joins(p.Status) {
			add(m, true)
		}
		if a.counts(p.Status) {
			add(m, false)
		}
	}
	for i := range list {
		a.describe(&list[i])
	}
	slices.SortStableFunc(list, compareMovers)
	return list
}

// describe counts who moves and lists where and as what they work.
func (a *Adequacy) describe(m *mover) {
	npis, places, types := map[data.NPI]bool{}, map[string]bool{}, map[int]bool{}
	cities := map[string]int{}
	for _, member := range m.members {
		p := &a.audit.evidence.network[member]
		npis[p.NPI], places[p.Location.Key()], types[a.judgedAs[p.Specialty]] = true, true, true
		if p.Location.City != "" {
			cities[p.Location.City]++
		}
	}
	m.Providers, m.Locations = len(npis), len(places)
	for _, t := range slices.Sorted(maps.Keys(types)) {
		m.Specialties = append(m.Specialties, a.Specialties[t].Code)
	}
	m.Cities = slices.SortedFunc(maps.Keys(cities), func(x, y string) int {
		return cmp.Or(cmp.Compare(cities[y], cities[x]), cmp.Compare(x, y))
	})
	if len(m.Cities) > 0 {
		m.City = m.Cities[0]
	}
}

// compareMovers puts who would join first, and those who decide most first among both.
func compareMovers(x, y mover) int {
	if x.Joins != y.Joins {
		if x.Joins {
			return -1
		}
		return 1
	}
	most := cmp.Compare(x.Effect, y.Effect)
	if !x.Joins {
		most = -most
	}
	return cmp.Or(most, cmp.Compare(x.Practice, y.Practice), cmp.Compare(x.Key, y.Key))
}
