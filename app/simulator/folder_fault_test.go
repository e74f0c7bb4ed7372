package simulator

import (
	"bytes"
	"maps"
	"strings"
)

// What happens to a whole folder, or to a file for everybody.

// rename gives a file the name of a conflicted copy, for everybody.
func (f *folder) rename() (name string, ok bool) {
	name, ok = f.pick(func(name string) bool { return strings.HasPrefix(name, "log/") && strings.HasSuffix(name, ".seg") })
	if ok {
		f.files[conflictedName(name, f.rng)] = f.files[name]
		delete(f.files, name)
		f.noted("renamed for everybody")
	}
	return name, ok
}

// rot changes a file for good.
func (f *folder) rot() (name string, ok bool) {
	name, ok = f.pick(func(name string) bool { return strings.HasSuffix(name, ".seg") })
	if ok && len(f.files[name]) > 0 {
		b := bytes.Clone(f.files[name])
		b[f.rng.IntN(len(b))] ^= 1 << f.rng.IntN(8)
		f.files[name], f.rotten = b, true
		f.noted("rotten for good")
	}
	return name, ok
}

func (f *folder) pick(which func(name string) bool) (string, bool) {
	var list []string
	for _, name := range f.names() {
		if which(name) {
			list = append(list, name)
		}
	}
	if len(list) == 0 {
		return "", false
	}
	return list[f.rng.IntN(len(list))], true
}

// empty takes everything away: the wrong folder was chosen, or somebody tidied up.
func (f *folder) empty() {
	f.before, f.files, f.bare = f.files, map[string][]byte{}, f.rng.IntN(2) == 0
	f.noted("folder emptied")
}

// swap puts another team's folder in the place. Only its format file may be late: else there is nothing to know it by.
func (f *folder) swap(other map[string][]byte) {
	for _, v := range f.views {
		v.listing = nil
		for name := range other {
			if !strings.HasPrefix(name, "format-") {
				v.sights[name] = &sight{}
			}
		}
	}
	f.before, f.files, f.foreign = f.files, maps.Clone(other), true
	f.noted("another team's folder")
}

// troubled says whether the folder is not as it should be for everybody.
func (f *folder) troubled() bool { return f.away || f.before != nil }

// comeBack undoes empty and swap. What was put into an emptied folder meanwhile stays; the other team's goes with it.
func (f *folder) comeBack() {
	if f.before != nil {
		if !f.foreign {
			for name, content := range f.before { // of two files of one name the older stays, whole or not
				f.rotten = f.rotten || f.files[name] != nil && !bytes.Equal(f.files[name], content)
				f.files[name] = content
			}
			f.before = f.files
		}
		f.files, f.before, f.foreign = f.before, nil, false
	}
	f.away, f.bare = false, false
}

// lose takes one file away for good.
func (f *folder) lose() (name string, ok bool) {
	name, ok = f.pick(func(string) bool { return true })
	if ok {
		delete(f.files, name)
		f.noted("vanished for good")
	}
	return name, ok
}
