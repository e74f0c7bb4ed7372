package share_test

// Files of somebody who can open the shared folder and does not know the passphrase: they read as whole, and nobody
// signed them.

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

// forge puts a file into a place that says it is a member's.
func forge(t *testing.T, place *sharetest.Memory, kind oplog.FileKind, header string) {
	t.Helper()
	forgeSized(t, place, kind, 40, header)
}

func forgeSized(t *testing.T, place *sharetest.Memory, kind oplog.FileKind, size int, header string) {
	t.Helper()
	body := strings.Repeat("x", size)
	content := fmt.Appendf(nil, "countyline %s 1\n{\"format\":1,\"min_reader\":1,\"codec\":\"zstd+age\",\"body\":%d,%s}\n%s%s", kind, len(body), header, body, strings.Repeat("s", 64))
	sum := sha256.Sum256(content)
	content = append(content, sum[:]...)
	h, err := share.ReadHeader(content)
	if err != nil {
		t.Fatal(err)
	}
	if err := place.PutNew(t.Context(), h.Name, content); err != nil {
		t.Fatal(err)
	}
}

func TestForgedFilesOfAMemberDoNotStopIt(t *testing.T) {
	last := `"seq":9999999999,"previous":"` + strings.Repeat("ab", 32) + `","first":1,"last":1`
	next := `"seq":2,"previous":"` + strings.Repeat("ab", 32) + `","first":1,"last":1`
	for _, test := range []struct {
		what   string
		kind   oplog.FileKind
		fields string
	}{
		{"an acknowledgment", oplog.AckFile, `"seq":9999999999`},
		{"a card", oplog.CardFile, `"seq":9999999999`},
		{"the last segment that there can be", oplog.SegmentFile, last},
		{"the segment that would come next", oplog.SegmentFile, next},
		{"a first segment", oplog.SegmentFile, `"seq":1,"first":1,"last":1`},
	} {
		t.Run(test.what, func(t *testing.T) {
			place, devices := team(t, 2)
			a, b := devices[0], devices[1]
			a.edit("practice", "name", "before")
			meet(a, b)
			forge(t, place, test.kind, fmt.Sprintf(`"team":%q,"writer":%q,%s`, a.self.Team, a.self.Writer, test.fields))
			meet(a, b)
			a.edit("practice", "name", "after")
			a.self.Device = "Another desk"
			b.edit("practice", "phone", "1")
			meet(a, b)
			equal(t, a, b)
			if got := b.dump(); !strings.Contains(got, "after") {
				t.Errorf("the change did not arrive:\n%s", got)
			}
		})
	}
}

func TestAForgedGrantKeepsNobodyFromTheKey(t *testing.T) {
	place, devices := team(t, 2)
	a, b := devices[0], devices[1]
	nobody := strings.Repeat("a", 26)
	forge(t, place, oplog.GrantFile, fmt.Sprintf(`"team":%q,"writer":%q,"seq":1,"to":%q`, a.self.Team, nobody, b.self.Writer))
	meet(a, b)
	members, err := share.Members(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range members {
		if m.Writer == b.self.Writer && m.SeesRates {
			t.Error("a forged grant makes the team believe that a member sees rates")
		}
	}
	if err := share.GrantRates(t.Context(), a.engine, b.self.Writer); err != nil {
		t.Fatal(err)
	}
	meet(a, b)
	if b.self.RatesKey == "" {
		t.Error("the key did not come")
	}
}

func TestRatesAreGrantedAgainWhenAsked(t *testing.T) {
	_, devices := team(t, 2)
	a, b := devices[0], devices[1]
	for range 2 {
		if err := share.GrantRates(t.Context(), a.engine, b.self.Writer); err != nil {
			t.Fatal(err)
		}
		meet(a, b)
		if b.self.RatesKey == "" {
			t.Fatal("the key did not come")
		}
		b.self.RatesKey = "" // as if a colleague had made that grant, and no key had been in it
	}
}
