package share

import (
	"context"
	"crypto/sha256"
	"errors"
	"strings"

	"countyline/data"
	"countyline/data/oplog"
)

// neverMade is the reason of a format file that no place holds. It is kept since nothing is ever deleted.
const neverMade = "It is of a team that was not made in the end."

// Found makes a team in an empty place, with this workspace as its first member. All that was changed here until now goes
// out with the next exchange. Codes: in_team, team_exists, folder_missing, not_published.
func (e *Engine) Found(ctx context.Context, f Founding, m Membership) error {
	r, formats, err := e.stranger(ctx)
	if err != nil {
		return err
	}
	if len(formats) > 0 {
		there := formats[0]
		if there.Team == r.self.Team {
			// Founding was stopped after this file had been put.
			if _, err := OpenTeam(there.content, f.Passphrase); err == nil {
				return r.keep(ctx, r.kept[FormatName(there.Team)], oplog.Published, "")
			}
		}
		return r.refuse("team_exists", "The folder is that of a team already, %q; nothing was changed. Join it, or choose an empty folder.", there.Name)
	}
	for name := range r.at {
		if ourName.MatchString(name) || strings.HasPrefix(name, "blob/") {
			return r.refuse("team_exists", "The folder holds files of a team, and not the one that tells its name; nothing was changed. Wait until the folder has arrived whole, or choose an empty one.")
		}
	}
	if f.Rand == nil {
		f.Rand = e.Rand
	}
	content, secret, ratesKey, err := NewTeam(f)
	if err != nil {
		return err
	}
	r.self.RatesKey = ratesKey
	if err := r.enter(ctx, content, secret, m, oplog.Made); err != nil {
		return err
	}
	file := r.kept[FormatName(secret.Team)]
	if err := r.prepare(ctx); err != nil {
		return r.notMade(ctx, file, err)
	}
	if err := e.Transport.PutNew(ctx, file.Name, content); err != nil {
		return r.notMade(ctx, file, err)
	}
	return r.keep(ctx, file, oplog.Published, "")
}

// Join joins the team whose place it is, with all that was changed here until now. An exchange should follow. Codes:
// in_team, not_a_team, wrong_passphrase, newer_format, folder_missing.
func (e *Engine) Join(ctx context.Context, passphrase []byte, m Membership) error {
	r, formats, err := e.stranger(ctx)
	if err != nil {
		return err
	}
	if len(formats) == 0 {
		return r.refuse("not_a_team", "No team shares through this folder; nothing was changed. Choose the folder that your colleague chose, or wait until it has arrived.")
	}
	var first error
	for _, there := range formats {
		secret, err := OpenTeam(there.content, passphrase)
		if err == nil {
			r.self.RatesKey = ""
			return r.enter(ctx, there.content, secret, m, oplog.Done)
		}
		if first == nil || data.CodeOf(err) == "wrong_passphrase" {
			first = err
		}
	}
	return first
}

// stranger reads a place for a workspace that is in no team. One whose founding was stopped is in none yet.
func (e *Engine) stranger(ctx context.Context) (*round, []format, error) {
	r := &round{Engine: e, kept: map[string]oplog.File{}}
	var err error
	if r.self, err = e.Store.Self(ctx); err != nil {
		return nil, nil, err
	}
	files, err := e.Store.Files(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range files {
		r.kept[f.Name] = f
	}
	if r.self.Team != "" && r.kept[FormatName(r.self.Team)].State != oplog.Made {
		return nil, nil, r.refuse("in_team", "This workspace belongs to the team %q already; nothing was changed. Use another workspace for another team.", r.self.TeamName)
	}
	if err := r.list(ctx); err != nil {
		return nil, nil, err
	}
	formats, err := r.formats(ctx)
	return r, formats, err
}

// enter makes the workspace a member, under a new name: what it was alone nobody has seen. Its card is made with the first
// exchange.
func (r *round) enter(ctx context.Context, content []byte, s Secret, m Membership, state oplog.FileState) error {
	keys, err := NewWriter(r.Rand)
	if err != nil {
		return err
	}
	self := r.self
	s.Take(&self)
	keys.Take(&self)
	self.Person, self.Role, self.Device, self.Folder = m.Person, m.Role, m.Device, m.Folder
	self.Continues, self.Mark, self.Joined = "", r.Mark, r.Now().UTC()
	if err := r.keep(ctx, formatAsFile(s.Team, content), state, ""); err != nil {
		return err
	}
	unfinished := r.kept[FormatName(r.self.Team)]
	r.self = self
	if err := r.Store.Begin(ctx, self); err != nil || unfinished.State != oplog.Made {
		return err
	}
	return r.keep(ctx, unfinished, oplog.Published, neverMade)
}

// notMade leaves the workspace alone again when its team could not be put into the place, unless it is there all the same.
func (r *round) notMade(ctx context.Context, format oplog.File, cause error) error {
	stopped := ctx.Err()
	ctx = context.WithoutCancel(ctx) // what was begun is taken back even if a person lost patience
	if _, err := r.Transport.Get(ctx, format.Name); errors.Is(err, ErrAbsent) || errors.Is(err, ErrMissing) {
		self := r.self
		Secret{}.Take(&self)
		self.RatesKey, self.Folder = "", ""
		if err := r.Store.SaveSelf(ctx, self); err != nil {
			return err
		}
		if err := r.keep(ctx, format, oplog.Published, neverMade); err != nil {
			return err
		}
	}
	if stopped != nil {
		return stopped
	}
	if errors.Is(cause, ErrMissing) {
		return missing(ctx, cause)
	}
	return &data.Error{
		Code: "not_published", Err: cause,
		Message: "The team could not be made, since the folder cannot be written to; nothing here was changed. Look whether it is full or read-only, or choose another folder.",
	}
}

// formatAsFile is a team's format file as it is kept in a workspace.
func formatAsFile(team string, content []byte) oplog.File {
	return oplog.File{Name: FormatName(team), Kind: oplog.FormatFile, Sum: sha256.Sum256(content), Bytes: content}
}
