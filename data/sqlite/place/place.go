// Package place judges whether a folder is fit to hold a workspace. A SQLite database on a network drive or
// in a folder that a cloud service copies gets damaged sooner or later, so such folders are refused.
package place

import (
	"fmt"
	"strings"

	"countyline/data"
)

// Facts is what the operating system says about a folder; Judge needs nothing else.
type Facts struct {
	Path       string                    // absolute, symbolic links resolved
	FileSystem string                    // name of the file system, e.g. "ext4", "nfs", "fuse.sshfs"; empty when unknown
	Remote     bool                      // the system itself says that it is not on this computer
	CloudRoots map[string]string         // folders that cloud programs announced, with the program's name
	Home       string                    // the user's own folder; empty when unknown
	List       func(dir string) []string // names in a folder, folders ending in a slash; none when unreadable
}

// Check says in a sentence for people why dir, or the folder it would be made in, cannot hold a workspace.
func Check(dir string) error {
	facts, err := gather(dir)
	if err != nil {
		return err
	}
	return Judge(facts)
}

// Judge decides on the facts alone: nil, or an error that names the way out.
func Judge(f Facts) error {
	if name := network(f); name != "" {
		example := f.Home
		if within(f.Path, f.Home) {
			example = "" // the home folder may be on the same drive
		}
		return refusal("network_path", f.Path+" is on a network drive ("+name+")", example)
	}
	if name := cloud(f); name != "" {
		example := f.Home
		if home := (Facts{Path: f.Home, CloudRoots: f.CloudRoots, List: f.List}); cloud(home) != "" {
			example = ""
		}
		return refusal("cloud_path", f.Path+" is in a folder that "+name+" copies", example)
	}
	return nil
}

func refusal(code, what, example string) error {
	if example != "" {
		separator := "/"
		if isWindows(example) {
			separator = `\`
		}
		example = ", for example " + strings.TrimRight(example, `\/`) + separator + "Countyline"
	}
	return &data.Error{Code: code, Message: fmt.Sprintf("%s, where a database gets damaged sooner or later, so nothing was written there. "+
		"Choose a folder on this computer's own disk%s; colleagues get your changes through the team's shared folder, not from the workspace itself.",
		what, example)}
}

// within says whether path is dir or lies below it.
func within(path, dir string) bool {
	p, d := parts(path), parts(dir)
	if len(d) == 0 || len(p) < len(d) {
		return false
	}
	for i := range d {
		if p[i] != d[i] {
			return false
		}
	}
	return true
}

// parts splits a path of any system into lower-case names, so that one table of names serves all three.
func parts(path string) []string {
	if isWindows(path) {
		path = strings.ReplaceAll(path, `\`, "/")
	}
	return strings.FieldsFunc(strings.ToLower(path), func(r rune) bool { return r == '/' })
}

// parents lists the folder itself and every folder above it, nearest first.
func parents(path string) []string {
	separators := "/"
	if isWindows(path) {
		separators = `/\`
	}
	var dirs []string
	for path = strings.TrimRight(path, separators); path != ""; {
		dirs = append(dirs, path)
		path = strings.TrimRight(path[:strings.LastIndexAny(path, separators)+1], separators)
	}
	return dirs
}

func isWindows(path string) bool {
	return strings.HasPrefix(path, `\\`) || len(path) >= 2 && path[1] == ':'
}
