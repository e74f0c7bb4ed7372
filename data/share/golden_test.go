package share_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countyline/data/oplog"
	"countyline/data/share"
)

// testdata/golden holds a shared folder as each released format wrote it, the keys of its members, and what is in it in
// words. Every later version must read it as the same. A set is made once, with
//
//	go test ./data/share -run Golden -make-golden 2
//
// and never again.
var makeGolden = flag.String("make-golden", "", "make the golden files of a format, which are not there yet")

const (
	goldenPassphrase = "golden files, 4 words\n"
	goldenBlob       = "npi,specialty\n1992840490,007\n"
)

// goldenMember is somebody whose keys the golden files come with.
type goldenMember struct{ Writer, Signing, Age, RatesKey string }

func TestGoldenFilesAreReadByEveryLaterVersion(t *testing.T) {
	if *makeGolden != "" {
		writeGolden(t, filepath.Join("testdata", "golden", *makeGolden))
	}
	sets, err := filepath.Glob(filepath.Join("testdata", "golden", "*"))
	if err != nil || len(sets) == 0 {
		t.Fatalf("there are none: %v", err)
	}
	for _, set := range sets {
		t.Run(filepath.Base(set), func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join(set, "words.txt"))
			if err != nil {
				t.Fatal(err)
			}
			if got := inWords(t, set); got != string(want) {
				t.Errorf("it reads\n%s\nand should read\n%s", got, want)
			}
		})
	}
}

// inWords says all that is in a golden folder, as its first member sees it.
func inWords(t *testing.T, set string) string {
	t.Helper()
	folder := share.NewFolder(set)
	entries, err := folder.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(entries, func(a, b share.Entry) int { return strings.Compare(a.Name, b.Name) })
	r := goldenReader{cards: map[oplog.Writer]share.Card{}}
	for _, first := range []string{"format-", "member/", ""} {
		for _, e := range entries {
			known := strings.HasPrefix(e.Name, "format-") || strings.HasPrefix(e.Name, "member/")
			if !strings.HasPrefix(e.Name, first) || first == "" && known {
				continue
			}
			content, err := folder.Get(t.Context(), e.Name)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&r.out, "%s, %d bytes\n", e.Name, len(content))
			r.read(t, set, e.Name, content)
		}
	}
	return r.out.String()
}

type goldenReader struct {
	out   strings.Builder
	keys  *share.Keys
	cards map[oplog.Writer]share.Card
}

func (r *goldenReader) read(t *testing.T, set, name string, content []byte) {
	t.Helper()
	switch {
	case strings.HasPrefix(name, "format-"):
		r.openTeam(t, set, content)
	case strings.HasPrefix(name, "blob/"):
		sum := sha256.Sum256([]byte(goldenBlob))
		blob, err := share.OpenBlob(content, hex.EncodeToString(sum[:]), r.keys)
		fmt.Fprintf(&r.out, "  %q, %v, named rightly: %v\n", blob, err, name == share.BlobName(r.keys, hex.EncodeToString(sum[:])))
	case strings.HasPrefix(name, "member/"):
		h, c, err := share.DecodeCard(content, r.keys)
		r.cards[c.Writer] = c
		fmt.Fprintf(&r.out, "  %v, card %d of %q, %q, %q, continues %q, joined %s, app %s, fingerprint %s, %v\n",
			h.Name == name, c.Seq, c.Person, c.Role, c.Device, c.Continues, c.Joined.Format(time.RFC3339), c.App, share.Fingerprint(c.Public), err)
	default:
		h, err := share.ReadHeader(content)
		if err != nil || h.Name != name {
			t.Fatalf("%s is called %s, %v", name, h.Name, err)
		}
		r.readSigned(h, content)
	}
}

func (r *goldenReader) openTeam(t *testing.T, set string, format []byte) {
	t.Helper()
	secret, err := share.OpenTeam(format, []byte(goldenPassphrase))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(set, "members.json"))
	if err != nil {
		t.Fatal(err)
	}
	var members []goldenMember
	if err := json.Unmarshal(raw, &members); err != nil {
		t.Fatal(err)
	}
	r.keys = members[0].open(t, secret)
	fmt.Fprintf(&r.out, "  the team %q\n", secret.Name)
}

