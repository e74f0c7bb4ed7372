//go:build !linux && !darwin && !windows

package place

// fileSystem knows nothing on other systems; names and markers still count.
func fileSystem(string) (name string, remote bool) { return "", false }
