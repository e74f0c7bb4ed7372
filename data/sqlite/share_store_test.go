package sqlite

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"countyline/data"
	"countyline/data/oplog"
)

func TestWhoAWorkspaceIsOutlivesClosing(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	want := oplog.Self{
		Writer: "w2", Continues: "w1", Person: "Rosa", Role: "Contracting", Device: "Laptop", Mark: "mark", Signing: []byte{0, 1, 2}, Age: "AGE-SECRET",
		Team: "team", TeamName: "Cypress Bend", TeamKey: "key", RatesKey: "rates key", Rates: "age1", Folder: "/share", Joined: noon, Reached: noon.Add(time.Hour),
	}
	for _, want := range []oplog.Self{want, {Writer: "w2"}} { // a fact that is taken away is gone
		must(t, c.SaveSelf(t.Context(), want))
		got, err := c.Self(t.Context())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v (%v)", got, want, err)
		}
	}
}

func TestWhatWaitsToGoOutComesInItsOrderAndInPortions(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	for _, name := range []string{"Cypress", "Willow", "Alder"} {
		if _, err := c.SavePlan(t.Context(), data.Plan{ID: "p", Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	for limit, want := range map[int]int{0: 1, 2: 1, 3: 2, 4: 3, 100: 3} { // the first makes two cells, the others one
		txs, err := c.Pending(t.Context(), limit)
		if err != nil || len(txs) != want {
			t.Errorf("of %d operations: %d transactions (%v)", limit, len(txs), err)
		}
	}
	txs, err := c.Pending(t.Context(), 100)
	must(t, err)
	if op := txs[1].Ops[0]; txs[1].Seq != 2 || op.Value != oplog.TextValue("Willow") || op.Old != oplog.TextValue("Cypress") || txs[1].Person != "rosa" {
		t.Errorf("the second is %+v", txs[1])
	}
	if v, err := c.Vector(t.Context()); err != nil || len(v) != 0 {
		t.Errorf("shared are %v (%v)", v, err)
	}
	c.publish(1000)
	if txs, err := c.Pending(t.Context(), 100); err != nil || len(txs) != 0 {
		t.Errorf("after sealing %v wait (%v)", txs, err)
	}
	if v, err := c.Vector(t.Context()); err != nil || v[txs[0].Writer] != 3 {
		t.Errorf("shared are %v (%v)", v, err)
	}
}

func TestPrivateCellsLeaveEncryptedAndAreReadByThoseWithTheKey(t *testing.T) {
	team := colleagues(t, "rosa", "ben", "mai")
	team[0].Unseal, team[1].Unseal = undisguised, undisguised
	if _, err := team[0].SetPracticeNote(t.Context(), "practice", "asks for 110%"); err != nil {
		t.Fatal(err)
	}
	txs, err := team[0].Pending(t.Context(), 10)
	must(t, err)
	private := 0
	for _, o := range txs[0].Ops {
		if o.Private {
			private++
		}
		if o.Private != (o.Column == "private_note") {
			t.Errorf("%s is private: %v", o.Column, o.Private)
		}
	}
	if private == 0 {
		t.Fatalf("nothing private in %v", txs[0].Ops)
	}
	sent := team[0].publish(10)
	var plain int
	must(t, team[0].read.QueryRow("SELECT count(*) FROM log_op WHERE instr(value, '110') > 0 AND typeof(value) = 'text'").Scan(&plain))
	if plain != 0 {
		t.Errorf("the log keeps %d private cells in plain after they were sealed", plain)
	}
	for i, want := range []string{"asks for 110%", "asks for 110%", ""} {
		if i > 0 {
			team[i].receive(sent...)
		}
		if got, err := team[i].PracticeNote(t.Context(), "practice"); err != nil || got != want {
			t.Errorf("%s reads %q (%v)", team[i].name, got, err)
		}
	}
	must(t, team[2].reveal(undisguised))
	if got, err := team[2].PracticeNote(t.Context(), "practice"); err != nil || got != "asks for 110%" {
		t.Errorf("with the key mai reads %q (%v)", got, err)
	}
	wantSame(t, team...)
}

func TestANewWriterTakesOverWhatWaits(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	must(t, c.SaveAlias(t.Context(), "heart", "008"))
	c.publish(10)
	c.take(by("ben", 1, "plan p name=Cypress"))
	must(t, c.SaveAlias(t.Context(), "heart", "009"))
	must(t, c.SaveAlias(t.Context(), "lung", "010"))
	before, err := c.Pending(t.Context(), 10)
	must(t, err)
	old := before[0].Writer
	c.take(by("mai", 1, "plan p name=Willow")) // not known to what waits
	c.be("rose")
	after, err := c.Pending(t.Context(), 10)
	must(t, err)
	for i, tx := range after {
		if !strings.HasPrefix(string(tx.Writer), "rose") || tx.Seq != int64(i+1) || tx.Time != before[i].Time || !reflect.DeepEqual(tx.Ops, before[i].Ops) {
			t.Errorf("%d is %+v, was %+v", i, tx, before[i])
		}
		if want := (oplog.Vector{old: 1, "ben": 1}); !reflect.DeepEqual(tx.Seen, want) {
			t.Errorf("%d had seen %v, want %v", i, tx.Seen, want)
		}
	}
	must(t, c.SaveAlias(t.Context(), "lung", "011"))
	last, err := c.Pending(t.Context(), 10)
	if err != nil || last[2].Seq != 3 || !reflect.DeepEqual(last[2].Seen, oplog.Vector{old: 1, "ben": 1, "mai": 1}) {
		t.Errorf("the next is %+v (%v)", last[2].Mark, err)
	}
	if self, err := c.Self(t.Context()); err != nil || self.Continues != old {
		t.Errorf("it continues %s (%v)", self.Continues, err)
	}
}

func TestFilesOfTheProtocolAreKept(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	f := oplog.File{Name: "member/a.card", Kind: oplog.CardFile, Writer: "a", Sum: [32]byte{1}, Bytes: []byte("card"), State: oplog.Waiting, Reason: "a newer version", Seen: noon}
	must(t, c.Keep(t.Context(), f))
	must(t, c.Keep(t.Context(), oplog.File{Name: f.Name, State: oplog.Done, Bytes: []byte("others")}))
	want := f
	want.State, want.Reason, want.Bytes, want.Size = oplog.Done, "", nil, 4
	files, err := c.Files(t.Context())
	if err != nil || len(files) != 1 || !reflect.DeepEqual(files[0], want) {
		t.Errorf("got %+v (%v)", files, err)
	}
	if b, err := c.Bytes(t.Context(), f.Name); err != nil || string(b) != "card" {
		t.Errorf("the bytes are %q (%v)", b, err)
	}
	must(t, c.Keep(t.Context(), oplog.File{Name: f.Name, State: oplog.Quarantined, Reason: "nobody signed it", Bytes: []byte{}}))
	if b, err := c.Bytes(t.Context(), f.Name); err != nil || len(b) != 0 {
		t.Errorf("of what nobody signed %q is kept (%v)", b, err)
	}
	_, err = c.Bytes(t.Context(), "member/b.card")
	wantCode(t, err, "not_found")
}

func TestFilesInUseTravel(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	path := filepath.Join(t.TempDir(), "w9.pdf")
	write(t, path, "signed")
	doc, _, err := team[0].Attach(t.Context(), path, data.Document{RecordKind: "practice", RecordID: "p", Kind: "W-9", Name: "w9.pdf"})
	must(t, err)
	offered, err := team[0].Offered(t.Context(), false)
	if err != nil || len(offered) != 1 || offered[0] != (oplog.Blob{SHA256: doc.SHA256, Size: 6, What: "w9.pdf"}) {
		t.Fatalf("offered are %+v (%v)", offered, err)
	}
	team[1].receive(team[0].publish(10)...)
	wanted, err := team[1].Wanted(t.Context())
	if err != nil || len(wanted) != 1 || wanted[0].SHA256 != doc.SHA256 {
		t.Fatalf("wanted are %+v (%v)", wanted, err)
	}
	content, err := team[0].ReadBlob(t.Context(), doc.SHA256)
	must(t, err)
	wantCode(t, team[1].SaveBlob(t.Context(), wanted[0], []byte("forged")), "bad_file")
	must(t, team[1].SaveBlob(t.Context(), wanted[0], content))
	must(t, team[1].SaveBlob(t.Context(), wanted[0], content))
	if wanted, err = team[1].Wanted(t.Context()); err != nil || len(wanted) != 0 {
		t.Errorf("still wanted are %+v (%v)", wanted, err)
	}
	must(t, team[0].Shared(t.Context(), offered[0]))
	for all, want := range map[bool]int{false: 0, true: 1} {
		if again, err := team[0].Offered(t.Context(), all); err != nil || len(again) != want {
			t.Errorf("with all %v, offered are %+v (%v)", all, again, err)
		}
	}
	must(t, os.WriteFile(team[0].DocumentPath(doc.SHA256), []byte("damaged"), 0o600))
	_, err = team[0].ReadBlob(t.Context(), doc.SHA256)
	wantCode(t, err, "file_changed")
}

func TestAHashThatIsAPathIsNoFileInUse(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	c.take(by("ben", 1, "document d sha256=../../../../etc/passwd", "document d deleted=0", "dataset e sha256="+strings.Repeat("G", 64), "dataset e deleted=0"))
	wanted, err := c.Wanted(t.Context())
	if err != nil || len(wanted) != 0 {
		t.Errorf("wanted are %+v (%v)", wanted, err)
	}
	_, err = c.ReadBlob(t.Context(), "../countyline.db")
	wantCode(t, err, "not_found")
	wantCode(t, c.SaveBlob(t.Context(), oplog.Blob{SHA256: "../countyline.db"}, []byte("x")), "bad_file")
}

func TestAnImportThatWasTakenBackIsNotInUse(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	sum := strings.Repeat("a", 64)
	c.take(by("ben", 1, "dataset d sha256="+sum, "dataset d file_name=delta roster.csv", "dataset d deleted=0"))
	for _, want := range []int{1, 0} {
		wanted, err := c.Wanted(t.Context())
		if err != nil || len(wanted) != want {
			t.Errorf("wanted are %+v (%v)", wanted, err)
		}
		c.take(by("ben", 2, "dataset d taken_back=1", "dataset d replaced_by=\"\""))
	}
}

func TestAnotherTeamIsOfferedEverything(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	path := filepath.Join(t.TempDir(), "w9.pdf")
	write(t, path, "signed")
	_, _, err := c.Attach(t.Context(), path, data.Document{RecordKind: "practice", RecordID: "p", Name: "w9.pdf"})
	must(t, err)
	offered, err := c.Offered(t.Context(), false)
	must(t, err)
	must(t, c.Shared(t.Context(), offered[0]))
	self, err := c.Self(t.Context())
	must(t, err)
	self.Team = "another"
	must(t, c.SaveSelf(t.Context(), self))
	if offered, err = c.Offered(t.Context(), false); err != nil || len(offered) != 1 {
		t.Errorf("offered are %+v (%v)", offered, err)
	}
}

func TestAPartOfWhoTheWorkspaceIsIsChangedAlone(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	before, err := c.Self(t.Context())
	must(t, err)
	must(t, c.SetPerson(t.Context(), "Rosa Smith"))
	must(t, c.ChangeSelf(t.Context(), func(s *oplog.Self) { s.Reached = noon }))
	want := before
	want.Person, want.Reached = "Rosa Smith", noon
	if got, err := c.Self(t.Context()); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v (%v), want %+v", got, err, want)
	}
}
