package ui

import (
	"context"
	"slices"
	"strings"

	"countyline/app"
)

// readNews reads events from the history.
func readNews(ctx context.Context, w *app.Workspace, after int64) ([]app.Event, error) {
	limit := app.HistoryPage
	if after < 0 {
		limit = 1
	}
	list, err := w.History(ctx, app.HistoryFilter{Limit: limit, Arrived: true})
	return slices.DeleteFunc(list, func(e app.Event) bool { return e.ID <= after }), err
}

// newestOf is the id of the newest event; 0 when there is none.
func newestOf(list []app.Event) int64 {
	if len(list) == 0 {
		return 0
	}
	return list[0].ID
}

// arrivedWords say who changed how much, and what of it is to be decided.
func arrivedWords(done app.Exchange, news []app.Event) string {
	var people []string
	things := 0
	for _, e := range news {
		if e.You {
			continue
		}
		things++
		if !slices.Contains(people, e.Person) {
			people = append(people, e.Person)
		}
	}
	words := done.Words()
	if things > 0 {
		much := app.CountOf(things, "thing", "things")
		if things >= app.HistoryPage {
			much = "many things"
		}
		words = namesOf(people) + " changed " + much + "."
	}
	if done.Rates && words != app.SeesRates {
		words += " " + app.SeesRates
	}
	switch {
	case done.Conflicts == 1:
		words += " One is to be decided."
	case done.Conflicts > 1:
		words += " " + app.Count(done.Conflicts) + " are to be decided."
	}
	return words
}

// namesOf lists people, no more than three.
func namesOf(people []string) string {
	switch n := len(people); {
	case n > 3:
		return strings.Join(people[:2], ", ") + " and " + app.Count(n-2) + " more"
	case n > 1:
		return strings.Join(people[:n-1], ", ") + " and " + people[n-1]
	}
	return people[0]
}
