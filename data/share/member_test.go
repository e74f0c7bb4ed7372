package share

// Tests of cards, grants, acknowledgments and blobs.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"countyline/data/oplog"

	"pgregory.net/rapid"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func card(t testing.TB, k *Keys) (oplog.File, Card) {
	t.Helper()
	f, err := EncodeCard(Card{Seq: 1, Person: "Ann Lee", Role: "Contracting", Device: "Laptop", Joined: monday, App: "0.4.0"}, k)
	if err != nil {
		t.Fatal(err)
	}
	_, c, err := DecodeCard(f.Bytes, k)
	if err != nil {
		t.Fatal(err)
	}
	return f, c
}

func TestACardTellsTheTeamWhoAWriterIs(t *testing.T) {
	_, all := team(t, 2)
	rapid.Check(t, func(t *rapid.T) {
		k := all[rapid.IntRange(0, 1).Draw(t, "writer")]
		name := rapid.StringMatching(`[\p{L} '<&\n]{0,40}`)
		c := Card{
			Writer: k.Writer, Seq: rapid.Int64Range(1, 99).Draw(t, "seq"), Person: name.Draw(t, "person"), Role: name.Draw(t, "role"),
			Device: name.Draw(t, "device"), Joined: monday, App: "0.4.0", Public: k.Public(), Recipient: k.Recipient(),
		}
		if rapid.Bool().Draw(t, "continues") {
			c.Continues = all[0].Writer
		}
		f, err := EncodeCard(c, k)
		if err != nil {
			t.Fatal(err)
		}
		h, got, err := DecodeCard(f.Bytes, all[0])
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(got) != fmt.Sprint(c) {
			t.Errorf("%+v came back as %+v", c, got)
		}
		if want := fmt.Sprintf("member/%s-%x.card", k.Writer, f.Sum[:8]); h.Name != want || f.Kind != oplog.CardFile || f.Seq != c.Seq {
			t.Errorf("%s, want %s", h.Name, want)
		}
	})
}

func TestNobodyOutsideIsAMember(t *testing.T) {
	_, all := team(t, 2)
	ann, ben := all[0], all[1]
	stranger := *ben // who learnt the team's recipient, and does not know what the passphrase opens
	stranger.proof = bytes.Repeat([]byte("x"), 32)
	f, _ := EncodeCard(Card{Seq: 1, Person: "Ann Lee", Joined: monday}, &stranger)
	if _, _, err := DecodeCard(f.Bytes, ann); !errors.Is(err, ErrSignature) {
		t.Errorf("without the team's secret: %v", err)
	}
	impostor := *ben
	impostor.Writer = ann.Writer
	f, err := EncodeCard(Card{Seq: 2, Person: "Ann Lee", Joined: monday}, &impostor)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := DecodeCard(f.Bytes, ben); !errors.Is(err, ErrSignature) {
		t.Errorf("under another's name: %v", err)
	}
	own, _ := card(t, ann)
	elsewhere := *ben
	elsewhere.Team = strings.Repeat("a", 26)
	if _, _, err := DecodeCard(own.Bytes, &elsewhere); !errors.Is(err, ErrForeign) {
		t.Errorf("in another team: %v", err)
	}
}

