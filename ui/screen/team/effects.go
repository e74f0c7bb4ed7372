package team

import (
	"context"
	"maps"

	"countyline/app"
	"countyline/data"
)

// effects say of disputed participations in how many cells they would count by each side's status. They are worked out
// once for each assessment: the list of the network is long.
type effects struct {
	figures *app.Adequacy                  // nil while there are none
	cells   map[string]map[data.Status]int // by record; nil for one that is not in the network
}

// on are the effects on figures: those known, if they are of the same.
func (e effects) on(figures *app.Adequacy) effects {
	if e.figures != figures || e.cells == nil {
		return effects{figures, map[string]map[data.Status]int{}}
	}
	return effects{figures, maps.Clone(e.cells)}
}

// hangs says whether figures hang on what is disputed.
func hangs(c *app.Conflict) bool {
	return c.Field == "Status" && !c.Removal && (c.Table == "participation_edit" || c.Table == "added_participation")
}

// tell writes the effects into conflicts.
func (e effects) tell(ctx context.Context, w source, list []app.Conflict) error {
	if e.figures == nil {
		return nil
	}
	var unknown []string
	for i := range list {
		if _, known := e.cells[list[i].RecordID]; hangs(&list[i]) && !known {
			unknown = append(unknown, list[i].RecordID)
			e.cells[list[i].RecordID] = nil
		}
	}
	if unknown != nil {
		found, err := w.CellsOf(ctx, e.figures, unknown)
		if err != nil {
			return err
		}
		maps.Copy(e.cells, found)
	}
	for i := range list {
		if hangs(&list[i]) && e.cells[list[i].RecordID] != nil {
			e.follow(&list[i])
		}
	}
	return nil
}

// follow says of each side what follows from it.
func (e effects) follow(c *app.Conflict) {
	for i := range c.Sides {
		if status, err := app.CheckStatus(c.Sides[i].Value); err == nil {
			c.Sides[i].Effect = cellWords(e.cells[c.RecordID][status])
		}
	}
}

func cellWords(n int) string {
	if n == 0 {
		return "counts in no cell"
	}
	return "counts in " + app.CountOf(n, "cell", "cells")
}
