package intake

import (
	"slices"
	"strconv"
	"strings"
)

// otherStatus are how words before "status" begin that are plainly about something else than the contract.
var otherStatus = [...]string{
	"accept", "patient", "panel", "licen", "employ", "credential", "board", "certif", "accredit", "medicaid", "tax", "sanction", "marital",
	"geocod", "telehealth", "privilege", "ownership",
}

// contractStems begin the words that make the others doubtful.
var contractStems = [...]string{"contract", "network", "particip", "par"}

// aboutOther tells whether a folded header that speaks of a status is clearly not about the contract.
func aboutOther(words string) bool {
	begins := func(stems []string) bool {
		return slices.ContainsFunc(strings.Fields(words), func(word string) bool {
			return slices.ContainsFunc(stems, func(stem string) bool { return strings.HasPrefix(word, stem) })
		})
	}
	return begins(otherStatus[:]) && !begins(contractStems[:])
}

// unclearStatus are the columns that may say who is contracted and are not read, though no mapping says so. Left out,
// they would have everybody count as signed.
func (h *header) unclearStatus() []string {
	var all []string
	for i, f := range h.fields {
		if f == FieldStatus && h.mapped[i] {
			return nil
		}
		words := Fold(h.names[i])
		if f == "" && !h.mapped[i] && (fieldOf(words) == FieldStatus || strings.Contains(words, "status") && !aboutOther(words)) {
			all = append(all, strconv.Quote(short(h.names[i])))
		}
	}
	return all
}

// checkStatus refuses a roster whose headers leave open which column says who is contracted.
func (h *header) checkStatus(c *content) error {
	unclear := h.unclearStatus()
	if len(unclear) == 0 {
		return nil
	}
	return refuse(c.path, nil, "may say who is contracted in %s, and what is not read would count as signed. Write a mapping file with \"status\" for the column that says it, and \"\" for the others: %s",
		strings.Join(unclear[:min(len(unclear), 10)], ", "), h.draft(c.name))
}
