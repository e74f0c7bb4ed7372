package app

import (
	"strings"
	"time"

	"countyline/data"
)

// CellWords says what a cell is.
const CellWords = "A cell is one county × specialty: it passes if enough beneficiaries have access and enough providers, beds or facilities count."

// Explained says in one sentence what a class means.
func (c Class) Explained() string {
	return [...]string{
		"The plan does not serve these counties, so nothing is judged there.",
		"Meets the standard, and still would whichever one practice leaves, with at least 1.2 times the count required.",
		"Meets the standard, but one practice leaving fails it, or it counts under 1.2 times what is required.",
		"Misses the standard, and the prospects on file in reach would close the gap if they all signed.",
		"Misses the standard; whether it can be closed is unknown, because no prospects are on file.",
		"Misses the standard even if every prospect on file in reach signed: it needs others, or an exception.",
	}[c]
}

// The names of filing kinds where one is chosen; counties applied for are the initial and the expansion ones.
const (
	OperatingWords  = "Operating"
	InitialWords    = "Initial"
	ExpansionWords  = "Expansion"
	AppliedForWords = "Applied for"
)

// FilingWords name a kind of filing.
func FilingWords(k data.FilingKind) string {
	return [...]string{OperatingWords, InitialWords, ExpansionWords}[k]
}

// RestsOn names the file behind a reason with its date, and the rule.
func (r Reason) RestsOn() string {
	var parts []string
	if r.Source != "" {
		source := strings.ToUpper(r.Source[:1]) + r.Source[1:]
		if r.AsOf != "" {
			source += ", as of " + dayWords(r.AsOf)
		}
		parts = append(parts, source)
	}
	if r.Citation != "" {
		parts = append(parts, r.Citation)
	}
	return strings.Join(parts, " · ")
}

// dayWords write a date as people do; what is no whole date stays as it is.
func dayWords(asOf string) string {
	t, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		return asOf
	}
	return t.Format("Jan 2, 2006")
}
