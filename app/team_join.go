package app

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/share"
)

// TeamFacts are what a person says to make a team or to join one.
type TeamFacts struct {
	Folder     string // the shared folder, which must be there
	Passphrase string // of the team; at least LeastPassphrase characters
	Team       string // its name; only a new team needs one
	Person     string // as colleagues will see it; empty = as edits of this workspace are signed already
	Role       string // such as "Contracting"; may be empty
	Device     string // such as "Laptop"; empty = this computer's name
	Config     string // folder in which this installation keeps its key; empty = the user's own folder for settings
}

// LeastPassphrase is how many characters a team's passphrase has at least.
const LeastPassphrase = 8

// Fields of TeamFacts, as data.Error.Field names what was refused.
const (
	FieldShareFolder = "folder"
	FieldPassphrase  = "passphrase"
	FieldTeam        = "team"
	FieldPerson      = "person"
)

// ShareLook is what is in a folder that might be shared.
type ShareLook struct {
	Team  string // name of the team whose folder it is; empty when it is none's
	Empty bool   // nothing is in it: a team can begin there
	Where string // what kind of folder it is: "Network drive", "OneDrive", "Folder"
}

// LookAtShare says whose a folder is, or a file that was exported. Nothing is written. Code: "folder_missing".
func LookAtShare(ctx context.Context, folder string) (ShareLook, error) {
	t, dir, letGo, err := sharedPlace(folder)
	if err != nil {
		return ShareLook{}, exchanged(err)
	}
	defer letGo()
	found, err := share.Look(ctx, t)
	if err != nil {
		return ShareLook{}, exchanged(err)
	}
	return ShareLook{Team: found.Name, Empty: found.Empty, Where: newSharing().kindOf(dir)}, nil
}

// CreateTeam founds a team in a folder that is none's yet, with this workspace as its first member, and exchanges once.
// It needs some seconds, for the passphrase. Codes: "folder_missing", "team_exists", "in_team", and "bad_" with one of
// the fields. When only the exchange fails the team is there all the same, and Share goes on from there.
func (w *Workspace) CreateTeam(ctx context.Context, f TeamFacts) error {
	if f.Team = strings.TrimSpace(f.Team); f.Team == "" {
		return refused(FieldTeam, "Give the team a name that colleagues know, such as the plan's.")
	}
	if err := f.check(); err != nil {
		return err
	}
	folder, err := w.shareFolder(f.Folder)
	if err != nil {
		return err
	}
	if err := w.founded(ctx, folder, f); err != nil {
		return err
	}
	_, err = w.Share(ctx, ShareOptions{})
	return err
}

func (w *Workspace) founded(ctx context.Context, folder string, f TeamFacts) error {
	end, err := w.beginExchange(ctx)
	if err != nil {
		return err
	}
	defer end()
	m, err := w.membership(ctx, f, folder)
	if err != nil {
		return err
	}
	w.progress("Making the team", 0, 0)
	e, err := w.engine(share.NewFolder(folder))
	if err == nil {
		err = e.Found(ctx, share.Founding{Name: f.Team, Passphrase: []byte(f.Passphrase), WorkFactor: w.share.workFactor, Rand: e.Rand}, m)
	}
	if err != nil {
		return exchanged(err)
	}
	return w.learnKeys(ctx)
}

// JoinTeam joins the team whose folder it is with all that this workspace holds, and exchanges once. Instead of the folder
// the facts may name a file that a colleague exported. Codes: "folder_missing", "not_a_team" (nobody's folder),
// "wrong_passphrase", "newer_format", "in_team", and "bad_" with one of the fields. When only the exchange fails, the
// workspace has joined all the same, and Share goes on from there.
func (w *Workspace) JoinTeam(ctx context.Context, f TeamFacts) (Exchange, error) {
	folder, err := w.joined(ctx, f)
	if err != nil {
		return Exchange{}, err
	}
	if folder == "" {
		return w.ImportShare(ctx, f.Folder)
	}
	return w.Share(ctx, ShareOptions{})
}

