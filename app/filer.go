package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/reports"
)

// Version is this release of Countyline, as documents print it.
const Version = "0.1.0"

// assessment brings the result into the form that every file is written from.
func (e *evidence) assessment(r *adequacy.Result) reports.Assessment {
	a := reports.Assessment{Estimate: e.reference.Estimate, Prospects: e.prospects()}
	for _, t := range r.Area.Types {
		a.Specialties = append(a.Specialties, reports.Specialty{Code: t.Code, Name: t.Name, Unit: t.Unit.String()})
	}
	a.Counties = make([]reports.County, len(r.Area.Rows))
	a.Cells = make([]reports.Cell, 0, len(r.Cells))
	for i := range r.Area.Rows {
		row := &r.Area.Rows[i]
		c := row.County
		a.Counties[i] = reports.County{
			SSA: c.SSA, FIPS: c.FIPS, Name: c.Name, State: c.State, Type: c.Type.String(),
			Beneficiaries: c.Beneficiaries, Pending: row.LOI,
		}
		for t := range r.Area.Types {
			need := c.Requirements[t]
			cell := r.Cell(i, t)
			a.Cells = append(a.Cells, reports.Cell{
				County: i, Specialty: t,
				Required: cell.Required, Counted: cell.Counted, CountPass: cell.CountPass,
				MaxMinutes: need.Limit.Minutes, MaxMiles: need.Limit.Miles, Adjusted: need.Adjusted,
				Weight: cell.Weight, Covered: cell.Covered, RequiredPercent: e.standards.Percent[c.Type],
				CreditPoints: cell.CreditPoints, AccessPass: cell.AccessPass, Pass: cell.Pass(),
				Gap: reports.Gap(cell.Gap.String()),
			})
		}
	}
	return a
}

// filing completes the audit's document with everything that paper lists beyond the cells. It looks into
// every cell again, so it is only made when such a document is asked for.
func (a *Audit) filing(ctx context.Context) (*reports.Filing, error) {
	if a.full != nil {
		return a.full, nil
	}
	e := a.evidence
	f := &reports.Filing{
		Assessment: a.Assessment,
		Plan:       a.cover.Plan, Contract: a.cover.Contract, Product: a.cover.Product, ContractYear: a.cover.ContractYear,
		FilingKind: a.scope.Filing.String(), Number: a.cover.Number, Due: a.cover.Due, Frozen: a.cover.Frozen,
		StandardsLine: e.reference.Source.Name,
		NetworkLine:   e.networkLine(),
		Inputs:        a.inputs(),
		Method:        a.method(),
		ReadWithCare:  a.readWithCare(),
		CheckCode:     a.CheckCode,
		Version:       Version,
		Taken:         len(e.network),
		SetAside:      e.setAside(),
		Rejects:       e.rejects,
		Signers:       []reports.Signer{{Role: "Prepared by"}, {Role: "Reviewed by"}, {Role: "Approved by"}},
	}
	if t, err := time.Parse(time.DateOnly, a.cover.Frozen); err == nil {
		f.AsOf = t.Format("January 2, 2006")
	}
	f.KnownToSigners = a.known()
	if err := a.lists(ctx, f); err != nil {
		return nil, err
	}
	a.full = f
	return f, nil
}

// check is the data check code: a hash of every figure and of what the figures rest on.
func (a *Audit) check() error {
	h := sha256.New()
	if err := reports.WriteCSV(h, &a.Assessment); err != nil {
		return err
	}
	for _, in := range a.inputs() {
		fmt.Fprintf(h, "%s|%s|%s\n", in.Name, in.Source, in.AsOf)
	}
	a.CheckCode = hex.EncodeToString(h.Sum(nil)[:8])
	return nil
}

// setAside counts the rows that were not taken.
func (e *evidence) setAside() int {
	n := 0
	for _, f := range e.files {
		n += f.rows - f.taken
	}
	return n
}

func (e *evidence) networkLine() string {
	var files []rosterFile
	rows, byHand := 0, ""
	for _, f := range e.files {
		if f.byHand {
			byHand = " and " + some(f.rows, "row") + " entered by hand"
			continue
		}
		files = append(files, f)
		rows += f.rows
	}
	switch len(files) {
	case 0:
		return "No roster" + byHand
	case 1:
		return fmt.Sprintf("Roster: %s, %s", files[0].name, some(rows, "row")) + byHand
	default:
		return fmt.Sprintf("%d rosters, %s", len(files), some(rows, "row")) + byHand
	}
}

// prospects counts the providers that any row lists as a prospect.
func (e *evidence) prospects() int {
	listed := map[data.NPI]bool{}
	for i := range e.network {
		if e.network[i].Status == data.Prospect {
			listed[e.network[i].NPI] = true
		}
	}
	return len(listed)
}

// statuses counts the participations of each status.
func (e *evidence) statuses() map[data.Status]int {
	n := map[data.Status]int{}
	for i := range e.network {
		n[e.network[i].Status]++
	}
	return n
}

// approximate counts the locations that were placed without coordinates.
func (e *evidence) approximate() int {
	n := 0
	for i := range e.network {
		if e.network[i].Location.Quality != data.Stated {
			n++
		}
	}
	return n
}
