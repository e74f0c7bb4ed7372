package maps

import (
	"strconv"
	"strings"
	"unicode"

	"countyline/app"
)

// lower makes the first letter of a text small.
func lower(s string) string {
	for _, r := range s {
		return string(unicode.ToLower(r)) + s[len(string(r)):]
	}
	return s
}

func upper(s string) string {
	for _, r := range s {
		return string(unicode.ToUpper(r)) + s[len(string(r)):]
	}
	return s
}

// signed writes a change of failing cells with its sign.
func signed(n int) string {
	switch {
	case n < 0:
		return "−" + strconv.Itoa(-n)
	case n > 0:
		return "+" + strconv.Itoa(n)
	}
	return "0"
}

// several writes a number with its noun.
func several(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return app.Count(int64(n)) + " " + more
}

// limit writes miles or minutes with no more decimals than it has.
func limit(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// basisWords names a basis with what it counts.
func basisWords(b app.Basis) string {
	if b == app.MemberReadyBasis {
		return "Member-ready basis: active only"
	}
	return "Filing basis: signed, active, and LOI where allowed"
}

// sourceWords names a source with its date.
func sourceWords(s app.Source) string {
	if s.Estimate {
		return strings.TrimSpace(s.Name + ": estimate")
	}
	return strings.TrimSpace(s.Name + " " + app.DayWords(s.AsOf))
}
