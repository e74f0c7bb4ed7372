package place

import "golang.org/x/sys/unix"

// fileSystem names the file system of an existing folder; what is not MNT_LOCAL is on another computer.
func fileSystem(path string) (name string, remote bool) {
	var stat unix.Statfs_t
	if unix.Statfs(path, &stat) != nil {
		return "", false
	}
	return unix.ByteSliceToString(stat.Fstypename[:]), stat.Flags&unix.MNT_LOCAL == 0
}
