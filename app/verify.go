package app

import (
	"context"
	"fmt"
	"io"
	"os"

	"countyline/data"
)

// Verification is what checking a workspace found.
type Verification struct {
	Transactions, Operations int      // of the history
	Records                  int      // worked out anew from the history and compared
	Documents                int      // kept files that are as they were kept
	Awaited                  int      // files that colleagues kept and that have not arrived here yet
	SharedFiles              int      // files of the team that are as they were made or received
	Problems                 []string // a sentence each; none when all is well
}

// Verify works every record out anew from the history and compares it with what is stored, checks the database page by
// page, and every kept file and file of the team against its hash. It changes nothing.
func (w *Workspace) Verify(ctx context.Context) (Verification, error) {
	var v Verification
	w.progress("Checking the database", 0, 0)
	if err := w.db.Whole(ctx); err != nil {
		if data.CodeOf(err) != "corrupt" {
			return v, err
		}
		v.Problems = append(v.Problems, err.Error())
	}
	replayed, err := w.db.Replay(ctx, func(done, total int) { w.progress("Comparing records with the history", int64(done), int64(total)) })
	if err != nil {
		return v, err
	}
	v.Transactions, v.Operations, v.Records = replayed.Transactions, replayed.Operations, replayed.Records
	for _, difference := range replayed.Differences {
		v.Problems = append(v.Problems, "A record is not what the history says: "+difference+".")
	}
	if err := w.verifyDocuments(ctx, &v); err != nil {
		return v, err
	}
	checked, damaged, err := w.db.SharedFiles(ctx)
	v.SharedFiles = checked - len(damaged)
	for _, name := range damaged {
		v.Problems = append(v.Problems, "The file "+name+" of the team is not what it was when it was made or received; the next exchange brings it again if a colleague has it.")
	}
	return v, err
}

// verifyDocuments reads every kept file.
func (w *Workspace) verifyDocuments(ctx context.Context, v *Verification) error {
	files, err := w.db.KeptFiles(ctx)
	if err != nil {
		return err
	}
	for i, f := range files {
		w.progress("Checking kept files", int64(i), int64(len(files)))
		if err := ctx.Err(); err != nil {
			return cancelled(err)
		}
		same, err := holdsSame(w.db.DocumentPath(f.SHA256), f.SHA256)
		switch {
		case err == nil && same:
			v.Documents++
		case err == nil:
			v.Problems = append(v.Problems, fmt.Sprintf("The kept file of %s is not what was kept any more; put %s back from a backup of your computer.", f.Name, f.SHA256))
		case !os.IsNotExist(err):
			return unwritable(w.Folder(), err)
		case f.Own:
			v.Problems = append(v.Problems, fmt.Sprintf("The kept file of %s is gone; put %s back into the documents folder from a backup of your computer.", f.Name, f.SHA256))
		default:
			v.Awaited++
		}
	}
	return nil
}

// Dump writes everything that is shared as sorted text: computers that have the same changes write the same.
func (w *Workspace) Dump(ctx context.Context, out io.Writer) error { return w.db.Dump(ctx, out) }
