package share_test

import (
	"errors"
	"strings"
	"testing"

	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

func TestAWorkspaceWithDataOfItsOwnFoundsOrJoinsWithAllOfIt(t *testing.T) {
	place := &sharetest.Memory{}
	first, second := newDevice(t, place, 1), newDevice(t, place, 2)
	for _, d := range []*device{first, second} {
		d.edit("p1", "name", "Valley Clinic of "+string(rune('0'+len(d.log))))
		d.edit("p1", "phone", "555-0100")
	}
	first.found()
	if list := members(t, first); len(list) != 1 || !list[0].You || list[0].Person != "A" {
		t.Errorf("before the first exchange the members are %+v", list)
	}
	first.share()
	second.join("B")
	r := second.share()
	if r.Transactions != 2 || r.Sent != 1 || len(r.NewMembers) != 1 || r.NewMembers[0] != "A's Desk" {
		t.Errorf("%+v", r)
	}
	first.share()
	equal(t, first, second)
	if first.self.Writer == "alone" || first.self.Writer == second.self.Writer || first.self.Continues != "" {
		t.Errorf("%+v", first.self)
	}
}

func TestFoundingAndJoiningAreRefusedWithAReason(t *testing.T) {
	facts := share.Membership{Person: "X", Device: "Desk"}
	valley := share.Founding{Name: "Valley", Passphrase: []byte(passphrase), WorkFactor: 1}
	found := func(d *device) error { return d.engine.Found(t.Context(), valley, facts) }
	join := func(words string) func(*device) error {
		return func(d *device) error { return d.engine.Join(t.Context(), []byte(words), facts) }
	}
	for _, test := range []struct {
		what    string
		code    string
		prepare func(place *sharetest.Memory, d *device)
		do      func(*device) error
	}{
		{"founding where a team is", "team_exists", withTeam, found},
		{"founding where a team's files are without their format", "team_exists", withoutFormat, found},
		{"founding with no folder", "folder_missing", disconnected, found},
		{"founding twice", "in_team", func(_ *sharetest.Memory, d *device) { d.found() }, found},
		{"founding with no passphrase", "bad_passphrase", nil, func(d *device) error { return d.engine.Found(t.Context(), share.Founding{Name: "Valley"}, facts) }},
		{"founding in a full folder", "not_published", func(_ *sharetest.Memory, d *device) { d.view.full = true }, found},
		{"joining with other words", "wrong_passphrase", withTeam, join("other words")},
		{"joining with none", "wrong_passphrase", withTeam, join("")},
		{"joining where no team is", "not_a_team", nil, join(passphrase)},
		{"joining with no folder", "folder_missing", disconnected, join(passphrase)},
		{"joining a second team", "in_team", func(_ *sharetest.Memory, d *device) { d.found() }, join(passphrase)},
		{"joining a team of the future", "newer_format", ofTheFuture, join(passphrase)},
		{"joining when the format has arrived in part", "not_a_team", withHalfFormat, join(passphrase)},
	} {
		t.Run(test.what, func(t *testing.T) {
			place := &sharetest.Memory{}
			d := newDevice(t, place, 1)
			d.edit("p1", "name", "Valley Clinic")
			if test.prepare != nil {
				test.prepare(place, d)
			}
			team, files := d.self.Team, kindsOf(t, place)
			err := test.do(d)
			if code(err) != test.code || err.Error() == "" {
				t.Fatalf("got code %q, want %q: %v", code(err), test.code, err)
			}
			if d.self.Team != team || d.pending() != 1 {
				t.Errorf("it is in the team %q now, with %d changes to share", d.self.Team, d.pending())
			}
			if now := kindsOf(t, place); now != files {
				t.Errorf("the folder holds %s, and %s before", now, files)
			}
		})
	}
}

func kindsOf(t *testing.T, place *sharetest.Memory) string {
	if place.Missing {
		return ""
	}
	return kinds(list(t, place))
}

func withTeam(place *sharetest.Memory, d *device) {
	first := newDevice(d.t, place, 50)
	first.found()
	first.share()
}

func withoutFormat(place *sharetest.Memory, d *device) {
	withTeam(place, d)
	place.Set(mustName(d.t, place, "format"), nil)
}

func withHalfFormat(place *sharetest.Memory, d *device) {
	withTeam(place, d)
	name, content := only(d.t, place, "format")
	place.Set(name, content[:len(content)/2])
}

func ofTheFuture(place *sharetest.Memory, d *device) {
	withTeam(place, d)
	name, content := only(d.t, place, "format")
	place.Set(name, []byte(strings.Replace(string(content), `"min_reader": 1`, `"min_reader": 2`, 1)))
}

func disconnected(place *sharetest.Memory, _ *device) { place.Missing = true }

func TestATeamThatCouldNotBeMadeLeavesTheWorkspaceFree(t *testing.T) {
	d := newDevice(t, &sharetest.Memory{}, 1)
	d.edit("p1", "name", "Valley Clinic")
	d.view.full = true
	if err := d.engine.Found(t.Context(), share.Founding{Name: "Valley", Passphrase: []byte(passphrase), WorkFactor: 1}, share.Membership{Person: "A"}); code(err) != "not_published" {
		t.Fatal(err)
	}
	other, there := teamFrom(t, 100, 1)
	d.view.full, d.view.Transport = false, other
	d.join("B")
	d.share()
	there[0].share()
	equal(t, there[0], d)
	for _, name := range list(t, other) {
		if strings.HasPrefix(name, "format") && name != share.FormatName(there[0].self.Team) {
			t.Errorf("%s was put into another team's folder", name)
		}
	}
	if r := d.shareWith(share.ExchangeOptions{Rebuild: true}); r.Republished+len(r.Quarantined) != 0 {
		t.Errorf("what was never a team was put back: %+v", r)
	}
}

func TestAGrantLetsAMemberSeeRates(t *testing.T) {
	place, d := team(t, 3)
	d[0].edit("p1", "private_note", "call first", "name", "Valley Clinic")
	meet(d...)
	if err := share.GrantRates(t.Context(), d[1].engine, d[2].self.Writer); code(err) != "no_rates" {
		t.Errorf("a member who may not see rates: %v", err)
	}
	if err := share.GrantRates(t.Context(), d[0].engine, "nobody"); code(err) != "no_member" {
		t.Errorf("nobody: %v", err)
	}
	for range 2 {
		if err := share.GrantRates(t.Context(), d[0].engine, d[1].self.Writer); err != nil {
			t.Fatal(err)
		}
	}
	d[0].share()
	if granted := list(t, place); strings.Count(strings.Join(granted, " "), "key/"+string(d[1].self.Writer)) != 1 {
		t.Errorf("%v", granted)
	}
	if r := d[1].share(); !r.Rates || d[1].self.RatesKey != d[0].self.RatesKey {
		t.Errorf("%+v", r)
	}
	if r := d[1].share(); r.Rates {
		t.Error("the key came twice")
	}
	if r := d[2].share(); r.Rates || d[2].self.RatesKey != "" {
		t.Errorf("somebody else: %+v", r)
	}
	for _, at := range d {
		for _, m := range members(t, at) {
			if m.SeesRates != (m.Writer != d[2].self.Writer) {
				t.Errorf("%s sees %+v", at.self.Person, m)
			}
		}
	}
	keys, err := share.OpenKeys(d[1].self)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range d[1].log {
		for _, op := range l.Ops {
			if op.Column != "private_note" {
				continue
			}
			if v, ok := keys.Unseal([]byte(op.Value.Content)); op.Value.Kind != oplog.Sealed || !ok || v.Content != "call first" {
				t.Errorf("the private note is %+v, %v", v, ok)
			}
		}
	}
	// Who was let in lets others in.
	if err := share.GrantRates(t.Context(), d[1].engine, d[2].self.Writer); err != nil {
		t.Fatal(err)
	}
	meet(d...)
	if d[2].self.RatesKey == "" {
		t.Error("a grant by a member other than the founder did not arrive")
	}
}

func TestMembersAreListedWithWhatTheyHave(t *testing.T) {
	_, d := team(t, 3)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].edit("p2", "name", "Hill Clinic")
	d[0].share()
	d[1].share()
	d[1].edit("p1", "name", "Valley Health") // with this it tells what it has seen
	d[1].share()
	d[0].share()
	list := members(t, d[0])
	if len(list) != 3 || list[0].Person != "A" || list[1].Person != "B" || list[2].Person != "C" {
		t.Fatalf("%+v", list)
	}
	for i, behind := range []int{0, 0, 3} {
		if m := list[i]; m.Behind != behind || m.You != (i == 0) || m.LastExchange.IsZero() || m.Since.IsZero() || m.App != "1.0" || m.Replaced || m.Forked {
			t.Errorf("%+v; want %d behind", m, behind)
		}
	}
	if a, b := members(t, d[1])[0].Fingerprint, list[0].Fingerprint; a != b || len(a) != 23 {
		t.Errorf("fingerprints are to be compared: %q and %q", a, b)
	}
	d[2].self.Person, d[2].self.Role = "Cleo", "Contracting" // said after joining
	d[2].share()
	d[0].share()
	if list := members(t, d[0]); list[2].Person != "Cleo" || list[2].Role != "Contracting" || len(list) != 3 {
		t.Errorf("%+v", list)
	}
	if r := d[2].share(); r.Republished+r.Sent > 0 || len(d[2].cards()) != 4 {
		t.Errorf("a card is made again and again: %v", d[2].cards())
	}
	// Two members that each say they continue the other are both there still.
	d[1].self.Continues, d[1].self.Device = d[2].self.Writer, "Phone"
	d[2].self.Continues, d[2].self.Device = d[1].self.Writer, "Tablet"
	meet(d...)
	if list := members(t, d[0]); len(list) != 3 || list[0].Replaced || !list[1].Replaced || !list[2].Replaced {
		t.Errorf("%+v", list)
	}
	if _, err := share.Members(t.Context(), newStore(d[0].now)); code(err) != "no_team" {
		t.Errorf("without a team: %v", err)
	}
	alone := &share.Engine{Store: newStore(d[0].now)}
	if _, err := alone.Exchange(t.Context(), share.ExchangeOptions{}); code(err) != "no_team" || errors.Unwrap(err) != nil {
		t.Errorf("an exchange without a team: %v", err)
	}
}
