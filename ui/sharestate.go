package ui

import (
	"countyline/ui/desk"
	"countyline/ui/screen/team"
)

// showShare keeps the top bar and the rail true about sharing.
func (s *Shell) showShare() {
	state := s.desk.Share()
	said := team.Say(state, s.now())
	s.top.sayShare(shareSaid{icon: said.Icon, words: said.Words, short: said.Short, ink: said.Ink})
	s.rail.setCount(desk.Team, state.Conflicts)
}
