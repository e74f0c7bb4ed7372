package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// table is a delimited text file whose rows can be cut.
type table struct {
	*content
	delim  byte
	quotes bool // a quotation mark occurs somewhere; without one a row is a line
}

// openTable decodes a text file and finds its delimiter.
func openTable(c *content) (*table, error) {
	if err := c.decode(); err != nil {
		return nil, err
	}
	if i := strings.IndexByte(c.body, 0); i >= 0 {
		line := 1 + strings.Count(c.body[:i], "\n")
		return nil, refuse(c.path, nil, "has a NUL byte on line %d, so it is damaged or not a text table; export it again as CSV UTF-8", line)
	}
	if strings.IndexByte(c.body, '\n') < 0 {
		c.body = strings.ReplaceAll(c.body, "\r", "\n") // files of old Macintosh programs
	}
	if strings.TrimSpace(c.body) == "" {
		return nil, refuse(c.path, nil, "holds nothing but blanks; export it again and choose the new file")
	}
	return &table{content: c, delim: sniff(c.body), quotes: strings.IndexByte(c.body, '"') >= 0}, nil
}

// decode brings UTF-16 to UTF-8 and drops byte order marks. Bytes that are not UTF-8 stay; their rows are read
// as Windows-1252 with a warning per file.
func (c *content) decode() error {
	if s, ok := strings.CutPrefix(c.body, "\xEF\xBB\xBF"); ok {
		c.body = s
		return nil
	}
	if !strings.HasPrefix(c.body, "\xFF\xFE") && !strings.HasPrefix(c.body, "\xFE\xFF") {
		return nil
	}
	s, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().String(c.body)
	if err != nil {
		return refuse(c.path, err, "says it is UTF-16 but cannot be read as that; export it again as CSV UTF-8")
	}
	c.body = s
	return nil
}

var delimiters = [...]byte{',', '\t', '|', ';'}

// sniff picks the delimiter that cuts the first lines into most cells. Commas yield to another delimiter that every
// line has equally often while the commas vary, as decimal commas do.
func sniff(body string) byte {
	counts := firstCounts(body[:min(len(body), 1<<16)])
	var sums [len(delimiters)]int
	for _, line := range counts {
		for d, n := range line {
			sums[d] += n
		}
	}
	best := 0
	for d, sum := range sums {
		if sum > sums[best] {
			best = d
		}
	}
	if best != 0 || len(counts) < 2 || steady(counts, 0) {
		return delimiters[best]
	}
	for d := 1; d < len(delimiters); d++ {
		if counts[0][d] > 0 && steady(counts, d) {
			return delimiters[d]
		}
	}
	return ','
}

// firstCounts counts the delimiters outside quotation marks in each of the first lines that are not blank.
func firstCounts(head string) [][len(delimiters)]int {
	const lines = 3
	var all [][len(delimiters)]int
	var now [len(delimiters)]int
	quoted, blank := false, true
	for i := 0; i < len(head) && len(all) < lines; i++ {
		switch c := head[i]; {
		case c == '"':
			quoted, blank = !quoted, false
		case quoted:
		case c == '\n':
			if !blank {
				all = append(all, now)
			}
			now, blank = [len(delimiters)]int{}, true
		default:
			blank = blank && c == '\r'
			if d := bytes.IndexByte(delimiters[:], c); d >= 0 {
				now[d]++
			}
		}
	}
	if !blank && len(all) < lines {
		all = append(all, now)
	}
	return all
}

// steady tells whether every line has a delimiter equally often.
func steady(counts [][len(delimiters)]int, d int) bool {
	for _, line := range counts {
		if line[d] != counts[0][d] {
			return false
		}
	}
	return true
}

// row is where a row of a text table lies.
type row struct {
	text      string
	next      int  // offset of the following row
	line      int  // lines the row takes, its line breaks inside quotes included
	misquoted bool // text follows a closing quotation mark: where the cells part is not known
}

