package table

import (
	"slices"
	"strings"
)

// sieve finds the rows in which all words stand. It keeps what it found for every letter of a word being typed: a word
// that grows can only lose rows, and one that shrinks again was answered before.
type sieve struct{ found []finding }

// finding is the answer to one search.
type finding struct {
	words []string
	hits  []bool // by row
	count int
}

// mostFindings are kept, of a byte per row each.
const mostFindings = 24

// find searches a table's text and says which rows match; nobody may write into the answer.
func (s *sieve) find(d *Data, words []string) []bool {
	for len(s.found) > 0 && !narrows(words, s.last().words) {
		s.found = s.found[:len(s.found)-1]
	}
	switch {
	case len(s.found) > 0 && slices.Equal(words, s.last().words):
	case len(s.found) > 0 && s.last().count < d.Rows()/4:
		s.keep(s.last().narrow(d, words))
	default:
		s.keep(search(d, words))
	}
	return s.last().hits
}

func (s *sieve) last() finding { return s.found[len(s.found)-1] }

func (s *sieve) keep(f finding) {
	if len(s.found) == mostFindings {
		s.found = slices.Delete(s.found, 0, mostFindings/2)
	}
	s.found = append(s.found, f)
}

// narrows says that whatever contains the new words contains the old ones.
func narrows(now, before []string) bool {
	for _, old := range before {
		found := false
		for _, word := range now {
			found = found || strings.Contains(word, old)
		}
		if !found {
			return false
		}
	}
	return true
}

// narrow looks through the rows found before.
func (f finding) narrow(d *Data, words []string) finding {
	now := finding{words: words, hits: make([]bool, d.Rows())}
	for row, hit := range f.hits {
		if hit && containsAll(d.rowText(int32(row)), words) {
			now.hits[row] = true
			now.count++
		}
	}
	return now
}

// search runs over the text of all rows at once for the longest word, which is likely the rarest, and looks for the
// others only where that stands.
func search(d *Data, words []string) finding {
	f := finding{words: words, hits: make([]bool, d.Rows())}
	if len(words) == 0 {
		for row := range f.hits {
			f.hits[row] = true
		}
		f.count = len(f.hits)
		return f
	}
	rare, others := longestFirst(words)
	at, row := 0, 0
	for {
		i := strings.Index(d.text[at:], rare)
		if i < 0 {
			return f
		}
		at += i
		for int(d.starts[row+1]) <= at {
			row++
		}
		if containsAll(d.rowText(int32(row)), others) {
			f.hits[row] = true
			f.count++
		}
		at = int(d.starts[row+1])
	}
}

func longestFirst(words []string) (string, []string) {
	longest := 0
	for i, w := range words {
		if len(w) > len(words[longest]) {
			longest = i
		}
	}
	others := append([]string{}, words[:longest]...)
	return words[longest], append(others, words[longest+1:]...)
}

func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
