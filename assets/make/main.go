// Command make downloads the packages that Countyline's embedded data comes from, at pinned versions, and
// writes the packed files into assets. Its output is committed; running it twice gives the same bytes.
//
//	go run ./assets/make            # from the root of the repository; needs npm and a network
//	go run ./assets/make -from DIR  # with archives that were downloaded before; needs neither
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	from := flag.String("from", "", "folder that holds the package archives already")
	out := flag.String("out", "assets", "folder to write to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "make assets:", err)
		os.Exit(1)
	}
}

// run fetches, builds everything in memory and only then writes.
func run(ctx context.Context, from, out string) error {
	if from == "" {
		dir, err := os.MkdirTemp("", "countyline-assets-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if err := download(ctx, dir); err != nil {
			return err
		}
		from = dir
	}
	files := map[string][]byte{}
	for _, step := range []func(archives string, files map[string][]byte) error{
		makeCounties, makeZIPs, copyFonts, copyIcons, copyLicences,
	} {
		if err := step(from, files); err != nil {
			return err
		}
	}
	return write(out, files)
}

func write(out string, files map[string][]byte) error {
	total := 0
	for name, content := range files {
		path := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
		total += len(content)
	}
	fmt.Printf("%d files, %.2f MB\n", len(files), float64(total)/1e6)
	return nil
}
