package app

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"countyline/data/oplog"
	"countyline/data/share"
)

// TeamFacts are what a person says to make a team or to join one.
type TeamFacts struct {
	Folder     string // the shared folder, which must be there
	Passphrase string // of the team; at least LeastPassphrase characters
	Team       string // its name; only a new team needs one
	Person     string // as colleagues will see it; empty = as edits of this workspace are signed already
	Role       string // such as "Contracting"; may be empty
	Device     string // such as "Laptop"; empty = this computer's name
	Config     string // folder in which this installation keeps its key; empty = the user's own folder for settings
}

// LeastPassphrase is how many characters a team's passphrase has at least.
const LeastPassphrase = 8

// Fields of TeamFacts, as data.Error.Field names what was refused.
const (
	FieldShareFolder = "folder"
	FieldPassphrase  = "passphrase"
	FieldTeam        = "team"
	FieldPerson      = "person"
)

// Team is the team that a workspace belongs to, as far as it is known here.
type Team struct {
	Name      string
	Folder    string // the shared folder; empty for a team that exchanges by file only
	Where     string // what kind of folder it is: "Network drive", "OneDrive", "Folder"; empty without one
	Me        Member
	Members   []Member  // by person and device, this workspace's own among them; those that went on as another come last
	Reached   time.Time // when the folder was last reached; zero if never
	Files     int       // of the protocol, made or seen here
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
	LastExchange time.Time // when it last told what it has, by its own clock; zero if never
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

// ShareLook is what is in a folder that might be shared.
type ShareLook struct {
	Team  string // name of the team whose folder it is; empty when it is none's
	Empty bool   // nothing is in it: a team can begin there
	Where string // what kind of folder it is: "Network drive", "OneDrive", "Folder"
}

// LookAtShare says whose a folder is, or a file that was exported. Nothing is written. Code: "folder_missing".
func LookAtShare(ctx context.Context, folder string) (ShareLook, error) {
	t, dir, letGo, err := sharedPlace(folder)
	if err != nil {
		return ShareLook{}, exchanged(err)
	}
	defer letGo()
	found, err := share.Look(ctx, t)
	if err != nil {
		return ShareLook{}, exchanged(err)
	}
	return ShareLook{Team: found.Name, Empty: found.Empty, Where: newSharing().kindOf(dir)}, nil
}

// CreateTeam founds a team in a folder that is none's yet, with this workspace as its first member, and exchanges once.
// It needs some seconds, for the passphrase. Codes: "folder_missing", "team_exists", "in_team", and "bad_" with one of
// the fields. When only the exchange fails the team is there all the same, and Share goes on from there.
func (w *Workspace) CreateTeam(ctx context.Context, f TeamFacts) error {
	if f.Team = strings.TrimSpace(f.Team); f.Team == "" {
		return refused(FieldTeam, "Give the team a name that colleagues know, such as the plan's.")
	}
	if err := f.check(); err != nil {
		return err
	}
	folder, err := w.shareFolder(f.Folder)
	if err != nil {
		return err
	}
	if err := w.founded(ctx, folder, f); err != nil {
		return err
	}
	_, err = w.Share(ctx, ShareOptions{})
	return err
}

func (w *Workspace) founded(ctx context.Context, folder string, f TeamFacts) error {
	end, err := w.beginExchange(ctx)
	if err != nil {
		return err
	}
	defer end()
	m, err := w.membership(ctx, f, folder)
	if err != nil {
		return err
	}
	w.progress("Making the team", 0, 0)
	e, err := w.engine(share.NewFolder(folder))
	if err == nil {
		err = e.Found(ctx, share.Founding{Name: f.Team, Passphrase: []byte(f.Passphrase), WorkFactor: w.share.workFactor, Rand: e.Rand}, m)
	}
	if err != nil {
		return exchanged(err)
	}
	return w.learnKeys(ctx)
}

// JoinTeam joins the team whose folder it is with all that this workspace holds, and exchanges once. Instead of the folder
// the facts may name a file that a colleague exported. Codes: "folder_missing", "not_a_team" (nobody's folder),
// "wrong_passphrase", "newer_format", "in_team", and "bad_" with one of the fields. When only the exchange fails, the
// workspace has joined all the same, and Share goes on from there.
func (w *Workspace) JoinTeam(ctx context.Context, f TeamFacts) (Exchange, error) {
	folder, err := w.joined(ctx, f)
	if err != nil {
		return Exchange{}, err
	}
	if folder == "" {
		return w.ImportShare(ctx, f.Folder)
	}
	return w.Share(ctx, ShareOptions{})
}

// joined says in which folder the team is; none when it was joined by a file.
func (w *Workspace) joined(ctx context.Context, f TeamFacts) (folder string, err error) {
	if err := f.check(); err != nil {
		return "", err
	}
	path, err := w.shareFolder(f.Folder)
	if err != nil {
		return "", err
	}
	end, err := w.beginExchange(ctx)
	if err != nil {
		return "", err
	}
	defer end()
	place, folder, letGo, err := sharedPlace(path)
	if err != nil {
		return "", exchanged(err)
	}
	defer letGo()
	m, err := w.membership(ctx, f, folder)
	if err != nil {
		return "", err
	}
	w.progress("Joining the team", 0, 0)
	e, err := w.engine(place)
	if err == nil {
		err = e.Join(ctx, []byte(f.Passphrase), m)
	}
	if err != nil {
		return "", exchanged(err)
	}
	return folder, w.learnKeys(ctx)
}

// JoinTeam makes a workspace in dir, joins the team with it and exchanges, so that all that the team has shared is there.
// The workspace is closed again when it returns. When it fails or is cancelled, dir is as it was before.
func JoinTeam(ctx context.Context, dir string, f TeamFacts, progress Progress) (x Exchange, err error) {
	err = asBefore(dir, func() error {
		w, err := CreateWorkspace(ctx, dir, progress)
		if err != nil {
			return err
		}
		w.installed.dir = f.Config
		x, err = w.JoinTeam(ctx, f)
		return errors.Join(err, w.Close())
	})
	return x, err
}

// check says what is wrong with the facts of somebody who makes or joins a team.
func (f *TeamFacts) check() error {
	if n := utf8.RuneCountInString(f.Passphrase); n < LeastPassphrase {
		return refused(FieldPassphrase, "A passphrase has at least %d characters; this one has %d. Several words are best.", LeastPassphrase, n)
	}
	return nil
}

// membership is what a person says of this workspace, with what is known where they say nothing.
func (w *Workspace) membership(ctx context.Context, f TeamFacts, folder string) (share.Membership, error) {
	m := share.Membership{Person: tidyName(f.Person), Role: tidyName(f.Role), Device: tidyName(f.Device), Folder: folder}
	if m.Device == "" {
		m.Device, _ = os.Hostname() // a member without one is called by the person alone
	}
	if m.Person != "" {
		return m, w.db.SetPerson(ctx, m.Person)
	}
	var err error
	m.Person, err = w.db.Person(ctx)
	return m, err
}

// tidyName is one line, without blanks around it.
func tidyName(s string) string { return strings.Join(strings.Fields(s), " ") }

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
	_, t.Checked = w.share.last()
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
	t.Files, t.Bytes, err = w.db.Kept(ctx)
	return t, err
}

// sealedSentence says what nobody but the team can read in the shared folder, and what anybody can.
const sealedSentence = "Everything Countyline puts there is encrypted with the team’s key, which the passphrase opens; rates and private notes can be read only by those who may see them. " +
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

// SetPerson changes who edits from now on; what was edited before keeps its name. Colleagues see the name with the next
// exchange.
func (w *Workspace) SetPerson(ctx context.Context, name string) error {
	name, err := checkName(FieldPerson, tidyName(name))
	if err != nil {
		return err
	}
	return w.db.SetPerson(ctx, name)
}
