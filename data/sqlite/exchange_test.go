package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/oplog"
)

// colleague is a workspace that exchanges segments by hand, as the shared folder would carry them.
type colleague struct {
	*DB
	t    testing.TB
	name string
	had  map[string]bool // names of segments that it applied or made
}

// segment is what one colleague publishes.
type segment struct {
	file oplog.File
	txs  []oplog.Tx
}

// colleagues makes workspaces; the first letters of their writers are those of their names.
func colleagues(t testing.TB, names ...string) (list []*colleague) {
	t.Helper()
	for _, name := range names {
		list = append(list, &colleague{DB: workspace(t), t: t, name: name, had: map[string]bool{}})
		list[len(list)-1].be(name)
	}
	return list
}

// be gives a colleague another writer, as a copied workspace gets one.
func (c *colleague) be(name string) {
	c.t.Helper()
	self, err := c.Self(c.t.Context())
	if err == nil {
		self.Continues, self.Writer, self.Person = self.Writer, oplog.Writer(name+strings.Repeat("a", 26-len(name))), name
		err = c.Begin(c.t.Context(), self)
	}
	must(c.t, err)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// publish seals what waits, in segments of about so many operations.
func (c *colleague) publish(limit int) (list []segment) {
	c.t.Helper()
	for {
		txs, err := c.Pending(context.Background(), limit)
		must(c.t, err)
		if len(txs) == 0 {
			return list
		}
		for i := range txs {
			txs[i] = sealedTx(c.t, txs[i])
		}
		name := fmt.Sprintf("log/%s/%010d-%x.seg", txs[0].Writer, txs[0].Seq, txs[0].Hash[:4])
		f := oplog.File{Name: name, Kind: oplog.SegmentFile, Writer: txs[0].Writer, Seq: txs[0].Seq, Bytes: []byte("segment"), State: oplog.Made, Seen: noon}
		must(c.t, c.Sealed(context.Background(), f, txs))
		c.had[name] = true
		list = append(list, segment{f, txs})
	}
}

// sealedTx is a transaction as the codec would seal it.
func sealedTx(t testing.TB, tx oplog.Tx) oplog.Tx {
	t.Helper()
	tx.Ops = slices.Clone(tx.Ops)
	for i := range tx.Ops {
		if o := &tx.Ops[i]; o.Private {
			o.Value, o.Old = disguised(o.Value, tx.Writer), disguised(o.Old, tx.Writer)
		}
	}
	raw, err := json.Marshal(tx)
	must(t, err)
	tx.Hash = sha256.Sum256(raw)
	return tx
}

// disguised stands for an encrypted value; its writer salts it. undisguised is the key.
func disguised(v oplog.Value, salt oplog.Writer) oplog.Value {
	if v.Kind != oplog.Text {
		return v
	}
	return oplog.SealedValue([]byte("sealed by " + string(salt) + ":" + v.Content))
}

func undisguised(sealed []byte) (string, bool) {
	_, text, ok := strings.Cut(string(sealed), ":")
	return text, ok
}

// receive applies segments, known ones too.
func (c *colleague) receive(list ...segment) (sum oplog.Applied) {
	c.t.Helper()
	for _, s := range list {
		s.file.State = ""
		done, err := c.Apply(context.Background(), s.file, s.txs)
		must(c.t, err)
		if c.had[s.file.Name] && done != (oplog.Applied{}) {
			c.t.Fatalf("%s took %s twice: %+v", c.name, s.file.Name, done)
		}
		c.had[s.file.Name] = true
		sum.Transactions += done.Transactions
		sum.Operations += done.Operations
		sum.Deferred += done.Deferred
		sum.Conflicts += done.Conflicts
	}
	return sum
}

// dump is all that a workspace shows: its shared tables, then what people disagree on.
func (c *colleague) dump() string {
	c.t.Helper()
	var out bytes.Buffer
	must(c.t, c.Dump(context.Background(), &out))
	list, err := c.Conflicts(context.Background())
	must(c.t, err)
	for _, d := range list {
		fmt.Fprintf(&out, "%s %s %s:", d.Table, d.Row, d.Cell)
		for _, s := range d.Sides {
			fmt.Fprintf(&out, " %s %v", s.Person, s.Values)
		}
		fmt.Fprintln(&out)
	}
	return out.String()
}

func wantSame(t testing.TB, list ...*colleague) {
	t.Helper()
	want := list[0].dump()
	for _, c := range list[1:] {
		if got := c.dump(); got != want {
			t.Fatalf("%s shows\n%s\nand %s\n%s", list[0].name, difference(want, got), c.name, difference(got, want))
		}
	}
}

// difference are the lines that only the first text has.
func difference(a, b string) string {
	other := map[string]bool{}
	for _, l := range strings.Split(b, "\n") {
		other[l] = true
	}
	return strings.Join(slices.DeleteFunc(strings.Split(a, "\n"), func(l string) bool { return other[l] }), "\n")
}

// edits are things that people do. Each is done to records that others may be at too.
var edits = []func(ctx context.Context, db *DB, r *rand.Rand) error{
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		status := []data.Status{data.LOI, data.Signed, data.Active}[r.IntN(3)]
		_, err := db.EditParticipations(ctx, []string{fmt.Sprint("p", r.IntN(3)), fmt.Sprint("p", 3+r.IntN(2))}, data.ParticipationEdit{Status: &status})
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		_, err := db.RevertParticipations(ctx, []string{fmt.Sprint("p", r.IntN(3))})
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		street := fmt.Sprint(r.IntN(3), " Elm St")
		_, err := db.EditLocation(ctx, fmt.Sprint("l", r.IntN(2)), data.LocationEdit{Street: &street})
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		city, lat := []string{"Ames", "Boone"}[r.IntN(2)], float64(r.IntN(3))
		_, err := db.EditLocation(ctx, fmt.Sprint("l", r.IntN(2)), data.LocationEdit{City: &city, Lat: &lat})
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		_, err := db.NameProvider(ctx, data.NPI(1_000_000_000+r.IntN(2)), fmt.Sprint("Dr. ", r.IntN(3)))
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		_, err := db.SetPracticeNote(ctx, "practice", fmt.Sprint("asks for ", 100+r.IntN(3), "%"))
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		_, _, err := db.AddParticipation(ctx, "product", data.Participation{NPI: data.NPI(1_000_000_000 + r.IntN(2)), Name: fmt.Sprint("Dr. ", r.IntN(2)), Specialty: "008", Location: data.Location{Street: "1 Elm St", City: "Ames", State: "IA", ZIP: "50010"}})
		if data.CodeOf(err) != "" && data.CodeOf(err) != "internal" {
			return nil // listed already
		}
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		members, _, err := db.LoadMembers(ctx, "product")
		if err != nil || len(members) == 0 {
			return err
		}
		_, err = db.RemoveAdded(ctx, []string{members[r.IntN(len(members))].ID("product")})
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		return db.SaveServiceArea(ctx, "product", []data.ServiceCounty{{County: fmt.Sprint("0", r.IntN(4))}, {County: "05", Filing: data.FilingKind(r.IntN(2))}})
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		return db.SaveAlias(ctx, "heart", []string{"", "008", "009"}[r.IntN(3)])
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		list, err := db.Conflicts(ctx)
		if err != nil || len(list) == 0 {
			return err
		}
		c := list[r.IntN(len(list))]
		_, err = db.Settle(ctx, c.Table, c.Row, c.Cell, c.Sides[r.IntN(len(c.Sides))].Values)
		if data.CodeOf(err) == "no_rates" {
			return nil
		}
		return err
	},
	func(ctx context.Context, db *DB, r *rand.Rand) error {
		list, err := db.Log(ctx, LogQuery{Limit: 5})
		if err != nil || len(list) == 0 {
			return err
		}
		_, _, err = db.UndoTx(ctx, list[r.IntN(len(list))].ID)
		return err
	},
}

