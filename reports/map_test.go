package reports

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"

	"countyline/reports/page"
)

func TestTheMapPictureIsWideAndEqual(t *testing.T) {
	shapes := atlasShapes(t)
	var first, second bytes.Buffer
	f := cypressBend()
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := MapPNG(&f.Assessment, shapes, b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same map gave two pictures")
	}
	img, err := png.Decode(&first)
	if err != nil || img.Bounds().Dx() < 1600 {
		t.Errorf("the picture is %v, %v", img.Bounds(), err)
	}
}

func TestTheLegendCountsEveryDrawnCountyOnce(t *testing.T) {
	f := cypressBend()
	text := textOf(mapPage(&f.Assessment, atlasShapes(t), fontsFor(t)))
	for _, want := range []string{"0 \ncells fail: 6 counties", "1 \ncell fails: 1 county", "2–3 \ncells fail: 6 counties", "4 or more \ncells fail: 1 county", "Hatched: at least one structural gap", "20 miles"} {
		if !strings.Contains(text, want) {
			t.Errorf("the map does not say %q", want)
		}
	}
}

func TestOfTwoRowsWithOneOutlineTheWorseIsShown(t *testing.T) {
	a := assessment("05200 06037 Rural 100 Angeles\n05210 06037 Rural 100 Angeles", cypressTypes)
	for i := range 3 {
		c := &a.Cells[43+i]
		c.Pass, c.Gap = false, GapStructural
	}
	v := newAtlasView(&a, atlasShapes(t))
	fails, structural := v.failuresByCounty()
	if len(fails) != 1 || fails[0] != 3 || !structural[0] {
		t.Errorf("Los Angeles shows %v, %v", fails, structural)
	}
	if worst := v.worstCells(0); worst[0].County != 1 {
		t.Error("the small map shows the better row")
	}
}

func TestClassesAdaptToTheData(t *testing.T) {
	for _, c := range []struct {
		fails []int
		want  string
	}{
		{nil, "0"},
		{[]int{0, 0}, "0"},
		{[]int{0, 1, 1}, "0 1"},
		{[]int{4, 5, 0}, "0 4 5"},
		{[]int{1, 2, 3, 7}, "0 1 2–3 4 or more"},
		{[]int{5, 6, 7, 8, 9, 30}, "0 1–6 7–8 9 or more"},
		{[]int{1, 1, 1, 1, 1, 12, 13, 14}, "0 1 2 or more"},
		{[]int{43, 43}, "0 43"},
	} {
		classes := classesOf(c.fails)
		var labels []string
		for i := range classes {
			labels = append(labels, classes.label(i))
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%v gives %q, not %q", c.fails, got, c.want)
		}
		for _, n := range c.fails {
			if r := classes[classes.of(n)]; n < r.from || n > r.to {
				t.Errorf("%d falls in %v", n, r)
			}
		}
	}
}

func TestEveryBorderIsDrawnOnce(t *testing.T) {
	f := cypressBend()
	v := newAtlasView(&f.Assessment, atlasShapes(t))
	box := page.Rect{X: 0, Y: 0, W: 500, H: 400}
	outlines := v.visible(v.fit(box, 10), box, fineLattice, true)
	seen := map[edge]int{}
	lines := v.borders(outlines)
	for _, kind := range lines {
		for _, line := range kind {
			for i := range len(line) - 1 {
				seen[edgeOf(line[i], line[i+1])]++
			}
		}
	}
	for i := range outlines {
		eachEdge(&outlines[i], func(a, b page.Point) {
			if n := seen[edgeOf(a, b)]; n != 1 {
				t.Fatalf("a border is drawn %d times", n)
			}
		})
	}
	if len(lines[pendingBorder]) == 0 || len(lines[areaBorder]) == 0 || len(lines[stateBorder]) == 0 {
		t.Error("a kind of border is missing")
	}
}

func TestNoLabelHidesAnother(t *testing.T) {
	for _, states := range [][]string{{"MS"}, {"CA", "NV"}, {"AK"}, {"PR"}, {"RI", "CT"}} {
		f := areaFiling(t, 3, states...)
		v := newAtlasView(&f.Assessment, atlasShapes(t))
		box := page.Rect{X: 0, Y: 0, W: 504, H: 402}
		d, _ := v.draw(areaMap{box: box, air: 10, lattice: fineLattice, hatch: 6, line: 1.5, fill: func(int) page.Color { return page.White }, marked: func(int) bool { return false }})
		l := &labeler{fonts: fontsFor(t), box: box, drawn: d, least: 7}
		v.plates(l, func(int) (string, string) { return "2 fail", "2" })
		for i, a := range l.taken {
			for _, b := range l.taken[:i] {
				if a.Overlaps(b) {
					t.Errorf("%v: %v hides %v", states, a, b)
				}
			}
		}
		if len(l.taken) == 0 {
			t.Errorf("%v: no county is named", states)
		}
	}
}

func TestTheWholeCountryTakesTheNationalProjection(t *testing.T) {
	f := areaFiling(t, 400)
	v := newAtlasView(&f.Assessment, atlasShapes(t))
	if !v.national {
		t.Error("Alaska and Hawaii would stretch the map")
	}
	if one := newAtlasView(&areaFiling(t, 50, "AK").Assessment, atlasShapes(t)); one.national {
		t.Error("Alaska alone needs no inset")
	}
}

func TestCountiesWithoutAnOutlineAreSaidToBeMissing(t *testing.T) {
	f := cypressBend()
	f.Counties[3].FIPS = ""
	text := textOf(mapPage(&f.Assessment, atlasShapes(t), fontsFor(t)))
	if !strings.Contains(text, "1 county of the assessment has no outline in the atlas") {
		t.Error("a county went missing in silence")
	}
	if bare := textOf(mapPage(&f.Assessment, nil, fontsFor(t))); !strings.Contains(bare, "No county of the service area has an outline") {
		t.Error("a map without outlines says nothing")
	}
}

func TestStateNamesAreSpelledOut(t *testing.T) {
	if stateName("PR") != "Puerto Rico" || stateName("??") != "??" || len(sortedKeys(stateNames)) != 56 {
		t.Error("states, district and territories are not 56")
	}
	if !slices.IsSorted(sortedKeys(stateNames)) {
		t.Error("keys come unsorted")
	}
}
