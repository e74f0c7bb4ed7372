package ui

import (
	"testing"

	"pgregory.net/rapid"

	"countyline/ui/desk"
)

func places(t *rapid.T, name string) desk.Place {
	return desk.Place{
		Screen: rapid.SampledFrom([]desk.ID{desk.Map, desk.Adequacy, desk.Network}).Draw(t, name+" screen"),
		County: rapid.SampledFrom([]string{"", "25410", "25750"}).Draw(t, name+" county"),
		Y:      float32(rapid.IntRange(0, 3).Draw(t, name+" scroll")) * 100,
	}
}

func TestBackAfterAnyWalkRestoresEachPlaceAsItWasLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h history
		here := places(t, "first")
		h.visit(desk.Place{}, here)
		left := []desk.Place{}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			here.Y += float32(rapid.IntRange(0, 5).Draw(t, "scrolled")) * 10 // the user scrolls before going on
			next := places(t, "next")
			h.visit(here, next)
			if next != here {
				left = append(left, here)
			}
			here = next
		}
		end := here
		for i := len(left) - 1; i >= 0; i-- {
			if here = h.move(here, -1); here != left[i] {
				t.Fatalf("back leads to %+v, left was %+v", here, left[i])
			}
		}
		if h.can(-1) {
			t.Fatal("there is a step before the first")
		}
		for range left {
			here = h.move(here, 1)
		}
		if here != end || h.can(1) {
			t.Fatalf("forward leads to %+v and not to where the walk ended, %+v", here, end)
		}
	})
}

func TestGoingOnAfterBackForgetsWhatWasAhead(t *testing.T) {
	var h history
	a, b, c := desk.Place{Screen: desk.Map}, desk.Place{Screen: desk.Adequacy}, desk.Place{Screen: desk.Network}
	h.visit(desk.Place{}, a)
	h.visit(a, b)
	h.move(b, -1)
	h.visit(a, c)
	if h.can(1) || h.here() != c || h.move(c, -1) != a {
		t.Errorf("after going on: %+v", h)
	}
}

func TestALongWalkKeepsItsLastSteps(t *testing.T) {
	var h history
	at := func(i int) desk.Place { return desk.Place{Screen: desk.Map, X: float32(i)} }
	for i := range 3 * stepsKept {
		h.visit(at(i-1), at(i))
	}
	if len(h.steps) != stepsKept || h.here() != at(3*stepsKept-1) || h.move(h.here(), -1) != at(3*stepsKept-2) {
		t.Errorf("%d steps, here %+v", len(h.steps), h.here())
	}
}
