package share

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"
	"time"

	"countyline/data"
	"countyline/data/oplog"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"
)

var zone = time.FixedZone("", -8*3600)

// edits are n transactions of one cell each, by the writer of the keys.
func edits(k *Keys, n int) []oplog.Tx {
	txs := make([]oplog.Tx, n)
	for i := range txs {
		at := time.Date(2026, 11, 22, 9, 0, i, 0, zone)
		txs[i] = oplog.Tx{
			Mark:     oplog.Mark{Writer: k.Writer, Seq: int64(i + 1), Time: oplog.At(at), Seen: oplog.Vector{}},
			Happened: at, Person: "Ann Lee", App: "0.4.0", Schema: 6, Reason: "Edit participations",
			Ops: []oplog.Op{{
				Table: "participation", Row: fmt.Sprintf("018f3c2e-0000-7000-8000-%012x", i*7919), Column: "stated_status",
				Value: oplog.TextValue("signed"), Old: oplog.TextValue("loi"),
			}},
		}
	}
	return txs
}

func seal(t testing.TB, h Header, txs []oplog.Tx, k *Keys) (oplog.File, []oplog.Tx) {
	t.Helper()
	f, sealed, err := EncodeSegment(h, txs, k)
	if err != nil {
		t.Fatal(err)
	}
	return f, sealed
}

// same says what differs between transactions; Private is not part of what is sealed.
func same(a, b []oplog.Tx) string {
	text := func(txs []oplog.Tx) string {
		out := &strings.Builder{}
		for _, tx := range txs {
			fmt.Fprintf(out, "%s %d %d %x %s %v %q %q %d %q\n", tx.Writer, tx.Seq, tx.Time, tx.Hash, tx.Happened.Format(time.RFC3339Nano), tx.Seen, tx.Person, tx.App, tx.Schema, tx.Reason)
			for _, op := range tx.Ops {
				fmt.Fprintf(out, "  %q %q %q %#v %#v\n", op.Table, op.Row, op.Column, op.Value, op.Old)
			}
		}
		return out.String()
	}
	if x, y := text(a), text(b); x != y {
		return x + "and\n" + y
	}
	return ""
}

