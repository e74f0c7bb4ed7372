package share

import (
	"context"
	"errors"
	"slices"

	"countyline/data/oplog"
)

// receive takes in other writers' segments, each after the one it follows.
func (r *round) receive(ctx context.Context) error {
	if err := r.retry(ctx); err != nil {
		return err
	}
	names := r.unknown(r.isSegmentOfOther)
	for i, name := range names {
		r.progress(StageReceive, i, len(names))
		h, content, err := r.read(ctx, name)
		if err != nil {
			return err
		}
		if content == nil {
			continue
		}
		f := h.File(content)
		if err := r.recognize(ctx, f); err != nil {
			return err
		}
		if err := r.arrived(ctx, segment{f, h.Previous}); err != nil {
			return err
		}
	}
	r.progress(StageReceive, len(names), len(names))
	return r.explain(ctx)
}

// retry looks again at segments that could not be taken in before.
func (r *round) retry(ctx context.Context) error {
	for _, name := range sortedKeys(r.kept) {
		f := r.kept[name]
		again := f.State == oplog.Waiting || f.State == oplog.Quarantined && f.Reason == badContent
		if f.Kind != oplog.SegmentFile || !again {
			continue
		}
		content, err := r.Store.Bytes(ctx, name)
		if err != nil {
			return err
		}
		h, err := ReadHeader(content)
		if err != nil && !errors.Is(err, ErrNewer) {
			return err // it was whole when it was kept
		}
		r.chains.wait(segment{f, h.Previous})
	}
	for _, s := range r.chains.released() {
		if err := r.takeAll(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// arrived takes in a segment that was just read, or keeps it until it can be.
func (r *round) arrived(ctx context.Context, s segment) error {
	if r.chains.ready(s) {
		return r.takeAll(ctx, s)
	}
	if err := r.keep(ctx, s.file, oplog.Waiting, "a file from "+r.name(s.file.Writer)); err != nil {
		return err
	}
	s.file = r.kept[s.file.Name]
	r.chains.wait(s)
	return nil
}

// takeAll takes in a segment that is ready, and then all that waited for it.
func (r *round) takeAll(ctx context.Context, s segment) error {
	for queue := []segment{s}; len(queue) > 0; queue = queue[1:] {
		if err := ctx.Err(); err != nil {
			return err
		}
		taken, err := r.take(ctx, queue[0])
		if err != nil {
			return err
		}
		if taken {
			queue = append(queue, r.chains.take(queue[0].file)...)
			if r.chains.forked(queue[0].file) {
				r.fork(queue[0].file.Writer)
			}
		}
	}
	return nil
}

// take takes a segment into the log and the records. One that cannot be taken is kept and stops its writer alone.
func (r *round) take(ctx context.Context, s segment) (bool, error) {
	f := s.file
	if f.Bytes == nil {
		var err error
		if f.Bytes, err = r.Store.Bytes(ctx, f.Name); err != nil {
			return false, err
		}
	}
	card, ok := r.cards[f.Writer]
	if !ok {
		return false, r.hold(ctx, s, f, oplog.Waiting, forCard)
	}
	_, txs, err := DecodeSegment(f.Bytes, card.Public, r.keys)
	if err != nil {
		state, reason := verdict(err)
		return false, r.hold(ctx, s, f, state, reason)
	}
	f.State, f.Reason = oplog.Done, ""
	if f.Seen.IsZero() {
		f.Seen = r.Now().UTC()
	}
	applied, err := r.Store.Apply(ctx, f, txs)
	if errors.Is(err, oplog.ErrPoison) {
		return false, r.hold(ctx, s, s.file, oplog.Quarantined, badContent)
	}
	if err != nil {
		return false, err
	}
	r.note(f)
	r.count(applied)
	return true, nil
}

// hold keeps a segment that stops its writer.
func (r *round) hold(ctx context.Context, s segment, f oplog.File, state oplog.FileState, reason string) error {
	if err := r.keep(ctx, f, state, reason); err != nil {
		return err
	}
	s.file = r.kept[f.Name]
	r.chains.wait(s)
	return nil
}

func (r *round) count(a oplog.Applied) {
	r.report.Received++
	r.report.Transactions += a.Transactions
	r.report.Operations += a.Operations
	r.report.Conflicts += a.Conflicts
	r.report.Deferred += a.Deferred
}

// fork reports an identity under which two computers write.
func (r *round) fork(w oplog.Writer) {
	if slices.ContainsFunc(r.report.Forks, func(known Fork) bool { return known.Writer == w }) {
		return
	}
	c := r.cards[w]
	r.report.Forks = append(r.report.Forks, Fork{w, c.Person, c.Device})
}

// explain notes with every waiting segment what it waits for in the end: what the first of its writer waits for.
func (r *round) explain(ctx context.Context) error {
	for _, s := range r.chains.held() {
		reason := "a file from " + r.name(s.file.Writer)
		switch {
		case s.file.State == oplog.Quarantined:
			reason = "changes of " + r.name(s.file.Writer) + " that were set aside"
		case r.chains.ready(s):
			reason = s.file.Reason
		}
		for queue := []segment{s}; len(queue) > 0; queue = queue[1:] {
			f := queue[0].file
			if f.State == oplog.Waiting {
				if err := r.keep(ctx, f, f.State, reason); err != nil {
					return err
				}
			}
			queue = append(queue, r.chains.waiting[f.Sum]...)
		}
	}
	return nil
}
