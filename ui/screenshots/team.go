package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"countyline/app"
)

// team makes the sample the workspace of Dana in a team of three, who share through a folder and disagree on two things.
// All of it is done: the colleagues are workspaces that joined through the folder.
func team(ctx context.Context, dir string, dana *app.Workspace) (err error) {
	folder := filepath.Join(dir, "Cypress Bend network")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	facts := app.TeamFacts{Folder: folder, Passphrase: "an invented passphrase", Team: "Cypress Bend network", Person: "Dana R.", Role: "Contracting, Delta", Device: "Laptop"}
	if err := dana.CreateTeam(ctx, facts); err != nil {
		return err
	}
	luis, err := joined(ctx, dir, facts, "Luis O.", "Contracting, South", "Laptop 2")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, luis.Close()) }()
	joan, err := joined(ctx, dir, facts, "Joan T.", "Credentialing", "Desktop")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, joan.Close()) }()
	all := []*app.Workspace{dana, luis, joan}
	for _, work := range []func() error{
		func() error { return state(ctx, luis, 0, "LOI") },
		func() error { return name(ctx, luis, 1, "Mound Bayou Road Clinic") },
		func() error { return exchange(ctx, luis) },
		func() error { return state(ctx, dana, 0, "signed") },
		func() error { return name(ctx, dana, 1, "Mound Bayou Clinic, LLC") },
		func() error { return exchange(ctx, all...) },
		func() error { return state(ctx, joan, 4, "active") },
		func() error { return exchange(ctx, joan, dana, luis, joan, dana) },
		func() error { return state(ctx, dana, 7, "signed") }, // the folder is not reached any more
		func() error { return state(ctx, dana, 9, "LOI") },
		func() error { return name(ctx, dana, 5, "Red Clay Neurology") },
	} {
		if err := work(); err != nil {
			return err
		}
	}
	return nil
}

// joined is the workspace of a colleague.
func joined(ctx context.Context, dir string, facts app.TeamFacts, person, role, device string) (*app.Workspace, error) {
	own := filepath.Join(dir, person)
	facts.Team, facts.Person, facts.Role, facts.Device = "", person, role, device
	if _, err := app.JoinTeam(ctx, own, facts, quiet); err != nil {
		return nil, err
	}
	return app.OpenWorkspace(ctx, own, quiet)
}

// state edits the status of the n-th of those whom files list as prospects.
func state(ctx context.Context, w *app.Workspace, n int, to string) error {
	list, err := network(ctx, w)
	if err != nil {
		return err
	}
	prospect, err1 := app.CheckStatus("prospect")
	status, err2 := app.CheckStatus(to)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for _, p := range list.Providers {
		part := list.OfProvider(p.NPI)[0]
		listed := part.Status
		if part.Imported != nil {
			listed = part.Imported.Status
		}
		if listed != prospect {
			continue
		}
		if n == 0 {
			_, err := w.EditParticipations(ctx, []string{part.ID}, app.ParticipationChange{Status: &status})
			return err
		}
		n--
	}
	return nil
}

// name edits the name of the n-th practice.
func name(ctx context.Context, w *app.Workspace, n int, to string) error {
	list, err := network(ctx, w)
	if err != nil {
		return err
	}
	_, err = w.EditPractice(ctx, list.Practices[n].ID, to)
	return err
}

func network(ctx context.Context, w *app.Workspace) (*app.NetworkList, error) {
	plan, err := w.PlanFacts(ctx, "")
	if err != nil {
		return nil, err
	}
	return w.Network(ctx, plan.ID)
}

// exchange shares each workspace once, one after the other.
func exchange(ctx context.Context, all ...*app.Workspace) error {
	for _, w := range all {
		if _, err := w.Share(ctx, app.ShareOptions{}); err != nil {
			return err
		}
	}
	return nil
}

func quiet(string, int64, int64) {}