// joined says in which folder the team is; none when it was joined by a file.
func (w *Workspace) joined(ctx context.Context, f TeamFacts) (folder string, err error) {
	if err := f.check(); err != nil {
		return "", err
	}
	path, err := w.shareFolder(f.Folder)
	if err != nil {
		return "", err
	}
	end, err := w.beginExchange(ctx)
	if err != nil {
		return "", err
	}
	defer end()
	place, folder, letGo, err := sharedPlace(path)
	if err != nil {
		return "", exchanged(err)
	}
	defer letGo()
	m, err := w.membership(ctx, f, folder)
	if err != nil {
		return "", err
	}
	w.progress("Joining the team", 0, 0)
	e, err := w.engine(place)
	if err == nil {
		err = e.Join(ctx, []byte(f.Passphrase), m)
	}
	if err != nil {
		return "", exchanged(err)
	}
	return folder, w.learnKeys(ctx)
}

// JoinTeam makes a workspace in dir, joins the team with it and exchanges, so that all that the team has shared is there.
// The workspace is closed again when it returns. When it fails or is cancelled, dir is as it was before, and the error
// says so if the folder has this member's card already. What only could not be put into the folder yet is told of in the
// Exchange's notes: everything came in, and Share tries again.
func JoinTeam(ctx context.Context, dir string, f TeamFacts, progress Progress) (x Exchange, err error) {
	err = asBefore(dir, func() error {
		w, err := CreateWorkspace(ctx, dir, progress)
		if err != nil {
			return err
		}
		w.installed.dir = f.Config
		x, err = w.JoinTeam(ctx, f)
		switch {
		case data.CodeOf(err) == "not_published":
			x.Notes, err = append(x.Notes, err.Error()), nil
		case err != nil:
			err = w.notJoined(context.WithoutCancel(ctx), err)
		}
		return errors.Join(err, w.Close())
	})
	return x, err
}

// notJoined says what is in the shared folder of a workspace that joined and is not kept.
func (w *Workspace) notJoined(ctx context.Context, cause error) error {
	self, err := w.db.Self(ctx)
	if err != nil {
		return cause
	}
	files, err := w.db.Files(ctx)
	put := slices.ContainsFunc(files, func(f oplog.File) bool {
		return f.Kind == oplog.CardFile && f.Writer == self.Writer && f.State == oplog.Published
	})
	if err != nil || !put {
		return cause
	}
	why := cause.Error()
	if data.CodeOf(cause) == "cancelled" {
		why = "Joining was stopped."
	}
	return &data.Error{Code: data.CodeOf(cause), Err: cause, Message: why + " Nothing was kept on this computer, but the shared folder has your card already: colleagues see " +
		memberName(self.Person, self.Device) + " as just joined, and will see you a second time once you have joined."}
}

// check says what is wrong with the facts of somebody who makes or joins a team.
func (f *TeamFacts) check() error {
	if n := utf8.RuneCountInString(f.Passphrase); n < LeastPassphrase {
		return refused(FieldPassphrase, "A passphrase has at least %d characters; this one has %d. Several words are best.", LeastPassphrase, n)
	}
	return nil
}

// membership is what a person says of this workspace, with what is known where they say nothing.
func (w *Workspace) membership(ctx context.Context, f TeamFacts, folder string) (share.Membership, error) {
	m := share.Membership{Person: tidyName(f.Person), Role: tidyName(f.Role), Device: tidyName(f.Device), Folder: folder}
	if m.Device == "" {
		m.Device, _ = os.Hostname() // a member without one is called by the person alone
	}
	if m.Person != "" {
		return m, w.db.SetPerson(ctx, m.Person)
	}
	var err error
	m.Person, err = w.db.Person(ctx)
	return m, err
}

// tidyName is one line, without blanks around it.
func tidyName(s string) string { return strings.Join(strings.Fields(s), " ") }
