package oplog_test

import (
	"encoding/json"
	"math"
	"testing"

	"countyline/data/oplog"

	"pgregory.net/rapid"
)

func TestValuesAreWrittenPlainly(t *testing.T) {
	for _, c := range []struct {
		value oplog.Value
		want  string
	}{
		{oplog.Value{}, `null`},
		{oplog.IntegerValue(0), `0`},
		{oplog.IntegerValue(math.MinInt64), `-9223372036854775808`},
		{oplog.TextValue(""), `""`},
		{oplog.TextValue("12.50"), `"12.50"`},
		{oplog.TextValue("Núñez & \"Sons\""), `"Núñez \u0026 \"Sons\""`},
		{oplog.TextValue("\xff"), `{"bytes":"/w=="}`},
		{oplog.SealedValue([]byte("x")), `{"sealed":"eA=="}`},
		{oplog.Value{Kind: oplog.Unknown, Content: "1.5"}, `1.5`},
	} {
		raw, err := json.Marshal(c.value)
		if err != nil || string(raw) != c.want {
			t.Errorf("%v is written as %s (%v), want %s", c.value, raw, err, c.want)
		}
		var back oplog.Value
		if err := json.Unmarshal(raw, &back); err != nil || back != c.value {
			t.Errorf("%s is read as %v (%v), want %v", raw, back, err, c.value)
		}
	}
}

func TestWhatALaterVersionWritesIsKeptAsItCame(t *testing.T) {
	for _, raw := range []string{
		`1.5`, `1e3`, `true`, `[]`, `{}`, `{"sealed":""}`, `{"sealed":"eA==","to":"legal"}`, `{"sealed":7}`, `{"bytes":"QQ=="}`,
		`{"sealed":"eB=="}`, `{"decimal":"12.50"}`, `9223372036854775808`, `[1,"\u003cb\u003e"]`,
	} {
		var v oplog.Value
		if err := json.Unmarshal([]byte(raw), &v); err != nil || v.Kind != oplog.Unknown {
			t.Errorf("%s is read as %v (%v)", raw, v, err)
		}
		if back, err := json.Marshal(v); err != nil || string(back) != raw {
			t.Errorf("%s is passed on as %s (%v)", raw, back, err)
		}
	}
}

func TestValuesOutliveTheirWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(
			rapid.Just(oplog.Value{}),
			rapid.Map(rapid.Int64(), oplog.IntegerValue),
			rapid.Map(rapid.String(), oplog.TextValue),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) oplog.Value { return oplog.TextValue(string(b)) }),
			rapid.Map(rapid.SliceOfN(rapid.Byte(), 1, 40), oplog.SealedValue),
		).Draw(t, "value")
		raw, err := json.Marshal([]oplog.Value{v})
		var back []oplog.Value
		if err == nil {
			err = json.Unmarshal(raw, &back)
		}
		if err != nil || back[0] != v {
			t.Fatalf("%v came back as %v (%v) from %s", v, back, err, raw)
		}
	})
}

// FuzzValue looks for a value that changes, or is refused, when it is passed on.
func FuzzValue(f *testing.F) {
	for _, seed := range []string{`null`, `-1`, `"a"`, `{"sealed":"eA=="}`, `{"bytes":"/w=="}`, `{"x":["<",1.5]}`, `007`, ` 1 `, `"\ud800"`, ``} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var v, back oplog.Value
		if v.UnmarshalJSON(raw) != nil {
			return
		}
		written, err := json.Marshal(v)
		if err == nil {
			err = json.Unmarshal(written, &back)
		}
		if err != nil || back != v {
			t.Errorf("%q is read as %v, written as %s and read as %v (%v)", raw, v, written, back, err)
		}
	})
}
