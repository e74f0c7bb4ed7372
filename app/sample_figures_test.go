package app

import (
	"context"
	"slices"
	"testing"
)

func TestTheFirstLookAtTheSampleIsTheSampleItself(t *testing.T) {
	look, err := SampleAdequacy(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w, _ := sampled(t)
	whole, err := w.Adequacy(context.Background(), "", FilingBasis)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(look.Cells, whole.Cells) || len(look.Counties) != 45 || look.Tally() != whole.Tally() {
		t.Errorf("%d counties, %v; the workspace has %v", len(look.Counties), look.Tally(), whole.Tally())
	}
}
