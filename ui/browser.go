package ui

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// browser asks for a file or a folder in a dialog of our own: Fyne's empties the file that is to be written before
// anybody has agreed to it.
type browser struct {
	title, verb string
	endings     []string // of the files that are listed, such as ".csv"; none lists all
	files       bool     // a file is asked for, not a folder
	saves       bool     // the file is to be written
	chosen      func(string)

	s     *Shell
	box   *kit.Dialog
	body  *fyne.Container
	dir   string // whose entries are listed
	held  []entry
	up    *kit.Button
	where *kit.Text
	lines *kit.Lines
	name  *kit.Entry
	wrong *kit.Paragraph
	gone  bool // the dialog was closed
}

const keyFolder = "files.folder" // where a file was chosen last

// browse shows the dialog in the folder used last, with a name proposed for a file to be written.
func (s *Shell) browse(b *browser, name string) {
	b.s, b.dir = s, s.startFolder() // where a name is meant that is written before the folder has been read
	b.up = kit.NewIconButton("arrow-up-from-line", "The folder above (Backspace)", b.out).Framed()
	b.where = kit.NewText("", kit.Style{Bold: true, Cut: true})
	b.lines = kit.NewLines(b.taken)
	b.lines.OnUp = b.out
	b.name = kit.NewEntry(b.asks(), name)
	b.name.OnSubmit = func(string) { b.take() }
	b.name.OnChanged = func(string) { b.say("") }
	b.wrong = kit.NewParagraph("", kit.Style{Ink: kit.InkBad})
	b.wrong.Hide()
	top := []fyne.CanvasObject{b.up}
	for _, p := range s.homes.places() {
		top = append(top, kit.NewButton(p.words, "", kit.Quiet, func() { b.list(p.dir, true) }))
	}
	b.body = &fyne.Container{Layout: &browsing{}, Objects: []fyne.CanvasObject{kit.NewEnds(b.where, top...), b.lines, b.name, b.wrong}}
	buttons := []*kit.Button{kit.NewButton("Cancel", "", kit.Secondary, b.close), kit.NewButton(b.verb, "", kit.Primary, b.take)}
	if !b.files {
		buttons = append([]*kit.Button{kit.NewButton("New folder", "", kit.Secondary, b.askForNew)}, buttons...)
	}
	b.box = kit.ShowDialog(s.window, b.title, b.body, buttons...)
	b.box.OnClosed = func() { b.gone = true }
	if b.saves {
		s.window.Canvas().Focus(b.name.Editor)
		b.name.Editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	} else {
		s.window.Canvas().Focus(b.lines)
	}
	b.list(b.dir, false)
}

// asks is what stands in the empty field below the list.
func (b *browser) asks() string {
	switch {
	case b.saves:
		return "Name of the file"
	case b.files:
		return "Choose a file above, or write its path"
	}
	return "Choose this folder, or write the path of another"
}

// list reads a folder beside the window, for folders on a network may take their time.
func (b *browser) list(dir string, focus bool) {
	var held []entry
	b.s.desk.Run(desk.Task{
		Key: "browse", Title: "Reading " + filepath.Base(dir),
		Work: func(_ context.Context, _ *app.Workspace) (err error) {
			held, err = entriesOf(dir, b.files, b.endings)
			return err
		},
		Done:   func() { b.show(dir, held, focus) },
		Failed: func(error) { b.say(dir + " cannot be opened; choose another folder. Nothing was changed.") },
	})
}

// show lists the entries of a folder.
func (b *browser) show(dir string, held []entry, focus bool) {
	b.dir, b.held = dir, held
	b.where.SetText(b.s.homes.called(dir))
	enable(b.up, filepath.Dir(dir) != dir)
	lines := make([]kit.Line, len(held))
	for i, e := range held {
		lines[i] = kit.Line{Icon: "file-text", Words: e.name, Note: e.note}
		if e.folder {
			lines[i].Icon = "folder-open"
		}
	}
	b.lines.SetLines(lines)
	if focus {
		b.s.window.Canvas().Focus(b.lines)
	}
	b.say("")
}

// out goes to the folder above.
func (b *browser) out() {
	if above := filepath.Dir(b.dir); b.dir != "" && above != b.dir {
		b.list(above, true)
	}
}

// taken goes into a folder, or puts the name of a file into the field; by a key a file that is to be read is taken.
func (b *browser) taken(line int, byKey bool) {
	e := b.held[line]
	if e.folder {
		b.list(filepath.Join(b.dir, e.name), true)
		return
	}
	b.name.SetText(e.name)
	if byKey && !b.saves {
		b.take()
	}
}

// take gives the path that stands in the field, when it is one of what was asked for.
func (b *browser) take() {
	path := b.name.Text()
	if path == "" && b.files {
		b.say("Choose a file first, or write its name.")
		return
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(b.dir, path)
	}
	var there, folder, parentless bool
	b.s.desk.Run(desk.Task{ // a path may lead to a drive that takes its time
		Key: "browse for", Title: "Looking for " + filepath.Base(path),
		Work: func(context.Context, *app.Workspace) error {
			info, err := os.Stat(path)
			there, folder, parentless = err == nil, err == nil && info.IsDir(), b.saves && missing(filepath.Dir(path))
			return nil
		},
		Done: func() {
			if !b.gone {
				b.takeFound(path, there, folder, parentless)
			}
		},
	})
}

// takeFound gives a path once it is known whether something is there, which may be a folder; or says why not.
func (b *browser) takeFound(path string, there, folder, parentless bool) {
	switch {
	case folder && b.files:
		b.name.SetText("")
		b.list(path, true)
	case there && !folder && !b.files:
		b.say("That is a file; choose a folder.")
	case there && b.saves:
		kit.Confirm(b.s.window, "Replace the file?", filepath.Base(path)+" is in "+filepath.Dir(path)+" already. Replacing it cannot be undone.", "Replace", func() { b.give(path) })
	case parentless:
		b.say("There is no folder " + filepath.Dir(path) + ".")
	case !there && !b.saves:
		b.say("There is no " + map[bool]string{true: "file", false: "folder"}[b.files] + " of that name that can be opened.")
	default:
		b.give(path)
	}
}

// close takes the dialog away; what is still being looked for is not taken then.
func (b *browser) close() {
	b.gone = true
	b.box.Close()
}

// give closes the dialog and hands over the path.
func (b *browser) give(path string) {
	b.close()
	folder := path
	if b.files {
		folder = filepath.Dir(path)
	}
	b.s.memory.p.SetString(keyFolder, folder)
	b.chosen(path)
}

// say tells below the field what is wrong; "" tells nothing.
func (b *browser) say(sentence string) {
	if b.wrong.Text() == sentence {
		return
	}
	b.wrong.SetText(sentence)
	b.name.SetBad(sentence != "")
	b.wrong.Hidden = sentence == ""
	if b.body != nil {
		b.body.Refresh()
	}
}

// browsing lays out where one is, the list, the name and what is wrong; the list takes the room that is left.
type browsing struct{}

func (browsing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(592, 400)
}

func (browsing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = theme.Step
	wrong := float32(0)
	if w := objects[3].(*kit.Paragraph); w.Visible() {
		wrong = w.HeightAt(size.Width) + gap
		put(w, 0, size.Height-wrong+gap, size.Width, wrong-gap)
	}
	name := size.Height - wrong - theme.Control
	put(objects[0], 0, 0, size.Width, theme.Control)
	put(objects[1], 0, theme.Control+gap, size.Width, max(0, name-theme.Control-2*gap))
	put(objects[2], 0, name, size.Width, theme.Control)
}
