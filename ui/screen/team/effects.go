package team

import (
	"context"
	"maps"

	"countyline/app"
)

// effects say of disputed participations in how many cells they count as they are shown. They are worked out once for
// each assessment: the list of the network is long.
type effects struct {
	figures *app.Adequacy  // nil while there are none
	cells   map[string]int // by record; -1 for one that is not in the network
}

// on are the effects on figures: those known, if they are of the same.
func (e effects) on(figures *app.Adequacy) effects {
	if e.figures != figures || e.cells == nil {
		return effects{figures, map[string]int{}}
	}
	return effects{figures, maps.Clone(e.cells)}
}

// hangs says whether figures hang on what is disputed.
func hangs(c *app.Conflict) bool {
	return c.Effect == "" && !c.Removal && (c.Table == "participation_edit" || c.Table == "added_participation")
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
			e.cells[list[i].RecordID] = -1
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
		if c := &list[i]; hangs(c) && e.cells[c.RecordID] >= 0 {
			c.Effect = cellWords(e.cells[c.RecordID]) + " as " + valueWords(c.Sides[0].Value)
		}
	}
	return nil
}

func cellWords(n int) string {
	if n == 0 {
		return "counts in no cell"
	}
	return "counts in " + app.CountOf(n, "cell", "cells")
}
