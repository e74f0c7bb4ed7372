package adequacy

import (
	"slices"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

func TestAWhatIfEqualsTheFullAssessment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorld().Draw(t, "world")
		n := w.network()
		s := NewScenario(w.area(), n)
		w.market = NoMarket
		if n.Market {
			w.market = MarketListed
		}
		sameResults(t, s.Result(), w.assess())
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			if len(w.members) == 0 {
				return
			}
			members := rapid.SliceOfN(rapid.IntRange(0, len(w.members)-1), 0, 5).Draw(t, "members")
			status := rapid.SampledFrom(statuses).Draw(t, "status")
			before := s.Result()
			changed := s.Set(members, status)
			w.members = slices.Clone(w.members)
			for _, m := range members {
				w.members[m].Status = status
			}
			after := s.Result()
			sameResults(t, after, w.assess())
			if want := differences(before, after); !slices.Equal(changed, want) {
				t.Fatalf("Set says %v changed, it was %v", changed, want)
			}
		}
	})
}

func TestSettingTheFormerStatusesTakesAWhatIfBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorld().Filter(func(w world) bool { return len(w.members) > 0 }).Draw(t, "world")
		s := NewScenario(w.area(), w.network())
		before := s.Result()
		members := rapid.SliceOfN(rapid.IntRange(0, len(w.members)-1), 1, 8).Draw(t, "members")
		s.Set(members, rapid.SampledFrom(statuses).Draw(t, "status"))
		for _, m := range members {
			s.Set([]int{m}, w.members[m].Status)
			if s.Status(m) != w.members[m].Status {
				t.Fatalf("member %d is %v", m, s.Status(m))
			}
		}
		sameResults(t, s.Result(), before)
	})
}

func TestSigningTheLastProspectLeavesStructuralGapsStructural(t *testing.T) {
	w := town(cardiologyAt(0, data.Prospect))
	w.counties[0].Requirements[inCardiology].Required = 2
	s := NewScenario(w.area(), w.network())
	if gap := s.Cell(0, inNursing).Gap; gap != Structural {
		t.Fatalf("with one prospect listed, nursing is %v", gap)
	}
	changed := s.Set([]int{0}, data.Signed)
	if want := []CellRef{{0, inCardiology}}; !slices.Equal(changed, want) {
		t.Errorf("changed: %v, want %v", changed, want)
	}
	if r := s.Result(); r.Prospects != 0 || !r.Market || r.Cell(0, inNursing).Gap != Structural {
		t.Errorf("after the signature nursing is %v, %d prospects", r.Cell(0, inNursing).Gap, r.Prospects)
	}
}

// sameResults compares all that is printed, bit for bit.
func sameResults(t *rapid.T, got, want *Result) {
	if got.Basis != want.Basis || got.Prospects != want.Prospects || got.Market != want.Market {
		t.Fatalf("got %v, %d prospects, market %v; want %v, %d, %v",
			got.Basis, got.Prospects, got.Market, want.Basis, want.Prospects, want.Market)
	}
	for _, ref := range differences(got, want) {
		t.Errorf("%v: got %+v, want %+v", ref, *got.Cell(ref.Row, ref.Typ), *want.Cell(ref.Row, ref.Typ))
	}
}

func differences(x, y *Result) (refs []CellRef) {
	for row := range x.Area.Rows {
		for typ := range x.Area.Types {
			if *x.Cell(row, typ) != *y.Cell(row, typ) {
				refs = append(refs, CellRef{row, typ})
			}
		}
	}
	return refs
}
