package intake

import (
	"hash/maphash"

	"countyline/data"
)

// rowReader turns rows into participations. Each worker has its own.
type rowReader struct {
	rowNotes
	known     *specialties
	places    *placeMemory
	keep      *keeper
	verdicts  map[[2]string]verdict  // by code and name
	standings map[[2]string]standing // by status and letter of intent
	assume    map[Field]string
	seed      maphash.Seed

	number int32 // of the file
	column rosterColumns

	// of the chunk at hand
	taken []data.Participation
	keys  []uint64
}

// rosterColumns is where each field lies; -1 where it does not.
type rosterColumns struct {
	npi, code, name, last, first, lat, lon, address, address2, city, state, zip, county, fips, ssa, status, loi, beds int
	specialty, practice                                                                                               []int
}

func (h *header) column(f Field) int {
	if c := h.columns[f]; len(c) > 0 {
		return c[0]
	}
	return -1
}

func (b *rosterBuilder) newReader(file int32, h *header) *rowReader {
	return &rowReader{
		known: b.known, places: newPlaceMemory(b.opt.Places), keep: newKeeper(), verdicts: map[[2]string]verdict{}, standings: map[[2]string]standing{}, assume: b.opt.Assume, seed: b.seed,
		rowNotes: rowNotes{file: b.files[file].Name, header: h}, number: file,
		column: rosterColumns{
			npi: h.column(FieldNPI), code: h.column(FieldCode), name: h.column(FieldName), last: h.column(FieldLastName), first: h.column(FieldFirstName),
			lat: h.column(FieldLat), lon: h.column(FieldLon), address: h.column(FieldAddress), address2: h.column(FieldAddress2),
			city: h.column(FieldCity), state: h.column(FieldState), zip: h.column(FieldZIP), county: h.column(FieldCounty), fips: h.column(FieldCountyFIPS),
			ssa: h.column(FieldSSA), status: h.column(FieldStatus), loi: h.column(FieldLOI), beds: h.column(FieldBeds),
			specialty: h.columns[FieldSpecialty], practice: h.columns[FieldPractice],
		},
	}
}

// begin starts a chunk.
func (r *rowReader) begin(taken []data.Participation, keys []uint64) {
	r.taken, r.keys, r.rejects, r.rows = taken, keys, nil, 0
}

// firstOf is the first cell that says something.
func firstOf(cells []string, columns []int) string {
	for _, c := range columns {
		if s := at(cells, c); !blankWord(s) {
			return s
		}
	}
	return ""
}

func (r *rowReader) row(line int, cells []string, doubt rowDoubt) {
	r.judge(line, cells, doubt, r.take)
}

// take reads a row into a participation or says why not.
func (r *rowReader) take(cells []string) bool {
	p := data.Participation{Row: data.RowRef{File: r.number, Line: int32(r.line)}}
	if !r.identity(cells, &p) || !r.place(cells, &p) {
		return false
	}
	r.served(cells, &p)
	r.taken = append(r.taken, p)
	r.keys = append(r.keys, r.key(&p))
	return true
}

// identity reads who, under which specialty, how far contracted.
func (r *rowReader) identity(cells []string, p *data.Participation) bool {
	c := &r.column
	npi, problem := readNPI(at(cells, c.npi))
	if problem != "" {
		r.reject(FieldNPI, at(cells, c.npi), BadNPI, problem)
		return false
	}
	pair := [2]string{at(cells, c.code), firstOf(cells, c.specialty)}
	if blankWord(pair[0]) && blankWord(pair[1]) {
		pair[0] = r.assume[FieldCode]
	}
	v, ok := r.verdicts[pair]
	if !ok {
		v = r.known.judge(pair[0], pair[1])
		r.verdicts[pair] = v
	}
	shown := pair[1]
	if v.column == FieldCode {
		shown = pair[0]
	}
	if v.problem != "" {
		r.reject(v.column, shown, BadSpecialty, v.problem)
		return false
	}
	if v.doubt != "" {
		r.warn(v.column, shown, BadSpecialty, v.doubt)
	}
	words := [2]string{at(cells, c.status), at(cells, c.loi)}
	if blankWord(words[0]) && blankWord(words[1]) {
		words[0] = r.assume[FieldStatus]
	}
	standing, ok := r.standings[words]
	if !ok {
		standing = readStatus(words[0], words[1], c.status >= 0 || r.assume[FieldStatus] != "")
		r.standings[words] = standing
	}
	if shown = words[0]; standing.column == FieldLOI {
		shown = words[1]
	}
	if standing.problem != "" {
		r.reject(standing.column, shown, BadStatus, standing.problem)
		return false
	}
	if standing.doubt != "" {
		r.warn(standing.column, shown, BadStatus, standing.doubt)
	}
	p.NPI, p.Specialty, p.Status = npi, v.code, standing.status
	r.names(cells, p)
	if v.code == data.AcuteHospital {
		var doubt string
		if p.Beds, doubt = readBeds(at(cells, c.beds)); doubt != "" {
			r.warn(FieldBeds, at(cells, c.beds), BadBeds, doubt)
		}
	}
	return true
}

// names reads the provider's name and the business that signs. DC in an HSD table says "direct contract".
func (r *rowReader) names(cells []string, p *data.Participation) {
	name := at(cells, r.column.name)
	if name == "" {
		last, first := at(cells, r.column.last), at(cells, r.column.first)
		switch {
		case last == "":
			name = first
		case blankWord(first):
			name = last
		default:
			name = last + ", " + first
		}
	}
	p.Name = r.keep.text(printable(name))
	if practice := firstOf(cells, r.column.practice); practice != "DC" {
		p.Practice = r.keep.word(printable(practice))
	}
}

// served reads the county an HSD table lists the provider for; the provider may sit in another.
func (r *rowReader) served(cells []string, p *data.Participation) {
	s := at(cells, r.column.ssa)
	if blankWord(s) {
		return
	}
	ssa, ok := padded(s, 5)
	if !ok || len(whole(s)) < 4 {
		r.warn(FieldSSA, s, BadCounty, "an SSA code has five digits; the row was taken without it")
		return
	}
	p.SSA = r.keep.word(ssa)
}

// key hashes what makes a duplicate.
func (r *rowReader) key(p *data.Participation) uint64 {
	var h maphash.Hash
	h.SetSeed(r.seed)
	_, _ = h.WriteString(p.Location.Key())
	_, _ = h.WriteString(p.Specialty)
	_, _ = h.WriteString(p.SSA)
	_ = h.WriteByte(byte(p.Status))
	n := uint64(p.NPI)
	for range 5 {
		_ = h.WriteByte(byte(n))
		n >>= 8
	}
	return h.Sum64()
}