func TestWhatIsSealedIsReadBackByEveryMember(t *testing.T) {
	_, all := team(t, 3)
	values := rapid.OneOf(
		rapid.Just(oplog.Value{}), rapid.Map(rapid.Int64(), oplog.IntegerValue), rapid.Map(rapid.String(), oplog.TextValue),
		rapid.Map(rapid.StringMatching(`[ -~\xff"\\]*`), oplog.TextValue), rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 8), func(b []byte) oplog.Value { return oplog.TextValue(string(b)) }),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 1, 8), oplog.SealedValue),
	)
	ops := rapid.Custom(func(t *rapid.T) oplog.Op {
		name := rapid.StringN(1, 6, -1)
		return oplog.Op{
			Table: name.Draw(t, "table"), Row: name.Draw(t, "row"), Column: name.Draw(t, "column"),
			Value: values.Draw(t, "value"), Old: values.Draw(t, "old"), Private: rapid.Bool().Draw(t, "private"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		k := all[rapid.IntRange(0, 2).Draw(t, "writer")]
		first := rapid.Int64Range(1, 1<<30).Draw(t, "first")
		n := rapid.IntRange(1, 5).Draw(t, "transactions")
		txs := make([]oplog.Tx, n)
		for i := range txs {
			seen := oplog.Vector{}
			for _, other := range all {
				if other != k && rapid.Bool().Draw(t, "seen") {
					seen[other.Writer] = rapid.Int64Range(1, 1<<30).Draw(t, "how far")
				}
			}
			nanos := rapid.Int64Range(0, 4e18).Draw(t, "nanoseconds")
			offset := rapid.IntRange(-14*60, 14*60).Draw(t, "zone")
			txs[i] = oplog.Tx{
				Mark:     oplog.Mark{Writer: k.Writer, Seq: first + int64(i), Time: oplog.Time(rapid.Int64Range(0, int64(maxTime)-1).Draw(t, "time")), Seen: seen},
				Happened: time.Unix(0, nanos).In(time.FixedZone("", offset*60)),
				Person:   rapid.String().Draw(t, "person"), App: "0.4.0", Schema: rapid.IntRange(0, 99).Draw(t, "schema"), Reason: rapid.String().Draw(t, "reason"),
				Ops: rapid.SliceOfNDistinct(ops, 0, 6, func(o oplog.Op) string { return fmt.Sprintf("%q%q%q", o.Table, o.Row, o.Column) }).Draw(t, "ops"),
			}
		}
		h := Header{Seq: rapid.Int64Range(2, 99).Draw(t, "segment"), Previous: [32]byte{1}}
		f, sealed, err := EncodeSegment(h, txs, k)
		if err != nil {
			t.Fatal(err)
		}
		reader := all[rapid.IntRange(0, 2).Draw(t, "reader")]
		read, got, err := DecodeSegment(f.Bytes, k.Public(), reader)
		if err != nil {
			t.Fatal(err)
		}
		if diff := same(sealed, got); diff != "" {
			t.Errorf("sealed\n%s", diff)
		}
		if read.Seq != h.Seq || read.Previous != h.Previous || read.Writer != k.Writer || read.Name != f.Name || read.First != first || read.Last != first+int64(n)-1 {
			t.Errorf("header %+v", read)
		}
		for i, tx := range sealed {
			for j, op := range tx.Ops {
				was := txs[i].Ops[j]
				if was.Private && op.Value.Kind != oplog.Null && op.Value.Kind != oplog.Sealed || was.Private && op.Old.Kind != oplog.Null && op.Old.Kind != oplog.Sealed {
					t.Errorf("a private cell is in clear: %+v", op)
				}
				if !was.Private && (op.Value != was.Value || op.Old != was.Old) {
					t.Errorf("%+v was sealed as %+v", was, op)
				}
			}
		}
	})
}

func TestAFilesNameTellsWriterNumberAndContent(t *testing.T) {
	k := one(t)
	f, _ := seal(t, Header{Seq: 1}, edits(k, 1), k)
	if want := fmt.Sprintf("log/%s/0000000001-%x.seg", k.Writer, f.Sum[:8]); f.Name != want || f.Sum != sha256.Sum256(f.Bytes) || !validName(f.Name) {
		t.Errorf("%s, want %s", f.Name, want)
	}
	if f.Kind != oplog.SegmentFile || f.Writer != k.Writer || f.Seq != 1 {
		t.Errorf("%+v", f)
	}
}

func TestAPrivateCellIsSealedOrNothingIs(t *testing.T) {
	k := one(t)
	txs := edits(k, 1)
	txs[0].Ops = []oplog.Op{{Table: "practice_edit", Row: "r", Column: "private_note", Value: oplog.TextValue("up to 118%"), Old: oplog.TextValue("up to 110%"), Private: true}}
	_, sealed := seal(t, Header{Seq: 1}, txs, k)
	op := sealed[0].Ops[0]
	for _, v := range []oplog.Value{op.Value, op.Old} {
		if v.Kind != oplog.Sealed || strings.Contains(v.Content, "up to") {
			t.Errorf("%+v", v)
		}
	}
	if txs[0].Ops[0].Value.Content != "up to 118%" {
		t.Error("the caller's transaction was changed")
	}
	k.rates = nil
	if f, _, err := EncodeSegment(Header{Seq: 1}, txs, k); !errors.Is(err, ErrNoRates) || f.Bytes != nil {
		t.Errorf("without a rates group: %v", err)
	}
}

// TestSegmentsAreAsSmallAsTheDesignSays holds the sizes of sharing.md 2.2, with signature and header on top.
func TestSegmentsAreAsSmallAsTheDesignSays(t *testing.T) {
	k := one(t)
	for _, test := range []struct{ ops, most int }{{1, 1100}, {20, 1500}, {200, 5000}, {5000, 100_000}} {
		f, _ := seal(t, Header{Seq: 1}, edits(k, test.ops), k)
		t.Logf("%d operations in as many transactions: %d bytes", test.ops, len(f.Bytes))
		if len(f.Bytes) > test.most {
			t.Errorf("%d operations take %d bytes, more than %d", test.ops, len(f.Bytes), test.most)
		}
	}
}

func TestEveryCutAndEveryFlippedBitIsNoticed(t *testing.T) {
	k := one(t)
	f, _ := seal(t, Header{Seq: 1}, edits(k, 2), k)
	for n := range f.Bytes {
		if _, _, err := DecodeSegment(f.Bytes[:n], k.Public(), k); !errors.Is(err, ErrTorn) && !errors.Is(err, ErrNoFile) {
			t.Fatalf("cut after %d bytes: %v", n, err)
		}
		flipped := bytes.Clone(f.Bytes)
		flipped[n] ^= 1 << (n % 8)
		if _, _, err := DecodeSegment(flipped, k.Public(), k); !errors.Is(err, ErrTorn) && !errors.Is(err, ErrNoFile) {
			t.Fatalf("byte %d flipped: %v", n, err)
		}
		zeros := append(bytes.Clone(f.Bytes[:n]), make([]byte, len(f.Bytes)-n)...)
		if _, _, err := DecodeSegment(zeros, k.Public(), k); err == nil && !bytes.Equal(zeros, f.Bytes) {
			t.Fatalf("zeros from byte %d on", n)
		}
	}
	if _, _, err := DecodeSegment(append(bytes.Clone(f.Bytes), 0), k.Public(), k); !errors.Is(err, ErrTorn) {
		t.Errorf("with a byte after it: %v", err)
	}
}

func TestNobodyCanWriteAsSomebodyElse(t *testing.T) {
	_, all := team(t, 2)
	_, other := team(t, 1)
	ann, ben := all[0], all[1]
	f, _ := seal(t, Header{Seq: 1}, edits(ann, 1), ann)
	if _, _, err := DecodeSegment(f.Bytes, ben.Public(), ben); !errors.Is(err, ErrSignature) {
		t.Errorf("with another member's key: %v", err)
	}
	if _, _, err := DecodeSegment(f.Bytes, nil, ben); !errors.Is(err, ErrSignature) {
		t.Errorf("with no key: %v", err)
	}
	forger := *ben
	forger.Writer = ann.Writer
	forged, _ := seal(t, Header{Seq: 1}, edits(&forger, 1), &forger)
	if _, _, err := DecodeSegment(forged.Bytes, ann.Public(), ben); !errors.Is(err, ErrSignature) {
		t.Errorf("signed by another: %v", err)
	}
	if _, _, err := DecodeSegment(forged.Bytes, ben.Public(), ben); !errors.Is(err, ErrSignature) {
		t.Errorf("signed by another, with the other's key: %v", err)
	}
	other[0].Team = strings.Repeat("a", 26)
	foreign, _ := seal(t, Header{Seq: 1}, edits(other[0], 1), other[0])
	if h, _, err := DecodeSegment(foreign.Bytes, other[0].Public(), ann); !errors.Is(err, ErrForeign) || h.Team == ann.Team {
		t.Errorf("another team's: %v", err)
	}
}

func TestWhatDoesNotFollowIsNotSealed(t *testing.T) {
	_, all := team(t, 2)
	k := all[0]
	gap := edits(k, 3)
	for what, txs := range map[string][]oplog.Tx{"nothing": nil, "a gap": {gap[0], gap[2]}, "another's": edits(all[1], 1)} {
		if f, _, err := EncodeSegment(Header{Seq: 1}, txs, k); err == nil || f.Bytes != nil {
			t.Errorf("%s was sealed", what)
		}
	}
	if _, _, err := EncodeSegment(Header{Seq: 2}, edits(k, 1), k); err == nil {
		t.Error("a second segment was sealed that names none before it")
	}
}

func TestAVectorMayLoseAWriter(t *testing.T) {
	_, all := team(t, 3)
	txs := edits(all[0], 3)
	a, b := all[1].Writer, all[2].Writer
	txs[0].Seen, txs[1].Seen, txs[2].Seen = oplog.Vector{a: 5, b: 7}, oplog.Vector{b: 9}, nil
	f, _ := seal(t, Header{Seq: 1}, txs, all[0])
	_, got, err := DecodeSegment(f.Bytes, all[0].Public(), all[1])
	if err != nil {
		t.Fatal(err)
	}
	for i := range txs {
		if !maps.Equal(got[i].Seen, txs[i].Seen) {
			t.Errorf("transaction %d saw %v, not %v", i+1, got[i].Seen, txs[i].Seen)
		}
	}
}

func TestAChangeThatIsTooLargeStaysHereWithASentence(t *testing.T) {
	k := one(t)
	txs := edits(k, 1)
	txs[0].Ops = make([]oplog.Op, maxOps+1)
	if f, _, err := EncodeSegment(Header{Seq: 1}, txs, k); data.CodeOf(err) != "too_large" || f.Bytes != nil {
		t.Errorf("a million cells: %v", err)
	}
	if _, err := k.build(Header{Kind: oplog.AckFile, Seq: 1}, make([]byte, MaxFile)); !errors.Is(err, errTooLong) {
		t.Errorf("64 MB: %v", err)
	}
}

func TestARecordWhoseNameIsNoTextIsNotSealed(t *testing.T) {
	k := one(t)
	txs := edits(k, 1)
	txs[0].Ops[0].Row = "\xff"
	if _, _, err := EncodeSegment(Header{Seq: 1}, txs, k); !errors.Is(err, errName) {
		t.Errorf("got %v", err)
	}
}

// TestASegmentCanBeReadWithoutCountyline does what the command in header.go does.
func TestASegmentCanBeReadWithoutCountyline(t *testing.T) {
	k := one(t)
	f, _ := seal(t, Header{Seq: 1}, edits(k, 2), k)
	lines := bytes.SplitN(f.Bytes, []byte("\n"), 3)
	var header struct{ Body int }
	if err := json.Unmarshal(lines[1], &header); err != nil {
		t.Fatal(err)
	}
	packed, err := age.Decrypt(bytes.NewReader(lines[2][:header.Body]), k.team)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := zstd.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer unpacked.Close()
	text, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	const first = `{"n":1,"t":TIME,"at":"2026-11-22T09:00:00-08:00","who":"Ann Lee","app":"0.4.0","schema":6,"why":"Edit participations",` +
		`"ops":[["participation","018f3c2e-0000-7000-8000-000000000000","stated_status","signed","loi"]]}`
	if got, _, _ := strings.Cut(string(text), "\n"); got != strings.Replace(first, "TIME", fmt.Sprint(int64(edits(k, 1)[0].Time)), 1) {
		t.Errorf("%s", got)
	}
}
