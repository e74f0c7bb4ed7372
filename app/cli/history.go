package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"countyline/app"
	"countyline/reports"
)

type historyCommand struct {
	Workspace string `help:"Folder of the workspace." required:"" placeholder:"DIR"`
	Record    string `help:"Only changes of one record: an NPI, or an id as the CSV has it." placeholder:"ID"`
	Person    string `help:"Only what this person changed." placeholder:"NAME"`
	Since     string `help:"Only what happened since a day, YYYY-MM-DD, or an instant, YYYY-MM-DDTHH:MM, in local time." placeholder:"WHEN"`
	Limit     int    `help:"At most this many changes; 0 for all." default:"100"`
	Unshared  bool   `help:"Only what is not in the shared folder yet."`
	CSV       bool   `name:"csv" help:"Write CSV, one field of one record a line."`
}

// Run lists what was changed, the newest first.
func (c *historyCommand) Run(ctx context.Context, t *terminal) (err error) {
	filter := app.HistoryFilter{Person: c.Person, Unshared: c.Unshared}
	if c.Since != "" {
		if filter.From, err = readInstant("--since", c.Since); err != nil {
			return err
		}
	}
	if c.Limit < 0 {
		return &usageError{"--limit is a number of changes; 0 lists all"}
	}
	w, err := t.read(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if c.Record != "" {
		if filter.Records, err = w.RecordsNamed(ctx, c.Record); err != nil {
			return err
		}
	}
	write := t.historyLines
	if c.CSV {
		write = t.historyCSV
	}
	return pages(ctx, w, filter, c.Limit, write)
}

// pages hands the history over in parts, so that a long one need not be held.
func pages(ctx context.Context, w *app.Workspace, filter app.HistoryFilter, limit int, write func([]app.Event, bool) error) error {
	const page = 500
	for first, left := true, limit; ; first = false {
		filter.Limit = page
		if limit > 0 {
			filter.Limit = min(page, left)
		}
		events, err := w.History(ctx, filter)
		if err != nil {
			return err
		}
		if err := write(events, first); err != nil {
			return err
		}
		left -= len(events)
		if len(events) < filter.Limit || limit > 0 && left == 0 {
			return nil
		}
		filter.Before = events[len(events)-1].ID
	}
}

func (t *terminal) historyLines(events []app.Event, first bool) error {
	if first && len(events) == 0 {
		fmt.Fprintln(t.err, "Note: no change passes these filters.")
	}
	for _, e := range events {
		fmt.Fprintf(t.out, "%s  %-16s  %s: %s\n", e.Happened.Local().Format("2006-01-02 15:04"), e.Person, e.Subject(), e.Summary())
	}
	return nil
}

// historyCSV writes one line a field. All figures and words are as the window shows them.
func (t *terminal) historyCSV(events []app.Event, first bool) error {
	out := reports.NewCSV(t.out)
	if first {
		out.Row("event", "happened", "recorded", "person", "here", "shared", "reason", "table", "id", "record", "field", "from", "to")
	}
	for _, e := range events {
		for _, c := range e.Changes {
			out.Row(strconv.FormatInt(e.ID, 10), e.Happened.Format(time.RFC3339), e.Recorded.Format(time.RFC3339), e.Person, yes(e.You), yes(e.Shared), e.Words(),
				c.Table, c.RecordID, c.Record, c.Field, c.From, c.To)
		}
	}
	return out.Flush()
}

func yes(on bool) string {
	if on {
		return "yes"
	}
	return "no"
}

// readInstant reads a day, or a minute or second of one, in local time. A day is its beginning.
func readInstant(flag, text string) (time.Time, error) {
	for _, form := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if at, err := time.ParseInLocation(form, text, time.Local); err == nil {
			return at, nil
		}
	}
	return time.Time{}, &usageError{fmt.Sprintf("%s is a day written YYYY-MM-DD, or an instant written YYYY-MM-DDTHH:MM; %q is neither", flag, text)}
}
