package share

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"countyline/data"
	"countyline/data/oplog"
)

// Stages of an exchange, as Progress is told.
const (
	StageLook    = "look"    // the place
	StageReceive = "receive" // files to be read
	StagePublish = "publish" // files to be put
	StageFiles   = "files"   // imported files and documents to be got and put
)

// round is one exchange under way.
type round struct {
	*Engine
	o      ExchangeOptions
	self   oplog.Self
	keys   *Keys
	report Report

	kept   map[string]oplog.File      // every file that is known, by name, without the bytes
	at     map[string]Entry           // what the place holds, by name in lower case
	bare   bool                       // the place is there and not even the protocol's folder is in it
	cards  map[oplog.Writer]Card      // the last of each member
	chains chains                     // of segments
	torn   map[string]oplog.Writer    // what has not arrived whole, by name: whose it is, if its name tells
	copied map[string][]string        // names of copies of blobs, by the blob's own; nil until asked for
	signs  map[oplog.Writer]time.Time // when something new of a writer was seen last; nil until asked for
	failed error                      // why a file could not be put

	strangers map[string]int64 // bytes of kept files whose writers' cards have not come
	left      []string         // files of unknown writers that were left in the place
}

// Exchange is one round: what others published is taken in, what was changed here is published. It may be stopped
// anywhere and repeated; what was done until then stays. With an error, the report tells what was done before it. Codes:
// no_team, folder_missing, folder_empty, folder_foreign, folder_vanished, not_a_team (with these nothing was changed),
// not_published.
func (e *Engine) Exchange(ctx context.Context, o ExchangeOptions) (Report, error) {
	r, err := e.begin(ctx, o)
	if err != nil {
		return Report{}, err
	}
	steps := []func(context.Context) error{
		r.judge, r.prepare, r.renew, r.introduce, r.learn, r.receive, r.seal, r.introduce, r.acknowledge, r.publish, r.blobs, r.reached,
	}
	for _, step := range steps {
		if err = ctx.Err(); err == nil {
			err = step(ctx)
		}
		if err != nil {
			break
		}
	}
	r.tell()
	return r.report, cmp.Or(err, r.failed)
}

// begin reads what is known here.
func (e *Engine) begin(ctx context.Context, o ExchangeOptions) (*round, error) {
	r := &round{Engine: e, o: o, torn: map[string]oplog.Writer{}, chains: newChains(), strangers: map[string]int64{}}
	var err error
	if r.self, err = e.Store.Self(ctx); err != nil {
		return nil, err
	}
	if r.self.Team == "" {
		return nil, &data.Error{Code: "no_team", Message: "This workspace belongs to no team yet, so nothing was shared; make a team or join one first."}
	}
	if r.keys, err = OpenKeys(r.self); err != nil {
		return nil, err
	}
	if err := r.remember(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

// remember reads the list of known files, and the members' cards.
func (r *round) remember(ctx context.Context) error {
	files, err := r.Store.Files(ctx)
	if err != nil {
		return err
	}
	r.kept = make(map[string]oplog.File, len(files))
	for _, f := range files {
		r.kept[f.Name] = f
		if f.Kind == oplog.SegmentFile && f.State != oplog.Waiting && f.State != oplog.Quarantined {
			r.chains.take(f)
		}
	}
	if r.cards, err = cards(ctx, r.Store, files, r.keys); err != nil {
		return err
	}
	for _, f := range r.kept {
		if r.strange(f) {
			r.strangers[f.Name] = f.Size
		}
	}
	return nil
}

// cards reads the last card of every member.
func cards(ctx context.Context, s Store, files []oplog.File, k *Keys) (map[oplog.Writer]Card, error) {
	list := map[oplog.Writer]Card{}
	// Of two last cards, which only copies of one workspace make, all computers show the same.
	slices.SortFunc(files, func(a, b oplog.File) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range files {
		if f.Kind != oplog.CardFile || f.State == oplog.Quarantined {
			continue
		}
		content, err := s.Bytes(ctx, f.Name)
		if err != nil {
			return nil, err
		}
		if _, c, err := DecodeCard(content, k); err == nil {
			addCard(list, c)
		}
	}
	return list, nil
}

// addCard keeps a card unless a later one of the same writer is known.
func addCard(list map[oplog.Writer]Card, c Card) {
	if before, ok := list[c.Writer]; !ok || before.Seq < c.Seq {
		list[c.Writer] = c
	}
}

// keep adds a file to those that are known, or changes the state of one.
func (r *round) keep(ctx context.Context, f oplog.File, state oplog.FileState, reason string) error {
	before, known := r.kept[f.Name]
	if known && before.State == state && before.Reason == reason {
		return nil
	}
	f.State, f.Reason = state, reason
	if state == oplog.Quarantined && reason == badSignature {
		f.Bytes = []byte{} // whoever can open the folder can put any number of these there
	}
	if f.Seen.IsZero() {
		f.Seen = r.Now().UTC()
	}
	if err := r.Store.Keep(ctx, f); err != nil {
		return err
	}
	r.note(f)
	return nil
}

// note remembers that a file is kept.
func (r *round) note(f oplog.File) {
	if f.Bytes != nil {
		f.Size, f.Bytes = int64(len(f.Bytes)), nil
	}
	r.kept[f.Name] = f
	if r.strange(f) {
		r.strangers[f.Name] = f.Size
	}
}

// next is the number of this writer's next file of a kind, and the one before it; its name is empty if there is none.
// What was not signed by this writer is not its file, whatever it says: anybody who can open the folder can forge one.
func (r *round) next(kind oplog.FileKind) (int64, oplog.File) {
	last := r.last(kind, r.self.Writer, inUse)
	return last.Seq + 1, last
}

// last is a writer's last file of a kind; its name is empty if there is none.
func (r *round) last(kind oplog.FileKind, w oplog.Writer, counts func(oplog.File) bool) (last oplog.File) {
	for _, f := range r.kept {
		later := f.Seq > last.Seq || f.Seq == last.Seq && f.Name > last.Name
		if f.Kind == kind && f.Writer == w && later && counts(f) {
			last = f
		}
	}
	return last
}

// reached notes when the place was there, and how much of the team's was in it.
func (r *round) reached(ctx context.Context) error {
	if r.o.Import || r.o.Export {
		return nil
	}
	files, bytes := int64(0), int64(0)
	for name, e := range r.at {
		if Listed(name) {
			files, bytes = files+1, bytes+e.Size
		}
	}
	return r.Store.ChangeSelf(ctx, func(s *oplog.Self) { s.Reached, s.Files, s.Bytes = r.Now().UTC(), files, bytes })
}

func (e *Engine) progress(stage string, done, total int) {
	if e.Progress != nil {
		e.Progress(stage, int64(done), int64(total))
	}
}

// name is a member as a person knows it.
func (r *round) name(w oplog.Writer) string {
	c, ok := r.cards[w]
	switch {
	case !ok:
		return "a colleague"
	case c.Device == "":
		return c.Person
	}
	return fmt.Sprintf("%s's %s", c.Person, c.Device)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
