package app

import (
	"cmp"
	"slices"
)

// fewInReach is how many prospects in reach are enough that farther ones are of no interest.
const fewInReach = 3

// joiners lists who could join, best first, and how many more there are.
func (l *look) joiners() (list []Joiner, leftOut int) {
	inReach := map[int32]bool{}
	for _, part := range l.holding.Market {
		inReach[part.Practice] = true
		j := l.joiner(part.Practice, part.Members)
		j.InReach, j.Turns = true, !l.cell.Pass() && part.Cell.Pass()
		j.Counted, j.ShareE4 = part.Cell.Counted, shareE4(part.Cell.Covered, part.Cell.Weight)
		list = append(list, j)
	}
	slices.SortStableFunc(list, compareJoiners)
	if len(list) < fewInReach && !l.cell.Pass() {
		list = append(list, l.beyond(fewInReach-len(list), inReach)...)
	}
	if len(list) > ProspectsListed {
		list, leftOut = list[:ProspectsListed], len(list)-ProspectsListed
	}
	return list, leftOut
}

func (l *look) joiner(practice int32, participations []int32) Joiner {
	m := l.members(participations)
	j := Joiner{
		Key: l.practices.Keys[practice], Practice: m.practice, City: placeName(m.nearest), Miles: m.miles,
		Providers: len(m.npis), Status: m.status, Effect: int(l.influence.Turns[practice]),
	}
	return j
}

// beyond lists the prospects out of reach that are nearest to the middle of the county.
func (l *look) beyond(most int, inReach map[int32]bool) []Joiner {
	byPractice := map[int32][]int32{}
	var order []int32
	for i := range l.audit.evidence.network {
		p, practice := &l.audit.evidence.network[i], l.practices.Of[i]
		if t, ok := l.judgedAs[p.Specialty]; !ok || t != l.ref.Specialty || inReach[practice] || !l.joins(p.Status) || l.Basis.Counts(p.Status, l.row.LOI) {
			continue
		}
		if byPractice[practice] == nil {
			order = append(order, practice)
		}
		byPractice[practice] = append(byPractice[practice], int32(i))
	}
	var list []Joiner
	for _, practice := range order {
		j := l.joiner(practice, byPractice[practice])
		j.Counted, j.ShareE4 = l.screen.Counted, l.screen.ShareE4
		list = append(list, j)
	}
	slices.SortStableFunc(list, compareJoiners)
	return list[:min(most, len(list))]
}

// compareJoiners puts who turns the cell first, then who adds most, then who is nearest.
func compareJoiners(x, y Joiner) int {
	turns := 0
	if x.Turns != y.Turns {
		turns = 1
		if x.Turns {
			turns = -1
		}
	}
	return cmp.Or(turns, cmp.Compare(y.ShareE4, x.ShareE4), cmp.Compare(y.Counted, x.Counted),
		cmp.Compare(x.Miles, y.Miles), cmp.Compare(x.Practice, y.Practice))
}
