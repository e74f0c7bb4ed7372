// Package adequacy judges a provider network by the test of 42 CFR 422.116: per county and specialty type,
// enough distinct providers, and enough beneficiaries within both the time and the distance limit.
//
// It is pure: records go in (an Area to be served, a Network that serves it), records come out. Sums are
// integers, so neither the order of rows nor the number of processors changes a figure.
package adequacy

import (
	"runtime"
	"sync"
	"sync/atomic"

	"countyline/data"
)

// Rules are the settings of the test; the zero value of a field is never useful, see Standards.
type Rules struct {
	Percent        [5]int     // of beneficiaries that must have access, by county type (422.116(d)(4))
	MinutesPerMile [5]float64 // travel time of a straight-line mile, by county type
	RoadFactor     float64    // road miles per straight-line mile; 1 = straight line
}

// RulesOf takes the rules from a line of business's standards, at straight-line distance.
func RulesOf(s *data.Standards) Rules {
	return Rules{Percent: s.Percent, MinutesPerMile: s.MinutesPerMile, RoadFactor: 1}
}

// Reach is the great-circle distance in miles that satisfies both limits at once.
func (r Rules) Reach(t data.CountyType, l data.Limit) float64 {
	road := l.Miles
	if byTime := l.Minutes / r.MinutesPerMile[t]; byTime < road*(1-1e-9) {
		road = byTime
	}
	return road / r.RoadFactor
}

// Basis decides which participations count.
type Basis uint8

// The two bases: a filing counts what is signed (and LOIs where the county's filing kind allows them);
// members are served only by what is active.
const (
	FilingBasis Basis = iota
	MemberReadyBasis
)

func (b Basis) String() string { return [...]string{"filing", "member-ready"}[b] }

// standing is what a participation is worth under a basis.
type standing uint8

const (
	counted standing = iota // in every county
	letter                  // an LOI: in initial and expansion counties only
	market                  // not yet: in reach of a signature
	gone                    // terminated; a what-if may bring it back
)

func (b Basis) standing(s data.Status) standing {
	switch {
	case s == data.Terminated:
		return gone
	case s == data.Active, s == data.Signed && b == FilingBasis:
		return counted
	case s == data.LOI && b == FilingBasis:
		return letter
	default:
		return market
	}
}

// workers is how many processors n pieces of work keep busy, at least one.
func workers(n int) int { return max(1, min(runtime.GOMAXPROCS(0), n)) }

// parallel runs work for 0..n-1 on all processors; each worker has a number of its own for its scratch.
func parallel(n int, work func(worker, i int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for w := range workers(n) {
		done.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(w, i)
			}
		})
	}
	done.Wait()
}
