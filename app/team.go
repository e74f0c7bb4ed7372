package app

import (
	"context"
	"time"

	"countyline/data/oplog"
	"countyline/data/share"
)

// Team is the team that a workspace belongs to, as far as it is known here.
type Team struct {
	Name      string
	Folder    string // the shared folder; empty for a team that exchanges by file only
	Where     string // what kind of folder it is: "Network drive", "OneDrive", "Folder"; empty without one
	Me        Member
	Members   []Member  // by person and device, this workspace's own among them; those that went on as another come last
	Reached   time.Time // when the folder was last reached; zero if never
	Files     int       // of the team in the folder when it was last reached; without one, made or seen here
	Bytes     int64     // of these files
	SeesRates bool      // this workspace may read rates and private notes
	Sealed    string    // a sentence on how what is shared is encrypted
	Checked   string    // a sentence on what was verified last, and when
}

// Member is one workspace of a team: a person on a device.
type Member struct {
	Writer       string // identifies the member; LetSeeRates takes it
	Person       string
	Role         string
	Device       string
	Fingerprint  string // of its signing key, in groups; to be compared by voice when somebody joins
	You          bool
	SeesRates    bool      // may read rates and private notes
	Forked       bool      // two computers write under this identity
	Continues    string    // writer of the member that this one was before it was copied or restored; empty for none
	Since        time.Time // when it joined, by its own clock
	LastExchange time.Time // when it last told what it has or did, by its own clock; zero if never. Later exchanges that brought nothing are not known
	Behind       int       // changes of others that it has not confirmed yet
	State        MemberState
}

// MemberState is how a member stands.
type MemberState uint8

// The states of a member, the one that needs no attention first.
const (
	MemberCurrent  MemberState = iota // has confirmed everything that is known here
	MemberBehind                      // has not confirmed some changes yet
	MemberNew                         // joined, and has exchanged nothing yet
	MemberReplaced                    // went on as another member: the workspace was copied or restored
)

// String is the state in the words of the screen.
func (s MemberState) String() string {
	return [...]string{"Up to date", "Behind", "Just joined", "Continued elsewhere"}[s]
}

// Team is the team of this workspace; the error has code "no_team" while it belongs to none.
func (w *Workspace) Team(ctx context.Context) (Team, error) {
	self, err := w.db.Self(ctx)
	switch {
	case err != nil:
		return Team{}, err
	case self.Team == "":
		return Team{}, alone()
	}
	t := Team{
		Name: self.TeamName, Folder: self.Folder, Where: w.share.kindOf(self.Folder), Reached: self.Reached, SeesRates: self.RatesKey != "",
		Sealed: sealedSentence,
	}
	t.Checked, _ = w.share.last()
	members, err := share.Members(ctx, w.db)
	if err != nil {
		return Team{}, exchanged(err)
	}
	for _, m := range members {
		t.Members = append(t.Members, memberOf(m))
		if m.You {
			t.Me = memberOf(m)
		}
	}
	if self.Folder != "" && self.Files > 0 {
		t.Files, t.Bytes = int(self.Files), self.Bytes
		return t, nil
	}
	t.Files, t.Bytes, err = w.db.Kept(ctx)
	return t, err
}

// sealedSentence says what nobody but the team can read in the shared folder, and what anybody can.
const sealedSentence = "Everything Countyline puts there is encrypted with the team's key, which the passphrase opens; rates and private notes can be read only by those who may see them. " +
	"Who can open the folder sees the names, sizes and times of its files, and the filings in Documents."

func memberOf(m share.Member) Member {
	return Member{
		Writer: string(m.Writer), Person: m.Person, Role: m.Role, Device: m.Device, Fingerprint: m.Fingerprint,
		You: m.You, SeesRates: m.SeesRates, Forked: m.Forked, Continues: string(m.Continues),
		Since: m.Since, LastExchange: m.LastExchange, Behind: m.Behind, State: stateOfMember(m),
	}
}

func stateOfMember(m share.Member) MemberState {
	switch {
	case m.Replaced:
		return MemberReplaced
	case m.LastExchange.IsZero() && !m.You:
		return MemberNew
	case m.Behind > 0 && !m.You:
		return MemberBehind
	}
	return MemberCurrent
}

// LetSeeRates gives a member the key to rates and private notes; it is told at the next exchange. Codes: "no_rates" (this
// workspace may not see them itself), "no_member". What a member was given cannot be taken back.
func (w *Workspace) LetSeeRates(ctx context.Context, writer string) error {
	end, err := w.beginExchange(ctx)
	if err != nil {
		return err
	}
	defer end()
	self, err := w.db.Self(ctx)
	switch {
	case err != nil:
		return err
	case self.Team == "":
		return alone()
	}
	e, err := w.engine(nil)
	if err != nil {
		return err
	}
	return exchanged(share.GrantRates(ctx, e, oplog.Writer(writer)))
}

// Person is who edits in this workspace, as histories and colleagues name it.
func (w *Workspace) Person(ctx context.Context) (string, error) { return w.db.Person(ctx) }

// SetPerson changes who edits from now on; what was edited before keeps its name, but for what bears that of the computer's
// user and was not shared: it gets the first name that is said. Colleagues see the name with the next
// exchange.
func (w *Workspace) SetPerson(ctx context.Context, name string) error {
	name, err := checkName(FieldPerson, tidyName(name))
	if err != nil {
		return err
	}
	return w.db.SetPerson(ctx, name)
}
