package intake

import (
	"context"
	"fmt"
	"slices"
	"strconv"
)

// rowNotes is what a reader of rows says about them: one reason per rejected row, any number of warnings per taken row.
type rowNotes struct {
	file    string
	header  *header
	line    int // of the row at hand
	rows    int
	rejects []Reject
}

// judge runs the reading of one row; the warnings of a row that is not taken are dropped.
func (n *rowNotes) judge(line int, cells []string, doubt rowDoubt, read func(cells []string) bool) {
	n.rows++
	n.line = line
	before := len(n.rejects)
	if n.sound(cells, doubt) && read(cells) {
		return
	}
	rejected := n.rejects[len(n.rejects)-1]
	n.rejects = append(n.rejects[:before], rejected)
}

// sound checks the row's letters and its number of cells.
func (n *rowNotes) sound(cells []string, doubt rowDoubt) bool {
	switch doubt {
	case misquotedRow:
		n.reject("", cells[0], BadRow, "misplaced quotation mark: text follows a closing mark, so it is not known where the cells part; write a mark inside a cell twice, or close the cell before the line ends")
		return false
	case swallowedLine:
		n.reject("", cells[0], BadRow, "misplaced quotation mark: a cell of a line above has one too many or too few, and this line stands inside it; correct that line first")
		return false
	case unreadable:
		n.reject("", "", BadEncoding, "encoding: the row is neither UTF-8 nor Windows-1252 text")
		return false
	case readWestern:
		n.warn("", "", BadEncoding, westernRow)
	}
	if width := len(n.header.names); len(cells) > width && !allBlank(cells[width:]) {
		n.reject("", cells[width], BadRow, fmt.Sprintf("the row has %d cells where the header has %d; is there a cell with a comma and no quotation marks?", len(cells), width))
		return false
	}
	return true
}

func (n *rowNotes) reject(f Field, value string, class Class, reason string) {
	n.rejects = append(n.rejects, Reject{File: n.file, Line: n.line, Column: n.heading(f), Value: clip(printable(value)), Reason: reason, Class: class})
}

func (n *rowNotes) warn(f Field, value string, class Class, reason string) {
	n.reject(f, value, class, reason)
	n.rejects[len(n.rejects)-1].Warning = true
}

// heading is a column as the file has it.
func (n *rowNotes) heading(f Field) string {
	if c := n.header.column(f); c >= 0 {
		return n.header.names[c]
	}
	return string(f)
}

// sheetReader is what reads the rows of a sheet once its header is found.
type sheetReader interface {
	row(line int, cells []string, doubt rowDoubt)
}

// table reads one sheet of a workbook: begin is called with its header and may refuse it; without one the sheet is passed over.
func (w *workbook) table(ctx context.Context, s sheet, progress Progress, pick *pickHeader, begin func(*header) (sheetReader, error)) error {
	var reader sheetReader
	err := w.rows(s, func(line int, cells []string) error {
		if line%256 == 1 {
			report(progress, "reading "+w.name, int64(line), 0)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		for i, cell := range cells {
			cells[i] = trim(cell)
		}
		switch {
		case allBlank(cells):
		case reader != nil:
			reader.row(line, cells, noDoubt)
		case len(cells) > maxColumns:
			return refuse(w.path, nil, "has more than %d columns on line %d of the sheet %q, more than a table of people can have; export it again", maxColumns, line, s.name)
		case pick.over():
			return errNoHeader
		default:
			if h, ok := pick.try(slices.Clone(cells)); ok {
				var err error
				reader, err = begin(h)
				return err
			}
		}
		return nil
	})
	if err == errNoHeader {
		return nil
	}
	return err
}

// sortRejects puts reasons in the order of files and lines.
func sortRejects(all []Reject, number map[string]int) {
	slices.SortStableFunc(all, func(a, b Reject) int {
		if a.File != b.File {
			return number[a.File] - number[b.File]
		}
		return a.Line - b.Line
	})
}

// westernRow is the warning of a row in the usual export of a spreadsheet in the United States.
const westernRow = "encoding: the row is not UTF-8; its letters were read as Windows-1252"

// joinEncoding leaves one warning per file for its rows in Windows-1252, at the first of them, with their number.
func joinEncoding(rejects []Reject) []Reject {
	first, count := map[string]int{}, map[string]int{}
	kept := rejects[:0]
	for _, r := range rejects {
		if r.Warning && r.Class == BadEncoding {
			if count[r.File]++; count[r.File] > 1 {
				continue
			}
			first[r.File] = len(kept)
		}
		kept = append(kept, r)
	}
	clear(rejects[len(kept):])
	for file, n := range count {
		if n > 1 {
			kept[first[file]].Reason = fmt.Sprintf("encoding: %s rows from this line on are not UTF-8; their letters were read as Windows-1252", grouping(n))
		}
	}
	return kept
}

// grouping writes a count with commas.
func grouping(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// countWarned counts the rows with warnings; the reasons are in order, so that those of a row stand together.
func countWarned(rejects []Reject, files []File, number map[string]int) {
	for i, r := range rejects {
		if again := i > 0 && rejects[i-1].Warning && rejects[i-1].Line == r.Line && rejects[i-1].File == r.File; r.Warning && !again {
			files[number[r.File]].Warned++
		}
	}
}
