package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"countyline/app"
	"countyline/data"
)

type teamCommand struct {
	Create teamCreateCommand `cmd:"" help:"Make a team that shares through a folder, with this workspace as its first member."`
	Join   teamJoinCommand   `cmd:"" help:"Join the team whose folder it is. The workspace is made if it is not there."`
}

// memberFlags are what a person says of a workspace that becomes part of a team.
type memberFlags struct {
	Workspace      string `help:"Folder of the workspace." required:"" placeholder:"DIR"`
	Folder         string `help:"The shared folder: on a network drive, or one that OneDrive, Dropbox, Google Drive or Syncthing copies. It must be there." required:"" placeholder:"DIR"`
	PassphraseFile string `help:"File with the team's passphrase, of at least 8 characters." required:"" placeholder:"FILE"`
	Person         string `help:"Your name as colleagues see it. Default: the one this workspace knows, else that of the computer's user."`
	Role           string `help:"What you do, such as Contracting."`
	Device         string `help:"What colleagues call this computer. Default: its name."`
}

func (c *memberFlags) facts(t *terminal) (app.TeamFacts, error) {
	passphrase, err := readPassphrase(c.PassphraseFile)
	return app.TeamFacts{Folder: c.Folder, Passphrase: passphrase, Person: c.Person, Role: c.Role, Device: c.Device, Config: t.config}, err
}

// readPassphrase reads the first line of a file, without its end.
func readPassphrase(path string) (string, error) {
	const most = 4 << 10
	text, err := os.ReadFile(path)
	if err != nil {
		return "", &data.Error{Code: "no_file", Message: "The file " + path + " with the passphrase cannot be read, so nothing was changed; check its name.", Err: err}
	}
	passphrase := strings.TrimRight(strings.TrimPrefix(string(text), "\ufeff"), "\r\n")
	if len(text) > most || strings.ContainsAny(passphrase, "\r\n") {
		return "", &data.Error{Code: "bad_passphrase", Message: path + " does not hold one line with a passphrase, so nothing was changed; choose another file."}
	}
	return passphrase, nil
}

type teamCreateCommand struct {
	memberFlags
	Name string `help:"Name of the team. Default: that of the plan, else that of the shared folder."`
}

// Run makes a team.
func (c *teamCreateCommand) Run(ctx context.Context, t *terminal) (err error) {
	facts, err := c.facts(t)
	if err != nil {
		return err
	}
	w, err := t.open(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if facts.Team = c.Name; facts.Team == "" {
		plan, err := w.PlanFacts(ctx, "")
		if err != nil && data.CodeOf(err) != "no_product" {
			return err
		}
		folder, _ := filepath.Abs(c.Folder) // "." has no name of its own
		facts.Team = cmp.Or(plan.Plan, filepath.Base(folder))
	}
	if err := w.CreateTeam(ctx, facts); err != nil {
		return err
	}
	return t.sayTeam(ctx, w, c.Person)
}

type teamJoinCommand struct{ memberFlags }

// Run joins a team.
func (c *teamJoinCommand) Run(ctx context.Context, t *terminal) (err error) {
	facts, err := c.facts(t)
	if err != nil {
		return err
	}
	w, err := t.open(ctx, c.Workspace)
	var x app.Exchange
	switch data.CodeOf(err) {
	case "no_folder", "not_a_workspace":
		if x, err = app.JoinTeam(ctx, c.Workspace, facts, t.progress); err == nil {
			w, err = t.open(ctx, c.Workspace)
		}
	default:
		if err == nil {
			x, err = w.JoinTeam(ctx, facts)
		}
	}
	if w != nil {
		defer func() { err = errors.Join(err, w.Close()) }()
	}
	if err != nil {
		return err
	}
	if err := t.sayTeam(ctx, w, c.Person); err != nil {
		return err
	}
	t.sayExchange(x)
	return nil
}

// open opens a workspace and says what went wrong on opening.
func (t *terminal) open(ctx context.Context, dir string) (*app.Workspace, error) {
	return t.opened(app.OpenWorkspace(ctx, dir, t.progress))
}

// read opens a workspace that the command does not change, beside the window that may have it open.
func (t *terminal) read(ctx context.Context, dir string) (*app.Workspace, error) {
	return t.opened(app.ReadWorkspace(ctx, dir, t.progress))
}

func (t *terminal) opened(w *app.Workspace, err error) (*app.Workspace, error) {
	if err != nil {
		return nil, err
	}
	w.InstalledIn(t.config)
	for _, warning := range w.Warnings() {
		fmt.Fprintln(t.err, "Note:", warning)
	}
	return w, nil
}

// sayTeam names the team, its members and their fingerprints, and who they are to colleagues to those who did not say it.
func (t *terminal) sayTeam(ctx context.Context, w *app.Workspace, person string) error {
	team, err := w.Team(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "Team: %s\n", team.Name)
	for _, m := range team.Members {
		you := ""
		if m.You {
			you = " (you)"
		}
		fmt.Fprintf(t.out, "Member: %s%s, %s, fingerprint %s\n", m.Person, you, m.Device, m.Fingerprint)
	}
	if person == "" {
		fmt.Fprintf(t.err, "Note: colleagues see what you do under the name %q; --person, or Team in the window, gives another.\n", team.Me.Person)
	}
	return nil
}
