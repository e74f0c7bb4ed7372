package intake

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits on a workbook. The HSD Reference File unpacks to 25 MB, ten times its size.
const (
	maxUnpacked   = 768 << 20
	maxPlainSheet = 128 << 20 // larger sheets are streamed from a temporary file
	maxRatio      = 250       // of unpacked to packed; real workbooks stay below 40
	maxParts      = 10_000
)

// workbook is an opened .xlsx. Sheets written the plain way that spreadsheets and libraries write them are scanned directly,
// ten times faster than a general XML reader; anything else goes through excelize.
type workbook struct {
	*content
	ctx     context.Context
	parts   map[string]*zip.File
	sheets  []sheet
	strings []string
	plain   bool // the shared strings could be scanned
}

type sheet struct{ name, part string }

// eachRow is what hears the rows of a sheet: the row number from 1 and its cells, which are only valid during the call.
type eachRow func(line int, cells []string) error

// errUnusual says that a sheet is not written the plain way; it never reaches a person.
var errUnusual = errors.New("not a plainly written sheet")

// errNoHeader ends the reading of a sheet that is not a roster; it never reaches a person.
var errNoHeader = errors.New("no header in the first rows")

func openWorkbook(ctx context.Context, c *content) (*workbook, error) {
	archive, err := zip.NewReader(strings.NewReader(c.body), int64(len(c.body)))
	if err != nil {
		return nil, refuse(c.path, err, "is a damaged workbook; open it in a spreadsheet program and save it again")
	}
	w := &workbook{content: c, ctx: ctx, parts: make(map[string]*zip.File, len(archive.File))}
	if err := w.weigh(archive.File); err != nil {
		return nil, err
	}
	for _, part := range archive.File {
		w.parts[strings.ReplaceAll(part.Name, "\\", "/")] = part
	}
	if _, ok := w.parts["xl/workbook.xml"]; !ok {
		return nil, refuse(c.path, nil, "is an archive but not an .xlsx workbook; unpack it and choose the table inside")
	}
	if err := w.contents(); ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		return nil, refuse(c.path, err, "is a damaged workbook; open it in a spreadsheet program and save it again")
	}
	if err := w.loadStrings(); err != nil && !errors.Is(err, errUnusual) {
		return nil, err
	}
	return w, nil
}

// weigh refuses an archive that would unpack to far more than a table needs.
func (w *workbook) weigh(parts []*zip.File) error {
	var total uint64
	for _, part := range parts {
		total += min(part.UncompressedSize64, maxUnpacked+1)
		if total > maxUnpacked || len(parts) > maxParts {
			return refuse(w.path, nil, "unpacks to far more than a table needs, as a damaged or hostile file does; export it again as CSV")
		}
	}
	if total > 64<<20 && total/uint64(len(w.body)) > maxRatio {
		return refuse(w.path, nil, "unpacks to %d times its size, as a hostile file does; export it again as CSV", total/uint64(len(w.body)))
	}
	return nil
}

// contents reads the list of sheets and where each lies.
func (w *workbook) contents() error {
	var book struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			Attr []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := w.parse("xl/workbook.xml", &book); err != nil {
		return err
	}
	if err := w.parse("xl/_rels/workbook.xml.rels", &links); err != nil {
		return err
	}
	target := make(map[string]string, len(links.Relationship))
	for _, l := range links.Relationship {
		if rooted, ok := strings.CutPrefix(l.Target, "/"); ok {
			target[l.ID] = path.Clean(rooted)
		} else {
			target[l.ID] = path.Join("xl", l.Target)
		}
	}
	for _, s := range book.Sheets {
		for _, a := range s.Attr {
			if a.Name.Local == "id" && a.Name.Space != "" {
				w.sheets = append(w.sheets, sheet{name: s.Name, part: target[a.Value]})
			}
		}
	}
	if len(w.sheets) == 0 {
		return errors.New("no sheets")
	}
	return nil
}

func (w *workbook) parse(part string, into any) error {
	text, err := w.unpack(part)
	if err != nil {
		return err
	}
	return xml.NewDecoder(strings.NewReader(text)).Decode(into)
}

