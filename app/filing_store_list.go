package app

import (
	"context"
	"fmt"
	"strings"

	"countyline/data"
)

// Filings lists a product's filings, newest first; the empty product is the newest.
func (w *Workspace) Filings(ctx context.Context, productID string) ([]data.Filing, error) {
	p, err := w.product(ctx, productID)
	if data.CodeOf(err) == "no_product" && productID == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return w.db.Filings(ctx, p.product.ID)
}

// Filing is the filing with that id.
func (w *Workspace) Filing(ctx context.Context, id string) (data.Filing, error) {
	return w.db.Filing(ctx, id)
}

// MarkFiled notes the day (YYYY-MM-DD) on which a filing was handed in; empty takes the note back. undo restores what
// stood there before.
func (w *Workspace) MarkFiled(ctx context.Context, id, day string) (undo func(context.Context) error, err error) {
	if day != "" && !IsDay(day) {
		return nil, &data.Error{Code: "bad_date", Message: fmt.Sprintf("%q is not a day; write the day of filing as in 2027-02-10. Nothing was changed.", day)}
	}
	return w.describe(ctx, id, func(f *data.Filing) { f.FiledOn = day })
}

// DescribeFiling changes the title and the note of a filing, which are not printed. undo restores them.
func (w *Workspace) DescribeFiling(ctx context.Context, id, title, note string) (undo func(context.Context) error, err error) {
	title = strings.TrimSpace(title)
	if title == "" {
		return nil, &data.Error{Code: "no_title", Message: "A filing needs a title, so the old one was kept; write one and save again."}
	}
	return w.describe(ctx, id, func(f *data.Filing) { f.Title, f.Note = title, strings.TrimSpace(note) })
}

func (w *Workspace) describe(ctx context.Context, id string, change func(*data.Filing)) (func(context.Context) error, error) {
	before, err := w.db.Filing(ctx, id)
	if err != nil {
		return nil, err
	}
	after := before
	change(&after)
	if err := w.db.DescribeFiling(ctx, after); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return w.db.DescribeFiling(ctx, before) }, nil
}

// DeleteFiling takes a filing out of the list; its documents stay in the workspace. undo puts it back.
func (w *Workspace) DeleteFiling(ctx context.Context, id string) (undo func(context.Context) error, err error) {
	if err := w.db.DeleteFiling(ctx, id); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return w.db.RestoreFiling(ctx, id) }, nil
}
