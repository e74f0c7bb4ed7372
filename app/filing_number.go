package app

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strings"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/sqlite"
)

// proposeNumber is the next number of a product's filings. In a team it ends in the initials of whoever freezes: two people
// who work offline on one day would give the same otherwise, and it is printed on every page.
func (w *Workspace) proposeNumber(ctx context.Context, p data.Product) (string, error) {
	numbers, err := w.db.FilingNumbers(ctx, p.ID)
	if err != nil {
		return "", err
	}
	number := nextNumber(p.ContractYear, numbers)
	self, err := w.db.Self(ctx)
	if err != nil || self.Team == "" {
		return number, err
	}
	person, err := w.Person(ctx)
	if mark := Initials(person); mark != "" {
		number += "-" + mark
	}
	return number, err
}

// nextNumber is the one after the highest of the year, such as F-2028-03.
func nextNumber(year int, numbers []string) string {
	prefix, last := fmt.Sprintf("F-%d-", year), 0
	for _, number := range numbers {
		n := 0
		if rest, ok := strings.CutPrefix(number, prefix); ok {
			if _, err := fmt.Sscanf(rest, "%d", &n); err == nil {
				last = max(last, n)
			}
		}
	}
	return fmt.Sprintf("%s%02d", prefix, last+1)
}

// Initials are the first letters of the first and the last word of a name.
func Initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first := []rune(words[0])[:1]
	if len(words) > 1 {
		first = append(first, []rune(words[len(words)-1])[0])
	}
	return strings.ToUpper(string(first))
}

// GivenTwice says who froze those filings of a list whose number another of them has, too, by their ids: two computers can
// give one before they hear of each other. The person is empty of a filing that is older than the history.
func (w *Workspace) GivenTwice(ctx context.Context, list []data.Filing) (map[string]string, error) {
	same := map[string][]data.Filing{}
	for _, f := range list {
		number := strings.ToLower(f.Number)
		same[number] = append(same[number], f)
	}
	by := map[string]string{}
	for _, twins := range same {
		if len(twins) < 2 {
			continue
		}
		frozen := make([]sqlite.LoggedTx, len(twins))
		people := map[string]int{}
		for i, f := range twins {
			var err error
			if frozen[i], err = w.firstOf(ctx, f.ID); err != nil {
				return nil, err
			}
			people[frozen[i].Person]++
		}
		for i, f := range twins {
			by[f.ID] = frozen[i].Person
			if people[frozen[i].Person] > 1 {
				by[f.ID] = w.onDevice(ctx, frozen[i])
			}
		}
	}
	return by, nil
}

// firstOf is the change with which a filing came to be; without its history it is none.
func (w *Workspace) firstOf(ctx context.Context, filingID string) (first sqlite.LoggedTx, err error) {
	log, err := w.db.Log(ctx, sqlite.LogQuery{Row: filingID, Table: "filing", Limit: math.MaxInt32, Ops: 1})
	for _, t := range log {
		if first.ID == 0 || t.Time < first.Time {
			first = t
		}
	}
	return first, err
}

// onDevice names who made a change with the computer it was made on, where that is known.
func (w *Workspace) onDevice(ctx context.Context, t sqlite.LoggedTx) string {
	members, _ := share.Members(ctx, w.db) // without a team there are none
	device := map[oplog.Writer]string{}
	for _, m := range members {
		device[m.Writer] = m.Device
	}
	return cmp.Or(memberName(t.Person, device[t.Writer]), t.Person)
}
