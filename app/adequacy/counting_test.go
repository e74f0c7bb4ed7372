package adequacy

import (
	"testing"

	"countyline/data"
)

const (
	anna = data.NPI(1_000_000_004)
	ben  = data.NPI(1_000_000_012)
	mary = data.NPI(1_000_000_020) // a hospital
)

func with(p data.Participation, change func(*data.Participation)) data.Participation {
	change(&p)
	return p
}

func TestWhoCounts(t *testing.T) {
	letter := with(at(1, anna, "008"), func(p *data.Participation) { p.Status = data.LOI })
	active := with(at(1, anna, "008"), func(p *data.Participation) { p.Status = data.Active })
	prospect := with(at(1, anna, "008"), func(p *data.Participation) { p.Status = data.Prospect })
	terminated := with(at(1, anna, "008"), func(p *data.Participation) { p.Status = data.Terminated })
	elsewhere := with(at(1, ben, "046"), func(p *data.Participation) { p.Status = data.Prospect })
	for _, c := range []struct {
		rule    string
		members []data.Participation
		letters bool
		basis   Basis
		counted int
		gap     Gap
	}{
		{"nobody", nil, false, FilingBasis, 0, UnknownGap},
		{"a signed provider counts for a filing", []data.Participation{at(1, anna, "008")}, false, FilingBasis, 1, NoGap},
		{"an active provider counts for a filing", []data.Participation{active}, false, FilingBasis, 1, NoGap},
		{"members are not served by a signature", []data.Participation{at(1, anna, "008")}, false, MemberReadyBasis, 0, UnknownGap},
		{"members are served by an active provider", []data.Participation{active}, false, MemberReadyBasis, 1, NoGap},
		{"a letter counts where letters count", []data.Participation{letter}, true, FilingBasis, 1, NoGap},
		{"a letter counts nowhere else", []data.Participation{letter}, false, FilingBasis, 0, UnknownGap},
		{"a letter does not serve members", []data.Participation{letter}, true, MemberReadyBasis, 0, UnknownGap},
		{"a letter is in the market", []data.Participation{letter, elsewhere}, false, FilingBasis, 0, Fixable},
		{"a prospect does not count but can be signed", []data.Participation{prospect}, true, FilingBasis, 0, Fixable},
		{"prospects of another type do not help", []data.Participation{elsewhere}, true, FilingBasis, 0, Structural},
		{"a terminated provider is not even in the market", []data.Participation{terminated, elsewhere}, true, FilingBasis, 0, Structural},
		{"a code without a type counts nowhere", []data.Participation{at(1, anna, "099"), at(1, ben, "Cardiology")}, false, FilingBasis, 0, UnknownGap},
		{"out of reach", []data.Participation{at(10.001, anna, "008")}, false, FilingBasis, 0, UnknownGap},
		{"just within reach", []data.Participation{at(9.999, anna, "008")}, false, FilingBasis, 1, NoGap},
		{
			"a neighbour county's provider counts", []data.Participation{
				with(at(8, anna, "008"), func(p *data.Participation) { p.Location.CountyFIPS, p.SSA = "06003", "05010" }),
			}, false, FilingBasis, 1, NoGap,
		},
		{"one provider at two locations counts once", []data.Participation{at(1, anna, "008"), at(2, anna, "008")}, false, FilingBasis, 1, NoGap},
		{"signed here and a prospect there, a provider counts once", []data.Participation{at(1, anna, "008"), prospect}, false, FilingBasis, 1, NoGap},
		{"two providers at one location count both", []data.Participation{at(1, anna, "008"), at(1, ben, "008")}, false, FilingBasis, 2, NoGap},
	} {
		w := town(c.members...)
		w.basis, w.letters["05000"] = c.basis, c.letters
		got := w.assess().Cell(0, inCardiology)
		if got.Counted != c.counted || got.Gap != c.gap || got.Pass() != (c.gap == NoGap) {
			t.Errorf("%s: counted %d, gap %v, want %d, %v", c.rule, got.Counted, got.Gap, c.counted, c.gap)
		}
	}
}

func TestOneProviderUnderTwoCodesCountsOncePerType(t *testing.T) {
	r := town(at(1, anna, "001"), at(1, anna, "006"), at(1, anna, "S03"), at(1, anna, "008")).assess()
	if got := r.Cell(0, inPrimaryCare).Counted; got != 1 {
		t.Errorf("under 001, 006 and S03 a provider counts %d times in primary care", got)
	}
	if got := r.Cell(0, inCardiology).Counted; got != 1 {
		t.Errorf("under 001 and 008 a provider counts %d times in cardiology", got)
	}
	if n := town(at(1, anna, "099"), at(1, anna, "001")).network(); n.NotJudged != 1 {
		t.Errorf("%d participations are not judged, want 1", n.NotJudged)
	}
}

func TestBedsAreCountedOncePerCampus(t *testing.T) {
	here, there := hospitalAt(1, mary, 7), hospitalAt(3, mary, 7)
	forAnother := with(here, func(p *data.Participation) { p.SSA = "05010" })
	for _, c := range []struct {
		rule     string
		members  []data.Participation
		required int
		beds     int
		pass     bool
	}{
		{"no hospital", nil, 1, 0, false},
		{"one hospital", []data.Participation{here}, 7, 7, true},
		{"too few beds", []data.Participation{here}, 8, 7, false},
		{"two campuses with equal beds count both", []data.Participation{here, there}, 14, 14, true},
		{"a campus listed for two counties counts once", []data.Participation{here, forAnother}, 8, 7, false},
		{
			"and with the most beds that any row gives", []data.Participation{
				here, with(forAnother, func(p *data.Participation) { p.Beds = 9 }), with(here, func(p *data.Participation) { p.Beds = 2 }),
			}, 9, 9, true,
		},
		{
			"but not with those of a row that does not count", []data.Participation{
				here, with(forAnother, func(p *data.Participation) { p.Beds, p.Status = 9, data.Prospect }),
			}, 8, 7, false,
		},
		{
			"two hospitals in one building count both", []data.Participation{
				here, with(here, func(p *data.Participation) { p.NPI = ben }),
			}, 14, 14, true,
		},
		{"a hospital without beds gives access and no beds", []data.Participation{hospitalAt(1, mary, 0)}, 1, 0, false},
	} {
		w := town(c.members...)
		w.counties[0].Requirements[inHospitals].Required = c.required
		got := w.assess().Cell(0, inHospitals)
		if got.Counted != c.beds || got.CountPass != c.pass || got.AccessPass != (len(c.members) > 0) {
			t.Errorf("%s: %+v, want %d beds, pass %v", c.rule, *got, c.beds, c.pass)
		}
	}
}

func TestAHospitalMustBeThereEvenWhereNoBedIsRequired(t *testing.T) {
	w := town()
	w.counties[0].Requirements[inHospitals].Required = 0
	if w.assess().Cell(0, inHospitals).CountPass {
		t.Error("no hospital passes")
	}
	w.members = []data.Participation{hospitalAt(1, mary, 0)}
	if !w.assess().Cell(0, inHospitals).CountPass {
		t.Error("a hospital of no beds fails where none is required")
	}
}
