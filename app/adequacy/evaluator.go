package adequacy

import "countyline/data"

// evaluator finds the evaluated type of a submitted code. Three-digit codes, which is nearly all of them,
// are looked up in an array.
type evaluator struct {
	digits [1000]int16 // type + 1
	others map[string]int
}

func newEvaluator(types, specialties []data.Specialty) evaluator {
	e := evaluator{others: map[string]int{}}
	at := make(map[string]int, len(types))
	for t, s := range types {
		at[s.Code] = t
		e.set(s.Code, t)
	}
	for _, s := range specialties {
		if t, ok := at[s.EvaluatedAs]; ok {
			e.set(s.Code, t)
		}
	}
	return e
}

func (e *evaluator) set(code string, t int) {
	if n, ok := threeDigits(code); ok {
		e.digits[n] = int16(t + 1)
		return
	}
	e.others[code] = t
}

// typeOf returns -1 for a code that is not evaluated.
func (e *evaluator) typeOf(code string) int {
	if n, ok := threeDigits(code); ok {
		return int(e.digits[n]) - 1
	}
	if t, ok := e.others[code]; ok {
		return t
	}
	return -1
}

func threeDigits(s string) (int, bool) {
	if len(s) != 3 {
		return 0, false
	}
	n := 0
	for i := range 3 {
		d := int(s[i]) - '0'
		if d < 0 || d > 9 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, true
}
