package share

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/oplog"
)

// A fuzzer cannot guess a hash, a signature or a key. So each target feeds bytes twice: as the whole file, and as what is
// within, of a file that is good around it.

// known says whether an error is one that the exchange knows what to do about.
func known(err error) bool {
	for _, e := range []error{ErrNoFile, ErrTorn, ErrNewer, ErrForeign, ErrSignature, ErrUnusable} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

func FuzzSegment(f *testing.F) {
	_, all := team(f, 2)
	k := all[0]
	file, _ := seal(f, Header{Seq: 1}, edits(k, 3), k)
	f.Add(file.Bytes)
	f.Add([]byte("countyline log 1\n"))
	f.Add([]byte(goodLine))
	f.Add([]byte(strings.Replace(goodLine, `"ops"`, `"seen":{"`+string(all[1].Writer)+`":1},"x":[{"a":"\"]"}],"ops"`, 1)))
	f.Add([]byte(strings.Replace(goodLine, `"new"`, `{"sealed":"AAEC"}`, 1)))
	f.Add([]byte(strings.Replace(goodLine, `"new"`, `[1.5,"\ud800"]`, 1)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, txs, err := DecodeSegment(raw, k.Public(), all[1]); err != nil && (txs != nil || !known(err)) {
			t.Errorf("%d transactions and %v", len(txs), err)
		}
		h, txs, err := DecodeSegment(rebuiltFuzz(t, k, raw), k.Public(), all[1])
		if err != nil {
			if txs != nil || !known(err) {
				t.Errorf("%d transactions and %v", len(txs), err)
			}
			return
		}
		// What was read can be written and is read again as the same.
		for i := range txs {
			txs[i].Hash = oplog.Hash{}
		}
		again, sealed := seal(t, Header{Seq: h.Seq, Previous: h.Previous}, txs, k)
		_, reread, err := DecodeSegment(again.Bytes, k.Public(), all[1])
		if err != nil {
			t.Fatalf("%v of what was read from %q", err, raw)
		}
		if diff := same(sealed, reread); diff != "" {
			t.Error(diff)
		}
	})
}

// rebuiltFuzz is a good segment around lines that announces as many transactions as there are lines.
func rebuiltFuzz(t *testing.T, k *Keys, lines []byte) []byte {
	return rebuilt(t, k, string(lines), func(c *clearHeader) { c.Last = max(1, int64(bytes.Count(lines, []byte("\n")))) })
}

func FuzzHeader(f *testing.F) {
	k := one(f)
	f.Add([]byte(fmt.Sprintf(`{"format":1,"min_reader":1,"team":%q,"writer":%q,"seq":1,"first":1,"last":1,"codec":"zstd+age","body":0}`, k.Team, k.Writer)))
	f.Add([]byte(`{"format":2,"min_reader":2}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		for kind := range extensions {
			content := finish(k, fmt.Appendf(nil, "countyline %s 1\n%s\n", kind, line))
			h, err := ReadHeader(content)
			if err != nil && !known(err) {
				t.Error(err)
			}
			if (err == nil || errors.Is(err, ErrNewer)) && !validName(h.Name) {
				t.Errorf("the name %q", h.Name)
			}
			_ = Verify(content, k.Public())
		}
	})
}

func FuzzCard(f *testing.F) {
	k := one(f)
	file, _ := card(f, k)
	f.Add(file.Bytes)
	f.Add([]byte(`{"person":"Ann","device":"Laptop","joined":"2026-11-22T09:00:00Z","ed25519":"AAAA","age":"age1","proof":"AAAA"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, c, err := DecodeCard(raw, k); err != nil && (c.Person != "" || !known(err)) {
			t.Errorf("%+v and %v", c, err)
		}
		if _, c, err := DecodeCard(within(t, k, oplog.CardFile, raw), k); err != nil && (c.Person != "" || !known(err)) {
			t.Errorf("%+v and %v", c, err)
		}
	})
}

func FuzzGrant(f *testing.F) {
	k := one(f)
	_, c := card(f, k)
	file, err := EncodeGrant(Grant{Seq: 1, Given: monday}, c, k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes)
	f.Add([]byte(`{"rates":"AGE-SECRET-KEY-1","given":"2026-11-22T09:00:00Z"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, content := range [][]byte{raw, within(t, k, oplog.GrantFile, raw)} {
			if _, g, err := DecodeGrant(content, k.Public(), k); err != nil && (g.RatesKey != "" || !known(err)) {
				t.Errorf("%+v and %v", g, err)
			}
		}
	})
}

func FuzzAck(f *testing.F) {
	k := one(f)
	file, err := EncodeAck(Ack{Seq: 1, Vector: oplog.Vector{k.Writer: 3}, Files: 2, Made: monday}, k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes)
	f.Add([]byte(`{"vector":{"x":-1},"files":2,"at":"2026-11-22T09:00:00Z"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, content := range [][]byte{raw, within(t, k, oplog.AckFile, raw)} {
			_, a, err := DecodeAck(content, k.Public(), k)
			if err != nil && (a.Vector != nil || !known(err)) {
				t.Errorf("%+v and %v", a, err)
			}
			for w, n := range a.Vector {
				if !validID(string(w)) || n < 0 {
					t.Errorf("%q has %d", w, n)
				}
			}
		}
	})
}

// within is a good file of a kind around a body.
func within(t *testing.T, k *Keys, kind oplog.FileKind, body []byte) []byte {
	t.Helper()
	h, to := Header{Kind: kind, Seq: 1}, k.team
	if kind == oplog.GrantFile {
		h.To, to = k.Writer, k.own
	}
	packed, err := k.pack(body, to.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	file, err := k.build(h, packed)
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes
}

func FuzzFormat(f *testing.F) {
	format, _ := team(f, 1)
	f.Add(format)
	f.Add([]byte(`{"format":1,"min_reader":1,"team":"abcdefghijklmnopqrstuvwxyz","name":"A","secret":"-----BEGIN AGE ENCRYPTED FILE-----\n"}`))
	f.Add([]byte(`{"format":9,"min_reader":9,"team":"abcdefghijklmnopqrstuvwxyz"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		info, err := ReadFormat(raw)
		if err == nil && (!validID(info.Team) || len(info.Name) > maxTeamName) || err != nil && !known(err) {
			t.Errorf("%+v and %v", info, err)
		}
		if bytes.Contains(raw, []byte("BEGIN AGE")) && !bytes.Equal(raw, format) {
			return // trying a passphrase may cost seconds, and that is its sense
		}
		secret, err := OpenTeam(raw, []byte(passphrase))
		if e := new(data.Error); err != nil && (secret != Secret{} || !errors.As(err, &e)) {
			t.Errorf("%+v and %v", secret, err)
		}
	})
}

func FuzzBlob(f *testing.F) {
	k := one(f)
	sealed, err := SealBlob([]byte("npi,specialty\n"), k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add([]byte("age-encryption.org/v1\n"))
	f.Add([]byte("\x28\xb5\x2f\xfd\x04\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		sum := sha256.Sum256([]byte("npi,specialty\n"))
		if content, err := OpenBlob(raw, hex.EncodeToString(sum[:]), k); err != nil && (content != nil || !errors.Is(err, ErrTorn)) {
			t.Errorf("%d bytes and %v", len(content), err)
		}
		var around bytes.Buffer
		if err := encrypt(&around, raw, k.team.Recipient()); err != nil {
			t.Fatal(err)
		}
		if content, err := OpenBlob(around.Bytes(), hex.EncodeToString(sum[:]), k); err != nil && (content != nil || !errors.Is(err, ErrTorn)) {
			t.Errorf("%d bytes and %v", len(content), err)
		}
	})
}

func FuzzArchive(f *testing.F) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range []string{"countyline/member/a.card", "../countyline/../x", "countyline/a b (conflicted).seg"} {
		entry, err := w.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		if _, err := entry.Write([]byte(name)); err != nil {
			f.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Add(out.Bytes()[:out.Len()/2])
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(t.TempDir(), "fuzz.zip")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		a, err := OpenArchive(path)
		if err != nil {
			if data.CodeOf(err) != "bad_file" {
				t.Error(err)
			}
			return
		}
		defer a.Close(t.Context())
		entries, err := a.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !readable(e.Name) {
				t.Errorf("the name %q", e.Name)
			}
			if content, err := a.Get(t.Context(), e.Name); err != nil && (content != nil || !errors.Is(err, ErrNotYet)) {
				t.Errorf("%q: %d bytes and %v", e.Name, len(content), err)
			}
		}
	})
}
