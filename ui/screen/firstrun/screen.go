// Package firstrun is the first thing a newcomer sees: three doors, and the ways back into what is there already.
package firstrun

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// Screen shows the doors over a picture of the sample's own map.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container
	picture *picture
	roster  *door
	sample  *door
	team    *door
	open    *kit.Button
	restore *kit.Button
}

// New is the screen at a desk without a workspace.
func New(d *desk.Desk) desk.Screen {
	s := &Screen{desk: d, picture: newPicture(d)}
	s.roster = newDoor("file-spreadsheet", "Start from a roster", "Drop in a roster or an HSD table. See the gaps, and print them, in minutes.",
		kit.NewButton("Choose a file", "", kit.Primary, s.chooseRoster), "Excel, CSV or text")
	s.sample = newDoor("map", "Look around first", "Open the sample plan, an invented one, and walk through its gaps.",
		kit.NewButton("Open the sample", "", kit.Secondary, s.openSample), "Nothing to set up")
	s.team = newDoor("folder-sync", "Join your team", "Point to the folder your team shares. Their work comes in, yours goes out.",
		kit.NewButton("Choose a folder", "", kit.Secondary, s.chooseTeam), "Works offline too")
	s.open = kit.NewButton("Open an existing workspace", "folder-open", kit.Quiet, s.openWorkspace)
	s.restore = kit.NewButton("Restore a backup", "archive-restore", kit.Quiet, s.restoreBackup)
	s.content = container.New(s.arrange())
	s.content.Objects = s.objects()
	d.OnChange(s.changed)
	s.picture.look(s.describe)
	return s
}

// Content is the whole window below the top bar.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open puts the focus on the first door, so that Enter is enough.
func (s *Screen) Open(desk.Place) {
	if c := s.desk.Window.Canvas(); c != nil {
		c.Focus(s.roster.button)
	}
}

// Place is always the whole screen.
func (s *Screen) Place() desk.Place { return desk.Place{Screen: desk.FirstRun} }

// Key leaves all keys to the buttons.
func (s *Screen) Key(*fyne.KeyEvent) bool { return false }

// Commands are the doors.
func (s *Screen) Commands() []desk.Command {
	return []desk.Command{
		{Words: "Start from a roster", Icon: "file-spreadsheet", Do: s.chooseRoster},
		{Words: "Open the sample plan", Icon: "map", Do: s.openSample},
		{Words: "Join your team", Icon: "folder-sync", Do: s.chooseTeam},
		{Words: "Open an existing workspace", Icon: "folder-open", Do: s.openWorkspace},
		{Words: "Restore a backup", Icon: "archive-restore", Do: s.restoreBackup},
	}
}

// Drop takes a file that was dropped on the window for a roster.
func (s *Screen) Drop(path string) { s.desk.Entrance.StartFromRoster(path) }

func (s *Screen) chooseRoster() {
	s.desk.Files.OpenFile("Choose a roster or an HSD table", []string{".csv", ".xlsx", ".txt", ".tsv"}, s.desk.Entrance.StartFromRoster)
}

func (s *Screen) openSample() { s.desk.Entrance.OpenSample() }

func (s *Screen) chooseTeam() {
	s.desk.Files.Folder("Choose the folder that your team shares", s.desk.Entrance.JoinTeam)
}

func (s *Screen) openWorkspace() {
	s.desk.Files.Folder("Choose the folder of a workspace", s.desk.Entrance.OpenWorkspace)
}

func (s *Screen) restoreBackup() {
	s.desk.Files.OpenFile("Choose a backup", []string{".db"}, s.desk.Entrance.RestoreBackup)
}

func (s *Screen) changed(c desk.Change) {
	if c == desk.NewTheme {
		s.picture.draw()
	}
}