func TestACardThatMakesNoSenseIsSetAside(t *testing.T) {
	k := one(t)
	good := cardBody{Person: "Ann", Device: "Laptop", Public: k.Public(), Recipient: k.Recipient(), Joined: monday}
	for what, change := range map[string]func(*cardBody){
		"a long name":      func(b *cardBody) { b.Person = strings.Repeat("x", maxCardText+1) },
		"no recipient":     func(b *cardBody) { b.Recipient = "age1" },
		"continues a path": func(b *cardBody) { b.Continues = "../x" },
	} {
		b := good
		change(&b)
		b.Proof = k.prove(k.Writer, b)
		f, err := k.encode(Header{Kind: oplog.CardFile, Seq: 1}, b)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := DecodeCard(f.Bytes, k); !errors.Is(err, ErrUnusable) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAGrantGivesTheRatesKeyToOneMember(t *testing.T) {
	_, all := team(t, 3)
	ann, ben, eve := all[0], all[1], all[2]
	_, bens := card(t, ben)
	f, err := EncodeGrant(Grant{Seq: 1, Given: monday}, bens, ann)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("key/%s-%x.grant", ben.Writer, f.Sum[:8]); f.Name != want {
		t.Errorf("%s, want %s", f.Name, want)
	}
	h, g, err := DecodeGrant(f.Bytes, ann.Public(), ben)
	if err != nil || g.RatesKey != ann.ratesKey.String() || g.From != ann.Writer || g.To != ben.Writer || h.To != ben.Writer || !g.Given.Equal(monday) {
		t.Errorf("for whom it is: %+v, %v", g, err)
	}
	_, g, err = DecodeGrant(f.Bytes, ann.Public(), eve)
	if err != nil || g.RatesKey != "" || g.To != ben.Writer {
		t.Errorf("for others: %+v, %v", g, err)
	}
	if _, _, err := DecodeGrant(f.Bytes, eve.Public(), ben); !errors.Is(err, ErrSignature) {
		t.Errorf("by somebody else: %v", err)
	}
	if _, err := EncodeGrant(Grant{Seq: 1}, bens, eve); !errors.Is(err, ErrNoKey) {
		t.Errorf("by one who may not see rates: %v", err)
	}
}

func TestAGrantOfAnotherKeyIsSetAside(t *testing.T) {
	_, all := team(t, 2)
	liar := *all[0]
	liar.ratesKey = all[1].own
	_, c := card(t, all[1])
	f, err := EncodeGrant(Grant{Seq: 1, Given: monday}, c, &liar)
	if err != nil {
		t.Fatal(err)
	}
	if _, g, err := DecodeGrant(f.Bytes, liar.Public(), all[1]); !errors.Is(err, ErrUnusable) || g.RatesKey != "" {
		t.Errorf("%+v, %v", g, err)
	}
}

func TestAnAcknowledgmentTellsWhatAWriterHas(t *testing.T) {
	_, all := team(t, 2)
	rapid.Check(t, func(t *rapid.T) {
		a := Ack{
			Writer: all[0].Writer, Seq: rapid.Int64Range(1, maxSeq).Draw(t, "seq"), Files: rapid.IntRange(0, 1<<30).Draw(t, "files"), Made: monday,
			Vector: oplog.Vector{all[0].Writer: rapid.Int64Range(0, maxSeq).Draw(t, "own"), all[1].Writer: rapid.Int64Range(0, maxSeq).Draw(t, "other")},
		}
		f, err := EncodeAck(a, all[0])
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("ack/%s/%010d-%x.ack", a.Writer, a.Seq, f.Sum[:8]); f.Name != want {
			t.Errorf("%s, want %s", f.Name, want)
		}
		_, got, err := DecodeAck(f.Bytes, all[0].Public(), all[1])
		if err != nil || !maps.Equal(got.Vector, a.Vector) || got.Files != a.Files || !got.Made.Equal(a.Made) || got.Seq != a.Seq || got.Writer != a.Writer {
			t.Errorf("%+v came back as %+v, %v", a, got, err)
		}
		if _, _, err := DecodeAck(f.Bytes, all[1].Public(), all[1]); !errors.Is(err, ErrSignature) {
			t.Errorf("by somebody else: %v", err)
		}
	})
	f, err := EncodeAck(Ack{Seq: 1, Vector: oplog.Vector{"../x": 1}}, all[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := DecodeAck(f.Bytes, all[0].Public(), all[1]); !errors.Is(err, ErrUnusable) {
		t.Errorf("of a writer that is none: %v", err)
	}
}

func TestAFileOfOneKindIsNotReadAsAnother(t *testing.T) {
	k := one(t)
	files := map[oplog.FileKind][]byte{}
	f, c := card(t, k)
	files[f.Kind] = f.Bytes
	f, _ = seal(t, Header{Seq: 1}, edits(k, 1), k)
	files[f.Kind] = f.Bytes
	f, _ = EncodeGrant(Grant{Seq: 1}, c, k)
	files[f.Kind] = f.Bytes
	f, _ = EncodeAck(Ack{Seq: 1}, k)
	files[f.Kind] = f.Bytes
	if len(files) != 4 {
		t.Fatalf("%d kinds", len(files))
	}
	for kind, content := range files {
		if h, err := ReadHeader(content); err != nil || h.Kind != kind {
			t.Errorf("%s: %+v, %v", kind, h, err)
		}
		for as, err := range map[oplog.FileKind]error{
			oplog.CardFile:    third(DecodeCard(content, k)),
			oplog.SegmentFile: third(DecodeSegment(content, k.Public(), k)),
			oplog.GrantFile:   third(DecodeGrant(content, k.Public(), k)),
			oplog.AckFile:     third(DecodeAck(content, k.Public(), k)),
		} {
			if (as == kind) != (err == nil) || err != nil && !errors.Is(err, ErrNoFile) {
				t.Errorf("%s as %s: %v", kind, as, err)
			}
		}
	}
}

func third[A, B any](_ A, _ B, err error) error { return err }

func TestABlobComesBackWholeOrNotAtAll(t *testing.T) {
	_, all := team(t, 2)
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SliceOf(rapid.Byte()).Draw(t, "content")
		sum := sha256.Sum256(content)
		name := hex.EncodeToString(sum[:])
		sealed, err := SealBlob(content, all[0])
		if err != nil {
			t.Fatal(err)
		}
		if got, err := OpenBlob(sealed, name, all[1]); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%x came back as %x, %v", content, got, err)
		}
		cut := rapid.IntRange(0, len(sealed)-1).Draw(t, "cut")
		got, err := OpenBlob(sealed[:cut], name, all[1])
		if whole := err == nil && len(content)+len(got) == 0; !whole && (!errors.Is(err, ErrTorn) || got != nil) { // nothing is whole as soon as it begins
			t.Errorf("cut after %d of %d bytes: %x, %v", cut, len(sealed), got, err)
		}
		flipped := bytes.Clone(sealed)
		flipped[cut] ^= 4
		if got, err := OpenBlob(flipped, name, all[1]); !errors.Is(err, ErrTorn) || got != nil {
			t.Errorf("byte %d of %d flipped: %x, %v", cut, len(sealed), got, err)
		}
		if _, err := OpenBlob(sealed, strings.Repeat("0", 64), all[1]); !errors.Is(err, ErrTorn) {
			t.Errorf("for another: %v", err)
		}
	})
}

func TestABlobsNameTellsNothingToOthers(t *testing.T) {
	_, all := team(t, 2)
	sum := strings.Repeat("0f", 32)
	name := BlobName(all[0], sum)
	if name != BlobName(all[1], strings.ToUpper(sum)) || !validName(name) || strings.Contains(name, sum[:8]) {
		t.Errorf("%s", name)
	}
	_, secret, _, err := NewTeam(Founding{Name: "Other", Passphrase: []byte("x"), WorkFactor: 2, Rand: seeded(2)})
	if err != nil {
		t.Fatal(err)
	}
	other := *all[0]
	if err := other.derive(secret.Key); err != nil || BlobName(&other, sum) == name {
		t.Errorf("another team gives it the same name: %v", err)
	}
}
