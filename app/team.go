package app

import (
	"context"
	"time"
)

// TeamFacts are what a person says to make a team or to join one.
type TeamFacts struct {
	Folder     string // the shared folder, which must be there
	Passphrase string // of the team; at least LeastPassphrase characters
	Team       string // its name; only a new team needs one
	Person     string // as colleagues will see it; empty = as edits of this workspace are signed already
	Role       string // such as "Contracting"; may be empty
	Device     string // such as "Laptop"; empty = this computer's name
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

// LookAtShare says whose a folder is. Nothing is written. A folder that is not there is an error with code
// "folder_missing".
func LookAtShare(ctx context.Context, folder string) (ShareLook, error) {
	return ShareLook{}, notYet()
}

// CreateTeam founds a team in a folder that is none's yet, with this workspace as its first member, and exchanges once.
// It needs some seconds, for the passphrase. Codes: "folder_missing", "team_exists", "in_team", "bad_passphrase".
func (w *Workspace) CreateTeam(ctx context.Context, f TeamFacts) error { return notYet() }

// JoinTeam joins the team whose folder it is with all that this workspace holds, and exchanges once. Codes:
// "folder_missing", "no_team", "wrong_passphrase", "newer_format", "in_team". When only the exchange fails, the
// workspace has joined all the same, and Share goes on from there.
func (w *Workspace) JoinTeam(ctx context.Context, f TeamFacts) (Exchange, error) {
	return Exchange{}, notYet()
}

// JoinTeam makes a workspace in dir, joins the team with it and exchanges until everything is there. The workspace is
// closed again when it returns. When it fails or is cancelled, dir is as it was before.
func JoinTeam(ctx context.Context, dir string, f TeamFacts, progress Progress) (Exchange, error) {
	return Exchange{}, notYet()
}

// Team is the team of this workspace; the error has code "no_team" while it belongs to none.
func (w *Workspace) Team(ctx context.Context) (Team, error) { return Team{}, alone() }

// LetSeeRates gives a member the key to rates and private notes; it is told at the next exchange. Code "no_rates": this
// workspace may not see them itself. What a member was given cannot be taken back.
func (w *Workspace) LetSeeRates(ctx context.Context, writer string) error { return alone() }

// Person is who edits in this workspace, as histories and colleagues name it.
func (w *Workspace) Person(ctx context.Context) (string, error) { return "", notYet() }

// SetPerson changes who edits from now on; what was edited before keeps its name.
func (w *Workspace) SetPerson(ctx context.Context, name string) error { return notYet() }