func (m goldenMember) open(t *testing.T, secret share.Secret) *share.Keys {
	t.Helper()
	self := oplog.Self{Writer: oplog.Writer(m.Writer), Age: m.Age, RatesKey: m.RatesKey}
	secret.Take(&self)
	var err error
	if self.Signing, err = hex.DecodeString(m.Signing); err != nil {
		t.Fatal(err)
	}
	keys, err := share.OpenKeys(self)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func (r *goldenReader) readSigned(h share.Header, content []byte) {
	signer := r.cards[h.Writer].Public
	fmt.Fprintf(&r.out, "  %s %d by %s", h.Kind, h.Seq, r.cards[h.Writer].Person)
	switch h.Kind {
	case oplog.GrantFile:
		_, g, err := share.DecodeGrant(content, signer, r.keys)
		fmt.Fprintf(&r.out, " to %s, with the key: %v, %v\n", r.cards[g.To].Person, g.RatesKey != "", err)
	case oplog.AckFile:
		_, a, err := share.DecodeAck(content, signer, r.keys)
		fmt.Fprintf(&r.out, " of %v with %d files at %s, %v\n", a.Vector, a.Files, a.Made.UTC().Format(time.RFC3339), err)
	case oplog.SegmentFile:
		r.readSegment(content, signer)
	}
}

func (r *goldenReader) readSegment(content []byte, signer ed25519.PublicKey) {
	h, txs, err := share.DecodeSegment(content, signer, r.keys)
	fmt.Fprintf(&r.out, " after %x, %v\n", h.Previous, err)
	for _, tx := range txs {
		fmt.Fprintf(&r.out, "  %d at %d, %s, by %q with %s and schema %d: %q, saw %v, hash %x\n",
			tx.Seq, tx.Time, tx.Happened.Format(time.RFC3339Nano), tx.Person, tx.App, tx.Schema, tx.Reason, tx.Seen, tx.Hash)
		for _, op := range tx.Ops {
			fmt.Fprintf(&r.out, "    %q %q %q: %s, was %s\n", op.Table, op.Row, op.Column, r.words(op.Value), r.words(op.Old))
		}
	}
}

func (r *goldenReader) words(v oplog.Value) string {
	if v.Kind == oplog.Sealed {
		secret, ok := r.keys.Unseal([]byte(v.Content))
		return fmt.Sprintf("private %s, %v", r.words(secret), ok)
	}
	if v.Kind == oplog.Text {
		return fmt.Sprintf("%q", v.Content)
	}
	raw, err := v.MarshalJSON()
	return string(raw) + strings.TrimPrefix(fmt.Sprint(err), "<nil>")
}

// writeGolden makes a set with real randomness; what is random in it is kept in the set.
func writeGolden(t *testing.T, set string) {
	t.Helper()
	if _, err := os.Stat(set); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("%s is there already, and is never made again", set)
	}
	if err := os.MkdirAll(set, 0o755); err != nil {
		t.Fatal(err)
	}
	format, secret, ratesKey, err := share.NewTeam(share.Founding{Name: "Cypress Bend", Passphrase: []byte(goldenPassphrase), WorkFactor: 4, Rand: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	folder := share.NewFolder(set)
	if err := folder.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	put := func(name string, content []byte, err error) {
		t.Helper()
		if err == nil {
			err = folder.PutNew(t.Context(), name, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put(share.FormatName(secret.Team), format, nil)
	var members []goldenMember
	var keys []*share.Keys
	var cards []share.Card
	for i, person := range []string{"Ann Lee", "Benoît O’Hara"} {
		w, err := share.NewWriter(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		m := goldenMember{Writer: string(w.Writer), Signing: hex.EncodeToString(w.Signing), Age: w.Age}
		if i == 0 {
			m.RatesKey = ratesKey
		}
		k := m.open(t, secret)
		f, err := share.EncodeCard(share.Card{Seq: 1, Person: person, Role: "Contracting", Device: "Laptop", Joined: time.Unix(1_795_000_000, 0), App: "0.4.0"}, k)
		put(f.Name, f.Bytes, err)
		_, c, err := share.DecodeCard(f.Bytes, k)
		if err != nil {
			t.Fatal(err)
		}
		members, keys, cards = append(members, m), append(keys, k), append(cards, c)
	}
	raw, err := json.MarshalIndent(members, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(set, "members.json"), append(raw, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range cards {
		f, err := share.EncodeGrant(share.Grant{Seq: 1, Given: time.Unix(1_795_000_100, 0)}, to, keys[0])
		put(f.Name, f.Bytes, err)
	}
	var previous [32]byte
	for i, txs := range goldenChanges(keys[0].Writer, keys[1].Writer) {
		k, h := keys[0], share.Header{Seq: int64(i + 1), Previous: previous}
		if i == 2 {
			k, h = keys[1], share.Header{Seq: 1}
		}
		f, _, err := share.EncodeSegment(h, txs, k)
		put(f.Name, f.Bytes, err)
		previous = f.Sum
	}
	f, err := share.EncodeAck(share.Ack{Seq: 7, Vector: oplog.Vector{keys[0].Writer: 3, keys[1].Writer: 1}, Files: 9, Made: time.Unix(1_795_000_200, 0)}, keys[1])
	put(f.Name, f.Bytes, err)
	sum := sha256.Sum256([]byte(goldenBlob))
	sealed, err := share.SealBlob([]byte(goldenBlob), keys[0])
	put(share.BlobName(keys[0], hex.EncodeToString(sum[:])), sealed, err)
	if err := os.WriteFile(filepath.Join(set, "words.txt"), []byte(inWords(t, set)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// goldenChanges are what the golden segments hold: two of Ann's and one of Ben's.
func goldenChanges(ann, ben oplog.Writer) [3][]oplog.Tx {
	at := time.Date(2026, 11, 23, 9, 0, 0, 123_456_789, time.FixedZone("", -8*3600))
	people := map[oplog.Writer]string{ann: "Ann Lee", ben: "Benoît O’Hara"}
	tx := func(w oplog.Writer, seq int64, seen oplog.Vector, ops ...oplog.Op) oplog.Tx {
		happened := at.Add(time.Duration(seq) * time.Minute)
		return oplog.Tx{
			Mark: oplog.Mark{Writer: w, Seq: seq, Time: oplog.At(happened) + 3, Seen: seen}, Happened: happened,
			Person: people[w], App: "0.4.0", Schema: 6, Reason: "Edit <participations> & notes", Ops: ops,
		}
	}
	text, number := oplog.TextValue, oplog.IntegerValue
	return [3][]oplog.Tx{
		{
			tx(ann, 1, nil,
				oplog.Op{Table: "location", Row: "8a1c", Column: "stated_street", Value: text("12 Calle Peñón\n\"Suite\" 4\t\u2028"), Old: oplog.Value{}},
				oplog.Op{Table: "location", Row: "8a1c", Column: "stated_zip", Value: oplog.Value{}, Old: text("93710")},
				oplog.Op{Table: "participation", Row: "77f0", Column: "stated_beds", Value: number(-9223372036854775808), Old: number(9223372036854775807)},
				oplog.Op{Table: "provider_edit", Row: "1992840490", Column: "name", Value: text(string([]byte{'M', 0xff, 0})), Old: text("")}),
			tx(ann, 2, oplog.Vector{ben: 1},
				oplog.Op{Table: "practice_edit", Row: "c0de", Column: "private_note", Value: text("not above 118%"), Old: text("not above 112.5%"), Private: true},
				oplog.Op{Table: "practice_edit", Row: "c0de", Column: "ceiling", Value: number(11800), Old: oplog.Value{}, Private: true}),
		},
		{tx(ann, 3, oplog.Vector{ben: 1}, oplog.Op{Table: "target", Row: "0001", Column: oplog.Deleted, Value: number(1), Old: number(0)})},
		{tx(ben, 1, oplog.Vector{ann: 1}, oplog.Op{Table: "target", Row: "0001", Column: "note", Value: text("call back")})},
	}
}

func TestGoldenFilesHaveNotBeenTouched(t *testing.T) {
	folder := share.NewFolder(filepath.Join("testdata", "golden", "1"))
	entries, err := folder.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	hashes := 0
	for _, e := range entries {
		content, err := folder.Get(t.Context(), e.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, ext, _ := strings.Cut(filepath.Base(e.Name), ".")
		if !slices.Contains([]string{"card", "grant", "seg", "ack"}, ext) {
			continue
		}
		hashes++
		if sum := sha256.Sum256(content); !bytes.Contains([]byte(e.Name), []byte(hex.EncodeToString(sum[:8]))) {
			t.Errorf("%s", e.Name)
		}
	}
	if hashes != 8 {
		t.Errorf("%d files with a hash in their name", hashes)
	}
}
