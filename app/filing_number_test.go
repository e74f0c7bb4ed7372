package app

import (
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestInATeamAFilingIsNumberedWithTheInitialsOfWhoeverFreezesIt(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the papers, which take it minutes")
	}
	w, folder, _ := frozenTeam(t)
	ann := joiner(t, folder, "Ann Lee")
	if err := w.SetPerson(t.Context(), "Dana R."); err != nil {
		t.Fatal(err)
	}
	for of, want := range map[*Workspace]string{w: "F-2028-02-DR", ann: "F-2028-02-AL"} {
		if facts, err := of.ProposeFiling(t.Context(), "", "2026-11-21"); err != nil || facts.Number != want {
			t.Errorf("%q is proposed, want %q: %v", facts.Number, want, err)
		}
	}
}

func TestTheNextNumberFollowsTheHighestWhoeverGaveIt(t *testing.T) {
	for _, test := range []struct {
		numbers []string
		want    string
	}{
		{nil, "F-2028-01"},
		{[]string{"F-2028-02-DR", "F-2028-01", "F-2027-09", "mine", "F-2028-x"}, "F-2028-03"},
		{[]string{"F-2028-02-DR", "F-2028-11-LO"}, "F-2028-12"},
	} {
		if got := nextNumber(2028, test.numbers); got != test.want {
			t.Errorf("after %v comes %s, want %s", test.numbers, got, test.want)
		}
	}
}

func TestNamesAreAbbreviatedByTheirFirstLetters(t *testing.T) {
	for name, want := range map[string]string{"Dana R.": "DR", "Émile van der Berg": "ÉB", "Cher": "C", "": ""} {
		if got := Initials(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestANumberThatTwoComputersGaveIsTold(t *testing.T) {
	w, folder := founder(t)
	luis, desktop := joiner(t, folder, "Luis O."), joiner(t, folder, "Rosa Diaz")
	p, err := w.product(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	freeze := func(of *Workspace, number string) {
		if _, err := of.db.SaveFiling(t.Context(), data.Filing{ProductID: p.product.ID, Title: "Service area", Number: number, AsOf: "2026-11-21", Basis: "filing"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	said := func() string {
		list, err := w.Filings(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		by, err := w.GivenTwice(t.Context(), list)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, f := range list {
			words = append(words, strings.TrimSpace(f.Number+" "+by[f.ID]))
		}
		slices.Sort(words)
		return strings.Join(words, ", ")
	}
	freeze(w, "F-2028-01")
	freeze(luis, "f-2028-01")
	freeze(luis, "F-2028-02")
	if got := said(); got != "F-2028-01" {
		t.Errorf("before they heard of each other: %q", got)
	}
	shared(t, luis, ShareOptions{})
	shared(t, w, ShareOptions{})
	if _, err := w.DescribeFiling(t.Context(), theirs(t, w, "f-2028-01"), "Ours", ""); err != nil { // which makes it nobody else's
		t.Fatal(err)
	}
	if got, want := said(), "F-2028-01 Rosa Diaz, F-2028-02, f-2028-01 Luis O."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	freeze(desktop, "F-2028-01")
	shared(t, desktop, ShareOptions{})
	shared(t, w, ShareOptions{})
	if got, want := said(), "F-2028-01 Rosa Diaz's Desktop, F-2028-01 Rosa Diaz's Laptop, F-2028-02, f-2028-01 Luis O."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}

// theirs is the id of the filing with a number.
func theirs(t *testing.T, w *Workspace, number string) string {
	t.Helper()
	list, err := w.Filings(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(f data.Filing) bool { return f.Number == number })
	return list[i].ID
}
