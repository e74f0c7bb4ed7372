package share

import (
	"context"
	"strings"

	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

// renew makes the workspace a new writer if it is no longer where it was: it was copied.
func (r *round) renew(ctx context.Context) error {
	switch {
	case r.Mark == "" || r.Mark == r.self.Mark:
		return nil
	case r.self.Mark != "":
		return r.renewed(ctx)
	}
	r.self.Mark = r.Mark
	return r.Store.ChangeSelf(ctx, func(s *oplog.Self) { s.Mark = r.Mark })
}

// renewed makes the workspace a new writer, with keys of its own. What no segment holds yet becomes the new one's.
func (r *round) renewed(ctx context.Context) error {
	if planted.Bug(planted.ReuseWriter) {
		return nil
	}
	self, err := r.Store.Self(ctx)
	if err != nil {
		return err
	}
	keys, err := NewWriter(r.Rand)
	if err != nil {
		return err
	}
	self.Continues = self.Writer
	keys.Take(&self)
	if r.Mark != "" {
		self.Mark = r.Mark
	}
	if err := r.Store.Begin(ctx, self); err != nil {
		return err
	}
	r.report.NewIncarnation = true
	return r.become(self)
}

// become goes on with other keys.
func (r *round) become(self oplog.Self) error {
	keys, err := OpenKeys(self)
	if err != nil {
		return err
	}
	r.self, r.keys = self, keys
	return nil
}

// introduce makes the workspace's card if what it says has changed, and notes for all that it may see rates.
func (r *round) introduce(ctx context.Context) error {
	c := r.card()
	before, ok := r.cards[c.Writer]
	if !ok || before.Person != c.Person || before.Role != c.Role || before.Device != c.Device {
		f, err := EncodeCard(c, r.keys)
		if err != nil {
			return err
		}
		if err := r.keep(ctx, f, oplog.Made, ""); err != nil {
			return err
		}
		r.cards[c.Writer] = c
	}
	if !r.keys.SeesRates() || granted(r.kept, r.self.Writer) {
		return nil
	}
	return r.grant(ctx, r.cards[r.self.Writer])
}

// card is what the workspace's card should say.
func (r *round) card() Card {
	seq, _ := r.next(oplog.CardFile)
	return Card{
		Writer: r.self.Writer, Seq: seq, Person: tidy(r.self.Person), Role: tidy(r.self.Role), Device: tidy(r.self.Device),
		Continues: r.self.Continues, Joined: r.self.Joined, App: tidy(r.App), Public: r.keys.Public(), Recipient: r.keys.Recipient(),
	}
}

// tidy makes a name one that a card gives back unchanged.
func tidy(name string) string { return clip(strings.ToValidUTF8(name, "?"), maxCardText) }

// granted says whether a writer was given the key to rates.
func granted(files map[string]oplog.File, w oplog.Writer) bool {
	for name, f := range files {
		if f.Kind == oplog.GrantFile && inUse(f) && strings.HasPrefix(name, "key/"+string(w)+"-") {
			return true
		}
	}
	return false
}

// grant makes a grant of the key to rates.
func (r *round) grant(ctx context.Context, to Card) error {
	seq, _ := r.next(oplog.GrantFile)
	f, err := EncodeGrant(Grant{Seq: seq, Given: r.Now()}, to, r.keys)
	if err != nil {
		return err
	}
	return r.keep(ctx, f, oplog.Made, "")
}
