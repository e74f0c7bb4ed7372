package sqlite

import (
	"context"
	"database/sql"
	"strconv"

	"countyline/data"
)

// SaveReference saves a CMS reference file; the newest one that was not taken back is in force. Service areas that were
// kept by FIPS code for want of SSA codes are kept by SSA code from then on.
func (db *DB) SaveReference(ctx context.Context, in Import, ref data.Reference) (data.Dataset, error) {
	for _, c := range ref.Counties {
		if len(c.Requirements) != len(ref.Types) {
			return data.Dataset{}, problem("bad_reference", "%s, %s has %d requirements for %d specialty types, so the reference file was not saved; choose the file as downloaded from CMS.",
				c.Name, c.State, len(c.Requirements), len(ref.Types))
		}
	}
	return db.save(ctx, in, data.ReferenceFile, len(ref.Counties), func(w *slotWriter) error {
		for _, write := range []func(data.Reference) error{
			w.referenceHead, w.referenceTypes, w.referenceCounties, w.requirements, w.certificates, w.notes, w.changes,
		} {
			if err := write(ref); err != nil {
				return err
			}
		}
		if in.Again {
			return nil // whoever imported the file named the counties anew, and those changes come by themselves
		}
		return w.keyAreas()
	})
}

func (w *slotWriter) referenceHead(ref data.Reference) error {
	_, err := w.tx.ExecContext(w.ctx, "INSERT INTO reference (slot, source, as_of, year, estimate) VALUES (?, ?, ?, ?, ?)",
		w.slot, ref.Source.Name, ref.Source.AsOf, ref.Year, ref.Estimate)
	return err
}

func (w *slotWriter) referenceTypes(ref data.Reference) error {
	b := w.table("reference_type", "slot position code name kind evaluated_as unit", false)
	for i, t := range ref.Types {
		if err := b.add(w.slot, i, t.Code, t.Name, kindWord(t.Kind), t.EvaluatedAs, t.Unit.String()); err != nil {
			return err
		}
	}
	return b.flush()
}

func (w *slotWriter) referenceCounties(ref data.Reference) error {
	b := w.table("reference_county", "slot position ssa fips name state type beneficiaries p95 beneficiaries_required", true)
	for i, c := range ref.Counties {
		err := b.add(w.slot, i, c.SSA, c.FIPS, c.Name, c.State, c.Type.String(), c.Beneficiaries, c.P95, c.BeneficiariesRequired)
		if err != nil {
			return err
		}
	}
	return b.flush()
}

func (w *slotWriter) requirements(ref data.Reference) error {
	b := w.table("requirement", "slot county type required minutes miles adjusted", false)
	for i, c := range ref.Counties {
		for j, r := range c.Requirements {
			if err := b.add(w.slot, i, j, r.Required, r.Limit.Minutes, r.Limit.Miles, r.Adjusted); err != nil {
				return err
			}
		}
	}
	return b.flush()
}

func (w *slotWriter) certificates(ref data.Reference) error {
	b := w.table("certificate_of_need", "slot position ssa specialty customized", false)
	for i, c := range ref.CertificateOfNeed {
		if err := b.add(w.slot, i, c.SSA, c.Specialty, c.Customized); err != nil {
			return err
		}
	}
	return b.flush()
}

func (w *slotWriter) notes(ref data.Reference) error {
	b := w.table("reference_note", "slot position specialty text", false)
	for i, n := range ref.Notes {
		if err := b.add(w.slot, i, n.Specialty, n.Text); err != nil {
			return err
		}
	}
	return b.flush()
}

func (w *slotWriter) changes(ref data.Reference) error {
	b := w.table("criteria_change", "slot position ssa specialty minutes miles minutes_before miles_before reason", false)
	for i, c := range ref.Changes {
		err := b.add(w.slot, i, c.SSA, c.Specialty, c.Now.Minutes, c.Now.Miles, c.Before.Minutes, c.Before.Miles, c.Reason)
		if err != nil {
			return err
		}
	}
	return b.flush()
}

// LoadReference reads the reference in force; the error has code "no_reference" while no file was imported.
func (db *DB) LoadReference(ctx context.Context) (data.Reference, data.Dataset, error) {
	return db.loadReference(ctx, func(r referenceReader) []func() error {
		return []func() error{r.head, r.types, r.counties, r.requirements, r.certificates, r.notes, r.changes}
	})
}

// LoadReferenceCounties reads the counties and types of the reference in force without their requirements, which are
// nearly all of it.
func (db *DB) LoadReferenceCounties(ctx context.Context) (data.Reference, data.Dataset, error) {
	return db.loadReference(ctx, func(r referenceReader) []func() error {
		return []func() error{r.head, r.types, r.counties}
	})
}

