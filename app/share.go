package app

import (
	"cmp"
	"context"
	"time"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/share"
)

// ShareState is what the window shows of sharing at all times.
type ShareState struct {
	Team        bool      // the workspace belongs to a team; otherwise all but Unshared is empty
	Unshared    int       // changes made here that are not in the shared folder yet
	Conflicts   int       // cells on which people disagree
	Deferred    int       // changes of cells that wait for a newer version of Countyline
	Quarantined int       // files in the shared folder that are damaged or not to be trusted
	Waiting     []string  // what is not here yet, a sentence each: "Waiting for a file from Rosa's Laptop."
	Reached     time.Time // when the shared folder was last reached; zero if never
	Problem     string    // the sentence of the last exchange that failed in this window; empty once one succeeds
	Code        string    // its code, such as "folder_missing" or "folder_empty"
}

// ShareState is cheap: it may be asked after every change.
func (w *Workspace) ShareState(ctx context.Context) (ShareState, error) {
	if w.past != nil {
		return ShareState{}, nil
	}
	s, err := w.db.Standing(ctx)
	if err != nil || !s.Team {
		return ShareState{Unshared: s.Unshared}, err
	}
	state := ShareState{
		Team: true, Unshared: s.Unshared, Conflicts: s.Conflicts, Deferred: s.Deferred, Quarantined: w.share.setAside(s.Quarantined), Reached: s.Reached,
	}
	for _, reason := range s.Waiting {
		state.Waiting = append(state.Waiting, waitingFor(reason))
	}
	wanted, err := w.db.Wanted(ctx)
	for _, b := range wanted {
		state.Waiting = append(state.Waiting, waitingFor(b.What))
	}
	if _, failed := w.share.last(); failed != nil {
		state.Problem, state.Code = failed.Error(), data.CodeOf(failed)
	}
	return state, err
}

// ShareOptions are how an exchange goes; the zero value is an ordinary one.
type ShareOptions struct {
	Rebuild bool   // fill the folder with all that is known here, if it is empty or files vanished from it
	Folder  string // go on in another folder, where the same team's files are or, with Rebuild, that is empty
}

// Exchange is what one round of sharing did.
type Exchange struct {
	Shared                   int // changes made here that the shared place has since
	Sent, Received           int // files of changes
	Transactions, Operations int // received: changes as people made them, and cells that they touched
	Conflicts                int // cells on which people disagree since
	Deferred                 int // changes of cells that wait for a newer version of Countyline
	FilesSent, FilesReceived int // imported files and documents
	Republished              int // files that had vanished from the folder and were put back
	Read                     int // imports of colleagues that were read here
	Published                int // documents put into the folder's Documents/
	NewMembers               []string
	Waiting                  []string // what is not here yet, one sentence each
	Notes                    []string // what a person should know, one sentence each
	Rates                    bool     // somebody let this workspace see rates: they are readable since
	Changed                  bool     // records changed here: screens load again
}

// Share exchanges once with the shared folder: what colleagues published is taken in, what was changed here is
// published, files that colleagues imported are read, and filings that are new are put into the folder's Documents/. It
// may be stopped at any time; what was taken in until then stays. Calls at once wait for each other.
//
// Codes: "no_team"; "folder_missing" (the folder is not there), "folder_empty" (it was the team's and is empty now),
// "folder_foreign" (another team's), "folder_vanished" (many known files are gone), "no_folder" (the team exchanges by
// file). With these nothing was changed, neither here nor there. Rebuild answers "folder_empty" and "folder_vanished",
// another Folder answers "folder_missing" and "folder_foreign". With "not_published" colleagues' changes came in and
// some of one's own could not be put there. The Exchange tells what was done also where there is an error.
func (w *Workspace) Share(ctx context.Context, o ShareOptions) (Exchange, error) {
	end, err := w.beginExchange(ctx)
	if err != nil {
		return Exchange{}, err
	}
	defer end()
	x, err := w.shareFolderRound(ctx, o)
	err = exchanged(err)
	w.share.note(err, checkedSentence(x, time.Now()))
	return x, err
}

