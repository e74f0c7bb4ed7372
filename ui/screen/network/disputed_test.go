package network

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func disputed(id string) app.Conflict {
	return app.Conflict{ID: id, Sensitive: true, Sides: []app.Side{{Person: "Dana R.", Value: "Signed"}, {Person: "Luis O.", You: true, Value: "LOI"}}}
}

func TestADisputeSaysWhoWroteWhat(t *testing.T) {
	for want, sides := range map[string][]app.Side{
		"Dana R. wrote Signed, you wrote LOI.":  {{Person: "Dana R.", Value: "Signed"}, {Person: "Luis O.", You: true, Value: "LOI"}},
		"You wrote nothing, Dana R. wrote LOI.": {{Person: "Luis O.", You: true}, {Person: "Dana R.", Value: "LOI"}},
	} {
		if got := disputeWords(app.Conflict{Sides: sides}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestARecordIsMarkedForEachOfItsRowsOnce(t *testing.T) {
	by := map[string][]app.Conflict{"p1": {disputed("c1")}, "p2": {disputed("c2")}, "p3": {disputed("c3")}}
	parts := []app.Participation{{ID: "p1"}, {ID: "p1"}, {ID: "p9"}, {ID: "p3"}}
	var ids []string
	for _, c := range disputesOf(parts, by) {
		ids = append(ids, c.ID)
	}
	if !slices.Equal(ids, []string{"c1", "c3"}) {
		t.Errorf("marked by %q", ids)
	}
}

func TestTheFormMarksWhatIsDisputed(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.list.OfProvider(b.list.Providers[0].NPI)[:1]
	if hint := b.participationFields(p).status.Hint; hint != "" {
		t.Errorf("nobody disagrees, and it says %q", hint)
	}
	b.disputes = map[string][]app.Conflict{p[0].ID: {disputed("c1")}}
	if hint := b.participationFields(p).status.Hint; hint != "Dana R. wrote Signed, you wrote LOI. Decide in Team." {
		t.Errorf("it says %q", hint)
	}
}

func TestTheMarkLeadsToTheDecision(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	test.Tap(b.flag(disputed("c1")).(*kit.Link))
	if want := (desk.Place{Screen: desk.Team, Choice: "c1"}); len(b.Host.Went) != 1 || b.Host.Went[0] != want {
		t.Errorf("led to %+v", b.Host.Went)
	}
}