func (db *DB) loadReference(ctx context.Context, parts func(referenceReader) []func() error) (data.Reference, data.Dataset, error) {
	var ref data.Reference
	var file data.Dataset
	err := db.view(ctx, func(tx *sql.Tx) error {
		set, err := latest(ctx, tx, data.ReferenceFile, problem("no_reference", "No CMS reference file has been imported; figures are estimates until one is."))
		if err != nil {
			return err
		}
		file = set.Dataset
		for _, read := range parts(referenceReader{ctx, tx, set.slot, &ref}) {
			if err := read(); err != nil {
				return err
			}
		}
		return nil
	})
	return ref, file, err
}

type referenceReader struct {
	ctx  context.Context
	tx   *sql.Tx
	slot int64
	ref  *data.Reference
}

// each runs a query for the slot and hands every row to take.
func (r referenceReader) each(query string, take func(*sql.Rows) error) error {
	rows, err := r.tx.QueryContext(r.ctx, query, r.slot)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (r referenceReader) head() error {
	return r.tx.QueryRowContext(r.ctx, "SELECT source, as_of, year, estimate FROM reference WHERE slot = ?", r.slot).
		Scan(&r.ref.Source.Name, &r.ref.Source.AsOf, &r.ref.Year, &r.ref.Estimate)
}

func (r referenceReader) types() error {
	return r.each("SELECT code, name, kind, evaluated_as, unit FROM reference_type WHERE slot = ? ORDER BY position", func(rows *sql.Rows) error {
		var t data.Specialty
		var kind, unit string
		err := rows.Scan(&t.Code, &t.Name, &kind, &t.EvaluatedAs, &unit)
		if err != nil {
			return err
		}
		t.Kind = parseKind(kind)
		t.Unit, err = units.parse(unit)
		r.ref.Types = append(r.ref.Types, t)
		return err
	})
}

func (r referenceReader) counties() error {
	return r.each(`SELECT ssa, fips, name, state, type, beneficiaries, p95, beneficiaries_required
		FROM reference_county WHERE slot = ? ORDER BY position`, func(rows *sql.Rows) error {
		var c data.County
		var kind string
		if err := rows.Scan(&c.SSA, &c.FIPS, &c.Name, &c.State, &kind, &c.Beneficiaries, &c.P95, &c.BeneficiariesRequired); err != nil {
			return err
		}
		var ok bool
		if c.Type, ok = data.ParseCountyType(kind); !ok {
			return problem("newer_schema", "The workspace holds a county type %q that this Countyline does not know; nothing was changed. Install the newest version, then open it again.", kind)
		}
		c.Requirements = make([]data.Requirement, len(r.ref.Types))
		r.ref.Counties = append(r.ref.Counties, c)
		return nil
	})
}

func (r referenceReader) requirements() error {
	return r.each("SELECT county, type, required, minutes, miles, adjusted FROM requirement WHERE slot = ?", func(rows *sql.Rows) error {
		var county, kind int
		var q data.Requirement
		if err := rows.Scan(&county, &kind, &q.Required, &q.Limit.Minutes, &q.Limit.Miles, &q.Adjusted); err != nil {
			return err
		}
		if county >= len(r.ref.Counties) || kind >= len(r.ref.Types) {
			return problem("corrupt", "The reference file %s is not whole in this workspace. Take the import back and import the file again.", strconv.Quote(r.ref.Source.Name))
		}
		r.ref.Counties[county].Requirements[kind] = q
		return nil
	})
}

func (r referenceReader) certificates() error {
	return r.each("SELECT ssa, specialty, customized FROM certificate_of_need WHERE slot = ? ORDER BY position", func(rows *sql.Rows) error {
		var c data.CertificateOfNeed
		err := rows.Scan(&c.SSA, &c.Specialty, &c.Customized)
		r.ref.CertificateOfNeed = append(r.ref.CertificateOfNeed, c)
		return err
	})
}

func (r referenceReader) notes() error {
	return r.each("SELECT specialty, text FROM reference_note WHERE slot = ? ORDER BY position", func(rows *sql.Rows) error {
		var n data.Note
		err := rows.Scan(&n.Specialty, &n.Text)
		r.ref.Notes = append(r.ref.Notes, n)
		return err
	})
}

func (r referenceReader) changes() error {
	return r.each(`SELECT ssa, specialty, minutes, miles, minutes_before, miles_before, reason
		FROM criteria_change WHERE slot = ? ORDER BY position`, func(rows *sql.Rows) error {
		var c data.CriteriaChange
		err := rows.Scan(&c.SSA, &c.Specialty, &c.Now.Minutes, &c.Now.Miles, &c.Before.Minutes, &c.Before.Miles, &c.Reason)
		r.ref.Changes = append(r.ref.Changes, c)
		return err
	})
}
