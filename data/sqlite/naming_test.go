package sqlite

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"countyline/data"
)

func TestTheNameOfAProviderIsThatOfTheOldestFileWhateverWasReadFirst(t *testing.T) {
	const boone, cole = data.NPI(1234567893), data.NPI(1987654321)
	file := func(npi data.NPI, name, practice string) []data.Participation {
		rows := roster(2, data.Signed)
		rows[0].NPI, rows[0].Name, rows[0].Practice = npi, name, practice
		return rows
	}
	files := [][]data.Participation{
		file(boone, "A BOONE", "ELM CLINIC"),
		file(boone, "Ada Boone", "Elm Clinic"),
		file(cole, "Bea Cole", "Elm-Clinic"),
		file(boone, "Boone, Ada", "elm clinic"),
	}
	want := map[string]string{boone.String(): "A BOONE", cole.String(): "Bea Cole"}
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}} {
		for _, takenBack := range []int{-1, 0, 3} {
			t.Run(fmt.Sprint(order, " without ", takenBack), func(t *testing.T) {
				team := colleagues(t, "rosa", "ben")
				var sets []data.Dataset
				for i, rows := range files {
					team[0].now = at(noon.Add(time.Duration(i) * time.Second)).Now
					sets = append(sets, save(t, team[0].DB, "p", rows))
				}
				if takenBack >= 0 {
					_, err := team[0].TakeBack(t.Context(), sets[takenBack].ID)
					must(t, err)
				}
				meet(team...)
				for _, i := range order {
					_, err := team[1].SaveRoster(t.Context(), Import{Dataset: sets[i], Again: true}, files[i])
					must(t, err)
				}
				for _, c := range team {
					got := cellsOf(t, c.DB, "provider", "name")
					for id := range got {
						if want[id] == "" {
							delete(got, id)
						}
					}
					if !reflect.DeepEqual(got, want) {
						t.Errorf("%s has %v", c.name, got)
					}
					if got := cellsOf(t, c.DB, "practice", "name")[PracticeID("Elm Clinic")]; got != "ELM CLINIC" {
						t.Errorf("%s has %s", c.name, got)
					}
				}
			})
		}
	}
}
