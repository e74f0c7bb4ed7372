package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"countyline/data"
	"countyline/data/oplog"
)

// by is a transaction of a colleague that was never made by this program; cells are "table row column=value".
func by(writer string, seq int64, cells ...string) oplog.Tx {
	tx := oplog.Tx{
		Mark:     oplog.Mark{Writer: oplog.Writer(writer), Seq: seq, Time: oplog.At(noon) + oplog.Time(seq), Seen: oplog.Vector{}},
		Happened: noon, Person: writer, App: "9.9", Schema: 99, Reason: "Edit",
	}
	for _, c := range cells {
		place, value, _ := strings.Cut(c, "=")
		words := strings.SplitN(place, " ", 3)
		o := oplog.Op{Table: words[0], Row: words[1], Column: words[2]}
		if o.Value.UnmarshalJSON([]byte(value)) != nil {
			o.Value = oplog.TextValue(value)
		}
		tx.Ops = append(tx.Ops, o)
	}
	tx.Hash[0], tx.Hash[1], tx.Hash[2] = byte(seq), writer[0], byte(len(cells))
	return tx
}

// take applies transactions of one writer as a segment.
func (c *colleague) take(txs ...oplog.Tx) oplog.Applied {
	c.t.Helper()
	done, err := c.Apply(c.t.Context(), segmentOf(txs...), txs)
	must(c.t, err)
	return done
}

func segmentOf(txs ...oplog.Tx) oplog.File {
	return oplog.File{
		Name: fmt.Sprintf("log/%s/%d-%x.seg", txs[0].Writer, txs[0].Seq, txs[0].Hash[:3]), Kind: oplog.SegmentFile,
		Writer: txs[0].Writer, Seq: txs[0].Seq, Bytes: []byte("x"), Seen: noon,
	}
}

func TestASegmentIsTakenOnceAndCounted(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	txs := []oplog.Tx{by("ben", 1, "plan p name=Cypress", "plan p deleted=0"), by("ben", 2, "plan p name=Cypress Bend", "plan p colour=green")}
	if got, want := c.take(txs...), (oplog.Applied{Transactions: 2, Operations: 4, Deferred: 1}); got != want {
		t.Errorf("the first time: %+v", got)
	}
	if got := c.take(txs...); got != (oplog.Applied{}) {
		t.Errorf("the second time: %+v", got)
	}
	if got := c.take(txs[1], by("ben", 3, "plan p name=Willow")); got.Transactions != 1 {
		t.Errorf("with one more: %+v", got)
	}
	plans, err := c.Plans(t.Context())
	if err != nil || len(plans) != 1 || plans[0].Name != "Willow" {
		t.Errorf("plans are %v (%v)", plans, err)
	}
	files, err := c.Files(t.Context())
	if err != nil || len(files) != 2 || files[0].State != oplog.Done {
		t.Errorf("files are %+v (%v)", files, err)
	}
	v, err := c.Vector(t.Context())
	if err != nil || v["ben"] != 3 {
		t.Errorf("known are %v (%v)", v, err)
	}
	list, err := c.Log(t.Context(), LogQuery{})
	if err != nil || len(list) != 3 || list[2].Total != 2 || list[2].Person != "ben" || list[2].Own {
		t.Errorf("the log has %+v (%v)", list, err)
	}
}

func TestTheClockGoesOnFromWhatColleaguesWrote(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	ahead := by("ben", 1, "plan p name=Cypress", "plan p deleted=0")
	ahead.Time = oplog.At(noon.AddDate(8, 0, 0))
	c.take(ahead)
	if _, err := c.SavePlan(t.Context(), data.Plan{ID: "p", Name: "Willow"}); err != nil {
		t.Fatal(err)
	}
	list, err := c.Log(t.Context(), LogQuery{Limit: 1})
	if err != nil || list[0].Time <= ahead.Time || !list[0].Happened.Equal(noon) {
		t.Errorf("the later change is %+v (%v)", list, err)
	}
	if plans, err := c.Plans(t.Context()); err != nil || plans[0].Name != "Willow" {
		t.Errorf("plans are %v (%v)", plans, err)
	}
}

func TestBothBranchesOfACopiedWorkspaceAreTaken(t *testing.T) {
	for _, order := range [][2]string{{"Elm", "Oak"}, {"Oak", "Elm"}} {
		c := colleagues(t, "rosa")[0]
		for _, name := range order {
			tx := by("ben", 1, "plan p name="+name, "plan p deleted=0")
			tx.Hash[3] = name[0]
			c.take(tx)
		}
		if got := c.dump(); !strings.Contains(got, "plan p name: ben map[name:{2 0 Oak}] ben map[name:{2 0 Elm}]") {
			t.Errorf("after %v:\n%s", order, got)
		}
	}
}

