package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// entry is what a folder holds, as a browser lists it.
type entry struct {
	name   string
	folder bool
	note   string // when it was changed
}

// entriesOf lists the folders in a folder and, if asked for, its files with one of the endings; hidden ones are left
// out.
func entriesOf(dir string, files bool, endings []string) ([]entry, error) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var list []entry
	for _, d := range all {
		name, folder := d.Name(), d.IsDir()
		if d.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(dir, name))
			folder = err == nil && info.IsDir()
		}
		if strings.HasPrefix(name, ".") || !folder && (!files || !ends(name, endings)) {
			continue
		}
		e := entry{name: name, folder: folder}
		if info, err := d.Info(); err == nil && !folder {
			e.note = info.ModTime().Format("Jan 2, 2006")
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b entry) int {
		if a.folder != b.folder {
			return map[bool]int{true: -1, false: 1}[a.folder]
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return list, nil
}

func ends(name string, endings []string) bool {
	return len(endings) == 0 || slices.ContainsFunc(endings, func(end string) bool { return strings.EqualFold(filepath.Ext(name), end) })
}

// place is a folder that everybody knows by name.
type place struct{ words, dir string }

// places are the folders of the user in which files usually lie, those that there are.
func (h homes) places() []place {
	list := []place{{"Documents", filepath.Join(h.start, "Documents")}, {"Downloads", filepath.Join(h.start, "Downloads")}, {"Home", h.start}}
	return slices.DeleteFunc(list, func(p place) bool { return missing(p.dir) })
}

// startFolder is the folder in which a file was chosen last, or else the first of the known ones.
func (s *Shell) startFolder() string {
	if last := s.memory.p.String(keyFolder); filepath.IsAbs(last) && !missing(last) {
		return last
	}
	if known := s.homes.places(); len(known) > 0 {
		return known[0].dir
	}
	return s.homes.start
}

// called is how a folder is named on the screen: from the user's own folder, if it lies there.
func (h homes) called(dir string) string {
	below, err := filepath.Rel(h.start, dir)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return dir
	}
	if below == "." {
		return "Home"
	}
	return "Home › " + strings.ReplaceAll(below, string(filepath.Separator), " › ")
}
