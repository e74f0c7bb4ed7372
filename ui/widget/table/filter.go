package table

import "strings"

// sieve finds the rows in which all words stand. It keeps what it found last: a word that grows by a letter can only
// lose rows.
type sieve struct {
	words []string
	hits  []bool // by row; nil before the first search
	count int
}

// find searches a table's text and says which rows match; the answer stays valid until the next call.
func (s *sieve) find(d *Data, words []string) []bool {
	if s.hits != nil && narrows(words, s.words) && s.count < d.Rows()/4 {
		s.narrow(d, words)
	} else {
		s.search(d, words)
	}
	s.words = words
	return s.hits
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

func (s *sieve) narrow(d *Data, words []string) {
	for row, hit := range s.hits {
		if hit && !containsAll(d.rowText(int32(row)), words) {
			s.hits[row] = false
			s.count--
		}
	}
}

// search runs over the text of all rows at once for the longest word, which is likely the rarest, and looks for the
// others only where that stands.
func (s *sieve) search(d *Data, words []string) {
	s.hits, s.count = make([]bool, d.Rows()), 0
	if len(words) == 0 {
		for row := range s.hits {
			s.hits[row] = true
		}
		s.count = len(s.hits)
		return
	}
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
		if containsAll(d.rowText(int32(row)), others) {
			s.hits[row] = true
			s.count++
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
