package share

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/oplog"
)

// Members lists the members of the team by person and device; those that went on as another come last. Code: no_team.
func Members(ctx context.Context, s Store) ([]Member, error) {
	r, err := (&Engine{Store: s}).begin(ctx, ExchangeOptions{})
	if err != nil {
		return nil, err
	}
	known, err := s.Vector(ctx)
	if err != nil {
		return nil, err
	}
	if own := r.card(); r.cards[own.Writer].Seq == 0 {
		r.cards[own.Writer] = own // it is made with the first exchange
	}
	var list []Member
	for _, c := range r.cards {
		m := Member{
			Writer: c.Writer, Continues: c.Continues, Person: c.Person, Role: c.Role, Device: c.Device, App: c.App, Since: c.Joined,
			Fingerprint: Fingerprint(c.Public), You: c.Writer == r.self.Writer, SeesRates: granted(r.kept, c.Writer), Forked: r.chains.forks(c.Writer),
		}
		for _, other := range r.cards {
			m.Replaced = m.Replaced || other.Continues == c.Writer && other.Writer != c.Writer
		}
		has, last, err := r.confirmed(ctx, c)
		if err != nil {
			return nil, err
		}
		m.LastExchange = last
		for w, n := range known {
			if w != c.Writer && !m.You {
				m.Behind += int(max(0, n-has[w]))
			}
		}
		list = append(list, m)
	}
	slices.SortFunc(list, compareMembers)
	return list, nil
}

// compareMembers puts those that went on as another last, and sorts by person and device.
func compareMembers(a, b Member) int {
	last := func(m Member) int {
		if m.Replaced {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(last(a), last(b)), strings.Compare(strings.ToLower(a.Person), strings.ToLower(b.Person)),
		strings.Compare(a.Device, b.Device), cmp.Compare(a.Writer, b.Writer))
}

// confirmed is what a member has told that it has, in its last acknowledgment and with its last changes, and when.
func (r *round) confirmed(ctx context.Context, c Card) (oplog.Vector, time.Time, error) {
	has, last := oplog.Vector{}, time.Time{}
	note := func(v oplog.Vector, at time.Time) {
		for w, n := range v {
			has[w] = max(has[w], n)
		}
		if at.After(last) {
			last = at
		}
	}
	for _, kind := range []oplog.FileKind{oplog.AckFile, oplog.SegmentFile} {
		f := r.last(kind, c.Writer, inUse)
		if f.Name == "" {
			continue
		}
		content, err := r.Store.Bytes(ctx, f.Name)
		if err != nil {
			return nil, last, err
		}
		if kind == oplog.AckFile {
			if _, a, err := DecodeAck(content, c.Public, r.keys); err == nil {
				note(a.Vector, a.Made)
			}
		} else if _, txs, err := DecodeSegment(content, c.Public, r.keys); err == nil {
			note(txs[len(txs)-1].Seen, txs[len(txs)-1].Happened)
		}
	}
	return has, last, nil
}

// inUse says whether a file was made here or is what it says: its writer's signature was checked.
func inUse(f oplog.File) bool { return f.State != oplog.Waiting && f.State != oplog.Quarantined }

// GrantRates gives a member the key to rates and private notes; it goes out with the next exchange. It does so however
// many grants to them were seen: only they can read whether the key is in one. Codes: no_rates, no_member.
func GrantRates(ctx context.Context, e *Engine, writer oplog.Writer) error {
	r, err := e.begin(ctx, ExchangeOptions{})
	if err != nil {
		return err
	}
	c, ok := r.cards[writer]
	switch {
	case !r.keys.SeesRates():
		return &data.Error{Code: "no_rates", Message: "This workspace may not see rates itself, so it cannot let others see them; nothing was changed. Ask the colleague who made the team."}
	case !ok:
		return &data.Error{Code: "no_member", Message: "This member is not known here; nothing was changed. Share once and try again."}
	}
	for name, f := range r.kept {
		if f.State == oplog.Made && strings.HasPrefix(name, "key/"+string(writer)+"-") {
			return nil // it goes out with the next exchange
		}
	}
	return r.grant(ctx, c)
}