func (w *Workspace) shareFolderRound(ctx context.Context, o ShareOptions) (Exchange, error) {
	self, err := w.db.Self(ctx)
	switch {
	case err != nil:
		return Exchange{}, err
	case self.Team == "":
		return Exchange{}, alone()
	case o.Folder == "" && self.Folder == "":
		return Exchange{}, noShareFolder()
	}
	folder := self.Folder
	if o.Folder != "" {
		if folder, err = w.shareFolder(o.Folder); err != nil {
			return Exchange{}, err
		}
	}
	x, err := w.round(ctx, share.NewFolder(folder), share.ExchangeOptions{Rebuild: o.Rebuild}, folder)
	if err != nil || folder == self.Folder {
		return x, err
	}
	return x, w.db.ChangeSelf(ctx, func(s *oplog.Self) { s.Folder = folder })
}

// round is one exchange over a place, with all that follows from what came. Documents for people go into folder; empty
// for none.
func (w *Workspace) round(ctx context.Context, t share.Transport, o share.ExchangeOptions, folder string) (Exchange, error) {
	e, err := w.engine(t)
	if err != nil {
		return Exchange{}, err
	}
	before, err := w.db.Standing(ctx)
	if err != nil {
		return Exchange{}, err
	}
	report, failed := e.Exchange(ctx, o)
	var x Exchange
	x.add(report)
	if failed == nil && folder != "" {
		w.share.foundAside(len(report.Quarantined))
	}
	if ctx.Err() == nil {
		failed = cmp.Or(failed, w.follow(ctx, report, &x))
	}
	if failed == nil && folder != "" {
		failed = w.publishIn(ctx, e, folder, o.Rebuild, &x)
	}
	after, err := w.db.Standing(context.WithoutCancel(ctx))
	x.Shared = max(0, before.Unshared-after.Unshared)
	x.settle()
	return x, cmp.Or(failed, err)
}

// follow does what follows from what came in: keys are taken up, and imported files are read.
func (w *Workspace) follow(ctx context.Context, report share.Report, x *Exchange) error {
	if report.NewIncarnation || report.Rates {
		if err := w.learnKeys(ctx); err != nil {
			return err
		}
	}
	if err := w.reveal(ctx); err != nil {
		return err
	}
	again, err := w.readAgain(ctx)
	x.Read = again.read
	x.Waiting = append(x.Waiting, again.waiting...)
	x.Notes = append(x.Notes, again.notes...)
	x.Changed = x.Changed || again.read > 0
	return err
}

// reveal shows rates and private notes to those who may see them. It is asked for whenever the key may have come: with an
// exchange that was stopped right after, too.
func (w *Workspace) reveal(ctx context.Context) error {
	if keys := w.share.keys.Load(); keys == nil || !keys.SeesRates() {
		return nil
	}
	return w.db.Reveal(ctx)
}

// publishIn puts new filings into the folder, and those that vanished when it is rebuilt, and tells the team so at once.
func (w *Workspace) publishIn(ctx context.Context, e *share.Engine, folder string, rebuild bool, x *Exchange) error {
	n, notes, err := w.publishNew(ctx, folder)
	x.Published, x.Notes = n, append(x.Notes, notes...)
	if err == nil && rebuild {
		n, notes, err = w.publishLost(ctx, folder)
		x.Republished, x.Notes = x.Republished+n, append(x.Notes, notes...)
		n += x.Published
	}
	if err != nil || n == 0 {
		return err
	}
	report, err := e.Exchange(ctx, share.ExchangeOptions{})
	x.add(report)
	return err
}

// Unshared lists what was changed here and is not in the shared folder yet, the newest first, HistoryPage events at most.
func (w *Workspace) Unshared(ctx context.Context) ([]Event, error) {
	return w.History(ctx, HistoryFilter{Unshared: true})
}
