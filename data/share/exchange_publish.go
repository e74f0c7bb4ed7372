package share

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

const (
	segmentOps  = 20000       // operations of a segment, unless one transaction has more; fewer make taking them in slower
	ackEvery    = time.Minute // between two acknowledgments of one writer; see acknowledge
	mostCopies  = 9           // names that are tried for a file whose own is taken by something damaged
	mostRefused = 3           // files in a row that could not be put, before the rest is left for the next exchange
	// awayAfter is how long after the last sign of a member the others put back what vanished of it: it may be lost.
	awayAfter = 14 * 24 * time.Hour
)

// seal makes segments of all that was changed here. They are kept before anybody sees them.
func (r *round) seal(ctx context.Context) error {
	for {
		txs, err := r.Store.Pending(ctx, segmentOps)
		if err != nil || len(txs) == 0 {
			return err
		}
		seq, last := r.next(oplog.SegmentFile)
		f, sealed, err := EncodeSegment(Header{Seq: seq, Previous: last.Sum}, txs, r.keys)
		if data.CodeOf(err) == "too_large" { // which keeps nothing from coming in
			r.failed = err
			return nil
		}
		if err != nil {
			return err
		}
		f.State, f.Seen = oplog.Made, r.Now().UTC()
		if err := r.Store.Sealed(ctx, f, sealed); err != nil {
			return err
		}
		r.note(f)
		r.chains.take(f)
	}
}

// acknowledge tells the team what is on this disk as soon as something of others came, at most once in ackEvery, so that
// nobody counts as behind who is not. An acknowledgment has 500 to 800 bytes: a member leaves at most 480 files, 400 kB,
// in a day of eight hours in which something of others comes in every minute, and none in a minute without.
func (r *round) acknowledge(ctx context.Context) error {
	if r.o.Import {
		return nil
	}
	vector, err := r.Store.Vector(ctx)
	if err != nil {
		return err
	}
	seq, last := r.next(oplog.AckFile)
	if last.Name != "" {
		content, err := r.Store.Bytes(ctx, last.Name)
		if err != nil {
			return err
		}
		_, before, err := DecodeAck(content, r.keys.Public(), r.keys)
		if err != nil {
			return err
		}
		if age := r.Now().Sub(before.Made); age >= 0 && age < ackEvery || !grew(before.Vector, vector, r.self.Writer) {
			return nil
		}
	}
	f, err := EncodeAck(Ack{Seq: seq, Vector: vector, Files: len(r.kept), Made: r.Now()}, r.keys)
	if err != nil {
		return err
	}
	return r.keep(ctx, f, oplog.Made, "")
}

// grew says whether more is known of others than before.
func grew(before, now oplog.Vector, own oplog.Writer) bool {
	for w, n := range now {
		if w != own && n > before[w] {
			return true
		}
	}
	return false
}

// publish puts into the place what was made here, and what vanished from it.
func (r *round) publish(ctx context.Context) error {
	if r.o.Import {
		return nil
	}
	var names []string
	for _, name := range sortedKeys(r.kept) {
		if r.belongs(r.kept[name]) {
			names = append(names, name)
		}
	}
	damaged, err := r.damaged(ctx)
	if err != nil {
		return err
	}
	names = append(names, damaged...)
	// A colleague's computer reads cards first, so they go first.
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	refused := 0
	for i, name := range names {
		r.progress(StagePublish, i, len(names))
		err := r.publishOne(ctx, r.kept[name])
		switch {
		case err == nil:
			refused = 0
			continue
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, ErrMissing):
			return missing(ctx, err)
		case errors.As(err, new(storeError)):
			return err
		}
		r.refused(err)
		if refused++; refused == mostRefused {
			return nil
		}
	}
	r.progress(StagePublish, len(names), len(names))
	return nil
}

// belongs says whether a file should be in the place and may not be.
func (r *round) belongs(f oplog.File) bool {
	listed := r.whole(f)
	switch {
	case f.Kind == oplog.FormatFile:
		return f.Name == FormatName(r.self.Team) && (f.State == oplog.Made || !listed || r.o.Rebuild)
	case f.State == oplog.Made:
		return true
	case f.State == oplog.Quarantined && f.Reason != badContent:
		return false
	case r.o.Rebuild, f.Reason == toPutBack:
		return true
	}
	return !listed && (r.o.Export || f.State == oplog.Published || r.away(f.Writer))
}

// away says whether a member will not put back itself what vanished of it: this workspace was it before it was copied or
// restored, or nothing new came from it for long.
func (r *round) away(w oplog.Writer) bool {
	before := r.self.Continues
	for n := 0; before != "" && n < len(r.cards); n++ {
		if before == w {
			return true
		}
		before = r.cards[before].Continues
	}
	if r.signs == nil {
		r.signs = map[oplog.Writer]time.Time{}
		for _, f := range r.kept {
			if f.Seen.After(r.signs[f.Writer]) {
				r.signs[f.Writer] = f.Seen
			}
		}
	}
	return w != r.self.Writer && r.Now().Sub(r.signs[w]) > awayAfter
}

