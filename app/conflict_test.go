package app

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

// disputing are two workspaces of one team that both stated something of the same participation, practice and
// provider before they heard of each other.
func disputing(t *testing.T) (a, b *Workspace) {
	t.Helper()
	a, folder := founder(t)
	b = joiner(t, folder, "Luis O.")
	for i, w := range []*Workspace{a, b} {
		list, err := w.Network(t.Context(), productOf(t, w))
		if err != nil {
			t.Fatal(err)
		}
		p := list.Providers[0]
		status := []data.Status{data.Signed, data.LOI}[i]
		if _, err := w.EditParticipations(t.Context(), []string{list.OfProvider(p.NPI)[0].ID}, ParticipationChange{Status: &status}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.EditProvider(t.Context(), p.NPI, []string{"Ana Ruiz", "Anna Ruiz"}[i]); err != nil {
			t.Fatal(err)
		}
		street := []string{"1 Main Street", "11 Main Street"}[i]
		if _, err := w.EditLocation(t.Context(), list.Locations[0].ID, LocationChange{Street: &street}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		shared(t, a, ShareOptions{})
		shared(t, b, ShareOptions{})
	}
	return a, b
}

func productOf(t *testing.T, w *Workspace) string {
	t.Helper()
	h, err := w.product(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return h.product.ID
}

func conflictsOf(t *testing.T, w *Workspace) []Conflict {
	t.Helper()
	list, err := w.Conflicts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// about is the conflict on a field.
func about(t *testing.T, list []Conflict, field string) Conflict {
	t.Helper()
	i := slices.IndexFunc(list, func(c Conflict) bool { return c.Field == field })
	if i < 0 {
		t.Fatalf("nothing is disputed about %q: %+v", field, list)
	}
	return list[i]
}

func TestADisagreementNamesBothSidesInTheWordsOfTheScreens(t *testing.T) {
	a, b := disputing(t)
	for _, w := range []*Workspace{a, b} {
		list := conflictsOf(t, w)
		if len(list) != 3 || list[0].Field != "Status" || !list[0].Sensitive || list[1].Sensitive {
			t.Fatalf("%+v", list)
		}
		status := list[0]
		if len(status.Sides) != 2 || !slices.Equal(status.Options, []string{"Prospect", "LOI", "Signed", "Active", "Terminated"}) {
			t.Fatalf("%+v", status)
		}
		values := map[string]string{}
		for _, s := range status.Sides {
			values[s.Person] = s.Value
			if you := (w == a) == (s.Person == "Rosa Diaz"); s.You != you || s.When.IsZero() || s.Reason == "" {
				t.Errorf("%+v", s)
			}
		}
		if values["Rosa Diaz"] != "Signed" || values["Luis O."] != "LOI" || !strings.Contains(status.Record, "Ruiz") {
			t.Errorf("%+v", status)
		}
		name := about(t, list, "Provider name")
		if !strings.HasSuffix(name.Before, "(as imported)") || name.Effect != "none on figures" || !name.Editable || name.Options != nil {
			t.Errorf("%+v", name)
		}
		address := about(t, list, "Address")
		if address.Editable || !strings.HasPrefix(address.Sides[0].Value, "1") || strings.Contains(address.Sides[0].Value, AsImported) {
			t.Errorf("%+v", address)
		}
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
}

func TestADecisionThatIsTakenBackIsToBeDecidedAgainByEverybody(t *testing.T) {
	a, b := disputing(t)
	status := about(t, conflictsOf(t, a), "Status")
	undo, err := a.SettleWith(t.Context(), status.ID, "Terminated")
	if err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	if list := conflictsOf(t, b); len(list) != 2 {
		t.Fatalf("still to decide: %+v", list)
	}
	if err := undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	for _, w := range []*Workspace{a, b} {
		if again := about(t, conflictsOf(t, w), "Status"); len(again.Sides) != 2 || !slices.Equal([]string{again.Sides[0].Value, again.Sides[1].Value}, []string{status.Sides[0].Value, status.Sides[1].Value}) {
			t.Errorf("%+v", again)
		}
		if state, err := w.ShareState(t.Context()); err != nil || state.Conflicts != 3 {
			t.Errorf("%+v, %v", state, err)
		}
		events, err := w.History(t.Context(), HistoryFilter{Limit: 1})
		if err != nil || len(events) != 1 || events[0].Undone() != "Decide a disagreement" || !events[0].says([]string{"to be decided again"}) {
			t.Errorf("%+v, %v", events, err)
		}
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
	// Redo decides again.
	if _, _, err := a.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if list := conflictsOf(t, a); len(list) != 2 {
		t.Errorf("still to decide: %+v", list)
	}
}

func TestADecisionReachesEverybody(t *testing.T) {
	a, b := disputing(t)
	for _, c := range conflictsOf(t, a) {
		side := slices.IndexFunc(c.Sides, func(s Side) bool { return !s.You })
		if _, err := a.Settle(t.Context(), c.ID, side); err != nil {
			t.Fatal(c.Field, err)
		}
	}
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	if list := conflictsOf(t, b); len(list) != 0 {
		t.Errorf("still to decide: %+v", list)
	}
	list, err := b.Network(t.Context(), productOf(t, b))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(list.Providers, func(p Provider) bool { return p.Name == "Anna Ruiz" }) {
		t.Error("the value that was kept is not shown")
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
}

func TestAThirdValueIsReadLikeThatOfAForm(t *testing.T) {
	a, _ := disputing(t)
	list := conflictsOf(t, a)
	status := about(t, list, "Status")
	if _, err := a.SettleWith(t.Context(), status.ID, "someday"); err == nil {
		t.Error("any word is taken for a status")
	}
	if _, err := a.SettleWith(t.Context(), about(t, list, "Address").ID, "somewhere"); data.CodeOf(err) != "not_editable" {
		t.Errorf("an address is taken as one line: %v", err)
	}
	if _, err := a.SettleWith(t.Context(), status.ID, "Active"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SettleWith(t.Context(), about(t, list, "Provider name").ID, "Ana M. Ruiz"); err != nil {
		t.Fatal(err)
	}
	network, err := a.Network(t.Context(), productOf(t, a))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(network.Providers, func(p Provider) bool { return p.Name == "Ana M. Ruiz" })
	if i < 0 || network.OfProvider(network.Providers[i].NPI)[0].Status != data.Active {
		t.Error("what was written is not shown")
	}
	if _, err := a.Settle(t.Context(), status.ID, 0); data.CodeOf(err) != "decided_elsewhere" {
		t.Errorf("decided twice: %v", err)
	}
}

func TestSensitiveFieldsAreDisputedOnTheirRecordUntilSomebodyDecides(t *testing.T) {
	a, _ := disputing(t)
	by, err := a.Disputed(t.Context())
	if err != nil || len(by) != 1 {
		t.Fatalf("%+v, %v", by, err)
	}
	status := about(t, conflictsOf(t, a), "Status")
	if got := by[status.RecordID]; len(got) != 1 || got[0].ID != status.ID {
		t.Errorf("%+v", by)
	}
	if _, err := a.Settle(t.Context(), status.ID, 0); err != nil {
		t.Fatal(err)
	}
	if by, err = a.Disputed(t.Context()); err != nil || len(by) != 0 {
		t.Errorf("%+v, %v", by, err)
	}
}

func TestADisputedParticipationCountsInTheCellsOfEachStatusByTheRuleOfTheAssessment(t *testing.T) {
	a, _ := disputing(t)
	status := about(t, conflictsOf(t, a), "Status")
	list, err := a.Network(t.Context(), productOf(t, a))
	if err != nil {
		t.Fatal(err)
	}
	npi := list.Providers[0].NPI
	cells := func() (shown int, by map[data.Status]int) {
		t.Helper()
		figures, err := a.Adequacy(t.Context(), "", FilingBasis)
		if err != nil {
			t.Fatal(err)
		}
		counts, err := a.CellsOf(t.Context(), figures, []string{status.RecordID, "no such record"})
		if err != nil || len(counts) != 1 {
			t.Fatalf("%v, %v", counts, err)
		}
		counted, err := figures.CountsIn(t.Context(), func(p *data.Participation) bool {
			return p.NPI == npi
		})
		if err != nil {
			t.Fatal(err)
		}
		return len(counted), counts[status.RecordID]
	}
	shown, before := cells()
	first, err := CheckStatus(status.Sides[0].Value)
	if err != nil || shown == 0 || before[first] != shown || before[data.Active] < shown || before[data.Prospect] != 0 || before[data.Terminated] != 0 {
		t.Errorf("%d as %s, %v, %v", shown, status.Sides[0].Value, before, err)
	}
	if _, err := a.SettleWith(t.Context(), status.ID, "Terminated"); err != nil {
		t.Fatal(err)
	}
	if shown, after := cells(); shown != 0 || !maps.Equal(after, before) {
		t.Errorf("%d as terminated; %v, before %v", shown, after, before)
	}
}
