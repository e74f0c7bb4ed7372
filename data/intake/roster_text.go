package intake

import (
	"slices"

	"countyline/data"
)

// specialtyNeed can be met for all rows at once, see RosterOptions.Assume.
const specialtyNeed = "the specialty code or name"

// rosterNeeds are what the headers of a roster must say.
var rosterNeeds = []need{
	{"the NPI", func(h *header) bool { return !h.has(FieldNPI) }},
	{specialtyNeed, func(h *header) bool { return !h.has(FieldCode) && !h.has(FieldSpecialty) }},
	{"the place (lat and lon, or zip, or city and state, or county)", func(h *header) bool {
		return !h.has(FieldLat, FieldLon) && !h.has(FieldZIP) && !h.has(FieldCity, FieldState) && !h.has(FieldCountyFIPS) && !h.has(FieldCounty, FieldState)
	}},
}

func (b *rosterBuilder) picker() *pickHeader {
	return &pickHeader{mappings: b.opt.Mappings, needs: needsOf(rosterNeeds, b.opt.Assume)}
}

// needsOf leaves out what is assumed of every row.
func needsOf(needs []need, assume map[Field]string) []need {
	if assume[FieldCode] == "" {
		return needs
	}
	return slices.DeleteFunc(slices.Clone(needs), func(n need) bool { return n.what == specialtyNeed })
}

// open adds a file to the report and returns its number.
func (b *rosterBuilder) open(c *content, sheet string, h *header) int32 {
	b.files = append(b.files, File{
		Name: b.name(c.path, sheet), Path: c.path, SHA256: c.sha256,
		Mapping: h.mapping, Ignored: h.ignored(),
	})
	b.npiColumn = append(b.npiColumn, h.names[h.column(FieldNPI)])
	return int32(len(b.files) - 1)
}

// text reads a delimited file, its chunks side by side.
func (b *rosterBuilder) text(t *table) error {
	h, from, line, err := t.textHeader(b.ctx, b.picker())
	if err != nil {
		return err
	}
	if err := h.checkStatus(t.content); err != nil {
		return err
	}
	chunks, err := t.chunks(b.ctx, from, line)
	if err != nil {
		return err
	}
	file := b.open(t.content, "", h)
	total := 0
	for _, c := range chunks {
		total += c.rows
	}
	// Every chunk writes into its own part of one slice: nothing is copied while all rows are taken.
	taken, keys := make([]data.Participation, total), make([]uint64, total)
	results := make([]chunkResult, len(chunks))
	err = t.parallel(b.ctx, chunks, b.opt.Progress, func() func(int, chunk) error {
		reader := b.newReader(file, h)
		return func(i int, c chunk) error {
			reader.begin(taken[c.first:c.first:c.first+c.rows], keys[c.first:c.first:c.first+c.rows])
			err := t.each(c, reader.row)
			results[i] = chunkResult{taken: len(reader.taken), rows: reader.rows, rejects: reader.rejects}
			return err
		}
	})
	if err != nil {
		return err
	}
	n := 0
	for i, r := range results {
		first := chunks[i].first
		copy(taken[n:], taken[first:first+r.taken])
		copy(keys[n:], keys[first:first+r.taken])
		n += r.taken
		b.files[file].Rows += r.rows
		b.rejects = append(b.rejects, r.rejects...)
	}
	b.keep(taken[:n], keys[:n])
	return nil
}

type chunkResult struct {
	taken, rows int
	rejects     []Reject
}

// keep adds the rows of a file; the first file's slice is used as it is.
func (b *rosterBuilder) keep(taken []data.Participation, keys []uint64) {
	if len(b.taken) == 0 {
		b.taken, b.keys = taken, keys
		return
	}
	b.taken, b.keys = append(b.taken, taken...), append(b.keys, keys...)
}

// workbook reads every sheet of an .xlsx whose header is a roster's.
func (b *rosterBuilder) workbook(c *content) error {
	w, err := openWorkbook(b.ctx, c)
	if err != nil {
		return err
	}
	best := b.picker()
	before := len(b.files)
	for _, s := range w.sheets {
		pick := b.picker()
		var reader *rowReader
		label := ""
		if len(w.sheets) > 1 {
			label = squash(s.name)
		}
		err := w.table(b.ctx, s, b.opt.Progress, pick, func(h *header) (sheetReader, error) {
			if err := h.checkStatus(c); err != nil {
				return nil, err
			}
			reader = b.newReader(b.open(c, label, h), h)
			return reader, nil
		})
		if err != nil {
			return err
		}
		if reader != nil {
			b.files[reader.number].Rows = reader.rows
			b.rejects = append(b.rejects, reader.rejects...)
			b.keep(reader.taken, reader.keys)
		}
		best.nearer(pick)
	}
	if len(b.files) == before {
		return unknownHeader(c.path, best)
	}
	return nil
}
