//go:build !linux && !windows

package app

// machineID is empty where a program without rights cannot learn it from a file.
func machineID() string { return "" }
