package intake

import "strings"

// Fold brings headers, names and words to one form before they are compared: lower-case letters and digits,
// everything between them one blank. Alias tables are keyed by it.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	gap := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0xC0:
			if gap && len(b) > 0 {
				b = append(b, ' ')
			}
			gap = false
			b = append(b, string(r)...)
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return string(b)
}

// folded spares the copy for the many cells that already have the form.
func folded(s string) bool {
	blank := true
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			blank = false
		case c == ' ' && !blank:
			blank = true
		default:
			return false
		}
	}
	return !blank || s == ""
}

// squash collapses white space, non-breaking blanks included.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

// blankWord tells whether a cell means "nothing": the state templates write NA.
func blankWord(s string) bool {
	switch len(s) {
	case 0:
		return true
	case 1:
		return s == "-" || s == "."
	case 2:
		return strings.EqualFold(s, "na")
	case 3:
		return strings.EqualFold(s, "n/a")
	case 4:
		return strings.EqualFold(s, "null") || strings.EqualFold(s, "none")
	}
	return false
}
