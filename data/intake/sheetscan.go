package intake

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// cellError is a cell that no spreadsheet program would write.
type cellError struct{ what string }

func (e *cellError) Error() string { return e.what }

const (
	sheetColumns = 16_384
	sheetRows    = 1_048_576
)

// plainSheet tells whether a sheet is written the plain way: UTF-8, unprefixed elements, no comments or CDATA, closed.
func plainSheet(text string) bool {
	return strings.Contains(text, "<sheetData") && plainText(text) && !strings.Contains(text, "<v ") &&
		(strings.Contains(text, "</sheetData>") || strings.Contains(text, "<sheetData/>"))
}

func plainText(text string) bool {
	declaration, rest, declared := strings.Cut(text, "?>")
	if !declared || !strings.HasPrefix(strings.TrimPrefix(text, "\uFEFF"), "<?xml") {
		declaration, rest = "", text
	}
	encoding := strings.ToLower(declaration)
	return !strings.Contains(rest, "<!") && !strings.Contains(rest, "<?") && utf8.ValidString(rest) && !brokenTags(rest) &&
		(!strings.Contains(encoding, "encoding=") || strings.Contains(encoding, "utf-8"))
}

// brokenTags tells whether a tag goes over several lines; the scanner expects blanks between attributes.
func brokenTags(text string) bool {
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\r') < 0 && strings.IndexByte(text, '\t') < 0 {
		return false
	}
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return false
		}
		tag, rest, ok := openTag(text[i:])
		if !ok || strings.ContainsAny(tag, "\n\r\t") {
			return true
		}
		text = rest
	}
}

// sheetScanner walks the rows of a plainly written sheet without building a tree.
type sheetScanner struct {
	text    string
	strings []string
	cells   []string
	line    int
}

// rows hands over each row that has a cell with a value.
func (s *sheetScanner) rows(each eachRow) error {
	rest := s.text[strings.Index(s.text, "<sheetData"):]
	for {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			return &cellError{"the sheet breaks off"}
		}
		rest = rest[i:]
		if strings.HasPrefix(rest, "</sheetData>") || strings.HasPrefix(rest, "<sheetData/>") {
			return nil
		}
		tag, after, ok := openTag(rest)
		if !ok {
			return &cellError{"the sheet breaks off"}
		}
		rest = after
		if !named(tag, "row") {
			continue
		}
		s.line++
		if r, ok := attribute(tag, "r"); ok {
			n, err := strconv.Atoi(r)
			if err != nil || n < s.line || n > sheetRows {
				return &cellError{fmt.Sprintf("a row says it is row %q", clip(r))}
			}
			s.line = n
		}
		if strings.HasSuffix(tag, "/") {
			continue
		}
		var err error
		if rest, err = s.row(rest); err != nil {
			return err
		}
		if len(s.cells) > 0 {
			if err := each(s.line, s.cells); err != nil {
				return err
			}
		}
	}
}

// row reads the cells up to the end of a row.
func (s *sheetScanner) row(rest string) (string, error) {
	s.cells = s.cells[:0]
	column := 0
	for {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			return "", &cellError{"the sheet breaks off"}
		}
		rest = rest[i:]
		if after, ok := strings.CutPrefix(rest, "</row>"); ok {
			return after, nil
		}
		tag, after, ok := openTag(rest)
		if !ok {
			return "", &cellError{"the sheet breaks off"}
		}
		rest = after
		if !named(tag, "c") {
			continue
		}
		column++
		if r, ok := attribute(tag, "r"); ok {
			if column = columnOf(r); column == 0 {
				return "", &cellError{fmt.Sprintf("line %d has a cell in column %q, beyond what a spreadsheet has", s.line, clip(r))}
			}
		}
		if strings.HasSuffix(tag, "/") {
			continue
		}
		end := strings.Index(rest, "</c>")
		if end < 0 {
			return "", &cellError{"the sheet breaks off"}
		}
		if err := s.cell(column, tag, rest[:end]); err != nil {
			return "", err
		}
		rest = rest[end+len("</c>"):]
	}
}