// whole says whether a file is listed with all its bytes, under its own name or one that put gave it: of what was
// published here, that is noted as the reason. What was cut short after it had been read back is put again, as what
// vanished is.
func (r *round) whole(f oplog.File) bool {
	name := f.Name
	if f.State == oplog.Published && f.Reason != "" {
		e, listed := r.at[f.Reason]
		return listed && (f.Size == 0 || e.Size == f.Size)
	}
	for n := 2; ; n++ {
		e, listed := r.at[name]
		switch {
		case !listed || n > mostCopies+1:
			return false
		case f.Size == 0 || e.Size == f.Size:
			return true
		}
		name = Again(f.Name, n)
	}
}

// damaged reads one file back, any of those that this workspace answers for, and names it if it is all listed and not what
// it was. So one that was damaged and kept its size is found in the end, at the price of a small file an exchange.
func (r *round) damaged(ctx context.Context) ([]string, error) {
	var names []string
	for _, name := range sortedKeys(r.kept) {
		f := r.kept[name]
		_, listed := r.at[name]
		if listed && (f.State == oplog.Published || f.State == oplog.Done && r.away(f.Writer)) && !r.belongs(f) {
			names = append(names, name)
		}
	}
	if len(names) == 0 || r.o.Export {
		return nil, nil
	}
	var any [8]byte
	if _, err := io.ReadFull(r.Rand, any[:]); err != nil {
		return nil, err
	}
	name := names[binary.BigEndian.Uint64(any[:])%uint64(len(names))]
	content, err := r.Store.Bytes(ctx, name)
	if err != nil {
		return nil, err
	}
	as := name
	for n := 2; n <= mostCopies+1; n++ {
		if _, listed := r.at[as]; !listed {
			break
		}
		there, err := r.Transport.Get(ctx, as)
		if err != nil || bytes.Equal(there, content) {
			return nil, nil // what cannot be read now is for another time
		}
		as = Again(name, n)
	}
	return []string{name}, ctx.Err()
}

// publishOne puts a file, and notes that it is there.
func (r *round) publishOne(ctx context.Context, f oplog.File) error {
	content, err := r.Store.Bytes(ctx, f.Name)
	if err != nil {
		return storeError{err}
	}
	again := f.State != oplog.Made
	if again {
		there, err := r.Transport.Get(ctx, f.Name) // the listing may be stale
		if err == nil && bytes.Equal(there, content) {
			return r.putBack(ctx, f)
		}
		if err != nil && !errors.Is(err, ErrAbsent) && !r.emptied(f.Name) {
			return notAbsent(err)
		}
	}
	mine := f.State == oplog.Made || f.State == oplog.Published || f.Kind == oplog.FormatFile
	record := mine && !(r.o.Export && r.self.Folder != "")
	if again && record { // what vanished is not published until it was read back again
		if err := r.noted(ctx, f, oplog.Made, ""); err != nil {
			return err
		}
	}
	as, err := r.put(ctx, f.Name, content)
	if err != nil && !planted.Bug(planted.PublishUnverified) {
		if mine || f.State != oplog.Done {
			return err
		}
		return cmp.Or(r.noted(ctx, f, oplog.Done, toPutBack), err)
	}
	switch {
	case again && !r.o.Export: // which lacks what it was never given
		r.report.Republished++
	case f.Kind == oplog.SegmentFile:
		r.report.Sent++
	}
	if !record {
		return r.putBack(ctx, f)
	}
	if as == f.Name {
		as = ""
	}
	return r.noted(ctx, f, oplog.Published, as)
}

// putBack ends the putting back of another member's file.
func (r *round) putBack(ctx context.Context, f oplog.File) error {
	if f.Reason != toPutBack {
		return nil
	}
	return r.noted(ctx, f, f.State, "")
}

// noted keeps where a file stands.
func (r *round) noted(ctx context.Context, f oplog.File, state oplog.FileState, reason string) error {
	if err := r.keep(ctx, f, state, reason); err != nil {
		return storeError{err}
	}
	return nil
}

// emptied says whether a file is listed without a byte: it cannot be read, and never will be.
func (r *round) emptied(name string) bool {
	e, listed := r.at[name]
	return listed && e.Size == 0
}

// notAbsent passes over a file that can only not be read now.
func notAbsent(err error) error {
	if errors.Is(err, ErrMissing) {
		return err
	}
	return nil
}

// put puts a file, under another name if its own is taken by something damaged, and says which.
func (r *round) put(ctx context.Context, name string, content []byte) (as string, err error) {
	err = r.Transport.PutNew(ctx, name, content)
	as = name
	for n := 2; errors.Is(err, ErrTaken) && n <= mostCopies; n++ {
		as = Again(name, n)
		err = r.Transport.PutNew(ctx, as, content)
	}
	if err == nil {
		r.at[strings.ToLower(as)] = Entry{Name: as, Size: int64(len(content))}
	}
	return as, err
}

// refused notes that a file could not be put; what was received stays, and the next exchange tries again.
func (r *round) refused(err error) {
	if r.failed != nil {
		return
	}
	if told := new(data.Error); r.o.Export && errors.As(err, &told) {
		r.failed = err // it is not the shared folder
		return
	}
	r.failed = &data.Error{
		Code: "not_published", Err: err,
		Message: "Not everything could be put into the shared folder; it is safe on this computer and will be tried again. Look whether the folder is full or may not be written to.",
	}
}

// storeError is one of the workspace and not of the place.
type storeError struct{ error }

func (e storeError) Unwrap() error { return e.error }