// unpack reads one part whole.
func (w *workbook) unpack(part string) (string, error) {
	file, ok := w.parts[part]
	if !ok {
		return "", fmt.Errorf("no part %q", part)
	}
	if file.UncompressedSize64 > maxPlainSheet {
		return "", errUnusual
	}
	from, err := file.Open()
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }()
	var text strings.Builder
	text.Grow(int(file.UncompressedSize64))
	_, err = io.CopyBuffer(&text, &guarded{w.ctx, from}, make([]byte, 1<<16))
	return text.String(), err
}

// rows hands over every row of a sheet.
func (w *workbook) rows(s sheet, each eachRow) error {
	if w.plain {
		err := w.scan(s, each)
		if !errors.Is(err, errUnusual) {
			return err
		}
	}
	return w.stream(s, each)
}

// scan is the fast way. It checks the whole sheet before the first row is handed over, so that a sheet is never
// begun twice.
func (w *workbook) scan(s sheet, each eachRow) error {
	text, err := w.unpack(s.part)
	if errors.Is(err, errUnusual) || w.ctx.Err() != nil {
		return err
	}
	if err != nil {
		return refuse(w.path, err, "is a damaged workbook: the sheet %q cannot be unpacked; save it again in a spreadsheet program", s.name)
	}
	if !plainSheet(text) {
		return errUnusual
	}
	scanner := sheetScanner{text: text, strings: w.strings}
	return w.worded(s, scanner.rows(each))
}

// worded turns a scanner's complaint into a sentence.
func (w *workbook) worded(s sheet, err error) error {
	var bad *cellError
	if errors.As(err, &bad) {
		return refuse(w.path, err, "cannot be read: in the sheet %q, %s; save it again in a spreadsheet program", s.name, bad.what)
	}
	return err
}

// wellFormed reads a sheet's XML to its end: excelize takes a sheet that breaks off for one that ends.
func (w *workbook) wellFormed(s sheet) error {
	file, ok := w.parts[s.part]
	if !ok {
		return fmt.Errorf("no part %q", s.part)
	}
	from, err := file.Open()
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	decoder := xml.NewDecoder(&guarded{w.ctx, from})
	for {
		if _, err := decoder.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// stream reads a sheet through excelize, which knows every way a workbook may be written.
func (w *workbook) stream(s sheet, each eachRow) (err error) {
	defer func() { // the library has been seen to panic on damaged files
		if r := recover(); r != nil {
			err = refuse(w.path, fmt.Errorf("excelize: %v", r), "is a damaged workbook; open it in a spreadsheet program and save it again")
		}
	}()
	if err := w.wellFormed(s); err != nil {
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		return refuse(w.path, err, "is a damaged workbook: the sheet %q breaks off; save it again in a spreadsheet program", s.name)
	}
	file, err := excelize.OpenReader(strings.NewReader(w.body), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: 32 << 20,
	})
	if err != nil {
		return refuse(w.path, err, "is a damaged workbook; open it in a spreadsheet program and save it again")
	}
	defer func() { _ = file.Close() }()
	rows, err := file.Rows(s.name)
	if err != nil {
		return refuse(w.path, err, "is a damaged workbook: the sheet %q cannot be read", s.name)
	}
	defer func() { _ = rows.Close() }()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return refuse(w.path, err, "is a damaged workbook: line %d of the sheet %q cannot be read", line, s.name)
		}
		for _, cell := range cells {
			if len(cell) > maxCellBytes {
				return w.worded(s, &cellError{fmt.Sprintf("line %d has a cell of more than 32,767 characters", line)})
			}
		}
		if len(cells) > 0 {
			if err := each(line, cells); err != nil {
				return err
			}
		}
	}
	return rows.Error()
}

// loadStrings reads the strings that the sheets share.
func (w *workbook) loadStrings() error {
	w.plain = true
	const part = "xl/sharedStrings.xml"
	if _, ok := w.parts[part]; !ok {
		return nil
	}
	text, err := w.unpack(part)
	if err == nil {
		w.strings, err = scanStrings(text)
	}
	var bad *cellError
	switch {
	case errors.As(err, &bad):
		return refuse(w.path, err, "cannot be read: %s; save it again in a spreadsheet program", bad.what)
	case errors.Is(err, errUnusual):
		w.plain = false
		return err
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	case err != nil:
		return refuse(w.path, err, "is a damaged workbook; open it in a spreadsheet program and save it again")
	}
	return nil
}
