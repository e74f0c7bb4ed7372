package share

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"countyline/data"
	"countyline/data/oplog"

	"filippo.io/age/armor"
)

const passphrase = "correct horse battery staple"

// seeded is a source of randomness that is the same every time.
func seeded(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

// team is a team with members, of whom the first founded it and the others may not see rates.
func team(t testing.TB, members int) (format []byte, all []*Keys) {
	t.Helper()
	random := seeded(1)
	format, secret, ratesKey, err := NewTeam(Founding{Name: "Cypress Bend", Passphrase: []byte(passphrase), WorkFactor: 2, Rand: random})
	if err != nil {
		t.Fatal(err)
	}
	for i := range members {
		var self oplog.Self
		secret.Take(&self)
		w, err := NewWriter(random)
		if err != nil {
			t.Fatal(err)
		}
		w.Take(&self)
		if i == 0 {
			self.RatesKey = ratesKey
		}
		k, err := OpenKeys(self)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, k)
	}
	return format, all
}

func one(t testing.TB) *Keys {
	t.Helper()
	_, all := team(t, 1)
	return all[0]
}

func TestThePassphraseOpensTheTeam(t *testing.T) {
	format, secret, ratesKey, err := NewTeam(Founding{Name: " Cypress Bend\n", Passphrase: []byte(passphrase), WorkFactor: 2, Rand: seeded(1)})
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{passphrase, passphrase + "\n", " " + passphrase + "\r\n"} {
		opened, err := OpenTeam(format, []byte(typed))
		if err != nil || opened != secret {
			t.Errorf("%q: %+v, %v", typed, opened, err)
		}
	}
	info, err := ReadFormat(format)
	if err != nil || info.Name != "Cypress Bend" || info.Team != secret.Team || !validID(info.Team) {
		t.Errorf("%+v, %v", info, err)
	}
	if bytes.Contains(format, []byte(secret.Key)) || bytes.Contains(format, []byte(ratesKey)) {
		t.Error("a secret is in clear")
	}
}

