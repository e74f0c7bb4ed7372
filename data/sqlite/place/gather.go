package place

import (
	"os"
	"path/filepath"
)

// gather resolves the folder, or its nearest parent that exists, and asks the system about it.
func gather(dir string) (Facts, error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return Facts{}, err
	}
	existing, missing := path, ""
	for {
		resolved, err := filepath.EvalSymlinks(existing)
		if err == nil {
			existing = resolved
			break
		}
		parent := filepath.Dir(existing)
		if parent == existing {
			break // nothing of it exists, e.g. a drive letter that is not there; opening will say so
		}
		missing = filepath.Join(filepath.Base(existing), missing)
		existing = parent
	}
	home, _ := os.UserHomeDir()
	facts := Facts{Path: filepath.Join(existing, missing), Home: home, CloudRoots: announced(os.Getenv), List: names}
	facts.FileSystem, facts.Remote = fileSystem(existing)
	return facts, nil
}

// announced reads the folders that OneDrive tells every program about.
func announced(getenv func(string) string) map[string]string {
	roots := map[string]string{}
	for _, key := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if dir := getenv(key); dir != "" {
			roots[dir] = "OneDrive"
		}
	}
	return roots
}

// names lists a folder, folders with a slash at the end; what could be read is enough to look for markers.
func names(dir string) []string {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	entries, _ := f.ReadDir(-1)
	list := make([]string, len(entries))
	for i, entry := range entries {
		list[i] = entry.Name()
		if entry.IsDir() {
			list[i] += "/"
		}
	}
	return list
}
