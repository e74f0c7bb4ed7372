package intake

import (
	"cmp"
	"slices"
)

// ClassCount is how many rows were rejected for reasons of one class.
type ClassCount struct {
	Class Class
	Rows  int
}

// ByClass counts the rejected rows by the class of their reason, the most frequent first; warnings are not counted.
func (r *Report) ByClass() []ClassCount {
	counts := map[Class]int{}
	for _, reject := range r.Rejects {
		if !reject.Warning {
			counts[reject.Class]++
		}
	}
	all := make([]ClassCount, 0, len(counts))
	for class, rows := range counts {
		all = append(all, ClassCount{class, rows})
	}
	slices.SortFunc(all, func(a, b ClassCount) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Class, b.Class))
	})
	return all
}
