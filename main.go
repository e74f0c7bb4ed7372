// Countyline shows health plans where their provider networks fall short of the adequacy test of
// 42 CFR 422.116, and prints the pages that are filed.
package main

import (
	"os"

	"countyline/app/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Surroundings{Out: os.Stdout, Err: os.Stderr, Window: window}))
}
