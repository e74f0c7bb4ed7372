package table

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// ruler measures text by the width of its letters, each measured once: shaping every cell of a screenful on every
// keystroke would take longer than a frame. Kerning makes real text a little narrower, so nothing is cut too late.
type ruler struct {
	size   float32
	style  fyne.TextStyle
	height float32
	ascii  [128]float32
	others map[rune]float32
}

func newRuler(size float32, bold bool) *ruler {
	r := &ruler{size: size, style: fyne.TextStyle{Bold: bold}, others: map[rune]float32{}}
	r.height = fyne.MeasureText("Ag", size, r.style).Height
	for c := ' '; c < 128; c++ {
		r.ascii[c] = fyne.MeasureText(string(c), size, r.style).Width
	}
	return r
}

func (r *ruler) letter(c rune) float32 {
	if c < 128 {
		return r.ascii[c]
	}
	w, ok := r.others[c]
	if !ok {
		w = fyne.MeasureText(string(c), r.size, r.style).Width
		r.others[c] = w
	}
	return w
}

// width is that of a line in pixels.
func (r *ruler) width(s string) float32 {
	var w float32
	for _, c := range s {
		w += r.letter(c)
	}
	return w
}

// cut shortens a line to a width in pixels, with an ellipsis where something is missing.
func (r *ruler) cut(s string, width float32) (string, bool) {
	var w float32
	room := width - r.letter('…')
	fits := 0 // bytes that still leave room for the ellipsis
	for i, c := range s {
		if w <= room {
			fits = i
		}
		if w += r.letter(c); w > width {
			return strings.TrimRight(s[:fits], " ") + "…", true
		}
	}
	return s, false
}

// wrap breaks a text into lines of a width in pixels, at blanks where there are any.
func (r *ruler) wrap(s string, width float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for r.width(word) > width {
			part, _ := r.cut(word, width)
			part = strings.TrimSuffix(part, "…")
			if part == "" {
				break
			}
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, part), word[len(part):]
		}
		switch {
		case line == "":
			line = word
		case r.width(line+" "+word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// oneLine puts a blank for every line break and control character.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, s)
}

// rulers are those of a table's three kinds of text.
type rulers struct{ body, strong, head *ruler }

func newRulers() rulers {
	return rulers{newRuler(theme.Body, false), newRuler(theme.Body, true), newRuler(theme.Small, true)}
}

func (r rulers) of(bold bool) *ruler {
	if bold {
		return r.strong
	}
	return r.body
}