func TestWhatTheDatabaseLacksOfItsOwnIsTaken(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	if _, err := c.SavePlan(t.Context(), data.Plan{ID: "p", Name: "Cypress"}); err != nil {
		t.Fatal(err)
	}
	self, err := c.Self(t.Context())
	must(t, err)
	lost := by(string(self.Writer), 1, "plan q name=Willow", "plan q deleted=0")
	if got := c.take(lost); got.Transactions != 1 {
		t.Errorf("took %+v", got)
	}
	if plans, err := c.Plans(t.Context()); err != nil || len(plans) != 2 {
		t.Errorf("plans are %v (%v)", plans, err)
	}
}

func TestARowIsHeldBackUntilReadersCanDoWithIt(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	c.take(by("ben", 1, "added_participation a status=signed", "added_participation a product_id=product"))
	if n := count(t, c.DB, "added_participation"); n != 0 {
		t.Errorf("half a participation is there")
	}
	c.take(by("mai", 1, "added_participation a provider_id=\"1000000007\"", "added_participation a location_id=l", "added_participation a deleted=0"),
		by("mai", 2, "added_location l city=Ames", "added_location l deleted=0"))
	members, _, err := c.LoadMembers(t.Context(), "product")
	if err != nil || len(members) != 1 || members[0].Status != data.Signed {
		t.Errorf("members are %+v (%v)", members, err)
	}
}

func TestAnEditThatComesBeforeItsRecordIsKept(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	c.take(by("ben", 1, "filing f note=Sent by courier"))
	if _, err := c.Filings(t.Context(), ""); err != nil {
		t.Errorf("filings cannot be read: %v", err)
	}
	c.take(by("mai", 1, "filing f number=F-1", "filing f created_at=2026-11-22T09:00:00.000Z", "filing f product_id=product", "filing f deleted=0"))
	f, err := c.Filing(t.Context(), "f")
	if err != nil || f.Note != "Sent by courier" || f.Number != "F-1" {
		t.Errorf("the filing is %+v (%v)", f, err)
	}
}

// hostile are cells that must be kept and must never reach the tables.
var hostile = []string{
	"nowhere r name=x", "plan p colour=green", "plan p id=q", "plan p name=7", "plan p name={\"decimal\":\"1\"}", "plan p name={\"sealed\":\"eA==\"}",
	"plan p deleted=2", "plan p deleted=true", "plan p name=null", "log_tx r seq=1", "share_self writer value=x", "sqlite_master plan sql=x", "provider p name=x",
	"plan p name,deleted=x", "plan p \"name\"=x", "plan p name;DROP TABLE plan=x", "plan); DROP TABLE plan;-- p name=x",
	"participation_edit p status=bundled", "participation_edit p beds=99999999999", "participation_edit p beds=1.5", "participation_edit p status=7",
	"product_county c filing=someday", "filing f created_at=yesterday", "filing f created_at=2026-13-45T99:00:00.000Z", "dataset d imported_at=x",
	"location_edit l lat=NaN", "location_edit l lat=north", "location_edit l lat=1e999", "location_edit l quality=perfect",
	"added_participation a provider_id=abc", "added_participation a added_at=x", "provider_edit abc name=x", "provider_edit -1 name=x",
	"setting population_share_bp value=half", "setting road_factor value=far", "practice_edit p private_note=7",
}

func TestWhatATableCannotTakeIsKeptAndDoesNoHarm(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	cells := append(slices.Clone(hostile), "plan \x00 name=x", "plan  name=x", "plan "+strings.Repeat("r", maxID+1)+" name=x", "plan \xff name=x")
	done := c.take(by("ben", 1, append(cells, "plan p name=Cypress")...))
	if done.Deferred != len(cells) || done.Operations != len(cells)+1 {
		t.Errorf("took %+v of %d", done, len(cells))
	}
	if n, err := c.Deferred(t.Context()); err != nil || n != len(cells) {
		t.Errorf("%d wait (%v)", n, err)
	}
	if got := c.dump(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "Cypress") {
		t.Errorf("the tables hold\n%s", got)
	}
	wantReadable(t, c.DB)
}

// wantReadable reads what screens read.
func wantReadable(t testing.TB, db *DB) {
	t.Helper()
	for _, read := range []func() error{
		func() error { _, _, err := db.LoadMembers(t.Context(), "product"); return err },
		func() error { _, err := db.Settings(t.Context()); return err },
		func() error { _, err := db.Products(t.Context()); return err },
		func() error { _, err := db.ServiceArea(t.Context(), "product"); return err },
		func() error { _, err := db.Filings(t.Context(), ""); return err },
		func() error { _, err := db.Datasets(t.Context()); return err },
		func() error { _, err := db.Location(t.Context(), "l"); return notFound(err) },
		func() error { _, err := db.Log(t.Context(), LogQuery{Ops: 100}); return err },
		func() error { _, err := db.Conflicts(t.Context()); return err },
	} {
		must(t, read())
	}
}

func notFound(err error) error {
	if data.CodeOf(err) == "not_found" {
		return nil
	}
	return err
}

