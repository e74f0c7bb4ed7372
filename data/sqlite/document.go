package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"countyline/data"
)

// kept is a file that was put into documents/.
type kept struct {
	sha256 string
	path   string
	fresh  bool // it was not there before
}

// keep copies a file into documents/ under the hash of its content, where it never changes again. want, when not
// empty, is the hash of what was read before: a file that changed since is refused.
func (db *DB) keep(ctx context.Context, source, want string) (kept, error) {
	if db.frozen != nil {
		return kept{}, db.frozen
	}
	in, err := os.Open(source)
	if errors.Is(err, fs.ErrNotExist) {
		return kept{}, problem("no_file", "%s is no longer there, so nothing was imported; choose the file again.", source)
	}
	if err != nil {
		return kept{}, &data.Error{Code: "bad_file", Message: source + " cannot be read, so nothing was imported; close it in other programs and try again.", Err: err}
	}
	defer in.Close()
	draft, err := os.CreateTemp(filepath.Join(db.dir, documentsName), "incoming-*.tmp")
	if err != nil {
		return kept{}, err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(draft, sum), cancellable{ctx, in})
	if err := errors.Join(err, draft.Close()); err != nil {
		return kept{}, errors.Join(err, os.Remove(draft.Name()))
	}
	file := kept{sha256: hex.EncodeToString(sum.Sum(nil))}
	file.path = filepath.Join(db.dir, documentsName, file.sha256)
	if want != "" && want != file.sha256 {
		return kept{}, errors.Join(problem("file_changed", "%s changed while it was being imported, so nothing was imported; choose the file again.", source), os.Remove(draft.Name()))
	}
	if _, err := os.Stat(file.path); err == nil {
		return file, os.Remove(draft.Name())
	}
	file.fresh = true
	return file, settle(draft.Name(), file.path)
}

// OpenDocument opens the kept file with that hash.
func (db *DB) OpenDocument(sum string) (*os.File, error) {
	if raw, err := hex.DecodeString(sum); err != nil || len(raw) != sha256.Size {
		return nil, problem("not_found", "This import kept no file.")
	}
	file, err := os.Open(filepath.Join(db.dir, documentsName, sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem("not_found", "The imported file %s… is not in %s any more. The figures read from it are safe; put the file back from a backup of your computer if you need it.",
			sum[:12], filepath.Join(db.dir, documentsName))
	}
	return file, friendly(db.dir, err)
}

// cancellable stops a long copy when the context ends.
type cancellable struct {
	ctx context.Context
	in  io.Reader
}

func (c cancellable) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.in.Read(p)
}
