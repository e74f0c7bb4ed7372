package reports

import "testing"

func TestALittleAccessNeverReadsAsNone(t *testing.T) {
	for want, covered := range map[string]int64{"0": 0, "<1": 5, "1": 10, "99": 999, "100": 1000} {
		if got := wholePercent(&Cell{Weight: 1000, Covered: covered}); got != want {
			t.Errorf("%d of 1000 reads %s, not %s", covered, got, want)
		}
	}
}

func TestAFailingCountyIsLabelledBeforeOneThatMeets(t *testing.T) {
	a := cypressBend().Assessment
	v := newAtlasView(&a, atlasShapes(t))
	fails, _ := v.failuresByCounty()
	order := v.worstFirst()
	for i := range order[1:] {
		if fails[order[i]] < fails[order[i+1]] {
			t.Fatalf("%d fails stand before %d", fails[order[i]], fails[order[i+1]])
		}
	}
}
