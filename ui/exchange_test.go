package ui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// folder is a shared folder of the test's own.
type folder struct {
	state  app.ShareState
	done   app.Exchange
	news   []app.Event
	err    error
	rounds []app.ShareOptions
	hold   chan struct{} // what a round waits for; nil for nothing
}

// shared is a window on a workspace in a team.
func shared(t *testing.T, state app.ShareState) (*bench, *folder) {
	t.Helper()
	b, f := newBench(t), &folder{state: state}
	b.now = func() time.Time { return time.Date(2026, 11, 19, 15, 0, 0, 0, time.UTC).Add(b.clock.now) }
	b.sharing.calls = exchangeCalls{
		state: func(context.Context, *app.Workspace) (app.ShareState, error) { return f.state, nil },
		share: func(ctx context.Context, _ *app.Workspace, o app.ShareOptions) (app.Exchange, error) {
			f.rounds = append(f.rounds, o)
			if f.hold != nil {
				select {
				case <-f.hold:
				case <-ctx.Done():
					return app.Exchange{}, ctx.Err()
				}
			}
			return f.done, f.err
		},
		news: func(_ context.Context, _ *app.Workspace, after int64) ([]app.Event, error) {
			if after < 0 {
				return nil, nil
			}
			return f.news, nil
		},
	}
	w, err := app.CreateWorkspace(context.Background(), t.TempDir()+"/w", quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.end)
	b.seat(w, t.TempDir())
	b.desk.SetFigures(sample())
	b.Go(desk.Place{Screen: desk.Map})
	b.finish()
	return b, f
}

func inTeam() app.ShareState {
	return app.ShareState{Team: true, Reached: time.Date(2026, 11, 19, 14, 59, 0, 0, time.UTC)}
}

func (b *bench) pass(d time.Duration) {
	b.clock.pass(d)
	b.finish()
}

func TestTheFolderIsLookedAtAfterOpeningAndThenEveryMinute(t *testing.T) {
	b, f := shared(t, inTeam())
	if len(f.rounds) != 0 {
		t.Fatal("the first picture does not come first")
	}
	b.pass(afterOpen)
	b.pass(pollEvery - time.Second)
	if len(f.rounds) != 1 {
		t.Fatalf("%d rounds after opening", len(f.rounds))
	}
	for range 3 {
		b.pass(pollEvery)
	}
	if len(f.rounds) != 4 {
		t.Errorf("%d rounds after three minutes", len(f.rounds))
	}
}

func TestWithoutATeamNothingIsExchangedAndNothingIsSaid(t *testing.T) {
	b, f := shared(t, app.ShareState{Unshared: 9})
	b.pass(time.Hour)
	b.desk.Tell(desk.NewRecords)
	b.pass(time.Hour)
	b.sharing.front()
	b.finish()
	if len(f.rounds) != 0 || b.top.share.Visible() {
		t.Errorf("%d rounds, the top bar says %q", len(f.rounds), b.top.share.Words())
	}
}

func TestSeveralEditsGoOutTogetherALittleLater(t *testing.T) {
	b, f := shared(t, inTeam())
	b.pass(afterOpen)
	for range 3 {
		b.desk.Tell(desk.NewRecords)
		b.pass(afterEdit - time.Second)
	}
	if len(f.rounds) != 1 {
		t.Errorf("%d rounds while edits go on", len(f.rounds))
	}
	b.pass(time.Second)
	if len(f.rounds) != 2 {
		t.Errorf("%d rounds after the edits", len(f.rounds))
	}
}

func TestTheWindowThatComesToTheFrontExchangesUnlessItJustDid(t *testing.T) {
	b, f := shared(t, inTeam())
	b.pass(afterOpen)
	b.sharing.front()
	b.finish()
	if len(f.rounds) != 1 {
		t.Errorf("%d rounds: a window switched twice exchanges twice", len(f.rounds))
	}
	b.pass(sinceLast + time.Second)
	b.sharing.front()
	b.finish()
	if len(f.rounds) != 2 {
		t.Errorf("%d rounds", len(f.rounds))
	}
}

func TestNeverTwoExchangesAtOnceAndOneAskedForFollows(t *testing.T) {
	b, f := shared(t, inTeam())
	f.hold = make(chan struct{})
	b.clock.pass(afterOpen)
	b.sharing.Exchange(app.ShareOptions{Rebuild: true})
	b.sharing.round()
	b.clock.pass(pollEvery)
	close(f.hold)
	b.finish()
	if want := []app.ShareOptions{{}, {Rebuild: true}}; !slices.Equal(f.rounds, want) {
		t.Errorf("rounds %+v, want %+v", f.rounds, want)
	}
}

