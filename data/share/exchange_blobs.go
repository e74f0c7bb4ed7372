package share

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"countyline/data"
	"countyline/data/oplog"
)

// blobs puts imported files and documents into the place that are not there, and gets those that are wanted.
func (r *round) blobs(ctx context.Context) error {
	if !r.o.Import {
		if err := r.sendBlobs(ctx); err != nil {
			return err
		}
	}
	wanted, err := r.Store.Wanted(ctx)
	if err != nil {
		return err
	}
	for i, b := range wanted {
		r.progress(StageFiles, i, len(wanted))
		name, content, err := r.findBlob(ctx, b)
		if err != nil {
			return err
		}
		if name == "" {
			r.report.Waiting = append(r.report.Waiting, Wait{File: BlobName(r.keys, b.SHA256), For: b.What, Files: 1})
			continue
		}
		if err := r.Store.SaveBlob(ctx, b, content); err != nil {
			return err
		}
		r.report.BlobsReceived++
	}
	return nil
}

func (r *round) sendBlobs(ctx context.Context) error {
	offered, err := r.Store.Offered(ctx, true)
	if err != nil {
		return err
	}
	fresh, err := r.Store.Offered(ctx, false)
	if err != nil {
		return err
	}
	unseen := map[string]bool{}
	for _, b := range fresh {
		unseen[b.SHA256] = true
	}
	for i, b := range offered {
		r.progress(StageFiles, i, len(offered))
		at, listed := r.at[BlobName(r.keys, b.SHA256)]
		if listed && at.Size > 0 && !unseen[b.SHA256] && !r.o.Rebuild {
			continue
		}
		if err := r.sendBlob(ctx, b, unseen[b.SHA256]); err != nil {
			return err
		}
	}
	return nil
}

// sendBlob puts a blob, unless somebody else did. Each sealing gives other bytes, so it is looked for first.
func (r *round) sendBlob(ctx context.Context, b oplog.Blob, first bool) error {
	found, _, err := r.findBlob(ctx, b)
	if err != nil {
		return err
	}
	if found == "" {
		content, err := r.Store.ReadBlob(ctx, b.SHA256)
		if told := new(data.Error); errors.As(err, &told) && ctx.Err() == nil {
			r.failed = cmp.Or(r.failed, err) // one that was damaged keeps no other back
			return nil
		}
		if err != nil {
			return err
		}
		sealed, err := SealBlob(content, r.keys)
		if err != nil {
			return err
		}
		switch _, err := r.put(ctx, BlobName(r.keys, b.SHA256), sealed); {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, ErrMissing):
			return missing(ctx, err)
		case err != nil:
			r.refused(err)
			return nil
		case first || r.o.Export:
			r.report.BlobsSent++
		default:
			r.report.Republished++
		}
	}
	if !first || r.o.Export && r.self.Folder != "" {
		return nil
	}
	return r.Store.Shared(ctx, b)
}

// findBlob looks for a blob that has arrived whole, under its name and under those of its copies. It returns the name it
// was found under, or none.
func (r *round) findBlob(ctx context.Context, b oplog.Blob) (name string, content []byte, err error) {
	own := BlobName(r.keys, b.SHA256)
	names := append([]string{own}, r.copies(own)...)
	for _, name := range names {
		sealed, err := r.get(ctx, name)
		if err != nil {
			return "", nil, err
		}
		if content, err := OpenBlob(sealed, b.SHA256, r.keys); err == nil {
			return name, content, nil
		}
	}
	return "", nil, nil
}

// copies are other names in the place that a blob's copies may have: they begin with its own.
func (r *round) copies(own string) []string {
	if r.copied == nil {
		r.copied = map[string][]string{}
		for _, name := range sortedKeys(r.at) {
			if strings.HasPrefix(name, "blob/") && len(name) > len(own) && !strings.HasSuffix(name, ".tmp") {
				r.copied[name[:len(own)]] = append(r.copied[name[:len(own)]], r.at[name].Name)
			}
		}
	}
	return r.copied[own]
}

// tell completes the report with what is not here yet and what was set aside.
func (r *round) tell() {
	byReason := map[string]*Wait{}
	for _, name := range sortedKeys(r.kept) {
		switch f := r.kept[name]; f.State {
		case oplog.Waiting:
			if byReason[f.Reason] == nil {
				byReason[f.Reason] = &Wait{File: name, For: f.Reason}
			}
			byReason[f.Reason].Files++
		case oplog.Quarantined:
			r.report.Quarantined = append(r.report.Quarantined, Bad{name, r.cards[f.Writer].Person, f.Reason})
		}
	}
	for _, name := range sortedKeys(r.torn) {
		if _, known := r.kept[original(name)]; known {
			continue // the rest of it came under another name
		}
		reason := "the rest of a file"
		if w := r.torn[name]; w != "" {
			reason = fmt.Sprintf("the rest of a file from %s", r.name(w))
		}
		if byReason[reason] == nil {
			byReason[reason] = &Wait{File: name, For: reason}
		}
		byReason[reason].Files++
	}
	for _, name := range r.left {
		if byReason[forCard] == nil {
			byReason[forCard] = &Wait{File: name, For: forCard}
		}
		byReason[forCard].Files++
	}
	for _, reason := range sortedKeys(byReason) {
		r.report.Waiting = append(r.report.Waiting, *byReason[reason])
	}
}