func TestColleaguesWhoHaveTheSameChangesShowTheSame(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 4))
			team := colleagues(t, "rosa", "ben", "mai")
			team[0].Unseal = undisguised // only she sees private notes
			sent := make([][]segment, len(team))
			got := map[[2]int]int{} // how many segments of one another has
			for range 60 {
				i, j := r.IntN(len(team)), r.IntN(len(team))
				if r.IntN(3) > 0 {
					must(t, edits[r.IntN(len(edits))](t.Context(), team[i].DB, r))
					continue
				}
				sent[i] = append(sent[i], team[i].publish(1+r.IntN(20))...) // what is applied meets only what is sealed
				if at := got[[2]int{i, j}]; i != j && at < len(sent[j]) {
					team[i].receive(sent[j][at])
					got[[2]int{i, j}]++
				}
			}
			for i, c := range team {
				sent[i] = append(sent[i], c.publish(10)...)
			}
			all := slices.Concat(sent...)
			team = append(team, colleagues(t, "new")...)
			for _, c := range team {
				r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
				c.receive(all...)
				c.receive(all[:len(all)/2]...)
			}
			wantSame(t, team[1:]...)
			must(t, team[1].reveal(undisguised))
			wantSame(t, team[:2]...)
			for _, c := range team {
				if _, _, err := c.LoadMembers(t.Context(), "product"); err != nil {
					t.Errorf("%s cannot read the network: %v", c.name, err)
				}
			}
		})
	}
}

// reveal gives a workspace the key to private notes.
func (c *colleague) reveal(key func([]byte) (string, bool)) error {
	c.Unseal = key
	return c.Reveal(context.Background())
}

func TestAFailureWhileSegmentsAreAppliedLeavesNothing(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	for r, i := rand.New(rand.NewPCG(1, 1)), 0; i < 20; i++ {
		must(t, edits[i%5](t.Context(), team[0].DB, r))
	}
	sent := team[0].publish(1000)
	before := fingerprintOf(t, team[1].DB)
	for n := range 200 {
		ctx := &dyingContext{Context: t.Context(), left: n}
		if _, err := team[1].Apply(ctx, sent[0].file, sent[0].txs); err == nil {
			if n < 10 {
				t.Fatalf("it took only %d calls", n)
			}
			wantSame(t, team...)
			return
		}
		if after := fingerprintOf(t, team[1].DB); after != before {
			t.Fatalf("after %d calls there was\n%s", n, difference(after, before))
		}
	}
	t.Fatal("it never came to an end")
}

// dyingContext is over after a number of questions.
type dyingContext struct {
	context.Context
	left int
}

func (c *dyingContext) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func (c *dyingContext) Done() <-chan struct{} {
	if c.left--; c.left < 0 {
		over := make(chan struct{})
		close(over)
		return over
	}
	return nil
}

// fingerprintOf is all that a database holds.
func fingerprintOf(t testing.TB, db *DB) string {
	t.Helper()
	var b strings.Builder
	for _, table := range append(tableNames(), "log_tx", "log_op", "log_vector", "log_deferred", "log_conflict", "share_file", "share_self") {
		rows, err := db.read.Query("SELECT * FROM " + table)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = &values[i]
			}
			must(t, rows.Scan(values...))
			fmt.Fprintln(&b, table, values)
		}
		must(t, rows.Close())
	}
	return b.String()
}
