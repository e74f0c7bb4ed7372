package intake

import (
	"context"

	"countyline/data"
)

// PopulationOptions are what a population is read with.
type PopulationOptions struct {
	Places   Places // nil: every row must state its coordinates and its county
	Mappings []Mapping
	Progress Progress
}

// populationNeeds are what the headers of a population must say.
var populationNeeds = []need{
	{"the number of beneficiaries", func(h *header) bool { return !h.has(FieldBeneficiaries) }},
	{"the place (lat and lon, or zip)", func(h *header) bool { return !h.has(FieldLat, FieldLon) && !h.has(FieldZIP) }},
}

// ReadPopulation reads the points where beneficiaries live, as CSV, TSV, pipe or XLSX. A row without a county gets the one
// its point lies in; a row without coordinates gets its ZIP code's point.
func ReadPopulation(ctx context.Context, path string, opt PopulationOptions) (*data.Population, *Report, error) {
	b := &populationBuilder{ctx: ctx, opt: opt, needs: populationNeeds}
	report, err := b.read(path)
	if err != nil {
		return nil, nil, err
	}
	return &data.Population{Source: data.Source{Name: b.source.name}, Points: b.points}, report, nil
}

// read gathers the points of a file and what became of its rows.
func (b *populationBuilder) read(path string) (*Report, error) {
	if err := checkMappings(b.opt.Mappings); err != nil {
		return nil, err
	}
	c, err := load(b.ctx, path)
	if err != nil {
		return nil, err
	}
	b.source = c
	if c.kind == zipKind {
		err = b.workbook()
	} else {
		err = b.text()
	}
	if err != nil {
		return nil, err
	}
	if err := b.weigh(); err != nil {
		return nil, err
	}
	b.file.Taken = len(b.points)
	b.file.Rejected = b.file.Rows - b.file.Taken
	number := map[string]int{b.file.Name: 0}
	files := []File{b.file}
	b.rejects = joinEncoding(b.rejects)
	countWarned(b.rejects, files, number)
	report := &Report{Rejects: b.rejects}
	report.add(files[0])
	return report, nil
}

// weigh refuses more people than live in the country, however many points they are spread over.
func (b *populationBuilder) weigh() error {
	var total int64 // of millionths; a point more is far from overflowing it
	for i := range b.points {
		if total += b.points[i].Beneficiaries; total > mostBeneficiaries*data.PerBeneficiary {
			return refuse(b.source.path, nil, "states more than 400 million beneficiaries in all, more than people live in the country; correct its column %q", b.counted)
		}
	}
	return nil
}

// populationBuilder gathers the rows of one file.
type populationBuilder struct {
	ctx     context.Context
	opt     PopulationOptions
	needs   []need
	nowhere bool // rows name a county and no place in it
	source  *content
	file    File
	points  []data.Point
	rejects []Reject
	counted string // the file's header for the number of beneficiaries
}

func (b *populationBuilder) open(h *header) {
	b.counted = h.names[h.column(FieldBeneficiaries)]
	b.file = File{
		Name: b.source.name, Path: b.source.path, SHA256: b.source.sha256, Mapping: h.mapping, Ignored: h.ignored(),
	}
}

func (b *populationBuilder) text() error {
	t, err := openTable(b.source)
	if err != nil {
		return err
	}
	h, from, line, err := t.textHeader(b.ctx, &pickHeader{mappings: b.opt.Mappings, needs: b.needs})
	if err != nil {
		return err
	}
	chunks, err := t.chunks(b.ctx, from, line)
	if err != nil {
		return err
	}
	b.open(h)
	readers := make([]pointReader, len(chunks))
	err = t.parallel(b.ctx, chunks, b.opt.Progress, func() func(int, chunk) error {
		worker := b.newReader(h)
		return func(i int, c chunk) error {
			worker.points, worker.rejects, worker.rows = make([]data.Point, 0, c.rows), nil, 0
			err := t.each(c, worker.row)
			readers[i] = *worker
			return err
		}
	})
	if err != nil {
		return err
	}
	total := 0
	for i := range readers {
		total += len(readers[i].points)
	}
	b.points = make([]data.Point, 0, total)
	for i := range readers {
		b.points = append(b.points, readers[i].points...)
		b.rejects = append(b.rejects, readers[i].rejects...)
		b.file.Rows += readers[i].rows
	}
	return nil
}

// workbook reads the first sheet of an .xlsx whose header is a population's.
func (b *populationBuilder) workbook() error {
	w, err := openWorkbook(b.ctx, b.source)
	if err != nil {
		return err
	}
	best := &pickHeader{mappings: b.opt.Mappings, needs: b.needs}
	for _, s := range w.sheets {
		pick := &pickHeader{mappings: b.opt.Mappings, needs: b.needs}
		var reader *pointReader
		err := w.table(b.ctx, s, b.opt.Progress, pick, func(h *header) (sheetReader, error) {
			b.open(h)
			reader = b.newReader(h)
			return reader, nil
		})
		if err != nil {
			return err
		}
		if reader != nil {
			b.points, b.rejects, b.file.Rows = reader.points, reader.rejects, reader.rows
			return nil
		}
		best.nearer(pick)
	}
	return unknownHeader(b.source.path, best)
}

