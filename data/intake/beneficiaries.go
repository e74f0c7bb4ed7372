package intake

import (
	"math"
	"regexp"
	"strings"

	"countyline/data"
)

// mostBeneficiaries is more than live in the country; more at one point is a damaged figure.
const mostBeneficiaries = 400_000_000

var grouped = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)

// readBeneficiaries reads a number of people, whole or not, as exact millionths. Digits beyond are rounded half up.
func readBeneficiaries(s string) (micro int64, problem string) {
	if blankWord(s) {
		return 0, "no number of beneficiaries"
	}
	if strings.IndexByte(s, ',') >= 0 && grouped.MatchString(s) {
		s = strings.ReplaceAll(s, ",", "")
	}
	wholeText, fraction, _ := strings.Cut(s, ".")
	if !digits(wholeText) || fraction != "" && !digits(fraction) {
		return otherNumber(s)
	}
	for i := range len(wholeText) {
		if micro = micro*10 + int64(wholeText[i]-'0'); micro > mostBeneficiaries {
			return 0, "more beneficiaries than people live in the country"
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
	case f > mostBeneficiaries:
		return 0, "more beneficiaries than people live in the country"
	}
	return int64(math.Round(f * data.PerBeneficiary)), ""
}
