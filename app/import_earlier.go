package app

import (
	"context"
	"fmt"

	"countyline/data"
)

// EarlierRoster is a roster in force of the product that a draft describes too: it stays beside the draft, or is replaced
// by it.
type EarlierRoster struct {
	data.Dataset
	Providers int // different ones of the roster
	Shared    int // of them also in the draft
	Of        int // different ones of the draft
}

// Replaced suggests that the draft is a newer state of this roster: one that lists more than a third of the other's
// providers.
func (e EarlierRoster) Replaced() bool { return 3*e.Shared > e.Providers || 3*e.Shared > e.Of }

// Why says what the two files have in common, in one sentence.
func (e EarlierRoster) Why() string {
	switch e.Shared {
	case 0:
		return "None of the providers of this file is in it."
	case max(e.Providers, e.Of):
		return "Both list the same " + some(e.Of, "provider") + "."
	}
	return fmt.Sprintf("%s of the %s of this file %s also among its %s.", Count(e.Shared), some(e.Of, "provider"), either(e.Shared, "is", "are"), Count(e.Providers))
}

// noteEarlier finds the rosters in force of the product that a roster describes, oldest first.
func (w *Workspace) noteEarlier(ctx context.Context, d *Draft) error {
	h, err := w.product(ctx, d.options.ProductID)
	if d.Kind != data.RosterFile {
		return nil
	}
	if d.Begins = data.CodeOf(err) == "no_product" && d.options.ProductID == ""; d.Begins {
		return nil
	}
	if err != nil {
		return err
	}
	sets, err := w.db.Datasets(ctx)
	if err != nil {
		return err
	}
	own := map[data.NPI]bool{}
	for i := range d.evidence.network {
		own[d.evidence.network[i].NPI] = true
	}
	for _, set := range sets {
		if set.Kind != data.RosterFile || set.TakenBack || set.ProductID != h.product.ID {
			continue
		}
		npis, err := w.db.RosterProviders(ctx, set.ID)
		if err != nil {
			return err
		}
		e := EarlierRoster{Dataset: set, Providers: len(npis), Of: len(own)}
		for _, npi := range npis {
			if own[npi] {
				e.Shared++
			}
		}
		d.Earlier = append(d.Earlier, e)
	}
	return nil
}
