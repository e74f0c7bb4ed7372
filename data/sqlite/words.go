package sqlite

import (
	"fmt"
	"strconv"

	"countyline/data"
)

// The words under which enumerations are stored. Words, not numbers: a new member must not shift old rows.
var (
	statuses  = vocabularyOf("status", data.Prospect, data.LOI, data.Signed, data.Active, data.Terminated)
	qualities = vocabularyOf("location quality", data.Stated, data.ZIPPoint, data.CityPoint, data.CountyPoint)
	filings   = vocabularyOf("filing kind", data.Operating, data.Initial, data.Expansion)
	units     = vocabularyOf("unit", data.Providers, data.Beds, data.Facilities)
)

type vocabulary[T fmt.Stringer] struct {
	what   string
	values map[string]T
}

func vocabularyOf[T fmt.Stringer](what string, values ...T) vocabulary[T] {
	w := vocabulary[T]{what, map[string]T{}}
	for _, v := range values {
		w.values[v.String()] = v
	}
	return w
}

func (w vocabulary[T]) parse(word string) (T, error) {
	v, ok := w.values[word]
	if !ok {
		return v, problem("newer_schema", "The workspace holds a %s %q that this Countyline does not know; nothing was changed. Install the newest version, then open it again.", w.what, word)
	}
	return v, nil
}

// Kinds of specialty have no printed word of their own.
const (
	providerWord = "provider"
	facilityWord = "facility"
)

func kindWord(k data.Kind) string {
	if k == data.FacilityKind {
		return facilityWord
	}
	return providerWord
}

func parseKind(word string) data.Kind {
	if word == facilityWord {
		return data.FacilityKind
	}
	return data.ProviderKind
}

// parseNPI reads an id back without judging it: what was saved had been judged at import.
func parseNPI(text []byte) (data.NPI, error) {
	n, err := strconv.ParseUint(string(text), 10, 64)
	return data.NPI(n), err
}

// interner keeps one copy of each word that many rows repeat.
type interner map[string]string

func (m interner) of(b []byte) string {
	if s, ok := m[string(b)]; ok {
		return s
	}
	s := string(b)
	m[s] = s
	return s
}