func TestWhatCameInIsToldOnceAndScreensReadAgain(t *testing.T) {
	b, f := shared(t, inTeam())
	f.done = app.Exchange{Changed: true, Transactions: 2, Conflicts: 1}
	f.news = []app.Event{{ID: 3, Person: "Luis O."}, {ID: 2, You: true, Person: "Dana R."}, {ID: 1, Person: "Luis O."}}
	var heard []desk.Change
	b.desk.OnChange(func(c desk.Change) { heard = append(heard, c) })
	b.pass(afterOpen)
	if got := b.notes.toasts.Text(); got != "Luis O. changed 2 things. One is to be decided." {
		t.Errorf("told %q", got)
	}
	if !slices.Contains(heard, desk.NewRecords) || !slices.Contains(heard, desk.NewFilings) {
		t.Errorf("screens hear %v", heard)
	}
	b.notes.toasts.Take()
	b.at(desk.Team)
	f.done = app.Exchange{}
	b.pass(pollEvery - time.Second)
	if len(f.rounds) != 1 {
		t.Errorf("what came in is shared again: %d rounds", len(f.rounds))
	}
	b.pass(time.Second)
	if b.notes.toasts.Text() != "" {
		t.Errorf("nothing came in, and told is %q", b.notes.toasts.Text())
	}
}

func TestAFailureShowsInTheShareStateAndNotInADialog(t *testing.T) {
	b, f := shared(t, inTeam())
	f.err = &data.Error{Code: "folder_missing", Message: "The folder is not there."}
	f.state.Problem, f.state.Code = f.err.Error(), "folder_missing"
	b.pass(afterOpen)
	if b.covered() || b.notes.toasts.Text() != "" {
		t.Error("an exchange that nobody asked for is told of")
	}
	if got := b.top.share.Words(); got != "Folder not reached since 2:59 pm" {
		t.Errorf("the top bar says %q", got)
	}
	b.sharing.Exchange(app.ShareOptions{})
	b.finish()
	if b.covered() || b.notes.toasts.Text() != "The folder is not reached." {
		t.Errorf("asked for, it tells %q", b.notes.toasts.Text())
	}
	b.notes.toasts.Take()
	b.at(desk.Team) // which says the whole sentence
	f.err, f.state.Problem, f.state.Code = nil, "", ""
	b.pass(pollEvery)
	if got := b.top.share.Words(); got != "Up to date" {
		t.Errorf("the top bar says %q", got)
	}
}

func TestAnExchangeInTheBackgroundShowsOnlyWhenItLasts(t *testing.T) {
	b, f := shared(t, inTeam())
	f.hold = make(chan struct{})
	b.clock.pass(afterOpen)
	b.clock.pass(patience - time.Millisecond)
	if len(b.notes.works) != 0 {
		t.Error("it shows at once")
	}
	b.clock.pass(time.Millisecond)
	if len(b.notes.works) != 1 {
		t.Error("it does not show")
	}
	close(f.hold)
	b.finish()
	if len(b.notes.works) != 0 {
		t.Error("it still shows")
	}
}

func TestClosingSendsWhatHasNotGoneOutAndWaitsForNobody(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*app.ShareState)
		rounds int
	}{
		{"nothing to send", func(*app.ShareState) {}, 0},
		{"an edit", func(s *app.ShareState) { s.Unshared = 1 }, 1},
		{"the folder was away", func(s *app.ShareState) { s.Unshared, s.Problem = 1, "away" }, 0},
		{"no team", func(s *app.ShareState) { s.Unshared, s.Team = 1, false }, 0},
	} {
		state := inTeam()
		c.change(&state)
		b, f := shared(t, state)
		b.close()
		if len(f.rounds) != c.rounds {
			t.Errorf("%s: %d rounds", c.name, len(f.rounds))
		}
	}
}