// fault is why a row could not be cut.
type fault uint8

const (
	fine fault = iota
	unclosed
	tooLong
	misquoted
)

// cut finds the row that starts at an offset. Line breaks inside quotes belong to the row.
func (t *table) cut(from int) (row, fault) {
	rest := t.body[from:]
	end := strings.IndexByte(rest, '\n')
	if end < 0 {
		end = len(rest)
	}
	var f fault
	if t.quotes && strings.IndexByte(rest[:end], '"') >= 0 {
		if end, f = quotedEnd(rest, t.delim); f == unclosed || f == tooLong {
			return row{}, f
		}
	}
	if end > maxRowBytes {
		return row{}, tooLong
	}
	r := row{text: strings.TrimSuffix(rest[:end], "\r"), next: min(from+end+1, len(t.body)), line: 1, misquoted: f == misquoted}
	if t.quotes {
		r.line += strings.Count(r.text, "\n")
	}
	return r, fine
}

// quotedEnd is the end of a row that holds quotation marks. A mark counts only where a cell starts; where anything but
// blanks follows the mark that closes the cell, the row ends with that line.
func quotedEnd(s string, delim byte) (int, fault) {
	for i := 0; i < len(s); {
		if s[i] == '"' {
			stop, closed := closing(s, i+1)
			if !closed {
				return 0, unclosed
			}
			i = stop + 1
			if !cellEnds(s[i:], delim) {
				if end := strings.IndexByte(s[i:], '\n'); end >= 0 {
					return i + end, misquoted
				}
				return len(s), misquoted
			}
		}
		for i < len(s) && s[i] != delim && s[i] != '\n' {
			i++
		}
		if i >= len(s) || s[i] == '\n' {
			return i, fine
		}
		i++
		if i > maxRowBytes {
			return 0, tooLong
		}
	}
	return len(s), fine
}

// cellEnds tells whether nothing but blanks comes before the next delimiter or line end.
func cellEnds(s string, delim byte) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == delim || c == '\n':
			return true
		case c != ' ' && c != '\r' && c != '\t':
			return false
		}
	}
	return true
}

// closing finds the mark that ends a quoted cell; two marks together are one of the cell's own.
func closing(s string, from int) (int, bool) {
	for {
		i := strings.IndexByte(s[from:], '"')
		if i < 0 {
			return 0, false
		}
		from += i
		if from+1 < len(s) && s[from+1] == '"' {
			from += 2
			continue
		}
		return from, true
	}
}

// split cuts a row that is not misquoted into cells, appended to the slice given.
func split(text string, delim byte, cells []string) []string {
	quoted := strings.IndexByte(text, '"') >= 0
	for {
		if quoted && len(text) > 0 && text[0] == '"' {
			stop, _ := closing(text, 1)
			tail := text[stop+1:]
			cell := text[1:stop]
			if strings.IndexByte(cell, '"') >= 0 {
				cell = strings.ReplaceAll(cell, `""`, `"`)
			}
			i := strings.IndexByte(tail, delim)
			if i < 0 {
				return append(cells, trim(cell))
			}
			cells, text = append(cells, trim(cell)), tail[i+1:]
			continue
		}
		i := strings.IndexByte(text, delim)
		if i < 0 {
			return append(cells, trim(text))
		}
		cells, text = append(cells, trim(text[:i])), text[i+1:]
	}
}

// trim drops the blanks around a cell; most cells have none.
func trim(s string) string {
	if len(s) == 0 || s[0] > ' ' && s[0] < 0x80 && s[len(s)-1] > ' ' && s[len(s)-1] < 0x80 {
		return s
	}
	return strings.TrimSpace(s)
}

// western reads a row that is not UTF-8 as Windows-1252, the usual export of a spreadsheet in the United States.
func western(text string) (string, bool) {
	s, err := charmap.Windows1252.NewDecoder().String(text)
	return s, err == nil && !strings.ContainsRune(s, utf8.RuneError)
}
