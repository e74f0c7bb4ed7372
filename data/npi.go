package data

import "fmt"

// NPI is a National Provider Identifier. The zero NPI means none.
type NPI uint64

func (n NPI) String() string { return fmt.Sprintf("%010d", uint64(n)) }

// ParseNPI reads ten digits and verifies the check digit (Luhn over the prefix 80840, 45 CFR 162.406).
func ParseNPI(s string) (NPI, bool) {
	if len(s) != 10 || s[0] < '1' || s[0] > '2' {
		return 0, false
	}
	const prefixSum = 24 // Luhn sum of 80840
	var n NPI
	sum := prefixSum
	for i := range 10 {
		d := int(s[i]) - '0'
		if d < 0 || d > 9 {
			return 0, false
		}
		n = n*10 + NPI(d)
		if i%2 == 0 { // every second digit from the right, the check digit not counted
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return n, sum%10 == 0
}
