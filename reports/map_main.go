package reports

import (
	"countyline/reports/page"
)

// mapPaper is where a map is drawn: a page of the filing, or the picture.
type mapPaper struct {
	fonts *page.Fonts
	add   func(ops ...page.Op)
}

// mainMap draws the service area by failing cells with its labels, and the legend under it. It returns
// where the legend ends and a sentence about what carries no label; empty when all do.
func (v *atlasView) mainMap(p *mapPaper, box page.Rect) (end float64, unlabeled string) {
	fails, structural := v.failuresByCounty()
	limits := classesOf(fails)
	d, ops := v.draw(areaMap{
		box: box, air: 10, around: true, lattice: fineLattice, hatch: 6, line: 1.5,
		fill:   func(at int) page.Color { return limits.color(limits.of(fails[at])) },
		marked: func(at int) bool { return structural[at] },
	})
	l := &labeler{fonts: p.fonts, box: box, drawn: d, least: 5.6}
	scale := v.scaleBar(l)
	inset := v.inset(l)
	plates, without := v.plates(l, func(at int) (string, string) {
		switch fails[at] {
		case 0:
			return "meets all", ""
		case 1:
			return "1 fails", "1"
		}
		n := Count(int64(fails[at]))
		return n + " fail", n
	})
	p.add(ops...)
	if len(v.area) <= plateMost && !v.national {
		p.add(v.stateNamesOn(l)...)
	}
	p.add(plates...)
	p.add(inset...)
	p.add(scale...)
	end = box.Y + box.H + 8
	end += p.legend(box.X, end, box.W, append(classItems(limits, fails), v.markItems(structural)...))
	return end, v.unlabeled(without)
}

// unlabeled says where to look for what the map could not name or draw.
func (v *atlasView) unlabeled(without int) string {
	s := ""
	if without > 0 {
		s = CountOf(without, "county is too small here for its name", "counties are too small here for their names") + "; the tables name every one."
	}
	if v.missing > 0 {
		if s != "" {
			s += " "
		}
		s += CountOf(v.missing, "county of the assessment has no outline in the atlas and is", "counties of the assessment have no outline in the atlas and are") + " in the tables only."
	}
	return s
}

// mapSentence says what the map shows, with its finding.
func (v *atlasView) mapSentence() string {
	fails, _ := v.failuresByCounty()
	gaps := 0
	for _, n := range fails {
		if n > 0 {
			gaps++
		}
	}
	all := "all " + CountOf(len(v.a.Specialties), "type", "types")
	switch {
	case len(fails) == 0:
		return "No county of the service area has an outline in the atlas."
	case gaps == 0:
		return "Cells that fail, by county. Every county meets " + all + "."
	case gaps == len(fails):
		return "Cells that fail, by county. " + capital(countInWords(gaps, "county has", "counties have")) + " a gap; none meets " + all + "."
	}
	return "Cells that fail, by county. " + capital(countInWords(gaps, "county has", "counties have")) + " a gap; " +
		countInWords(len(fails)-gaps, "meets ", "meet ") + all + "."
}
