package widget

import "strings"

// score says how well words answer what was typed: 0 for not at all, else more for whole beginnings of words, for
// letters that follow one another, and for short words. Both are in lower case.
func score(words, typed string) int {
	if at := strings.Index(words, typed); at >= 0 {
		s := 10_000 - len(words)
		switch {
		case at == 0:
			return s + 4_000
		case !letter(words[at-1]):
			return s + 2_000
		}
		return s
	}
	s, from := 0, 0
	for i := 0; i < len(typed); i++ {
		if typed[i] == ' ' {
			continue
		}
		at := strings.IndexByte(words[from:], typed[i])
		if at < 0 {
			return 0
		}
		at += from
		switch {
		case at == 0 || !letter(words[at-1]):
			s += 60
		case at == from:
			s += 40
		default:
			s += 10 - min(9, (at-from)/2)
		}
		from = at + 1
	}
	return max(1, s*100/len(typed)-len(words)/4)
}

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80 }
