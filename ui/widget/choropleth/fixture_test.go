package choropleth

import (
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"countyline/geo"
	"countyline/ui/theme"
)

// atlas is read once for all tests.
var atlas = sync.OnceValue(func() *geo.Atlas {
	a, err := geo.LoadAtlas()
	if err != nil {
		panic(err)
	}
	return a
})

// mississippi serves three of four counties.
var mississippi = sync.OnceValue(func() *Ground { return NewGround(atlas().Shapes(), servedIn("MS")) })

// nation serves all 3,233 counties.
var nation = sync.OnceValue(func() *Ground {
	var all []string
	for _, s := range atlas().Shapes() {
		all = append(all, s.FIPS)
	}
	return NewGround(atlas().Shapes(), all)
})

func servedIn(state string) []string {
	var out []string
	for i, s := range atlas().InState(state) {
		if i%4 != 3 {
			out = append(out, s.FIPS)
		}
	}
	return out
}

// factsFor gives the counties of a ground all classes in turn.
func factsFor(g *Ground, turn int) map[string]Fact {
	facts := map[string]Fact{}
	for i, c := range g.counties {
		if c.served {
			facts[c.fips] = Fact{Class: 1 + (i+turn)%5, Figure: "64", Note: "Cardiology 64.2%, fails, fixable"}
		}
	}
	return facts
}

// queue keeps the jobs of a map until a test lets them run.
type queue struct{ jobs []func() }

func (q *queue) run(work, done func()) { q.jobs = append(q.jobs, func() { work(); done() }) }

// settle runs the jobs, and those that follow from them.
func (q *queue) settle() {
	for len(q.jobs) > 0 {
		j := q.jobs[0]
		q.jobs = q.jobs[1:]
		j()
	}
}

// window shows a map in a window of its own and lets the first jobs run.
func window(t testing.TB, g *Ground, width, height float32) (*Map, *queue, fyne.Window) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	m, q := New(g), &queue{}
	m.Run = q.run
	m.SetFacts(factsFor(g, 0))
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	q.settle()
	return m, q, w
}

var greenwood = orb.Point{-90.3, 33.5}

func someLayers() Layers {
	return Layers{
		Places:  []Place{{"Jackson", orb.Point{-90.18, 32.3}}, {"Tupelo", orb.Point{-88.7, 34.26}}},
		Sites:   []orb.Point{{-90.18, 32.3}, {-89.3, 31.3}},
		Targets: []Target{{greenwood, 1, true}, {orb.Point{-91, 33.4}, 2, false}},
		Rings:   []Ring{{greenwood, 60}},
		Points:  []Point{{orb.Point{-89.5, 33}, 12000, true}, {orb.Point{-89.5, 32.7}, 12000, false}},
	}
}
