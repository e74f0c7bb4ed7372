package share

import (
	"errors"

	"golang.org/x/sys/unix"
)

// renameNew renames a file and never replaces one. Network file systems do not know the flag.
func renameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return renameIfFree(from, to)
	}
	return err
}
