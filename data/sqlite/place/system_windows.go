package place

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// fileSystem says whether the drive of an existing folder is mapped from another computer.
func fileSystem(path string) (name string, remote bool) {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return "", false
	}
	return "", windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
