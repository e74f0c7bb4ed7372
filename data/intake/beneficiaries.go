package intake

import (
	"math"
	"regexp"
	"strings"

	"countyline/data"
)

// Limits on numbers of people: more at one point, or more in all than live in the country, is a damaged figure. Below
// them, sums of millionths stay far from the ends of an int64.
const (
	mostAtPoint       = 10_000_000
	mostBeneficiaries = 400_000_000
)

const tooMany = "more than 10 million beneficiaries at one point"

var grouped = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)

// commas is what a comma in a number means where the number stands.
type commas uint8

const (
	thousands commas = iota // "1,234" is 1234; other commas are faults
	either                  // as thousands, but "12,5" is 12.5: the commas of this file do not part cells
	unclear                 // as either, but "1,234" can be both
	decimals                // "1,234" is 1.234
)

// commasOf is what commas mean in a row: its coordinates show it, else the delimiter of the file (0 in a workbook).
func commasOf(s spot, delim byte) commas {
	switch {
	case s.comma:
		return decimals
	case delim == ',':
		return thousands
	case delim == ';' && !s.stated: // semicolons part cells where commas part decimals
		return unclear
	}
	return either
}

// readCommas leaves a number without commas.
func readCommas(s string, mean commas) (string, string) {
	point, lone := decimalComma(s)
	isGrouped := grouped.MatchString(s) && s[0] != '0' // 0,125 has no thousands
	switch {
	case lone && mean == decimals:
		return point, ""
	case isGrouped && lone && mean == unclear:
		return "", "the comma in the number of beneficiaries may be a decimal comma or part thousands; write it with a decimal point or without the comma"
	case isGrouped:
		return strings.ReplaceAll(s, ",", ""), ""
	case lone && mean != thousands:
		return point, ""
	}
	return "", "the number of beneficiaries has a comma that neither parts thousands nor can be read as a decimal comma; write it with a decimal point"
}

// readBeneficiaries reads a number of people, whole or not, as exact millionths. Digits beyond are rounded half up.
func readBeneficiaries(s string, mean commas) (micro int64, problem string) {
	if blankWord(s) {
		return 0, "no number of beneficiaries"
	}
	if strings.IndexByte(s, ',') >= 0 {
		if s, problem = readCommas(s, mean); problem != "" {
			return 0, problem
		}
	}
	wholeText, fraction, _ := strings.Cut(s, ".")
	if !digits(wholeText) || fraction != "" && !digits(fraction) {
		return otherNumber(s)
	}
	for i := range len(wholeText) {
		if micro = micro*10 + int64(wholeText[i]-'0'); micro > mostAtPoint {
			return 0, tooMany
		}
	}
	for i := range 6 {
		micro *= 10
		if i < len(fraction) {
			micro += int64(fraction[i] - '0')
		}
	}
	if len(fraction) > 6 && fraction[6] >= '5' {
		micro++
	}
	if micro > mostAtPoint*data.PerBeneficiary {
		return 0, tooMany
	}
	return micro, ""
}

// otherNumber reads what is not plain decimal text: a spreadsheet's 1.2E+3, a figure below zero, or no number.
func otherNumber(s string) (int64, string) {
	f, ok := decimal(s)
	switch {
	case !ok:
		return 0, "the number of beneficiaries is not a number"
	case f < 0:
		return 0, "the number of beneficiaries is negative"
	case f > mostAtPoint:
		return 0, tooMany
	}
	return int64(math.Round(f * data.PerBeneficiary)), ""
}
