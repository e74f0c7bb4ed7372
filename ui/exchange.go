package ui

import (
	"context"
	"errors"
	"time"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/screen/team"
	kit "countyline/ui/widget"
)

const (
	// pollEvery is how often the shared folder is looked at. Nothing tells of changes on a network drive, so it is asked;
	// once a minute costs it one listing, and is soon enough for people who talk meanwhile.
	pollEvery = time.Minute
	// afterEdit is the wait after a change, so that several in a row go out together.
	afterEdit = 5 * time.Second
	// afterOpen lets the first picture come first.
	afterOpen = 2 * time.Second
	// sinceLast is how long after an exchange the window's coming to the front brings none: windows are switched often.
	sinceLast = 10 * time.Second
	// patience is how long an exchange nobody asked for goes on before it is told of.
	patience = 2 * time.Second
	// lastWord is how long closing waits for changes that have not gone out yet.
	lastWord = 3 * time.Second
)

// exchange shares the open workspace with its team in the background, one round at a time. What fails shows in the
// share state and is tried again; only what somebody asked for is told of.
type exchange struct {
	s     *Shell
	calls exchangeCalls

	busy    bool
	asked   *app.ShareOptions // to be done next, because somebody asked for it
	last    time.Time         // when the last round ended
	stop    func()            // the timer of the next round
	telling bool              // of what came with an exchange, which is nothing to be shared
	looks   int               // at the share state, so that a stale one is dropped
}

// exchangeCalls are what an exchange asks of the workspace.
type exchangeCalls struct {
	state func(context.Context, *app.Workspace) (app.ShareState, error)
	share func(context.Context, *app.Workspace, app.ShareOptions) (app.Exchange, error)
	// news are the newest events after the one with an id; with less than 0, just the newest of all.
	news func(ctx context.Context, w *app.Workspace, after int64) ([]app.Event, error)
}

func newExchange(s *Shell) *exchange {
	return &exchange{s: s, stop: func() {}, calls: exchangeCalls{
		state: func(ctx context.Context, w *app.Workspace) (app.ShareState, error) { return w.ShareState(ctx) },
		share: func(ctx context.Context, w *app.Workspace, o app.ShareOptions) (app.Exchange, error) {
			return w.Share(ctx, o)
		},
		news: readNews,
	}}
}

// begin is for a workspace that was just opened: what belonged to the one before goes.
func (x *exchange) begin() {
	x.stop()
	x.busy, x.asked, x.last = false, nil, time.Time{}
	if !x.off() {
		x.look()
		x.in(afterOpen)
	}
}

// off says that there is nothing to be shared: no workspace is open, or it is shown as it was.
func (x *exchange) off() bool { return x.s.desk.Workspace == nil || x.s.present != nil }

// in lets the next round begin after a time.
func (x *exchange) in(after time.Duration) {
	x.stop()
	x.stop = x.s.later(after, x.round)
}

// changed shares what was changed here a little later.
func (x *exchange) changed(c desk.Change) {
	switch c {
	case desk.NewRecords, desk.NewFilings, desk.NewSettings, desk.NewPapers:
		if x.off() {
			return
		}
		x.look()
		if !x.telling {
			x.Soon()
		}
	case desk.NewShare:
		x.s.showShare()
	}
}

// front is called when the window comes to the front: what colleagues did meanwhile should be there.
func (x *exchange) front() {
	if !x.off() && !x.busy && x.s.now().Sub(x.last) > sinceLast {
		x.round()
	}
}

// round exchanges unless there is no team; nobody asked for it.
func (x *exchange) round() {
	if x.busy || x.off() {
		return
	}
	if !x.s.desk.Share().Team {
		x.in(pollEvery)
		return
	}
	x.run(app.ShareOptions{}, false)
}

// Soon exchanges a little later; nobody waits for it.
func (x *exchange) Soon() {
	if !x.busy {
		x.in(afterEdit)
	}
}

// Exchange exchanges now, in sight.
func (x *exchange) Exchange(o app.ShareOptions) {
	if x.busy {
		x.asked = &o
		return
	}
	x.run(o, true)
}

