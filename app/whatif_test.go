package app

import (
	"reflect"
	"slices"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

// tangled is the sample with statuses and practices mixed at random, so that practices count in part and providers
// belong to several.
func tangled(t *testing.T, draw *rapid.T, basis Basis) *Adequacy {
	statuses := []data.Status{data.Active, data.Active, data.Active, data.Signed, data.LOI, data.Prospect, data.Terminated}
	every := rapid.IntRange(2, 9).Draw(draw, "every n-th is another")
	shift := rapid.IntRange(0, 50).Draw(draw, "shift")
	base := sampleArea(t, basis)
	corner := base.audit.scope // nine counties are judged faster than all, and among them are both kinds
	corner.Counties = everyFifth(corner.Counties)
	corner.Expansion = slices.DeleteFunc(slices.Clone(corner.Expansion), func(key string) bool { return !slices.Contains(corner.Counties, key) })
	return assessedAgain(t, base, corner, func(i int, p *data.Participation) {
		if (i+shift)%every == 0 {
			p.Status = statuses[(i*7+shift)%len(statuses)]
		}
		if (i+shift)%11 == 0 {
			p.Practice = base.audit.evidence.network[i/2].Practice
		}
		if (i+shift)%17 == 0 {
			p.Practice = ""
		}
	})
}

func everyFifth(keys []string) (some []string) {
	for i := 0; i < len(keys); i += 5 {
		some = append(some, keys[i])
	}
	return some
}

func TestAnyTicksGiveTheFiguresOfAFullAssessment(t *testing.T) {
	rapid.Check(t, func(draw *rapid.T) {
		basis := rapid.SampledFrom([]Basis{FilingBasis, MemberReadyBasis}).Draw(draw, "basis")
		a := tangled(t, draw, basis)
		w := a.WhatIf()
		movers := w.Practices()
		before := slices.Clone(a.Cells)
		for range rapid.IntRange(1, 6).Draw(draw, "ticks") {
			p := movers[rapid.IntRange(0, len(movers)-1).Draw(draw, "practice")]
			changed := w.Set(p.Key, rapid.Bool().Draw(draw, "in"))
			for i := range before {
				ref := CellRef{i / len(a.Specialties), i % len(a.Specialties)}
				if now := w.Cell(ref.County, ref.Specialty); (now != before[i]) != slices.Contains(changed, ref) {
					draw.Fatalf("%v from %+v to %+v; said to be changed: %v", ref, before[i], now, changed)
				} else {
					before[i] = now
				}
			}
		}
		full := assessedAgain(t, a, a.audit.scope, func(i int, p *data.Participation) { p.Status = w.status(i) })
		if !slices.Equal(before, full.Cells) {
			for i := range before {
				if before[i] != full.Cells[i] {
					draw.Fatalf("cell %d: %+v, want %+v", i, before[i], full.Cells[i])
				}
			}
		}
		now, base := w.Failing()
		if w.Tally() != full.Tally() || now != full.Tally().Fail() || base != a.Tally().Fail() {
			draw.Fatalf("tally %v, %d of %d failing, want %v", w.Tally(), now, base, full.Tally())
		}
		w.Reset()
		if w.Tally() != a.Tally() || len(w.Chosen()) > 0 || !slices.Equal(w.cells, a.Cells) {
			draw.Fatalf("after the reset %v, %v chosen; want %v", w.Tally(), w.Chosen(), a.Tally())
		}
	})
}

func TestTheEffectOfAPracticeIsThatOfTickingItAlone(t *testing.T) {
	rapid.Check(t, func(draw *rapid.T) {
		basis := rapid.SampledFrom([]Basis{FilingBasis, MemberReadyBasis}).Draw(draw, "basis")
		w := tangled(t, draw, basis).WhatIf()
		movers := w.Practices()
		for range 5 {
			p := movers[rapid.IntRange(0, len(movers)-1).Draw(draw, "practice")]
			w.Set(p.Key, p.Joins)
			if now, base := w.Failing(); now-base != p.Effect {
				draw.Fatalf("%+v: %d failing cells instead of %d", p, now, base)
			}
			w.Reset()
		}
	})
}

func TestAShownEffectIsTheChangeThatATickMakes(t *testing.T) {
	rapid.Check(t, func(draw *rapid.T) {
		basis := rapid.SampledFrom([]Basis{FilingBasis, MemberReadyBasis}).Draw(draw, "basis")
		w := tangled(t, draw, basis).WhatIf()
		for range rapid.IntRange(1, 12).Draw(draw, "ticks") {
			movers := w.Practices()
			p := movers[rapid.IntRange(0, len(movers)-1).Draw(draw, "practice")]
			want := p.Effect
			if w.In(p.Key) == p.Joins { // ticked: taking it back takes its effect back
				want = -want
			}
			before, _ := w.Failing()
			w.Set(p.Key, !w.In(p.Key))
			if after, _ := w.Failing(); after-before != want {
				draw.Fatalf("%+v changes %d failing cells, %d were shown", p, after-before, want)
			}
		}
		w.Reset()
		for i, p := range w.Practices() {
			if p.Effect != w.base.movers[i].Effect {
				draw.Fatalf("after the reset %+v, was %d", p, w.base.movers[i].Effect)
			}
		}
	})
}

func TestFiguresUnderTheTicksAreThoseOfAFullAssessment(t *testing.T) {
	rapid.Check(t, func(draw *rapid.T) {
		a := tangled(t, draw, FilingBasis)
		w := a.WhatIf()
		movers := w.Practices()
		for range rapid.IntRange(0, 4).Draw(draw, "ticks") {
			p := movers[rapid.IntRange(0, len(movers)-1).Draw(draw, "practice")]
			w.Set(p.Key, !w.In(p.Key))
		}
		got, want := w.Figures(), assessedAgain(t, a, a.audit.scope, func(i int, p *data.Participation) { p.Status = w.status(i) })
		if got.Tally() != want.Tally() || !slices.Equal(got.Cells, want.Cells) {
			draw.Fatalf("tally %v, want %v", got.Tally(), want.Tally())
		}
		for range 4 {
			c, s := rapid.IntRange(0, len(a.Counties)-1).Draw(draw, "county"), rapid.IntRange(0, len(a.Specialties)-1).Draw(draw, "specialty")
			x, _ := got.Detail(t.Context(), c, s)
			y, _ := want.Detail(t.Context(), c, s)
			if !reflect.DeepEqual(x, y) {
				draw.Fatalf("%d × %d: %+v\nwant %+v", c, s, x, y)
			}
			if !slices.Equal(got.Points(c, s), want.Points(c, s)) {
				draw.Fatalf("points of %d × %d differ", c, s)
			}
		}
	})
}

func TestATickIsSeenAndTakenBack(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	w := a.WhatIf()
	best := w.Practices()[0]
	if !best.Joins || best.Effect >= 0 || best.Providers == 0 || best.City == "" || len(best.Specialties) == 0 || w.In(best.Key) {
		t.Fatalf("first is %+v", best)
	}
	changed := w.Set(best.Key, true)
	if len(changed) < -best.Effect || !w.In(best.Key) || len(w.Chosen()) != 1 || w.Chosen()[0].Key != best.Key {
		t.Errorf("%d cells changed, chosen %v", len(changed), w.Chosen())
	}
	for _, ref := range changed {
		if w.Cell(ref.County, ref.Specialty) == *a.Cell(ref.County, ref.Specialty) {
			t.Errorf("%v did not change", ref)
		}
	}
	if again := w.Set(best.Key, true); again != nil {
		t.Errorf("the same tick again changed %v", again)
	}
	if back := w.Set(best.Key, false); !slices.Equal(back, changed) {
		t.Errorf("taking it back changed %v, want %v", back, changed)
	}
	leaving := w.Practices()[slices.IndexFunc(w.Practices(), func(p Prospect) bool { return !p.Joins })]
	if !w.In(leaving.Key) || leaving.Effect <= 0 {
		t.Errorf("first to leave is %+v", leaving)
	}
	w.Set(leaving.Key, false)
	if now, base := w.Failing(); now-base != leaving.Effect || w.In(leaving.Key) {
		t.Errorf("%d of %d failing, want %d more", now, base, leaving.Effect)
	}
	if w.Set("nobody", true) != nil || w.In("nobody") {
		t.Error("nobody moved something")
	}
}
