//go:build mutants

package simulator

import (
	"encoding/csv"
	"flag"
	"os"
	"slices"
	"strconv"
	"testing"

	"countyline/data/oplog/planted"
)

var (
	report = flag.String("csv", "", "where to write what became of each planted fault; the terminal when empty")
	tries  = flag.Int("tries", 300, "how many runs a planted fault may go unnoticed")
	only   = flag.String("fault", "", "this planted fault alone")
)

// TestEveryPlantedFaultIsNoticed plants one fault after another in the program: each is one line that is easily written.
func TestEveryPlantedFaultIsNoticed(t *testing.T) {
	o := shared(t)
	if seeds, why := untilNoticed(t, o, 10); why != nil {
		t.Fatalf("seed %d fails with no fault planted: %v", seeds, why)
	}
	lines := [][]string{{"mutant", "caught", "seeds"}}
	var needed []int
	for _, fault := range planted.All {
		if *only != "" && *only != string(fault) {
			continue
		}
		planted.Plant(fault)
		seeds, why := untilNoticed(t, o, *tries)
		planted.Plant("")
		lines = append(lines, []string{string(fault), strconv.FormatBool(why != nil), strconv.Itoa(seeds)})
		if why == nil {
			t.Errorf("%s was not noticed in %d runs", fault, seeds)
			continue
		}
		needed = append(needed, seeds)
		t.Logf("%s, seed %d: %v", fault, seeds, why)
	}
	out := os.Stdout
	if *report != "" {
		file, err := os.Create(*report)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		out = file
	}
	if err := csv.NewWriter(out).WriteAll(lines); err != nil {
		t.Fatal(err)
	}
	if slices.Sort(needed); len(needed) > 0 {
		t.Logf("%d of %d planted faults were noticed; the median took %d runs", len(needed), len(lines)-1, needed[len(needed)/2])
	}
}

// untilNoticed plays runs until one fails.
func untilNoticed(t *testing.T, o options, tries int) (seeds int, why error) {
	for seed := 1; seed <= tries; seed++ {
		if r := play(t, uint64(seed), o); r.err != nil {
			return seed, r.err
		}
	}
	return tries, nil
}
