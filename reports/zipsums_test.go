package reports

import "testing"

func TestThePointsOfOneZIPAreSummed(t *testing.T) {
	g := ZIPGap{Rows: []ZIPRow{
		{ZIP: "39169", Place: "Tchula", Beneficiaries: 100, Outside: true, Nearest: "Jackson", Miles: 62, MilesOver: 2},
		{ZIP: "38924", Place: "Cruger", Beneficiaries: 40, Outside: true, Nearest: "Jackson", Miles: 61, MilesOver: 1},
		{ZIP: "39169", Place: "Tchula", Beneficiaries: 30, Outside: true, Nearest: "Delta", Miles: 64, MilesOver: 4},
		{ZIP: "39169", Place: "Tchula", Beneficiaries: 20, Nearest: "Jackson", Miles: 59},
		{Beneficiaries: 1},
		{Beneficiaries: 2},
	}}
	sums := g.ByZIP()
	if len(sums) != 4 {
		t.Fatalf("%d lines, not two ZIP codes and two points without a code", len(sums))
	}
	s := sums[0]
	if s.Beneficiaries != 150 || s.Without != 130 || s.Points != 3 || s.Miles != 64 || s.Nearest != "Delta" || s.limitWord() != "Partly" {
		t.Errorf("summed to %+v, %s", s, s.limitWord())
	}
	if sums[1].limitWord() != "Outside" || sums[2].limitWord() != "Within" {
		t.Errorf("read %s and %s", sums[1].limitWord(), sums[2].limitWord())
	}
}

func TestAPointBeyondTheLimitNeverReadsAsNothingBeyondIt(t *testing.T) {
	near := ZIPRow{Outside: true, Nearest: "Jackson", Miles: 10.02, MilesOver: 0.02}
	if near.overText() != "<0.1" || near.milesText() != "10.02" {
		t.Errorf("reads %s miles, %s over", near.milesText(), near.overText())
	}
	far := ZIPRow{Outside: true, Nearest: "Jackson", Miles: 12.06, MilesOver: 2.06}
	if far.overText() != "+2.1" || far.milesText() != "12.1" {
		t.Errorf("reads %s miles, %s over", far.milesText(), far.overText())
	}
	within := ZIPRow{Nearest: "Jackson", Miles: 9}
	if within.overText() != NoValue || (ZIPRow{Outside: true}).milesText() != NoValue {
		t.Error("a point without anything over has a figure")
	}
}
