package app

import (
	"context"
	"errors"
	"time"

	"countyline/data"
	"countyline/data/sqlite"
)

// CreateSample makes a workspace in dir with the invented sample plan and its roster. When it fails, dir is as it
// was before.
func CreateSample(ctx context.Context, dir string, progress Progress) error {
	return asBefore(dir, func() error {
		w, err := openWith(dir, progress, func(dir string, o sqlite.Options) (*sqlite.DB, error) {
			o.Now = sampleClock
			return sqlite.Create(ctx, dir, o)
		})
		if err != nil {
			return err
		}
		return errors.Join(w.asMaker(ctx, func() error { return w.fillSample(ctx, dir) }), w.Close())
	})
}

// sampleClock is when the sample plan's roster was imported, a day in the weeks before its filing: the sample is the
// same one whenever it is made, to the check code.
func sampleClock() time.Time { return time.Date(2026, 11, 18, 14, 12, 0, 0, time.UTC) }

// Maker is who made what the sample plan came with.
const Maker = "Countyline"

// asMaker does what nobody but the program does: the history of the sample is the same on every computer.
func (w *Workspace) asMaker(ctx context.Context, work func() error) error {
	if err := w.db.SetPerson(ctx, Maker); err != nil {
		return err
	}
	return errors.Join(work(), w.db.SetPerson(ctx, ""))
}

// fillSample writes the sample's roster, and its records into the workspace.
func (w *Workspace) fillSample(ctx context.Context, dir string) error {
	plan, files, err := WriteSampleFiles(dir)
	if err != nil {
		return err
	}
	if plan.Plan, err = w.db.SavePlan(ctx, plan.Plan); err != nil {
		return err
	}
	plan.Contract.PlanID = plan.Plan.ID
	if plan.Contract, err = w.db.SaveContract(ctx, plan.Contract); err != nil {
		return err
	}
	plan.Product.ContractID = plan.Contract.ID
	if plan.Product, err = w.db.SaveProduct(ctx, plan.Product); err != nil {
		return err
	}
	if err := w.db.SaveServiceArea(ctx, plan.Product.ID, plan.Counties); err != nil {
		return err
	}
	for _, path := range files {
		if _, err := w.Import(ctx, path, DraftOptions{ProductID: plan.Product.ID, Kind: data.RosterFile}); err != nil {
			return err
		}
	}
	return nil
}
