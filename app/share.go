package app

import (
	"context"
	"strings"
	"time"

	"countyline/data"
)

// ShareState is what the window shows of sharing at all times.
type ShareState struct {
	Team        bool // the workspace belongs to a team; otherwise all but Unshared is empty
	Unshared    int  // changes made here that are not in the shared folder yet
	Conflicts   int  // cells on which people disagree
	Deferred    int  // changes that wait for a newer version of Countyline
	Quarantined int  // files in the shared folder that are damaged or not to be trusted
	Waiting     []string
	Reached     time.Time // when the shared folder was last reached; zero if never
	Problem     string    // the sentence of the last exchange that failed in this window; empty once one succeeds
	Code        string    // its code, such as "folder_missing" or "folder_empty"
}

// ShareState is cheap: it may be asked after every change. Waiting are sentences such as "Waiting for a file from Rosa's
// Laptop." and "Waiting for delta roster.csv.".
func (w *Workspace) ShareState(ctx context.Context) (ShareState, error) { return ShareState{}, nil }

// ShareOptions are how an exchange goes; the zero value is an ordinary one.
type ShareOptions struct {
	Rebuild bool   // fill the folder with all that is known here, if it is empty or files vanished from it
	Folder  string // go on in another folder, where the same team's files are or, with Rebuild, that is empty
}

// Exchange is what one round of sharing did.
type Exchange struct {
	Sent, Received           int // files of changes
	Transactions, Operations int // received: changes as people made them, and cells that they touched
	Conflicts                int // cells on which people disagree since
	Deferred                 int // cells that wait for a newer version of Countyline
	FilesSent, FilesReceived int // imported files and documents
	Republished              int // files that had vanished from the folder and were put back
	Read                     int // imports of colleagues that were read here
	Published                int // documents put into the folder's Documents/
	NewMembers               []string
	Waiting                  []string // what is not here yet, one sentence each
	Notes                    []string // what a person should know, one sentence each
	Changed                  bool     // records changed here: screens load again
}

// Words says in one line what an exchange did, such as "Sent 2 changes and received 5.".
func (x Exchange) Words() string {
	return strings.Join(x.Notes, " ")
}

// Share exchanges once with the shared folder: what colleagues published is taken in, and what was changed here is
// published. It may be stopped at any time; what was taken in until then stays. Calls at once wait for each other.
//
// Codes: "no_team"; "folder_missing" (the folder is not there), "folder_empty" (it was the team's and is empty now),
// "folder_foreign" (another team's), "folder_vanished" (many known files are gone), "no_folder" (the team exchanges by
// file). With these nothing was changed, neither here nor there. Rebuild answers "folder_empty" and "folder_vanished",
// another Folder answers "folder_missing" and "folder_foreign".
func (w *Workspace) Share(ctx context.Context, o ShareOptions) (Exchange, error) {
	return Exchange{}, alone()
}

// ExportShare writes everything that this workspace knows of its team's changes into one file, for e-mail or a USB
// stick; it is encrypted like the folder. A file that is there already gets what it lacks.
func (w *Workspace) ExportShare(ctx context.Context, path string) (Exchange, error) {
	return Exchange{}, alone()
}

// ImportShare takes in what a colleague exported. The file is not changed. Code "folder_foreign": it is another team's.
func (w *Workspace) ImportShare(ctx context.Context, path string) (Exchange, error) {
	return Exchange{}, alone()
}

func alone() error {
	return &data.Error{Code: "no_team", Message: "This workspace belongs to no team yet, so nothing was shared; make a team or join one first."}
}

func notYet() error {
	return &data.Error{Code: "not_built", Message: "Sharing is not built yet; nothing was changed."}
}