// pointReader turns rows into population points. Each worker has its own.
type pointReader struct {
	rowNotes
	places *placeMemory
	keep   *keeper
	points []data.Point

	nowhere bool

	zip, lat, lon, fips, ssa, county, state, beneficiaries int // columns; -1 where there is none
}

func (b *populationBuilder) newReader(h *header) *pointReader {
	return &pointReader{
		rowNotes: rowNotes{file: b.file.Name, header: h}, places: newPlaceMemory(b.opt.Places), keep: newKeeper(), nowhere: b.nowhere,
		zip: h.column(FieldZIP), lat: h.column(FieldLat), lon: h.column(FieldLon), fips: h.column(FieldCountyFIPS), ssa: h.column(FieldSSA),
		county: h.column(FieldCounty), state: h.column(FieldState), beneficiaries: h.column(FieldBeneficiaries),
	}
}

func (r *pointReader) row(line int, cells []string, doubt rowDoubt) {
	r.judge(line, cells, doubt, r.take)
}

// take reads a row into a point or says why not.
func (r *pointReader) take(cells []string) bool {
	if hidden(at(cells, r.beneficiaries)) {
		r.reject(FieldBeneficiaries, at(cells, r.beneficiaries), BadBeneficiaries, hiddenCount)
		return false
	}
	where := readSpot(at(cells, r.lat), at(cells, r.lon))
	micro, problem := readBeneficiaries(at(cells, r.beneficiaries), commasOf(where, r.header.delim))
	if problem != "" {
		r.reject(FieldBeneficiaries, at(cells, r.beneficiaries), BadBeneficiaries, problem)
		return false
	}
	p := data.Point{Beneficiaries: micro}
	if s := at(cells, r.zip); !blankWord(s) {
		zip, ok := readZIP(s)
		if !ok {
			r.warn(FieldZIP, s, NoLocation, "a ZIP code has five or nine digits; the row was taken without it")
		}
		p.ZIP = r.keep.word(five(zip))
	}
	if !r.nowhere && !r.spot(cells, where, &p) || !r.homeCounty(cells, &p) {
		return false
	}
	r.points = append(r.points, p)
	return true
}

// spot takes the coordinates, else the ZIP code's point.
func (r *pointReader) spot(cells []string, s spot, p *data.Point) bool {
	if s.problem != "" {
		value := at(cells, r.lat)
		if s.column == FieldLon {
			value = at(cells, r.lon)
		}
		r.reject(s.column, value, BadCoordinates, s.problem)
		return false
	}
	if p.Lat, p.Lon = s.lat, s.lon; s.stated {
		return true
	}
	zip, ok := r.places.zip(p.ZIP)
	if !ok {
		r.reject(FieldZIP, at(cells, r.zip), NoLocation, "no location: no coordinates, and the ZIP code could not be found")
		return false
	}
	p.Lat, p.Lon = zip.Lat, zip.Lon
	return true
}

// homeCounty reads the county row that the point feeds: by SSA code, by FIPS code, by name, else by where it lies.
func (r *pointReader) homeCounty(cells []string, p *data.Point) bool {
	if s := at(cells, r.ssa); !blankWord(s) {
		ssa, ok := padded(s, 5)
		if !ok || len(whole(s)) < 4 {
			r.reject(FieldSSA, s, BadCounty, "an SSA code has five digits")
			return false
		}
		p.SSA = r.keep.word(ssa)
	}
	if s := at(cells, r.fips); !blankWord(s) {
		fips, ok := padded(s, 5)
		if !ok || len(whole(s)) < 4 {
			r.reject(FieldCountyFIPS, s, BadCounty, "a county FIPS code has five digits")
			return false
		}
		p.CountyFIPS = r.keep.word(fips)
	}
	if p.SSA != "" || p.CountyFIPS != "" {
		return true
	}
	if name := at(cells, r.county); !blankWord(name) {
		state, _ := readState(at(cells, r.state))
		if zip, ok := r.places.zip(p.ZIP); state == "" && ok {
			state = zip.State
		}
		if fips := r.places.county(state, name); fips != "" {
			p.CountyFIPS = fips
			return true
		}
		if r.nowhere {
			r.reject(FieldCounty, name, BadCounty, "no county of this name in the state")
			return false
		}
		r.warn(FieldCounty, name, BadCounty, "no county of this name in the state; the one at the row's point was taken")
	}
	if r.places != nil && !r.nowhere {
		p.CountyFIPS = r.places.locate(p.Lat, p.Lon)
	}
	if p.CountyFIPS == "" {
		r.reject(FieldCountyFIPS, "", BadCounty, r.noCounty())
		return false
	}
	return true
}

func (r *pointReader) noCounty() string {
	if r.nowhere {
		return "no county: the row states none"
	}
	return "no county: the row states none and none could be found at its point"
}
