package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"countyline/data"
)

// countyCodes are the codes of the counties of a reference.
type countyCodes struct {
	bySSA  map[string]string   // FIPS codes
	byFIPS map[string][]string // SSA codes in the order of the file; Los Angeles has two
}

// inForce are the imported references that count, the newest last.
func inForce(ctx context.Context, tx *sql.Tx) ([]slotted, error) {
	return datasets(ctx, tx, current, data.ReferenceFile)
}

// rekeyed are the rows that name the counties of all service areas by the codes that hold once the references in force
// change: by SSA code as soon as there is one, by FIPS code when the last is gone. Some numbers are the SSA code of one
// county and the FIPS code of another, so this belongs into the transaction that changes the references.
func rekeyed(ctx context.Context, tx *sql.Tx, before, after []slotted) ([]record, error) {
	if (len(before) == 0) == (len(after) == 0) {
		return nil, nil
	}
	by := func(codes *countyCodes, c string) []string { return codes.byFIPS[c] }
	ref := after
	if len(after) == 0 {
		ref = before
		by = func(codes *countyCodes, c string) []string { return nonEmpty(codes.bySSA[c]) }
	}
	codes, err := codesOf(ctx, tx, ref[len(ref)-1].slot)
	if err != nil {
		return nil, err
	}
	areas, err := allAreas(ctx, tx)
	if err != nil {
		return nil, err
	}
	var list []record
	for product, area := range areas {
		rows, err := areaRecords(ctx, tx, product, renamed(area, func(c string) []string { return by(codes, c) }))
		if err != nil {
			return nil, err
		}
		list = append(list, rows...)
	}
	return list, nil
}

// keyAreas names the counties of service areas by the codes of the first reference.
func (w *slotWriter) keyAreas() error {
	after, err := inForce(w.ctx, w.tx)
	if err != nil {
		return err
	}
	before := slices.DeleteFunc(slices.Clone(after), func(d slotted) bool { return d.slot == w.slot })
	list, err := rekeyed(w.ctx, w.tx, before, after)
	if err != nil {
		return err
	}
	records := recordWriter{ctx: w.ctx, tx: w.tx, statements: map[string]*sql.Stmt{}}
	defer records.close()
	for _, r := range list {
		if _, _, err := records.put(r); err != nil {
			return err
		}
	}
	return nil
}

func nonEmpty(code string) []string {
	if code == "" {
		return nil
	}
	return []string{code}
}

// renamed names counties by other codes, each once. One that has no other code keeps its own, so that the assessment
// says it is missing.
func renamed(area []data.ServiceCounty, other func(string) []string) []data.ServiceCounty {
	var list []data.ServiceCounty
	seen := map[string]bool{}
	for _, c := range area {
		codes := other(c.County)
		if len(codes) == 0 {
			codes = []string{c.County}
		}
		for _, code := range codes {
			if !seen[code] {
				list = append(list, data.ServiceCounty{County: code, Filing: c.Filing})
			}
			seen[code] = true
		}
	}
	return list
}

func codesOf(ctx context.Context, tx *sql.Tx, slot int64) (*countyCodes, error) {
	codes := &countyCodes{bySSA: map[string]string{}, byFIPS: map[string][]string{}}
	err := eachRow(ctx, tx, "SELECT ssa, fips FROM reference_county WHERE slot = ? ORDER BY position", func(rows *sql.Rows) error {
		var ssa, fips string
		if err := rows.Scan(&ssa, &fips); err != nil || ssa == "" || fips == "" {
			return err
		}
		codes.bySSA[ssa] = fips
		if !slices.Contains(codes.byFIPS[fips], ssa) {
			codes.byFIPS[fips] = append(codes.byFIPS[fips], ssa)
		}
		return nil
	}, slot)
	return codes, err
}

// allAreas are the service areas of all products.
func allAreas(ctx context.Context, tx *sql.Tx) (map[string][]data.ServiceCounty, error) {
	areas := map[string][]data.ServiceCounty{}
	err := eachRow(ctx, tx, "SELECT product_id, county, filing FROM product_county WHERE deleted = 0 ORDER BY product_id, county", func(rows *sql.Rows) error {
		var product, filing string
		var c data.ServiceCounty
		err := rows.Scan(&product, &c.County, &filing)
		if err == nil {
			c.Filing, err = filings.parse(filing)
		}
		areas[product] = append(areas[product], c)
		return err
	})
	return areas, err
}
