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
	if len(s.found) == 0 {
		s.keep(everything(d))
	}
	if from := s.last(); !slices.Equal(words, from.words) {
		s.keep(from.narrow(d, words))
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

// everything is found by no words.
func everything(d *Data) finding {
	f := finding{hits: make([]bool, d.Rows()), count: d.Rows()}
	for row := range f.hits {
		f.hits[row] = true
	}
	return f
}

// narrow finds the rows that have more words too. Where few are left it looks through those; else it runs over the
// text of all rows at once for the longest of the words that are new, which is likely the rarest.
func (f finding) narrow(d *Data, words []string) finding {
	now := finding{words: words, hits: make([]bool, d.Rows())}
	fresh := slices.DeleteFunc(slices.Clone(words), f.implies)
	switch {
	case len(fresh) == 0:
		copy(now.hits, f.hits)
		now.count = f.count
	case f.count < d.Rows()/4:
		for row, hit := range f.hits {
			if hit && containsAll(d.rowText(int32(row)), fresh) {
				now.take(row)
			}
		}
	default:
		f.search(d, fresh, &now)
	}
	return now
}

// implies says that every row found has the word.
func (f finding) implies(word string) bool {
	return slices.ContainsFunc(f.words, func(known string) bool { return strings.Contains(known, word) })
}

func (f *finding) take(row int) {
	f.hits[row] = true
	f.count++
}

func (f finding) search(d *Data, words []string, now *finding) {
	rare, others := longestFirst(words)
	at, row := 0, 0
	for {
		i := strings.Index(d.text[at:], rare)
		if i < 0 {
			return
		}
		at += i
		for int(d.starts[row+1]) <= at {
			row++
		}
		if f.hits[row] && containsAll(d.rowText(int32(row)), others) {
			now.take(row)
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
