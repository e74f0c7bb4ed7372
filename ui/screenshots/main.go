// Screenshots renders every screen of the sample workspace in two sizes, light and dark, with no display:
// screenshots OUT.
package main

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui"
	"countyline/ui/desk"
	"countyline/ui/theme"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "screenshots OUT: the folder for the pictures")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// today is the day on which all pictures are taken.
func today() time.Time { return time.Date(2026, 11, 19, 8, 12, 0, 0, time.UTC) }

func run(out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "countyline-screenshots")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config")); err != nil { // this is no computer of anybody
		return err
	}
	sample := filepath.Join(dir, "Sample plan")
	filing, err := prepare(sample)
	if err != nil {
		return err
	}
	for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)} {
		for look, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
			if err := take(out, sample, filing, size, look, variant); err != nil {
				return err
			}
		}
	}
	return nil
}

// prepare makes the sample workspace with a frozen filing, whose id it gives, and a team around it.
func prepare(dir string) (string, error) {
	ctx := context.Background()
	if err := app.CreateSample(ctx, dir, quiet); err != nil {
		return "", err
	}
	w, err := app.OpenWorkspace(ctx, dir, quiet)
	if err != nil {
		return "", err
	}
	defer w.Close()
	if err := w.SetPerson(ctx, "Dana R."); err != nil {
		return "", err
	}
	facts, err := w.ProposeFiling(ctx, "", today().Format(time.DateOnly))
	if err != nil {
		return "", err
	}
	filing, err := w.CreateFiling(ctx, facts)
	if err != nil {
		return "", err
	}
	return filing.ID, team(ctx, filepath.Dir(dir), w)
}

// shot is a picture and how to come to it.
type shot struct {
	name string
	show func(*ui.Still)
}

// shots are all pictures of an open workspace.
func shots(filing string, failing desk.Place) []shot {
	at := func(p desk.Place) func(*ui.Still) { return func(s *ui.Still) { s.Go(p) } }
	on := func(id desk.ID) func(*ui.Still) {
		return func(s *ui.Still) {
			p := failing
			p.Screen = id
			s.Go(p)
		}
	}
	return []shot{
		{"map", at(desk.Place{Screen: desk.Map})},
		{"map-county", on(desk.Map)},
		{"adequacy", on(desk.Adequacy)},
		{"network", at(desk.Place{Screen: desk.Network})},
		{"imports", at(desk.Place{Screen: desk.Imports})},
		{"filings", at(desk.Place{Screen: desk.Filings, Record: filing})},
		{"settings", at(desk.Place{Screen: desk.Settings})},
		{"team", func(s *ui.Still) { s.At(time.Now()); s.Go(desk.Place{Screen: desk.Team}); s.At(today()) }}, // the team worked just now
		{"history", func(s *ui.Still) {
			s.At(time.Now())
			s.Go(desk.Place{Screen: desk.History})
			s.Press(fyne.KeyDown)
			s.At(today())
		}},
		{"as-of", func(s *ui.Still) { s.Go(desk.Place{Screen: desk.Map}); s.AsOf(today()) }},
		{"palette", func(s *ui.Still) { s.AsOf(time.Time{}); s.Go(desk.Place{Screen: desk.Map}); s.Palette() }},
	}
}

func take(out, sample, filing string, size fyne.Size, look string, variant theme.Variant) error {
	a := test.NewApp()
	defer a.Quit()
	a.Settings().SetTheme(theme.New(variant))
	s := ui.NewStill(a, today(), size)
	defer s.Close()
	tail := fmt.Sprintf("-%.0fx%.0f-%s.png", size.Width, size.Height, look)
	if err := save(s, filepath.Join(out, "first-run"+tail)); err != nil {
		return err
	}
	s.Open(sample)
	for _, shot := range shots(filing, worst(s.Figures())) {
		shot.show(s)
		if err := save(s, filepath.Join(out, shot.name+tail)); err != nil {
			return err
		}
	}
	return nil
}

// worst is the failing cell with prospects whose specialty fails in the most counties.
func worst(a *app.Adequacy) desk.Place {
	var p desk.Place
	most := 0
	for s, specialty := range a.Specialties {
		failing, in := 0, -1
		for c := range a.Counties {
			if class := a.Cell(c, s).Class; class.Fails() {
				failing++
				if class == app.Fixable && in < 0 {
					in = c
				}
			}
		}
		if in >= 0 && failing > most {
			most, p = failing, desk.Place{County: a.Counties[in].Key, Specialty: specialty.Code}
		}
	}
	return p
}

func save(s *ui.Still, path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, s.Canvas().Capture()); err != nil {
		file.Close()
		return err
	}
	fmt.Println(path)
	return file.Close()
}
