package data

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Key identifies a place: its normalised address and, where the file states coordinates, those to about
// ten metres, so that two campuses under one mailing address stay two locations.
func (l Location) Key() string {
	b := make([]byte, 0, 64)
	if l.Street != "" || l.Quality != Stated {
		b = appendFolded(b, l.Street)
		b = append(b, '|')
		b = appendFolded(b, l.City)
		b = append(b, '|')
		b = appendFolded(b, l.State)
		b = append(b, '|')
		b = append(b, l.ZIP[:min(5, len(l.ZIP))]...)
		if l.City == "" && l.ZIP == "" { // a place known by its county only
			b = append(b, '|')
			b = append(b, l.CountyFIPS...)
		}
	}
	if l.Quality == Stated {
		b = append(b, '@')
		b = strconv.AppendInt(b, int64(math.Round(l.Lat*1e4)), 10)
		b = append(b, ',')
		b = strconv.AppendInt(b, int64(math.Round(l.Lon*1e4)), 10)
	}
	return string(b)
}

// appendFolded writes letters and digits in lower case, everything between them as one blank.
func appendFolded(b []byte, s string) []byte {
	gap := false
	start := len(b)
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		} else if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= utf8.RuneSelf:
			if gap && len(b) > start {
				b = append(b, ' ')
			}
			gap = false
			b = utf8.AppendRune(b, r)
		default:
			gap = true
		}
	}
	return b
}
