package intake

import (
	"strconv"
	"strings"
	"unicode"
)

// clip shortens a value for a report.
func clip(s string) string {
	const most = 120
	if len(s) <= most {
		return strings.Clone(s)
	}
	cut := most
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}

// printable replaces control characters, line breaks included, by blanks: paper and spreadsheets cannot show them.
func printable(s string) string {
	clean := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7F || s[i] == 0xC2 || s[i] == 0xE2 {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return squash(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, s))
}

// digits tells whether a cell is nothing but digits.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// whole drops the ".0" that a spreadsheet program gives to a code it took for a number.
func whole(s string) string {
	if i := strings.IndexByte(s, '.'); i > 0 && strings.Trim(s[i+1:], "0") == "" {
		return s[:i]
	}
	return s
}

// padded is a code of a fixed number of digits; a spreadsheet program drops leading zeros.
func padded(s string, width int) (string, bool) {
	s = whole(strings.TrimPrefix(s, "'"))
	if !digits(s) || len(s) > width {
		return "", false
	}
	if len(s) < width {
		s = strings.Repeat("0", width-len(s)) + s
	}
	return s, true
}

var powersOfTen = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// decimal reads a number. Up to 15 digits are exact in a float64 and so is their quotient by a power of ten,
// correctly rounded; that covers every coordinate and spares the general parser.
func decimal(s string) (float64, bool) {
	digits, mantissa, point := 0, int64(0), -1
	i := 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + int64(c-'0')
			if digits++; digits > 15 {
				return general(s)
			}
		case c == '.' && point < 0:
			point = i
		default:
			return general(s)
		}
	}
	if digits == 0 {
		return 0, false
	}
	f := float64(mantissa)
	if point >= 0 {
		f /= powersOfTen[len(s)-point-1]
	}
	if s[0] == '-' {
		f = -f
	}
	return f, true
}

// general is the standard library's parser without its extras: no hexadecimal, no "inf", no underscores.
func general(s string) (float64, bool) {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

// decimalComma turns a lone comma between digits into a decimal point.
func decimalComma(s string) (point string, comma bool) {
	head, tail, found := strings.Cut(s, ",")
	if !found || !digits(tail) || !digits(strings.TrimLeft(head, "+-")) {
		return s, false
	}
	return head + "." + tail, true
}
