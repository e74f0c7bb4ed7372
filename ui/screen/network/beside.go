package network

import (
	"slices"
	"strings"

	"countyline/app"
)

// besideWords say which rows an edit of participations changes beside them; empty for none.
func (s *Screen) besideWords(parts []app.Participation) string {
	beside := s.list.Beside(parts)
	if len(beside) == 0 {
		return ""
	}
	const most = 3
	var names []string
	for _, p := range beside {
		name := p.Practice
		if name == "" {
			name = p.File
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - most; more > 0 {
		names = append(names[:most], app.Count(more)+" more")
	}
	return " So did " + app.CountOf(len(beside), "row", "rows") + " of the same provider, place and specialty under " + strings.Join(names, ", ") + "."
}
