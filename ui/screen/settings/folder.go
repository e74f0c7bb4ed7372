package settings

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// folderPage is where the workspace lies and how it is kept safe.
type folderPage struct {
	s       *Screen
	content fyne.CanvasObject
	path    *kit.Text
	viewing *kit.Button
	backups *fyne.Container      // those there are, newest first
	lines   map[string]*kit.Link // by path
	chosen  string               // path of the one that is looked at
	kept    *kit.Field
	was     map[*kit.Field]string
}

func (s *Screen) newFolderPage() *folderPage {
	p := &folderPage{s: s, was: map[*kit.Field]string{}}
	p.path = kit.NewText("", kit.Style{Bold: true, Cut: true})
	p.viewing = kit.NewButton("Open the folder", "folder-open", kit.Secondary, p.view)
	p.viewing.Hidden = !app.CanView()
	p.backups = kit.NewStack(0)
	p.kept = s.setting(p.was, "Daily backups kept", "Number of backups saved", func(to *data.Settings, text string) error {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			n = 0
		}
		to.BackupsKept = n
		return app.CheckSettings(*to)
	})
	p.kept.Hint = "Default " + strconv.Itoa(data.DefaultSettings().BackupsKept) + ". Older daily backups are let go; those made by hand stay."
	p.content = sheet(
		card("Folder", "All records and imported files are in this one folder on this computer. Do not move it into a folder that a cloud program copies: a database gets damaged there.",
			kit.NewEnds(p.path, kit.NewIconButton("copy", "Copy the path", p.copy).Framed(), p.viewing)),
		card("Backups", app.BackupRule,
			p.backups, kit.NewForm(p.kept).Bare(), kit.NewLine(theme.Step, kit.NewButton("Back up now", "hard-drive-download", kit.Secondary, s.backUp))),
	)
	return p
}

func (p *folderPage) fill() {
	r := &p.s.records
	p.path.SetText(r.folder)
	refill(p.was, map[*kit.Field]string{p.kept: strconv.Itoa(r.settings.BackupsKept)})
	p.list(r.backups)
}

// mostBackups are listed; the rest is in the folder.
const mostBackups = 6

// list shows the newest backups, and of the chosen one what it is and the way back to it. The list is made anew; the
// keyboard stays on the line that has it.
func (p *folderPage) list(all []app.Backup) {
	at := p.focused()
	p.backups.Objects, p.lines = nil, map[string]*kit.Link{}
	if len(all) == 0 {
		p.backups.Objects = []fyne.CanvasObject{kit.NewRow("Newest backup", "", "None yet")}
	}
	for _, b := range all[:min(len(all), mostBackups)] {
		line := kit.NewLink("archive-restore", date(b.Taken), func() { p.choose(b) }).Valued(b.Why, "", kit.InkNormal)
		p.backups.Add(line)
		p.lines[b.Path] = line
		if p.chosen != "" && b.Path == p.chosen {
			line.SetChosen(true)
			p.backups.Add(p.about(b))
		}
	}
	if more := len(all) - mostBackups; more > 0 {
		p.backups.Objects = append(p.backups.Objects, kit.NewRow("And "+app.CountOf(more, "older one", "older ones")+" in the folder", "", "").Plain())
	}
	p.content.Refresh() // which lays it out anew
	p.focus(at)
}

// about is what the line of a backup does not say, with the way back to it.
func (p *folderPage) about(b app.Backup) fyne.CanvasObject {
	back := kit.NewButton("Go back to this backup…", "archive-restore", kit.Secondary, func() { p.ask(b) })
	rows := kit.NewStack(0, kit.NewRow("Size", "", b.SizeWords()), kit.NewRow("File", "", b.Name).Plain())
	return kit.NewPadded(theme.IconText+theme.Step, 0, theme.Step, theme.Step, rows, kit.NewLine(theme.Step, back))
}

// choose shows what a backup is; the chosen one is closed again.
func (p *folderPage) choose(b app.Backup) {
	if p.chosen == b.Path {
		p.chosen = ""
	} else {
		p.chosen = b.Path
	}
	p.list(p.s.records.backups)
	p.focus(b.Path)
}

// focused is the path of the backup on whose line the keyboard is; empty for none.
func (p *folderPage) focused() string {
	for path, line := range p.lines {
		if p.s.desk.Window.Canvas().Focused() == line {
			return path
		}
	}
	return ""
}

// focus puts the keyboard on the line of a backup, if it is listed.
func (p *folderPage) focus(path string) {
	if line := p.lines[path]; line != nil && path != "" {
		p.s.desk.Window.Canvas().Focus(line)
	}
}

// ask goes back to a backup once somebody has agreed to it.
func (p *folderPage) ask(b app.Backup) {
	words := "The workspace becomes what it was on " + date(b.Taken) + ". What is there now is kept as a backup first, to which you can go back in the same way."
	if p.s.desk.Share().Team {
		words += " You stay in your team: what was shared with it comes back with the next exchange, and only what was not shared since is gone from here."
	}
	kit.Confirm(p.s.desk.Window, "Go back to this backup?", words, "Go back", func() { p.s.desk.Entrance.RestoreBackup(b.Path) })
}

func (p *folderPage) copy() {
	fyne.CurrentApp().Clipboard().SetContent(p.s.records.folder)
	p.s.desk.Host.Toast("Path copied", nil)
}

func (p *folderPage) view() { p.s.desk.Files.View(p.s.records.folder) }

// backUp copies the database into the folder of backups.
func (s *Screen) backUp() {
	if s.desk.Workspace == nil {
		return
	}
	var path string
	s.desk.Run(desk.Task{
		Key: "backup", Title: "Backing up the workspace",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			path, err = w.BackUp(ctx)
			return err
		},
		Done: func() {
			s.desk.Host.Toast("Backed up to "+filepath.Base(path), nil)
			s.reload()
		},
	})
}
