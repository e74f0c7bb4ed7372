package geo

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// asked is an index with a question: what lies within the chord of p?
type asked struct {
	places []Vec
	index  *Index
	p      Vec
	chord  float64
}

func askedIndex(t *rapid.T) asked {
	places := crowd(t)
	items := make([]int32, len(places))
	for i := range items {
		items[i] = int32(i)
	}
	return asked{places, NewIndex(places, items), somewhere(t, places), aChord(t)}
}

// crowd draws places as they are found: scattered, in towns, many at one address; in numbers that fill leaves,
// nodes and levels exactly, and not.
func crowd(t *rapid.T) []Vec {
	n := rapid.SampledFrom([]int{0, 1, 2, 7, 8, 9, 63, 64, 65, 300, 513, 700}).Draw(t, "places")
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	spread := rapid.SampledFrom([]float64{0, 0.01, 0.3, 5}).Draw(t, "degrees")
	places := make([]Vec, n)
	for i := range places {
		town := float64(r.IntN(4))
		places[i] = VecOf(35+town+spread*r.NormFloat64(), -100+2*town+spread*r.NormFloat64())
		if i > 0 && r.IntN(4) == 0 {
			places[i] = places[r.IntN(i)]
		}
	}
	return places
}

func somewhere(t *rapid.T, places []Vec) Vec {
	if len(places) > 0 && rapid.Bool().Draw(t, "at one of the places") {
		return places[rapid.IntRange(0, len(places)-1).Draw(t, "place")]
	}
	return VecOf(rapid.Float64Range(33, 42).Draw(t, "lat"), rapid.Float64Range(-103, -91).Draw(t, "lon"))
}

func aChord(t *rapid.T) float64 {
	return Chord(rapid.SampledFrom([]float64{0, 0.5, 5, 10, 60, 130, 700}).Draw(t, "miles"))
}

func TestAnIndexKeepsEveryPlaceWithItsItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := askedIndex(t)
		seen := make([]bool, len(q.places))
		for at, item := range q.index.Items {
			if seen[item] || q.index.Places[at] != q.places[item] {
				t.Fatalf("position %d holds item %d twice or at another place", at, item)
			}
			seen[item] = true
		}
		if len(q.index.Items) != len(q.places) {
			t.Fatalf("%d items of %d", len(q.index.Items), len(q.places))
		}
	})
}

func TestNearFindsEverythingWithinAndLittleElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := askedIndex(t)
		widest := 0.0 // leaf
		if len(q.places) > 0 {
			for _, leaf := range q.index.levels[0] {
				widest = max(widest, leaf.radius)
			}
		}
		in, last := make([]bool, len(q.places)), int32(0)
		for _, span := range q.index.Near(q.p, q.chord, nil) {
			if span.From < last || span.To <= span.From {
				t.Fatalf("span %v after position %d", span, last)
			}
			last = span.To
			for at := span.From; at < span.To; at++ {
				in[at] = true
				if math.Sqrt(Dist2(q.index.Places[at], q.p)) > q.chord+2*widest {
					t.Fatalf("position %d is farther than a leaf beyond the chord", at)
				}
			}
		}
		for at, place := range q.index.Places {
			if Dist2(place, q.p) <= q.chord*q.chord && !in[at] {
				t.Fatalf("position %d is within and was not found", at)
			}
		}
	})
}

func TestNearAppendsToWhatIsThere(t *testing.T) {
	ix := NewIndex([]Vec{VecOf(35, -100)}, []int32{7})
	spans := ix.Near(VecOf(35, -100), Chord(1), []Span{{40, 50}})
	if !slices.Equal(spans, []Span{{40, 50}, {0, 1}}) {
		t.Errorf("spans: %v", spans)
	}
}

func TestAnyEqualsAComparisonWithEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := askedIndex(t)
		one := int32(rapid.IntRange(1, 9).Draw(t, "one in"))
		wanted := func(at int32) bool { return q.index.Items[at]%one == 0 }
		found := false
		for i, place := range q.places {
			found = found || int32(i)%one == 0 && Dist2(place, q.p) <= q.chord*q.chord
		}
		if got := q.index.Any(q.p, q.chord, wanted); got != found {
			t.Fatalf("any is %v, a comparison with every place says %v", got, found)
		}
	})
}

func TestNearestEqualsAComparisonWithEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := askedIndex(t)
		one := int32(rapid.IntRange(1, 9).Draw(t, "one in"))
		nearest, dist2 := int32(-1), math.Inf(1)
		for i, place := range q.places {
			if d2 := Dist2(place, q.p); int32(i)%one == 1%one && d2 < dist2 {
				nearest, dist2 = int32(i), d2
			}
		}
		at, d2 := q.index.Nearest(q.p, func(at int32) bool { return q.index.Items[at]%one == 1%one })
		if d2 != dist2 || at < 0 != (nearest < 0) || at >= 0 && q.index.Items[at] != nearest {
			t.Fatalf("nearest is position %d at %v, a comparison with every place says item %d at %v", at, d2, nearest, dist2)
		}
	})
}

func TestTheOrderAlongTheCurveHoldsEveryPlaceOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := crowd(t)
		order := hilbertOrder(places)
		slices.Sort(order)
		for i, o := range order {
			if int(o) != i {
				t.Fatalf("place %d is missing from the order", i)
			}
		}
		if len(order) != len(places) {
			t.Fatalf("%d of %d places are ordered", len(order), len(places))
		}
	})
}

func TestSortingByTheHighBitsKeepsTheOrderOfEqualKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, 255, 256, 257, 1000}).Draw(t, "keys")
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		bits := rapid.SampledFrom([]uint64{0, 3, 0xff00ff, 0xffffffff}).Draw(t, "bits")
		keys := make([]uint64, n)
		for i := range keys {
			keys[i] = (r.Uint64()&bits)<<32 | uint64(i)
		}
		want := slices.Clone(keys)
		slices.SortStableFunc(want, func(x, y uint64) int { return cmp.Compare(x>>32, y>>32) })
		if sortByHigh(keys); !slices.Equal(keys, want) {
			t.Fatal("the keys are in another order")
		}
	})
}

func TestTurnGrowsWithTheAngle(t *testing.T) {
	last := math.Inf(-1)
	for degrees := -179.9; degrees <= 180; degrees += 0.1 {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		now := turn(cos, sin)
		if now <= last || now < -2 || now > 2 {
			t.Fatalf("at %.1f degrees the turn is %v after %v", degrees, now, last)
		}
		last = now
	}
	if turn(0, 0) != 0 {
		t.Error("a pole has no turn")
	}
}
