package reports

import (
	"cmp"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// maxSheetRows is what a worksheet holds, less a line to say that the table goes on.
const maxSheetRows = 1<<20 - 2

// workbook is a spreadsheet on its way: sheets are streamed one after the other, and the first error is kept.
type workbook struct {
	file   *excelize.File
	styles [styleCount]int
	sizes  map[string]string // part of the file → the range of cells that its sheet fills
	sheets int
	err    error
}

// newWorkbook starts a workbook whose bytes depend on its content alone.
func newWorkbook(title, author, frozen string) *workbook {
	b := &workbook{file: excelize.NewFile(), sizes: map[string]string{}, sheets: 1} // a new file has one, which is taken out at the end
	stamp := frozenOn(frozen).Format("2006-01-02T15:04:05Z")                        // the day of the freeze: the only time the file carries
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: author, LastModifiedBy: author, Created: stamp, Modified: stamp, Language: "en-US",
	}))
	for i, style := range houseStyles() {
		id, err := b.file.NewStyle(style)
		b.keep(err)
		b.styles[i] = id
	}
	return b
}

// writeTo writes the finished workbook and removes what excelize kept on disk. The parts go straight to w:
// excelize would gather the whole file in memory first.
func (b *workbook) writeTo(w io.Writer) error {
	if b.err == nil {
		b.keep(b.file.DeleteSheet("Sheet1"))
		b.file.SetActiveSheet(0)
	}
	if b.err == nil {
		b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &sortedZip{w: w, sizes: b.sizes} })
		_, err := b.file.WriteTo(io.Discard)
		b.keep(err)
	}
	b.keep(b.file.Close())
	return b.err
}

func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// sheet is one worksheet being written from the top down.
type sheet struct {
	book *workbook
	name string
	part string // its name in the file
	out  *excelize.StreamWriter
	row  int
	rows int // where the table ends, when a note stands under it
	cols int
	pool []excelize.Cell // the cells of the row being made, used again for each row
}

// column is a column of a worksheet.
type column struct {
	name   string
	width  float64 // in characters; wider when the name with its filter button needs it
	figure bool    // right-aligned under a right-aligned heading
}

// sheetLayout is what a worksheet must know before its first row.
type sheetLayout struct {
	name    string
	columns []column
	frozen  int  // columns that stay when the table is scrolled
	table   bool // the first row is the heading of all others: it stays, is repeated in print and holds the filter
}

// addSheet starts a worksheet that prints in landscape, as wide as the paper.
func (b *workbook) addSheet(l sheetLayout) *sheet {
	s := &sheet{book: b, name: l.name, cols: len(l.columns)}
	if b.err != nil {
		return s
	}
	_, err := b.file.NewSheet(l.name)
	b.keep(err)
	b.sheets++
	s.part = "xl/worksheets/sheet" + strconv.Itoa(b.sheets) + ".xml"
	b.keep(b.file.SetSheetProps(l.name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	b.keep(b.file.SetPageLayout(l.name, &excelize.PageLayoutOptions{Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}))
	b.keep(b.file.SetSheetView(l.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	if s.out, err = b.file.NewStreamWriter(l.name); err != nil {
		b.keep(err)
		return s
	}
	for i, c := range l.columns {
		width := c.width
		if l.table {
			width = max(width, float64(len(c.name))+3)
		}
		b.keep(s.out.SetColWidth(i+1, i+1, width))
	}
	if l.table {
		corner, err := excelize.CoordinatesToCellName(l.frozen+1, 2)
		b.keep(err)
		b.keep(s.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: l.frozen, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}))
		b.keep(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + l.name + "'!$1:$1", Scope: l.name}))
		s.heads(l.columns...)
	}
	return s
}

// line writes the next row; the cells made for it serve the row after it.
func (s *sheet) line(cells ...any) {
	s.row++
	s.pool = s.pool[:0]
	if s.book.err != nil || s.out == nil {
		return
	}
	at, err := excelize.CoordinatesToCellName(1, s.row)
	s.book.keep(err)
	s.book.keep(s.out.SetRow(at, cells))
}

// heads writes a row of column headings.
func (s *sheet) heads(columns ...column) {
	cells := make([]any, len(columns))
	for i, c := range columns {
		style := headStyle
		if c.figure {
			style = headFigureStyle
		}
		cells[i] = s.text(style, c.name)
	}
	s.line(cells...)
}

// full reports whether the worksheet can take no more rows, and says so on its last one.
func (s *sheet) full(left int) bool {
	if s.row < maxSheetRows {
		return false
	}
	s.line(s.text(noteStyle, "A worksheet holds no more rows: "+CountOf(left, "row is", "rows are")+" left out here; the text files have all of them."))
	return true
}

// foot writes a note under the table, beyond its filter.
func (s *sheet) foot(sentence string) {
	s.rows = s.row
	s.line()
	s.line(s.text(noteStyle, sentence))
}

// end finishes the sheet; a table gets a filter over its rows.
func (s *sheet) end(filter bool) {
	if s.book.err != nil || s.out == nil {
		return
	}
	corner, err := excelize.CoordinatesToCellName(s.cols, max(s.row, 2))
	s.book.keep(err)
	s.book.sizes[s.part] = "A1:" + corner
	if filter {
		last, err := excelize.CoordinatesToCellName(s.cols, max(cmp.Or(s.rows, s.row), 2))
		s.book.keep(err)
		s.book.keep(s.book.file.AutoFilter(s.name, "A1:"+last, nil))
	}
	s.book.keep(s.out.Flush())
}

// cell is a value in a house style, good for the next line.
func (s *sheet) cell(style int, value any) any {
	s.pool = append(s.pool, excelize.Cell{StyleID: s.book.styles[style], Value: value})
	return &s.pool[len(s.pool)-1]
}

// text is a cell of text, always stored as a string: a spreadsheet shows it and never runs it.
func (s *sheet) text(style int, value string) any {
	return s.cell(style, cellText(value))
}