func TestAnAccentIsTheSameOnEveryKeyboard(t *testing.T) {
	format, _, _, err := NewTeam(Founding{Name: "A", Passphrase: []byte("caf\u00e9"), WorkFactor: 2, Rand: seeded(1)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenTeam(format, []byte("cafe\u0301")); err != nil {
		t.Error(err)
	}
}

func TestAWrongPassphraseIsASentence(t *testing.T) {
	format, _ := team(t, 1)
	for _, typed := range []string{"", "Correct horse battery staple", passphrase + "s"} {
		_, err := OpenTeam(format, []byte(typed))
		if data.CodeOf(err) != "wrong_passphrase" || data.FieldOf(err) != "passphrase" {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, _, _, err := NewTeam(Founding{Name: "A", Passphrase: []byte(" \n"), Rand: seeded(1)}); data.CodeOf(err) != "bad_passphrase" {
		t.Errorf("an empty one: %v", err)
	}
}

func TestAFormatFileThatWasAlteredIsRefused(t *testing.T) {
	format, _ := team(t, 1)
	altered := func(field string, value any) []byte {
		var f map[string]any
		if err := json.Unmarshal(format, &f); err != nil {
			t.Fatal(err)
		}
		f[field] = value
		raw, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	tests := []struct {
		what   string
		format []byte
		code   string
	}{
		{"another name", altered("name", "Evil"), "not_a_team"},
		{"another team", altered("team", strings.Repeat("a", 26)), "not_a_team"},
		{"no team", altered("team", "x"), "not_a_team"},
		{"no secret", altered("secret", ""), "not_a_team"},
		{"a newer reader", altered("min_reader", 2), "newer_format"},
		{"a field of later", altered("colour", "blue"), ""},
		{"half of it", format[:len(format)/2], "not_a_team"},
		{"nothing", nil, "not_a_team"},
		{"a long one", append(bytes.Repeat([]byte(" "), maxFormatFile), format...), "not_a_team"},
		{"a secret that is none", altered("secret", "open sesame"), "not_a_team"},
		{"a secret that costs gigabytes to try", altered("secret", costlier(t, format)), "not_a_team"},
	}
	for _, test := range tests {
		_, err := OpenTeam(test.format, []byte(passphrase))
		if test.code == "" {
			if err != nil {
				t.Errorf("%s: %v", test.what, err)
			}
			continue
		}
		if data.CodeOf(err) != test.code {
			t.Errorf("%s: %v", test.what, err)
		}
	}
	info, err := ReadFormat(altered("min_reader", 2))
	if info.Team == "" || info.MinReader != 2 || err == nil {
		t.Errorf("of a newer team is known %+v, %v", info, err)
	}
}

// costlier is the secret of a format file that says that a passphrase takes four million rounds.
func costlier(t *testing.T, format []byte) string {
	t.Helper()
	f, err := readFormat(format)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(armor.NewReader(strings.NewReader(f.Secret)))
	if err != nil {
		t.Fatal(err)
	}
	changed := regexp.MustCompile(`(-> scrypt \S+) 2\n`).ReplaceAll(plain, []byte("$1 22\n"))
	if bytes.Equal(plain, changed) {
		t.Fatal("nothing was changed")
	}
	out := &strings.Builder{}
	w := armor.NewWriter(out)
	if _, err := w.Write(changed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAWritersNameIsAHashOfItsKey(t *testing.T) {
	k := one(t)
	if WriterOf(k.Public()) != k.Writer || !validID(string(k.Writer)) {
		t.Errorf("%s", k.Writer)
	}
	_, all := team(t, 2)
	self := oplog.Self{Team: k.Team, Writer: all[1].Writer, Signing: all[0].signing.Seed(), Age: all[0].own.String(), TeamKey: all[0].team.String()}
	if _, err := OpenKeys(self); err == nil {
		t.Error("a key was taken for another writer's")
	}
}

func TestKeysAreOpenedOrRefused(t *testing.T) {
	k := one(t)
	good := oplog.Self{Team: k.Team, Writer: k.Writer, Signing: k.signing.Seed(), Age: k.own.String(), TeamKey: k.team.String(), Rates: k.rates.String()}
	for what, spoil := range map[string]func(*oplog.Self){
		"no team": func(s *oplog.Self) { s.Team = "" }, "no seed": func(s *oplog.Self) { s.Signing = nil }, "no age key": func(s *oplog.Self) { s.Age = "" },
		"no team key": func(s *oplog.Self) { s.TeamKey = "x" }, "bad rates": func(s *oplog.Self) { s.Rates = "x" }, "bad rates key": func(s *oplog.Self) { s.RatesKey = "x" },
	} {
		s := good
		spoil(&s)
		if _, err := OpenKeys(s); err == nil {
			t.Errorf("%s: opened", what)
		}
	}
	if k, err := OpenKeys(good); err != nil || k.SeesRates() {
		t.Errorf("%v", err)
	}
}

func TestAFingerprintIsFourGroupsOfFiveDigits(t *testing.T) {
	_, all := team(t, 2)
	a, b := Fingerprint(all[0].Public()), Fingerprint(all[1].Public())
	if a == b || a != Fingerprint(all[0].Public()) {
		t.Errorf("%s and %s", a, b)
	}
	groups := strings.Fields(a)
	if len(groups) != 4 || len(a) != 23 || strings.Trim(a, "0123456789 ") != "" {
		t.Errorf("%q", a)
	}
}

func TestAPrivateCellIsReadByTheRatesGroupAlone(t *testing.T) {
	_, all := team(t, 2)
	holder, other := all[0], all[1]
	for _, v := range []oplog.Value{oplog.TextValue("keep at 112%"), oplog.IntegerValue(-4200), oplog.TextValue(""), oplog.TextValue("\xff")} {
		sealed, err := other.seal(v) // anybody can write for the group
		if err != nil || sealed.Kind != oplog.Sealed {
			t.Fatalf("%v, %v", sealed, err)
		}
		if got, ok := holder.Unseal([]byte(sealed.Content)); !ok || got != v {
			t.Errorf("%v came back as %v", v, got)
		}
		if got, ok := other.Unseal([]byte(sealed.Content)); ok {
			t.Errorf("one who may not see rates reads %v", got)
		}
		if got, ok := holder.Unseal([]byte(sealed.Content)[1:]); ok {
			t.Errorf("damaged, it reads %v", got)
		}
	}
}

func TestTheLengthOfAPrivateCellDoesNotTellARate(t *testing.T) {
	k := one(t)
	lengths := map[int]bool{}
	for _, v := range []oplog.Value{oplog.TextValue("9%"), oplog.TextValue("112.75% of Medicare"), oplog.IntegerValue(12), oplog.IntegerValue(1234567)} {
		sealed, err := k.seal(v)
		if err != nil {
			t.Fatal(err)
		}
		lengths[len(sealed.Content)] = true
	}
	if len(lengths) != 1 {
		t.Errorf("lengths %v", lengths)
	}
}

func TestWithTheSameRandomnessFilesAreTheSame(t *testing.T) {
	make := func() []byte {
		cryptotest.SetGlobalRandom(t, 7)
		k := one(t)
		f, err := EncodeCard(Card{Seq: 1, Person: "Ann", Joined: time.Unix(0, 0)}, k)
		if err != nil {
			t.Fatal(err)
		}
		return f.Bytes
	}
	if !bytes.Equal(make(), make()) {
		t.Error("a simulation could not be repeated")
	}
}
