package reports

import (
	"slices"
	"strconv"
	"strings"
)

// smallNumbers are written out where a sentence counts counties.
var smallNumbers = [...]string{
	"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}

func inWords(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return Count(n)
}

func countInWords(n int, one, many string) string {
	if n == 1 {
		return inWords(n) + " " + one
	}
	return inWords(n) + " " + many
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// serviceArea is the cover's second line: what is filed for, and where.
func (p *paper) serviceArea() string {
	kind, n, split := "Service area", p.CountyCount(), p.splitNote()
	switch {
	case p.FilingKind == "initial":
		kind = "Initial application"
	case p.FilingKind == "expansion":
		kind = "Service area expansion"
		n, split = p.pendingCounties(), ""
	}
	where := p.statesPhrase()
	if where != "" {
		where = " in " + where
	}
	return kind + ": " + countInWords(n, "county", "counties") + where + split
}

func (p *paper) pendingCounties() int {
	var pending []County
	for _, c := range p.Counties {
		if c.Pending {
			pending = append(pending, c)
		}
	}
	return countyCount(pending)
}

// statesPhrase names up to three states, or counts them.
func (p *paper) statesPhrase() string {
	var states []string
	word := "states"
	for _, c := range p.Counties {
		if name := stateName(c.State); name != "" && !slices.Contains(states, name) {
			states = append(states, name)
			if slices.Contains(notStates, c.State) {
				word = "states and territories"
			}
		}
	}
	slices.Sort(states)
	if len(states) > 3 {
		return inWords(len(states)) + " " + word
	}
	return joinAnd(states)
}

func joinAnd(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

func joinDots(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ")
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func orDefault(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}

// spacedCode groups a check code by four, as people read it to each other.
func spacedCode(s string) string {
	var parts []string
	for ; len(s) > 4; s = s[4:] {
		parts = append(parts, s[:4])
	}
	return strings.Join(append(parts, s), " ")
}

// specialtyLabel is code and name, with the unit where it is not providers.
func specialtyLabel(s Specialty) string {
	if s.Unit == "beds" {
		return s.Code + " " + s.Name + ", beds"
	}
	return s.Code + " " + s.Name
}

// structuralNote says what structural means: no more than the listed prospects can show.
func (p *paper) structuralNote() string {
	if p.Prospects == 0 {
		return "Whether a failing cell can be closed is unknown: no prospects were loaded."
	}
	return "Fixable: meets with the " + Count(p.Prospects) + " listed prospects in the network. Structural: not fixable with them."
}

func percentPhrase(c *Cell) string {
	if _, ok := c.PercentE4(); !ok {
		return "No population points lie in this county."
	}
	s := "Access " + c.PercentText() + "%"
	if c.CreditPoints > 0 {
		s += ", with credit " + c.WithCreditText() + "%"
	}
	return s + "."
}

func yearText(year int) string {
	if year == 0 {
		return "not stated"
	}
	return strconv.Itoa(year)
}
