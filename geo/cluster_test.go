package geo

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAClusterAnswersAsAComparisonWithEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := crowd(t)
		c := NewCluster(places)
		p, chord := somewhere(t, places), aChord(t)
		var within []int32
		for at := range c.Places {
			if Dist2(c.Places[at], p) <= chord*chord {
				within = append(within, int32(at))
			}
		}
		if got := c.Reaches(p, chord); got != (len(within) > 0) {
			t.Fatalf("reaches is %v, %d places are within", got, len(within))
		}
		if got := c.Within(p, chord, nil); !slices.Equal(got, within) {
			t.Fatalf("within are %v, want %v", got, within)
		}
	})
}

func TestAProberNeverLearnsAWrongAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := crowd(t)
		if len(places) == 0 {
			return
		}
		c := NewCluster(places)
		prober := c.Prober()
		for range 30 {
			p, chord := somewhere(t, places), aChord(t)
			want := slices.ContainsFunc(places, func(q Vec) bool { return Dist2(q, p) <= chord*chord })
			if got := prober.Reaches(p, chord); got != want {
				t.Fatalf("reaches is %v, want %v", got, want)
			}
		}
	})
}

func TestAClusterEnclosesItsPlacesInGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := crowd(t)
		c := NewCluster(places)
		next := int32(0)
		for _, g := range c.Groups {
			if g.From != next || g.To <= g.From || g.To-g.From > groupSize {
				t.Fatalf("group %+v begins after position %d", g, next)
			}
			for _, p := range c.Places[g.From:g.To] {
				if math.Sqrt(Dist2(p, g.Center)) > g.Radius || math.Sqrt(Dist2(p, c.Center)) > c.Radius {
					t.Fatalf("a place of group %+v lies outside a ball", g)
				}
			}
			next = g.To
		}
		if int(next) != len(places) {
			t.Fatalf("groups end at %d of %d places", next, len(places))
		}
		for at, o := range c.Order {
			if c.Places[at] != places[o] {
				t.Fatalf("position %d is not place %d", at, o)
			}
		}
	})
}

func TestEqualPlacesAreReachedAtNoDistance(t *testing.T) {
	home := VecOf(36.1, -115.2)
	c := NewCluster([]Vec{home, home, home})
	if !c.Reaches(home, 0) || len(c.Within(home, 0, nil)) != 3 || c.Reaches(VecOf(36.1001, -115.2), 0) {
		t.Error("a place does not reach itself alone")
	}
}
