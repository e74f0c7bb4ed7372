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
	newest  *kit.Row
	kept    *kit.Field
	was     map[*kit.Field]string
}

func (s *Screen) newFolderPage() *folderPage {
	p := &folderPage{s: s, was: map[*kit.Field]string{}}
	p.path = kit.NewText("", kit.Style{Bold: true, Cut: true})
	p.viewing = kit.NewButton("Open the folder", "folder-open", kit.Secondary, p.view)
	p.viewing.Hidden = !app.CanView()
	p.newest = kit.NewRow("Newest backup", "", "")
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
		card("Backups", "The first opening of a day makes a backup. Each is verified when it is made.",
			p.newest, kit.NewForm(p.kept).Bare(), kit.NewLine(theme.Step, kit.NewButton("Back up now", "hard-drive-download", kit.Secondary, s.backUp))),
	)
	return p
}

func (p *folderPage) fill() {
	r := &p.s.records
	p.path.SetText(r.folder)
	refill(p.was, map[*kit.Field]string{p.kept: strconv.Itoa(r.settings.BackupsKept)})
	if len(r.backups) == 0 {
		p.newest.Set("Newest backup", "", "None yet")
		return
	}
	how := "daily"
	if r.backups[0].ByHand {
		how = "by hand"
	}
	p.newest.Set("Newest backup", how, date(r.backups[0].Taken))
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
