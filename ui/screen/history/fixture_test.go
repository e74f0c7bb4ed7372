package history

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
)

func TestMain(m *testing.M) { desktest.Main(m) }

// worked is the sample after a day's work.
var worked = desktest.Worked(work)

// work does a day's work in a workspace: four edits.
func work(ctx context.Context, w *app.Workspace) error {
	facts, err := w.PlanFacts(ctx, "")
	if err != nil {
		return err
	}
	list, err := w.Network(ctx, facts.ID)
	if err != nil {
		return err
	}
	part := list.OfProvider(list.Providers[0].NPI)[0]
	loi, signed := data.LOI, data.Signed
	for _, status := range []*data.Status{&loi, &signed} {
		if _, err := w.EditParticipations(ctx, []string{part.ID}, app.ParticipationChange{Status: status}); err != nil {
			return err
		}
	}
	var ids []string
	for _, p := range list.OfPractice(list.Practices[1].ID) {
		ids = append(ids, p.ID)
	}
	if _, err := w.EditParticipations(ctx, ids, app.ParticipationChange{Status: &signed}); err != nil {
		return err
	}
	if _, err := w.EditPractice(ctx, list.Practices[0].ID, "Crossroads Family Practice"); err != nil {
		return err
	}
	s, err := w.Settings(ctx)
	if err != nil {
		return err
	}
	s.RoadFactor = 1.2
	_, err = w.SaveSettings(ctx, s)
	return err
}

var today = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// bench is the screen with what it told other screens.
type bench struct {
	*Screen
	*desktest.Bench
	t    testing.TB
	told []desk.Change
}

func open(t testing.TB, variant theme.Variant, width, height float32) *bench {
	t.Helper()
	on, d := desktest.NewBench(t, worked(t), today, variant)
	b := &bench{Screen: New(d), Bench: on, t: t}
	b.later = func(_ time.Duration, do func()) func() { do(); return func() {} }
	d.OnChange(func(c desk.Change) { b.told = append(b.told, c) })
	b.Show(b.Screen, b.Content(), fyne.NewSize(width, height))
	b.Open(desk.Place{Screen: desk.History})
	b.Settle()
	return b
}

// lines are the events as the list shows them.
func (b *bench) lines() []string {
	var lines []string
	for _, e := range b.events {
		lines = append(lines, e.Subject()+": "+e.Summary())
	}
	return lines
}