func TestTheShareStateStandsInTheTopBarAndLeadsToTheTeam(t *testing.T) {
	state := inTeam()
	state.Unshared, state.Conflicts = 3, 2
	b, _ := shared(t, state)
	if got := b.top.share.Words(); got != "3 changes not yet shared" || !b.top.share.Visible() {
		t.Fatalf("the top bar says %q", got)
	}
	if end := b.top.share.Position().X + b.top.share.Size().Width; end != 1440-theme.Gap {
		t.Errorf("it ends at %v", end)
	}
	if b.rail.counts[desk.Team] != 2 {
		t.Error("the rail does not count what is to be decided")
	}
	test.Tap(b.top.share)
	b.at(desk.Team)
	b.press("Alt+2")
	b.window.Canvas().Focus(b.top.share)
	b.key(fyne.KeyReturn)
	b.at(desk.Team)
	wide := b.top.share.Size().Width
	b.window.Resize(fyne.NewSize(1024, 700))
	if w := b.top.share.Size().Width; w >= wide || w > 60 {
		t.Errorf("in a narrow window it is %v wide", w)
	}
	b.Go(desk.Place{Screen: desk.FirstRun})
	if b.top.share.Visible() {
		t.Error("first run shows a share state")
	}
}

func TestCtrlEExchangesOnEveryScreenAndSaysWhatCameOfIt(t *testing.T) {
	b, f := shared(t, inTeam())
	for i, id := range []desk.ID{desk.Map, desk.Team, desk.Network} {
		b.Go(desk.Place{Screen: id})
		b.press("Ctrl+E")
		b.finish()
		if len(f.rounds) != i+1 || b.notes.toasts.Text() != "Everything was up to date." {
			t.Errorf("%s: %d rounds, told %q", id, len(f.rounds), b.notes.toasts.Text())
		}
		b.notes.toasts.Take()
	}
	for range 3 { // what was told
		b.pass(time.Minute)
	}
	f.done.Notes = []string{"The filing could not be put into the shared folder.", "One more."}
	b.press("Ctrl+E")
	b.finish()
	if b.notes.toasts.Text() != f.done.Notes[0] {
		t.Errorf("what a person should know is told as %q", b.notes.toasts.Text())
	}
	f.state = app.ShareState{}
	b.desk.SetShare(f.state)
	b.pass(time.Minute)
	told := len(f.rounds)
	b.press("Ctrl+E")
	b.finish()
	if len(f.rounds) != told || b.notes.toasts.Text() != "This workspace belongs to no team yet, so there is nothing to exchange." {
		t.Errorf("without a team: %d rounds, told %q", len(f.rounds), b.notes.toasts.Text())
	}
}

func TestTheShareStateOfTheTopBarIsShownWhateverTheTeamShows(t *testing.T) {
	b, _ := shared(t, inTeam())
	test.Tap(b.top.share)
	b.fakes[desk.Team].place.Record, b.fakes[desk.Team].place.Y = "a colleague", 40
	b.fakes[desk.Team].desk.Host.ShowDetail("A colleague", kit.NewText("Contracting", kit.Style{}))
	b.closeDetail()
	test.Tap(b.top.share)
	if p := b.fakes[desk.Team].place; p.Record != "" || p.Y != 40 || !b.pane.Visible() {
		t.Errorf("it opens %+v, the pane is open: %v", p, b.pane.Visible())
	}
}

func TestWhoChangedHowMuchIsSaidInALine(t *testing.T) {
	by := func(people ...string) []app.Event {
		var list []app.Event
		for _, p := range people {
			list = append(list, app.Event{Person: p})
		}
		return list
	}
	for _, c := range []struct {
		done app.Exchange
		news []app.Event
		want string
	}{
		{app.Exchange{}, by("Luis O."), "Luis O. changed 1 thing."},
		{app.Exchange{Conflicts: 3}, by("Luis O.", "Priya M.", "Luis O."), "Luis O. and Priya M. changed 3 things. 3 are to be decided."},
		{app.Exchange{}, by("A", "B", "C"), "A, B and C changed 3 things."},
		{app.Exchange{}, by("A", "B", "C", "D"), "A, B and 2 more changed 4 things."},
		{app.Exchange{}, by(slices.Repeat([]string{"A"}, app.HistoryPage)...), "A changed many things."},
		{app.Exchange{Changed: true, Rates: true}, nil, "You may see rates now."},
		{app.Exchange{Changed: true, Rates: true, Conflicts: 1}, by("Luis O."), "Luis O. changed 1 thing. You may see rates now. One is to be decided."},
		{app.Exchange{Received: 1}, nil, app.Exchange{Received: 1}.Words()},
	} {
		if got := arrivedWords(c.done, c.news); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// dialogSays says whether the dialog on top has a paragraph with these words.
func (b *bench) dialogSays(words string) bool {
	top := b.window.Canvas().Overlays().Top()
	if top == nil {
		return false
	}
	found := false
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if p, ok := o.(*kit.Paragraph); ok && p.Visible() && strings.Contains(p.Text(), words) {
			found = true
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(top)
	return found
}
