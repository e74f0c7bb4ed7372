package ui

import (
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// productMenu lists the present plan and the ways to another workspace.
func (s *Shell) productMenu() {
	items := []kit.MenuItem{}
	if figures := s.desk.Figures(); figures != nil {
		items = append(items,
			kit.MenuItem{Words: figures.Plan.Name, Title: true},
			kit.MenuItem{Words: productWords(figures.Product), Checked: true, Do: func() { s.goTo(desk.Map) }})
	}
	if s.has(desk.Settings) {
		items = append(items, kit.MenuItem{Words: "Plan, year and service area", Icon: "settings", Do: func() { s.goTo(desk.Settings) }})
	}
	items = append(items,
		kit.MenuItem{Words: "Other workspaces", Title: true},
		kit.MenuItem{Words: "Open a workspace…", Icon: "folder-open", Do: s.chooseWorkspace},
		kit.MenuItem{Words: "Open the sample plan", Icon: "map", Do: s.OpenSample},
		kit.MenuItem{Words: "Start a new plan from a roster…", Icon: "file-spreadsheet", Do: s.chooseRoster},
		kit.MenuItem{Words: "Restore a backup…", Icon: "archive-restore", Do: s.chooseBackup},
	)
	kit.ShowMenu(items, s.top.product)
}

func (s *Shell) has(id desk.ID) bool {
	for _, r := range s.rooms {
		if r.id == id {
			return true
		}
	}
	return false
}

func (s *Shell) chooseWorkspace() {
	s.Folder("Choose the folder of a workspace", s.OpenWorkspace)
}

func (s *Shell) chooseRoster() {
	s.OpenFile("Choose a roster", []string{".csv", ".tsv", ".txt", ".xlsx"}, s.StartFromRoster)
}

func (s *Shell) chooseBackup() {
	s.OpenFile("Choose a backup", []string{".db"}, s.RestoreBackup)
}
