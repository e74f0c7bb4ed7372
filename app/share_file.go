package app

import (
	"cmp"
	"context"
	"os"
	"path/filepath"

	"countyline/data"
	"countyline/data/share"
)

// ExportShare writes everything that this workspace knows of its team's changes into one file, for e-mail or a USB
// stick; it is encrypted like the folder. An export of the team that is there already gets what it lacks; any other file
// is never touched: code "exists". When it fails or is cancelled, what was there is as it was.
func (w *Workspace) ExportShare(ctx context.Context, path string) (Exchange, error) {
	return w.byFile(ctx, path, share.ExchangeOptions{Export: true})
}

// ImportShare takes in what a colleague exported. The file is not changed. Codes: "folder_missing" (it is not there),
// "bad_file", "not_a_team" (it holds nothing of this team), "folder_foreign" (it is another team's).
func (w *Workspace) ImportShare(ctx context.Context, path string) (Exchange, error) {
	return w.byFile(ctx, path, share.ExchangeOptions{Import: true})
}

func (w *Workspace) byFile(ctx context.Context, path string, o share.ExchangeOptions) (Exchange, error) {
	end, err := w.beginExchange(ctx)
	if err != nil {
		return Exchange{}, err
	}
	defer end()
	self, err := w.db.Self(ctx)
	switch {
	case err != nil:
		return Exchange{}, err
	case self.Team == "":
		return Exchange{}, alone()
	}
	archive, err := openArchive(ctx, path, self.Team, o.Export)
	if err != nil {
		return Exchange{}, exchanged(err)
	}
	x, err := w.round(ctx, archive, o, "")
	return x, exchanged(cmp.Or(err, closed(ctx, archive, err)))
}

// openArchive opens the file of an import, or of an export that may be there already.
func openArchive(ctx context.Context, path, team string, export bool) (*share.Archive, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); export && os.IsNotExist(err) {
		return share.NewArchive(path), nil
	}
	archive, err := share.OpenArchive(path)
	if !export {
		return archive, err
	}
	if err == nil {
		found, failed := share.Look(ctx, archive)
		if failed == nil && found.Team == team {
			return archive, nil
		}
		_ = closed(ctx, archive, os.ErrExist) // nothing was added
	}
	return nil, &data.Error{Code: "exists", Message: path + " is there already and is no export of this team, so nothing was written; choose another name.", Err: err}
}

// closed lets go of an archive. What was added is written only when nothing failed.
func closed(ctx context.Context, archive *share.Archive, failed error) error {
	if failed != nil {
		var stop context.CancelFunc
		ctx, stop = context.WithCancel(ctx)
		stop()
	}
	return archive.Close(ctx)
}
