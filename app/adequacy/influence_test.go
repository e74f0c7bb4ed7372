package adequacy

import (
	"fmt"
	"slices"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

// aWorldOfPractices draws a world whose participations belong to a few practices, some to none.
func aWorldOfPractices() *rapid.Generator[world] {
	return rapid.Custom(func(t *rapid.T) world {
		w := aWorld().Draw(t, "world")
		for i := range w.members {
			w.members[i].Practice = rapid.SampledFrom([]string{"", "Delta Heart", "DELTA  HEART.", "Twin Rivers", "Bayou Clinic"}).Draw(t, "practice")
		}
		return w
	})
}

// with is the world with statuses changed, judged with the market it had.
func (w world) with(r *Result, change func(member int, m *data.Participation)) *Result {
	w.market = NoMarket
	if r.Market {
		w.market = MarketListed
	}
	w.members = slices.Clone(w.members)
	for i := range w.members {
		change(i, &w.members[i])
	}
	return w.assess()
}

// without is the world after a practice left.
func (w world) without(r *Result, of []int32, practice int) *Result {
	return w.with(r, func(i int, m *data.Participation) {
		if of[i] == int32(practice) {
			m.Status = data.Terminated
		}
	})
}

// joinedBy is the world after all of a practice joined.
func (w world) joinedBy(r *Result, of []int32, practice int) *Result {
	return w.with(r, func(i int, m *data.Participation) {
		if of[i] == int32(practice) && m.Status != data.Terminated {
			m.Status = data.Active
		}
	})
}

func TestInfluenceEqualsAnAssessmentWithoutOrWithEachPractice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorldOfPractices().Draw(t, "world")
		if problem := w.compareInfluence(); problem != "" {
			t.Fatal(problem)
		}
	})
}

func TestInfluenceInADenseWorldEqualsAnAssessmentWithoutOrWithEachPractice(t *testing.T) {
	for seed := range uint64(3) {
		w := denseWorld(seed, 600)
		for i := range w.members {
			w.members[i].Practice = fmt.Sprintf("Practice %d", i*7%12)
		}
		if problem := w.compareInfluence(); problem != "" {
			t.Errorf("seed %d: %s", seed, problem)
		}
	}
}

// compareInfluence removes and adds each practice, assesses in full, and tells of the first difference.
func (w world) compareInfluence() string {
	a, n := w.area(), w.network()
	r, practices := Assess(a, n), NewPractices(w.members)
	got := n.Influence(a, r, practices)
	fragile := make([]bool, len(r.Cells))
	for p, key := range practices.Keys {
		var breaks, turns int32
		left, joined := w.without(r, practices.Of, p), w.joinedBy(r, practices.Of, p)
		for i := range r.Cells {
			if r.Cells[i].Pass() && !left.Cells[i].Pass() {
				breaks++
				fragile[i] = true
			}
			if !r.Cells[i].Pass() && joined.Cells[i].Pass() {
				turns++
			}
		}
		if got.Breaks[p] != breaks || got.Turns[p] != turns {
			return fmt.Sprintf("%s breaks %d and turns %d, want %d and %d", key, got.Breaks[p], got.Turns[p], breaks, turns)
		}
	}
	if !slices.Equal(got.Fragile, fragile) {
		return fmt.Sprintf("fragile cells %v, want %v", got.Fragile, fragile)
	}
	return ""
}

func TestHoldingEqualsAnAssessmentOfEachPracticeAloneAndWithTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorldOfPractices().Draw(t, "world")
		a, n := w.area(), w.network()
		r, practices := Assess(a, n), NewPractices(w.members)
		for row := range a.Rows {
			for typ := range a.Types {
				c := *r.Cell(row, typ)
				h := n.Holding(a, row, typ, c, practices)
				for _, p := range h.Counted {
					sameFigures(t, "without "+practices.Keys[p.Practice], p.Cell, *w.without(r, practices.Of, int(p.Practice)).Cell(row, typ))
					w.sameAlone(t, r, p, row, typ, func(m int) bool { return slices.Contains(p.Members, int32(m)) })
				}
				for _, p := range h.Market {
					sameFigures(t, "with "+practices.Keys[p.Practice], p.Cell, *w.joinedBy(r, practices.Of, int(p.Practice)).Cell(row, typ))
					w.sameAlone(t, r, p, row, typ, func(m int) bool { return slices.Contains(p.Members, int32(m)) })
				}
				together := w.with(r, func(_ int, m *data.Participation) {
					if m.Status != data.Terminated {
						m.Status = data.Active
					}
				})
				sameFigures(t, "together", h.Together, *together.Cell(row, typ))
			}
		}
	})
}

// sameAlone holds what a part has by itself against a network of nobody else.
func (w world) sameAlone(t *rapid.T, r *Result, p Part, row, typ int, member func(int) bool) {
	alone := *w.with(r, func(i int, m *data.Participation) {
		m.Status = data.Terminated
		if member(i) {
			m.Status = data.Active
		}
	}).Cell(row, typ)
	if p.Worth != alone.Counted || p.Covered != alone.Covered {
		t.Fatalf("alone %d and %d, want %+v", p.Worth, p.Covered, alone)
	}
}

// sameFigures compares cells but for the gap, which a part does not tell.
func sameFigures(t *rapid.T, what string, got, want Cell) {
	if got.Gap, want.Gap = NoGap, NoGap; got != want {
		t.Fatalf("%s: got %+v, want %+v", what, got, want)
	}
}

func TestAScenarioFindsTheFragileCellsOfAFullAssessment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorldOfPractices().Draw(t, "world")
		a, n := w.area(), w.network()
		r, practices := Assess(a, n), NewPractices(w.members)
		s := NewScenario(a, n)
		now := map[int]data.Status{}
		fragile := n.Influence(a, r, practices).Fragile
		for range rapid.IntRange(0, 4).Draw(t, "moves") {
			if len(w.members) == 0 {
				break
			}
			members := rapid.SliceOfNDistinct(rapid.IntRange(0, len(w.members)-1), 1, min(6, len(w.members)), rapid.ID[int]).Draw(t, "members")
			status := rapid.SampledFrom(statuses).Draw(t, "status")
			for _, m := range members {
				now[m] = status
			}
			for _, ref := range s.Touch(members, status) { // cells that were not touched must be what they were
				fragile[s.at(ref.Row, ref.Typ)] = s.Fragile(ref, practices)
			}
		}
		w.market = NoMarket
		if r.Market {
			w.market = MarketListed
		}
		w.members = slices.Clone(w.members)
		for m, status := range now {
			w.members[m].Status = status
		}
		changed := w.network()
		if want := changed.Influence(a, Assess(a, changed), practices).Fragile; !slices.Equal(fragile, want) {
			t.Fatalf("fragile %v, want %v", fragile, want)
		}
	})
}

func TestAPracticeIsItsFoldedNameOrElseItsProvider(t *testing.T) {
	p := NewPractices([]data.Participation{
		{NPI: 1, Practice: "Delta Heart, LLC"}, {NPI: 2, Practice: "delta heart llc"}, {NPI: 2}, {NPI: 3, Practice: "--"}, {NPI: 2, Practice: " "},
	})
	if want := []int32{0, 0, 1, 2, 1}; !slices.Equal(p.Of, want) || p.Keys[0] != "delta heart llc" || p.Keys[1] != "#0000000002" {
		t.Errorf("got %v %q", p.Of, p.Keys)
	}
}
