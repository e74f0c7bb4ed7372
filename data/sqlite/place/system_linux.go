package place

import (
	"os"

	"golang.org/x/sys/unix"
)

// fileSystem names the file system of an existing folder; Linux has no flag for remote ones.
func fileSystem(path string) (name string, remote bool) {
	var stat unix.Statfs_t
	if unix.Statfs(path, &stat) != nil {
		return "", false
	}
	name = linuxMagic[uint32(stat.Type)]
	if name == "fuse" {
		if text, err := os.ReadFile("/proc/self/mountinfo"); err == nil {
			return fuseProgram(string(text), path), false
		}
	}
	return name, false
}