// run is one round; the next is a minute later.
func (x *exchange) run(o app.ShareOptions, asked bool) {
	x.stop()
	x.busy = true
	began := x.s.desk
	d := began
	if !asked {
		d = began.For(patient{x.s})
	}
	var done app.Exchange
	var news []app.Event
	end := func(err error) {
		if x.s.desk != began {
			return
		}
		x.busy, x.last = false, x.s.now()
		x.look()
		x.in(pollEvery)
		x.told(done, news)
		if asked {
			x.answered(done, err)
		}
		if next := x.asked; next != nil {
			x.asked = nil
			x.run(*next, true)
		}
	}
	d.Run(desk.Task{
		Key: "exchange", Title: "Exchanging with your team",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			before, err := x.calls.news(ctx, w, -1)
			if err != nil {
				return err
			}
			if done, err = x.calls.share(ctx, w, o); done.Changed {
				news, _ = x.calls.news(ctx, w, newestOf(before)) // without them it is told of in general
			}
			if data.CodeOf(err) == "cancelled" || ctx.Err() != nil {
				err = errStopped
			}
			return err
		},
		Done:   func() { end(nil) },
		Failed: end,
	})
}

// errStopped ends a round that somebody stopped: what came in until then stays, and the next one goes on.
var errStopped = &data.Error{Code: "stopped", Message: "The exchange was stopped; what had come in stays, and the rest follows with the next one."}

// told passes on what an exchange brought.
func (x *exchange) told(done app.Exchange, news []app.Event) {
	if done.Changed {
		x.telling = true
		x.s.desk.Tell(desk.NewRecords)
		x.s.desk.Tell(desk.NewFilings)
		x.telling = false
		x.s.Offer(arrivedWords(done, news), "Show", x.s.goToTeam)
	}
}

// answered says what came of an exchange that somebody asked for. What failed is said whole on the screen Team, with
// what can be done about it.
func (x *exchange) answered(done app.Exchange, err error) {
	toasts := x.s.notes.toasts
	var known *data.Error
	switch {
	case errors.As(err, &known) && known.Code == "stopped":
		toasts.Tell(kit.PillNeutral, known.Message, nil)
	case err != nil && x.s.current == desk.Team:
		toasts.Tell(kit.PillWarn, team.Headline(data.CodeOf(err))+".", nil)
	case err != nil:
		toasts.Offer(kit.PillWarn, team.Headline(data.CodeOf(err))+".", "Show", "", x.s.goToTeam)
	case len(done.Notes) > 0 && done.Notes[0] != app.SeesRates:
		toasts.Tell(kit.PillWarn, done.Notes[0], nil) // the most urgent
	case done.Changed: // it was told
	default:
		toasts.Tell(kit.PillOk, done.Words(), nil)
	}
}

// look reads how the workspace stands to its team.
func (x *exchange) look() {
	w, at := x.s.desk.Workspace, x.s.desk
	if w == nil {
		return
	}
	x.looks++
	turn := x.looks
	var state app.ShareState
	var err error
	at.Quietly(func() { state, err = x.calls.state(context.Background(), w) }, func() {
		if err == nil && turn == x.looks && x.s.desk == at { // else it stays as last known
			at.SetShare(state)
		}
	})
}

// farewell sends what has not gone out yet before the workspace is closed, for a short while and only if the folder
// was there lately: nothing is lost by waiting for the next start.
func (x *exchange) farewell() {
	x.stop()
	w, state := x.s.desk.Workspace, x.s.desk.Share()
	if x.off() || x.busy || !state.Team || state.Unshared == 0 || state.Problem != "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), lastWord)
	defer cancel()
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		_, _ = x.calls.share(ctx, w, app.ShareOptions{}) // what fails goes out another day
	}()
	select {
	case <-gone:
	case <-time.After(lastWord + time.Second): // a drive that answers nobody
	}
}

// patient is the window for work that nobody asked for: it tells of it only when it takes long.
type patient struct{ *Shell }

// Begin shows the work once it has lasted.
func (p patient) Begin(title string, cancel func()) (app.Progress, func()) {
	return p.beginAfter(patience, title, cancel)
}
