// Package cli is the command line: flags in, one use case, files out, exit code.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"countyline/app"
	"countyline/data"
)

// Exit codes of the commands.
const (
	done   = 0
	failed = 1 // with a sentence on stderr
	misuse = 2 // wrong usage
)

type commands struct {
	Audit   auditCommand     `cmd:"" help:"Assess a network for every county and specialty, and write the grid, the map and the filing."`
	Sample  sampleCommand    `cmd:"" help:"Make a workspace with an invented plan in rural Mississippi and a roster with gaps."`
	Team    teamCommand      `cmd:"" help:"Make or join a team that shares its work through a folder, with no server."`
	Share   shareCommand     `cmd:"" help:"Exchange changes with the team once: take in what colleagues did and publish what was done here."`
	History historyCommand   `cmd:"" help:"List what was changed in a workspace: who, when, from what to what."`
	Verify  verifyCommand    `cmd:"" help:"Check a workspace: every record against its history, the database, and every kept file."`
	Dump    dumpCommand      `cmd:"" help:"Write all that a workspace shares as sorted text, to be compared with a colleague's."`
	Backup  backupCommand    `cmd:"" help:"Make a backup of a workspace now, check it, and print where it is."`
	Restore restoreCommand   `cmd:"" help:"List the backups of a workspace, or go back to one; what is there now is kept as a backup."`
	Open    openCommand      `cmd:"" help:"Open the window on a workspace. Without any command it opens on the one used last."`
	Version kong.VersionFlag `help:"Print the version and leave."`
}

// Surroundings is what the program runs in.
type Surroundings struct {
	Out, Err io.Writer
	// Window opens the window on the workspace in a folder, "" for the one used last, and returns when it is closed.
	Window func(dir string) error
	// Config is the folder in which this installation keeps its key; empty for the user's own folder for settings.
	Config string
}

// terminal is what a command talks to.
type terminal struct {
	out, err io.Writer
	progress app.Progress
	window   func(dir string) error
	config   string
}

// Main runs the command that args name and returns its exit code; without arguments it opens the window. An interrupt
// stops a command with nothing half-written.
func Main(args []string, s Surroundings) int {
	out, errOut := s.Out, s.Err
	if len(args) == 0 {
		return exitCode(s.Window(""), errOut)
	}
	var c commands
	left := -1
	parser, err := kong.New(&c, kong.Name("countyline"),
		kong.Description("From a roster to a filing: network adequacy by 42 CFR 422.116, with no network connection and no account."),
		kong.Writers(out, errOut), kong.Vars{"version": "countyline " + app.Version}, kong.UsageOnError(),
		kong.Exit(func(code int) { left = code }))
	if err != nil {
		fmt.Fprintln(errOut, err)
		return failed
	}
	if args[0] == "help" || args[0] == "version" { // what people type first
		args = append(args[1:len(args):len(args)], "--"+args[0])
	}
	command, err := parser.Parse(args)
	if left >= 0 { // --help or --version has answered
		return left
	}
	if err != nil {
		return sayUsage(errOut, err)
	}
	t := &terminal{out: out, err: errOut, progress: stages(errOut), window: s.Window, config: s.Config}
	if command.Command() == "open <dir>" {
		return exitCode(command.Run(t), errOut)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A command reads much, computes once and ends: collecting early would only slow it.
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(768 << 20)
	command.BindTo(ctx, (*context.Context)(nil))
	return exitCode(command.Run(t), errOut)
}

// exitCode says what went wrong, if anything, and gives the code that the program ends with.
func exitCode(err error, errOut io.Writer) int {
	var usage *usageError
	switch {
	case err == nil:
		return done
	case errors.As(err, &usage):
		return sayUsage(errOut, err)
	default:
		fmt.Fprintln(errOut, sentence(err))
		return failed
	}
}

// usageError is a wrong combination of flags that the parser cannot see.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func sayUsage(w io.Writer, err error) int {
	fmt.Fprintf(w, "countyline: %s\nFlags come after the command: countyline audit --roster FILE --out DIR. \"countyline audit --help\" lists them.\n", err)
	return misuse
}

// sentence is what a person reads; the cause of an error that is no sentence of ours is printed as it is.
func sentence(err error) string {
	var known *data.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return err.Error()
}

// stages prints each stage once, and how far it has come every few seconds of a long one.
func stages(w io.Writer) app.Progress {
	const pause = 3 * time.Second
	last, said := "", time.Now()
	return func(stage string, done, total int64) {
		if stage != last {
			fmt.Fprintln(w, stage)
			last, said = stage, time.Now()
			return
		}
		if total > 0 && time.Since(said) > pause {
			said = time.Now()
			fmt.Fprintf(w, "  %d%%\n", done*100/total)
		}
	}
}
