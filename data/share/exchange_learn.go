package share

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

// Reasons of files that are kept and not used. Those of waiting ones complete "waiting for".
const (
	forCard    = "the card of a new colleague"
	forVersion = "a newer version of Countyline"

	badSignature = "It is not signed by the one it says made it."
	badContent   = "It is whole, and what it says cannot be used."
	vanished     = "It is no longer in the shared folder."
	toPutBack    = "It is to be put back." // of another member's file that could not be
)

// ourName is how files of the protocol are called, and tells whose they are.
var ourName = regexp.MustCompile(`^(?:log|ack)/([a-z2-7]{26})/[0-9]{10}-[0-9a-f]{16}\.(?:seg|ack)$|^(?:member|key)/([a-z2-7]{26})-[0-9a-f]{16}\.(?:card|grant)$`)

// copyName is how a copy of a file of the protocol is called: what comes after the hash is not ours.
var copyName = regexp.MustCompile(`^([^ ]*-[0-9a-f]{16})[^/]*(\.[a-z]+)$`)

// original is the name of the file that another one is a copy of, by its name.
func original(name string) string { return copyName.ReplaceAllString(strings.ToLower(name), "$1$2") }

// learn reads every unknown file that is not, by its name, another member's segment. So all members are known before
// their changes are taken in, and so is a copy of this workspace before it seals anything.
func (r *round) learn(ctx context.Context) error {
	if err := r.forget(ctx); err != nil {
		return err
	}
	names := r.unknown(func(name string) bool { return !r.isSegmentOfOther(name) })
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
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
		if f.Kind == oplog.SegmentFile {
			err = r.keep(ctx, f, oplog.Waiting, "a file from "+r.name(f.Writer))
		} else {
			err = r.settle(ctx, f)
		}
		if err != nil {
			return err
		}
	}
	return r.settleWaiting(ctx)
}

// forget is a planted fault.
func (r *round) forget(ctx context.Context) error {
	for _, name := range sortedKeys(r.kept) {
		f := r.kept[name]
		if _, ok := r.at[name]; ok || f.State != oplog.Done || f.Kind != oplog.SegmentFile || !planted.Bug(planted.MissingIsDeletion) {
			continue
		}
		delete(r.chains.taken, f.Sum)
		if err := r.keep(ctx, f, oplog.Quarantined, vanished); err != nil {
			return err
		}
	}
	return nil
}

// rank orders files by what is needed to read the others.
func rank(name string) int {
	return slices.Index([]string{"member", "key", "ack", "log"}, strings.Split(name, "/")[0])
}

// unknown lists files of the place that were never seen whole, as they are called there, by name.
func (r *round) unknown(wanted func(name string) bool) []string {
	var list []string
	for _, name := range sortedKeys(r.at) {
		_, known := r.kept[name]
		skip := known || !Listed(name) || strings.HasPrefix(name, "blob/") || r.at[name].Size > MaxFile
		if !skip && wanted(name) {
			list = append(list, r.at[name].Name)
		}
	}
	return list
}

func (r *round) isSegmentOfOther(name string) bool {
	part := ourName.FindStringSubmatch(strings.ToLower(name))
	return part != nil && strings.HasSuffix(part[0], ".seg") && part[1] != string(r.self.Writer)
}

// read reads a file and tells by what is in it what it is. It has no content when it is known already, is none of the
// team's, or has not arrived whole: that is no reason to give it up.
func (r *round) read(ctx context.Context, name string) (Header, []byte, error) {
	if r.passedOver(name) {
		return Header{}, nil, nil
	}
	content, err := r.get(ctx, name)
	if err != nil {
		return Header{}, nil, err
	}
	h, err := ReadHeader(content)
	part := ourName.FindStringSubmatch(strings.ToLower(name))
	switch {
	case errors.Is(err, ErrUnusable):
		r.Passed.note(r.at[strings.ToLower(name)], "")
		r.report.Quarantined = append(r.report.Quarantined, Bad{File: name, Reason: badContent})
		return Header{}, nil, nil
	case err != nil && !errors.Is(err, ErrNewer):
		if part != nil || errors.Is(err, ErrTorn) && bytes.HasPrefix(content, []byte(countyline)) {
			r.torn[name] = ""
		}
		if part != nil {
			r.torn[name] = oplog.Writer(cmp.Or(part[1], part[2]))
		}
		return Header{}, nil, nil
	}
	if h.Name != strings.ToLower(name) || h.Team != r.self.Team {
		r.report.Odd = append(r.report.Odd, name)
	}
	if _, known := r.kept[h.Name]; known || h.Team != r.self.Team {
		return Header{}, nil, nil
	}
	if r.leave(h, name, content) {
		return Header{}, nil, nil
	}
	return h, content, nil
}

// recognize makes the workspace a new writer if a file that it never made bears its signature: it was copied, or goes on
// from a backup.
func (r *round) recognize(ctx context.Context, f oplog.File) error {
	if f.Writer != r.self.Writer || errors.Is(Verify(f.Bytes, r.keys.Public()), ErrSignature) {
		return nil
	}
	return r.renewed(ctx)
}

// settleWaiting looks again at what waited for a card or a newer version.
func (r *round) settleWaiting(ctx context.Context) error {
	for _, name := range sortedKeys(r.kept) {
		f := r.kept[name]
		if f.State != oplog.Waiting || f.Kind == oplog.SegmentFile {
			continue
		}
		var err error
		if f.Bytes, err = r.Store.Bytes(ctx, name); err != nil {
			return err
		}
		if err := r.settle(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// settle keeps a card, a grant or an acknowledgment, and takes from it what it tells.
func (r *round) settle(ctx context.Context, f oplog.File) error {
	var err error
	card, known := r.cards[f.Writer]
	switch {
	case f.Kind == oplog.CardFile:
		_, card, err = DecodeCard(f.Bytes, r.keys)
	case !known:
		return r.keep(ctx, f, oplog.Waiting, forCard)
	case f.Kind == oplog.GrantFile:
		err = r.receiveKey(ctx, f.Bytes, card)
	default:
		_, _, err = DecodeAck(f.Bytes, card.Public, r.keys)
	}
	if state, reason := verdict(err); err != nil {
		return r.keep(ctx, f, state, reason)
	}
	if f.Kind == oplog.CardFile {
		addCard(r.cards, card)
		if !known && card.Writer != r.self.Continues {
			r.report.NewMembers = append(r.report.NewMembers, r.name(card.Writer))
		}
	}
	return r.keep(ctx, f, oplog.Done, "")
}

// verdict is where a file stands that could not be read.
func verdict(err error) (oplog.FileState, string) {
	switch {
	case errors.Is(err, ErrNewer):
		return oplog.Waiting, forVersion
	case errors.Is(err, ErrSignature):
		return oplog.Quarantined, badSignature
	}
	return oplog.Quarantined, badContent
}

// receiveKey takes the key to rates and private notes out of a grant to this writer.
func (r *round) receiveKey(ctx context.Context, content []byte, from Card) error {
	_, g, err := DecodeGrant(content, from.Public, r.keys)
	if err != nil || g.RatesKey == "" || r.self.RatesKey != "" {
		return err
	}
	if err := r.Store.ChangeSelf(ctx, func(s *oplog.Self) { s.RatesKey = g.RatesKey }); err != nil {
		return err
	}
	r.report.Rates = true
	self := r.self
	self.RatesKey = g.RatesKey
	return r.become(self)
}
