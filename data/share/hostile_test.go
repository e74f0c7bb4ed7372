package share

// Segments that a member signed and that this version did not write: by a newer one, by a broken one, on purpose.

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"countyline/data/oplog"
)

// rebuilt signs a segment whose body or header somebody changed.
func rebuilt(t *testing.T, k *Keys, body string, change func(*clearHeader)) []byte {
	t.Helper()
	packed, err := k.pack([]byte(body), k.team.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	return signed(t, k, packed, change)
}

func signed(t *testing.T, k *Keys, packed []byte, change func(*clearHeader)) []byte {
	t.Helper()
	c := clearHeader{Format: 1, MinReader: 1, Team: k.Team, Writer: k.Writer, Seq: 1, First: 1, Last: 1, Codec: codecName, Body: int64(len(packed))}
	if change != nil {
		change(&c)
	}
	line, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return finish(k, fmt.Appendf(nil, "countyline log 1\n%s\n%s", line, packed))
}

// finish signs what comes before the trailer.
func finish(k *Keys, content []byte) []byte {
	content = append(content, k.sign(content)...)
	sum := sha256.Sum256(content)
	return append(content, sum[:]...)
}

const goodLine = `{"n":1,"t":65536,"at":"2026-11-22T09:00:00-08:00","who":"Ann","app":"0.4.0","schema":6,"why":"Edit","ops":[["t","r","c","new",null]]}` + "\n"

func TestANewerFileSaysWhoseItIs(t *testing.T) {
	k := one(t)
	for what, content := range map[string][]byte{
		"min_reader": rebuilt(t, k, goodLine, func(c *clearHeader) { c.MinReader, c.First, c.Last, c.Body = 2, 0, 0, 7 }),
		"codec":      rebuilt(t, k, goodLine, func(c *clearHeader) { c.Codec = "brotli+age" }),
	} {
		h, txs, err := DecodeSegment(content, k.Public(), k)
		if !errors.Is(err, ErrNewer) || txs != nil {
			t.Errorf("%s: %v", what, err)
		}
		if h.Writer != k.Writer || h.Seq != 1 || h.Kind != oplog.SegmentFile || h.Sum != sha256.Sum256(content) || h.Name == "" {
			t.Errorf("%s: the header tells %+v", what, h)
		}
		if err := Verify(content, k.Public()); !errors.Is(err, ErrNewer) {
			t.Errorf("%s: its signature: %v", what, err)
		}
		content[len(content)-1] ^= 1
		if _, err := ReadHeader(content); !errors.Is(err, ErrTorn) {
			t.Errorf("%s, torn: %v", what, err)
		}
	}
}

func TestAReaderPassesOverWhatItDoesNotKnow(t *testing.T) {
	k := one(t)
	lines := map[string]string{
		"a field":           strings.Replace(goodLine, `"n":1`, `"n":1,"mood":{"a":[1,{"b":2.5}]}`, 1),
		"a sixth element":   strings.Replace(goodLine, `null]`, `null,{"unit":["x","]"]}]`, 1),
		"blanks":            strings.Replace(goodLine, `["t","r","c","new",null]`, ` [ "t" , "r","c" ,"new", null ] `, 1),
		"escapes in a name": strings.Replace(goodLine, `"t","r"`, `"\u0074","r"`, 1),
	}
	for what, line := range lines {
		_, txs, err := DecodeSegment(rebuilt(t, k, line, nil), k.Public(), k)
		if err != nil || len(txs) != 1 {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if want := (oplog.Op{Table: "t", Row: "r", Column: "c", Value: oplog.TextValue("new")}); txs[0].Ops[0] != want {
			t.Errorf("%s: %+v", what, txs[0].Ops[0])
		}
	}
}

func TestAValueOfAnUnknownKindIsKeptForALaterVersion(t *testing.T) {
	k := one(t)
	for _, value := range []string{"true", "1.5", "99999999999999999999", `{"money":1}`, `[1,2]`} {
		line := strings.Replace(goodLine, `"new"`, value, 1)
		_, txs, err := DecodeSegment(rebuilt(t, k, line, nil), k.Public(), k)
		if err != nil {
			t.Errorf("%s: %v", value, err)
			continue
		}
		if got := txs[0].Ops[0].Value; got.Kind != oplog.Unknown || got.Content != value {
			t.Errorf("%s: %+v", value, got)
		}
	}
}

func TestASignedSegmentThatMakesNoSenseIsSetAside(t *testing.T) {
	k := one(t)
	second := strings.Replace(goodLine, `"n":1`, `"n":2`, 1)
	tests := []struct {
		what, body string
		change     func(*clearHeader)
	}{
		{"no transactions", "", nil},
		{"no JSON", "hello\n", nil},
		{"no end of the line", strings.TrimSuffix(goodLine, "\n"), nil},
		{"an empty line", goodLine + "\n", nil},
		{"text after the line", strings.TrimSuffix(goodLine, "\n") + " x\n", nil},
		{"a transaction that is not announced", goodLine + second, nil},
		{"a transaction that is missing", goodLine, func(c *clearHeader) { c.Last = 2 }},
		{"a gap", goodLine + strings.Replace(goodLine, `"n":1`, `"n":3`, 1), func(c *clearHeader) { c.Last = 3 }},
		{"the wrong order", second + goodLine, func(c *clearHeader) { c.Last = 2 }},
		{"an operation of four", strings.Replace(goodLine, `,null]`, `]`, 1), nil},
		{"an operation that is no list", strings.Replace(goodLine, `["t","r","c","new",null]`, `{"table":"t"}`, 1), nil},
		{"a table that is a number", strings.Replace(goodLine, `"t","r"`, `7,"r"`, 1), nil},
		{"a table without a name", strings.Replace(goodLine, `"t","r"`, `"","r"`, 1), nil},
		{"a cell written twice", strings.Replace(goodLine, `"ops":[`, `"ops":[["t","r","c",1,2],`, 1), nil},
		{"a day that is none", strings.Replace(goodLine, "-22T", "-32T", 1), nil},
		{"a time before all", strings.Replace(goodLine, "65536", "-1", 1), nil},
		{"a time that leaves no room for later ones", strings.Replace(goodLine, "65536", "9223372036854775807", 1), nil},
		{"a vector of nobody", strings.Replace(goodLine, `"ops"`, `"seen":{"../x":1},"ops"`, 1), nil},
		{"a vector of its own", strings.Replace(goodLine, `"ops"`, `"seen":{"`+string(k.Writer)+`":1},"ops"`, 1), nil},
		{"no operations but a word", strings.Replace(goodLine, `"ops":[["t","r","c","new",null]]`, `"ops":"none"`, 1), nil},
		{"a list instead of an object", "[1]\n", nil},
		{"a vector below nothing", strings.Replace(goodLine, `"ops"`, `"seen":{"aaaaaaaaaaaaaaaaaaaaaaaaaa":-1},"ops"`, 1), nil},
		{"a first segment after another", goodLine, func(c *clearHeader) { c.Previous = strings.Repeat("ab", 32) }},
		{"a second segment after none", goodLine, func(c *clearHeader) { c.Seq = 2 }},
		{"a hash that is none", goodLine, func(c *clearHeader) { c.Seq, c.Previous = 2, strings.Repeat("z", 64) }},
		{"a hash that is short", goodLine, func(c *clearHeader) { c.Seq, c.Previous = 2, "abcd" }},
		{"number zero", goodLine, func(c *clearHeader) { c.Seq = 0 }},
		{"a number of eleven digits", goodLine, func(c *clearHeader) { c.Seq, c.Previous = 10_000_000_000, strings.Repeat("ab", 32) }},
		{"changes from zero", goodLine, func(c *clearHeader) { c.First = 0 }},
		{"somebody to give it to", goodLine, func(c *clearHeader) { c.To = k.Writer }},
		{"a body that is longer than it says", goodLine, func(c *clearHeader) { c.Body-- }},
		{"a team with a path", goodLine, func(c *clearHeader) { c.Team = "../../etc" }},
		{"a long header", goodLine, func(c *clearHeader) { c.Codec = strings.Repeat("x", maxHeader) }},
	}
	for _, test := range tests {
		if _, txs, err := DecodeSegment(rebuilt(t, k, test.body, test.change), k.Public(), k); !errors.Is(err, ErrUnusable) || txs != nil {
			t.Errorf("%s: %d transactions, %v", test.what, len(txs), err)
		}
	}
	if _, _, err := DecodeSegment(signed(t, k, []byte("no age file"), nil), k.Public(), k); !errors.Is(err, ErrUnusable) {
		t.Errorf("no age file: %v", err)
	}
	if _, _, err := DecodeSegment(finish(k, []byte("countyline log 1\n{}")), k.Public(), k); !errors.Is(err, ErrUnusable) {
		t.Errorf("no header: %v", err)
	}
}

func TestABombIsDefused(t *testing.T) {
	k := one(t)
	bomb := make([]byte, maxPlain+1) // packs to some kilobytes
	packed, err := k.pack(bomb, k.team.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := DecodeSegment(signed(t, k, packed, nil), k.Public(), k); !errors.Is(err, ErrUnusable) {
		t.Errorf("got %v", err)
	}
	many := strings.Repeat(`["t","r","c",1,2],`, maxOps+1)
	line := strings.Replace(goodLine, `["t","r","c","new",null]`, strings.TrimSuffix(many, ","), 1)
	if _, _, err := DecodeSegment(rebuilt(t, k, line, nil), k.Public(), k); !errors.Is(err, ErrUnusable) {
		t.Errorf("a million operations: %v", err)
	}
	deep := strings.Replace(goodLine, `"n":1`, `"n":1,"x":`+strings.Repeat("[", 1_000_000)+strings.Repeat("]", 1_000_000), 1)
	if _, _, err := DecodeSegment(rebuilt(t, k, deep, nil), k.Public(), k); !errors.Is(err, ErrUnusable) {
		t.Errorf("a million brackets: %v", err)
	}
}

func TestARowWithoutANameHoldsNothingElseBack(t *testing.T) {
	k := one(t)
	line := strings.Replace(goodLine, `["t","r","c","new",null]`, `["t","","c","new",null],["t","r","c","new",null]`, 1)
	_, txs, err := DecodeSegment(rebuilt(t, k, line, nil), k.Public(), k)
	if err != nil || len(txs) != 1 || len(txs[0].Ops) != 2 {
		t.Errorf("%v, %v", txs, err)
	}
}