func TestASegmentThatNobodyCanHaveMadeIsPoison(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	before := fingerprintOf(t, c.DB)
	for name, spoil := range map[string]func(*oplog.Tx){
		"another's":          func(tx *oplog.Tx) { tx.Writer = "mai" },
		"no number":          func(tx *oplog.Tx) { tx.Seq = 0 },
		"no time":            func(tx *oplog.Tx) { tx.Time = 0 },
		"a time before 1970": func(tx *oplog.Tx) { tx.Time = -5 },
		"the end of time":    func(tx *oplog.Tx) { tx.Time = 1<<63 - 1 },
		"not sealed":         func(tx *oplog.Tx) { tx.Hash = oplog.Hash{} },
		"an endless reason":  func(tx *oplog.Tx) { tx.Reason = strings.Repeat("x", maxText+1) },
		"an endless name":    func(tx *oplog.Tx) { tx.Ops[0].Column = strings.Repeat("x", maxName+1) },
		"an endless row":     func(tx *oplog.Tx) { tx.Ops[0].Row = strings.Repeat("x", maxRowID+1) },
		"an endless value":   func(tx *oplog.Tx) { tx.Ops[0].Value = oplog.TextValue(strings.Repeat("x", maxText+1)) },
		"a backward vector":  func(tx *oplog.Tx) { tx.Seen["mai"] = -1 },
		"the year 12345":     func(tx *oplog.Tx) { tx.Happened = time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC) },
		"the same number":    func(tx *oplog.Tx) { tx.Seq = 1 },
		"too many it has seen": func(tx *oplog.Tx) {
			for i := range maxSeen + 1 {
				tx.Seen[oplog.Writer(fmt.Sprint(i))] = 1
			}
		},
	} {
		good, bad := by("ben", 1, "plan p name=Cypress"), by("ben", 2, "plan p name=Willow")
		spoil(&bad)
		if _, err := c.Apply(t.Context(), segmentOf(good), []oplog.Tx{good, bad}); !errors.Is(err, oplog.ErrPoison) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := fingerprintOf(t, c.DB); after != before {
		t.Errorf("there was left\n%s", difference(after, before))
	}
}

// FuzzApply looks for transactions that stop the program, that are lost, or that leave a workspace which cannot be read.
func FuzzApply(f *testing.F) {
	for i, cell := range hostile {
		f.Add(int64(i), "plan p name=x", cell, uint64(i))
	}
	c := &colleague{DB: unproven(f), t: f}
	f.Fuzz(func(t *testing.T, time int64, one, other string, number uint64) {
		place := func(s string) []string {
			if strings.Count(s, " ") < 2 || !strings.Contains(s, "=") {
				return nil
			}
			return []string{s}
		}
		tx := by(fmt.Sprint("w", number), 1, append(place(one), place(other)...)...)
		tx.Time = oplog.Time(time)
		raw, _ := json.Marshal(tx)
		copy(tx.Hash[:], hashOf(raw))
		done, err := c.Apply(t.Context(), segmentOf(tx), []oplog.Tx{tx})
		if err != nil && !errors.Is(err, oplog.ErrPoison) {
			t.Fatal(err)
		}
		if err == nil && done.Transactions == 1 && done.Operations != len(tx.Ops) {
			t.Fatalf("%d of %d operations", done.Operations, len(tx.Ops))
		}
		wantReadable(t, c.DB)
	})
}

func TestPassingIsTheSameAsWorkingOut(t *testing.T) {
	// Of rows whose history the new writers had seen nothing is read; Replay, which each workspace of a test goes
	// through at its end, works all of them out.
	c := colleagues(t, "rosa")[0]
	r := rand.New(rand.NewPCG(7, 7))
	last := map[oplog.Writer]int64{}
	for range 120 {
		writer := oplog.Writer([]string{"ben", "mai"}[r.IntN(2)])
		last[writer]++
		var cells []string
		for _, row := range []string{"r", "s"}[:1+r.IntN(2)] {
			switch r.IntN(6) {
			case 0:
				cells = append(cells, fmt.Sprintf("participation_edit %s deleted=%d", row, r.IntN(2)))
			case 1:
				cells = append(cells, fmt.Sprintf("participation_edit %s status=bundled", row))
			default:
				cells = append(cells, fmt.Sprintf("participation_edit %s beds=%d", row, r.IntN(3)), fmt.Sprintf("participation_edit %s practice=P%d", row, r.IntN(3)))
			}
		}
		tx := by(string(writer), last[writer], cells...)
		tx.Time = oplog.At(noon.Add(time.Duration(last["ben"]+last["mai"]) * time.Second))
		for other, n := range last {
			if other != writer {
				tx.Seen[other] = n - int64(r.IntN(4)/3) // now and then not the last
			}
		}
		c.take(tx)
		if r.IntN(10) == 0 {
			replays(t, c.DB)
		}
	}
}
