package app

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"countyline/data"
)

// FilingChange says what changed since a filing was frozen.
type FilingChange struct {
	FailingThen, FailingNow int
	Turned                  []CellChange // failed then, meet now
	Fell                    []CellChange // met then, fail now
	Gone, New               int          // cells that are assessed no longer, or were not then
}

// CellChange is one cell whose result is another now.
type CellChange struct {
	CellRef                        // in the assessment of now
	County, State, Specialty, Code string
	CountedThen, CountedNow        int
	RequiredThen, RequiredNow      int
	ShareThenE4, ShareNowE4        int64 // ten-thousandths of a percent; -1 without population points
}

// CompareFiling compares a filing with an assessment on the filing basis.
func (w *Workspace) CompareFiling(ctx context.Context, id string, now *Adequacy) (*FilingChange, error) {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return nil, err
	}
	if now.Basis != FilingBasis {
		return nil, &data.Error{Code: "other_basis", Message: "A filing stands on the filing basis, so it cannot be compared with the member-ready one; choose the filing basis."}
	}
	raw, err := w.readDocument(ctx, f, "adequacy.csv")
	if err != nil {
		return nil, err
	}
	frozen, err := readFrozen(raw)
	if err != nil {
		return nil, damagedDocument(f, "adequacy.csv", err)
	}
	return compare(frozen, now), nil
}

func compare(frozen map[string]frozenCell, now *Adequacy) *FilingChange {
	change := &FilingChange{}
	for _, then := range frozen {
		if !then.pass {
			change.FailingThen++
		}
	}
	lines := newFrozenLines(frozen)
	for c := range now.Counties {
		county := &now.Counties[c]
		for s := range now.Specialties {
			cell, specialty := now.Cell(c, s), now.Specialties[s]
			pass := cell.CountPass && cell.AccessPass
			if !pass {
				change.FailingNow++
			}
			then, ok := lines.of(county.SSA, county.FIPS, specialty.Code)
			if !ok {
				change.New++
				continue
			}
			if then.pass == pass {
				continue
			}
			one := CellChange{
				CellRef: CellRef{County: c, Specialty: s}, County: county.Name, State: county.State, Specialty: specialty.Name, Code: specialty.Code,
				CountedThen: then.counted, CountedNow: cell.Counted, RequiredThen: then.required, RequiredNow: cell.Required,
				ShareThenE4: then.shareE4, ShareNowE4: cell.ShareE4,
			}
			if pass {
				change.Turned = append(change.Turned, one)
			} else {
				change.Fell = append(change.Fell, one)
			}
		}
	}
	change.Gone = len(frozen) - len(lines.seen)
	return change
}

// frozenCell is a line of a kept adequacy.csv.
type frozenCell struct {
	pass              bool
	counted, required int
	shareE4           int64
}

func frozenKey(ssa, fips, code string) string { return ssa + "|" + fips + "|" + code }

// readFrozen reads a kept adequacy.csv by the names of its columns.
func readFrozen(raw []byte) (map[string]frozenCell, error) {
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("no table of cells: %w", err)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	ssa, fips, code, pass := at("ssa_code"), at("fips_code"), at("specialty_code"), at("pass")
	counted, required, share := at("actual_count"), at("required_count"), at("covered_percent")
	if min(ssa, fips, code, pass, counted, required, share) < 0 {
		return nil, fmt.Errorf("a column is missing in %v", rows[0])
	}
	cells := make(map[string]frozenCell, len(rows)-1)
	for _, row := range rows[1:] {
		c := frozenCell{pass: row[pass] == "Y", shareE4: -1}
		c.counted, _ = strconv.Atoi(row[counted])
		c.required, _ = strconv.Atoi(row[required])
		if whole, decimals, ok := strings.Cut(row[share], "."); ok {
			c.shareE4, _ = strconv.ParseInt(whole+decimals, 10, 64) // always four decimals
		}
		cells[frozenKey(row[ssa], row[fips], row[code])] = c
	}
	return cells, nil
}
