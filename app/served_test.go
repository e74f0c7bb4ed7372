package app

import (
	"context"
	"slices"
	"testing"
)

func TestTheServedOutlinesAreThoseOfTheAssessedCounties(t *testing.T) {
	w, _ := sampled(t)
	served, err := w.Served(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	a, err := w.Adequacy(context.Background(), "", FilingBasis)
	if err != nil {
		t.Fatal(err)
	}
	var assessed []string
	for _, c := range a.Counties {
		assessed = append(assessed, c.FIPS)
	}
	slices.Sort(assessed)
	if len(served) != 45 || !slices.Equal(served, assessed) {
		t.Errorf("%v, assessed are %v", served, assessed)
	}
}
