package intake

import "strings"

// unknownBeds is what public hospital lists write for "not known".
const unknownBeds = "-999"

// mostBeds is far above the largest hospital; more is a typing error.
const mostBeds = 20_000

// readBeds reads staffed beds; what is not known is 0 with the reason.
func readBeds(s string) (beds int32, doubt string) {
	s = whole(strings.ReplaceAll(s, ",", ""))
	switch {
	case blankWord(s) || s == unknownBeds:
		return 0, "a hospital without beds; it was taken with 0 beds"
	case !digits(s):
		return 0, "the number of beds is not a whole number; the hospital was taken with 0 beds"
	}
	n := 0
	for i := range len(s) {
		if n = n*10 + int(s[i]-'0'); n > mostBeds {
			return 0, "more beds than any hospital has; the hospital was taken with 0 beds"
		}
	}
	if n == 0 {
		return 0, "a hospital without beds; it was taken with 0 beds"
	}
	return int32(n), ""
}
