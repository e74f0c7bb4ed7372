//go:build nogui

package main

import "countyline/data"

// window says that there is none: this build needs no display and no graphics libraries.
func window(string) error {
	return &data.Error{Code: "no_window", Message: "This build of Countyline has no window and nothing was changed; \"countyline audit --help\" shows the command that assesses a network, and \"countyline sample DIR\" makes a workspace to try it on."}
}
