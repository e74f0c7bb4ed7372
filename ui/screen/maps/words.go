package maps

import (
	"strconv"
	"strings"
	"time"
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

// grouped writes a number with commas.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
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
	return grouped(int64(n)) + " " + more
}

// limit writes miles or minutes with no more decimals than it has.
func limit(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// dated turns 2026-11-18 into Nov 18, 2026 and leaves a year alone.
func dated(asOf string) string {
	t, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		return asOf
	}
	return t.Format("Jan 2, 2006")
}

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
	return strings.TrimSpace(s.Name + " " + dated(s.AsOf))
}