// cell stores one value at its column (from 1).
func (s *sheetScanner) cell(column int, tag, body string) error {
	if column > sheetColumns {
		return &cellError{fmt.Sprintf("line %d has more than 16,384 columns", s.line)}
	}
	kind, _ := attribute(tag, "t")
	value := ""
	if kind == "inlineStr" {
		value = texts(body)
	} else if i := strings.Index(body, "<v>"); i >= 0 {
		value = body[i+len("<v>"):]
		end := strings.IndexByte(value, '<')
		if end < 0 {
			return &cellError{"the sheet breaks off"}
		}
		value = value[:end]
		if kind == "s" {
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 || n >= len(s.strings) {
				return &cellError{fmt.Sprintf("line %d points at a text that is not there", s.line)}
			}
			value = s.strings[n]
		} else {
			value = unescape(value)
		}
	}
	if len(value) > maxCellBytes {
		return &cellError{fmt.Sprintf("line %d has a cell of more than 32,767 characters", s.line)}
	}
	if value == "" {
		return nil
	}
	for len(s.cells) < column-1 {
		s.cells = append(s.cells, "")
	}
	if len(s.cells) >= column { // cells out of order
		s.cells[column-1] = value
		return nil
	}
	s.cells = append(s.cells, value)
	return nil
}

// scanStrings reads the table of shared strings.
func scanStrings(text string) ([]string, error) {
	if !strings.Contains(text, "<sst") || !plainText(text) {
		return nil, errUnusual
	}
	all := make([]string, 0, strings.Count(text, "<si>"))
	for {
		i := strings.Index(text, "<si")
		if i < 0 {
			return all, nil
		}
		text = text[i:]
		tag, rest, ok := openTag(text)
		if !ok {
			return nil, &cellError{"its table of texts breaks off"}
		}
		text = rest
		if strings.HasSuffix(tag, "/") {
			all = append(all, "")
			continue
		}
		end := strings.Index(text, "</si>")
		if end < 0 {
			return nil, &cellError{"its table of texts breaks off"}
		}
		value := texts(text[:end])
		if len(value) > maxCellBytes {
			return nil, &cellError{"it has a cell of more than 32,767 characters"}
		}
		all = append(all, value)
		text = text[end+len("</si>"):]
	}
}

// texts joins the runs of a string item; phonetic readings are left out.
func texts(item string) string {
	joined := ""
	for {
		i := strings.IndexByte(item, '<')
		if i < 0 {
			return joined
		}
		tag, rest, ok := openTag(item[i:])
		if !ok {
			return joined
		}
		item = rest
		switch {
		case strings.HasSuffix(tag, "/"):
		case named(tag, "rPh"):
			if end := strings.Index(item, "</rPh>"); end >= 0 {
				item = item[end:]
			}
		case named(tag, "t"):
			end := strings.IndexByte(item, '<')
			if end < 0 {
				return joined
			}
			joined += unescape(item[:end])
			item = item[end:]
		}
	}
}

// openTag cuts "<name attributes>" off the start; tag is what stands between the brackets.
func openTag(s string) (tag, rest string, ok bool) {
	end := strings.IndexByte(s, '>')
	if end < 1 {
		return "", "", false
	}
	return s[1:end], s[end+1:], true
}

func named(tag, name string) bool {
	return strings.HasPrefix(tag, name) && (len(tag) == len(name) || tag[len(name)] == ' ' || tag[len(name)] == '/')
}

// attribute finds the value of a one-letter attribute.
func attribute(tag, name string) (string, bool) {
	for {
		i := strings.IndexByte(tag, ' ')
		if i < 0 {
			return "", false
		}
		tag = tag[i+1:]
		if len(tag) > len(name)+2 && tag[:len(name)] == name && tag[len(name)] == '=' {
			mark := tag[len(name)+1]
			value := tag[len(name)+2:]
			if end := strings.IndexByte(value, mark); end >= 0 && (mark == '"' || mark == '\'') {
				return value[:end], true
			}
			return "", false
		}
	}
}

// columnOf reads the letters of a cell's name: A1 is 1; 0 when they are not a column of a spreadsheet.
func columnOf(cell string) int {
	n := 0
	for i := range len(cell) {
		c := cell[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A') + 1; n > sheetColumns {
			return 0
		}
	}
	return n
}

// escaped is the notation of spreadsheets for a character that XML cannot hold; _x005F_ is the underscore itself.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape resolves the entities of XML and the _x000D_ notation.
func unescape(s string) string {
	if strings.IndexByte(s, '\r') >= 0 { // XML knows one line end only
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16)
		return string(rune(n))
	})
}
