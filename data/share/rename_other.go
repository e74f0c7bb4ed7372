//go:build !linux && !darwin && !windows

package share

// renameNew renames a file and never replaces one.
func renameNew(from, to string) error { return renameIfFree(from, to) }
